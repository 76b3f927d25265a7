// The prior predictive: what the model says before any verdict, beside what the public record says. Shown first, as it comes out.
import { NEVER } from "../../model/kit/state.ts";
import { LARGE } from "../../model/street/observation.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { answered, EPISODES } from "../../scenario/commonRates.ts";
import { baseRateRows, ofMonth } from "./baseRates.ts";
import { bandsOf, type Rows } from "./bands.ts";
import { rowOf, share, spell, type Beside, type Counted } from "./onRecord.ts";
import type { PriorPredictive, PriorRow } from "../../claims/result.ts";
import { counted } from "../../scenario/counted.ts";

/** Changes made to the model because of what this page showed. Never because of a claim. */
const CHANGED: readonly string[] = [
  "Sites are guarded whether or not there is a crowd. In an invented country, without guards the largest city is lost in 89 of 1,460 runs, in 53 of them to fewer than a hundred people, and 9 of 14 falls come without a large crowd; with them it is 26, none, and 1 of 7.",
  "Organised outside people come only once there is a shock. Before, they walked the streets of calm states too, and the calm rows were about them.",
  "Conceding and declaring an emergency count as a larger change of course (0.1 to 0.3 instead of 0.1). Before, more than half of all crises saw each; on record the state gives way in about 15 % of violent price protests.",
  "Dismissing the cabinet counts as a step of 0.2 to 0.45 instead of 0.15 to 0.3. Before, 24 of 100 crises saw it, now 12: a dismissal is one way of giving way, and giving way of whatever kind is on record in about 15 %.",
];

/** Days that base rates of a month are about. */
const MONTH = 30;
export const VISIBLE = 1000;

export interface PriorInput {
  readonly scenario: Scenario;
  readonly shocked: Rows;
  readonly calm: Rows;
  /** Place-major, then day: large crises of `shocked` in which protest was seen there. */
  readonly seen: Float64Array;
  readonly rejected: number;
  readonly drawn: number;
}

/** A rate of a month, beside what happens in so many days. */
const inMonthOf =
  (month: number) =>
  (rate: string): Beside => ({ rates: [rate], days: month, ...ofMonth(month) });

