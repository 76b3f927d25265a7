// What is in a store, read from its files, and why something is not: the first input in which what is asked differs from what is nearest.
import { PLAN, type Compiler } from "../../world/compile.ts";
import { inputsOf } from "../../world/inputs.ts";
import type { KeptAnswer, KeptGroup, KeptResults, Why } from "../../report/answers/kept.ts";
import { shellOption, shellPath } from "../../scenario/shellWords.ts";
import { readFile } from "node:fs/promises";
import { canonical } from "./canonical.ts";
import { decoded, type Contents, type Head } from "./file.ts";
import type { StoreFolder } from "./folder.ts";
import { scenarioName } from "./key.ts";
import { answersVersion, resultsVersion } from "./version.ts";

/** A file that is believed, or why it is not. */
export interface Looked {
  readonly name: string;
  readonly bytes: number;
  readonly used: Date;
  readonly contents: Contents | null;
  readonly why: string;
}

/** Every piece or answer, one after the other. `progress` is told how many of how many. */
export async function* looked(
  folder: StoreFolder,
  kind: "pieces" | "answers",
  progress?: (done: number, of: number) => void,
): AsyncGenerator<Looked> {
  const files = await folder.all(kind);
  for (const [i, { name, path, bytes, used }] of files.entries()) {
    const file = await readFile(path).catch(() => null);
    // another process may have taken it away
    if (!file) continue;
    const found = decoded(file);
    if ("fault" in found) yield { name, bytes, used, contents: null, why: `is ${found.fault}` };
    else if (name.startsWith(found.head.name)) yield { name, bytes, used, contents: found, why: "" };
    else yield { name, bytes, used, contents: null, why: `was made for ${found.head.name}` };
    progress?.(i + 1, files.length);
  }
}

/** What is known of a scenario or a version by its hash; null where the store does not say. */
async function described(folder: StoreFolder, kind: "inputs" | "versions", name: string): Promise<Described | null> {
  try {
    return JSON.parse(String(await folder.read(kind, `${name}.json`))) as Described | null;
  } catch {
    return null;
  }
}

interface Described {
  readonly id?: string;
  readonly title?: string;
  readonly inputs?: unknown;
  readonly parts?: Readonly<Record<string, string>>;
}

const seedOf = ({ asks }: Head): number | undefined =>
  (asks as { readonly plan?: { readonly seed?: number } } | null)?.plan?.seed;

export async function kept(folder: StoreFolder, progress?: (done: number, of: number) => void): Promise<KeptResults> {
  const groups = new Map<string, { -readonly [K in keyof KeptGroup]: KeptGroup[K] }>();
  const damaged: { file: string; why: string }[] = [];
  let bytes = 0;
  for await (const file of looked(folder, "pieces", progress)) {
    bytes += file.bytes;
    if (!file.contents) {
      damaged.push({ file: file.name, why: file.why });
      continue;
    }
    const { head } = file.contents;
    const about = await described(folder, "inputs", head.scenario);
    const key = `${about?.id ?? head.scenario} ${head.version}`;
    const own = groups.get(key) ?? {
      id: about?.id ?? "",
      title: about?.title ?? "",
      scenario: head.scenario,
      version: head.version,
      usable: head.version === resultsVersion().version,
      seeds: [],
      pieces: 0,
      runs: 0,
      bytes: 0,
      used: "",
    };
    groups.set(key, own);
    own.pieces++;
    own.runs += (head.counts["runs"] ?? 0) + (head.counts["forks"] ?? 0);
    own.bytes += file.bytes;
    const used = file.used.toISOString();
    if (used > own.used) own.used = used;
    const seed = seedOf(head);
    if (seed !== undefined && !own.seeds.includes(seed)) own.seeds = [...own.seeds, seed].sort((a, b) => a - b);
  }
  const answers: KeptAnswer[] = [];
  for await (const file of looked(folder, "answers")) {
    bytes += file.bytes;
    if (!file.contents) damaged.push({ file: file.name, why: file.why });
    else answers.push({ command: commandOf(file.contents.head), usable: file.contents.head.version === answersVersion().version, bytes: file.bytes, used: file.used.toISOString() }); // prettier-ignore
  }
  const latest = <T extends { readonly used: string }>(all: Iterable<T>): T[] =>
    [...all].sort((a, b) => (a.used < b.used ? 1 : -1));
  return { folder: folder.path, groups: latest(groups.values()), answers: latest(answers), damaged, bytes };
}

