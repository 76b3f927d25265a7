// Folders for what the tests of the command line read and write.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** Path of a new empty folder, by its real name; it goes after the file's tests. */
export function emptyFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "precedent-")));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes files, named by their paths below a folder that is made if need be; that folder. */
export async function written(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
