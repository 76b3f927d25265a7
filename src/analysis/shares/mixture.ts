// Maximum likelihood over distributions on a grid of atoms, freely or with the share of some atoms held, by accelerated EM.
// The gradient bounds how much likelihood is still to be had, so a fit stops when it is close enough or when the question asked of it
// (does this share reach the target?) is settled either way.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956); Laird, JASA 73 (1978) for the steps; Lindsay, Ann. Statist. 11 (1983) for the gradient
// bound; Varadhan and Roland, Scand. J. Statist. 35 (2008) for the acceleration.
import { log } from "../../core/log.ts";

/** Observations of one stratum: rows of the likelihood, and how many worlds (may be fractional) showed each. */
export interface StratumCounts {
  rows: Int32Array;
  counts: Float64Array;
}

/** likelihood is rows × atoms, each row on a scale of its own; every stratum has its own distribution over the same atoms. */
export interface MixtureData {
  atoms: number;
  likelihood: Float64Array;
  strata: readonly StratumCounts[];
  /** Most cycles of three steps that a fit may take. */
  cycles: number;
}

/** Weights are strata × atoms and sum to 1 over all of them. */
export interface Mixing {
  weights: Float64Array;
  logLikelihood: number;
  /** True when the cycles ran out before the fit was close or its target settled. */
  undecided: boolean;
}

/** Holds the share of atoms with side 1 among those with side 1 or −1; atoms with side 0 are free. */
export interface HeldShare {
  side: Int8Array;
  share: number;
}

export interface FitOptions {
  held?: HeldShare;
  /** Weights to start from; uniform without. */
  start?: Float64Array;
  /** Stop as soon as the log-likelihood is known to reach this value, or known not to. */
  target?: number;
}

/** Log-likelihood still to be had at which a fit counts as done. */
const CLOSE = 0.03;
/** Share of the start that is spread evenly, so that no atom is out of reach. */
const SPREAD = 0.02;

/** Scratch space and the data of one fit. */
interface Work {
  data: MixtureData;
  held: HeldShare | undefined;
  total: number;
  /** Log-likelihood at the last step's start, and the most that any mixing could reach from there. */
  value: number;
  ceiling: number;
}

function step(work: Work, from: Float64Array, to: Float64Array): void {
  const { data, held, total } = work;
  const { atoms, likelihood, strata } = data;
  to.fill(0);
  let value = 0;
  for (let k = 0; k < strata.length; k++) {
    const { rows, counts } = strata[k]!;
    const base = k * atoms;
    for (let t = 0; t < rows.length; t++) {
      const row = rows[t]! * atoms;
      let f = 0;
      for (let j = 0; j < atoms; j++) f += from[base + j]! * likelihood[row + j]!;
      if (!(f > 0)) {
        work.value = -Infinity;
        work.ceiling = -Infinity;
        return;
      }
      value += counts[t]! * log(f);
      const scale = counts[t]! / (f * total);
      for (let j = 0; j < atoms; j++) to[base + j]! += scale * likelihood[row + j]!;
    }
  }
  work.value = value;
  // `to` now holds the gradient; its largest entry by side bounds what is still to be had.
  const most = [0, 0, 0];
  const mass = [0, 0, 0];
  for (let i = 0; i < to.length; i++) {
    const side = held === undefined ? 1 : held.side[i % atoms]!;
    const gradient = to[i]!;
    if (gradient > most[side + 1]!) most[side + 1] = gradient;
    to[i] = gradient * from[i]!;
    mass[side + 1]! += to[i]!;
  }
  if (held === undefined) {
    work.ceiling = value + total * log(most[2]!);
    return;
  }
  const reach = Math.max(held.share * most[2]! + (1 - held.share) * most[0]!, most[1]!);
  work.ceiling = reach > 0 ? value + total * log(reach) : -Infinity;
  const sided = mass[0]! + mass[2]!;
  const up = mass[2]! > 0 ? (held.share * sided) / mass[2]! : 0;
  const down = mass[0]! > 0 ? ((1 - held.share) * sided) / mass[0]! : 0;
  for (let i = 0; i < to.length; i++) {
    const side = held.side[i % atoms]!;
    if (side > 0) to[i]! *= up;
    else if (side < 0) to[i]! *= down;
  }
}

/** One extrapolation along the last two steps; false when it would leave the simplex however short. */
function extrapolate(g0: Float64Array, g1: Float64Array, g2: Float64Array, leap: Float64Array): boolean {
  let rr = 0;
  let vv = 0;
  for (let i = 0; i < g0.length; i++) {
    const r = g1[i]! - g0[i]!;
    const v = g2[i]! - g1[i]! - r;
    rr += r * r;
    vv += v * v;
  }
  if (!(vv > 0)) return false;
  for (let a = Math.sqrt(rr / vv); a > 1.2; a *= 0.6) {
    let i = 0;
    for (; i < g0.length; i++) {
      const r = g1[i]! - g0[i]!;
      const x = g0[i]! + 2 * a * r + a * a * (g2[i]! - g1[i]! - r);
      if (x < 0) break;
      leap[i] = x;
    }
    if (i === g0.length) return true;
  }
  return false;
}

/** Maximum likelihood mixing weights. The log-likelihood is −Infinity when the held share contradicts an observation. */
export function fitMixture(data: MixtureData, options: FitOptions = {}): Mixing {
  const size = data.strata.length * data.atoms;
  let total = 0;
  for (const { counts } of data.strata) for (const c of counts) total += c;
  const { held, start, target } = options;
  const work: Work = { data, held, total, value: 0, ceiling: 0 };
  let g0 = new Float64Array(size);
  const g1 = new Float64Array(size);
  let g2 = new Float64Array(size);
  const leap = new Float64Array(size);
  for (let i = 0; i < size; i++) leap[i] = start === undefined ? 1 / size : (1 - SPREAD) * start[i]! + SPREAD / size;
  step(work, leap, g0);
  if (work.value === -Infinity) return { weights: leap, logLikelihood: -Infinity, undecided: false };
  let undecided = true;
  const settled = (): boolean =>
    work.value === -Infinity ||
    work.ceiling - work.value < CLOSE ||
    (target !== undefined && (work.value >= target || work.ceiling < target));
  for (let cycle = 0; cycle < data.cycles; cycle++) {
    step(work, g0, g1);
    if (settled()) {
      undecided = false;
      break;
    }
    const first = work.value;
    step(work, g1, g2);
    if (extrapolate(g0, g1, g2, leap)) {
      const plain = work.value;
      step(work, leap, g0);
      if (work.value > Math.max(first, plain)) continue;
    }
    [g0, g2] = [g2, g0];
  }
  return { weights: g0, logLikelihood: work.value, undecided };
}
