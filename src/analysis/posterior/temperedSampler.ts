// Worlds given a record: sequential Monte Carlo from the prior to the posterior. A particle is a point of the unit cube with its luck, and
// the record is its likelihood given both. The likelihood is let in by degrees (its power goes from 0 to 1, each time as far as half of the
// particles' worth survives); particles are then drawn anew by weight and moved, by proposals that leave the prior as it is, so that only
// likelihoods decide. As luck is part of the particle, what is left at power 1 is the posterior of points and luck together, with no
// tolerance: the error model of the record is the only one. Why this and not rejection with a distance: docs/fit.md.
// Source: Del Moral, Doucet and Jasra, J. R. Stat. Soc. B 68 (2006), tempering; Andrieu and Roberts, Ann. Stat. 37 (2009), luck as part of the
// state; Cotter and others, Stat. Sci. 28 (2013), moves that leave a normal prior as it is; Wilkinson, SAGMB 12 (2013), error as tolerance.
import { exp } from "../../core/exp.ts";
import { channel, draw, seedKey, type Key } from "../../core/keyed.ts";
import { log } from "../../core/log.ts";
import { registry } from "../../core/registry.ts";
import { STREAMS } from "../../core/streams.ts";
import { familySize, type FamilySize } from "./familySize.ts";
import { effectiveSize } from "../moments.ts";
import type { Asked, Particle } from "./particle.ts";
import { adapted, FIRST_REACH, lieOf, propose, PROPOSALS, type Guide, type Reach } from "./proposals.ts";
import { widthsOf } from "./widths.ts";

export interface Stage {
  /** Power of the likelihood. */
  readonly power: number;
  /** Effective number of particles as the power was reached, before they were drawn anew. */
  readonly effective: number;
  readonly sweeps: number;
  /** Families that are left. */
  readonly families: number;
  /** Share of proposals accepted, by kind. */
  readonly accepted: Readonly<Record<string, number>>;
}

export interface SamplerInput {
  /** By coordinate, the 32-bit hash by which it is drawn: one more coordinate leaves the others' draws alone. */
  readonly names: readonly number[];
  /** Blocks of luck. */
  readonly blocks: number;
  readonly particles: number;
  /** Draws from the prior to begin with, at least as many. */
  readonly first: number;
  readonly seed: number;
  readonly evaluate: (asked: readonly Asked[], at: Progressing) => Promise<Float64Array>;
  /** Sweeps a stage, and at the end. */
  readonly sweeps?: number;
  readonly lastSweeps?: number;
  /** How often on the last sweeps the particles are kept, evenly: the posterior is all that is kept. */
  readonly keeps?: number;
  /** Asked before every sweep; true ends the work there. */
  readonly stopped?: () => boolean;
}

/** How far the work has come, in calls of `evaluate`; how many moves there will be is a guess until the last ones. */
export interface Progressing {
  readonly stage: "worlds" | "moves" | "last moves";
  readonly done: number;
  readonly of: number;
}

export interface Sampled {
  readonly particles: readonly Particle[];
  readonly stages: readonly Stage[];
  /** 1 when the whole record has been let in; below, the particles are on their way and no posterior. */
  readonly power: number;
  /** Log of the record's probability under the prior, as estimated on the way. */
  readonly logEvidence: number;
  /** The first draws from the prior, and their log-likelihoods. */
  readonly drawn: readonly Asked[];
  readonly prior: Float64Array;
  readonly evaluations: number;
  readonly size: FamilySize;
}

const SWEEPS = 4;
const LAST_SWEEPS = 12;
const KEEPS = 4;
/** Particles on which widths are measured, at the most; and how many times the work of it the moves have to be. */
const LOOKS = 4;
const LOOKED = 2;
/** How often a stage particles are remembered, and how many times back, for differences between relatives. */
const REMEMBERS = 12;
const MEMORY = 10;
const KEEP = 0.5;

/** What a draw of the sampler is for. */
const USES = registry({ first: 0, drawnAnew: 1, moves: 2, widths: 3 });

const key = (seed: number, use: keyof typeof USES): Key => channel(seedKey(seed), STREAMS.posterior, USES[use]);

