import { expect, test } from "vitest";
import { weeksApart } from "../../src/report/charts/fan.ts";

test.each([1, 7, 30, 45, 60, 120, 366])("dates of %i days stand whole weeks apart and have room", (days) => {
  const all = weeksApart(days);
  expect(all[0]).toBe(0);
  expect(all.every((day) => day % 7 === 0 && day <= days)).toBe(true);
  // 324 of the chart's 400 units, and 45 for the longest date at the size of a narrow screen
  const [, second = days] = all;
  expect((324 * second) / days).toBeGreaterThan(45);
  if (days >= 14) expect(all.length).toBeGreaterThan(2);
});
