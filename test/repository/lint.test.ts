// The linter finds what it is there for: a violation of each rule is planted in a copy of the configuration, and each must be an error.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINE, FOLDERS, PURE, SHELLS } from "../../scripts/direction.ts";
import { ROOT } from "./files.ts";

interface Plant {
  readonly path: string;
  readonly text: string;
  /** The rule that must object, or undefined where nothing may. */
  readonly rule: string | undefined;
}

const everywhere = [...PURE, ...(Object.keys(SHELLS) as (keyof typeof SHELLS)[])];
const left = (folder: (typeof everywhere)[number]): readonly string[] =>
  folder in FOLDERS ? FOLDERS[folder as keyof typeof FOLDERS].from : SHELLS[folder as keyof typeof SHELLS];

const target = (folder: string): Plant => ({
  path: `src/${folder}/target.ts`,
  text: "export const target = 1;\n",
  rule: undefined,
});

/** Folder by folder, all the others: an import to the right is an error, one to the left is not. */
const directions: Plant[] = everywhere.flatMap((folder) =>
  everywhere
    .filter((other) => other !== folder)
    .map((other) => ({
      path: `src/${folder}/to_${other}.ts`,
      text: `export { target } from "../${other}/target.ts";\n`,
      rule: left(folder).includes(other) ? undefined : "no-restricted-imports",
    })),
);

const planted: Plant[] = [
  ...everywhere.map(target),
  ...directions,
  {
    path: "src/core/inner/deep.ts",
    text: 'export type { target } from "../../run/target.ts";\n',
    rule: "no-restricted-imports",
  },
  { path: "src/core/inner/fine.ts", text: 'export { target } from "../target.ts";\n', rule: undefined },
  ...PURE.flatMap((folder) => [
    { path: `src/${folder}/node.ts`, text: 'export { readFileSync } from "node:fs";\n', rule: "no-restricted-imports" },
    { path: `src/${folder}/bare.ts`, text: 'export { join } from "path";\n', rule: "no-restricted-imports" },
    { path: `src/${folder}/piscina.ts`, text: 'export { Piscina } from "piscina";\n', rule: "no-restricted-imports" },
    { path: `src/${folder}/process.ts`, text: "export const a = process.argv;\n", rule: "no-restricted-globals" },
    { path: `src/${folder}/document.ts`, text: "export const a = document.body;\n", rule: "no-restricted-globals" },
    { path: `src/${folder}/fetch.ts`, text: 'export const a = fetch("a");\n', rule: "no-restricted-globals" },
  ]),
  { path: "src/run/yaml.ts", text: 'export { parse } from "yaml";\n', rule: "no-restricted-imports" },
  { path: "src/scenario/yaml.ts", text: 'export { parse } from "yaml";\n', rule: undefined },
  {
    path: "src/core/stdlib.ts",
    text: 'export { default } from "@stdlib/stats-base-dists-beta-quantile";\n',
    rule: undefined,
  },
  { path: "src/node/files.ts", text: 'export { readFileSync } from "node:fs";\n', rule: undefined },
  { path: "src/browser.ts", text: 'export { readFileSync } from "node:fs";\n', rule: "no-restricted-imports" },
  { path: "src/browser.ts", text: 'export { target } from "./node/target.ts";\n', rule: "no-restricted-imports" },
  { path: "src/index.ts", text: 'export { target } from "./cli/target.ts";\n', rule: "no-restricted-imports" },
  { path: "src/node/says.ts", text: 'console.log("a");\n', rule: "no-console" },
  { path: "src/node/ends.ts", text: "process.exit(1);\n", rule: "no-restricted-properties" },
  ...ENGINE.flatMap((folder) => [
    { path: `src/${folder}/exp.ts`, text: "export const a = Math.exp(1);\n", rule: "no-restricted-properties" },
    { path: `src/${folder}/random.ts`, text: "export const a = Math.random();\n", rule: "no-restricted-properties" },
    {
      path: `src/${folder}/tanh.ts`,
      text: "const { tanh } = Math;\nexport const a = tanh(1);\n",
      rule: "no-restricted-properties",
    },
    { path: `src/${folder}/now.ts`, text: "export const a = Date.now();\n", rule: "no-restricted-properties" },
    { path: `src/${folder}/sqrt.ts`, text: "export const a = Math.sqrt(2);\n", rule: undefined },
  ]),
  { path: "src/report/curve.ts", text: "export const a = Math.exp(1);\n", rule: undefined },
  {
    path: "src/core/circleA.ts",
    text: 'import { b } from "./circleB.ts";\nexport const a = (): number => b();\n',
    rule: "import(no-cycle)",
  },
  {
    path: "src/core/circleB.ts",
    text: 'import { a } from "./circleA.ts";\nexport const b = (): number => a();\n',
    rule: "import(no-cycle)",
  },
  {
    path: "src/core/unused.ts",
    text: 'import { target } from "./target.ts";\nexport const a = 1;\n',
    rule: "no-unused-vars",
  },
  { path: "src/core/any.ts", text: "export const a = (x: any): number => x.b;\n", rule: "no-explicit-any" },
  { path: "src/core/equal.ts", text: "export const a = (x: number, y: number): boolean => x == y;\n", rule: "eqeqeq" },
  { path: "src/core/eval.ts", text: 'export const a: unknown = eval("1");\n', rule: "no-eval" },
  { path: "src/core/function.ts", text: 'export const a: unknown = new Function("return 1");\n', rule: "no-new-func" },
  { path: "src/core/ignore.ts", text: "// @ts-ignore\nexport const a: string = 1;\n", rule: "ban-ts-comment" },
  {
    path: "src/core/value.ts",
    text: 'import { Target } from "./type.ts";\nexport const a = (x: Target): number => x.b;\n',
    rule: "consistent-type-imports",
  },
  { path: "src/core/type.ts", text: "export interface Target {\n  readonly b: number;\n}\n", rule: undefined },
  {
    path: "src/cli/floating.ts",
    text: "const work = async (): Promise<void> => {};\nexport function a(): void {\n  work();\n}\n",
    rule: "no-floating-promises",
  },
  {
    path: "src/cli/condition.ts",
    text: "const work = async (): Promise<boolean> => true;\nexport const a = (): number => (work() ? 1 : 2);\n",
    rule: "no-misused-promises",
  },
  {
    path: "test/only.test.ts",
    text: 'import { test } from "vitest";\ntest.only("a", () => {});\n',
    rule: "no-focused-tests",
  },
  {
    path: "test/skip.test.ts",
    text: 'import { expect, test } from "vitest";\ntest.skip("a", () => expect(1).toBe(1));\n',
    rule: "no-disabled-tests",
  },
  { path: "test/empty.test.ts", text: 'import { test } from "vitest";\ntest("a", () => {});\n', rule: "expect-expect" },
  {
    path: "test/skipIf.test.ts",
    text: 'import { expect, test } from "vitest";\ntest.skipIf(Date.now() > 1)("a", () => expect(1).toBe(1));\n',
    rule: undefined,
  },
  { path: "src/core/needless.ts", text: "// oxlint-disable-next-line no-eval\nexport const a = 1;\n", rule: "" },
];

