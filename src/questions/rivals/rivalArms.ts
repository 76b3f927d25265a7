// Explanations as arms that part at a request: as drawn, without each, each alone, without all.
import type { ContrastPlan, Reading } from "../../run/work.ts";
import { ASKED } from "../../scenario/files/readRivals.ts";
import type { Intervention, Rival, Setting } from "../../scenario/scenario.ts";
import type { Passes } from "../test/runPasses.ts";

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
  const { arms, readings, limits } = job.contrasts[place] as ContrastPlan;
  const all = job.branches[1] - job.branches[0];
  const { branches: futures, lastWorld } = limits?.[0] ?? { branches: all, lastWorld: Infinity };
  const values = result.values[place] as Float64Array;
  const width = arms.length * readings.length;
  const came = result.arose[place] as Uint8Array;
  const worlds = [...result.accepted.keys()].filter(
    (w) => came[w] === 1 && (result.accepted[w] as number) <= lastWorld,
  );
  if (worlds.length === 0) return null;
  return {
    worlds: worlds.length,
    futures,
    of: (arm, reading) =>
      worlds.map((w) =>
        Array.from(
          { length: futures },
          (_, f) => values[(w * all + f) * width + arm * readings.length + reading] as number,
        ),
      ),
  };
}
