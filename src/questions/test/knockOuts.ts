// The second stage of a ledger: once verdicts are known, what is left of each when the quantities that its change works through are taken
// away. First all of them in some worlds; what that leaves open goes on in further worlds.
import { leftOf, type KnockedRuns, type Wanted, type Wanting } from "../../claims/contrast/knockOuts.ts";
import type { Left } from "../../claims/origins.ts";
import type { Pass } from "../../run/ensemble.ts";
import type { ContrastPlan, Job } from "../../run/work.ts";
import type { Sizes } from "./passes.ts";
import { costOf } from "./limits.ts";

/** Futures of each world: two, so that a future that is an exception does not decide for its world. */
const FUTURES = 2;
/** Fewest worlds in which each is taken away at first, whatever they cost. */
const LEAST = 12;
/** Part of the budget that goes into taking everything away at first. */
const AT_FIRST = 0.5;

/** One test's part of a pass: which things are taken away there, in these worlds. */
interface Part {
  readonly wanted: Wanted;
  /** Places in what is to be taken away. */
  readonly which: readonly number[];
  readonly worlds: readonly number[];
}

export interface KnockOuts {
  readonly passes: readonly Pass[];
  /** What is left of a test, in the order of what was taken away; null where no run shows it. */
  left(wanting: Wanting): readonly (Left | null)[];
}

/** Runs them. `pass` runs a job whose fields are the job's of which the drawn arms are, but for what is given here. */
export async function knockOuts(
  wanting: readonly Wanting[],
  sizes: Pick<Sizes, "knockOuts" | "knockOutWorlds">,
  pass: (job: Job) => Promise<Pass>,
): Promise<KnockOuts> {
  const all = wanting.map((w) => w.wanted).filter((w) => w.without.length > 0);
  const runs = new Map<Wanted, KnockedRuns[][]>(all.map((w) => [w, w.without.map(() => [])]));
  const passes: Pass[] = [];
  const left = (wanted: Wanted): (Left | null)[] =>
    wanted.without.map((paths, i) => leftOf(wanted, paths, runs.get(wanted)?.[i] ?? []));
  const run = async (parts: readonly Part[]): Promise<void> => {
    for (const { job, of } of jobsOf(parts)) {
      const done = await pass(job);
      passes.push(done);
      of.forEach(({ wanted, which }, plan) =>
        which.forEach((i, treatment) => runs.get(wanted)?.[i]?.push({ pass: done, plan, treatment })),
      );
    }
  };
  const worldsOf = (wanted: Wanted): number[] => [...new Set(wanted.drawn.map((p) => p.world))];
  const affordable = (wanted: Wanted, which: number, part: number): number =>
    Math.round((part * sizes.knockOuts) / (costOf(wanted.plan) * FUTURES * Math.max(1, which)));
  const atFirst = (wanted: Wanted): number =>
    Math.min(sizes.knockOutWorlds, Math.max(LEAST, affordable(wanted, wanted.without.length, AT_FIRST)));
  await run(
    all.map((wanted) => ({
      wanted,
      which: wanted.without.map((_, i) => i),
      worlds: worldsOf(wanted).slice(0, atFirst(wanted)),
    })),
  );
  await run(
    all.flatMap((wanted) => {
      const which = openIn(left(wanted));
      const most = Math.min(sizes.knockOutWorlds, atFirst(wanted) + affordable(wanted, which.length, 1 - AT_FIRST));
      const worlds = worldsOf(wanted).slice(atFirst(wanted), most);
      return which.length === 0 || worlds.length === 0 ? [] : [{ wanted, which, worlds }];
    }),
  );
  return { passes, left: ({ wanted }) => left(wanted) };
}

/** What goes on: what is open, the least that is left, and all together. */
function openIn(left: readonly (Left | null)[]): number[] {
  const least = Math.min(...left.map((l) => l?.effect.left ?? Infinity));
  return left.flatMap((l, i) =>
    l && (l.most === null || l.effect.left === least || i === left.length - 1) ? [i] : [],
  );
}

/** Parts that are forked from the same runs share a job. */
function jobsOf(parts: readonly Part[]): readonly { readonly job: Job; readonly of: readonly Part[] }[] {
  const groups = new Map<Pass, Part[]>();
  for (const part of parts) groups.set(part.wanted.from, [...(groups.get(part.wanted.from) ?? []), part]);
  return [...groups].map(([from, of]) => {
    const forked = of.some((p) => p.wanted.plan.given !== "");
    const contrasts = of.map(({ wanted, which, worlds }): ContrastPlan => {
      const treatments = which.map((i) => ({ kind: "without" as const, paths: wanted.without[i] ?? [] }));
      return {
        ...wanted.plan,
        treatments,
        only: worlds,
      };
    });
    const { outcomes: _, conditions: __, ...job } = from.job;
    return {
      of,
      job: {
        ...job,
        worlds: [...new Set(of.flatMap((p) => p.worlds))].sort((x, y) => x - y),
        rows: false,
        contrasts,
        ...(forked ? { branches: [0, FUTURES] as const } : { replicates: [0, FUTURES] as const }),
      },
    };
  });
}
