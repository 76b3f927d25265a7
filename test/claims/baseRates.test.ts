// Rates of the record beside a handful of runs counted by hand.
import { expect, test } from "vitest";
import { baseRateRows } from "../../src/questions/prior/baseRates.ts";
import { Rows } from "../../src/questions/prior/bands.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { DATES, rowLength, scalarAt, type Scalar } from "../../src/run/row.ts";

const DAYS = 30;

function rowsOf(...runs: readonly Partial<Record<Scalar, number>>[]): Rows {
  const length = rowLength(DAYS);
  const data = new Float64Array(length * runs.length);
  runs.forEach((run, i) => {
    for (const name of DATES) data[i * length + scalarAt(name)] = NEVER;
    data[i * length + scalarAt("longFallen")] = NEVER;
    for (const [name, value] of Object.entries(run)) data[i * length + scalarAt(name as Scalar)] = value;
  });
  return new Rows(data, DAYS);
}

const RATE = {
  id: "removal-exit-90",
  condition: "removal",
  per: "episodes",
  n: 175,
  days: 90,
  rate: 0.0686,
  low: 0.04,
  high: 0.116,
  source: "B",
  mark: "D",
  note: "",
};

const RUNS = rowsOf(
  {},
  { firstProtest: 1, peakPeople: 400 },
  { firstProtest: 1, peakPeople: 2000, arrests: 3 },
  {
    firstProtest: 1,
    peakPeople: 12_000,
    arrests: 200,
    political: 3,
    longFallen: 70,
    daysOver1000: 8,
    deaths: 40,
    arrived: 9,
  },
  {
    firstProtest: 1,
    peakPeople: 20_000,
    deaths: 30,
    fallen: 12,
    longFallen: 12,
    political: 5,
    daysOver1000: 4,
    liveFire: 6,
  },
);
const row = (id: string) =>
  baseRateRows({ baseRates: [RATE], leftOutRates: [] }, RUNS, DAYS).find((r) => r.id === `rate-${id}`);

test("each rate is among the runs that its condition picks", () => {
  const counted = (id: string): readonly [number | undefined, number | undefined] => [
    row(id)?.model?.value,
    row(id)?.n,
  ];
  expect(counted("protest-exit-30")).toEqual([1 / 4, 4]);
  expect(counted("large-exit-30")).toEqual([1 / 2, 2]);
  expect(counted("killings-exit-30")).toEqual([1 / 2, 2]);
  expect(counted("removal-exit-30")).toEqual([1 / 2, 2]);
  expect(counted("removal-exit-90")).toEqual([1, 2]);
  expect(counted("price-violent-ignored")).toEqual([0, 3]);
  expect(counted("price-violent-arrests")).toEqual([2 / 3, 3]);
  expect(counted("price-violent-shootings")).toEqual([2 / 3, 3]);
  expect(counted("ally-troops-first-year")).toEqual([1 / 2, 2]);
});

test("the record stands beside its row with its interval, and nowhere else", () => {
  expect(row("removal-exit-90")?.record).toEqual({
    value: 0.0686,
    low: 0.04,
    high: 0.116,
    n: 175,
    per: "episodes",
    days: 90,
    source: "B",
    mark: "D",
  });
  expect(row("removal-exit-30")?.record).toBeNull();
});

test("days are quantiles, with the mean in the note", () => {
  expect(row("days-large-killings")?.model?.value).toBe(6);
  expect(row("days-large-killings")?.note).toContain("mean 6.0");
});

test("without any run to judge by there is no number", () => {
  for (const r of baseRateRows({ baseRates: [], leftOutRates: [] }, rowsOf({}), DAYS)) expect(r.model).toBeNull();
});
