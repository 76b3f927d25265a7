// The engine's results are the same bits everywhere: a second net beside the linter, which misses `**` and other names for Math.
import { matchesGlob } from "node:path";
import { describe, expect, test } from "vitest";
import { EXACT_FILES } from "../../scripts/direction.ts";
import { unlikeElsewhere } from "./bits.ts";
import { sources } from "./files.ts";

describe("found", () => {
  test.each([
    ["const a = 2 ** 3;", "1: `**`: use core/pow.ts"],
    ["let a = 2;\na **= 3;", "2: `**`: use core/pow.ts"],
    ["const { exp } = Math;", "1: Math under another name"],
    ["const { exp: e } = Math;", "1: Math under another name"],
    ["const M = Math;", "1: Math under another name"],
    ["use(Math);", "1: Math under another name"],
    ["const f = { Math };", "1: Math under another name"],
    ["Math[name](1);", "1: Math with a computed member"],
    ['Math["exp"](1);', "1: Math with a computed member"],
    ["Math.exp(1);", "1: Math.exp: bits differ between engines"],
    ["(Math as Any).tanh(1);", "1: Math under another name"],
    ["globalThis.Math.exp(1);", "1: globalThis: reaches what is banned"],
    ["names.sort((a, b) => a.localeCompare(b));", "1: localeCompare: depends on the locale"],
    ["(1.5).toLocaleString();", "1: toLocaleString: depends on the locale"],
    ["new Intl.NumberFormat();", "1: Intl: depends on the locale"],
    ["new Date();", "1: the time of day"],
  ])("%s", (text, expected) => {
    expect(unlikeElsewhere(text)).toContain(expected);
  });
});

describe("allowed", () => {
  test.each([
    "const a = Math.sqrt(2) + Math.max(1, 2);",
    "/** x ** 2 and Math.exp(x) */ const text = `2 ** 3 and ${a * b} Math[exp]`;",
    "// a ** b\nconst pattern = /a*?b/;",
    "const at = new Date(0); type Power = { readonly Math: number };",
    "const table = { Math: 1, localeCompare: 2 };",
  ])("%s", (text) => {
    expect(unlikeElsewhere(text)).toEqual([]);
  });
});

test("nothing of this is in the engine", () => {
  const engine = sources().filter(({ path }) => EXACT_FILES.some((files) => matchesGlob(path, files)));
  expect(engine.length).toBeGreaterThan(30);
  expect(engine.flatMap(({ path, text }) => unlikeElsewhere(text).map((what) => `${path}:${what}`))).toEqual([]);
});
