// Planted boxes: found with noise, beside columns that matter by correlation alone, as levels of forms; and nothing where there is none.
// In more seeds: test/deep/boxes.deep.test.ts.
import { expect, test } from "vitest";
import { bestBox } from "../../src/analysis/boxes/bestBox.ts";
import { bestLeaf, tree } from "../../src/analysis/boxes/cart.ts";
import { halves, measured } from "../../src/analysis/boxes/heldOut.ts";
import { at, describeBoxes, names, numbers, planted, uniforms } from "./describeBoxes.ts";

describeBoxes({ seeds: 5, idle: 10, searchedAtMost: 5 });

test("the tree finds the two of a box of two conditions on the training half", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const split = halves(planted(seed, 600), "test");
    const leaf = bestLeaf(tree(split))!;
    expect(names(leaf.conditions).filter((n) => n === "a31 below" || n === "a7 above")).toHaveLength(2);
    expect(measured(split, leaf.conditions)!.precision.heldOut).toBeGreaterThan(0.75);
  }
});

test("three conditions, one of them a form of three levels", () => {
  const worlds = 1200;
  const columns = numbers(3, 60, worlds);
  const level = Array.from(uniforms(3, 700, worlds), (u) => (u < 0.4 ? "signal" : u < 0.7 ? "troops" : "both"));
  columns.push({ name: "reading", kind: "form", values: level });
  const luck = uniforms(3, 900, worlds);
  const y = luck.map((u, i) =>
    u < (level[i] === "signal" && at(columns[2]!, i) > 0.3 && at(columns[40]!, i) <= 0.7 ? 0.95 : 0.03) ? 1 : 0,
  );
  const found = bestBox({ y, columns, seed: 3 })!;
  expect(names(found.conditions)).toEqual(["a2 above", "a40 below", "reading is"]);
  expect(found.precision.heldOut).toBeGreaterThan(0.8);
});

test("a column that only goes along with a true one does not take its place", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const { y, columns } = planted(200 + seed, 800);
    const along = Float64Array.from(uniforms(seed, 800, 800), (u, i) => 0.6 * at(columns[7]!, i) + 0.4 * u);
    const found = bestBox({ y, columns: [{ name: "along", kind: "number", values: along }, ...columns], seed })!;
    expect(names(found.conditions)).toEqual(["a31 below", "a7 above"]);
  }
});

test("a band in the middle of one column is found with both of its ends", () => {
  const columns = numbers(5, 40, 800);
  const luck = uniforms(5, 900, 800);
  const y = luck.map((u, i) => (u < (at(columns[9]!, i) > 0.35 && at(columns[9]!, i) <= 0.65 ? 0.95 : 0.03) ? 1 : 0));
  expect(names(bestBox({ y, columns, seed: 5 })!.conditions)).toEqual(["a9 above", "a9 below"]);
});

test("scores between 0 and 1, weights, and the same answer for the same seed", () => {
  const { columns } = planted(8, 600);
  const y = Float64Array.from({ length: 600 }, (_, i) =>
    at(columns[7]!, i) > 0.45 && at(columns[31]!, i) <= 0.6 ? 0.85 : 0.1,
  );
  const input = { y, columns, seed: 2 };
  const found = bestBox(input)!;
  expect(bestBox(input)).toEqual(found);
  expect(names(found.conditions)).toEqual(["a31 below", "a7 above"]);
  const none = bestBox({ ...input, weights: y.map((v) => (v > 0.5 ? 1 : 0)) });
  expect(none).toBeNull();
  expect(() => bestBox({ y: [2], columns: [], seed: 0 })).toThrow(/bestBox: world 0/);
});
