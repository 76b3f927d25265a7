// What is asked of, and the points at which it is asked.
import { describe, expect, test } from "vitest";
import { OUTCOMES } from "../../src/model/outcomes.ts";
import type { ClaimTest } from "../../src/scenario/scenario.ts";
import {
  leastWorlds,
  plainPoints,
  rowsFor,
  screeningPoints,
  sharePoints,
  sizesFor,
  varying,
} from "../../src/questions/drivers/driverDesign.ts";
import { subjectOf, type Subject } from "../../src/questions/drivers/driverSubject.ts";
import { optionAt, type FormColumn } from "../../src/world/assumptions.ts";
import { compiler, coordinates, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";
import { asking } from "../fixture/asked.ts";

const claim = (id: string, ...tests: ClaimTest[]) => ({
  id,
  text: id,
  type: "",
  group: "",
  placebo: "" as const,
  tests,
});
const scenario = steppe(3, {
  claims: [
    claim("C1", { kind: "contrast", ...asking("large"), given: "", fit: [], atLeast: 0.05, order: ["a", "b"], says: "above", arms: { a: [{ set: "hardship.shockSize", to: 3 }], b: [] }, relative: false, levels: [], note: "" }),
    claim("C2", { kind: "record", entries: [], says: "true", text: "" }),
    claim("C3", { kind: "chance", ...asking("peakPeople"), given: "", above: 1000, below: null, chance: 0.5, says: "at least", byInput: "", note: "" }),
  ],
}); // prettier-ignore
const compiled = compiler(scenario);
const subject = (of: string): Subject => subjectOf(scenario, of) as Subject;

describe("the subject", () => {
  test("every outcome is one; counts of people in orders of magnitude", () => {
    for (const { name } of OUTCOMES) expect(subject(name)).toMatchObject({ name, claim: "", given: "" });
    expect([0, 9, 999].map((people) => subject("deaths").value([people]))).toEqual(
      [0, 1, 3].map((x) => expect.closeTo(x, 12) as number),
    );
    expect(subject("large").value([1])).toBe(1);
  });
  test("a claim's first test in the model: a difference of its arms, or whether it is within bounds", () => {
    expect(subject("C1")).toMatchObject({ claim: "C1", outcome: "large", scale: "difference", target: 0.05 });
    expect(subject("C1").arms).toHaveLength(2);
    expect(subject("C1").value([1, 0])).toBe(1);
    expect([999, 1001].map((people) => subject("C3").value([people]))).toEqual([0, 1]);
  });
  test("a name that is nothing: what was meant; a claim without a test in the model: so it is said", () => {
    expect(subjectOf(scenario, "larg")).toEqual({ problem: expect.stringContaining("Did you mean large?") as string });
    expect(subjectOf(scenario, "xyzzy")).toEqual({
      problem: expect.stringMatching(/no outcome or claim "xyzzy"\. Outcomes: requested.*C1, C2, C3/) as string,
    });
    expect(subjectOf(scenario, "C2")).toEqual({
      problem: expect.stringContaining("no test that runs in the model") as string,
    });
  });
});

describe("the points", () => {
  const columns = varying(compiled.columns);
  test("from each start every varying column is moved alone, a form to another option, and luck is drawn anew", () => {
    const bases = 6;
    const points = screeningPoints(compiled, PLAN, columns, bases, 100);
    const size = columns.length + 2;
    expect(points).toHaveLength(bases * size);
    for (let b = 0; b < bases; b++) {
      const base = points[b * size]!;
      columns.forEach((c, i) => {
        const moved = points[b * size + 1 + i]!;
        expect(moved.luck).toBe(base.luck);
        expect(Array.from(moved.at.keys()).filter((k) => moved.at[k] !== base.at[k])).toEqual([c]);
        const column = compiled.columns[c]!;
        if (column.kind === "form") expect(optionAt(column, moved.at[c]!)).not.toBe(optionAt(column, base.at[c]!));
        else expect(Math.abs(moved.at[c]! - base.at[c]!)).toBeCloseTo(0.5, 12);
      });
      const luck = points[b * size + size - 1]!;
      expect(luck.at).toEqual(base.at);
      expect(luck.luck).not.toBe(base.luck);
    }
    expect(new Set(points.map((p) => p.luck)).size).toBe(2 * bases);
    expect(points.every((p) => p.at.every((u) => u > 0 && u < 1))).toBe(true);
  });
  test("one more assumption at the front changes no draw of the others, forms included", () => {
    const more = {
      ...compiled,
      columns: [compiled.columns[0]!, ...compiled.columns],
      hashes: [123, ...compiled.hashes],
    };
    const plain = screeningPoints(compiled, PLAN, columns, 3, 100);
    const moved = columns.map((c) => c + 1);
    const longer = screeningPoints(more, PLAN, moved, 3, 100);
    expect(longer.map(({ at }) => at.slice(1))).toEqual(plain.map(({ at }) => at));
    expect(longer.map(({ luck }) => luck)).toEqual(plain.map(({ luck }) => luck));
  });
  test("options of forms are drawn by their weights", () => {
    const c = compiled.columns.findIndex(
      (column) => column.kind === "form" && column.path === "mobilisation.participation",
    );
    const form = compiled.columns[c] as FormColumn;
    const total = Object.values(form.options).reduce((sum, w) => sum + w, 0);
    const points = screeningPoints(compiled, PLAN, [c], 600, 0).filter((_, i) => i % 3 === 0);
    for (const [option, weight] of Object.entries(form.options)) {
      const share = points.filter((p) => optionAt(form, p.at[c]!) === option).length / points.length;
      // four standard errors of a share of 600
      expect(Math.abs(share - weight / total)).toBeLessThan(0.082);
    }
  });
  test("a row's points are a with one factor from b; all factors together would be b", () => {
    const plain = plainPoints(compiled, PLAN, 10);
    expect(plain[7]!.at).toEqual(coordinates(compiled, PLAN, 7));
    const factors = [
      { columns: columns.slice(0, 1), luck: false },
      { columns: columns.slice(1), luck: false },
      { columns: [], luck: true },
    ];
    const points = sharePoints(plain, 5, factors);
    for (let j = 0; j < 5; j++) {
      const [one, others, luck] = points.slice(3 * j, 3 * j + 3);
      const [a, b] = [plain[j]!, plain[5 + j]!];
      for (const c of columns) {
        expect(one!.at[c]).toBe(c === columns[0] ? b.at[c] : a.at[c]);
        expect(others!.at[c]).toBe(c === columns[0] ? a.at[c] : b.at[c]);
      }
      expect([one!.luck, others!.luck, luck!.luck]).toEqual([a.luck, a.luck, b.luck]);
      expect(luck!.at).toEqual(a.at);
    }
  });
  test("a budget is kept, from the least to a million", () => {
    for (const chosen of [1, 15, 30, 177])
      for (const worlds of [leastWorlds(177, chosen), 5000, 10_000, 1_000_000]) {
        if (worlds < leastWorlds(177, chosen)) continue;
        const sizes = sizesFor(worlds, 177, chosen);
        const factors = Math.min(chosen, 177) + 2;
        const rows = rowsFor(worlds, sizes, 177, factors);
        expect(rows).toBeGreaterThanOrEqual(16);
        expect(2 * rows).toBeLessThanOrEqual(sizes.plain);
        expect(sizes.plain + sizes.bases * 179 + rows * factors).toBeLessThanOrEqual(worlds);
      }
  });
});
