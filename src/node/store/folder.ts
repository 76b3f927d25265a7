// The folder of a store on disk: a file a piece, and the file that was renamed into place is the only truth. It is written whole or not at all:
// under a name of its own, to the disk, then renamed, and the folder to the disk. Several processes may use one at a time; what each writes under
// a name is the same.
//   store.json says that it is one; pieces/ab/…, answers/…, inputs/…, versions/… and shards/…; new/ for what is being written
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { homedir, hostname } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isAlive } from "../processes.ts";

/** Of the folder as a whole. */
const FORMAT = 1;
const MARK = "store.json";
const UNFINISHED = "new";

/** Where results are kept that nobody named a folder for: the user's own place for what can be made again. */
export function usualFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const cache =
    platform === "win32"
      ? (env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"))
      : platform === "darwin"
        ? join(home, "Library", "Caches")
        : // a path that is not whole is to be ignored (XDG Base Directory Specification)
          env["XDG_CACHE_HOME"]?.startsWith("/") === true
          ? env["XDG_CACHE_HOME"]
          : join(home, ".cache");
  return join(cache, "precedent");
}

/** Why a folder is not used as a store, in words that go on from its name. */
export class NoStore extends Error {
  override readonly name = "NoStore";
}

export type Kind = "pieces" | "answers" | "inputs" | "versions" | "shards";

/** Null where nothing is there. */
const ifThere = <T>(done: Promise<T>): Promise<T | null> =>
  done.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });

/** Whether a folder is a store, of whichever format. */
export const isStore = async (folder: string): Promise<boolean> => (await ifThere(stat(join(folder, MARK)))) !== null;

export class StoreFolder {
  readonly path: string;
  /** Why nothing can be written here; null where it can. */
  readonly sealed: NodeJS.ErrnoException | null;
  readonly #listed = new Map<string, Promise<readonly string[]>>();
  readonly #made = new Map<string, Promise<void>>();

  private constructor(path: string, sealed: NodeJS.ErrnoException | null) {
    this.path = path;
    this.sealed = sealed;
  }

  /**
   * Opens a store, or makes one where nothing or an empty folder is. Takes away what processes left that are no more. Throws NoStore for a
   * folder of something else and for a newer store, and what the system says where it can be neither read nor made.
   */
  static async open(folder: string): Promise<StoreFolder> {
    const path = resolve(folder);
    const mark = await ifThere(readFile(join(path, MARK), "utf8"));
    if (mark === null) await begin(path);
    else refuseOther(mark);
    const sealed = await makeLasting(join(path, UNFINISHED))
      .then(() => access(join(path, UNFINISHED), constants.W_OK))
      .then(
        () => null,
        (error: NodeJS.ErrnoException) => error,
      );
    if (!sealed) await clear(path);
    return new StoreFolder(path, sealed);
  }

  /** The file's bytes; null where there is none. One that is read is used, and goes last when room is made. */
  async read(kind: Kind, name: string): Promise<Buffer | null> {
    const path = this.#pathOf(kind, name);
    const bytes = await ifThere(readFile(path));
    const now = new Date();
    if (bytes && !this.sealed) await utimes(path, now, now).catch(() => undefined);
    return bytes;
  }

  /** Names of pieces that begin so, as they were when this was first asked of their folder. */
  async named(beginning: string): Promise<readonly string[]> {
    const folder = dirname(this.#pathOf("pieces", beginning));
    const listed = this.#listed.get(folder) ?? readdir(folder).catch(() => []);
    this.#listed.set(folder, listed);
    return (await listed).filter((name) => name.startsWith(beginning));
  }

  /** Folders are listed anew when they are next asked for: another process may have written there. */
  forget(): void {
    this.#listed.clear();
  }

  /** Throws what the system says. */
  async write(kind: Kind, name: string, bytes: string | Uint8Array): Promise<void> {
    const path = this.#pathOf(kind, name);
    const folder = dirname(path);
    const made = this.#made.get(folder) ?? makeLasting(folder);
    this.#made.set(folder, made);
    await made;
    await writeWhole(join(this.path, UNFINISHED), path, bytes);
  }

  /** Every file of a kind, with its size in bytes and when it was last used. */
  async all(
    kind: Kind,
  ): Promise<readonly { readonly name: string; readonly path: string; readonly bytes: number; readonly used: Date }[]> {
    const root = join(this.path, kind);
    const folders =
      kind === "pieces" ? (await readdir(root).catch(() => [])).map((below) => join(root, below)) : [root];
    const found = [];
    for (const folder of folders)
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        // another process may have taken it away
        const at = await stat(path).catch(() => null);
        if (at?.isFile() === true) found.push({ name, path, bytes: at.size, used: at.mtime });
      }
    return found;
  }