/** Rows of shocked runs, beside the record where it speaks of them. A run that was not followed beyond its horizon says nothing of 90 days. */
export function shockedRows(scenario: Scenario, shocked: Rows): readonly PriorRow[] {
  const peak = shocked.column("peakPeople");
  const killed = shocked.column("deaths");
  const long = shocked.column("longFallen");
  const daysOver = shocked.column("daysOver1000");
  const all = shocked.indices(() => true);
  const crisis = all.filter((i) => (peak[i] as number) >= VISIBLE);
  const large = all.filter((i) => (peak[i] as number) >= LARGE);
  const deadly = large.filter((i) => (killed[i] as number) >= 1);
  const peaceful = large.filter((i) => (killed[i] as number) < 1);
  const happened = (name: Parameters<Rows["column"]>[0]) => {
    const dates = shocked.column(name);
    return (i: number): boolean => dates[i] !== NEVER;
  };
  const fallen = shocked.column("fallen");
  const fell = happened("fallen");
  const month = Math.min(MONTH, scenario.days);
  const within =
    (days: number) =>
    (i: number): boolean =>
      fallen[i] !== NEVER && (fallen[i] as number) <= days;
  const within90 = (i: number): boolean => long[i] !== NEVER && (long[i] as number) <= 90;
  const row = (id: string, label: string, counted: Counted, beside?: Beside): PriorRow =>
    rowOf(scenario, id, label, counted, beside);
  const inMonth = inMonthOf(month);
  const inQuarter = (rate: string): Beside => ({ rates: [rate], days: 90 });
  return [
    row(
      "fizzle",
      "fewer than 1,000 people at any time",
      share(all, (i) => (peak[i] as number) < VISIBLE && !fell(i)),
    ),
    row(
      "contained",
      "1,000 to 10,000 people, incumbent stays",
      share(all, (i) => (peak[i] as number) >= VISIBLE && (peak[i] as number) < LARGE && !fell(i)),
    ),
    row(
      "large",
      "10,000 or more, incumbent stays",
      share(all, (i) => (peak[i] as number) >= LARGE && !fell(i)),
    ),
    row("fall", `incumbent falls within ${counted(scenario.days, "day")}`, share(all, fell)),
    row(
      "large-exit-90",
      "falls within 90 days, given 10,000 or more",
      share(large, within90),
      inQuarter("large-exit-90"),
    ),
    row(
      "large-killings-exit-30",
      `falls within ${counted(month, "day")}, given 10,000 or more and killings`,
      share(deadly, within(month)),
      inMonth("large-killings-exit-30"),
    ),
    row(
      "large-killings-exit-90",
      "falls within 90 days, given 10,000 or more and killings",
      share(deadly, within90),
      inQuarter("large-killings-exit-90"),
    ),
    row(
      "large-peaceful-exit-90",
      "falls within 90 days, given 10,000 or more without killings",
      share(peaceful, within90),
      inQuarter("large-peaceful-exit-90"),
    ),
    row(
      "killings",
      "killings, given 1,000 or more",
      share(crisis, (i) => (killed[i] as number) >= 1),
      { rates: answered("killings") },
    ),
    row("conceded", "concession, given 1,000 or more", share(crisis, happened("conceded")), {
      rates: answered("accommodate"),
    }),
    row("emergency", "emergency, given 1,000 or more", share(crisis, happened("emergency"))),
    row("shutdown", "networks shut down, given 1,000 or more", share(crisis, happened("shutdown"))),
    row("dismissed", "cabinet dismissed, given 1,000 or more", share(crisis, happened("dismissed"))),
    row("framed", "framed as an attack from outside, given 1,000 or more", share(crisis, happened("framed")), {
      note: "External framing is coded in 15 of 41 domestic crises of the case base: famous ones, so no base rate.",
    }),
    row("liveFire", "order to fire, given 1,000 or more", share(crisis, happened("liveFire"))),
    row("requested", "request for help, given 10,000 or more", share(large, happened("requested")), {
      note: "No public record has the denominator.",
    }),
    row(
      "deployed",
      "guarantor chooses to send troops, given a request",
      share(all.filter(happened("requested")), happened("deployed")),
      {
        note: "No public record has the denominator; the rate at which allies send troops in civil conflicts is another thing.",
      },
    ),
    row(
      "consented",
      "council agrees, given that the guarantor chooses to send",
      share(all.filter(happened("deployed")), happened("consented")),
    ),
    spell(
      "days",
      "days with 1,000 or more, given one",
      crisis.map((i) => daysOver[i] as number),
      EPISODES.any,
    ),
    ...baseRateRows(scenario, shocked, scenario.days),
  ];
}

export function priorPredictive({ scenario, shocked, calm, seen, rejected, drawn }: PriorInput): PriorPredictive {
  const all = shocked.indices(() => true);
  const peak = shocked.column("peakPeople");
  const large = all.filter((i) => (peak[i] as number) >= LARGE);
  const month = Math.min(MONTH, scenario.days);
  const inMonth = inMonthOf(month);
  const row = (id: string, label: string, counted: Counted, beside?: Beside): PriorRow =>
    rowOf(scenario, id, label, counted, beside);
  const rows = shockedRows(scenario, shocked);
  const calmPeak = calm.column("peakPeople");
  const calmFallen = calm.column("fallen");
  const calmAll = calm.indices(() => true);
  const calmRows: PriorRow[] = [
    row(
      "calm-exit-30",
      `no shock: incumbent falls within ${counted(month, "day")}`,
      share(calmAll, (i) => calmFallen[i] !== NEVER && (calmFallen[i] as number) <= month),
      inMonth("calm-exit-30"),
    ),
    row(
      "calm-large",
      "no shock: 1,000 people or more at any time",
      share(calmAll, (i) => (calmPeak[i] as number) >= VISIBLE),
    ),
  ];
  return {
    worlds: all.length,
    replicates: 1,
    rejected: {
      share: drawn > 0 ? rejected / drawn : 0,
      of: drawn,
      why: "their streets would ignite without any shock",
    },
    changed: CHANGED,
    rows,
    calm: calmRows,
    byPlace: scenario.places.map((place, d) => ({
      place: place.name,
      map: place.map,
      days: Array.from({ length: scenario.days }, (_, t) =>
        large.length > 0 ? (seen[d * scenario.days + t] as number) / large.length : 0,
      ),
    })),
    ...bandsOf(scenario, shocked, large),
  };
}
