// What the public record has beside a row of the prior predictive: a rate with its interval and its number of cases, or why there is none.
import { wilson } from "../../analysis/wilson.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { recordRate } from "../../claims/baseline.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { EPISODES } from "../../scenario/commonRates.ts";
import type { Interval, PriorRow, RecordRate } from "../../claims/result.ts";

export type Rates = Pick<Scenario, "baseRates" | "leftOutRates">;

const LEVEL = 0.95;

/** How many of some runs. */
export interface Counted {
  readonly model: Interval | null;
  readonly n: number;
}

export function share(of: readonly number[], yes: (i: number) => boolean): Counted {
  const n = of.length;
  if (n === 0) return { model: null, n };
  const k = of.filter(yes).length;
  return { model: { value: k / n, ...wilson(k, n, LEVEL) }, n };
}

export interface Beside {
  /** Rates that would do, the one to be preferred first; none where no public record has one. */
  readonly rates?: readonly string[];
  /** Days within which it happens in the model; null, and so without a word, where that is its horizon. */
  readonly days?: number;
  /** Why a rate that there is does not fit the row. */
  readonly unfit?: string;
  readonly note?: string;
}

export function rowOf(
  { baseRates, leftOutRates }: Rates,
  id: string,
  label: string,
  { model, n }: Counted,
  beside: Beside = {},
): PriorRow {
  const { rates = [], days = null, unfit = "", note = "" } = beside;
  const found =
    unfit === "" ? rates.map((rate) => baseRates.find((b) => b.id === rate)).find((b) => b !== undefined) : undefined;
  const leftOut = rates.map((rate) => leftOutRates.find((l) => l.id === rate)?.why).find((why) => why !== undefined);
  const said = found ? [found.condition, found.note, note] : [note];
  const record = found ? recordRate(found) : null;
  return {
    id,
    label,
    model,
    record,
    absent: found ? "" : unfit !== "" ? unfit : (leftOut ?? ""),
    off: model && record ? offBy(model, record, days) : null,
    unit: "share of runs",
    days,
    n,
    note: said.filter((t) => t !== "").join("; "),
  };
}

/** From this factor on, either way, a rate is far from the record's. */
const FAR = 2;

/** The model's rate over the record's where they are far apart; null where not, or where the model has less time and less of it. */
export function offBy(model: Interval, record: RecordRate, days: number | null): number | null {
  if (record.value === 0) return null;
  const [low, high] = [record.low ?? record.value, record.high ?? record.value];
  const ratio = model.value / record.value;
  const shorter = days !== null && record.days !== null && days < record.days;
  const above = model.low > high && ratio > FAR;
  const below = model.high < low && ratio < 1 / FAR && !shorter;
  return above || below ? ratio : null;
}

/** Days of a spell, from 10 to 90 % of them: the median, or where the record only has that the mean. */
export function spell(
  id: string,
  label: string,
  values: readonly number[],
  episodes: (typeof EPISODES)[keyof typeof EPISODES],
): PriorRow {
  const some = values.length > 0;
  const [low, middle, high] = some ? (quantiles(values, [0.1, 0.5, 0.9]) as [number, number, number]) : [0, 0, 0];
  const mean = some ? values.reduce((sum, v) => sum + v, 0) / values.length : 0;
  const which = episodes.middle === null ? "mean" : "median";
  return {
    id,
    label: `${label} (${which}; 10 to 90 %)`,
    model: some ? { value: which === "mean" ? mean : middle, low, high } : null,
    record: {
      value: episodes.middle ?? episodes.mean,
      low: episodes.low,
      high: episodes.high,
      n: null,
      per: "episodes",
      days: null,
      source: "BASERATES",
      mark: "D",
    },
    absent: "",
    off: null,
    unit: "d",
    days: null,
    n: values.length,
    note: `${some ? `mean ${mean.toFixed(1)}; ` : ""}${episodes.condition}, mean ${episodes.mean}`,
  };
}
