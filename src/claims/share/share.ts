// A share: whose inputs move an outcome more, each by a comparable change, and by how much the other side's would have to widen.
//   effects by world -> share with its interval -> verdict -> stretched -> words
import { meanEffect } from "../../analysis/meanEffect.ts";
import { changeOfShare, rootMean, shareOfFirst } from "../../analysis/shares/shareOfSides.ts";
import { exp } from "../../core/exp.ts";
import type { Pass } from "../../run/ensemble.ts";
import { fieldsOf } from "../../model/asked.ts";
import { nameOf } from "../../run/readings.ts";
import type { Uses } from "../../run/trace.ts";
import { flagOf } from "../../scenario/interventions.ts";
import { shellOption } from "../../scenario/shellWords.ts";
import type { ShareTest } from "../../scenario/scenario.ts";
import { arrivals, total } from "../arrivals.ts";
import { distanceOfAny } from "../contrast/origin.ts";
import { unitOf } from "../effects.ts";
import { effectWords, type EffectWords } from "../effectWords.ts";
import { mayBeDecided, plain } from "../interim.ts";
import { judging, type Ledger } from "../ledger.ts";
import type { OriginWord } from "../origins.ts";
import type { Interval, Verdict } from "../result.ts";
import { shareTitle } from "../titles.ts";
import { LEAST_ARRIVALS, moreAsked, silence, worldsToDecide } from "../verdict.ts";
import { VERDICT_KINDS } from "../verdictKinds.ts";
import { factorOf, factorToTry, levelEffects, squaresOf, sumOf, tried, type InputEffects, type LevelEffects } from "./effects.ts"; // prettier-ignore
import { placeShare, placeStretched, type PlacedShare } from "./place.ts";
import type { SharedInput, SharedSide, ShareResult } from "./shareResultShape.ts";
import { shareFinding, shareWhy } from "./words.ts";

export const share = judging<ShareTest, PlacedShare>({
  kind: "share",
  plan: placeShare,
  again(placed, bundles, planner) {
    const factor = factorToTry(placed, bundles[placed.bundle] as Pass);
    return factor === null ? null : placeStretched(placed, planner, factor);
  },
  judge: (placed, ledger) => shareResult(sourceOf(placed, ledger)),
  interim(placed, ledger) {
    const { verdict, told, n } = shareJudged(sourceOf(placed, ledger));
    return { verdict, open: null, worlds: n, share: told && plain(told), against: null, within: null, effect: null, leans: null, more: mayBeDecided(verdict) }; // prettier-ignore
  },
});

function sourceOf(placed: PlacedShare, { passes, sizes, confidence, uses }: Ledger): ShareSource {
  const pass = passes.bundles[placed.bundle] as Pass;
  const moved = placed.levels.flatMap(({ sides }) =>
    // one end of every change is enough to see where it leads
    sides.flat().flatMap(({ plan, first }) => pass.job.contrasts[plan]?.arms[first] ?? []),
  );
  const { given } = placed.share;
  const arose = given === "" ? null : arrivals([passes.base, passes.again], given);
  return {
    placed,
    pass,
    stretched: placed.stretched && (passes.asAgain[placed.stretched.bundle] as Pass),
    arose: arose ? total(arose) : null,
    asked: sizes.worlds,
    unit: unitOf(placed.share),
    confidence,
    uses: uses(moved),
    usesHelped: () => uses(moved, true),
  };
}

export interface ShareSource {
  readonly placed: PlacedShare;
  readonly pass: Pass;
  /** With the other side's changes stretched; null where that was not run. */
  readonly stretched: Pass | null;
  readonly arose: { readonly runs: number; readonly of: number } | null;
  /** Worlds that the user asked for: in these `moreWorlds` is told. */
  readonly asked: number;
  readonly unit: string;
  readonly confidence: number;
  readonly uses: Uses;
  /** With conditions helped along: what runs of a rare one would show. */
  readonly usesHelped: () => Uses;
}

/** A change of the share along a list that matters. */
const RISE = 0.05;

