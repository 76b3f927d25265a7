// Versions of the code that results rest on, as digests of it: whoever has another cannot take what this one made for its own. In a checkout
// they are taken from the files as they are; a package has them from the checkout that it was built from, so both say the same.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HOME } from "../shipped.ts";
import { digest } from "./canonical.ts";

/** What each is the version of, and the files that it begins with; all that these import belongs to it. */
const BEGINS = {
  /** Pieces of work: runs, designs, agreement with a record. */
  results: ["src/run/work.ts", "src/run/points.ts", "src/run/agreement.ts"],
  /** Whole answers, their words and pages included. */
  answers: ["src/cli/main.ts", "src/node/worker.ts"],
} as const;

type Name = keyof typeof BEGINS;

/** A version with the digests that it is made of, by file or package. */
export interface Version {
  readonly version: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** Where the package has them, below its folder. */
export const BUILT = "dist/versions.json";

export const resultsVersion = (): Version => versionOf("results");
export const answersVersion = (): Version => versionOf("answers");

const known = new Map<Name, Version>();

function versionOf(name: Name): Version {
  const found =
    known.get(name) ??
    (WRITTEN ? taken(name) : (JSON.parse(readFileSync(join(HOME, BUILT), "utf8")) as Record<Name, Version>)[name]);
  known.set(name, found);
  return found;
}

/** All versions of a checkout, as the package is to have them. */
export const versionsOf = (): Readonly<Record<Name, Version>> => ({
  results: taken("results"),
  answers: taken("answers"),
});

/** An import that is left when types are taken out; its lines may be many. */
const IMPORT = /^(?:import|export)\s+(?!type\b)[^;"]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm;
/** Whether this is a file as it was written, so that those beside it are too. */
const WRITTEN = import.meta.url.endsWith(".ts");

function taken(name: Name): Version {
  const parts: Record<string, string> = {};
  const packages = pinned();
  const take = (path: string): void => {
    if (Object.hasOwn(parts, path)) return;
    // a checkout may end its lines in two ways
    const text = readFileSync(join(HOME, path), "utf8").replaceAll("\r\n", "\n");
    parts[path] = digest(text);
    for (const [, a, b, c] of text.matchAll(IMPORT)) {
      const named = (a ?? b ?? c) as string;
      if (named.startsWith(".")) take(join(dirname(path), named).replaceAll("\\", "/"));
      else if (!named.startsWith("node:")) {
        const own = named.split("/", named.startsWith("@") ? 2 : 1).join("/");
        parts[own] = packages[own] ?? "";
      }
    }
  };
  for (const path of BEGINS[name]) take(path);
  const sorted = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    version: digest(sorted.map(([path, own]) => `${path} ${own}\n`).join("")),
    parts: Object.fromEntries(sorted),
  };
}

/** Versions of packages as the repository pins them. */
function pinned(): Readonly<Record<string, string>> {
  const of = (path: string): object =>
    (JSON.parse(readFileSync(join(HOME, path), "utf8")) as { readonly dependencies: object }).dependencies;
  return { ...of("package.json"), ...of("scripts/repository/package.json") } as Record<string, string>;
}
