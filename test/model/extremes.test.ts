// No value that a parameter may be given leaves the numbers: at the ends of every domain, alone and many at once, and beyond them it is refused.
import { describe, expect, test } from "vitest";
import { reach } from "../../src/core/ranges.ts";
import type { Scenario, Value } from "../../src/scenario/scenario.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { scenarioValues } from "../../src/world/assumptions.ts";
import { compiler } from "../../src/world/compile.ts";
import { CRISES, crisisState } from "../fixture/crisis.ts";
import { SMALL } from "../scenario/small.ts";
import { ALL, broken, brokenAtEnds, SOME } from "./atTheEnds.ts";

describe("every quantity", () => {
  test("has its own range within its domain, but for the rarest draws of a lognormal", () => {
    for (const { path, p } of ALL) {
      const [low, high] = p.range.kind === "lognormal" ? [p.range.low, p.range.high] : reach(p.range);
      expect(low, path).toBeGreaterThanOrEqual(p.domain[0]);
      expect(high, path).toBeLessThanOrEqual(p.domain[1]);
    }
  });
  test("at each end of its domain, and just within, leaves every number of a run a number", () => {
    // each in one of them; in all of them: test/deep/extremes.deep.test.ts
    expect(brokenAtEnds((k) => [SOME[k % SOME.length] as (typeof SOME)[number]])).toEqual([]);
  }, 120_000);
  test("stays so with many at their ends at once", () => {
    let x = 1;
    const next = (): number => (x = (x * 48_271) % 2_147_483_647) / 2_147_483_647;
    const bad: string[] = [];
    for (let k = 0; k < 300; k++) {
      const share = [0.02, 0.1, 0.5][k % 3] as number;
      const chosen = ALL.filter(() => next() < share);
      const changes = Object.fromEntries(chosen.map(({ path, p }) => [path, p.domain[next() < 0.5 ? 0 : 1]]));
      const fields = broken(CRISES[k % CRISES.length] as (typeof CRISES)[number], changes, 6);
      if (fields.length > 0) bad.push(`${k} (${chosen.length}): ${fields.slice(0, 4).join(", ")}`);
    }
    expect(bad).toEqual([]);
  }, 120_000);
  test.each([1e308, -1e308, 1.7e308])("is refused at %s, at its line", (far) => {
    const lines = ALL.map(
      ({ path, p }) => `${path}: { value: ${far} ${p.unit === "1" ? "" : p.unit}, source: CENSUS }`,
    );
    for (let i = 0; i < lines.length; i += 10) {
      const part = lines.slice(i, i + 10);
      const { problems } = parseScenario({ ...SMALL, "assumptions.yaml": part.join("\n") });
      const at = problems.filter((p) => p.file === "assumptions.yaml" && ["PR-S020", "PR-S023"].includes(p.code));
      expect(at.map((p) => p.line)).toEqual(part.map((_, k) => k + 1));
    }
  });
});

describe("every number of a scenario", () => {
  /** The scenario with one of its own numbers replaced, wherever it stands. */
  function replaced(part: unknown, from: Value, to: Value): unknown {
    if (part === from) return to;
    if (Array.isArray(part)) return part.map((one) => replaced(one, from, to));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, replaced(one, from, to)]));
  }
  test("at 0 and at 1 leaves every number of a run a number", () => {
    const scenario = crisisState();
    const bad: string[] = [];
    for (const [path, , value] of scenarioValues(scenario))
      for (const to of [0, 1]) {
        const fact: Value = { kind: "fact", value: to, source: "test", mark: "U" };
        if (path.endsWith(".people") && to === 0) continue; // a state has people
        const own = compiler(replaced(scenario, value, fact) as Scenario);
        for (const crisis of SOME) {
          const fields = broken(crisis, {}, 6, own);
          if (fields.length > 0) bad.push(`${path} = ${to}: ${fields.slice(0, 3).join(", ")}`);
        }
      }
    expect(bad).toEqual([]);
  }, 120_000);
});
