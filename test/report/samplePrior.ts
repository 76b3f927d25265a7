// A made-up prior predictive: shares, base rates, bands and series by day.
import type { Band, Interval, PriorPredictive, PriorRow, RecordRate, Series } from "../../src/claims/result.ts";
import { offBy } from "../../src/questions/prior/onRecord.ts";
import { i, ODD } from "./sampleText.ts";

const row = (
  id: string,
  label: string,
  model: Interval | null,
  record: PriorRow["record"] = null,
  unit = "share of runs",
  n = 4096,
  note = "",
): PriorRow => ({
  id,
  label,
  model,
  record,
  absent: "",
  off: model && record ? offBy(model, record, null) : null,
  unit,
  days: null,
  n,
  note,
});

const onRecord = (value: number, low: number | null = null, high: number | null = null, n: number | null = null, per = "episodes"): RecordRate => ({
  value, low, high, n, per, days: null, source: "BASERATES", mark: "D",
}); // prettier-ignore

const days = 30;
const growth =
  (peak: number, at: number, fade: number) =>
  (t: number): number =>
    t <= at ? peak * ((t + 1) / (at + 1)) ** 2.5 : peak * Math.exp(-(t - at) / fade);
const fan = (curve: (t: number) => number, cap = Infinity): number[][] =>
  [0.08, 0.4, 1, 2.1, 6].map((f) => Array.from({ length: days }, (_, t) => Math.min(cap, f * curve(t))));
const cumulative =
  (curve: (t: number) => number) =>
  (t: number): number =>
    Array.from({ length: t + 1 }, (_, k) => curve(k)).reduce((s, v) => s + v, 0);

const series: Series[] = [
  {
    id: "people",
    label: "people out, as counted by officials",
    unit: "people",
    quantiles: fan(growth(26_000, 4, 3.5)),
    record: [
      { day: 1.5, low: 100, high: 1000, mark: "V", text: "Hundreds; no count was given." },
      { day: 2.5, low: 1000, high: 10_000, mark: "U", text: "More than 1,000 in Zhanaozen alone." },
      { day: 3.5, low: 37_000, high: 38_000, mark: "C", text: "Official figure for the whole country." },
      { day: 4.5, low: 50_000, high: 50_000, mark: "V", text: ODD },
    ],
  },
  {
    id: "regions",
    label: "places with protest",
    unit: "places",
    quantiles: fan(growth(7, 4, 6), 17),
    record: [
      { day: 0.5, low: 0, high: 1, mark: "C", text: "First gathering." },
      { day: 1.5, low: 1, high: 1, mark: "V", text: "Zhanaozen and Aktau." },
      { day: 2.5, low: 8, high: 8, mark: "V", text: "Seven more regions." },
      { day: 3.5, low: 11, high: 11, mark: "V", text: "Eleven regions." },
      { day: 4.5, low: 11, high: 17, mark: "U", text: "At least as many." },
    ],
  },
  {
    id: "dead",
    label: "dead, as reported",
    unit: "people",
    quantiles: fan(cumulative(growth(12, 5, 2))),
    record: [
      { day: 8.3, low: 164, high: 164, mark: "V", text: "164." },
      { day: 14.5, low: 225, high: 225, mark: "V", text: "225." },
    ],
  },
  {
    id: "detained",
    label: "detained, as reported",
    unit: "people",
    quantiles: fan(cumulative(growth(420, 6, 3))),
    record: [
      { day: 6.5, low: 3000, high: 3000, mark: "V", text: "More than 3,000." },
      { day: 8.5, low: 5800, high: 5800, mark: "V", text: "More than 5,800." },
      { day: 10.5, low: 9900, high: 9900, mark: "C", text: "About 9,900." },
    ],
  },
  { id: "empty", label: "a series of nothing", unit: "", quantiles: [], record: [] },
];

const band = (
  id: string,
  unit: string,
  model: readonly [number, number, number] | null,
  at: readonly [number, number],
  percentile: number | null,
  mark = "V",
  chance: number | null = null,
): Band => ({
  id,
  label: id,
  unit,
  low: model?.[0] ?? null,
  median: model?.[1] ?? null,
  high: model?.[2] ?? null,
  chance,
  recordLow: at[0],
  recordHigh: at[1],
  percentile,
  inside: model === null ? null : at[1] >= model[0] && at[0] <= model[2],
  mark,
  text: "Rallies of solidarity in seven more regions.",
});

