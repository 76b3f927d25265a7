// Which files the repository has: what git tracks or would track, so that nobody's leftovers are judged.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

/** Paths below the root, with `/`. Outside a git checkout (a downloaded archive) every file but node_modules, out and dist. */
export function repositoryFiles(): string[] {
  if (existsSync(join(ROOT, ".git"))) {
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    return listed.split("\0").filter((path) => path !== "" && existsSync(join(ROOT, path)));
  }
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !/^(node_modules|out|dist|coverage)\//.test(path));
}

export const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** TypeScript files below src and of the examples, with their text. */
export function sources(): { path: string; text: string }[] {
  return repositoryFiles()
    .filter((path) => /^(src|examples)\//.test(path) && path.endsWith(".ts"))
    .map((path) => ({ path, text: read(path) }));
}
