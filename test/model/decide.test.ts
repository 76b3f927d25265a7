import { describe, expect, test } from "vitest";
import { choose, looks, PUT, type Asked, type Choice, type Option } from "../../src/model/actors/decide.ts";
import { startRun, type Run } from "../../src/run/run.ts";
import { momentOf, TICK, worldWith } from "./stage.ts";

const option = (shock: number, utility: number): Option => ({
  name: `o${shock}`,
  shock,
  parts: { danger: utility - 1, standing: 1 },
});
const MENU = [option(0, 0), option(1, 1.2), option(2, -0.7), option(4, 0.4)];
const NAMES = MENU.map((o) => o.name);
const EXP = [0, 1.2, -0.7, 0.4].map(Math.exp);
const LOGIT = EXP.map((e) => e / EXP.reduce((a, b) => a + b, 0));
const IDLE = "o0";

const world = (form: string, index = 0): ReturnType<typeof worldWith> =>
  worldWith({ "decide.shockForm": form }, { places: 1, index });
const momentAt = (run: Run, tick: number): ReturnType<typeof momentOf> =>
  momentOf(run, { tick, time: tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 });
const ask = (run: Run, tick: number, asked: Asked = PUT, menu = MENU): Choice =>
  choose(momentAt(run, tick), menu, asked);
const pick = (run: Run, tick: number, asked: Asked = PUT, menu = MENU): string => ask(run, tick, asked, menu).option;

/** Chi-square of counts by option against their chances. */
function chiSquare(picks: readonly string[], chances: readonly number[]): number {
  return NAMES.reduce((sum, name, i) => {
    const expected = picks.length * (chances[i] as number);
    return sum + (picks.filter((p) => p === name).length - expected) ** 2 / expected;
  }, 0);
}
/** 0.999 point, three degrees of freedom. */
const CRITICAL = 16.27;

/** What chances a detailed log gives the options. */
const told = (form: string, asked: Asked): number[] =>
  (ask(startRun(world(form), 0, true), 3, asked).considerations ?? []).map((c) => c.chance);

describe("a question put by an event is answered by the logit chances (10,000 choices each, false alarm 1 in 1,000)", () => {
  test("at a rate, over the questions of one run", () => {
    const run = startRun(world("rate"), 0);
    const picks = Array.from({ length: 10_000 }, (_, i) => pick(run, i));
    expect(chiSquare(picks, LOGIT)).toBeLessThan(CRITICAL);
    told("rate", PUT).forEach((c, i) => expect(c).toBeCloseTo(LOGIT[i] as number, 12));
  });

  test("held, over runs", () => {
    const w = world("held", 1);
    const picks = Array.from({ length: 10_000 }, (_, r) => pick(startRun(w, r), 5));
    expect(chiSquare(picks, LOGIT)).toBeLessThan(CRITICAL);
  });
});

describe("a standing choice is taken at a look by the chance that is told (10,000 looks each, false alarm 1 in 1,000)", () => {
  const acts = 1 - (LOGIT[0] as number);
  test.each([0.04, 0.6, 8])("an act, %s d after the last look: competing hazards", (waited) => {
    const asked: Asked = { by: "time", waited, stands: IDLE };
    const any = 1 - Math.exp(-waited * acts);
    const chances = LOGIT.map((p, i) => (i === 0 ? 1 - any : (any * p) / acts));
    told("rate", asked).forEach((c, i) => expect(c).toBeCloseTo(chances[i] as number, 12));
    const run = startRun(world("rate"), 0);
    const picks = Array.from({ length: 10_000 }, (_, i) => pick(run, i, asked));
    expect(chiSquare(picks, chances)).toBeLessThan(CRITICAL);
  });

  test.each([0.04, 0.6, 8])("a stance, %s d after the last look: thought over or not", (waited) => {
    const asked: Asked = { by: "time", waited, stands: "o1", stance: true };
    const any = 1 - Math.exp(-waited);
    const chances = LOGIT.map((p, i) => any * p + (i === 1 ? 1 - any : 0));
    told("rate", asked).forEach((c, i) => expect(c).toBeCloseTo(chances[i] as number, 12));
    const run = startRun(world("rate"), 0);
    const picks = Array.from({ length: 10_000 }, (_, i) => pick(run, i, asked));
    expect(chiSquare(picks, chances)).toBeLessThan(CRITICAL);
  });

  test("with no occasions at all nothing is done", () => {
    const none = worldWith({ "decide.shockForm": "rate", "decide.occasions": 0 }, { places: 1 });
    const run = startRun(none, 0);
    for (let i = 0; i < 200; i++) expect(pick(run, i, { by: "time", waited: 3, stands: IDLE })).toBe(IDLE);
  });
});

