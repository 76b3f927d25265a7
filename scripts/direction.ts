// The one direction of this repository, as data: which folders a folder may import from, and which packages. The linter's
// configuration and the test of the import graph are both made from this table.

/** Folders below src from left to right; each imports from itself and from what its row names. */
export const FOLDERS = {
  core: { from: [], packages: ["@stdlib/*"] },
  mechanisms: { from: ["core"], packages: [] },
  scenario: { from: ["core", "mechanisms"], packages: ["yaml", "zod", "csv-parse", "fastest-levenshtein"] },
  world: { from: ["core", "mechanisms", "scenario"], packages: [] },
  run: { from: ["core", "mechanisms", "scenario", "world"], packages: [] },
  classics: { from: ["core"], packages: [] },
  analysis: { from: ["core"], packages: ["@stdlib/*"] },
  ledger: { from: ["core", "mechanisms", "scenario", "world", "run", "analysis"], packages: [] },
  verbs: {
    from: ["core", "mechanisms", "scenario", "world", "run", "classics", "analysis", "ledger"],
    packages: [],
  },
  report: {
    from: ["core", "mechanisms", "scenario", "world", "run", "classics", "analysis", "ledger", "verbs"],
    packages: ["@observablehq/plot", "linkedom", "d3-geo", "topojson-client"],
  },
} as const satisfies Record<string, { readonly from: readonly string[]; readonly packages: readonly string[] }>;

export type Folder = keyof typeof FOLDERS;

/** Every folder that must run unchanged in a browser, left to right. */
export const PURE = Object.keys(FOLDERS) as Folder[];

/** Folders whose results must be the same bits on every engine. */
export const ENGINE: readonly Folder[] = [
  "core",
  "mechanisms",
  "scenario",
  "world",
  "run",
  "classics",
  "analysis",
  "ledger",
];

/** The shells around the same verbs: they may use Node and everything above; node does not import cli. */
export const SHELLS = { node: [...PURE], cli: [...PURE, "node"] } as const;

/** What is left of Math where bits must not differ: exact in IEEE arithmetic, so the same everywhere. */
export const EXACT_MATH = [
  "sqrt",
  "abs",
  "floor",
  "ceil",
  "round",
  "trunc",
  "sign",
  "min",
  "max",
  "imul",
  "clz32",
  "fround",
] as const;
