// Scripts and verbs a document names: `npm run x` must be in package.json, `precedent x` must be a command.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "./documents.ts";

/** The verbs of the command line, read from where commands are declared; undefined before there are any. */
export function verbs(root: string): Set<string> | undefined {
  const found = ["src/cli", "examples"]
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/ommand\(\{\s*name: "([a-z-]+)"/g)])
    .map(([, name = ""]) => name);
  return found.length > 0 ? new Set(found) : undefined;
}

/** Only what stands as code counts: between backticks, or on a line of a code block. */
const code = (text: string): string[] => [
  ...[...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => block.split("\n")),
  ...[...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, inline = ""]) => inline),
];

/** One line for each script or verb that does not exist. */
export function unknownCommands(page: Page, root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const known = verbs(root);
  return code(page.text).flatMap((line) => [
    ...[...line.matchAll(/\bnpm run ([\w:-]+)/g)]
      .filter(([, name = ""]) => !(name in scripts))
      .map(([, name]) => `${page.path}: there is no script \`npm run ${name}\``),
    ...[...line.matchAll(/(?:^|[\s$/(])precedent ([a-z-]+)\b(?![./:=])/g)]
      .filter(([, name = ""]) => known !== undefined && !known.has(name) && !name.startsWith("-"))
      .map(([, name]) => `${page.path}: there is no verb \`precedent ${name}\``),
  ]);
}
