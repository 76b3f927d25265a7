import { expect, test } from "vitest";
import { worldsNeeded } from "../../src/analysis/shares/worldsNeeded.ts";

test("a threshold half a half-width away needs four times the worlds", () => {
  expect(worldsNeeded({ value: 0.94, low: 0.86, high: 0.98 }, 512, [0.9])).toBe(512 * 3);
  expect(worldsNeeded({ value: 0.5, low: 0.4, high: 0.6 }, 100, [0.45, 0.58])).toBe(300);
});
test("none when the interval is clear of every threshold", () => {
  expect(worldsNeeded({ value: 0.95, low: 0.92, high: 0.97 }, 512, [0.9, 0.5])).toBe(0);
});
test("null when the estimate sits on the threshold or it would take too many", () => {
  expect(worldsNeeded({ value: 0.9, low: 0.8, high: 0.95 }, 512, [0.9])).toBeNull();
  expect(worldsNeeded({ value: 0.905, low: 0.8, high: 0.95 }, 512, [0.9])).toBeNull();
  expect(worldsNeeded({ value: 0.91, low: 0.8, high: 0.95 }, 512, [0.9], 121)).toBe(512 * 120);
  expect(() => worldsNeeded({ value: 0.9, low: 0.8, high: 0.95 }, 0, [0.9])).toThrow(RangeError);
});
