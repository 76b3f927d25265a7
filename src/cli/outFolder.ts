// The folder that results go to: tried out before a minute of work, so that a mistake in its name costs nothing, and written whole or not
// at all. What is new is written beside the old, under a name of its own, and only then takes its place. Where the folder is new, that is
// one rename. Where it is there, the old files go first, the page before all others, and the page comes last: whenever it ends, a page
// has the data of its own run beside it.
// Node's own recursive mkdir never returns below /proc and calls a read-only disk a missing file, so it is not used.
import { randomBytes } from "node:crypto";
import { copyFile, mkdir, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isAlive } from "../node/processes.ts";
import { printable } from "../scenario/problems/problemText.ts";
import { InputError } from "./inputError.ts";
import { digestOf, foreignAmong, LIST, listText, ownIn, type Own } from "./ownFiles.ts";
import { isRefusal, reasonOf } from "./reasons.ts";

/** Makes the folder and all above it that are missing; those it made, the uppermost first. */
export async function makeFolder(folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let path = resolve(folder); !(await isThere(path)); path = dirname(path)) missing.unshift(path);
  const made: string[] = [];
  try {
    for (const path of missing) {
      await mkdir(path);
      made.push(path);
    }
  } catch (error) {
    await unmake(made);
    throw error;
  }
  return made;
}

/** Throws what stat throws, unless nothing is there. */
const isThere = (path: string): Promise<boolean> => ifThere(stat(path));

/** Takes away folders that were made for nothing, as far as they are still empty. */
export async function unmake(made: readonly string[]): Promise<void> {
  for (const path of made.toReversed()) await rmdir(path).catch(() => undefined);
}

/** A file by its path within the folder, and its text. */
export type Written = readonly [name: string, text: string];

/** Tries whether a result can be kept here, and files of these names with it. Leaves nothing behind. Throws InputError where it cannot. */
export async function writableFolder(folder: string, names: readonly string[]): Promise<void> {
  if (folder === "" || folder.includes("\0")) throw new InputError("error --out needs the name of a folder");
  let made: string[] = [];
  try {
    made = await makeFolder(folder);
    await inUnfinished(folder, [], () => Promise.resolve());
    const own = await ownIn(folder);
    await refuseForeign(folder, own, [...names, ...names.flatMap((name) => Object.keys(own[name] ?? {}))]);
  } catch (error) {
    throw cannotWrite(folder, error);
  } finally {
    await unmake(made);
  }
}

/** Writes files, the page first, all whole or none; the first one's path. Throws InputError where that cannot be. */
export async function writeWhole(folder: string, files: readonly Written[]): Promise<string> {
  const [page] = files;
  if (!page) return "";
  try {
    const made = await makeFolder(dirname(resolve(folder)));
    try {
      if (!(await isThere(folder))) await newFolder(folder, [...files, [LIST, listText(listed({}, files))]]);
      else await replace(folder, files);
    } catch (error) {
      await unmake(made);
      throw error;
    }
  } catch (error) {
    throw cannotWrite(folder, error);
  }
  return join(folder, page[0]);
}

/** Writes a folder that is not there yet, by one rename. The folder above has to be there. Throws what the system says. */
export async function newFolder(folder: string, files: readonly Written[]): Promise<void> {
  const above = dirname(resolve(folder));
  await inUnfinished(above, files, (unfinished) => rename(unfinished, join(above, basename(resolve(folder)))));
}

const listed = (own: Own, files: readonly Written[]): Own => ({
  ...own,
  [files[0]?.[0] ?? ""]: Object.fromEntries(files.map(([name, text]) => [name, digestOf(text)])),
});

