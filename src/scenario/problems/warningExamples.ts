// Every warning: what it means, and a line that brings it up beside one that does not. A test makes each of them.
import { example as warning, type ErrorExample } from "./errorExample.ts";

const S = "scenario.yaml";
const A = "assumptions.yaml";
const C = "claims.yaml";
const R = "record.yaml";

export const WARNING_EXAMPLES: readonly ErrorExample[] = [
  warning(
    "PR-W001",
    "A source that nothing rests on",
    "A list of sources that were not used looks better founded than it is.",
    "sources.yaml",
    "EXTRA: { title: Another paper, where: its archive }\n",
    "",
  ),
  warning(
    "PR-W002",
    "A fact without a source",
    "A bare number is the author's own, from memory. A reader cannot check it.",
    S,
    "adults: 0.65",
    "adults: { value: 0.65, source: CENSUS, mark: V }",
  ),
  warning(
    "PR-W003",
    "A range from a source, without how",
    "Sources seldom give ranges. Say what was read and how it became this range. (An assumed range without a reason is an error: PR-S031.)",
    S,
    "largestWeight: { between: [20 %, 40 %], source: CENSUS, mark: D }",
    "largestWeight: { between: [20 %, 40 %], source: CENSUS, mark: D, why: share of jobs and of taxes }",
  ),
  warning(
    "PR-W004",
    "So narrow that it is a fact",
    "The range covers less than a fiftieth of the model's own, or a hundredth of its middle. No verdict can hinge on it, but it is counted as an unknown.",
    A,
    "between: [0.9 /day, 0.901 /day], likely: 0.9 /day",
    "between: [0.3 /day, 2 /day], likely: 0.9 /day",
  ),
  warning(
    "PR-W005",
    "Far wider than the model's own",
    "Nine tenths of the range are more than five times as wide as the model's own. Then the model's own limits decide, not the argument.",
    A,
    "between: [0.3 /day, 200 /day], likely: 0.9 /day",
    "between: [0.3 /day, 2 /day], likely: 0.9 /day",
  ),
  warning(
    "PR-W006",
    "The range that it has anyway",
    "An override equal to the model's own range changes no result. It reads as a choice of the scenario, and is none.",
    A,
    "{ form: { exponential: 2, power: 1, none: 1 }, source: assumed, why: distance matters }",
    "{ form: { exponential: 2, power: 1 }, source: assumed, why: distance matters }",
  ),
  warning(
    "PR-W007",
    "A claim that no world can decide",
    "In the runs that were watched, no step leads from what the arms set to the outcome. The difference will be exactly zero in every world. A placebo that is meant so says `placebo: no path`.",
    C,
    "poor: [{ set: observation.detainedLag, to: 2 d }]",
    "poor: [{ set: hardship.legitimacy, to: 0.3 }]",
  ),
  warning(
    "PR-W008",
    "A record entry that nothing uses",
    "It has no counterpart in the model, no date, or a date outside the horizon, and no test names it.",
    R,
    "outcome: outsidePeople\n  value: 5\n",
    "outcome: people\n  at: 2022-01-02T12:00+06:00\n",
  ),
  warning(
    "PR-W009",
    "One place against the whole country",
    "`people`, `regions`, `dead` and `detained` are compared with the country's series, also where the entry names a place.",
    R,
    "  place: south\n",
    "",
  ),
  warning(
    "PR-W010",
    "A place that no shock reaches",
    "Its size is zero for every shock, or every shock comes after the horizon.",
    S,
    "relative: { south: 0 }",
    "relative: { south: 0.5 }",
  ),
  warning(
    "PR-W011",
    "Few cases",
    "A side of the comparison has fewer than five cases, or none after `among`.",
    C,
    "(fewer than five rows of cases.csv fit)",
    "(five rows or more on each side)",
  ),
  warning(
    "PR-W012",
    "A range that no run reaches",
    "The assumption belongs to a rival form without weight, or to something that never happens here. It is counted as an unknown and moves no result.",
    A,
    "contagion.distanceForm: { form: { exponential: 1 }, source: assumed, why: distance matters }\ncontagion.distanceExponent: { between: [1, 2], source: assumed, why: far places matter less }\n",
    "contagion.distanceForm: { form: { exponential: 2, power: 1 }, source: assumed, why: distance matters }\n",
  ),
  warning(
    "PR-W013",
    "A count on another day than it is written on",
    "Counts are compared day by day, in the zone of the start. Written in another zone, or after a change of the clocks, a moment may fall on the day before or after.",
    R,
    "at: 2022-01-02T20:00Z",
    "at: 2022-01-02T12:00+06:00",
  ),
  warning(
    "PR-W100",
    "An explanation that leans on what never varies",
    "The assumption has the value at which it plays no part in every world already. The explanation is shown with it and does not have it.",
    "rivals/order.yaml",
    "guarantor.statusWeight: { off: 0, why: a likely fall then weighs nothing }",
    "guarantor.needWeight: { off: 0, why: a likely fall then weighs nothing }",
  ),
];
