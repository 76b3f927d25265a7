// Coverage of the share of a side at the sizes that ledgers use and beyond. Where coverage is exactly 95 %, a cell of 100 falls below 86
// with chance .0003, and any of the 60 cells with chance .02. Seeds are fixed.
import { expect, test } from "vitest";
import { shareOfFirst } from "../../src/analysis/shares/shareOfSides.ts";
import { plant, type Sensitivity } from "../analysis/linearSides.ts";

const REPEATS = 100;

test("95 % intervals, over shares, noise, worlds and how these differ", () => {
  const short: string[] = [];
  for (const worlds of [12, 24])
    for (const share of [0.05, 0.2, 0.5, 0.8, 0.95])
      for (const sensitivity of ["alike", "skewed", "few"] as Sensitivity[])
        for (const noise of [0.3, 1]) {
          let covered = 0;
          let width = 0;
          let bias = 0;
          const cell = { share, sensitivity, noise, worlds, replicates: 2, inputs: [5, 5] as const };
          for (let seed = 0; seed < REPEATS; seed++) {
            const { value, low, high } = shareOfFirst(plant(cell, 1000 + seed), 0.95, seed);
            if (low <= share && share <= high) covered++;
            width += (high - low) / REPEATS;
            bias += (Number.isNaN(value) ? 0 : value - share) / REPEATS;
          }
          const row = `| ${worlds} | ${share} | ${sensitivity} | ${noise} | ${bias.toFixed(3)} | ${(covered / REPEATS).toFixed(2)} | ${width.toFixed(2)} |`;
          if (process.env["TABLE"]) console.log(row);
          if (covered < 86) short.push(row);
        }
  expect(short.length, short.join("\n")).toBe(0);
}, 600_000);