  /** Takes a file away. */
  remove(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  #pathOf(kind: Kind, name: string): string {
    return kind === "pieces" ? join(this.path, kind, name.slice(0, 2), name) : join(this.path, kind, name);
  }
}

/** Makes a folder and what is missing above it, to the disk; one by one, for the reason that outFolder.ts gives. Another process may make the same at the same moment. */
async function makeLasting(folder: string): Promise<void> {
  if (await ifThere(stat(folder))) return;
  const above = dirname(folder);
  await makeLasting(above);
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST" || !(await stat(folder)).isDirectory()) throw error;
  });
  await toDisk(above);
}

async function begin(path: string): Promise<void> {
  const there = await ifThere(readdir(path));
  if (there !== null && there.some((name) => name !== UNFINISHED))
    throw new NoStore("is no store of Precedent and not empty: results are kept in a folder of their own");
  await makeLasting(join(path, UNFINISHED));
  await writeWhole(
    join(path, UNFINISHED),
    join(path, MARK),
    `${JSON.stringify({ precedent: "store", format: FORMAT })}\n`,
  );
}

function refuseOther(mark: string): void {
  let format: unknown;
  try {
    format = (JSON.parse(mark) as { readonly format?: unknown }).format;
  } catch {
    format = undefined;
  }
  if (typeof format !== "number") throw new NoStore(`has a ${MARK} that is none of a store`);
  if (format > FORMAT) throw new NoStore("was made by a newer Precedent: use that one, or another folder");
}

/** Names of what is being written begin with machine and process. */
const own = `${hostname().replaceAll(/[^A-Za-z0-9]/g, "")}-`;

async function writeWhole(unfinished: string, path: string, bytes: string | Uint8Array): Promise<void> {
  const at = join(unfinished, `${own}${process.pid}-${randomBytes(6).toString("hex")}`);
  try {
    const file = await open(at, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(at, path);
  } catch (error) {
    await rm(at, { force: true }).catch(() => undefined);
    throw error;
  }
  await toDisk(dirname(path));
}

/** Writes a file that is not there yet, piece by piece; it has its name once it is whole. Throws what the system says, also where it is there. */
export async function wholeFile(
  path: string,
  write: (append: (bytes: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const at = `${path}.${process.pid}-${randomBytes(6).toString("hex")}`;
  if (await ifThere(stat(path)))
    throw Object.assign(new Error("it is there already"), { code: "EEXIST", syscall: "open" });
  try {
    const file = await open(at, "wx");
    try {
      await write((bytes) => file.appendFile(bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(at, path);
  } catch (error) {
    await rm(at, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A rename is on the disk once its folder is; Windows has no such thing. */
async function toDisk(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const at = await open(folder);
  try {
    await at.sync();
  } finally {
    await at.close();
  }
}

/** Takes away what processes of this machine began and did not finish, as they are no more. */
async function clear(path: string): Promise<void> {
  for (const name of await readdir(join(path, UNFINISHED)).catch(() => [])) {
    const pid = name.startsWith(own) ? Number(name.slice(own.length).split("-", 1)[0]) : NaN;
    if (Number.isSafeInteger(pid) && pid > 0 && !isAlive(pid))
      await rm(join(path, UNFINISHED, name), { force: true }).catch(() => undefined);
  }
}