const DAYS = 12;
/** Days from the start at which a standing choice first gives way, looked at so often a day, and what then is chosen; none within `DAYS`. */
function firstActs(form: string, rate: number, runs: number): (readonly [number, string] | null)[] {
  const w = world(form, 5);
  return Array.from({ length: runs }, (_, r) => {
    const run = startRun(w, r);
    for (let tick = 0; tick < DAYS / TICK; tick++) {
      const at = momentAt(run, tick);
      const waited = looks(at, 0, rate, run.state.looks, run.state.governmentWaited);
      const chosen = waited === 0 ? IDLE : choose(at, SLOW, { by: "time", waited, stands: IDLE }).option;
      if (chosen !== IDLE) return [(tick + 1) * TICK, chosen] as const;
    }
    return null;
  });
}
/** Two acts, at .0606 and .1498 of the chance. */
const SLOW = [option(0, 0), option(1, -2.568), option(2, -1.663)];
const TAKEN = [0, -2.568, -1.663].map(Math.exp).map((e, _, all) => e / all.reduce((a, b) => a + b, 0));
const HAZARD = 1 - (TAKEN[0] as number);

describe("at a rate the number of looks does not matter", () => {
  test("at constant utilities an act waits an exponential time at ν_0 · softmax (4,000 runs, false alarm 1 in 1,000)", () => {
    // a look at every tick: acts fall on ends of ticks
    const acts = firstActs("rate", 1e9, 4000);
    const ticks = DAYS / TICK;
    // Kolmogorov's largest distance; conservative for times on a grid
    let worst = 0;
    for (let k = 1; k <= ticks; k++) {
      const share = acts.filter((a) => a !== null && a[0] <= k * TICK + 1e-9).length / acts.length;
      worst = Math.max(worst, Math.abs(share - (1 - Math.exp(-HAZARD * k * TICK))));
    }
    expect(worst * Math.sqrt(acts.length)).toBeLessThan(1.95);
    const first = acts.filter((a) => a?.[1] === "o1").length;
    const of = acts.filter((a) => a !== null).length;
    const share = (TAKEN[1] as number) / HAZARD;
    expect(Math.abs(first / of - share)).toBeLessThan(3.3 * Math.sqrt((share * (1 - share)) / of));
  });

  test.each([0.5, 1, 2, 4, 8])("at %s looks a day an act has come by the last look as often as at any (4,000 runs each, false alarm 1 in 1,000)", (rate) => {
    // looks come with chance q a tick: the act shows at the first look after it, so the chance by the horizon is the delayed one, exactly
    const q = 1 - Math.exp(-rate * TICK);
    const ticks = DAYS / TICK;
    let none = 0;
    // last look m ticks before the horizon, or no look at all
    for (let m = 0; m < ticks; m++) none += q * (1 - q) ** m * Math.exp(-HAZARD * (ticks - m) * TICK);
    const expected = 1 - none - (1 - q) ** ticks;
    const came = firstActs("rate", rate, 4000).filter((a) => a !== null).length / 4000;
    expect(Math.abs(came - expected)).toBeLessThan(3.3 * Math.sqrt((expected * (1 - expected)) / 4000));
    // and that is within the delay of what comes at no delay at all
    const atOnce = 1 - Math.exp(-HAZARD * DAYS);
    expect(atOnce - expected).toBeGreaterThan(0);
expect(atOnce - expected).toBeLessThan((HAZARD * Math.exp(-HAZARD * DAYS)) / (rate - HAZARD));
  }); // prettier-ignore

  test("a stance is found as often as its logit chance, however often it is looked at (false alarm 1 in 1,000 each)", () => {
    for (const waited of [0.25, 1, 4]) {
      const run = startRun(world("rate", 6), 0);
      let stands = "o0";
      const found: string[] = [];
      // every so many looks: far enough apart to be independent
      const apart = Math.ceil(12 / waited);
      for (let i = 0; i < 2000 * apart; i++) {
        stands = pick(run, i, { by: "time", waited, stands, stance: true });
        if (i % apart === apart - 1) found.push(stands);
      }
      expect(chiSquare(found, LOGIT), `${waited}`).toBeLessThan(CRITICAL);
    }
  });
});

