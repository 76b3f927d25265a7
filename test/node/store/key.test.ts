// Names of pieces of work, and the versions of the code that they rest on.
import { expect, test } from "vitest";
import { canonical } from "../../../src/node/store/canonical.ts";
import { pieceName, scenarioName } from "../../../src/node/store/key.ts";
import { answersVersion, resultsVersion } from "../../../src/node/store/version.ts";
import type { Job } from "../../../src/run/work.ts";
import { compiler, PLAN } from "../../../src/world/compile.ts";
import { steppe } from "../../fixture/steppe.ts";
import { sources } from "../../repository/files.ts";
import { importsOf, target } from "../../repository/imports.ts";

const job: Job = {
  plan: PLAN,
  worlds: [0, 1],
  replicates: [0, 1],
  branches: [0, 1],
  rows: true,
  followFrom: Infinity,
  contrasts: [],
};

test("equal data are one text, and no two numbers are", () => {
  expect(canonical({ b: [1, "x"], a: undefined, c: null })).toBe(canonical({ c: null, b: [1, "x"] }));
  const numbers = [0, -0, NaN, Infinity, -Infinity, 1, "1", "NaN", null, true, [1], { 0: 1 }];
  expect(new Set(numbers.map(canonical)).size).toBe(numbers.length);
  expect(canonical(Float64Array.of(0))).not.toBe(canonical(Float64Array.of(-0)));
  expect(canonical(Float64Array.of(1))).not.toBe(canonical(new Uint8Array(Float64Array.of(1).buffer)));
  expect(canonical(new Float64Array(new SharedArrayBuffer(8)))).toBe(canonical(new Float64Array(1)));
  expect(canonical(Float64Array.of(0, 1).subarray(1))).toBe(canonical(Float64Array.of(1)));
  expect(() => canonical({ f: () => 1 })).toThrow(TypeError);
});

test("a piece is named by the job, the version and what runs can read of the scenario", () => {
  const name = pieceName(compiler(steppe(3)), "v", job);
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(pieceName(compiler(steppe(3, { title: "Another", id: "other" })), "v", { ...job })).toBe(name);
  expect(pieceName(compiler(steppe(4)), "v", job)).not.toBe(name);
  expect(pieceName(compiler(steppe(3)), "w", job)).not.toBe(name);
  expect(pieceName(compiler(steppe(3)), "v", { ...job, plan: { ...PLAN, seed: 2 } })).not.toBe(name);
  expect(pieceName(compiler(steppe(3)), "v", { ...job, worlds: [0, 2] })).not.toBe(name);
  expect(scenarioName(compiler(steppe(3)), 2)).not.toBe(scenarioName(compiler(steppe(3))));
});

test("a version is made of all files and packages that results rest on, and of no others", () => {
  const { version, parts } = resultsVersion();
  expect(version).toMatch(/^[0-9a-f]{64}$/);
  const files = new Map(sources().map(({ path, text }) => [path, text]));
  for (const path of Object.keys(parts).filter((p) => p.startsWith("src/"))) {
    const text = files.get(path) as string;
    for (const { specifier = "" } of importsOf({ path, text })) {
      const named = specifier.startsWith(".") ? target(path, specifier) : specifier;
      if (!isOfTypes(text, specifier)) expect(Object.keys(parts), `${path} imports ${specifier}`).toContain(named);
    }
  }
  expect(Object.values(parts).every((part) => part !== "")).toBe(true);
  expect(Object.keys(parts).filter((path) => /^src\/(?:report|cli|node|library|claims|questions)\//.test(path))).toEqual([]); // prettier-ignore
  expect(Object.keys(answersVersion().parts)).toEqual(expect.arrayContaining([...Object.keys(parts), "src/report/toHtml.ts"])); // prettier-ignore
});

/** Whether a file imports nothing but types from there: such an import leaves nothing behind. */
function isOfTypes(text: string, specifier: string): boolean {
  const importing = text.split(`"${specifier}"`).slice(0, -1);
  return importing.every((before) => /^(?:import|export) type [^;]*$|import\($/m.test(before.slice(before.lastIndexOf("\n", before.lastIndexOf("import")) + 1)) && !before.endsWith("await import(")); // prettier-ignore
}