/** A command line as it was typed, about. */
function commandOf({ asks }: Head): string {
  const { command, argument, options } = asks as {
    readonly command: string;
    readonly argument: string;
    readonly options: Readonly<Record<string, unknown>>;
  };
  const flags = Object.entries(options).flatMap(([name, value]) => {
    if (value === false || value === null) return [];
    if (value === true) return [`--${name}`];
    return (Array.isArray(value) ? value : [value]).map((one) => shellOption(name, String(one)));
  });
  return ["precedent", command, shellPath(argument), ...flags].join(" ");
}

/** Whether there are pieces for exactly this, else what first differs from those that are nearest. */
export async function why(folder: StoreFolder, compiled: Compiler, seed: number): Promise<Why> {
  const { id } = compiled.scenario;
  const { version, parts } = resultsVersion();
  let pieces = 0;
  let nearest: { readonly head: Head; readonly near: number; readonly used: Date } | null = null;
  const about = new Map<string, Described | null>();
  for await (const { contents, used } of looked(folder, "pieces")) {
    if (!contents) continue;
    const { head } = contents;
    if (!about.has(head.scenario)) about.set(head.scenario, await described(folder, "inputs", head.scenario));
    const own = about.get(head.scenario) ?? null;
    const isSame = head.scenario === scenarioName(compiled, widthOf(head));
    if (head.version === version && isSame && seedOf(head) === seed) pieces++;
    if (own?.id !== id && !isSame) continue;
    // the same code counts for most, then the same inputs, then the same seed
    const near = (head.version === version ? 4 : 0) + (isSame ? 2 : 0) + (seedOf(head) === seed ? 1 : 0);
    if (!nearest || near > nearest.near || (near === nearest.near && used > nearest.used))
      nearest = { head, near, used };
  }
  if (pieces > 0 || !nearest) return { scenario: id, pieces, differs: null };
  const { head } = nearest;
  const versions = (await described(folder, "versions", head.version))?.parts ?? {};
  const there = about.get(head.scenario)?.inputs ?? {};
  const all = [
    ...differences("code", versions, parts).map((d) => ({ ...d, there: d.there === "none" ? "none" : "other", asked: d.asked === "none" ? "none" : "this" })), // prettier-ignore
    ...differences("", there, JSON.parse(JSON.stringify(inputsOf(compiled, widthOf(head)))) as unknown),
    ...differences("seed", seedOf(head), seed),
  ];
  const [first] = all;
  return { scenario: id, pieces, differs: first ? { ...first, more: all.length - 1 } : null };
}

const widthOf = ({ asks }: Head): number =>
  (asks as { readonly plan?: { readonly width?: number } } | null)?.plan?.width ?? PLAN.width;

interface Difference {
  readonly what: string;
  readonly there: string;
  readonly asked: string;
}

/** Characters of a value that are shown. */
const SHOWN = 120;

/** Every place at which two plain values differ, down to what is no table any more. */
export function differences(what: string, there: unknown, asked: unknown): Difference[] {
  if (isTable(there) && isTable(asked)) {
    const keys = [...new Set([...Object.keys(there), ...Object.keys(asked)])];
    return keys.flatMap((key) => differences(what === "" ? key : `${what} ${key}`, there[key], asked[key]));
  }
  const say = (value: unknown): string => (value === undefined ? "none" : canonical(value).slice(0, SHOWN));
  const [a, b] = [say(there), say(asked)];
  return (there === undefined) === (asked === undefined) &&
    (there === undefined || canonical(there) === canonical(asked))
    ? []
    : [{ what, there: a, asked: b }];
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Takes away what was not used for longest until no more than so many bytes are left; what went. */
export async function prune(
  folder: StoreFolder,
  most: number,
): Promise<{ readonly files: number; readonly bytes: number; readonly left: number }> {
  const files = [...(await folder.all("pieces")), ...(await folder.all("answers"))];
  files.sort((a, b) => a.used.getTime() - b.used.getTime());
  let left = files.reduce((sum, f) => sum + f.bytes, 0);
  const went = { files: 0, bytes: 0 };
  for (const { path, bytes } of files) {
    if (left <= most) break;
    await folder.remove(path);
    left -= bytes;
    went.files++;
    went.bytes += bytes;
  }
  return { ...went, left };
}
