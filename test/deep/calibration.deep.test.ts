// Calibration in full: ranks of true values with a conjugate toy. Chi-squared against even ranks at .001; fixed seeds. With the model itself a
// shorter one is among the quick tests.
import { expect, test } from "vitest";
import { ranksOfToy, unevenness } from "../analysis/calibration.ts";

test("the toy: 200 records, three coordinates, eight ranks", async () => {
  expect(unevenness(await ranksOfToy(200, 150, 7), 8)).toBeLessThan(24.3);
});
