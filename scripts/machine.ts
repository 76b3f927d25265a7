// What this machine has beyond Node: a browser, a C compiler, servers of queues. A test that needs one says so with `test.skipIf(!machine.chromium)`;
// what is skipped is counted and named at the end of `npm test`, and is a failure where CI is set.
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of these commands on the PATH, as a full path. */
export function onPath(names: readonly string[], path = process.env["PATH"] ?? ""): string | undefined {
  for (const name of names) {
    for (const directory of path.split(delimiter)) {
      const file = join(directory, name);
      if (directory !== "" && executable(file)) return file;
    }
  }
  return undefined;
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Folders of Postgres' own programs, which Debian leaves out of the PATH; the newest first. */
function postgresFolders(): readonly string[] {
  const all = "/usr/lib/postgresql";
  try {
    return readdirSync(all)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(all, version, "bin"));
  } catch {
    return [];
  }
}

export type Program = "chromium" | "gcc" | "redis" | "postgres";

export const machine: Readonly<Record<Program, string | undefined>> = {
  chromium:
    process.env["CHROMIUM"] ?? onPath(["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]),
  gcc: onPath(["gcc", "cc"]),
  redis: onPath(["redis-server"]),
  /** initdb, beside which the others lie. */
  postgres: onPath(["initdb"], [process.env["PATH"] ?? "", ...postgresFolders()].join(delimiter)),
};
