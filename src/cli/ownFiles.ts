// What Precedent wrote into a folder, so that it replaces its own and nothing else: a file that was changed since, that somebody else put
// there, or that is a link, is never written over. The list itself can be changed by anyone, so it is trusted with no more than this.
import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { json } from "../report/data/json.ts";

export const LIST = ".precedent.json";

/** Digests of files by their names, by the first file of what they are part of. */
export type Own = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Below the folder, at most one folder deep, and no hidden file. */
const NAME = /^(?:[A-Za-z0-9_][\w.@-]*\/)?[A-Za-z0-9_][\w.@-]*$/;
const names = z.record(z.string().regex(NAME), z.string());
const listed = z.object({ format: z.literal(1), results: z.record(z.string().regex(NAME), names) });

export const digestOf = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

/** The list as a text. */
export const listText = (results: Own): string => json({ format: 1, results });

/** What it wrote into this folder; nothing where there is no list, or none that can be read. */
export async function ownIn(folder: string): Promise<Own> {
  const text = await plainFile(join(folder, LIST));
  try {
    return listed.parse(JSON.parse(String(text))).results;
  } catch {
    return {};
  }
}

/** Of these files, named below the folder, the first that is there and not its own. */
export async function foreignAmong(folder: string, own: Own, wanted: readonly string[]): Promise<string | null> {
  for (const name of wanted) {
    const below = dirname(name);
    if (below !== "." && !(await isFolderOrNothing(join(folder, below)))) return below;
    const found = await plainFile(join(folder, name));
    if (found === "nothing") continue;
    const digest = typeof found === "string" ? "" : digestOf(found);
    if (!Object.values(own).some((files) => files[name] === digest)) return name;
  }
  return null;
}

/** Larger than anything that is written. */
const LARGEST = 500_000_000;

/** A file's content, without following a link. */
async function plainFile(path: string): Promise<Uint8Array | "nothing" | "no file"> {
  const found = await lstatOf(path);
  if (!found) return "nothing";
  return found.isFile() && found.size <= LARGEST ? readFile(path) : "no file";
}

const isFolderOrNothing = async (path: string): Promise<boolean> => (await lstatOf(path))?.isDirectory() ?? true;

const lstatOf = (path: string) =>
  lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
