// What is told to decide a share does decide it, in most repetitions with new worlds; and nothing is told where nothing would.
import { describe, expect, test } from "vitest";
import { shareOfWorlds } from "../../src/analysis/shares/shareOfWorlds.ts";
import { toDecide } from "../../src/analysis/shares/toDecide.ts";
import { channel, draw, seedKey, type Key } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";

const [EPSILON, THRESHOLD, CONFIDENCE] = [0.05, 0.9, 0.999];

/** One future's difference: of a world with an effect, or without one, from two draws. */
type Noise = (effect: boolean, u: number) => number;
const yesNo: Noise = (effect, u) => {
  const up = effect ? 0.3 : 0.05;
  return u < up ? 1 : u < up + 0.05 ? -1 : 0;
};
const normal: Noise = (effect, u) =>
  (effect ? 0.2 : 0) + 0.25 * normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, u)));

/** `share` of worlds have the effect. */
const drawn = (noise: Noise, share: number, worlds: number, futures: number, key: Key): Float64Array[] =>
  Array.from({ length: worlds }, (_, w) => {
    const effect = draw(key, w, 9, 0) < share;
    return Float64Array.from({ length: futures }, (_, f) => noise(effect, draw(key, w, 1, f)));
  });

/** Whether the interval of the share above ε holds the threshold. */
function open(differences: readonly Float64Array[]): boolean {
  const { above } = shareOfWorlds({
    differences,
    form: new Int32Array(differences.length),
    columns: [],
    epsilon: EPSILON,
    confidence: CONFIDENCE,
    seed: 1,
  });
  return above.low < THRESHOLD && above.high >= THRESHOLD;
}

const told = (differences: readonly ArrayLike<number>[]) =>
  toDecide({ differences, epsilon: EPSILON, side: "above", threshold: THRESHOLD, confidence: CONFIDENCE, seed: 1 });

describe.each([
  ["yes/no outcomes", yesNo],
  ["outcomes of any size", normal],
])("%s", (_, noise) => {
  /** Of sixteen repetitions at this true share: in how many 90 worlds × 6 leave it open, a number is told, and that decides new worlds. */
  function repeated(share: number): { left: number; named: number; decided: number; futures: number } {
    const found = { left: 0, named: 0, decided: 0, futures: 0 };
    for (let k = 0; k < 16; k++) {
      const seen = drawn(noise, share, 90, 6, channel(seedKey(100 + k), 900, 0));
      if (!open(seen)) continue;
      found.left++;
      const decides = told(seen);
      if (decides === null) throw new Error("something is to be said");
      if (decides === "no number") continue;
      found.named++;
      expect(decides.worlds).toBeGreaterThanOrEqual(90);
      found.futures = Math.max(found.futures, decides.futures);
      if (!open(drawn(noise, share, decides.worlds, decides.futures, channel(seedKey(100 + k), 901, 0))))
        found.decided++;
    }
    return found;
  }
  test("of a share of one half a number is often told, and it decides in most repetitions, by more futures", () => {
    const { named, decided, futures } = repeated(0.5);
    expect(named).toBeGreaterThanOrEqual(5);
    expect(decided / named).toBeGreaterThan(0.8);
    expect(futures).toBeGreaterThan(6);
  });
  test("of a share on the threshold none is told in at least seven of eight", () => {
    const { left, named } = repeated(0.9);
    expect(left).toBeGreaterThan(8);
    expect(named / left).toBeLessThanOrEqual(1 / 8);
  });
});

test("no number where the share sits on the threshold: 180 of 200 worlds without noise", () => {
  const still = (above: number) => Array.from({ length: 200 }, (_, w) => [w < above ? 0.2 : 0, w < above ? 0.2 : 0]);
  expect(told(still(180))).toBe("no number");
  // ((3.2905 × .3 + 1.2816 × .4) / .1)²: the limit at 99.9 %, and nine repetitions of ten
  expect(told(still(160))).toEqual({ worlds: 225, futures: 2 });
});

test("nothing of fewer than twenty worlds, or of one run each", () => {
  expect(told(drawn(yesNo, 0.6, 19, 6, seedKey(1)))).toBeNull();
  expect(told(drawn(yesNo, 0.6, 200, 1, seedKey(1)))).toBeNull();
});
