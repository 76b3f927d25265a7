// What would be said of an event without any model: how often it happens on public record, and that nothing changes. A claim that this alone
// answers is no finding of the model's.
import { wilson } from "../analysis/wilson.ts";
import { OUTCOME, type OutcomeName } from "../model/outcomes.ts";
import { SPEAKS_OF } from "../scenario/commonRates.ts";
import type { BaseRate, ChanceTest, Scenario } from "../scenario/scenario.ts";
import type { Baseline, RecordRate } from "./result.ts";

const LEVEL = 0.95;

/** A rate as results tell it: its interval as it stands in the record, or by Wilson from its number of cases. */
export function recordRate({ rate, low, high, n, per, days, source, mark }: BaseRate): RecordRate {
  const interval =
    low !== null && high !== null
      ? { low, high }
      : n === null
        ? { low: null, high: null }
        : wilson(Math.round(rate * n), n, LEVEL);
  return { value: rate, low: interval.low, high: interval.high, n, per, days, source, mark };
}

/** The rate of what does not happen. */
const rest = (rate: RecordRate): RecordRate => ({
  ...rate,
  value: 1 - rate.value,
  low: rate.high === null ? null : 1 - rate.high,
  high: rate.low === null ? null : 1 - rate.low,
});

/** Null where nothing can be said without a model: of a number, and of what may turn again. */
export function baselineOf(
  { outcome, given, above, below, chance, says }: ChanceTest,
  { baseRates, leftOutRates, days }: Pick<Scenario, "baseRates" | "leftOutRates" | "days">,
): Baseline | null {
  if (!Object.hasOwn(OUTCOME, outcome)) return null;
  const name = outcome as OutcomeName;
  const { unit, lasting } = OUTCOME[name];
  if (unit !== "yes/no" || !lasting) return null;
  const isEvent = (value: number): boolean => (above === null || value > above) && (below === null || value < below);
  const [never, comes] = [isEvent(0), isEvent(1)];
  if (never === comes) return null;
  const ids = SPEAKS_OF[name]?.[given] ?? [];
  const rates = ids.flatMap((id) => baseRates.filter((rate) => rate.id === id));
  const found = rates.find((rate) => (rate.days ?? 0) <= days);
  const asIs = found ? recordRate(found) : null;
  const onRecord = asIs && never ? rest(asIs) : asIs;
  const agrees = (rate: number): boolean => (says === "at least" ? rate >= chance : rate <= chance);
  return {
    likeToday: never,
    condition: found?.condition ?? "",
    onRecord,
    absent: found
      ? ""
      : rates[0]
        ? `the record's rate is of ${rates[0].days} days, longer than the horizon`
        : (leftOutRates.find(({ id }) => ids.includes(id))?.why ?? ""),
    answers: agrees(never ? 1 : 0) && (onRecord === null || agrees(onRecord.value)),
  };
}
