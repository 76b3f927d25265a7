// The claims' shares as plans for the ensemble: every input of a side is a pair of arms, all else as drawn. Shares under the same
// condition run on the same worlds and futures, and what two of them move alike is run once.
import { log } from "../../core/log.ts";
import type { ContrastPlan, Reading } from "../../run/work.ts";
import type { Intervention, Scenario, ShareTest } from "../../scenario/scenario.ts";
import type { Column } from "../../world/assumptions.ts";
import { moveOf, type Move } from "./shareMoves.ts";

/** An input's arms and its reading in a plan of its bundle. */
export interface PlacedInput {
  readonly move: Move;
  readonly plan: number;
  /** Arms: moved to, and from. */
  readonly first: number;
  readonly second: number;
  readonly reading: number;
}

export interface PlacedShare {
  readonly claim: string;
  /** Place among the claim's tests. */
  readonly test: number;
  readonly share: ShareTest;
  readonly bundle: number;
  /** By level, or once: inputs of the side that the claim names, and of the other. */
  readonly levels: readonly { readonly name: string; readonly sides: readonly [readonly PlacedInput[], readonly PlacedInput[]] }[]; // prettier-ignore
  /** Smallest effect that matters, in the units of the reading. */
  readonly epsilon: number;
}

/** Plans that are forked from the same runs. */
export interface ShareBundle {
  readonly given: string;
  readonly plans: readonly ContrastPlan[];
  /** Shares that it serves. */
  readonly shares: number;
}

export interface SharePlans {
  readonly bundles: readonly ShareBundle[];
  readonly shares: readonly PlacedShare[];
}

/** How a share is named among a ledger's. */
export const shareKey = (claim: string, test: number): string => `${claim}.${test + 1}`;

type Growing = { given: string; along: string; plans: { key: string; input: string; arms: (readonly Intervention[])[]; readings: Reading[] }[]; shares: number }; // prettier-ignore

/** With `stretch`, by share the factor on the changes of its second side: those shares alone, and that side alone. */
export function sharePlans(
  scenario: Scenario,
  columns: readonly Column[],
  stretch?: ReadonlyMap<string, number>,
): SharePlans {
  const byPath = new Map(columns.map((c) => [c.path, c]));
  const growing: Growing[] = [];
  const shares: PlacedShare[] = [];
  for (const claim of scenario.claims)
    claim.tests.forEach((test, i) => {
      if (test.kind !== "share") return;
      const factor = stretch?.get(shareKey(claim.id, i));
      if (stretch && factor === undefined) return;
      const along = test.levels[0]?.set.set ?? "";
      let bundle = growing.findIndex((g) => g.given === test.given && g.along === along);
      if (bundle < 0) bundle = growing.push({ given: test.given, along, plans: [], shares: 0 }) - 1;
      const grown = growing[bundle] as Growing;
      const reading: Reading = { outcome: test.asked, ...(test.relative ? { log: true as const } : {}) };
      const place = (side: ShareTest["first"], shared: readonly Intervention[]): PlacedInput[] =>
        side.inputs.map((input) => {
          const move = moveOf(input, byPath.get(input.set), factor);
          const key = JSON.stringify([input.set, shared]);
          const known = grown.plans.findIndex((p) => p.key === key);
          const plan = known >= 0 ? known : grown.plans.push({ key, input: input.set, arms: [], readings: [] }) - 1;
          const { arms, readings } = grown.plans[plan] as Growing["plans"][number];
          const arm = (to: number | string): number => placeOf(arms, [...shared, { set: input.set, to }]);
          return { move, plan, second: arm(move.from), first: arm(move.to), reading: placeOf(readings, reading) };
        });
      const [named, other] = test.says === "first" ? [test.first, test.second] : [test.second, test.first];
      const levels = test.levels.length > 0 ? test.levels : [{ name: "", set: null }];
      grown.shares++;
      shares.push({
        claim: claim.id,
        test: i,
        share: test,
        bundle,
        levels: levels.map(({ name, set }) => {
          const shared = set ? [set] : [];
          return { name, sides: [stretch ? [] : place(named, shared), place(other, shared)] };
        }),
        epsilon: test.relative ? log(1 + test.atLeast) : test.atLeast,
      });
    });
  const bundles = growing.map(
    ({ given, plans, shares }): ShareBundle => ({
      given,
      shares,
      plans: plans.map(({ input, arms, readings }) => ({
        given,
        input,
        arms,
        readings,
        treatments: [{ kind: "as drawn" }],
      })),
    }),
  );
  return { bundles, shares };
}

/** Place of an equal entry, added when there is none. */
function placeOf<T>(list: T[], entry: T): number {
  const key = JSON.stringify(entry);
  const at = list.findIndex((known) => JSON.stringify(known) === key);
  return at >= 0 ? at : list.push(entry) - 1;
}
