// Where every quantity has no effect: each says so, and a run with it taken away stays a run.
import { describe, expect, test } from "vitest";
import { MECHANISMS } from "../../src/model/index.ts";
import { assumed, lognormal, quantity, uniform } from "../../src/model/kit/declare.ts";
import { FIELD_NAMES } from "../../src/model/kit/state.ts";
import { canBeTakenAway, takenAway } from "../../src/run/knockOut.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { shortCrisis } from "../fixture/crisis.ts";

const ALL = MECHANISMS.flatMap((m) =>
  Object.entries(m.params).flatMap(([name, p]) => (p.kind === "quantity" ? [{ m, name, p, path: `${m.name}.${name}` }] : [])),
); // prettier-ignore

describe("a quantity's neutral value", () => {
  test("is a number, a quantity of the same mechanism, or none, for every quantity", () => {
    for (const { m, p, path } of ALL)
      if (typeof p.neutral === "string") expect(m.params[p.neutral]?.kind, path).toBe("quantity");
      else expect(p.neutral === null || Number.isFinite(p.neutral), path).toBe(true);
  });
  test("is 0 of every weight in log-odds that has one, and none of a time", () => {
    const odd = ALL.filter(({ p }) => (p.unit === "logit" && p.neutral !== null && p.neutral !== 0) || (p.unit === "d" && p.neutral !== null)); // prettier-ignore
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
  test("is asked for where neither the unit nor the range says it", () => {
    const why = assumed("test");
    const options = { sign: "+", meaning: "a share" } as const;
    expect(() => quantity("x", "share", uniform(0.2, 0.4), why, options)).toThrow(
      "does not say where it has no effect",
    );
    expect(() => quantity("x", "1/d", lognormal(0.2, 0.4), why, options)).toThrow(RangeError);
    expect(quantity("x", "share", uniform(0.2, 0.4), why, { ...options, neutral: 1 }).neutral).toBe(1);
    expect(quantity("x", "share", uniform(0, 0.4), why, options).neutral).toBe(0);
    expect(quantity("x", "logit", uniform(1, 2), why, options).neutral).toBe(0);
    expect(quantity("x", "d", uniform(1, 2), why, options).neutral).toBeNull();
  });
  test("leaves every number of a run a number", () => {
    const compiled = compiler(shortCrisis());
    const bad: string[] = [];
    for (const { path } of ALL.filter((q) => canBeTakenAway(q.path)))
      for (const index of [0, 1, 2, 3]) {
        const drawn = compileWorld(compiled, PLAN, index);
        const run = startRun(compileWorld(compiled, PLAN, index, takenAway([path], drawn)), 0);
        advance(run, compiled.scenario.days);
        for (const f of FIELD_NAMES) if (run.state[f].some((x) => Number.isNaN(x))) bad.push(`${path}: ${f}`);
      }
    expect([...new Set(bad)]).toEqual([]);
  });
});