export const prior: PriorPredictive = {
  worlds: 4096,
  replicates: 1,
  rejected: { share: 0.121, of: 4660, why: "their streets would ignite without any shock" },
  byPlace: [{ place: "Almaty", map: "", days: Array.from({ length: 30 }, (_, t) => 1 / (1 + t)) }],
  changed: ["The state's options got their own steps: before, it conceded in every run.", ODD],
  rows: [
    row("fizzle", "fewer than 1,000 people at any time", i(0.606, 0.591, 0.621)),
    row("contained", "1,000 to 10,000 people, incumbent stays", i(0.232, 0.219, 0.245)),
    row("large", "10,000 or more, incumbent stays", i(0.149, 0.138, 0.16)),
    row("fall", "incumbent falls within 30 days", i(0.013, 0.0098, 0.017)),
    row(
      "large-exit-90",
      "falls within 90 days, given 10,000 or more",
      i(0.082, 0.063, 0.106),
      onRecord(0.0214, 0.015, 0.031, 1264),
      "share of runs",
      648,
      "10,000 people or more: irregular exit within 90 days",
    ),
    row(
      "large-killings-exit-30",
      "falls within 30 days, given 10,000 or more and killings",
      i(0.07, 0.05, 0.097),
      onRecord(0.0563),
      "share of runs",
      402,
      "10,000 or more and killings: irregular exit within 30 days",
    ),
    row(
      "large-killings-exit-90",
      "falls within 90 days, given 10,000 or more and killings",
      i(0.097, 0.071, 0.13),
      onRecord(0.0986, 0.049, 0.19, 71),
      "share of runs",
      402,
      "10,000 or more and killings: irregular exit within 90 days; seven hits",
    ),
    row(
      "killings",
      "killings, given 1,000 or more",
      i(0.31, 0.289, 0.332),
      onRecord(0.133, null, null, null, "protests"),
      "share of runs",
      1613,
      "price demand with violence by protesters: killings by the state",
    ),
    row(
      "requested",
      "request for help, given 10,000 or more",
      i(0.42, 0.38, 0.46),
      null,
      "share of runs",
      648,
      "No public record has the denominator.",
    ),
    row("none", "something that never came up", null, null, "share of runs", 0),
    row(
      "days",
      "days with 1,000 or more, given one (median; 10 to 90 %)",
      i(5, 1, 16),
      onRecord(1, 1, 18),
      "d",
      1613,
      "mean 6.4; episodes on record: mean 7.8, median 1, 90 % point 18, of any size",
    ),
  ],
  calm: [
    row(
      "calm-exit-30",
      "no shock: incumbent falls within 30 days",
      i(0, 0, 0.0009),
      onRecord(0.0016, null, null, null, "country-days"),
      "share of runs",
      4096,
      "any country-day: irregular exit of the leader within 30 days",
    ),
    row("calm-large", "no shock: 1,000 people or more at any time", i(0.004, 0.0025, 0.0064)),
  ],
  bands: [
    band("regions-2022-01-01", "places", [0, 1, 2], [0, 1], 0.3, "C"),
    band("regions-2022-01-03", "places", [1, 3, 7], [8, 8], 0.97),
    band("regions-2022-01-04", "places", [2, 6, 13], [11, 11], 0.86),
    band("regions-2022-01-05", "places", [3, 8, 17], [11, 17], 0.82, "U"),
    band("people-2022-01-02", "people", [20, 260, 1900], [100, 1000], 0.71),
    band("people-2022-01-04", "people", [1500, 9800, 60_000], [37_000, 38_000], 0.89, "C"),
    band("people-2022-01-05", "people", [2100, 17_000, 98_000], [50_000, 50_000], 0.84),
    band("conceded", "d", [1.8, 3.6, 9.1], [3.75, 3.999], 0.55, "V", 0.46),
    band("emergency", "d", [2.1, 4.6, 11.2], [4.0625, 4.083], 0.41, "C", 0.71),
    band("requested", "d", [4.0, 6.9, 16.3], [4.979, 5.028], 0.17, "U", 0.42),
    band("arrived", "d", [5.1, 9.2, 19.9], [5.25, 5.833], 0.06, "C", 0.21),
    band("troops-2022-01-11", "people", [600, 2400, 7100], [2030, 3970], 0.58, "C", 0.21),
    band("withdrawn", "d", null, [14, 18.99], null, "C", 0.004),
    band("dead-2022-01-15", "people", [4, 61, 390], [225, 225], 0.88),
  ],
  bandsOver: "648 runs with 10,000 people or more",
  allInside: { runs: 0, of: 648 },
  inside: { seen: 12, of: 13, wideEnough: 0.9 * 13 },
  series,
};
