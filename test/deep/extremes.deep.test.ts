// Every quantity at each end of its domain, in each of several crises. In one of them each: test/model/extremes.test.ts.
import { expect, test } from "vitest";
import { brokenAtEnds, SOME } from "../model/atTheEnds.ts";

test("every quantity at each end of its domain, and just within, leaves every number of a run a number", () => {
  expect(SOME).toHaveLength(4);
  expect(brokenAtEnds(() => SOME)).toEqual([]);
});
