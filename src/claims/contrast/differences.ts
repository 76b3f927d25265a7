// Paired differences of a contrast out of an ensemble's values: world by world, the replicates in which its condition arose.
import type { ContrastPlan, JobResult } from "../../run/work.ts";
import type { PlacedTest } from "./contrastPlans.ts";

/** Replicate by replicate: its number, and the two arms' values. */
export interface Pair {
  readonly world: number;
  readonly replicate: number;
  readonly branch: number;
  readonly first: number;
  readonly second: number;
}

/** Pairs of one test under one treatment, out of a job's result. `branches` and `replicates` are the job's. */
export function pairsOf(
  result: JobResult,
  job: { readonly replicates: readonly [number, number]; readonly branches: readonly [number, number] },
  plan: ContrastPlan,
  test: Pick<PlacedTest, "plan" | "first" | "second" | "reading"> & { readonly spread?: boolean },
  treatment: number,
): Pair[] {
  const values = result.values[test.plan] as Float64Array;
  const arms = plan.arms.length;
  const readings = plan.readings.length;
  const width = plan.treatments.length * arms * readings;
  const branches = plan.given === "" ? 1 : job.branches[1] - job.branches[0];
  const pairs: Pair[] = [];
  const at = (arm: number): number => (treatment * arms + arm) * readings + test.reading;
  let base = 0;
  for (const world of result.accepted)
    for (let replicate = job.replicates[0]; replicate < job.replicates[1]; replicate++)
      for (let b = 0; b < branches; b++) {
        const first = values[base + at(test.first)] as number;
        const second = values[base + at(test.second)] as number;
        if (!Number.isNaN(first)) pairs.push({ world, replicate, branch: job.branches[0] + b, first, second });
        base += width;
      }
  return test.spread ? apart(pairs) : pairs;
}

/** Each future's mean distance from the others of its world, in either arm: their mean is an unbiased mean distance of two. */
function apart(pairs: readonly Pair[]): Pair[] {
  const worlds = new Map<number, Pair[]>();
  for (const pair of pairs) worlds.set(pair.world, [...(worlds.get(pair.world) ?? []), pair]);
  const distance = (own: readonly Pair[], x: number, of: (p: Pair) => number): number =>
    own.reduce((sum, p) => sum + Math.abs(of(p) - x), 0) / (own.length - 1);
  return [...worlds.values()].flatMap((own) =>
    own.length < 2
      ? []
      : own.map((p) => ({
          ...p,
          first: distance(own, p.first, (q) => q.first),
          second: distance(own, p.second, (q) => q.second),
        })),
  );
}

/** The same, by world, as differences first - second; worlds in increasing order. */
export function byWorld(pairs: readonly Pair[]): Map<number, number[]> {
  const worlds = new Map<number, number[]>();
  for (const { world, first, second } of [...pairs].sort(
    (a, b) => a.world - b.world || a.replicate - b.replicate || a.branch - b.branch,
  )) {
    const known = worlds.get(world);
    if (known) known.push(first - second);
    else worlds.set(world, [first - second]);
  }
  return worlds;
}
