// Calibration in full: ranks of true values, with a conjugate toy and with the model itself. Chi-squared against even ranks at .001; fixed seeds.
import { expect, test } from "vitest";
import { ranksOfToy, unevenness } from "../analysis/calibration.ts";
import { ranksOfSmall } from "../run/smallCalibration.ts";

test("the toy: 400 records, three coordinates, eight ranks", async () => {
  expect(unevenness(await ranksOfToy(400, 150, 7), 8)).toBeLessThan(24.3);
});

test("a small state: 150 records, four assumptions and the likelihood, eight ranks, together and one by one (.001 / 6)", async () => {
  const ranks = await ranksOfSmall(150, 7, { particles: 60, first: 600, sweeps: 5, lastSweeps: 90, keeps: 4 });
  expect(unevenness(ranks, 8)).toBeLessThan(28.2);
  for (let s = 0; s < 5; s++)
    expect(
      unevenness(
        ranks.filter((_, i) => i % 5 === s),
        8,
      ),
    ).toBeLessThan(28.2);
});
