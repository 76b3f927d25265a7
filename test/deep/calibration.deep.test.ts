// Calibration in full: ranks of true values, with a conjugate toy and with the model itself. Chi-squared against even ranks at .001; fixed seeds.
import { expect, test } from "vitest";
import { ranksOfToy, unevenness } from "../analysis/calibration.ts";
import { ranksOfSmall } from "../run/smallCalibration.ts";

test("the toy: 200 records, three coordinates, eight ranks", async () => {
  expect(unevenness(await ranksOfToy(200, 150, 7), 8)).toBeLessThan(24.3);
});

test("a small state: 60 records, four assumptions and the likelihood, eight ranks, together and one by one (.001 / 6)", async () => {
  const ranks = await ranksOfSmall(60, 7, { particles: 40, first: 400, sweeps: 4, lastSweeps: 40, keeps: 4 });
  expect(unevenness(ranks, 8)).toBeLessThan(28.2);
  for (let s = 0; s < 5; s++)
    expect(
      unevenness(
        ranks.filter((_, i) => i % 5 === s),
        8,
      ),
    ).toBeLessThan(28.2);
});