/** The verdict on a share, with what was estimated for it. */
function shareJudged(source: ShareSource) {
  const { placed, pass, confidence, arose } = source;
  const { share: test } = placed;
  const seed = pass.job.plan.seed;
  const levels = placed.levels.map((level) => levelEffects(level, pass));
  const last = levels.at(-1) as LevelEffects;
  const n = last.worlds.length;
  const share = shareOfFirst(squaresOf(last), confidence, seed);
  const [a, b] = last.sides;
  const perInput = shareOfFirst(
    { first: sumOf(a, n, 1 / a.length), second: sumOf(b, n, 1 / b.length) },
    confidence,
    seed,
  );
  const names = test.says === "first" ? [test.first.name, test.second.name] : [test.second.name, test.first.name];
  const total = [a, b].reduce((sum, side) => sum + mean(sumOf(side, n)), 0);
  const leads = (uses: Uses, path: string): boolean =>
    distanceOfAny(uses, [path], fieldsOf(test.asked), test.outcome) !== null;
  const way = (path: string): boolean => leads(source.uses, path);
  const words = effectWords({ ...test, spread: false });
  const side = (k: 0 | 1): SharedSide =>
    sideOf(names[k] as string, last.sides[k], { worlds: n, total, relative: test.relative, bounded: isBounded(source.unit), confidence, way, words }); // prettier-ignore
  const sides = [side(0), side(1)] as const;
  const change = levels.length > 1 ? changeOfShare(squaresOf(levels[0] as LevelEffects), squaresOf(last), confidence, seed) : null; // prettier-ignore
  const rare = silence(arose);
  const inputs = sides.flatMap((s) => s.inputs);
  const idle = inputs.every((i) => i.idle && !i.way);
  const isolated = idle && n > 0 && (rare === null || (rare === "too rare" && stays(source.usesHelped())));
  const silent = isolated ? null : rare;
  /** So few runs don't show that nothing leads on, unless what asks for every input was seen. */
  function stays(helped: Uses): boolean {
    return inputs.every(({ path }) => !leads(helped, path) && (helped.get(path)?.size ?? 0) > 0);
  }
  const small = sides.every((s) => s.size.high !== null && s.size.high < placed.epsilon);
  const verdict: Verdict =
    silent !== null
      ? silent
      : n === 0
        ? "undecided"
        : idle || small
          ? "no effect"
          : change
            ? risen(change)
            : judged(share, perInput);
  const told = Number.isNaN(share.value) || n === 0 ? null : share;
  return { verdict, silent, idle, perInput, change, told, levels, last, names, sides, n };
}

export function shareResult(source: ShareSource): ShareResult {
  const { placed, pass, confidence, arose } = source;
  const { share: test } = placed;
  const { verdict, silent, idle, perInput, change, told, levels, last, names, sides, n } = shareJudged(source);
  const straddles = verdict === "undecided" && told && !change;
  const replicates = pass.job.branches[1] > 1 ? pass.job.branches[1] : pass.job.replicates[1];
  const decides = straddles ? worldsToDecide(told, n, 0.5, replicates) : null;
  const base: Omit<ShareResult, "finding" | "why"> = {
    kind: "share",
    title: shareTitle(test),
    verdict,
    origin: idle && verdict === "no effect" ? "by construction" : originOf(verdict, levels),
    share: told ? { ...told, level: confidence } : null,
    effect: null,
    perInput: told && !Number.isNaN(perInput.value) ? perInput : null,
    atLeast: test.atLeast,
    unit: source.unit,
    worlds: n,
    replicates,
    arose,
    sides,
    widening:
      told && !change && silent === null
        ? {
            factor: { value: factorOf(told.value), low: factorOf(told.low), high: factorOf(told.high) },
            tried: tried(placed, pass, source.stretched, confidence),
          }
        : null,
    along: change ? alongOf(placed, levels, change, source) : null,
    toDecide: decides,
    moreWorlds:
      silent !== null
        ? arose !== null && arose.runs > 0
          ? Math.ceil((LEAST_ARRIVALS / arose.runs - 1) * source.asked)
          : null
        : moreAsked(decides, n, replicates, source.asked),
    examples:
      silent !== null ? [] : ([0, 1] as const).flatMap((k) => exampleOf(placed, last.sides[k], names[k] as string)),
    note: test.note,
  };
  return { ...base, why: shareWhy(base), finding: shareFinding(base, test) };
}

/** Of the named side's share: above one half, below, or neither; mixed where that turns round once each input counts alike. */
function judged(share: Interval, perInput: Interval): Verdict {
  if (share.low > 0.5) return perInput.high < 0.5 ? "mixed" : "holds";
  if (share.high < 0.5) return perInput.low > 0.5 ? "mixed" : "reverses";
  return "undecided";
}

function risen(change: Interval): Verdict {
  if (change.low > 0) return "holds";
  if (change.high < 0) return "reverses";
  return change.low > -RISE && change.high < RISE ? "no effect" : "undecided";
}

/**
 * By construction where what is set along the list changes no run. By input otherwise, as how wide each change is decides a share; unless
 * all changes are what states have had. Null: nothing here says where it comes from.
 */
function originOf(verdict: Verdict, levels: readonly LevelEffects[]): OriginWord | null {
  if (!VERDICT_KINDS[verdict].decides) return null;
  if (levels.length > 1 && levels.every((level) => sameRuns(level, levels[0] as LevelEffects)))
    return "by construction";
  return (levels[0] as LevelEffects).sides.flat().every((i) => i.move.byData) ? null : "by input";
}

