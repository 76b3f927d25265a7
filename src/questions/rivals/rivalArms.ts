// Explanations as arms that part at a request: as drawn, without each, each alone, without all.
import { byRun, Readings } from "../../run/readings.ts";
import type { ContrastPlan, Reading } from "../../run/work.ts";
import { ASKED } from "../../scenario/files/readRivals.ts";
import type { Intervention, Rival, Setting } from "../../scenario/scenario.ts";
import type { Passes } from "../../claims/ledger.ts";

const offOf = (rivals: readonly Rival[]): readonly Setting[] => {
  const off = new Map(rivals.flatMap((r) => r.considerations.map(({ set, to }) => [set, to] as const)));
  return [...off].map(([set, to]) => ({ set, to }));
};

/** Only this explanation: what the others lean on is off, save what it leans on too. */
const alone = (rivals: readonly Rival[], own: Rival): readonly Setting[] => {
  const kept = new Set(own.considerations.map((c) => c.set));
  return offOf(rivals.filter((r) => r !== own)).filter((s) => !kept.has(s.set));
};

/** Places of the arms of `decisionArms`. */
export const DRAWN = 0;
export const without = (rival: number): number => 1 + rival;
export const only = (of: number, rival: number): number => 1 + of + rival;
export const none = (of: number): number => 1 + 2 * of;

export const decisionArms = (rivals: readonly Rival[]): readonly (readonly Intervention[])[] => [
  [],
  ...rivals.map((r) => offOf([r])),
  ...rivals.map((r) => alone(rivals, r)),
  offOf(rivals),
];

export const aloneArms = (rivals: readonly Rival[]): readonly (readonly Intervention[])[] =>
  rivals.map((r) => alone(rivals, r));

export const planOf = (
  arms: readonly (readonly Intervention[])[],
  readings: readonly Reading[],
  given = ASKED,
): ContrastPlan => ({ given, input: "", arms, readings, treatments: [{ kind: "as drawn" }] });

/** What was read off the arms of a plan's worlds in which its condition arose. */
export interface Read {
  readonly worlds: number;
  readonly futures: number;
  /** Of an arm and a reading: world by world, future by future. */
  readonly of: (arm: number, reading: number) => readonly (readonly number[])[];
}

/** Null where no world came to the condition. */
export function readOf(passes: Passes, place: number): Read | null {
  const { job, result } = passes.futures;
  const limit = (job.contrasts[place] as ContrastPlan).wants?.[0]?.limits?.[0];
  const kept = new Readings(passes.futures, place);
  const { branches: futures, lastWorld } = limit ?? { branches: kept.branches.length, lastWorld: Infinity };
  const worlds = byRun(passes.futures, result.arose[place] as Uint8Array).filter(
    ({ world, value }) => value === 1 && world <= lastWorld,
  );
  if (worlds.length === 0) return null;
  return {
    worlds: worlds.length,
    futures,
    of: (arm, reading) =>
      worlds.map(({ world, replicate }) =>
        kept.branches.slice(0, futures).map((branch) => kept.of({ world, replicate, branch }, 0, arm, reading)),
      ),
  };
}
