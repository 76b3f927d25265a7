// Words and rows at the ends of what they say: where one wording goes over into the next.
import { describe, expect, test } from "vitest";
import { dominantForm } from "../../src/claims/contrast/sampled.ts";
import { meaningOf } from "../../src/claims/contrast/hinge.ts";
import { limitsOf } from "../../src/world/assumptions.ts";
import { messages } from "../../src/scenario/problems/messages.ts";
import { beside } from "../../src/report/story/beside.ts";
import { convergenceText } from "../../src/report/words/driversWords.ts";
import { NBSP, percent } from "../../src/report/words/numbers.ts";
import { unseen } from "../../src/report/words/rivalsWords.ts";

type Line = Parameters<typeof beside>[0][number];
type Found = Parameters<typeof unseen>[0];

test("a share is told by its own digits down to a hundredth of a per cent", () => {
  const told = (x: number): string => percent(x).replace(NBSP, " ");
  expect([0, 0.00009, 0.0001, 0.000105, 0.0099, 0.01].map(told)).toEqual(["0 %", "<0.01 %", "0.01 %", "0.011 %", "0.99 %", "1 %"]); // prettier-ignore
});

test("a parameter is named by what it means, what is none by its path", () => {
  expect(meaningOf("mobilisation.calmGap")).toMatch(/^\S.* \(mobilisation\.calmGap\)$/);
  expect(meaningOf("mobilisation.nothing")).toBe("mobilisation.nothing");
});

test("the form that matters most is the one whose options differ most in the mean", () => {
  const form = (path: string, options: readonly string[]) =>
    ({ column: { path, options: { a: 1, b: 1 } }, options }) as unknown as Parameters<
      typeof dominantForm
    >[0]["forms"][number];
  const sampled = (...forms: ReturnType<typeof form>[]) => ({ worlds: [], coordinates: [], values: [], forms });
  const [idle, telling] = [form("idle", ["a", "b", "a", "b"]), form("telling", ["a", "a", "b", "b"])];
  for (const forms of [[idle, telling], [telling, idle]]) // prettier-ignore
    expect(dominantForm(sampled(...forms), [5, 5, 7, 7])).toEqual({
      path: "telling",
      levels: Int32Array.of(0, 0, 1, 1),
    });
  // far from zero as near it: what differs counts, not what is large
  const few = form("few", ["a", "a", "a", "b"]);
  expect(dominantForm(sampled(few, telling), [100, 100, 103, 103])?.path).toBe("telling");
  expect(dominantForm(sampled(), [1])).toBeNull();
});

test("a range that is widened stops a quarter of the way from zero, and a share also from one", () => {
  const of = (low: number, high: number, unit: string) =>
    limitsOf({ range: { kind: "uniform", low, high }, unit } as unknown as Parameters<typeof limitsOf>[0]);
  expect(of(2, 8, "d")).toEqual([0.5, Infinity]);
  expect(of(-8, -2, "d")).toEqual([-Infinity, -0.5]);
  expect(of(0, 3, "d")).toEqual([0, Infinity]);
  expect(of(-3, 0, "d")).toEqual([-Infinity, 0]);
  expect(of(0.2, 0.6, "share")).toEqual([0.05, 0.9]);
  expect(of(0.2, 1, "share")).toEqual([0.05, 1]);
});

test("a test of no kind and one of two are told apart", () => {
  expect(messages.testKind(["contrast", "record"], []).message).toBe("this test has no kind");
  expect(messages.testKind(["contrast", "record"], ["contrast"]).message).toBe("this test has 1 kinds: contrast");
  expect(messages.testKind(["contrast", "record"], ["contrast", "record"]).message).toMatch(
    /2 kinds: contrast, record$/,
  );
});

describe("two stories side by side", () => {
  const line = (text: string): Line => ({ date: "1 Jan", text }) as Line;
  const rows = (a: string, b: string): string[] =>
    beside(a.split("").map(line), b.split("").map(line)).rows.map((r) => `${r.base?.text ?? "-"}${r.variant?.text ?? "-"}${r.same ? "=" : ""}`); // prettier-ignore
  test("share as many lines in order as there can be, the others between them", () => {
    expect(rows("abc", "xbc")).toEqual(["ax", "bb=", "cc="]);
    // where either of two lines could be shared, the variant keeps the earlier one
    expect(rows("xay", "zya")).toEqual(["xz", "a-", "yy=", "-a"]);
    expect(rows("xbcd", "ybd")).toEqual(["xy", "bb=", "c-", "dd="]);
    expect(rows("pq", "rs")).toEqual(["pr", "qs"]);
    // a line that only the variant has loses none that both have
    expect(rows("ab", "xab")).toEqual(["-x", "aa=", "bb="]);
    expect(rows("xab", "ab")).toEqual(["x-", "aa=", "bb="]);
  });
});

test("an outcome in which no arm leaves out zero can't be seen; an interval that ends at zero holds it", () => {
  const cell = (outcome: string, change: unknown) => ({ outcome, unit: "people", mean: 1, change, either: null });
  const effects = (low: number, high: number): Found =>
    ({ rival: "r", arms: [{ cells: [cell("peakPeople", null)] }, { cells: [cell("peakPeople", { value: 0, low, high })] }] }) as unknown as Found; // prettier-ignore
  expect(unseen(effects(-1, 0))).toMatch(/^Nothing can be seen in most people out/);
  expect(unseen(effects(0, 1))).toMatch(/^Nothing can be seen/);
  expect(unseen(effects(0.1, 1))).toBe("");
  expect(unseen(effects(-1, -0.1))).toBe("");
});

test("shares are settled by the widest of all intervals, alone and in all", () => {
  const of = (widestFirst: number, widestTotal: number) =>
    convergenceText({ widestFirst, widestTotal, rows: 100, drift: 0.01, leaderStays: 1, rowsFor: { width: 0.1, rows: 400 } } as Parameters<typeof convergenceText>[0]); // prettier-ignore
  expect(of(0.05, 0.08)).toMatch(/^Settled: the widest interval is 8 points/);
  expect(of(0.2, 0.05)).toMatch(/^Not settled to 10 points: the widest interval is 20 points.*About 4 times/);
  expect(of(0.05, 0.2)).toMatch(/the widest interval is 20 points/);
});
