// The folder that results go to: made step by step and tried out before a minute of work, so that a mistake in its name costs nothing.
// Node's own recursive mkdir never returns below /proc and calls a read-only disk a missing file, so it is not used.
import { mkdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { printable } from "../scenario/problems/problemText.ts";
import { InputError } from "./inputError.ts";

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
const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );

/** Takes away folders that were made for nothing, as far as they are still empty. */
export async function unmake(made: readonly string[]): Promise<void> {
  for (const path of made.toReversed()) await rmdir(path).catch(() => undefined);
}

/** Whether a result can be kept here; the folders made for it. Throws InputError, and then leaves none behind. */
export async function writableFolder(folder: string): Promise<string[]> {
  if (folder === "" || folder.includes("\0")) throw new InputError("error --out needs the name of a folder");
  let made: string[] = [];
  try {
    made = await makeFolder(folder);
    const probe = join(folder, `.precedent-${process.pid}.part`);
    await writeFile(probe, "");
    await rm(probe, { force: true });
    return made;
  } catch (error) {
    await unmake(made);
    throw cannotWrite(folder, error);
  }
}

/** A file by its path within the folder, and its text. */
export type Written = readonly [name: string, text: string];

/** Writes files, all whole or none; the first one's path, "" where there are none. Throws InputError where that cannot be. */
export async function writeWhole(folder: string, files: readonly Written[]): Promise<string> {
  const parts = files.map(([name, text]) => ({ file: join(folder, name), text }));
  try {
    for (const below of new Set(parts.map(({ file }) => dirname(file)))) await makeFolder(below);
    for (const { file, text } of parts) await writeFile(`${file}.part`, text);
    for (const { file } of parts) await rename(`${file}.part`, file);
    return parts[0]?.file ?? "";
  } catch (error) {
    await Promise.all(parts.map(({ file }) => rm(`${file}.part`, { force: true }).catch(() => undefined)));
    throw cannotWrite(folder, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "it is on a disk that is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  ENOTDIR: "a part of its path is a file, not a folder",
  EEXIST: "a part of its path is a file, not a folder",
  EISDIR: "a folder is in the way of a file",
  ENOENT: "no folder can be made there",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
};

/** An error of the file system in words; any other error as it is. */
function cannotWrite(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const reason = REASONS[code] ?? code;
  return new InputError(
    `error cannot write to "${printable(folder)}": ${reason}\n  Give another folder with --out; nothing was written.`,
  );
}
