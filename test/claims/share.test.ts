// Shares without a simulation: plans, changes and verdicts on effects that are known.
import type { Pass } from "../../src/run/ensemble.ts";
import { describe, expect, test } from "vitest";
import { Planner, type Plans } from "../../src/claims/planner.ts";
import { factorToTry } from "../../src/claims/share/effects.ts";
import { moveOf, placeShare, type PlacedShare } from "../../src/claims/share/place.ts";
import { shareResult } from "../../src/claims/share/share.ts";
import type { Job, JobResult } from "../../src/run/work.ts";
import type { Uses } from "../../src/run/trace.ts";
import type { Claim, ShareInput, ShareTest } from "../../src/scenario/scenario.ts";
import { PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";
import { compiled, dice, first } from "./toy.ts";
import { asked, asking } from "../fixture/asked.ts";

const input = (set: string, over: Partial<ShareInput> = {}): ShareInput => ({
  set,
  ends: null,
  source: "",
  why: "",
  ...over,
});
const HOME = ["mobilisation.crowdPull", "institutions.maturity"];
const ABROAD = ["guarantor.needWeight"];
const share = (over: Partial<ShareTest> = {}): ShareTest => ({
  kind: "share",
  ...asking("survival at +3 d"),
  given: "",
  atLeast: 0.05,
  relative: false,
  first: { name: "home", inputs: HOME.map((path) => input(path)) },
  second: { name: "abroad", inputs: ABROAD.map((path) => input(path)) },
  levels: [],
  says: "first",
  note: "",
  ...over,
});
const claims = (...tests: ShareTest[]): Claim[] =>
  tests.map((t, i) => ({ id: `C${i}`, text: "", type: "", group: "", placebo: "", tests: [t] }));
interface SharePlans {
  readonly bundles: Plans["bundles"];
  readonly shares: readonly PlacedShare[];
}
function plansOf(...tests: ShareTest[]): SharePlans {
  const planner = new Planner({ scenario: steppe(3, { claims: claims(...tests) }), assumptions: compiled.assumptions });
  const shares = tests.map((t) => placeShare(t, planner));
  return { bundles: planner.grown().bundles, shares };
}

describe("plans", () => {
  test("every input is a pair of arms, from the 10 % to the 90 % point of its range, all else as drawn", () => {
    const { bundles, shares } = plansOf(share());
    expect(bundles).toHaveLength(1);
    expect(bundles[0]?.plans.map((p) => [p.input, p.arms.length, p.treatments.length])).toEqual([
      ["mobilisation.crowdPull", 2, 1],
      ["institutions.maturity", 2, 1],
      ["guarantor.needWeight", 2, 1],
    ]);
    // crowdPull is uniform from 1 to 3
    expect(bundles[0]?.plans[0]?.arms).toEqual([
      [{ set: "mobilisation.crowdPull", to: 1.2 }],
      [{ set: "mobilisation.crowdPull", to: 2.8 }],
    ]);
    expect(shares[0]?.levels[0]?.sides.map((s) => s.map((i) => [i.first, i.second]))).toEqual([[[1, 0], [1, 0]], [[1, 0]]]); // prettier-ignore
  });
  test("shares under one condition share their runs; the side that the claim names comes first", () => {
    const { bundles, shares } = plansOf(
      share(),
      share({ ...asking("fallen"), says: "second" }),
      share({ given: "crisis" }),
    );
    const tests = (b: (typeof bundles)[number]): number[] => [
      ...new Set(b.plans.flatMap((p) => (p.wants ?? []).map((want) => want.test))),
    ];
    expect(bundles.map((b) => [b.given, b.plans.length, tests(b)])).toEqual([
      ["", 3, [0, 1]],
      ["crisis", 3, [2]],
    ]);
    expect(bundles[0]?.plans[0]?.readings).toEqual([
      { outcome: asked("survival at +3 d") },
      { outcome: asked("fallen") },
    ]);
    expect(shares[1]?.levels[0]?.sides.map((s) => s.length)).toEqual([1, 2]);
  });
  test("along a list every value has arms of its own, with what is set in both", () => {
    const levels = [0.1, 0.9].map((to) => ({ name: String(to), set: { set: "otherPowers.interest", to } }));
    const { bundles, shares } = plansOf(share({ levels }));
    expect(bundles[0]?.plans).toHaveLength(6);
    expect(bundles[0]?.plans[3]?.arms[0]).toEqual([
      { set: "otherPowers.interest", to: 0.9 },
      { set: "mobilisation.crowdPull", to: 1.2 },
    ]);
    expect(shares[0]?.levels.map((l) => l.name)).toEqual(["0.1", "0.9"]);
  });
});

describe("changes", () => {
  const column = (path: string) => compiled.columns.find((c) => c.path === path);
  test("stretched about the middle of the range, up to its limits", () => {
    const wide = moveOf(input("guarantor.needWeight"), column("guarantor.needWeight"), 2);
    const own = moveOf(input("guarantor.needWeight"), column("guarantor.needWeight"));
    expect(Number(wide.to) - Number(wide.from)).toBeCloseTo(2 * (Number(own.to) - Number(own.from)), 10);
    expect([own.stopped, wide.stopped]).toEqual([false, false]);
    const bounded = moveOf(input("otherPowers.interest"), column("otherPowers.interest"), 4);
    expect(bounded.stopped).toBe(true);
    expect(Number(bounded.from)).toBeGreaterThan(0);
    expect(Number(bounded.to)).toBeLessThan(1);
  });
  test("stated ends stay in their order, and are data only with a source", () => {
    const stated = input("scenario.tied", { ends: [0.6, 0.2], source: "CENSUS" });
    expect(moveOf(stated, undefined)).toMatchObject({ from: 0.6, to: 0.2, byData: true });
    expect(moveOf(stated, undefined, 0.5)).toMatchObject({ from: 0.5, to: 0.30000000000000004 });
    expect(moveOf({ ...stated, source: "assumed", why: "a guess" }, undefined).byData).toBe(false);
    expect(moveOf(input("treaty.ground", { ends: ["outsideAttack", "anyThreat"] }), column("treaty.ground"), 2)).toMatchObject({ from: "outsideAttack", to: "anyThreat", stopped: true }); // prettier-ignore
  });
});

const WORLDS = 60;

/** What a bundle's arms give when moving input p adds effect(p, world), with noise of this spread in either arm. */
function pass(plans: SharePlans, effect: (path: string, world: number, level: number) => number, noise: number): Pass {
  const bundle = plans.bundles[0] as SharePlans["bundles"][number];
  const roll = dice(7);
  const replicates = 2;
  const job: Job = { plan: PLAN, worlds: first(WORLDS), replicates: [0, replicates], branches: [0, 1], rows: false, followFrom: Infinity, contrasts: bundle.plans }; // prettier-ignore
  const values = bundle.plans.map((p) => {
    const level = p.arms[0]?.length === 2 ? Number((p.arms[0][0] as { to: number }).to) : 0;
    return Float64Array.from(
      first(WORLDS).flatMap((w) =>
        first(replicates).flatMap(() =>
          p.arms.flatMap((_, arm) => p.readings.map(() => arm * effect(p.input, w, level) + noise * (roll() - 0.5))),
        ),
      ),
    );
  });
  return { job, result: { accepted: first(WORLDS), values } as unknown as JobResult };
}

function result(
  test: ShareTest,
  effect: (path: string, world: number, level: number) => number,
  noise = 0.02,
  arose: { runs: number; of: number } | null = null,
  uses: Uses = WAYS,
  helped: Uses = uses,
) {
  const plans = plansOf(test);
  return shareResult({
    placed: plans.shares[0] as SharePlans["shares"][number],
    pass: pass(plans, effect, noise),
    stretched: null,
    arose,
    asked: 1000,
    unit: "share",
    confidence: 0.95,
    uses,
    usesHelped: () => helped,
  });
}

/** A path from every input to survival, as watching runs finds it. */
const WAYS: Uses = new Map([...HOME, ...ABROAD].map((path) => [path, new Set(["expectation"])]));

const home = (path: string): boolean => HOME.includes(path);

describe("verdicts", () => {
  test("holds, with the share of the squares, sizes as roots, and the factor √(s/(1-s))", () => {
    const found = result(share(), (path) => (path === ABROAD[0] ? 0.1 : 0.2));
    expect(found.verdict).toBe("holds");
    // two of .2² against one of .1²
    expect(found.share?.value).toBeCloseTo(8 / 9, 1);
    expect(found.sides[0].size.value).toBeCloseTo(0.2 * Math.sqrt(2), 2);
    expect(found.sides[0].inputs.map((i) => i.effect?.value)).toEqual([expect.closeTo(0.2, 2), expect.closeTo(0.2, 2)]);
    expect(found.widening?.factor.value).toBeCloseTo(Math.sqrt(8), 0);
    expect(found.origin).toBe("by input");
    expect(found.why).toContain("of 3 changes");
  });
  test("an effect that goes both ways has no mean and counts all the same", () => {
    const found = result(share(), (path, w) => (home(path) ? (w % 2 === 0 ? 0.3 : -0.3) : 0.1));
    expect(found.verdict).toBe("holds");
    expect(Math.abs(found.sides[0].inputs[0]?.effect?.value ?? 1)).toBeLessThan(0.02);
    expect(found.sides[0].inputs[0]?.size).toBeCloseTo(0.3, 2);
  });
  test("reverses; and turns with the side that is named", () => {
    const effect = (path: string): number => (home(path) ? 0.05 : 0.3);
    expect(result(share(), effect).verdict).toBe("reverses");
    expect(result(share({ says: "second" }), effect).verdict).toBe("holds");
  });
  test("mixed where the longer list alone decides", () => {
    const long = { name: "home", inputs: ["mobilisation.crowdPull", "institutions.maturity", "hardship.backlash", "orderForces.noise", "control.speed"].map((p) => input(p)) }; // prettier-ignore
    const found = result(share({ first: long }), (path) => (path === ABROAD[0] ? 0.15 : 0.1));
    expect(found.share?.low).toBeGreaterThan(0.5);
    expect(found.perInput?.high).toBeLessThan(0.5);
    expect(found.verdict).toBe("mixed");
    expect(found.finding).toContain("the longer list decides");
  });
  test("undecided where both are alike, with the worlds that it would take", () => {
    const found = result(share(), (path) => (home(path) ? 0.2 / Math.sqrt(2) : 0.195), 0.4);
    expect(found.verdict).toBe("undecided");
    expect(found.origin).toBeNull();
  });
  test("no effect below what matters, where enough worlds were seen to say so", () => {
    expect(result(share({ atLeast: 0.5 }), () => 0.005, 0.001).verdict).toBe("no effect");
    // one world in seventeen of a kind that was not met may be moved all the way: a root of .24
    expect(result(share(), () => 0.005, 0.001)).toMatchObject({
      sides: [{ size: { high: expect.closeTo(0.24, 1) } }, {}],
    });
  });
  test("where no run differs: no effect if nothing leads there, else it was not seen", () => {
    const idle = result(share(), () => 0, 0, null, new Map());
    expect(idle).toMatchObject({ verdict: "no effect", origin: "by construction", share: null, examples: [] });
    expect(idle.sides[0].inputs.every((i) => i.idle && !i.way)).toBe(true);
    const unseen = result(share(), () => 0, 0);
    expect(unseen).toMatchObject({ verdict: "undecided", origin: null, share: null });
    expect(unseen.sides[0].inputs.every((i) => i.idle && i.way)).toBe(true);
  });
  test("where nothing leads from any input, too few runs are enough to say so; if what asks for each was seen", () => {
    const aside: Uses = new Map([...HOME, ...ABROAD].map((path) => [path, new Set(["boredom"])]));
    const few = { runs: 12, of: 1000 };
    const idle = result(share(), () => 0, 0, few, new Map(), aside);
    expect(idle).toMatchObject({ verdict: "no effect", origin: "by construction", moreWorlds: null });
    expect(idle.finding).not.toContain("12 of 1000");
    // one input that nothing asked for may still matter; so may a way that only helped runs show
    const unasked: Uses = new Map([...aside].filter(([path]) => path !== ABROAD[0]));
    for (const helped of [unasked, WAYS])
      expect(result(share(), () => 0, 0, few, new Map(), helped).verdict).toBe("too rare");
    expect(result(share(), () => 0, 0, { runs: 0, of: 1000 }, new Map(), aside).verdict).toBe("never arises");
    expect(result(share(), () => 0.2, 0, few, new Map(), aside).verdict).toBe("too rare");
  });
  test("noise alone is not taken for an effect", () => {
    const found = result(share(), () => 0, 0.5);
    expect(found.verdict).toBe("undecided");
  });
  test("too rare, or never arises", () => {
    expect(result(share(), () => 0.2, 0.02, { runs: 0, of: 1000 })).toMatchObject({ verdict: "never arises", moreWorlds: null }); // prettier-ignore
    const found = result(share(), () => 0.2, 0.02, { runs: 12, of: 1000 });
    expect(found).toMatchObject({ verdict: "too rare", origin: null, examples: [] });
    expect(found.moreWorlds).toBeGreaterThan(1000);
  });
  test("not by input where states have had all changes", () => {
    const stated = (path: string, ends: [number, number]): ShareInput => input(path, { ends, source: "CENSUS" });
    const found = result(
      share({
        first: { name: "home", inputs: [stated("mobilisation.crowdPull", [1, 2])] },
        second: { name: "abroad", inputs: [stated("guarantor.needWeight", [1, 2])] },
      }),
      (path) => (home(path) ? 0.3 : 0.05),
    );
    expect(found.verdict).toBe("holds");
    expect(found.origin).toBeNull();
  });
});

describe("along a list", () => {
  const levels = [0.1, 0.5, 0.9].map((to) => ({ name: String(to), set: { set: "otherPowers.interest", to } }));
  test("the share at each value, and whether it rises", () => {
    const found = result(share({ levels, says: "second" }), (path, _, level) => (home(path) ? 0.2 : 0.4 * level));
    expect(found.verdict).toBe("holds");
    const shares = found.along?.levels.map((l) => l.share?.value ?? NaN) ?? [];
    expect(shares[0]).toBeLessThan(shares[1] as number);
    expect(shares[1]).toBeLessThan(shares[2] as number);
    expect(found.along?.change?.low).toBeGreaterThan(0);
    expect(found.widening).toBeNull();
    expect(result(share({ levels }), (path, _, level) => (home(path) ? 0.2 : 0.4 * level)).verdict).toBe("reverses");
  });
  test("what changes no run is no finding", () => {
    const found = result(share({ levels }), (path) => (home(path) ? 0.2 : 0.1), 0);
    expect(found).toMatchObject({ verdict: "no effect", origin: "by construction" });
  });
});

test("the factor that is tried is the root of the ratio of sums, four at most", () => {
  const plans = plansOf(share());
  const placed = plans.shares[0] as SharePlans["shares"][number];
  const tried = (a: number, b: number): number | null =>
    factorToTry(
      placed,
      pass(plans, (path) => (home(path) ? a / Math.sqrt(2) : b), 0),
    );
  expect(tried(0.2, 0.1)).toBeCloseTo(2, 10);
  expect(tried(0.1, 0.2)).toBeCloseTo(0.5, 10);
  expect(tried(0.2, 0)).toBe(4);
  expect(tried(0, 0)).toBeNull();
});
