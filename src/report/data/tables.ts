// The report's tables, for other programs: claims, the prior predictive, bands, series by day, assumptions, places by day.
import type { PriorRow, TestReport } from "../../claims/result.ts";
import type { Cell, Table } from "./csv.ts";
import { cellsOf, tablesOf } from "../answers/ledger/kinds.ts";
import { ends } from "./testCells.ts";

/** Folder beside the page. */
export const DATA = "data";

export const tables = (report: TestReport): readonly Table[] => [
  {
    file: "claims.csv",
    holds:
      "one row a test of a claim: verdict, where it comes from, shares of worlds and effect with their intervals, runs to replay",
    columns: [
      "claim", "test", "kind", "verdict", "origin", "text", "title", "finding", "share", "share_low", "share_high", "level",
      "within", "below", "effect", "effect_low", "effect_high", "effect_unit", "at_least", "worlds", "replicates", "typical_run", "counterexample_run",
      "says", "against", "direction", "leans", "agreeing_run",
    ], // prettier-ignore
    rows: report.claims.flatMap((c) =>
      c.tests.map((t, k) => [c.id, k + 1, t.kind, t.verdict, t.origin, c.text, t.title, t.finding, ...cellsOf(t)]),
    ),
  },
  {
    file: "prior.csv",
    holds:
      "how often things happen before any claim, in the model and on record, with 95 % intervals; shares run from 0 to 1",
    columns: [
      "row",
      "shock",
      "label",
      "unit",
      "model",
      "model_low",
      "model_high",
      "record",
      "record_low",
      "record_high",
      "record_of",
      "record_per",
      "record_mark",
      "runs",
      "note",
    ],
    rows: [...report.prior.rows.map((r) => priorCells(r, "yes")), ...report.prior.calm.map((r) => priorCells(r, "no"))],
  },
  {
    file: "bands.csv",
    holds: "every dated observation beside the middle 90 % of runs; dates in days since the scenario's start",
    columns: [
      "observation",
      "text",
      "unit",
      "model_p05",
      "model_p50",
      "model_p95",
      "chance_that_it_happens",
      "record_low",
      "record_high",
      "percentile",
      "inside",
      "mark",
    ],
    rows: report.prior.bands.map((b) => [
      b.id, b.text, b.unit, b.low, b.median, b.high, b.chance, b.recordLow, b.recordHigh, b.percentile, b.inside === null ? "" : b.inside ? "yes" : "no", b.mark,
    ]), // prettier-ignore
  },
  {
    file: "series.csv",
    holds: "quantities by day: quantiles over the runs with a large crisis, and the record of that day",
    columns: [
      "series",
      "label",
      "unit",
      "day",
      "p05",
      "p25",
      "p50",
      "p75",
      "p95",
      "record_low",
      "record_high",
      "record_mark",
    ],
    rows: report.prior.series.flatMap((s) =>
      (s.quantiles[2] ?? []).flatMap((_, t) => {
        const seen = s.record.filter((r) => Math.floor(r.day) === t);
        const cells = [s.id, s.label, s.unit, t, ...s.quantiles.map((q) => q[t])];
        return seen.length === 0 ? [[...cells, null, null, ""]] : seen.map((r) => [...cells, r.low, r.high, r.mark]);
      }),
    ),
  },
  {
    file: "assumptions.csv",
    holds: "everything that is not known: range, sign, source, mark and why",
    columns: ["path", "symbol", "meaning", "unit", "range", "sign", "source", "mark", "why"],
    rows: report.assumptions.map((a) => [
      a.path,
      a.symbol,
      a.meaning,
      a.unit,
      a.range,
      a.sign,
      a.source,
      a.mark,
      a.why,
    ]),
  },
  {
    file: "places.csv",
    holds: "by place and day, the share (0 to 1) of runs with a large crisis in which protest is seen there",
    columns: ["place", "map_key", "day", "share_of_runs"],
    rows: report.prior.byPlace.flatMap((p) => p.days.map((x, t) => [p.place, p.map, t, x])),
  },
  ...tablesOf(report),
];

function priorCells(r: PriorRow, shock: string): Cell[] {
  const { record } = r;
  return [
    r.id, shock, r.label, r.unit, ...ends(r.model), record?.value, record?.low, record?.high, record?.n, record?.per, record?.mark, r.n, r.note,
  ]; // prettier-ignore
}
