// The placebos of one contrast or trend: what it was judged by with the names of its arms dealt out, and one arm beside itself.
import { meanEffect } from "../../analysis/meanEffect.ts";
import { dealing, LEAST_PLACEBO_WORLDS, TIMES, type Placebo } from "../placebos.ts";
import type { Interval, ModelTest } from "../result.ts";
import { silence } from "../verdict.ts";
import type { ContrastInput } from "./contrastResult.ts";
import { byWorld, pairsOf, pairsOfOne, type Dealt, type Pair, type Paired } from "./differences.ts";
import type { LevelPairs } from "./trend.ts";

/**
 * None where the contrast itself has too few worlds or arrivals, or where its arms don't differ in any run, so that there is nothing to deal.
 * `judge`: by which the contrast itself was judged.
 */
export function placebosOf(
  input: ContrastInput,
  drawn: Paired,
  levels: (dealt: Dealt) => LevelPairs | null,
  judge: (input: ContrastInput) => Pick<ModelTest, "verdict" | "effect">,
): readonly Placebo[] {
  const { test, arose } = input;
  const own = input.pairs[0] ?? [];
  if (new Set(own.map((p) => p.world)).size < LEAST_PLACEBO_WORLDS) return [];
  if (silence(arose) !== null) return [];
  if (own.every((p) => p.first === p.second)) return [];
  const name = JSON.stringify(test.contrast);
  const arms = [...new Set([test.first, test.second, ...test.levels])];
  // whatever the claim says, what is judged is whether anything follows: a claim that there is no difference would hold, and rightly
  const way: ContrastInput["test"] = { ...test, contrast: { ...test.contrast, says: "above" } };
  const asked: ContrastInput = { ...input, test: way, arrival: null, contrast: bare(input) };
  const one = (kind: Placebo["kind"], pairs: readonly Pair[], along: LevelPairs | null): Placebo => {
    const { verdict, effect } = judge({ ...asked, pairs: [pairs], levels: along });
    return { kind, verdict, mean: effect && { own: apart(effect), at95: apart(meanAt95(pairs, input.weights)) } };
  };
  const dealt = Array.from({ length: TIMES }, (_, time) => {
    const deal = dealing(input.plan.seed, name, time, arms);
    return one("dealt", pairsOf(drawn, test, 0, deal), levels(deal));
  });
  const ends = [test.first, test.second];
  const others = ends.flatMap((arm) => {
    const pairs = pairsOfOne(drawn, test, arm);
    const some = new Set(pairs.map((p) => p.world)).size >= LEAST_PLACEBO_WORLDS;
    return some && pairs.some((p) => p.first !== p.second) ? [one("other luck", pairs, null)] : [];
  });
  return [...dealt, ...others];
}

/** The plan without what is tried beside the arms as drawn. */
const bare = ({ contrast }: ContrastInput): ContrastInput["contrast"] => ({
  ...contrast,
  treatments: contrast.treatments.slice(0, 1),
});

const apart = ({ low, high }: Interval): boolean => low > 0 || high < 0;

function meanAt95(pairs: readonly Pair[], weights: ContrastInput["weights"]): Interval {
  const worlds = [...byWorld(pairs)];
  return meanEffect(
    worlds.map(([, d]) => d.reduce((sum, x) => sum + x, 0) / d.length),
    worlds.map(([world]) => (weights ? (weights.get(world) ?? 0) : 1)),
    0.95,
  );
}
