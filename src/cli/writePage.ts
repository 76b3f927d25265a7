// One page, written whole or not at all.
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "./inputError.ts";

/** Writes `html` as `name` into a folder, which is made if need be; its path. Throws InputError where that cannot be. */
export async function writePage(folder: string, name: string, html: string): Promise<string> {
  const file = join(folder, name);
  const part = `${file}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(part, html);
    await rename(part, file);
    return file;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new InputError(`error cannot write to "${folder}": ${message}`);
  }
}

/** Before a minute of work: whether a page can be put there. Throws InputError. */
export async function writable(folder: string): Promise<void> {
  const probe = await writePage(folder, ".precedent-probe", "");
  await rm(probe, { force: true });
}

/** The last line on the terminal, or nothing. */
export const written = (page: string): string => (page === "" ? "" : `\npage  ${page}\n`);