/** Throws RangeError when no draw from the prior has a likelihood, two coordinates have one name, or sizes are not whole. */
export async function temperedSampler(input: SamplerInput): Promise<Sampled> {
  const { names, blocks, particles: n, seed, evaluate } = input;
  const dimensions = names.length;
  if (new Set(names).size < dimensions) throw new RangeError("temperedSampler: two coordinates have one name");
  if (!(Number.isInteger(n) && n > 1 && input.first >= n))
    throw new RangeError("temperedSampler: two particles or more");
  const drawn = Array.from({ length: input.first }, (_, i): Asked => {
    const own = channel(key(seed, "first"), 0, i);
    const at = Float64Array.from(names, (name) => draw(own, 0, 0, name));
    return { at, luck: Array.from({ length: blocks }, () => i), least: -Infinity };
  });
  const prior = await evaluate(drawn, { stage: "worlds", done: 0, of: 1 });
  let cloud: Particle[] = drawn.map(({ at, luck }, i) => ({
    at,
    luck,
    logLikelihood: prior[i] as number,
    family: i,
    chain: i,
  }));
  let evaluations = input.first;
  let serial = input.first;
  let power = 0;
  let logEvidence = 0;
  const reach: Reach = [...FIRST_REACH];
  const stages: Stage[] = [];
  const kept: Particle[] = [];
  const remembered: Particle[][] = [];
  while (power < 1 && input.stopped?.() !== true) {
    const next = nextPower(cloud, power, KEEP * n);
    const weights = weightsOf(cloud, next - power);
    logEvidence += weights.logMean;
    power = next;
    const effective = effectiveSize(weights.values);
    cloud = drawAnew(cloud, weights.values, n, draw(key(seed, "drawnAnew"), stages.length, 0, 0)).map((p, i) => ({
      ...p,
      chain: i,
    }));
    const sweeps = power === 1 ? (input.lastSweeps ?? LAST_SWEEPS) : (input.sweeps ?? SWEEPS);
    const at = (sweep: number): Progressing => progressing(power, stages.length, sweep, sweeps);
    const looks = Math.min(n, LOOKS, Math.floor((n * sweeps) / dimensions / LOOKED));
    const looked = drawAnew(cloud, new Float64Array(n).fill(1), looks, 0.5);
    evaluations += looks * dimensions;
    const beginning = { ...at(0), of: Math.max(1, Math.round((at(0).of * n) / Math.max(1, looks * dimensions))) };
    const own = channel(key(seed, "widths"), 0, stages.length);
    const widths = await widthsOf(own, names, looked, power, (asked) => evaluate(asked, beginning));
    let guide: Guide = { names, widths, reach, lie: lieOf(cloud, familySize(cloud).equal), known: new Map(), all: [] };
    const tried = new Float64Array(PROPOSALS.length);
    const taken = new Float64Array(PROPOSALS.length);
    for (let sweep = 0; sweep < sweeps && input.stopped?.() !== true; sweep++) {
      // the last sweeps, of which particles are kept, go by what was known before
      if (sweep % Math.max(1, Math.floor(sweeps / REMEMBERS)) === 0 && !(power === 1 && sweep > sweeps / 3)) {
        remembered.push(cloud);
        if (remembered.length > MEMORY) remembered.shift();
        const all = remembered.flat();
        guide = { ...guide, known: byFamily(all), all: all.map((p) => p.at) };
      }
      const moves = cloud.map((p, i) => {
        const number = serial + i;
        const own = channel(key(seed, "moves"), number, 0);
        const { kind, at, luck, gain } = propose(own, p, guide, number);
        const least = p.logLikelihood + (log(draw(own, 0, 1, 0)) - gain) / power;
        return { kind, asked: { at, luck, least } };
      });
      serial += n;
      evaluations += n;
      const found = await evaluate(
        moves.map((m) => m.asked),
        at(sweep),
      );
      const [triedBefore, takenBefore] = [tried.slice(), taken.slice()];
      cloud = cloud.map((p, i) => {
        const { kind, asked } = moves[i] as (typeof moves)[number];
        tried[kind] = (tried[kind] as number) + 1;
        if (!((found[i] as number) > asked.least)) return p;
        taken[kind] = (taken[kind] as number) + 1;
        return { at: asked.at, luck: asked.luck, logLikelihood: found[i] as number, family: p.family, chain: p.chain };
      });
      const rate = (k: number): number =>
        ((taken[k] as number) - (takenBefore[k] as number)) /
        Math.max(1, (tried[k] as number) - (triedBefore[k] as number));
      if (power === 1 && keepsNow(sweep + 1, sweeps, input.keeps ?? KEEPS)) kept.push(...cloud);
      // a quarter accepted is what such moves want; the last sweeps keep what was found
      if (power < 1 || sweep < sweeps / 3)
        for (const k of reach.keys()) reach[k] = adapted(reach[k] as number, k, rate(k));
    }
    const accepted = Object.fromEntries(
      PROPOSALS.map((name, k) => [name, (taken[k] as number) / Math.max(1, tried[k] as number)]),
    );
    stages.push({ power, effective, sweeps, accepted, families: familySize(cloud).families });
  }
  const particles = kept.length > 0 ? kept : cloud;
  return { particles, stages, power, logEvidence, drawn, prior, evaluations, size: familySize(particles) };
}

