// Where it happens: worlds in which it does and in which it doesn't, to a box of at most three conditions and a small tree beside it; and the
// mean where each assumption is low and high.
import { bestBox } from "../../analysis/boxes/bestBox.ts";
import { bestLeaf, tree } from "../../analysis/boxes/cart.ts";
import type { Condition, DiscoveryColumn } from "../../analysis/boxes/discovery.ts";
import { halves, measured } from "../../analysis/boxes/heldOut.ts";
import { byOption, lowAndHigh } from "../../analysis/boxes/lowAndHigh.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { exp } from "../../core/exp.ts";
import { normalQuantile } from "../../core/normal.ts";
import { pow } from "../../core/pow.ts";
import { meaningOf } from "../../claims/contrast/hinge.ts";
import { sampled } from "../../claims/contrast/sampled.ts";
import type { Stage } from "./driverStage.ts";
import type { LowHigh, Where } from "./driverResult.ts";
import type { Subject } from "./driverSubject.ts";
import { varying } from "./driverDesign.ts";

const CONFIDENCE = 0.95;
/** A number counts as high from this quantile of all runs on. */
const HIGH = 0.8;
const FEWEST = 40;
const MOST_DOTS = 1200;

/** By falling difference between the groups furthest apart. */
export function lowHighs({ compiled, plan }: Stage, worlds: readonly number[], y: ArrayLike<number>): LowHigh[] {
  const found = sampled(compiled, plan, worlds);
  const columns = varying(compiled.columns);
  const bar = normalQuantile(1 - (1 - CONFIDENCE) / (2 * Math.max(1, columns.length)));
  return columns
    .map((c): LowHigh => {
      const { path, meaning, kind } = compiled.columns[c] as (typeof compiled.columns)[number];
      const options = kind === "form" ? found.forms.find((f) => f.column.path === path)?.options : undefined;
      const groups = options
        ? byOption(y, options, CONFIDENCE)
        : lowAndHigh(y, found.coordinates[c] as Float64Array, CONFIDENCE);
      return { path, meaning, groups, told: apart(groups) > bar };
    })
    .filter((l) => l.groups.length > 1 && l.groups.every((g) => Number.isFinite(g.low)))
    .toSorted((a, b) => apart(b.groups) - apart(a.groups));
}

/** Difference between the outer groups, in standard errors. */
function apart(groups: LowHigh["groups"]): number {
  const [a, b] = [groups[0], groups.at(-1)];
  if (!a || !b) return 0;
  const z = normalQuantile((1 + CONFIDENCE) / 2);
  const [one, other] = [a.high - a.mean, b.high - b.mean];
  const error = Math.sqrt(one * one + other * other) / z;
  return error > 0 ? Math.abs(b.mean - a.mean) / error : 0;
}

/** `scores`: by world in 0..1 where they are known better than yes or no; else from y and the subject's target. */
export function whereOf(stage: Stage, worlds: readonly number[], y: Float64Array, scores: Float64Array | null): Where {
  const { compiled, plan, subject, options } = stage;
  const from = subject.target ?? quantiles(y, [HIGH])[0] ?? 0;
  const score = scores ?? y.map((v) => ((subject.target === null ? v > from : v >= from) ? 1 : 0));
  const share = score.reduce((sum, s) => sum + s, 0) / Math.max(1, score.length);
  const { values } = sampled(compiled, plan, worlds);
  const whole = { target: targetText(subject, from), share, worlds: worlds.length };
  const nothing = { ...whole, box: null, boxText: [], leaf: null, leafText: [], leaves: [], dots: null };
  if (worlds.length < FEWEST || share === 0 || share === 1) return nothing;
  const input = { y: score, columns: values, seed: options.seed };
  const box = bestBox(input);
  const split = halves(input, "drivers");
  const leaves = tree(split);
  const best = bestLeaf(leaves);
  const leaf = best === null ? null : measured(split, best.conditions);
  return {
    ...whole,
    box,
    boxText: (box?.conditions ?? []).map(conditionText),
    leaf,
    leafText: (leaf?.conditions ?? []).map(conditionText),
    leaves,
    dots: box === null ? null : dotsOf(values, box.conditions, score),
  };
}

const shown = (x: number | string): string => (typeof x === "number" ? String(Number(x.toPrecision(3))) : x);

/** "how fast people join (mobilisation.joinRate) is above 0.8". */
export const conditionText = (c: Condition): string =>
  `${meaningOf(c.name)} is ${c.side === "is" ? "" : `${c.side} `}${shown(c.threshold)}`;

function targetText({ meaning, scale, target, unit }: Subject, from: number): string {
  if (scale === "yes/no") return meaning;
  if (scale === "difference") return `${meaning}, by at least ${shown(target ?? 0)}`;
  if (scale === "ratio") return `${meaning}, by a factor of at least ${shown(exp(target ?? 0))}`;
  return `${meaning}: among the highest fifth of worlds (${scale === "log" ? `about ${shown(Math.round(pow(10, from)))}` : shown(from)} ${unit} or more)`;
}

/** Dots in the numbers that the conditions are about, with one other number where there is only one. */
function dotsOf(
  columns: readonly DiscoveryColumn[],
  conditions: readonly Condition[],
  score: Float64Array,
): Where["dots"] {
  const numbers = columns.filter((c) => c.kind === "number");
  const named = [...new Set(conditions.map((c) => c.name))].flatMap(
    (name) => numbers.find((c) => c.name === name) ?? [],
  );
  const x = named[0];
  const y = named[1] ?? numbers.find((c) => c !== x);
  if (!x || !y) return null;
  const points = Array.from(
    score.subarray(0, MOST_DOTS),
    (s, i) => [Number(x.values[i]), Number(y.values[i]), s] as const,
  );
  return { x: x.name, y: y.name, points };
}
