// What would decide a share that straddles a threshold: how many worlds, followed into how many futures each. With few futures a world effects
// stay hidden in noise however many worlds there are, so both are asked for. Worlds are drawn anew from the fitted mixture, effects and luck,
// in one large sample for each number of futures; what the likelihood then holds against the threshold grows in proportion to the number of
// worlds, and is to pass the interval's limit in nine repetitions of ten, with the share as near to the threshold as it may well be.
// Source: Cowan, Cranmer, Gross and Vitells, Eur. Phys. J. C 71 (2011), sec. 5, for expected evidence from one representative sample.
import { log } from "../../core/log.ts";
import { channel, draw, type Key } from "../../core/keyed.ts";
import { normalQuantile } from "../../core/normal.ts";
import { resampleKey } from "../resample.ts";
import { checkConfidence } from "../interval.ts";
import { effectiveSize } from "../moments.ts";
import { effectMixture, type EffectMixture, type Model } from "./effectMixture.ts";
import { Mixture, type Mixing } from "./mixture.ts";
import { CALLED_FOR, shareOf, type Fitted } from "./profileShare.ts";
import type { SidesOfEffect } from "./shareOfWorlds.ts";
import { isTernary } from "./ternaryAtoms.ts";
import { worldMeans } from "./worldMeans.ts";

/** Worlds that count and futures of each, in all and not in addition; no number of them that can be run; nothing that can be said. */
export type ToDecide = { readonly worlds: number; readonly futures: number } | "no number" | null;

export interface Undecided {
  /** Per world: its paired differences. */
  readonly differences: readonly ArrayLike<number>[];
  /** Per world: how much it counts; all the same without. */
  readonly weights?: ArrayLike<number>;
  readonly epsilon: number;
  /** Whose share is asked, and what it is held against. */
  readonly side: keyof SidesOfEffect;
  readonly threshold: number;
  readonly confidence: number;
  readonly seed: number;
}

/** Futures that are tried, as multiples of those that a world had. */
const TIMES = [1, 4, 8, 16];
/** Worlds of the large sample, with as many futures as were run; with more futures each says more, and fewer are drawn. */
const SAMPLE = 400;
const LEAST_SAMPLE = 200;
/** In this share of repetitions it is to be decided. */
const POWER = 0.9;
/** The share is planned for as near to the threshold as it is with this confidence at most: few futures show it badly. */
const ASSURED = 0.8;
const HALVINGS = 6;
/** Beyond so many times the worlds, or so many times all futures, nobody runs it. */
const MOST_WORLDS = 30;
const MOST_FUTURES = 100;
/** Fewest worlds from which a mixture says anything. */
const FEWEST = 20;
/** What the deviance comes to where the threshold is the true share. */
const BY_CHANCE = 1;

/** Throws RangeError unless the confidence lies between 0 and 1. */
export function toDecide(asked: Undecided): ToDecide {
  checkConfidence(asked.confidence);
  const { epsilon, side, threshold } = asked;
  const counts = asked.differences.flatMap((d, i) => {
    const weight = asked.weights ? (asked.weights[i] as number) : 1;
    return d.length > 1 && weight > 0 ? [{ d, weight }] : [];
  });
  const seen = counts.map(({ d }) => d);
  const weights = Float64Array.from(counts, ({ weight }) => weight);
  const n = seen.length;
  if (n < FEWEST) return null;
  const own = Math.round(seen.reduce((sum, d) => sum + d.length, 0) / n);
  const noisy = isTernary(seen) || worldMeans(seen).squares.some((s) => s > 0);
  const z = normalQuantile((1 + asked.confidence) / 2);
  const power = normalQuantile(POWER);
  const counted = (share: number): number => {
    const reach = z * Math.sqrt(threshold * (1 - threshold)) + power * Math.sqrt(share * (1 - share));
    const distances = reach / (share - threshold);
    return distances * distances;
  };
  // worlds that count less than others are so many more
  const each = n / effectiveSize(weights);
  const worldsOf = (effective: number): number => {
    const worlds = Math.max(n, Math.ceil(effective * each));
    return worlds <= MOST_WORLDS * n ? worlds : Infinity;
  };
  if (!noisy) {
    const total = weights.reduce((sum, w) => sum + w, 0);
    const inside = seen.reduce((sum, d, i) => sum + (isOn(side, d[0] as number, epsilon) ? weights[i]! : 0), 0);
    const worlds = worldsOf(counted(inside / total));
    return worlds < Infinity ? { worlds, futures: own } : "no number";
  }
  const mixture = mixtureOf(seen, weights, epsilon);
  const near = nearest(fittedOf(mixture, side), threshold);
  if (near === null) return "no number";
  const share = shareOf(near, near.side);
  const key = resampleKey(asked.seed, "toDecide");
  let found: { worlds: number; futures: number } | null = null;
  for (const times of TIMES) {
    const futures = times * own;
    // no fewer worlds than were run are told, so that more futures can't come cheaper any more
    if (found && n * futures >= found.worlds * found.futures) break;
    const size = Math.max(LEAST_SAMPLE, Math.round(SAMPLE / times));
    const model = mixture.models[near.model] as Model;
    const drawn = drawnWorlds(model, near.weights, size, futures, channel(key, times, 0));
    const fitted = fittedOf(mixtureOf(drawn, one(size), epsilon, near.model), side);
    const { top, without, held, freedom } = heldAt(fitted, threshold);
    const limit = freedom === 2 ? Math.sqrt(-2 * log(1 - asked.confidence)) : z;
    const enough = (limit + power) * (limit + power);
    const needed = (from: number): number => (enough * size) / surely(2 * (from - held));
    // the interval's cut lies where it would without spare atoms, until so many worlds call for them
    const called = (CALLED_FOR * size) / (top - without);
    const evident = Math.min(without > -Infinity ? needed(without) : Infinity, Math.max(needed(top), called));
    const worlds = worldsOf(Math.max(counted(share), evident));
    if (worlds * futures > MOST_FUTURES * n * own) continue;
    if (!found || worlds * futures < found.worlds * found.futures) found = { worlds, futures };
  }
  return found ?? "no number";
}

