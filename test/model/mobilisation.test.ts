import { describe, expect, test } from "vitest";
import { criticalSpread, normalCrowd } from "../../examples/classics/granovetter.ts";
import { KURAN } from "../../examples/classics/kuran.ts";
import { neverJoin, peakRioters, singleSite } from "../../examples/classics/riotContagion.ts";
import { mobilisation, participation, threshold } from "../../src/model/street/mobilisation.ts";
import { riskOfRatio } from "../../src/model/street/repression.ts";
import { STRATA, STRATA_OF_PEOPLE, strataFrom } from "../../src/model/kit/strata.ts";
import { began, crowdOf, momentOf, take, total, worldWith } from "./stage.ts";

describe("Granovetter 1978: no fatigue, no risk, η to 0, crowd pull linear", () => {
  const many = strataFrom(Array.from({ length: 20_001 }, (_, i) => 1 - i / 20_000));

  /** Smallest fixed point of a crowd of 100 with thresholds Normal(25, sd): predisposition z, pull (r - 25)/sd. */
  function crowd(sd: number): number {
    let r = 0;
    for (let i = 0; i < 20_000; i++) {
      let next = 0;
      for (let k = 0; k < many.mass.length; k++)
        next += 100 * (many.mass[k] as number) * participation(false, (r - 25) / sd, many.z[k] as number, 0, 1e-3);
      if (next - r < 1e-7) return next;
      r = next;
    }
    return r;
  }

  test.each([8, 10, 11, 12, 20, 30, 50])("sd %s gives Granovetter's crowd", (sd) => {
    expect(crowd(sd)).toBeCloseTo(normalCrowd(sd), 2);
  });

  test("the crowd jumps from six to everybody at the critical spread", () => {
    expect(crowd(criticalSpread() - 0.012)).toBeLessThan(6.2);
    expect(crowd(criticalSpread() + 0.013)).toBeGreaterThan(99.9);
  });

  test("thresholds 0 to 99 take everybody along; without the 1, only one person", () => {
    expect(cascade(Array.from({ length: 100 }, (_, i) => i))).toBe(100);
    expect(cascade(Array.from({ length: 100 }, (_, i) => (i === 1 ? 2 : i)))).toBe(1);
  });
});

test("Kuran 1991: ten people, the revolution hangs on one threshold", () => {
  for (const { name, thresholds, result } of KURAN)
    expect(10 * cascade(thresholds.map((t) => t / 10)), name).toBe(result);
});

/** People out in the end when each goes once as many are out as their threshold. */
function cascade(thresholds: readonly number[]): number {
  let out = 0;
  for (let i = 0; i < 1000; i++) {
    const next = thresholds.filter((t) => participation(false, out - t, 0, 0, 1e-3) >= 0.5).length;
    if (next === out) break;
    out = next;
  }
  return out;
}

test("Epstein's rule: the share of ρ on 0..1 with net pull above risk, counted one by one", () => {
  for (const [pull, z, cost] of [
    [-3.6, 3.2, 1.1],
    [-1, 1.3, 0.4],
    [-1, 2.4, 0.4],
    [-2, 1.9, 0.5],
    [0.2, 0, 0],
  ] as const) {
    let stays = 0;
    const n = 100_000;
    for (let i = 0; i < n; i++) if (pull + z - (2 * cost * (i + 0.5)) / n >= 0) stays++;
    expect(participation(true, pull, z, cost, 0.3)).toBeCloseTo(stays / n, 4);
  }
});

test("in calm times the median person stands at the drawn gap, deterrence included", () => {
  for (let index = 0; index < 30; index++) {
    const world = worldWith({ "mobilisation.participation": "logit" }, { index });
    const p = mobilisation.of(world);
    const standing = world.p["hardship"]?.["standing"] as number;
    const cost = p.riskWeight * riskOfRatio(world, 1);
    expect(participation(false, standing - threshold(world), 0, cost, p.noise)).toBeCloseTo(
      1 / (1 + Math.exp(p.calmGap / p.noise)),
      12,
    );
  }
});

test("chances stay chances at any wobble, however small", () => {
  for (const noise of [1e-6, 0.004, 0.02, 0.4, 50]) {
    const run = began(worldWith({ "mobilisation.noise": noise, "mobilisation.participation": "logit" }, { places: 1 }));
    crowdOf(run, 0, 500);
    run.state.grievance.fill(threshold(run.world) - 1);
    for (let i = 0; i < 50; i++) take("go out and go home", momentOf(run, { slot: i }));
    expect(run.state.data.every(Number.isFinite), `η ${noise}`).toBe(true);
    expect(total(run.state.active) + total(run.state.quiet) + total(run.state.spent)).toBe(total(run.world.pool));
  }
});

