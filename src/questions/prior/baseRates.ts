// Every rate on public record that a run can be set beside, whatever comes out. What a run has no counterpart of is told in docs/model.md.
import { NEVER } from "../../model/kit/state.ts";
import { LARGE } from "../../model/street/observation.ts";
import type { Scalar } from "../../run/row.ts";
import { answered, EPISODES } from "../../scenario/commonRates.ts";
import type { Rows } from "./bands.ts";
import { rowOf, share, spell, type Beside, type Rates } from "./onRecord.ts";
import type { PriorRow } from "../../claims/result.ts";

const MONTH = 30;
/** Deaths from which the record counts an armed conflict. */
const CONFLICT = 25;
/** Arrested and killed, from which the state's response counts as violent. */
const MANY_ARRESTS = 100;

type Picked = (i: number) => boolean;

/** Rows beyond the first table's: by what the record conditions on. `days` of the scenario. */
export function baseRateRows(rates: Rates, shocked: Rows, days: number): PriorRow[] {
  const column = (name: Scalar): Float64Array => shocked.column(name);
  const [peak, deaths, arrests, fallen, long] = [
    column("peakPeople"),
    column("deaths"),
    column("arrests"),
    column("fallen"),
    column("longFallen"),
  ];
  const over = column("daysOver1000");
  const came = (name: Scalar): Picked => {
    const dates = column(name);
    return (i) => dates[i] !== NEVER;
  };
  const at = (values: Float64Array, i: number): number => values[i] as number;
  const [protest, conceded, dismissed, emergency, liveFire, arrived, political] = (
    ["firstProtest", "conceded", "dismissed", "emergency", "liveFire", "arrived", "political"] as const
  ).map(came) as [Picked, Picked, Picked, Picked, Picked, Picked, Picked];
  const large: Picked = (i) => at(peak, i) >= LARGE;
  const crisis: Picked = (i) => at(peak, i) >= 1000;
  const killings: Picked = (i) => at(deaths, i) >= 1;
  const violent: Picked = (i) => killings(i) || liveFire(i) || at(arrests, i) >= MANY_ARRESTS;
  const month = Math.min(MONTH, days);
  const inMonth: Picked = (i) => at(fallen, i) !== NEVER && at(fallen, i) <= month;
  const inQuarter: Picked = (i) => at(long, i) !== NEVER && at(long, i) <= 90;
  const both =
    (...all: readonly Picked[]): Picked =>
    (i) =>
      all.every((one) => one(i));

  const row = (id: string, label: string, given: Picked, yes: Picked, beside: Beside = {}): PriorRow =>
    rowOf(rates, `rate-${id}`, label, share(shocked.indices(given), yes), { rates: [id], ...beside });
  const exits = (what: string, given: Picked, followed: boolean, name: string): PriorRow[] => [
    row(`${what}-exit-30`, `falls within ${month} days, given ${name}`, given, inMonth, {
      days: month,
      ...ofMonth(month),
    }),
    ...(followed
      ? [row(`${what}-exit-90`, `falls within 90 days, given ${name}`, given, inQuarter, { days: 90 })]
      : []),
  ];
  const ignored: Picked = (i) =>
    !conceded(i) && !dismissed(i) && !emergency(i) && !liveFire(i) && !killings(i) && at(arrests, i) < 1;
  return [
    ...exits("protest", protest, false, "any protest that can be seen"),
    ...exits("price", protest, false, "any protest, as one about prices"),
    ...exits("large", large, false, "10,000 or more"),
    ...exits("killings", killings, false, "killings"),
    ...exits("large-violent", both(large, violent), true, "10,000 or more and shots, killings or 100 arrests"),
    ...exits(
      "removal",
      both(large, political),
      true,
      "10,000 or more, most of them asking for more than the first demand",
    ),
    row(
      "large-killings-autocracy-exit-90",
      "falls within 90 days, given 10,000 or more and killings: as an autocracy",
      both(large, killings),
      inQuarter,
      { days: 90 },
    ),
    row(
      "price-violent-ignored",
      "no concession, dismissal, arrest, emergency or shot, given 1,000 or more",
      crisis,
      ignored,
      { rates: answered("ignored") },
    ),
    row("price-violent-arrests", "anybody arrested, given 1,000 or more", crisis, (i) => at(arrests, i) >= 1, {
      rates: answered("arrests"),
    }),
    row(
      "price-violent-shootings",
      "order to fire or killings, given 1,000 or more",
      crisis,
      (i) => liveFire(i) || killings(i),
      { rates: answered("shootings") },
    ),
    row(
      "ally-troops-first-year",
      `foreign troops within ${days} days, given ${CONFLICT} deaths`,
      (i) => at(deaths, i) >= CONFLICT,
      arrived,
      { days, note: "of the model by its horizon, on record within a year" },
    ),
    spell(
      "rate-days-large-killings",
      "days with 1,000 or more, given 10,000 and killings",
      shocked.indices(both(large, killings)).map((i) => at(over, i)),
      EPISODES.deadly,
    ),
  ];
}

/** A rate of a month says nothing about a shorter horizon. */
export const ofMonth = (days: number): Beside =>
  days < MONTH ? { unfit: `the record's rate is of ${MONTH} days, longer than the horizon` } : {};
