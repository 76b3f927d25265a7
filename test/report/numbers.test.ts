// Numbers as readers see them.
import { expect, test } from "vitest";
import {
  dateSpan,
  dayDate,
  number,
  pValue,
  percent,
  percentInterval,
  quantity,
  shareInterval,
  signed,
  span,
} from "../../src/report/words/numbers.ts";

const seen = (text: string): string => text.replaceAll("\u00a0", " ");

test.each([
  [0, "0"],
  [1, "1"],
  [-4.5, "−4.5"],
  [0.0312, "0.0312"],
  [0.1, "0.1"],
  [12.345, "12.3"],
  [99.96, "100"],
  [999.7, "1,000"],
  [1234.5, "1,235"],
  [50_000, "50,000"],
  [-7100, "−7,100"],
  [1_234_567, "1,234,567"],
  [0.00002, "2.0 × 10^−5"],
  [9.354e305, "9.4 × 10^305"],
  [-2e16, "−2.0 × 10^16"],
])("%d is %s", (x, text) => expect(seen(number(x))).toBe(text));

test.each([
  [0, "0 %"],
  [1, "100 %"],
  [0.94, "94 %"],
  [0.0986, "9.9 %"],
  [0.07, "7 %"],
  [0.0016, "0.16 %"],
  [0.00001, "<0.01 %"],
  [0.9999, ">99.9 %"],
  [0.998, "99.8 %"],
  [0.991, "99.1 %"],
])("a share of %d is %s", (x, text) => expect(seen(percent(x))).toBe(text));

test("a share that is not all or nothing is never shown as all or nothing", () => {
  for (let k = 1; k < 20_000; k++) {
    expect(seen(percent(k / 20_000))).not.toBe("0 %");
    expect(seen(percent(k / 20_000))).not.toBe("100 %");
  }
});

test("what is no number is not printed as one", () => {
  for (const x of [NaN, Infinity, -Infinity, null, undefined, "3"])
    for (const shown of [number, percent, signed, pValue]) expect(shown(x)).toBe("not known");
  expect(percentInterval(null)).toBe("not known");
  expect(quantity({ value: NaN, low: 0, high: 1 }, "d")).toBe("not known");
});

test("an estimated share has no point where its interval is wider than 30 points", () => {
  expect(seen(shareInterval({ value: 0.94, low: 0.91, high: 0.96 }))).toBe("94 % (91–96)");
  expect(seen(shareInterval({ value: 0.5, low: 0.35, high: 0.65 }))).toBe("50 % (35–65)");
  expect(seen(shareInterval({ value: 0.5, low: 0.04, high: 0.98 }))).toBe("4 to 98 %");
  expect(shareInterval(null)).toBe("not known");
});

test("days become dates in the scenario's own zone", () => {
  const start = "2022-01-01T00:00+06:00";
  expect(seen(dayDate(start, 0))).toBe("1 Jan 00:00");
  expect(seen(dayDate(start, 4.0625))).toBe("5 Jan 01:30");
  expect(seen(dayDate(start, 31, false))).toBe("1 Feb");
  expect(seen(dateSpan(start, 4.375, 4.5708333))).toBe("5 Jan 09:00–13:42");
  expect(seen(dateSpan(start, 4.979167, 5.027778))).toBe("5 Jan 23:30 – 6 Jan 00:40");
  expect(seen(dayDate("some day", 2))).toBe("day 2");
});

test("a span with the same ends is one value", () => {
  expect(span(8, 8)).toBe("8");
  expect(span(37_000, 38_000)).toBe("37,000–38,000");
});