interface Diagnostic {
  readonly code?: string;
  readonly severity: string;
  readonly filename: string;
}

let directory = "";
const found = new Map<string, Diagnostic[]>();

function lint(paths: readonly Plant[]): { status: number | null; diagnostics: Diagnostic[] } {
  for (const { path, text } of paths) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const bin = join(directory, "node_modules");
  const done = spawnSync(process.execPath, [join(bin, "oxlint/bin/oxlint"), "--format=json"], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, PATH: `${join(bin, ".bin")}${delimiter}${process.env["PATH"]}` },
  });
  const { diagnostics } = JSON.parse(done.stdout) as { diagnostics: Diagnostic[] };
  return { status: done.status, diagnostics };
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "precedent-lint-"));
  mkdirSync(join(directory, "scripts"));
  for (const file of ["oxlint.config.ts", "scripts/direction.ts", "tsconfig.json", "package.json"]) {
    copyFileSync(join(ROOT, file), join(directory, file));
  }
  symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("without a violation the linter is content", () => {
  const { status, diagnostics } = lint(planted.filter((plant) => plant.rule === undefined));
  expect(diagnostics).toEqual([]);
  expect(status).toBe(0);
});

describe("planted", () => {
  let exit: number | null = null;

  beforeAll(() => {
    const { status, diagnostics } = lint(planted);
    exit = status;
    for (const one of diagnostics) {
      const path = one.filename.replaceAll("\\", "/");
      found.set(path, [...(found.get(path) ?? []), one]);
    }
  });

  test.each(planted)("$path: $rule", ({ path, rule }) => {
    const errors = (found.get(path) ?? []).filter((one) => one.severity === "error");
    const codes = errors.map((one) => one.code ?? "").join(" ");
    expect(
      rule === undefined ? codes === "" && errors.length === 0 : codes.includes(rule) && errors.length > 0,
      codes,
    ).toBe(true);
  });

  test("the linter ends with an error", () => expect(exit).toBe(1));
});
