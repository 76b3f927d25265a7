// A scenario's folder on disk, read as text. Nothing outside it is read, whatever its links say, and nothing that is no plain file.
import { open, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { messages } from "../scenario/problems/messages.ts";
import { mayBeMap, SIMPLER } from "../scenario/map/mapFile.ts";
import { LARGEST } from "../scenario/parse.ts";
import { NOWHERE, type Problem, type Span } from "../scenario/problems/problem.ts";
import { shippedNames } from "./shipped.ts";

export interface Folder {
  readonly path: string;
  /** The path with a slash behind it, for names of files to follow. */
  readonly named: string;
  readonly files: Readonly<Record<string, string>>;
  /** Files that could not be read as text; in `files` they stand as well as they could be read, to be shown. */
  readonly unread: readonly Problem[];
}

const TEXT = /\.(ya?ml|csv)$/i;
const MOST_FILES = 1000;

/** Thrown for a folder that cannot be read: the user's to mend. */
export class FolderError extends Error {
  override readonly name = "FolderError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The one folder below it that is read: rival explanations. */
const BELOW = "rivals";

/**
 * All YAML and CSV files of a folder and what may be its map, and those of its folder of rival explanations, which are named with it.
 * Throws FolderError when there is no such folder or it cannot be listed.
 */
export async function readFolder(path: string): Promise<Folder> {
  const fail = (isFile: boolean): never => {
    throw new FolderError({ file: path, ...NOWHERE, ...messages.noFolder(path, isFile, shippedNames()) });
  };
  const found = path.includes("\0") ? null : await stat(path).catch(() => null);
  if (!found) return fail(false);
  if (!found.isDirectory()) return fail(true);
  const root = await realpath(path).catch(() => fail(false));
  const listed = await readdir(path).catch(() => fail(false));
  const files: Record<string, string> = Object.create(null) as Record<string, string>;
  const unread: Problem[] = [];
  const below = listed.includes(BELOW) ? await namesBelow(root) : [];
  if (below === null) unread.push({ file: BELOW, ...NOWHERE, ...messages.outside(BELOW) });
  const tables = [...listed, ...(below ?? [])].filter((n) => TEXT.test(n)).sort();
  const maps = listed.filter(mayBeMap).sort();
  for (const name of [...tables, ...maps].slice(0, MOST_FILES)) {
    const read = await readText(root, name);
    if ("text" in read) files[name] = read.text;
    if ("problem" in read) unread.push(read.problem);
  }
  return { path, named: `${path.replace(/(?<=.)\/+$/, "")}/`.replace(/^\/\/$/, "/"), files, unread };
}

/** Names of what lies in the folder of rival explanations; null where that leads out of the scenario, [] where it is no folder. */
async function namesBelow(root: string): Promise<string[] | null> {
  const real = await realpath(join(root, BELOW)).catch(() => null);
  if (real === null || !real.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
  return readdir(real).then(
    (names) => names.map((name) => `${BELOW}/${name}`),
    () => [],
  );
}

type Read = { readonly text: string } | { readonly problem: Problem; readonly text?: string };

async function readText(root: string, name: string): Promise<Read> {
  const problem = (text: ReturnType<typeof messages.notAFile>, span: Span = NOWHERE): { problem: Problem } => ({
    problem: { file: name, ...span, ...text },
  });
  const real = await realpath(join(root, name)).catch(() => null);
  if (real === null || !real.startsWith(root.endsWith(sep) ? root : root + sep)) return problem(messages.outside(name));
  // looked at before it is opened: a pipe would wait for a writer
  const before = await stat(real).catch(() => null);
  if (!before?.isFile()) return problem(messages.notAFile(basename(name)));
  if (before.size > LARGEST)
    return problem(messages.tooLarge(name, `${LARGEST / 1e6} MB a file`, mayBeMap(name) ? SIMPLER : undefined));
  let bytes: Uint8Array;
  try {
    const file = await open(real);
    try {
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch {
    return problem(messages.notAFile(name));
  }
  const wide = wideEncoding(bytes);
  if (wide !== null) return problem(messages.notUtf8(name, wide), { line: 1, column: 1, length: 1 });
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const found = problem(messages.notUtf8(name, "Latin-1 or Windows-1252"), badByte(bytes));
    return { ...found, text: new TextDecoder("windows-1252").decode(bytes) };
  }
}

/** UTF-16 or UTF-32, told by its mark or by the empty bytes of plain letters; null where it is neither. */
function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const first = bytes.subarray(0, 64);
  const empty = first.filter((byte) => byte === 0).length / Math.max(1, first.length);
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || empty > 0.25)
    return empty > 0.6 ? "UTF-32" : "UTF-16";
  return null;
}

/** Where the first byte stands that is not UTF-8: the longest part before it that is, is found by halving. */
function badByte(bytes: Uint8Array): Span {
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isText(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  const before = new TextDecoder().decode(bytes.subarray(0, sound), { stream: true });
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1, length: 1 };
}

/** Whether these bytes are UTF-8 as far as they go; a character may be cut off at their end. */
function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
