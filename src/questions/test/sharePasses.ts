// The runs of a ledger's shares: a pass for every bundle of them; then, once it is known by how much the other side's changes would have
// to be stretched, another on the same worlds and futures in which they are.
import type { Pass } from "../../run/ensemble.ts";
import { shareKey, type ShareBundle, type SharePlans } from "../../claims/share/sharePlans.ts";
import { factorToTry } from "../../claims/share/shareWidening.ts";
import type { ContrastPlan, Job } from "../../run/work.ts";
import { worldsForShares, type Sizes } from "./passes.ts";

export interface SharesToRun {
  readonly plans: SharePlans;
  /** The same with the other side's changes stretched, by share. */
  readonly stretched: (factors: ReadonlyMap<string, number>) => SharePlans;
}

export interface SharePasses {
  readonly plans: SharePlans;
  /** By bundle. */
  readonly passes: readonly Pass[];
  readonly wider: {
    readonly plans: SharePlans;
    readonly passes: readonly Pass[];
    readonly factors: ReadonlyMap<string, number>;
  };
}

interface Runner {
  /** The first so many worlds in which a condition arose. */
  readonly worlds: (given: string, most: number) => readonly number[];
  /** Of all arms of one future of a plan, in runs of 30 days. */
  readonly cost: (plan: ContrastPlan) => number;
  readonly pass: (part: Partial<Job>) => Promise<Pass>;
}

export async function sharePasses(
  { plans, stretched }: SharesToRun,
  sizes: Sizes,
  { worlds, cost, pass }: Runner,
): Promise<SharePasses> {
  const run = (bundle: ShareBundle, of: readonly number[]): Promise<Pass> =>
    pass({
      worlds: of,
      // arms from the start are set beside the run as drawn, which is then made whole
      rows: bundle.given === "",
      // from the start there are no futures, only further runs
      ...(bundle.given === "" ? { replicates: [0, sizes.shareFutures] } : { branches: [0, sizes.shareFutures] }),
      contrasts: bundle.plans,
    });
  const passes = await Promise.all(
    plans.bundles.map((bundle) => {
      const all = bundle.plans.reduce((sum, p) => sum + cost(p), 0);
      return run(bundle, worlds(bundle.given, worldsForShares(sizes, bundle.shares, all)));
    }),
  );
  const factors = new Map<string, number>();
  for (const share of plans.shares) {
    const factor = factorToTry(share, passes[share.bundle] as Pass);
    if (factor !== null) factors.set(shareKey(share.claim, share.test), factor);
  }
  const wider = stretched(factors);
  const wide = wider.bundles.map((bundle, b) => {
    const { claim, test } = wider.shares.find((s) => s.bundle === b) as SharePlans["shares"][number];
    const own = plans.shares.find((s) => s.claim === claim && s.test === test) as SharePlans["shares"][number];
    return run(bundle, (passes[own.bundle] as Pass).job.worlds);
  });
  return { plans, passes, wider: { plans: wider, passes: await Promise.all(wide), factors } };
}
