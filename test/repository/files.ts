// Which files the repository has: what git tracks or would track, so that nobody's leftovers are judged.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

/** Paths below the root, with `/`. Without git or a checkout (a downloaded archive) every file but node_modules, out, dist and coverage. */
export function repositoryFiles(): string[] {
  const listed = existsSync(join(ROOT, ".git")) ? tracked() : null;
  if (listed !== null) return listed.filter((path) => existsSync(join(ROOT, path)));
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !/^(node_modules|out|dist|coverage|\.git)(\/|$)/.test(path));
}

/** What git tracks or would track; null where there is no git. Variables such as those that a hook sets would name another repository. */
function tracked(): string[] | null {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  try {
    // a checkout may belong to another user, in a container for instance
    const list = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    return execFileSync("git", list, { cwd: ROOT, encoding: "utf8", env, maxBuffer: 1 << 26 })
      .split("\0")
      .filter((path) => path !== "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** TypeScript files below src and of the examples, with their text. */
export function sources(): { path: string; text: string }[] {
  return repositoryFiles()
    .filter((path) => /^(src|examples)\//.test(path) && path.endsWith(".ts"))
    .map((path) => ({ path, text: read(path) }));
}