describe("held leanings", () => {
  test("act if and only if the largest sum is an act's, at the first look, whatever the number of looks", () => {
    const once = firstActs("held", 1e9, 600);
    const share = once.filter((a) => a !== null).length / 600;
    expect(Math.abs(share - HAZARD)).toBeLessThan(3.3 * Math.sqrt((HAZARD * (1 - HAZARD)) / 600));
    for (const rate of [2, 4, 16])
      firstActs("held", rate, 600).forEach((a, r) => {
        expect(a?.[1]).toBe(once[r]?.[1]);
        expect(a?.[0] ?? TICK).toBeGreaterThanOrEqual(TICK);
      });
    for (const a of once) if (a !== null) expect(a[0]).toBe(TICK);
  });

  test("never change, by whatever the question is asked", () => {
    const w = world("held", 2);
    for (let r = 0; r < 400; r++) {
      const run = startRun(w, r);
      const first = pick(run, 3);
      expect(pick(run, 503, { by: "time", waited: 0.1, stands: IDLE })).toBe(first);
    }
  });
});

test("a changed menu reshuffles nothing: whoever wins with more options wins or loses only to the new one", () => {
  for (const form of ["held", "rate"]) {
    const w = world(form, 4);
    let toNew = 0;
    for (let r = 0; r < 300; r++) {
      const few = pick(startRun(w, r), 7);
      const many = pick(startRun(w, r), 7, PUT, [option(3, 0.5), ...MENU]);
      if (many === "o3") toNew++;
      else expect(many).toBe(few);
    }
    expect(toNew).toBeGreaterThan(20);
  }
});

test("considerations are kept in a detailed log; who watches menus is told the same chances", () => {
  const run = startRun(world("rate"), 0, true);
  const asked: Asked = { by: "time", waited: 2, stands: IDLE };
  const at = momentAt(run, 3);
  const seen: number[][] = [];
  const { considerations } = choose({ ...at, log: { ...at.log, detailed: true, menu: (m) => seen.push(m.map((o) => o.chance)) } }, MENU, asked); // prettier-ignore
  expect(considerations?.map((c) => c.chance)).toEqual(seen[0]);
  expect(considerations?.map((c) => c.parts)).toEqual(MENU.map((o) => o.parts));
  expect(considerations?.reduce((sum, c) => sum + c.chance, 0)).toBeCloseTo(1, 12);
  // the option that was chosen has the largest sum of utility and what was added to it
  const sums = (considerations ?? []).map((c) => Object.values(c.parts).reduce((a, b) => a + b, 0) + c.shock);
  expect(NAMES[sums.indexOf(Math.max(...sums))]).toBe(pick(run, 3, asked));
  expect(ask(startRun(world("held"), 0), 0).considerations).toBeUndefined();
});

describe("looks", () => {
  test("come at their rate, each telling the days since the last (20,000 ticks, false alarm 1 in 10,000)", () => {
    const run = startRun(world("rate"), 0);
    const share = 1 - Math.exp(-5 * TICK);
    const since = Array.from({ length: 20_000 }, (_, i) =>
      looks(momentAt(run, i), 0, 5, run.state.looks, run.state.governmentWaited),
    );
    const seen = since.filter((days) => days > 0).length;
    expect(Math.abs(seen / 20_000 - share)).toBeLessThan(3.9 * Math.sqrt((share * (1 - share)) / 20_000));
    const all = since.reduce((sum, days) => sum + days, 0) + (run.state.governmentWaited[0] as number);
    expect(all).toBeCloseTo(20_000 * TICK, 9);
  });

  test("an event owes one, once, at its time", () => {
    const run = startRun(world("rate"), 0);
    run.state.looks[0] = 6;
    const at = (tick: number): number => looks(momentAt(run, tick), 0, 0, run.state.looks, run.state.governmentWaited);
    expect([4, 5, 6, 7, 8].map(at)).toEqual([0, 0, 3 * TICK, 0, 0]);
  });
});
