// Placebos that a ledger makes of its own tests: the runs of a contrast with every effect taken out, judged as the contrast is. Whatever is
// said of them beyond "no effect" is false, so that their rate is the rate of false answers of the whole chain from runs to verdict.
// Names of arms are dealt out by a coin a future: each world's difference has the expectation zero, and the noise stays what it is.
// Source: Fisher, The Design of Experiments (1935), section 21, randomisation; for the coins see core/keyed.ts.
import { clopperPearson } from "../analysis/clopperPearson.ts";
import { entityHash } from "../core/hash.ts";
import { channel, draw, runKey } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import type { FutureName } from "../run/readings.ts";
import type { FalseRate, PlaceboCount, PlaceboRates } from "./result.ts";
import { VERDICT_KINDS, type Verdict } from "./verdictKinds.ts";

/** Deals a test, so that placebos take no more than some hundredths of a ledger's time. */
export const TIMES = 5;
/** Fewest worlds of a test that has placebos. */
export const LEAST_PLACEBO_WORLDS = 20;

/** One placebo that was judged. */
export interface Placebo {
  readonly kind: "dealt" | "other luck";
  readonly verdict: Verdict;
  /** Whether the mean effect's interval leaves out zero, at the ledger's confidence and at 95 %; null of a test without a mean. */
  readonly mean: { readonly own: boolean; readonly at95: boolean } | null;
}

/**
 * Whether a verdict says that something follows from what is changed. "mixed" says that in some world in ten or more it does; that a claim does not
 * hold says nothing of the kind.
 */
const says = (verdict: Verdict): boolean => VERDICT_KINDS[verdict].affirms && verdict !== "no effect";

/** By future, which of `arms` is read for which: all orders equally likely, anew for every test, time and future. */
export function dealing(
  seed: number,
  test: string,
  time: number,
  arms: readonly number[],
): (arm: number, future: FutureName) => number {
  const entity = entityHash(test);
  return (arm, { world, replicate, branch }) => {
    const key = channel(runKey(seed, world, replicate), STREAMS.placebo, entity);
    const order = [...arms];
    for (let k = order.length - 1; k > 0; k--) {
      const other = Math.floor((k + 1) * draw(key, branch, time, k));
      [order[k], order[other]] = [order[other] as number, order[k] as number];
    }
    return order[arms.indexOf(arm)] ?? arm;
  };
}

/** Placebos of all tests, by test, to what they came to. `confidence`: of each of the ledger's intervals. */
export function placeboRates(tests: readonly (readonly Placebo[])[], confidence: number): PlaceboRates {
  const of = (...kinds: readonly Placebo["kind"][]): PlaceboCount =>
    counted(tests.map((t) => t.filter((p) => kinds.includes(p.kind))).filter((t) => t.length > 0));
  return {
    all: of("dealt", "other luck"),
    dealt: of("dealt"),
    otherLuck: of("other luck"),
    times: TIMES,
    allowed: 1 - confidence,
  };
}

function counted(tests: readonly (readonly Placebo[])[]): PlaceboCount {
  const all = tests.flat();
  const means = all.flatMap((p) => (p.mean ? [p.mean] : []));
  return {
    tests: tests.length,
    falseVerdicts: rate(all.map((p) => says(p.verdict))),
    falseMeans: rate(means.map((m) => m.own)),
    falseMeansAt95: rate(means.map((m) => m.at95)),
    noEffect: all.filter((p) => p.verdict === "no effect").length,
  };
}

function rate(wrong: readonly boolean[]): FalseRate {
  const of = wrong.length;
  const count = wrong.filter(Boolean).length;
  return {
    count,
    of,
    share: of === 0 ? { value: 0, low: 0, high: 1 } : { value: count / of, ...clopperPearson(count, of, 0.95) },
  };
}
