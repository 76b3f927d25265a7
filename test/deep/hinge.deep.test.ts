// Where there is nothing a hinge is found no more often than is asked, in many repetitions. In fewer: test/analysis/hinge.test.ts.
import { expect, test } from "vitest";
import { CONFIDENCE } from "../../src/claims/verdict.ts";
import { foundInNothing, mostByLuck } from "../analysis/nothing.ts";

test("at 0.1 %, in 3,000 repetitions", () => {
  expect(foundInNothing(3000, 1 - CONFIDENCE)).toBeLessThan(mostByLuck(3000, 1 - CONFIDENCE));
});