function byFamily(particles: readonly Particle[]): Guide["known"] {
  const known = new Map<number, Float64Array[]>();
  for (const { family, at } of particles) {
    const own = known.get(family);
    if (own) own.push(at);
    else known.set(family, [at]);
  }
  return known;
}

/** Powers grow by half or more a stage. */
function progressing(power: number, stages: number, sweep: number, sweeps: number): Progressing {
  if (power === 1) return { stage: "last moves", done: sweep, of: sweeps };
  const more = Math.max(1, Math.ceil(-log(power) / log(1.5)));
  return { stage: "moves", done: stages * sweeps + sweep, of: (stages + more) * sweeps };
}

/** Keeps are in the later two thirds of the sweeps, the last at the end. */
const keepsNow = (sweep: number, sweeps: number, keeps: number): boolean => {
  const every = Math.max(1, Math.floor((sweeps * 2) / 3 / keeps));
  return (sweeps - sweep) % every === 0 && (sweeps - sweep) / every < keeps;
};

/** The largest power up to 1 at which the particles are still worth `least`, by halving. */
function nextPower(cloud: readonly Particle[], power: number, least: number): number {
  const worth = (to: number): number => effectiveSize(weightsOf(cloud, to - power).values);
  if (worth(1) >= least) return 1;
  let low = power;
  let high = 1;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (worth(middle) >= least) low = middle;
    else high = middle;
  }
  // a whole step where particles without any likelihood keep the worth below `least` from the first
  return low > power ? low : high;
}

/** Likelihoods to a power, over their largest; the log of their mean. */
function weightsOf(cloud: readonly Particle[], power: number): { values: Float64Array; logMean: number } {
  let top = -Infinity;
  for (const p of cloud) top = Math.max(top, p.logLikelihood);
  if (!(top > -Infinity && top < Infinity)) throw new RangeError("temperedSampler: no particle has a likelihood");
  let sum = 0;
  const values = Float64Array.from(cloud, ({ logLikelihood: l }) => {
    const w = l > -Infinity ? exp(power * (l - top)) : 0;
    sum += w;
    return w;
  });
  return { values, logMean: power * top + log(sum / cloud.length) };
}

/** `n` particles by weight, evenly spaced from one random start: each comes as often as its share says, up to one. */
export function drawAnew<T>(of: readonly T[], weights: Float64Array, n: number, start: number): T[] {
  let total = 0;
  for (const w of weights) total += w;
  const chosen: T[] = [];
  let reached = 0;
  for (let i = 0; i < of.length; i++) {
    reached += weights[i] as number;
    while (chosen.length < n && (chosen.length + start) * total < reached * n) chosen.push(of[i] as T);
  }
  while (chosen.length < n) chosen.push(of[of.length - 1] as T);
  return chosen;
}
