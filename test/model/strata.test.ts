import { expect, test } from "vitest";
import { participation } from "../../src/model/street/mobilisation.ts";
import { MASS_ABOVE, peopleByStratum, STRATA, STRATA_OF_PEOPLE, strataFrom } from "../../src/model/kit/strata.ts";
import { normalPdf, normalQuantile } from "../../src/core/normal.ts";

test("masses are the differences of the cuts and add up to everybody", () => {
  expect(STRATA).toBe(13);
  expect(STRATA_OF_PEOPLE.mass.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
  for (let k = 0; k < STRATA; k++)
    expect(STRATA_OF_PEOPLE.mass[k]).toBeCloseTo((MASS_ABOVE[k] as number) - (MASS_ABOVE[k + 1] as number), 15);
});

test("each stratum stands at the conditional mean of the normal, by numerical integration", () => {
  for (let k = 0; k < STRATA; k++) {
    const low = k === 0 ? -10 : normalQuantile(1 - (MASS_ABOVE[k] as number));
    const high = k === STRATA - 1 ? 10 : normalQuantile(1 - (MASS_ABOVE[k + 1] as number));
    // Simpson's rule
    const n = 4000;
    const h = (high - low) / n;
    let moment = 0;
    let mass = 0;
    for (let i = 0; i <= n; i++) {
      const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
      const z = low + i * h;
      moment += weight * z * normalPdf(z);
      mass += weight * normalPdf(z);
    }
    expect((mass * h) / 3).toBeCloseTo(STRATA_OF_PEOPLE.mass[k] as number, 9);
    expect(STRATA_OF_PEOPLE.z[k]).toBeCloseTo(moment / mass, 5);
  }
});

test("people by stratum are whole, none below zero, and add up to the pool, whatever its size", () => {
  for (const pool of [1, 2, 7, 50, 999, 4777, 66_341, 1_000_003]) {
    const people = peopleByStratum(pool, STRATA_OF_PEOPLE.mass);
    expect(people.reduce((a, b) => a + b, 0)).toBe(pool);
    for (const [k, n] of people.entries()) {
      expect(Number.isInteger(n) && n >= 0).toBe(true);
      expect(Math.abs(n - pool * (STRATA_OF_PEOPLE.mass[k] as number))).toBeLessThanOrEqual(1);
    }
  }
});

/** Steady crowd share of one well-mixed place from an empty street: a = Σ mass α p/(α p + α'(1-p) + ω), grown step by step. */
function crowdShare(
  strata: ReturnType<typeof strataFrom>,
  push: number,
  eta: number,
  kappa: number,
  v0: number,
): number {
  let a = 0;
  for (let i = 0; i < 4000; i++) {
    let next = 0;
    for (const [k, mass] of strata.mass.entries()) {
      const p = participation(false, push + (kappa * a) / (a + v0), strata.z[k] as number, 0, eta);
      next += (mass * 1.5 * p) / (1.5 * p + 1.5 * (1 - p) + 0.2);
    }
    if (Math.abs(next - a) < 1e-12) break;
    a = next;
  }
  return a;
}

/** Push at which the crowd first passes a tenth of the pool. */
function ignition(strata: ReturnType<typeof strataFrom>, eta: number, kappa: number, v0: number): number {
  let [low, high] = [-7, 0];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (crowdShare(strata, middle, eta, kappa, v0) > 0.1) high = middle;
    else low = middle;
  }
  return high;
}

const fine = (n: number): number[] => {
  const cuts = [1];
  // half the cuts in the lower nine tenths, half on a log scale down to one in 100,000
  for (let i = 1; i <= n / 2; i++) cuts.push(1 - (0.9 * i) / (n / 2));
  for (let i = 1; i < n / 2; i++) cuts.push(0.1 * Math.pow(1e-4, i / (n / 2 - 1)));
  return [...cuts, 0];
};

test("thirteen strata ignite where two hundred do, within a twentieth of σ", () => {
  const many = strataFrom(fine(200));
  expect(many.mass.length).toBe(200);
  for (const [eta, kappa, v0] of [
    [0.15, 1, 0.003],
    [0.15, 3, 0.03],
    [0.25, 2, 0.01],
    [0.4, 1, 0.03],
    [0.4, 3, 0.003],
  ] as const) {
    const gap = ignition(STRATA_OF_PEOPLE, eta, kappa, v0) - ignition(many, eta, kappa, v0);
    expect(Math.abs(gap), `η ${eta}, κ ${kappa}, v_0 ${v0}: ${gap}`).toBeLessThan(0.05);
  }
});

test("twelve equal slices do not ignite where the fine tail does", () => {
  const equal = strataFrom(Array.from({ length: 13 }, (_, i) => 1 - i / 12));
  const gap = ignition(equal, 0.15, 2, 0.01) - ignition(STRATA_OF_PEOPLE, 0.15, 2, 0.01);
  expect(gap).toBeGreaterThan(0.3);
});
