// Whatever is in files and on command lines: it is read or refused, with a place and a reason. Two thousand: fuzz.deep.ts. Any number:
// scripts/fuzz.ts.
import { expect, test } from "vitest";
import { activeIn, noValues, problemFaults, slipsIn, tried } from "./faults.ts";
import { expectSound } from "./inputs.ts";

const EACH = 200;

test.each([0, 1])("inputs of seeds from %i × 200", (part) => expectSound(part * EACH, (part + 1) * EACH));

test("what no input may bring about would be noticed", async () => {
  expect(slipsIn("at undefined", "at nothing")).toHaveLength(1);
  expect(slipsIn("the word undefined is unknown", "undefined: 1")).toEqual([]);
  expect(activeIn("a\u202eb")).toHaveLength(1);
  expect(noValues({ a: [1, NaN], b: { c: undefined }, d: null })).toEqual(["NaN at .a.1", "undefined at .b.c"]);
  const problem = { code: "PR-S001", file: "a.csv", line: 1, column: 1, length: 3, message: "m", remedy: "r" };
  const faults = (other: object, count = 1): number =>
    problemFaults(Array(count).fill({ ...problem, ...other }), { "a.csv": "abc\n" }, "error").length;
  expect(faults({})).toBe(0);
  for (const other of [
    { code: "" },
    { file: "" },
    { line: 3 },
    { column: 3 },
    { message: "m".repeat(3000) },
    { remedy: "NaN" },
  ])
    expect(faults(other), JSON.stringify(other)).toBeGreaterThan(0);
  expect(faults({}, 201)).toBe(1);
  await expect(tried(() => ["slow"])).rejects.toThrow("slow");
  const prototype = Object.prototype as Record<string, unknown>;
  prototype["polluted"] = 1;
  await expect(tried(() => [])).rejects.toThrow("a built-in object was changed");
  delete prototype["polluted"];
  await tried(() => []);
});
