// The dated record within the ensemble: for every observation where it lies among runs with a large crisis, and by day the bands that
// charts draw. One by one; how many runs match them all is counted apart.
import { quantiles } from "../../analysis/quantiles.ts";
import { NEVER } from "../../model/kit/state.ts";
import { DATES, rowLength, scalarAt, seriesAt, type Scalar, type SeriesName } from "../../run/row.ts";
import type { RecordEntry, Scenario } from "../../scenario/scenario.ts";
import type { Band, PriorPredictive, Series } from "../../claims/result.ts";

/** Rows of an ensemble, read by column. */
export class Rows {
  readonly data: Float64Array;
  readonly days: number;
  readonly count: number;

  constructor(data: Float64Array, days: number) {
    this.data = data;
    this.days = days;
    this.count = data.length / rowLength(days);
  }

  column(name: Scalar): Float64Array {
    return this.#at(scalarAt(name));
  }

  /** A series on one day, by row. */
  day(name: SeriesName, day: number): Float64Array {
    return this.#at(seriesAt(name, this.days) + day);
  }

  indices(which: (i: number) => boolean): number[] {
    return Array.from({ length: this.count }, (_, i) => i).filter(which);
  }

  #at(offset: number): Float64Array {
    const length = rowLength(this.days);
    return Float64Array.from({ length: this.count }, (_, i) => this.data[i * length + offset] as number);
  }
}

const SERIES_OF: Readonly<Record<string, SeriesName>> = {
  regions: "regions",
  people: "people",
  dead: "dead",
  detained: "detained",
};
const CHARTS: readonly { readonly id: SeriesName; readonly label: string; readonly unit: string }[] = [
  { id: "people", label: "people out, as counted by officials", unit: "people" },
  { id: "regions", label: "places with protest", unit: "places" },
  { id: "dead", label: "dead, as reported", unit: "people" },
  { id: "detained", label: "detained, as reported", unit: "people" },
];

/** How far a run may be off and still match an observation: a factor for counts of people, days for dates, places for places. */
const FACTOR = 2;
const PLACES = 3;
const DAYS = 1;

/** Part of the runs that a band holds. */
const MIDDLE = 0.9;

export function bandsOf(
  scenario: Scenario,
  rows: Rows,
  large: readonly number[],
): Pick<PriorPredictive, "bands" | "bandsOver" | "allInside" | "inside" | "series"> {
  const bands: Band[] = [];
  const windows: ((i: number) => boolean)[] = [];
  for (const entry of scenario.record) {
    const seen = observed(scenario, rows, entry);
    if (!seen) continue;
    bands.push(band(entry, seen, large));
    windows.push((i) => matches(entry, seen, i));
  }
  const matched = large.filter((i) => windows.every((w) => w(i))).length;
  const judged = bands.filter((b) => b.inside !== null);
  const seen = judged.filter((b) => b.inside === true).length;
  return {
    bands,
    bandsOver: `${large.length} runs with 10,000 people or more`,
    allInside: { runs: matched, of: large.length },
    inside: { seen, of: judged.length, wideEnough: MIDDLE * judged.length },
    series: CHARTS.map((c) => series(scenario, rows, large, c)),
  };
}

interface Seen {
  readonly values: Float64Array;
  readonly date: boolean;
  readonly unit: string;
}

/** What the runs show where the record has this entry; null where it has no counterpart within the horizon. */
function observed(scenario: Scenario, rows: Rows, entry: RecordEntry): Seen | null {
  const name = SERIES_OF[entry.outcome];
  if (name !== undefined && entry.at !== null) {
    const day = Math.floor(entry.at);
    if (day < 0 || day >= scenario.days) return null;
    return { values: rows.day(name, day), date: false, unit: name === "regions" ? "places" : "people" };
  }
  if (entry.outcome === "troops") return { values: rows.column("troops"), date: false, unit: "people" };
  const date =
    (DATES as readonly string[]).includes(entry.outcome) && entry.outcome !== "fallen"
      ? (entry.outcome as Scalar)
      : null;
  return date ? { values: rows.column(date), date: true, unit: "d" } : null;
}

function band(entry: RecordEntry, seen: Seen, large: readonly number[]): Band {
  const happens = (i: number): boolean =>
    seen.date ? seen.values[i] !== NEVER : entry.outcome !== "troops" || (seen.values[i] as number) > 0;
  const those = large.filter(happens);
  const values = those.map((i) => seen.values[i] as number);
  const partial = seen.date || entry.outcome === "troops";
  const text = entry.text;
  const common = {
    id: entry.id,
    label: entry.id,
    unit: seen.unit,
    recordLow: entry.low,
    recordHigh: entry.high,
    mark: entry.mark,
    text,
  };
  const chance = partial && large.length > 0 ? values.length / large.length : null;
  if (values.length < 20)
    return { ...common, low: null, median: null, high: null, chance, percentile: null, inside: null };
  const [low, median, high] = quantiles(values, [(1 - MIDDLE) / 2, 0.5, (1 + MIDDLE) / 2]) as [number, number, number];
  const middle = (entry.low + entry.high) / 2;
  const below = values.filter((v) => v < middle).length;
  const equal = values.filter((v) => v === middle).length;
  return {
    ...common,
    low,
    median,
    high,
    chance,
    percentile: (below + equal / 2) / values.length,
    inside: entry.high >= low && entry.low <= high,
  };
}

function matches(entry: RecordEntry, { values, date, unit }: Seen, i: number): boolean {
  const value = values[i] as number;
  if (date) return value !== NEVER && value >= entry.low - DAYS && value <= entry.high + DAYS;
  if (unit === "places") return value >= entry.low - PLACES && value <= entry.high + PLACES;
  return value >= entry.low / FACTOR && value <= entry.high * FACTOR;
}

function series(scenario: Scenario, rows: Rows, large: readonly number[], chart: (typeof CHARTS)[number]): Series {
  const days = Array.from({ length: scenario.days }, (_, t) => rows.day(chart.id, t));
  const ps = [0.05, 0.25, 0.5, 0.75, 0.95];
  const byDay = days.map((column) =>
    large.length > 0
      ? quantiles(
          large.map((i) => column[i] as number),
          ps,
        )
      : ps.map(() => 0),
  );
  return {
    ...chart,
    quantiles: ps.map((_, q) => byDay.map((d) => d[q] as number)),
    record: scenario.record
      .filter((e) => SERIES_OF[e.outcome] === chart.id && e.at !== null && e.at >= 0 && e.at < scenario.days)
      .map((e) => ({ day: Math.floor(e.at as number), low: e.low, high: e.high, mark: e.mark, text: e.text })),
  };
}