/** Puts files in the place of those of the same page, in a folder that is there. */
async function replace(folder: string, files: readonly Written[]): Promise<void> {
  const own = await ownIn(folder);
  const before = Object.keys(own[files[0]?.[0] ?? ""] ?? {});
  const names = files.map(([name]) => name);
  const old = [...new Set([...before, ...names])];
  await refuseForeign(folder, own, old);
  const made: string[] = [];
  const list = join(folder, LIST);
  try {
    for (const name of names) made.push(...(await makeFolder(dirname(join(folder, name)))));
    const staged = [
      ...files.map(([name, text]) => [`new/${name}`, text] as const),
      [LIST, listText(listed(own, files))] as const,
    ];
    await inUnfinished(folder, staged, async (at) => {
      await mkdir(join(at, "old"));
      const copied = await ifThere(copyFile(list, join(at, "old", LIST)));
      const out = old.map((name): Move => {
        const [from, to] = [join(folder, name), join(at, "old", name.replace("/", ","))];
        return { go: () => ifThere(rename(from, to)), back: () => rename(to, from) };
      });
      const listing: Move = {
        go: () => rename(join(at, LIST), list),
        back: () => (copied ? rename(join(at, "old", LIST), list) : rm(list, { force: true })),
      };
      const into = names.toReversed().map((name): Move => {
        const [from, to] = [join(at, "new", name), join(folder, name)];
        return { go: () => rename(from, to), back: () => rename(to, from) };
      });
      await allOrNone([...out, listing, ...into]);
    });
    await unmake(
      [...new Set(before.map(dirname))].filter((below) => below !== ".").map((below) => join(folder, below)),
    );
  } catch (error) {
    await unmake(made);
    throw error;
  }
}

interface Move {
  /** False where there was nothing to do. */
  readonly go: () => Promise<boolean | void>;
  readonly back: () => Promise<void>;
}

/** Moves in turn; where one cannot be done, those before are taken back. */
async function allOrNone(moves: readonly Move[]): Promise<void> {
  const done: Move[] = [];
  try {
    for (const move of moves) if ((await move.go()) !== false) done.push(move);
  } catch (error) {
    for (const { back } of done.toReversed()) await back().catch(() => undefined);
    throw error;
  }
}

/** True once it is done, false where there is nothing to do it to. */
const ifThere = (done: Promise<unknown>): Promise<boolean> =>
  done.then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );

const UNFINISHED = ".precedent-";
/** Writes files into a folder of a name that nobody else has, and hands it to `place`; nothing of it is left afterwards. */
async function inUnfinished(
  above: string,
  files: readonly Written[],
  place: (unfinished: string) => Promise<void>,
): Promise<void> {
  await clearAbandoned(above);
  const unfinished = join(above, `${UNFINISHED}${process.pid}-${randomBytes(3).toString("hex")}`);
  await mkdir(unfinished);
  try {
    for (const below of new Set(files.map(([name]) => dirname(name)))) await makeFolder(join(unfinished, below));
    for (const [name, text] of files) await writeFile(join(unfinished, name), text, { flag: "wx" });
    await place(unfinished);
  } finally {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Takes away what a process left behind that was killed while it wrote; folders for it are named by their process. */
async function clearAbandoned(above: string): Promise<void> {
  for (const name of await readdir(above).catch(() => [])) {
    const pid = name.startsWith(UNFINISHED)
      ? /^(\d+)-[0-9a-f]{6}$/.exec(name.slice(UNFINISHED.length))?.[1]
      : undefined;
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(above, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Throws InputError where one of these files is there and was not written here, or was changed since. */
async function refuseForeign(folder: string, own: Own, names: readonly string[]): Promise<void> {
  const foreign = await foreignAmong(folder, own, names);
  if (foreign === null) return;
  const path = printable(join(folder, foreign));
  throw new InputError(
    `error cannot write to "${printable(folder)}": "${path}" would be written over, and is not as Precedent wrote it\n` +
      `  Move it away, or give another folder with --out; nothing was written.`,
  );
}

/** An error of the file system in words; any other error as it is. */
const cannotWrite = (folder: string, error: unknown): unknown =>
  isRefusal(error)
    ? new InputError(
        `error cannot write to "${printable(folder)}": ${reasonOf(error)}\n  Give another folder with --out; nothing was written.`,
      )
    : error;