/**
 * What of a sample's deviance is no luck: less what comes by chance, and less one standard deviation of a noncentral chi-square. The least of
 * several numbers is told, and that is the luckiest.
 */
function surely(deviance: number): number {
  const beyond = Math.max(0, deviance - BY_CHANCE);
  if (beyond === Infinity) return Infinity;
  return Math.max(0, beyond - Math.sqrt(2 + 4 * beyond));
}

const one = (worlds: number): Float64Array => new Float64Array(worlds).fill(1);

const OPPOSITE = { notAbove: "above", notWithin: "within", notBelow: "below" } as const;

function isOn(side: keyof SidesOfEffect, x: number, epsilon: number): boolean {
  switch (side) {
    case "above":
      return x > epsilon;
    case "within":
      return Math.abs(x) <= epsilon;
    case "below":
      return x < -epsilon;
    default:
      return !isOn(OPPOSITE[side], x, epsilon);
  }
}

const mixtureOf = (
  differences: readonly ArrayLike<number>[],
  weights: Float64Array,
  epsilon: number,
  shape?: number,
): EffectMixture => effectMixture(differences, [Int32Array.from(differences, (_, i) => i)], weights, epsilon, shape);

type WithFreedom = Fitted & Required<Pick<Fitted, "freedom">> & Pick<Model, "spare">;

/** All models with their free fits, and the atoms whose share is asked. */
const fittedOf = ({ models }: EffectMixture, side: keyof SidesOfEffect): WithFreedom[] =>
  models.map(({ data, sides, freedom, spare }) => {
    const mixture = new Mixture(data);
    const own =
      side === "notAbove" || side === "notWithin" || side === "notBelow"
        ? sides[OPPOSITE[side]].map((s) => -s)
        : sides[side];
    return { mixture, side: own, freedom, ...(spare && { spare }), best: mixture.fit() };
  });

const topOf = (fitted: readonly WithFreedom[]): WithFreedom =>
  fitted.reduce((a, b) => (b.best.logLikelihood > a.best.logLikelihood ? b : a));

/** What any of the models allows at most: freely, without the atoms that the best one's data may do without, and with the share held. */
function heldAt(fitted: readonly WithFreedom[], share: number) {
  const { mixture, spare, best, freedom } = topOf(fitted);
  const lean = spare ? mixture.fit({ held: { side: spare, share: 0 }, start: best.weights }) : best;
  const held = fitted.map(({ mixture, side, best }) =>
    side.includes(1) && side.includes(-1)
      ? mixture.fit({ held: { side, share }, start: best.weights }).logLikelihood
      : -Infinity,
  );
  return { top: best.logLikelihood, without: lean.logLikelihood, held: Math.max(...held), freedom };
}

/**
 * The mixture whose share is as near to the threshold as it may well be, and the number of its model: of all that come so near, of the model
 * that comes nearest. Null where the share may well be the threshold itself.
 */
function nearest(
  fitted: readonly WithFreedom[],
  threshold: number,
): (Pick<Mixing, "weights"> & { readonly model: number; readonly side: Int8Array }) | null {
  const z = normalQuantile(ASSURED);
  const goal = topOf(fitted).best.logLikelihood - (z * z) / 2;
  const ends: { weights: Float64Array; model: number; side: Int8Array; distance: number }[] = [];
  for (const [model, { mixture, side, best }] of fitted.entries()) {
    if (best.logLikelihood < goal) continue;
    let [weights, inner, outer] = [best.weights, shareOf(best, side), threshold];
    if (side.includes(1) && side.includes(-1)) {
      const held = (share: number): Mixing => mixture.fit({ held: { side, share }, start: weights, target: goal });
      const may = ({ logLikelihood, undecided }: Mixing): boolean => logLikelihood >= goal || undecided;
      if (may(held(threshold))) return null;
      for (let k = 0; k < HALVINGS; k++) {
        const middle = (inner + outer) / 2;
        const tried = held(middle);
        if (may(tried)) [weights, inner] = [tried.weights, middle];
        else outer = middle;
      }
    }
    ends.push({ weights, model, side, distance: Math.abs(inner - threshold) });
  }
  return ends.reduce((a, b) => (b.distance < a.distance ? b : a));
}

/** Worlds from the mixture: each is one of its atoms, with that atom's luck. */
function drawnWorlds(
  { future }: Model,
  weights: Float64Array,
  size: number,
  futures: number,
  key: Key,
): Float64Array[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return Array.from({ length: size }, (_, w) => {
    // evenly over the mixture, so that its share is the sample's
    let left = ((w + draw(key, w, 0, 0)) / size) * total;
    let atom = 0;
    while (atom < weights.length - 1 && (left -= weights[atom] as number) > 0) atom++;
    return Float64Array.from({ length: futures }, (_, f) => future(atom, (k) => draw(key, w, 1 + k, f)));
  });
}
