// The claims' contrasts as plans for the ensemble: tests on the same input and condition share their worlds, draws and forks.
import { log } from "../../core/log.ts";
import type { ContrastPlan, Reading } from "../../run/work.ts";
import type { Observed } from "../../run/reports.ts";
import { directCoefficients, type Treatment } from "../../run/treatments.ts";
import type { MomentName } from "../../model/kit/names.ts";
import { flagOf, pathOf } from "../../scenario/interventions.ts";
import type { Asked } from "../../model/asked.ts";
import { comparesArms, type ContrastTest, type Intervention, type Scenario } from "../../scenario/scenario.ts";
import type { ModelTest } from "../result.ts";

/** Where a test finds its arms and its reading in a plan. */
export interface PlacedTest {
  readonly claim: string;
  /** Place among the claim's tests. */
  readonly test: number;
  readonly contrast: ContrastTest;
  /** Whether its arms part at a condition, and its plan among those that do, or don't. */
  readonly conditional: boolean;
  readonly plan: number;
  readonly first: number;
  readonly second: number;
  /** Arms of a trend, in the order in which something grows; else none. */
  readonly levels: readonly number[];
  readonly reading: number;
  /** Whether futures of a world are compared by how far they lie apart. */
  readonly spread: boolean;
  /** In the units of the reading: log-odds for a fit. */
  readonly epsilon: number;
}

/** Where a chance under a rare condition finds its futures: in one plan, forked at the request that must come first. */
export interface PlacedChance {
  readonly claim: string;
  readonly test: number;
  readonly plan: number;
  /** Readings of the condition and of the outcome. */
  readonly came: number;
  readonly reading: number;
}

/** What can come only after a request: too rare to be met in runs from the start, so that futures of requests are looked at. */
const AFTER_REQUEST: readonly string[] = [
  "deployed", "consented", "decided", "arrived", "withdrawn",
] satisfies readonly MomentName[]; // prettier-ignore

export interface ContrastPlans {
  /** Forked at a condition; run from the start. */
  readonly conditional: readonly ContrastPlan[];
  readonly unconditional: readonly ContrastPlan[];
  readonly tests: readonly PlacedTest[];
  readonly chances: readonly PlacedChance[];
  /** Conditions that some test asks for. */
  readonly conditions: readonly string[];
  /** Outcomes of which a chance is taken. */
  readonly outcomes: readonly Asked[];
}

/** Direct weights that break-evens try, log-odds. */
export const WEIGHTS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8];

interface Growing {
  given: string;
  input: string;
  arms: (readonly Intervention[])[];
  readings: Reading[];
}

/** Paths that a contrast's arms set, in order. */
export const changedBy = (contrast: ContrastTest): readonly string[] => [
  ...new Set(Object.values(contrast.arms).flatMap((arm) => arm.map(pathOf))),
];

/** Input that a contrast is about: the first thing its arms set. */
export const inputOf = (contrast: ContrastTest): string => changedBy(contrast)[0] ?? "";

