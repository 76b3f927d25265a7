// Imports go one way and never in a circle: read from the files themselves, independent of the linter.
import { expect, test } from "vitest";
import { FOLDERS, PURE } from "../../scripts/direction.ts";
import { sources } from "./files.ts";
import { against, circle, folderOf, importsOf, target } from "./imports.ts";

const problems = (path: string, text: string): (string | undefined)[] => importsOf({ path, text }).map(against);

test("every form of import is seen", () => {
  const text = `import { a } from "./a.ts"; import type { B } from "./b.ts"; import "./c.ts"; export { d } from "./d.ts";
    export * from "./e.ts"; const f = await import("./f.ts"); type G = import("./g.ts").G; const h = await import(name); export const i = 1;`;
  expect(importsOf({ path: "src/core/x.ts", text }).map((found) => found.specifier)).toEqual(
    ["a", "b", "c", "d", "e", "f", "g"].map((name): string | undefined => `./${name}.ts`).concat(undefined),
  );
});

test("an import to the right is found, also of types", () => {
  expect(problems("src/core/a.ts", 'import { x } from "../model/x.ts";')).toEqual(["core → model"]);
  expect(problems("src/core/deep/a.ts", 'import type { x } from "../../run/x.ts";')).toEqual(["core → run"]);
  expect(problems("src/analysis/a.ts", 'import { x } from "../run/x.ts";')).toEqual(["analysis → run"]);
  expect(problems("src/node/a.ts", 'import { x } from "../cli/x.ts";')).toEqual(["node → cli"]);
  expect(problems("src/core/a.ts", 'import { x } from "../index.ts";')).toEqual(["core → ../index.ts"]);
  expect(problems("src/browser.ts", 'import { x } from "./node/x.ts";')).toEqual([
    "src/browser.ts → node: must run in a browser",
  ]);
  expect(problems("src/index.ts", 'import { x } from "./node/x.ts"; import { y } from "./cli/y.ts";')).toEqual([
    undefined,
    "src/index.ts → cli: must run in a browser",
  ]);
  expect(problems("src/node/a.ts", 'import fs from "node:fs"; import { x } from "../run/x.ts";')).toEqual([
    undefined,
    undefined,
  ]);
  expect(problems("src/cli/a.ts", 'import { x } from "../node/x.ts"; import p from "../../package.json";')).toEqual([
    undefined,
    undefined,
  ]);
  expect(problems("src/cli/a.ts", 'import { x } from "../../scripts/x.ts";')).toEqual(["cli → scripts/x.ts"]);
  expect(problems("src/cli/commands.ts", 'import("../../examples/classics/command.ts");')).toEqual([undefined]);
  expect(problems("src/cli/a.ts", 'import("../../examples/classics/command.ts");')).toEqual([
    "cli → examples/classics/command.ts",
  ]);
  expect(
    problems("examples/classics/a.ts", 'import { x } from "../../src/run/x.ts"; import { y } from "./y.ts";'),
  ).toEqual(["examples/classics → src/run/x.ts", undefined]);
  expect(problems("src/newcomer/a.ts", 'import { x } from "./x.ts";')).toEqual([
    "newcomer has no place in scripts/direction.ts",
  ]);
});

test("packages and Node are found where they have no place", () => {
  expect(problems("src/core/a.ts", 'import fs from "node:fs";')).toEqual(["package node:fs"]);
  expect(problems("src/run/a.ts", 'import { parse } from "yaml";')).toEqual(["package yaml"]);
  expect(problems("src/run/a.ts", "const x = await import(name);")).toEqual(["a computed import"]);
  expect(
    problems("src/scenario/a.ts", 'import { parse } from "csv-parse/sync"; import { x } from "../core/x.ts";'),
  ).toEqual([undefined, undefined]);
});

test("a circle is found", () => {
  expect(circle(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]))).toEqual(["b", "c", "b"]); // prettier-ignore
  expect(circle(new Map([["a", ["b", "c"]], ["b", ["c"]], ["c", []]]))).toBeUndefined(); // prettier-ignore
});

const files = sources();
const imports = files.flatMap(importsOf);

test("the table goes one way itself", () => {
  for (const [i, folder] of PURE.entries())
    expect(PURE.slice(0, i)).toEqual(expect.arrayContaining([...FOLDERS[folder].from]));
});

test("no file imports to its right", () => {
  expect(imports.length).toBeGreaterThan(50);
  expect(
    imports.flatMap((found) => (against(found) === undefined ? [] : [`${found.from}: ${against(found)}`])),
  ).toEqual([]);
});

test("every relative import names a file that is there", () => {
  const paths = new Set(files.map((file) => file.path));
  const broken = imports.filter(
    ({ from, specifier }) =>
      specifier?.startsWith(".") && specifier.endsWith(".ts") && !paths.has(target(from, specifier)),
  );
  expect(broken).toEqual([]);
});

test("no circle", () => {
  const edges = new Map<string, string[]>(files.map(({ path }) => [path, []]));
  for (const { from, specifier } of imports)
    if (specifier?.startsWith(".")) edges.get(from)?.push(target(from, specifier));
  expect(circle(edges)).toBeUndefined();
  expect(folderOf("src/core/exp.ts")).toBe("core");
});
