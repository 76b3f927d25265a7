// The mechanisms in the limits in which published models exist, against the code of those models, with the order in which the difference goes.
import { describe, expect, test } from "vitest";
import { cascade, normalCrowd } from "../../examples/classics/granovetter.ts";
import { criticalRegimes } from "../../examples/classics/globalGame.ts";
import { Epstein, NETLOGO } from "../../examples/classics/epstein.ts";
import { neverJoin, peakRioters, type Site } from "../../examples/classics/riotContagion.ts";
import { runKey } from "../../src/core/keyed.ts";
import { logit } from "../../src/core/logistic.ts";
import { participation, threshold } from "../../src/model/street/mobilisation.ts";
import { heldTogether } from "../../src/model/street/orderForces.ts";
import { strataFrom } from "../../src/model/kit/strata.ts";
import { began, crowdOf, momentOf, take, total, worldWith } from "./stage.ts";

/** Order of an error that goes from `coarse` to `fine` when what makes it is halved. */
const order = (coarse: number, fine: number): number => Math.log2(coarse / fine);

describe("Granovetter as the wobble η goes to 0, no fatigue, no risk, crowd pull linear", () => {
  const many = strataFrom(Array.from({ length: 4001 }, (_, i) => 1 - i / 4000));
  const crowd = (sd: number, noise: number): number => {
    let r = 0;
    for (let i = 0; i < 4000; i++) {
      let next = 0;
      for (let k = 0; k < many.mass.length; k++)
        next += 100 * (many.mass[k] as number) * participation(false, (r - 25) / sd, many.z[k] as number, 0, noise);
      if (next - r < 1e-9) return next;
      r = next;
    }
    return r;
  };
  test.each([10, 11, 30, 50])("sd %s: the crowd goes to Granovetter's in the second order of η", (sd) => {
    const off = [0.08, 0.04, 0.02].map((noise) => Math.abs(crowd(sd, noise) - normalCrowd(sd))) as [
      number,
      number,
      number,
    ];
    expect(off[2]).toBeLessThan(0.05);
    expect(order(off[0], off[1])).toBeGreaterThan(1.7);
    expect(order(off[0], off[1])).toBeLessThan(2.5);
  });
  test("any thresholds: who goes out is the cascade", () => {
    let x = 1;
    const next = (): number => (x = (x * 48271) % 2147483647) / 2147483647;
    for (let k = 0; k < 200; k++) {
      const thresholds = Array.from({ length: 40 }, () => Math.floor(45 * next() ** (1 + (k % 3))));
      let out = 0;
      for (let i = 0; i < 50; i++)
        out = thresholds.filter((t) => participation(false, out - t, 0, 0, 1e-3) >= 0.5).length;
      expect(out).toBe(cascade(thresholds));
    }
  });
});

test("the global game: forces go to its critical regime in the first order of what all know", () => {
  const world = worldWith({ "orderForces.coordination": "globalGame", "orderForces.signalPrecision": 4, "orderForces.noise": 0.5 }, { places: 1 }); // prettier-ignore
  for (const c of [0.2, 0.5, 0.7]) {
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (1 - heldTogether(world, 0.5 * logit(c), middle) > middle) low = middle;
      else high = middle;
    }
    const off = [0.04, 0.02, 0.01].map((a) =>
      Math.abs((criticalRegimes({ z: 0.3, a, b: 4, c })[0] as number) - low),
    ) as [number, number, number];
    expect(off[2]).toBeLessThan(0.005);
    expect(order(off[1], off[2])).toBeGreaterThan(0.9);
    expect(order(off[1], off[2])).toBeLessThan(1.1);
  }
});

test("Epstein: of the lattice's own citizens as many rebel at a given risk as the mechanism's share says", () => {
  for (const risk of [0.2, 0.6, 0.9]) {
    const { hardship, riskAversion } = new Epstein({ ...NETLOGO, side: 120, cops: 0 }, runKey(4, 0, 0));
    const [legitimacy, least] = [0.6, NETLOGO.threshold];
    let [rebels, expected, variance] = [0, 0, 0];
    hardship.forEach((h, i) => {
      if (h * (1 - legitimacy) - (riskAversion[i] as number) * risk > least) rebels++;
      const share = participation(true, h * (1 - legitimacy) - least, 0, risk / 2, 0.3);
      expected += share;
      variance += share * (1 - share);
    });
    expect(rebels).toBeGreaterThan(100);
    expect(Math.abs(rebels - expected)).toBeLessThan(4 * Math.sqrt(variance));
  }
});

describe("single-site contagion: every chance b A/α, many people", () => {
  const site: Site = { w: 0.26, b: 0.002, s0: 400, l0: 1 };
  const unit = 2e8;
  const [alpha, wide] = [2, 1e7];
  const base = worldWith(
    {
      "mobilisation.noise": wide,
      "mobilisation.participation": "logit",
      "mobilisation.fatigue": site.w,
      "mobilisation.leaveRate": 0,
      "mobilisation.joinRate": alpha,
      "mobilisation.crowdPull": 0,
      "mobilisation.violenceRepels": 0,
    },
    { places: 1 },
  );
  const course = (dt: number): { peak: number; left: number } => {
    const run = began({ ...base, pool: Float64Array.of(401 * unit) });
    crowdOf(run, 0, unit);
    let peak = 0;
    for (let i = 0; i < 60 / dt; i++) {
      const l = total(run.state.active) / unit;
      peak = Math.max(peak, l);
      const p = (site.b * l) / alpha;
      run.state.grievance.fill(threshold(run.world) + wide * Math.log(p / (1 - p)));
      take("go out and go home", momentOf(run, { slot: i, dt }));
    }
    return { peak, left: total(run.state.quiet) / unit };
  };
  test("peak and who never joins go to the invariant's in the first order of the step", () => {
    const found = [1 / 8, 1 / 16, 1 / 32].map(course) as [ReturnType<typeof course>, ReturnType<typeof course>, ReturnType<typeof course>]; // prettier-ignore
    for (const off of [
      found.map((f) => Math.abs(f.peak - peakRioters(site))),
      found.map((f) => Math.abs(f.left - neverJoin(site))),
    ] as [number, number, number][]) {
      expect(order(off[1], off[2])).toBeGreaterThan(0.85);
      expect(order(off[1], off[2])).toBeLessThan(1.3);
    }
    expect(Math.abs(found[2].peak / peakRioters(site) - 1)).toBeLessThan(0.03);
  });
});