const sameRuns = (a: LevelEffects, b: LevelEffects): boolean =>
  a.sides.every((side, k) =>
    side.every((input, i) => JSON.stringify(input.pairs) === JSON.stringify(b.sides[k]?.[i]?.pairs)),
  );

/** Outcomes that lie between 0 and 1, whose effects have squares of 1 at most. */
const isBounded = (unit: string): boolean => unit === "probability" || unit === "share";

interface About {
  readonly worlds: number;
  readonly total: number;
  readonly relative: boolean;
  readonly bounded: boolean;
  readonly confidence: number;
  readonly words: EffectWords;
  /** Whether something leads from an input to the outcome. */
  readonly way: (path: string) => boolean;
}

function sideOf(
  name: string,
  inputs: readonly InputEffects[],
  { worlds, total, relative, bounded, confidence, way, words }: About,
): SharedSide {
  const shown = (x: number): number => (relative ? exp(x) - 1 : x);
  const squares = sumOf(inputs, worlds);
  const reaching = inputs.some((i) => way(i.move.path) || i.pairs.some((p) => p.first !== p.second));
  // how far an unbounded outcome might be moved in worlds that were missed nobody knows; where some were met, these stand for them
  const most = !reaching ? 0 : bounded ? 1 : squares.every((x) => x === 0) ? Infinity : 0;
  // of no world nothing is known, not even that it is no number
  const size = worlds === 0 ? { value: 0, low: 0, high: Infinity } : rootMean(squares, confidence, most);
  return {
    name,
    size: { value: shown(size.value), low: shown(size.low), high: Number.isFinite(size.high) ? shown(size.high) : null }, // prettier-ignore
    inputs: inputs.map((input): SharedInput => {
      const { pairs, means, squares, move } = input;
      const { path, meaning, from, to, unit, range, ends, source, mark, why } = move;
      const found = meanEffect(means, new Float64Array(worlds).fill(1), confidence);
      // what rounding leaves of a sum that is nothing is nothing
      const square = Math.abs(mean(squares)) < 1e-15 ? 0 : mean(squares);
      return {
        path, meaning, from, to, unit, range, ends, source, mark, why,
        told: Number.isFinite(found.low) ? words.withEnds({ value: shown(found.value), low: shown(found.low), high: shown(found.high) }) : "",
        effect: Number.isFinite(found.low) ? { value: shown(found.value), low: shown(found.low), high: shown(found.high) } : null,
        size: shown(Math.sqrt(Math.max(0, square))),
        part: total > 0 ? square / total : null,
        idle: pairs.every((p) => p.first === p.second),
        way: way(path),
      }; // prettier-ignore
    }),
  };
}

function alongOf(
  placed: PlacedShare,
  levels: readonly LevelEffects[],
  change: Interval,
  { pass, confidence }: ShareSource,
): ShareResult["along"] {
  return {
    path: placed.share.levels[0]?.set.set ?? "",
    levels: levels.map((level) => {
      const found = shareOfFirst(squaresOf(level), confidence, pass.job.plan.seed);
      const { first, second } = squaresOf(level);
      const size = (side: Float64Array): number => {
        const root = Math.sqrt(Math.max(0, mean(side)));
        return placed.share.relative ? exp(root) - 1 : root;
      };
      return { level: level.name, share: Number.isNaN(found.value) ? null : found, sizes: [size(first), size(second)] };
    }),
    change: Number.isNaN(change.value) ? null : change,
  };
}

/** The run in which the strongest input of a side makes most of a difference. */
function exampleOf(placed: PlacedShare, side: readonly InputEffects[], name: string): ShareResult["examples"] {
  const strongest = side.reduce<InputEffects | null>((best, i) => (!best || mean(i.squares) > mean(best.squares) ? i : best), null); // prettier-ignore
  if (!strongest) return [];
  const most = strongest.pairs.reduce<(typeof strongest.pairs)[number] | null>(
    (best, p) => (!best || Math.abs(p.first - p.second) > Math.abs(best.first - best.second) ? p : best),
    null,
  );
  if (!most || most.first === most.second) return [];
  const { share: test } = placed;
  const given = test.given === "" ? [] : [shellOption("given", test.given)];
  const shared = test.levels.at(-1)?.set;
  const arm = (to: number | string): string =>
    [...given, ...[...(shared ? [shared] : []), { set: strongest.move.path, to }].map(flagOf)].join(" ");
  const arms = [arm(strongest.move.from), arm(strongest.move.to)] as const;
  return [{ side: name, path: strongest.move.path, run: nameOf(most), arms }];
}

const mean = (values: Float64Array): number => {
  let sum = 0;
  for (const x of values) sum += x;
  return values.length > 0 ? sum / values.length : 0;
};