test("a stratum above its threshold goes out and one below goes home as η goes to 0", () => {
  const run = began(
    worldWith(
      { "mobilisation.noise": 1e-6, "mobilisation.fatigue": 1e-9, "mobilisation.participation": "logit" },
      { places: 1 },
    ),
  );
  crowdOf(run, 0, Math.round(total(run.world.pool) / 2));
  run.state.risk.fill(0);
  // cut between the fifth and the sixth stratum
  const cut = ((STRATA_OF_PEOPLE.z[4] as number) + (STRATA_OF_PEOPLE.z[5] as number)) / 2;
  run.state.grievance.fill(threshold(run.world) - cut);
  for (let i = 0; i < 400; i++) take("go out and go home", momentOf(run, { slot: i, dt: 0.1 }));
  for (let k = 0; k < STRATA; k++) expect((k < 5 ? run.state.active : run.state.quiet)[k], `stratum ${k}`).toBe(0);
});

/** Pull at which everybody, whatever the stratum, goes out with chance p: a wobble so wide that predisposition drowns in it. */
const WIDE = 1e7;
const everybody = (p: number, theta: number): number => theta + WIDE * Math.log(p / (1 - p));

test("with nobody convinced the crowd decays by fatigue and by going home, as expected numbers say", () => {
  const run = began(
    worldWith(
      {
        "mobilisation.noise": WIDE,
        "mobilisation.participation": "logit",
        "mobilisation.fatigue": 0.26,
        "mobilisation.leaveRate": 1.1,
        "mobilisation.joinRate": 1,
      },
      { places: 1 },
    ),
  );
  const all = total(run.world.pool);
  crowdOf(run, 0, all);
  run.state.grievance.fill(everybody(1e-9, threshold(run.world)));
  for (let i = 0; i < 200; i++) take("go out and go home", momentOf(run, { slot: i, dt: 0.01 }));
  const left = Math.exp(-1.36 * 2);
  const error = 4 / Math.sqrt(all);
  expect(Math.abs(total(run.state.active) / all - left)).toBeLessThan(error);
  expect(Math.abs(total(run.state.spent) / all - (0.26 / 1.36) * (1 - left))).toBeLessThan(error);
});

test("single-site contagion: the flow step keeps H and peaks where the equations do, when every chance is b A/α", () => {
  // dl/dt = -w l + b s l; ds/dt = -b s l: w = .26, b = .002, s_0 = 400, l_0 = 1, one unit of l and s being 20,000 people
  const unit = 20_000;
  const [w, b, alpha] = [0.26, 0.002, 2];
  const base = worldWith(
    {
      "mobilisation.noise": WIDE,
      "mobilisation.participation": "logit",
      "mobilisation.fatigue": w,
      "mobilisation.leaveRate": 0,
      "mobilisation.joinRate": alpha,
      "mobilisation.crowdPull": 0,
      "mobilisation.violenceRepels": 0,
    },
    { places: 1 },
  );
  const run = began({ ...base, pool: Float64Array.of(401 * unit) });
  crowdOf(run, 0, unit);
  const { state } = run;
  const h = (): number =>
    b * ((total(state.active) + total(state.quiet)) / unit) - w * Math.log(total(state.quiet) / unit);
  const start = h();
  const dt = 1 / 800;
  let peak = 0;
  let when = 0;
  let drift = 0;
  for (let i = 0; i < 40 / dt; i++) {
    const l = total(state.active) / unit;
    if (l > peak) [peak, when] = [l, i * dt];
    state.grievance.fill(everybody((b * l) / alpha, threshold(run.world)));
    take("go out and go home", momentOf(run, { slot: i, dt }));
    drift = Math.max(drift, Math.abs(h() - start));
  }
  const site = { w, b, s0: 400, l0: 1 };
  expect(peak).toBeGreaterThan(peakRioters(site) * 0.99);
  expect(peak).toBeLessThan(peakRioters(site) * 1.01);
  expect(Math.abs(when - singleSite(site, 40, 0.01).peakDay)).toBeLessThan(0.15);
  expect(drift / Math.abs(start)).toBeLessThan(0.01);
  expect(Math.abs(total(state.quiet) / unit - neverJoin(site))).toBeLessThan(0.6);
});

test("the tired recover and the detained come home with their own mean times", () => {
  const run = began(worldWith({ "mobilisation.recovery": 0.1, "mobilisation.detentionTime": 5 }, { places: 1 }));
  const all = total(run.world.pool);
  run.state.spent.set(run.state.quiet.map((n) => Math.floor(n / 2)));
  run.state.detained.set(run.state.quiet.map((n, k) => n - (run.state.spent[k] as number)));
  run.state.quiet.fill(0);
  const [tired, held] = [total(run.state.spent), total(run.state.detained)];
  for (let slot = 0; slot < 20; slot++) take("recover and release", momentOf(run, { slot, dt: 0.25 }));
  expect(Math.abs(total(run.state.spent) / tired - Math.exp(-0.5))).toBeLessThan(4 / Math.sqrt(tired));
  expect(Math.abs(total(run.state.detained) / held - Math.exp(-1))).toBeLessThan(4 / Math.sqrt(held));
  expect(total(run.state.quiet) + total(run.state.spent) + total(run.state.detained)).toBe(all);
});