export function contrastPlans(scenario: Scenario): ContrastPlans {
  const families: { conditional: Growing[]; unconditional: Growing[] } = { conditional: [], unconditional: [] };
  const tests: PlacedTest[] = [];
  for (const claim of scenario.claims)
    claim.tests.forEach((test, i) => {
      if (!comparesArms(test)) return;
      const input = inputOf(test);
      const conditional = test.given !== "";
      const growing = conditional ? families.conditional : families.unconditional;
      let plan = growing.findIndex((g) => g.given === test.given && g.input === input);
      if (plan < 0) plan = growing.push({ given: test.given, input, arms: [], readings: [] }) - 1;
      const grown = growing[plan] as Growing;
      const reading: Reading =
        test.asked === null
          ? { fit: observedOf(scenario, test.fit) }
          : { outcome: test.asked, ...(test.relative ? { log: true as const } : {}) };
      tests.push({
        claim: claim.id,
        test: i,
        contrast: test,
        conditional,
        plan,
        first: placeOf(grown.arms, test.arms[test.order[0]] ?? []),
        second: placeOf(grown.arms, test.arms[test.order[1]] ?? []),
        levels: test.levels.map((name) => placeOf(grown.arms, test.arms[name] ?? [])),
        reading: placeOf(grown.readings, reading),
        spread: test.spread,
        epsilon: test.fit.length > 0 ? log(test.atLeast) : test.relative ? log(1 + test.atLeast) : test.atLeast,
      });
    });
  const all = scenario.claims.flatMap((c) => c.tests);
  const conditions = [...new Set(all.flatMap((t) => ("given" in t && t.given !== "" ? [t.given] : [])))];
  const after: Growing = { given: "requested", input: "", arms: [[]], readings: [] };
  const chances = scenario.claims.flatMap((claim) =>
    claim.tests.flatMap((t, i): PlacedChance[] =>
      t.kind === "chance" && AFTER_REQUEST.includes(t.given)
        ? [
            {
              claim: claim.id,
              test: i,
              plan: families.conditional.length,
              came: placeOf(after.readings, { event: t.given as MomentName }),
              reading: placeOf(after.readings, { outcome: t.asked, after: t.given as MomentName }),
            },
          ]
        : [],
    ),
  );
  if (chances.length > 0) families.conditional.push(after);
  const finished = (g: Growing, plan: number, conditional: boolean): ContrastPlan => {
    const own = tests.filter((t) => t.conditional === conditional && t.plan === plan);
    const wanted = g.arms.map((_, arm) => [
      ...new Set(own.filter((t) => [t.first, t.second, ...t.levels].includes(arm)).map((t) => t.reading)),
    ]);
    return { ...g, ...(g === after ? {} : { wanted }), treatments: treatmentsOf(g.input) };
  };
  return {
    conditional: families.conditional.map((g, i) => finished(g, i, true)),
    unconditional: families.unconditional.map((g, i) => finished(g, i, false)),
    tests,
    chances,
    conditions: chances.length > 0 ? [...new Set([...conditions, after.given])] : conditions,
    // those that have futures of their own are not read off every world: some cost more than the world itself
    outcomes: [
      ...new Map(
        all.flatMap((t) =>
          t.kind === "chance" && !AFTER_REQUEST.includes(t.given) ? [[t.outcome, t.asked] as const] : [],
        ),
      ).values(),
    ],
  };
}

/** The same with further plans that part at a condition, after the claims' own. */
export const withMore = (plans: ContrastPlans, more: readonly ContrastPlan[]): ContrastPlans => ({
  ...plans,
  conditional: [...plans.conditional, ...more],
  conditions: [...new Set([...plans.conditions, ...more.map((p) => p.given)])],
});

/** Place of an equal entry, added when there is none. */
function placeOf<T>(list: T[], entry: T): number {
  const key = JSON.stringify(entry);
  const at = list.findIndex((known) => JSON.stringify(known) === key);
  return at >= 0 ? at : list.push(entry) - 1;
}

/** Every contrast is run as drawn; one on an input with direct coefficients also without them, mirrored, and with its probe at values. */
function treatmentsOf(input: string): readonly Treatment[] {
  const direct = directCoefficients(input);
  const probe = direct.find((c) => c.probe);
  return [
    { kind: "as drawn" },
    ...(direct.length > 0 ? [{ kind: "knock-out" } as const, { kind: "mirror" } as const] : []),
    ...(probe ? WEIGHTS.map((value) => ({ kind: "weight", path: probe.path, value }) as const) : []),
  ];
}

/** Record entries as dated observations. */
export function observedOf(scenario: Scenario, ids: readonly string[]): Observed[] {
  return ids.flatMap((id) => {
    const entry = scenario.record.find((e) => e.id === id);
    if (!entry || entry.at === null || (entry.outcome !== "people" && entry.outcome !== "regions")) return [];
    return [{ outcome: entry.outcome, day: Math.floor(entry.at), low: entry.low, high: entry.high }];
  });
}

/** How to replay a contrast's arms: its condition, what is changed, and both as what goes after `--run ID`. */
export function replayOf(contrast: ContrastTest): ModelTest["replay"] {
  const { given } = contrast;
  const condition = given === "" ? [] : [`--given ${/\s/.test(given) ? `"${given}"` : given}`];
  return contrast.order.map((arm) => {
    const changes = contrast.arms[arm] ?? [];
    return { arm, given, changes, flags: [...condition, ...changes.map(flagOf)].join(" ") };
  });
}
