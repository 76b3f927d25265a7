import { describe, expect, test } from "vitest";
import { choose, looks, type Option } from "../../src/model/actors/decide.ts";
import { startRun, type Run } from "../../src/run/run.ts";
import { momentOf, TICK, worldWith } from "./stage.ts";

const option = (shock: number, utility: number): Option => ({
  name: `o${shock}`,
  shock,
  parts: { danger: utility - 1, standing: 1 },
});
const MENU = [option(0, 0), option(1, 1.2), option(2, -0.7), option(4, 0.4)];
const EXP = [0, 1.2, -0.7, 0.4].map(Math.exp);
const LOGIT = EXP.map((e) => e / EXP.reduce((a, b) => a + b, 0));

const world = (form: string, index = 0): ReturnType<typeof worldWith> =>
  worldWith({ "decide.shockForm": form, "decide.correlationTime": 2 }, { places: 1, index });

const pick = (run: Run, tick: number, menu = MENU): string =>
  choose(momentOf(run, { tick, time: tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 }), menu).option;

/** Chi-square of counts by option against logit chances. */
function chiSquare(picks: readonly string[]): number {
  return MENU.reduce((sum, o, i) => {
    const expected = picks.length * (LOGIT[i] as number);
    return sum + (picks.filter((p) => p === o.name).length - expected) ** 2 / expected;
  }, 0);
}
/** 0.999 point, three degrees of freedom. */
const CRITICAL = 16.27;

describe("frequencies are the logit chances (10,000 choices each, false alarm 1 in 1,000)", () => {
  test("under fresh shocks, over the looks of one run", () => {
    const run = startRun(world("fresh"), 0);
    expect(chiSquare(Array.from({ length: 10_000 }, (_, i) => pick(run, i)))).toBeLessThan(CRITICAL);
  });

  test.each(["held", "correlated"])("under %s shocks, over runs", (form) => {
    const w = world(form, 1);
    expect(chiSquare(Array.from({ length: 10_000 }, (_, r) => pick(startRun(w, r), 5)))).toBeLessThan(CRITICAL);
  });

  test("under correlated shocks also at a later look: the marginal stays Gumbel", () => {
    const w = world("correlated", 1);
    const picks = Array.from({ length: 10_000 }, (_, r) => {
      const run = startRun(w, r);
      for (const tick of [5, 9, 30]) pick(run, tick);
      return pick(run, 47);
    });
    expect(chiSquare(picks)).toBeLessThan(CRITICAL);
  });
});

describe("how long a leaning lasts", () => {
  const changes = (form: string, gap: number): number => {
    const w = world(form, 2);
    let changed = 0;
    for (let r = 0; r < 400; r++) {
      const run = startRun(w, r);
      if (pick(run, 3) !== pick(run, 3 + gap)) changed++;
    }
    return changed / 400;
  };

  test("held shocks never change", () => {
    expect(changes("held", 500)).toBe(0);
  });

  test("correlated ones change little at once and like fresh ones in the long run", () => {
    expect(changes("correlated", 1)).toBeLessThan(0.25);
    const fresh = changes("fresh", 1);
    expect(fresh).toBeGreaterThan(0.5);
    expect(Math.abs(changes("correlated", 4000) - fresh)).toBeLessThan(0.12);
  });

  test("the correlation of a leaning falls as e^{-t/τ} (3,000 runs, false alarm 1 in 1,000)", () => {
    const w = world("correlated", 3);
    let product = 0;
    const n = 3000;
    for (let r = 0; r < n; r++) {
      const run = startRun(w, r);
      pick(run, 0, [MENU[0] as Option]);
      const first = run.state.leaning[0] as number;
      pick(run, 8, [MENU[0] as Option]);
      product += (first * (run.state.leaning[0] as number)) / n;
    }
    expect(Math.abs(product - Math.exp(-1 / 2))).toBeLessThan((3.3 * Math.sqrt(1 + Math.exp(-1))) / Math.sqrt(n));
  });
});

test("a changed menu reshuffles nothing: whoever wins with more options wins or loses only to the new one", () => {
  for (const form of ["held", "fresh", "correlated"]) {
    const w = world(form, 4);
    let toNew = 0;
    for (let r = 0; r < 300; r++) {
      const few = pick(startRun(w, r), 7);
      const many = pick(startRun(w, r), 7, [option(3, 0.5), ...MENU]);
      if (many === "o3") toNew++;
      else expect(many).toBe(few);
    }
    expect(toNew).toBeGreaterThan(20);
  }
});

test("considerations are kept in a detailed log with logit chances", () => {
  const run = startRun(world("held"), 0, true);
  const { considerations } = choose(momentOf(run), MENU);
  expect(considerations?.map((c) => c.option)).toEqual(MENU.map((o) => o.name));
  considerations?.forEach((c, i) => expect(c.chance).toBeCloseTo(LOGIT[i] as number, 12));
  expect(choose(momentOf(startRun(world("held"), 0)), MENU).considerations).toBeUndefined();
});

describe("looks", () => {
  test("come at their rate (20,000 ticks, false alarm 1 in 10,000)", () => {
    const run = startRun(world("fresh"), 0);
    const share = 1 - Math.exp(-5 * TICK);
    let seen = 0;
    for (let i = 0; i < 20_000; i++)
      if (looks(momentOf(run, { tick: i, slot: Math.floor(i / 2), sub: i % 2 }), 0, 5, run.state.looks)) seen++;
    expect(Math.abs(seen / 20_000 - share)).toBeLessThan(3.9 * Math.sqrt((share * (1 - share)) / 20_000));
  });

  test("an event owes one, once, at its time", () => {
    const run = startRun(world("fresh"), 0);
    run.state.looks[0] = 6;
    const at = (tick: number): boolean =>
      looks(momentOf(run, { tick, slot: Math.floor(tick / 2), sub: tick % 2 }), 0, 0, run.state.looks);
    expect([4, 5, 6, 7, 8].map(at)).toEqual([false, false, true, false, false]);
  });
});
