// What this machine has beyond Node: a browser and a C compiler. A test that needs one says so with `test.skipIf(!machine.chromium)`;
// what is skipped is counted and named at the end of `npm test`, and is a failure where CI is set.
import { accessSync, constants } from "node:fs";
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

export const machine: { readonly chromium: string | undefined; readonly gcc: string | undefined } = {
  chromium:
    process.env["CHROMIUM"] ?? onPath(["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]),
  gcc: onPath(["gcc", "cc"]),
};
