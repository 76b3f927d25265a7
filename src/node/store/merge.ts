// Joins the stores of shards. All is looked at before anything is written: shards that are missing or there twice, of other questions or other
// versions, and pieces that are missing, damaged or not the same in two places are each told by name.
import { nounFor } from "../../scenario/counted.ts";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { canonical } from "./canonical.ts";
import { decoded } from "./file.ts";
import { isStore, StoreFolder } from "./folder.ts";
import { shardFileOf, type ShardFile } from "./shard.ts";

/** Why shards are not joined, each in a sentence that names what it is about. */
export class NotJoined extends Error {
  override readonly name = "NotJoined";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

export interface Merged {
  readonly question: ShardFile["question"];
  readonly version: string;
  readonly shards: number;
  readonly pieces: number;
  /** Files that the joined store did not have. */
  readonly written: number;
}

interface Found {
  readonly file: ShardFile;
  readonly store: StoreFolder;
  /** The store's folder, as it is told. */
  readonly at: string;
}

/** Digits of a version that tell it from another. */
const SHOWN = 12;
const numbers = (all: readonly number[]): string => all.join(", ");

/**
 * `folder` has a store for each shard, or is one that they share. `to` opens the store to join them in, once nothing is refused; without it the shards
 * are only looked at. Throws NotJoined, and what the system says.
 */
export async function merge(
  folder: string,
  to: (() => Promise<StoreFolder>) | null,
  progress: (done: number, of: number) => void,
): Promise<Merged> {
  const stores = (await isStore(folder)) ? [folder] : await below(folder);
  const all: Found[] = [];
  const problems: string[] = [];
  for (const path of stores) {
    const store = await StoreFolder.open(path);
    for (const { name } of await store.all("shards")) {
      const bytes = await store.read("shards", name);
      const file = bytes && shardFileOf(bytes);
      if (file) all.push({ file, store, at: path });
      else problems.push(`"${name}" in "${path}" is damaged: run that shard again`);
    }
  }
  if (problems.length > 0) throw new NotJoined(problems);
  const first = all[0];
  if (!first) throw new NotJoined([`no shard that came to its end is in "${folder}": precedent test … --shard 1/4 --store "${join(folder, "1")}" makes one`]); // prettier-ignore
  problems.push(...ofOneKind(first, all));
  if (problems.length > 0) throw new NotJoined(problems);
  const pieces = new Map<string, { readonly bytes: Buffer; readonly same: string; readonly at: string }>();
  const of = all.reduce((sum, { file }) => sum + file.pieces.length, 0);
  let done = 0;
  for (const { file, store, at } of all)
    for (const name of file.pieces) {
      progress(done++, of);
      const bytes = await store.read("pieces", name);
      const contents = bytes && decoded(bytes);
      const wrong = whatIsWrong(contents, name, file.version);
      if (wrong !== null || !bytes || !contents || "fault" in contents) {
        problems.push(`a gap: piece "${name}" of shard ${file.part} ${wrong ?? "is missing"} in "${at}"; run shard ${file.part}/${file.of} there again`); // prettier-ignore
        continue;
      }
      const same = canonical({ parts: contents.head.parts, body: contents.body });
      const known = pieces.get(name);
      if (known && known.same !== same) problems.push(`a double: piece "${name}" has other numbers in "${known.at}" than in "${at}"; one of them was changed`); // prettier-ignore
      pieces.set(name, { bytes, same, at });
    }
  progress(of, of);
  if (problems.length > 0) throw new NotJoined(problems);
  let written = 0;
  if (to) {
    const joined = await to();
    for (const kind of ["inputs", "versions"] as const)
      for (const { store } of all)
        for (const { name } of await store.all(kind)) {
          const bytes = await store.read(kind, name);
          if (bytes && !(await joined.read(kind, name))) await joined.write(kind, name, bytes);
        }
    for (const [name, { bytes }] of pieces) {
      if (await joined.read("pieces", name)) continue;
      await joined.write("pieces", name, bytes);
      written++;
    }
  }
  const { question, version } = first.file;
  return { question, version, shards: first.file.of, pieces: pieces.size, written };
}

/** Folders in a folder that are stores, in order. */
async function below(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of (await readdir(folder)).toSorted())
    if (await isStore(join(folder, name)).catch(() => false)) found.push(join(folder, name));
  return found;
}

/** What keeps shards from being those of one question: gaps, doubles, other versions. */
function ofOneKind(first: Found, all: readonly Found[]): readonly string[] {
  const problems: string[] = [];
  const told = ({ file, at }: Found): string => `shard ${file.part}/${file.of} in "${at}"`;
  for (const one of all) {
    if (one.file.version !== first.file.version)
      problems.push(`${told(one)} has results of version ${one.file.version.slice(0, SHOWN)}, ${told(first)} of ${first.file.version.slice(0, SHOWN)}; run them with one Precedent`); // prettier-ignore
    else if (canonical(one.file.question) !== canonical(first.file.question))
      problems.push(`${told(one)} asks ${asked(one.file)}, ${told(first)} ${asked(first.file)}; put them into folders of their own`); // prettier-ignore
    else if (one.file.of !== first.file.of) problems.push(`${told(one)} is not one of ${first.file.of}, as ${told(first)} is`); // prettier-ignore
  }
  if (problems.length > 0) return problems;
  const parts = new Map<number, string[]>();
  for (const { file, at } of all) parts.set(file.part, [...(parts.get(file.part) ?? []), at]);
  const missing = Array.from({ length: first.file.of }, (_, i) => i + 1).filter((part) => !parts.has(part));
  if (missing.length > 0)
    problems.push(`a gap: of ${first.file.of} shards ${nounFor(missing.length, "number")} ${numbers(missing)} did not come to an end, or ${missing.length === 1 ? "is" : "are"} not here`); // prettier-ignore
  for (const [part, at] of parts)
    if (at.length > 1) problems.push(`a double: shard ${part}/${first.file.of} is in ${at.map((path) => `"${basename(path)}"`).join(" and ")}; leave one of them out`); // prettier-ignore
  return problems;
}

const asked = ({ question: { id, seed, worlds, claims } }: ShardFile): string =>
  `${id}, seed ${seed}, ${worlds} worlds${claims.length > 0 ? `, claims ${claims.join(", ")}` : ""}`;

function whatIsWrong(contents: ReturnType<typeof decoded> | null, name: string, version: string): string | null {
  if (!contents) return "is missing";
  if ("fault" in contents) return `is damaged (${contents.fault})`;
  if (`${contents.head.name}.piece` !== name) return `is another's (${contents.head.name})`;
  return contents.head.version === version ? null : `is of version ${contents.head.version.slice(0, SHOWN)}`;
}
