// The shipped scenarios' files as text, as the library takes them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** By scenario, then path below its folder. */
export function scenarioFiles(): Record<string, Record<string, string>> {
  const root = join(import.meta.dirname, "..", "scenarios");
  return Object.fromEntries(
    readdirSync(root)
      .toSorted()
      .map((name) => [name, textsIn(join(root, name))]),
  );
}

function textsIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
