// Lint as errors from the first day. Import direction, banned mathematics and the absence of Node and browser globals come from
// scripts/direction.ts; test/repository/lint.test.ts plants a violation of each and proves that it is found.
import { builtinModules } from "node:module";
import { EXACT_FILES, EXACT_MATH, FOLDERS, PURE, SHELLS, type Folder } from "./scripts/direction.ts";

const PLATFORM = `
  process Buffer require module __dirname __filename global setImmediate clearImmediate window document
  navigator location localStorage sessionStorage indexedDB self postMessage fetch XMLHttpRequest WebSocket
  Worker SharedWorker BroadcastChannel alert HTMLElement crypto console setTimeout setInterval performance
`
  .trim()
  .split(/\s+/);

const builtins = [...new Set(builtinModules.map((name) => name.split("/")[0] as string))];
/** Every package and Node module but the allowed, as globs: the linter's regular expressions know no lookahead. */
const outside = (allowed: readonly string[]): { group: string[]; message: string } => ({
  group: ["*", "!./**", "!../**", ...allowed.flatMap((name) => [`!${name}`, `!${name}/**`])],
  message: "this folder may not import this package: see scripts/direction.ts",
});

/** Imports of these folders below src from a file so many folders below it: a folder inside another may bear the same name. */
const towards = (folders: readonly string[], depth: number): { regex: string; message: string } => ({
  regex: `^${depth === 0 ? "\\./" : `(\\.\\./){${depth}}`}(${folders.join("|")})/`,
  message: "imports go one way: see scripts/direction.ts",
});
/** A folder's files by how deep they lie: in it, in a folder of it, one further down. */
const DEPTHS = [1, 2, 3] as const;
const filesAt = (folder: string, depth: number): string[] => [`src/${folder}/${"*/".repeat(depth - 1)}*.ts`];

const everything = [...PURE, "node", "cli"];

function pure(folder: Folder): object[] {
  const { from, packages } = FOLDERS[folder];
  const right = everything.filter((name) => name !== folder && !(from as readonly string[]).includes(name));
  return DEPTHS.map((depth) => ({
    files: filesAt(folder, depth),
    rules: {
      "no-restricted-imports": ["error", { patterns: [towards(right, depth), outside(packages)] }],
      "no-restricted-globals": ["error", ...PLATFORM],
    },
  }));
}

function shell(folder: keyof typeof SHELLS): object[] {
  const right = everything.filter((name) => name !== folder && !(SHELLS[folder] as readonly string[]).includes(name));
  if (right.length === 0) return [];
  return DEPTHS.map((depth) => ({
    files: filesAt(folder, depth),
    rules: { "no-restricted-imports": ["error", { patterns: [towards(right, depth)] }] },
  }));
}

const exactMath = {
  files: [...EXACT_FILES],
  rules: {
    "no-restricted-properties": [
      "error",
      { object: "Math", allowProperties: EXACT_MATH, message: "bits differ between engines: use src/core" },
      { object: "Date", property: "now", message: "a run does not know the time of day" },
    ],
  },
};

/** What is bundled for a browser has no Node in it even where it stands above the folders. */
const browser = {
  files: ["src/browser.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          { regex: `^(node:|(${builtins.join("|")})$)`, message: "must run in a browser" },
          towards(["node", "cli"], 0),
        ],
      },
    ],
    "no-restricted-globals": ["error", ...PLATFORM],
  },
};

/** The library for Node has threads and files, and no command line. */
const library = {
  files: ["src/index.ts"],
  rules: { "no-restricted-imports": ["error", { patterns: [towards(["cli"], 0)] }] },
};
/** It prints nothing and ends no process: what it is made of neither, beside the shell of commands. */
const silent = {
  files: ["src/node/**"],
  rules: {
    "no-console": "error",
    "no-restricted-properties": [
      "error",
      { object: "process", property: "exit", message: "a library ends no process" },
    ],
  },
};

export default {
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "vitest"],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  categories: { correctness: "error" },
  ignorePatterns: ["node_modules", "dist", "out", "coverage"],
  rules: {
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-self-import": "error",
    "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/ban-ts-comment": "error",
    "typescript/consistent-type-imports": "error",
    // Functions are taken out of modules and objects here; none of them uses `this`.
    "typescript/unbound-method": "off",
    eqeqeq: "error",
    "no-eval": "error",
    "no-implied-eval": "error",
    "no-new-func": "error",
    "no-var": "error",
    // Published coefficients stand in the code as published, with more digits than a double holds.
    "no-loss-of-precision": "off",
    "prefer-const": "error",
    "vitest/no-focused-tests": "error",
    "vitest/no-disabled-tests": "error",
    // A loop over cases may leave out what does not apply; that a test has an assertion at all is checked.
    "vitest/no-conditional-expect": "off",
    "vitest/valid-expect": ["error", { maxArgs: 2 }],
    "vitest/expect-expect": ["error", { assertFunctionNames: ["expect", "expect*", "fc.assert", "assert*"] }],
  },
  overrides: [...PURE.flatMap(pure), ...shell("node"), ...shell("cli"), exactMath, browser, library, silent],
};
