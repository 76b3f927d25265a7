// The one direction of this repository, as data: which folders a folder may import from, and which packages. The linter's
// configuration and the test of the import graph are both made from this table.

/** Folders below src from left to right; each imports from itself and from what its row names. */
export const FOLDERS = {
  core: { from: [], packages: ["@stdlib/*"] },
  model: { from: ["core"], packages: [] },
  scenario: {
    from: ["core", "model"],
    packages: ["yaml", "zod", "csv-parse", "fastest-levenshtein", "topojson-client", "jsonc-parser"],
  },
  world: { from: ["core", "model", "scenario"], packages: [] },
  run: { from: ["core", "model", "scenario", "world"], packages: [] },
  analysis: { from: ["core"], packages: ["@stdlib/*"] },
  claims: { from: ["core", "model", "scenario", "world", "run", "analysis"], packages: [] },
  questions: {
    from: ["core", "model", "scenario", "world", "run", "analysis", "claims"],
    packages: ["zod"],
  },
  report: {
    from: ["core", "model", "scenario", "world", "run", "analysis", "claims", "questions"],
    packages: ["@observablehq/plot", "linkedom", "d3-geo", "picocolors"],
  },
  library: {
    from: ["core", "model", "scenario", "world", "run", "analysis", "claims", "questions", "report"],
    packages: [],
  },
} as const satisfies Record<string, { readonly from: readonly string[]; readonly packages: readonly string[] }>;

export type Folder = keyof typeof FOLDERS;

/** Every folder that must run unchanged in a browser, left to right. */
export const PURE = Object.keys(FOLDERS) as Folder[];

/** Folders whose results must be the same bits on every engine. */
export const ENGINE: readonly Folder[] = ["core", "model", "scenario", "world", "run", "analysis", "claims"];

/** The shells around the same questions: they may use Node and everything above; node does not import cli. */
export const SHELLS = { node: [...PURE], cli: [...PURE, "node"] } as const;

/**
 * The published models, beside src: they stand on what the engine stands on, and bring a command of their own. Only the table of
 * commands names them.
 */
export const EXAMPLES = {
  folder: "examples/classics",
  from: ["core", "analysis", "questions", "report", "node", "cli"],
  /** File of src that may import from them. */
  usedBy: "src/cli/commands.ts",
} as const;

/** Files whose results must be the same bits on every engine, as globs. */
export const EXACT_FILES: readonly string[] = [
  ...ENGINE.map((folder) => `src/${folder}/**`),
  `${EXAMPLES.folder}/*.ts`,
  `${EXAMPLES.folder}/answers/**`,
];

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
