// Elementary effects against their exact moments for Morris' own function, and simple ones by hand.
import { expect, test } from "vitest";
import { elementaryEffects, radialPoint } from "../../src/analysis/sensitivity/morris.ts";
import { morrisElementaryEffects, morrisFunction } from "../../examples/classics/morrisFunction.ts";
import { channel, seedKey } from "../../src/core/keyed.ts";

function screened(model: (x: Float64Array) => number, factors: number, bases: number, seed: number) {
  const effects = Array.from({ length: factors }, () => new Float64Array(bases));
  for (let b = 0; b < bases; b++) {
    const { base, moved } = radialPoint(channel(seedKey(seed), 931, 0), b, [...Array(factors).keys()], 0);
    const y = model(base);
    effects.forEach((own, i) => {
      own[b] = (model(base.map((x, k) => (k === i ? moved[k]! : x))) - y) / (moved[i]! - base[i]!);
    });
  }
  return elementaryEffects(effects, 0.95, seed);
}

test("Morris' function: means and spreads of the effects as they are exactly", () => {
  const known = morrisElementaryEffects();
  const bases = 4000;
  const found = screened(morrisFunction, 20, bases, 1);
  found.forEach((f, i) => {
    // five standard errors of a mean; a spread within a tenth
    expect(Math.abs(f.mu - known.mean[i]!)).toBeLessThan((5 * known.sd[i]!) / Math.sqrt(bases) + 1e-9);
    expect(Math.abs(f.sigma / known.sd[i]! - 1)).toBeLessThan(0.1);
    expect(f.muStar).toBeGreaterThanOrEqual(Math.abs(f.mu));
  });
});

test("ten base points tell the ten factors that matter from the ten that hardly do", () => {
  for (let seed = 0; seed < 10; seed++) {
    const found = screened(morrisFunction, 20, 10, seed).map((f) => f.muStar);
    expect(Math.min(...found.slice(0, 10))).toBeGreaterThan(Math.max(...found.slice(10)));
  }
});

test("a line has its slope and no spread; what only multiplies has its spread", () => {
  const [line, one, two, idle] = screened((x) => 3 * x[0]! + x[1]! * x[2]!, 4, 2000, 2);
  expect(line!.mu).toBeCloseTo(3, 10);
  expect(line!.sigma).toBeLessThan(1e-9);
  expect(line!.low).toBeCloseTo(3, 10);
  // the other of 0, 1/3, 2/3, 1: mean 1/2, variance 5/36
  for (const f of [one!, two!]) {
    expect(Math.abs(f.mu - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(f.sigma - Math.sqrt(5 / 36))).toBeLessThan(0.02);
  }
  expect(idle).toMatchObject({ mu: 0, muStar: 0, low: 0, high: 0 });
});

test("bootstrap intervals of mu* cover in at least 85 of 100 seeds at 20 base points", () => {
  const truth = screened((x) => x[0]! * (1 + 2 * x[1]!), 2, 20000, 999)[0]!.muStar;
  const covers = Array.from(
    { length: 100 },
    (_, seed) => screened((x) => x[0]! * (1 + 2 * x[1]!), 2, 20, seed)[0]!,
  ).filter((f) => f.low <= truth && truth <= f.high);
  expect(covers.length).toBeGreaterThanOrEqual(85);
});

test("a factor is drawn by its name: one more at the front changes no level of the others", () => {
  const names = [-7, 12, 99, 4, 1 << 30];
  for (let b = 0; b < 20; b++) {
    const [plain, more] = [names, [5, ...names]].map((list) => radialPoint(seedKey(1), b, list, 0.125));
    expect(more!.base.slice(1)).toEqual(plain!.base);
    expect(more!.moved.slice(1)).toEqual(plain!.moved);
    const turned = radialPoint(seedKey(1), b, names.toReversed(), 0.125);
    expect(turned.base.toReversed()).toEqual(plain!.base);
  }
});

test("points left out are not counted; levels stay off the ends where asked", () => {
  const effects = [Float64Array.of(1, NaN, 3), Float64Array.of(NaN, NaN, NaN)];
  const [one, none] = elementaryEffects(effects, 0.95, 0);
  expect(one).toMatchObject({ mu: 2, muStar: 2, n: 2 });
  expect(none!.n).toBe(0);
  expect(none!.mu).toBeNaN();
  const { base, moved } = radialPoint(seedKey(1), 0, [...Array(200).keys()], 0.125);
  expect(new Set(base)).toEqual(new Set([0.125, 0.375, 0.625, 0.875]));
  expect(base.every((x, i) => Math.abs(Math.abs(moved[i]! - x) - 0.5) < 1e-12)).toBe(true);
});
