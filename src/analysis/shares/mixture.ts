// Maximum likelihood over distributions on a grid of atoms, freely or with the share of some atoms held. The problem is concave and its solution
// rests on a few atoms, so Newton steps are taken on those alone and the gradient tells which to add. The gradient also bounds how much
// likelihood is still to be had, at the held share and at every other, so a fit stops when it is close enough or when the question asked of it
// (does this share reach the target?) is settled either way.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956); Lindsay, Ann. Statist. 11 (1983) for the gradient bound; Wang, J. R. Stat. Soc. B 69
// (2007) for the constrained Newton steps.
import { log } from "../../core/log.ts";
import { quadraticProgram } from "./quadraticProgram.ts";

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
}

/** Weights are strata × atoms and sum to 1 over all of them. */
export interface Mixing {
  weights: Float64Array;
  logLikelihood: number;
  /** Largest gradient over atoms with side −1 and with side 1, as a share of all worlds; both the same in a free fit. */
  reach: readonly [number, number];
  /** True when the steps ran out before the fit was close or its target settled. */
  undecided: boolean;
}

/** Holds the share of atoms with side 1; all others have side −1. */
export interface HeldShare {
  side: Int8Array;
  share: number;
}

export interface FitOptions {
  held?: HeldShare;
  /** Weights to start from. */
  start?: Float64Array;
  /** Stop as soon as the log-likelihood is known to reach this value, or known not to. */
  target?: number;
}

/** Log-likelihood still to be had at which a fit counts as done. */
const CLOSE = 0.003;
const STEPS = 80;
/** Stretches of the grid in each of which the best atom may be added in one step. */
const STRETCHES = 8;
/** A row is covered when some chosen atom gives it this part of the best likelihood that any atom gives. */
const COVERED = 0.01;
/** A row is known to the weights at hand when they give it this part of it. */
const KNOWN = 1e-6;
/** Rows that are turned to columns together. */
const TURNED = 8;
/** Part of the weight that goes to atoms added so that every row is covered. */
const COVER = 0.1;

/** The observations, atom by atom: entry t of a stratum's column is the likelihood of its row t under the atom. */
export class Mixture {
  readonly atoms: number;
  readonly strata: number;
  /** Worlds, all counts together. */
  readonly total: number;
  private readonly columns: Float64Array;
  private readonly counts: Float64Array;
  /** First row of each stratum, and one past the last. */
  private readonly first: Int32Array;
  /** By row: the most that any atom gives it. */
  private readonly most: Float64Array;

  constructor({ atoms, likelihood, strata }: MixtureData) {
    this.atoms = atoms;
    this.strata = strata.length;
    this.first = new Int32Array(strata.length + 1);
    strata.forEach((s, k) => (this.first[k + 1] = this.first[k]! + s.rows.length));
    const rows = this.first[strata.length]!;
    this.columns = new Float64Array(rows * atoms);
    this.counts = new Float64Array(rows);
    this.most = new Float64Array(rows);
    let total = 0;
    strata.forEach(({ rows: own, counts }, k) => {
      const n = own.length;
      const base = this.first[k]! * atoms;
      for (let t = 0; t < n; t++) {
        this.counts[this.first[k]! + t] = counts[t]!;
        total += counts[t]!;
      }
      // a few rows at a time, so that what is written lies together
      for (let from = 0; from < n; from += TURNED) {
        const end = Math.min(n, from + TURNED);
        for (let j = 0; j < atoms; j++)
          for (let t = from; t < end; t++) {
            const x = likelihood[own[t]! * atoms + j]!;
            this.columns[base + j * n + t] = x;
            if (x > this.most[this.first[k]! + t]!) this.most[this.first[k]! + t] = x;
          }
      }
    });
    this.total = total;
  }

  /** Maximum likelihood mixing weights. The log-likelihood is −Infinity when the held share contradicts an observation. */
  fit({ held, start, target }: FitOptions = {}): Mixing {
    const { atoms, total, counts } = this;
    const size = this.strata * atoms;
    const masses = held === undefined ? [0, 1] : [1 - held.share, held.share];
    const group = new Uint8Array(size).fill(1);
    if (held !== undefined) for (let i = 0; i < size; i++) group[i] = held.side[i % atoms]! > 0 ? 1 : 0;
    const weights = new Float64Array(size);
    if (!this.begin(weights, masses, group, start)) {
      return { weights, logLikelihood: -Infinity, reach: [Infinity, Infinity], undecided: false };
    }
    const f = new Float64Array(counts.length);
    const trial = new Float64Array(counts.length);
    const gradient = new Float64Array(size);
    let value = this.density(weights, f);
    for (let step = 0; ; step++) {
      const reach = this.gradientAt(f, gradient, group);
      const most = masses[0]! * reach[0] + masses[1]! * reach[1];
      const ceiling = value + total * log(most);
      const settled = ceiling - value < CLOSE || (target !== undefined && (value >= target || ceiling < target));
      if (settled || step === STEPS) {
        if (held === undefined) reach[0] = reach[1];
        return { weights, logLikelihood: value, reach, undecided: !settled };
      }
      const chosen = this.choose(weights, gradient, masses, group);
      const next = this.newton(chosen, f, weights, masses, group);
      let slope = 0;
      for (let a = 0; a < chosen.length; a++) slope += (next[a]! - weights[chosen[a]!]!) * gradient[chosen[a]!]!;
      const from = Float64Array.from(chosen, (i) => weights[i]!);
      let length = 1;
      for (; length > 1e-6; length /= 2) {
        for (let a = 0; a < chosen.length; a++)
          weights[chosen[a]!] = Math.max(0, from[a]! + length * (next[a]! - from[a]!));
        const reached = this.density(weights, trial);
        if (reached >= value + 0.1 * length * slope * total) {
          value = reached;
          f.set(trial);
          break;
        }
      }
      if (length <= 1e-6) {
        // no step helps: rounding
        for (let a = 0; a < chosen.length; a++) weights[chosen[a]!] = from[a]!;
        return { weights, logLikelihood: value, reach, undecided: target !== undefined };
      }
    }
  }

  /** Fills in weights to start from: those given, scaled to the groups' masses, and atoms that cover what they leave out. */
  private begin(
    weights: Float64Array,
    masses: readonly number[],
    group: Uint8Array,
    start: Float64Array | undefined,
  ): boolean {
    const sums = [0, 0];
    if (start !== undefined) for (let i = 0; i < start.length; i++) sums[group[i]!]! += start[i]!;
    if (start !== undefined)
      for (let i = 0; i < start.length; i++) {
        const g = group[i]!;
        if (start[i]! > 0) weights[i] = (start[i]! * masses[g]!) / sums[g]!;
      }
    const covers: [Set<number>, Set<number>] = [new Set(), new Set()];
    const f = new Float64Array(this.counts.length);
    this.density(weights, f);
    const known = (t: number): boolean => f[t]! > KNOWN * this.most[t]!;
    const present = masses.every((mass, g) => !(mass > 0) || sums[g]! > 0);
    if (present && f.every((_, t) => known(t))) return true;
    for (let k = 0; k < this.strata; k++) {
      const n = this.first[k + 1]! - this.first[k]!;
      const base = this.first[k]! * this.atoms;
      const bests = [new Float64Array(n), new Float64Array(n)] as const;
      const places = [new Int32Array(n).fill(-1), new Int32Array(n).fill(-1)] as const;
      for (let j = 0, c = base; j < this.atoms; j++) {
        const i = k * this.atoms + j;
        const g = group[i]! as 0 | 1;
        if (!(masses[g]! > 0)) {
          c += n;
          continue;
        }
        const [best, at] = [bests[g], places[g]];
        for (let t = 0; t < n; t++, c++)
          if (this.columns[c]! > best[t]!) {
            best[t] = this.columns[c]!;
            at[t] = i;
          }
      }
      for (let t = 0; t < n; t++) {
        const best = [bests[0][t]!, bests[1][t]!];
        const at = [places[0][t]!, places[1][t]!];
        const most = Math.max(best[0]!, best[1]!);
        if (!(most > 0)) return false;
        for (const g of [0, 1] as const) {
          if (!(masses[g]! > 0) || at[g]! < 0) continue;
          if (sums[g]! > 0 && known(this.first[k]! + t)) continue;
          const own = best[g]!;
          if (own < COVERED * most && covers[g].size > 0) continue;
          let covered = false;
          for (const i of covers[g])
            if (Math.floor(i / this.atoms) === k && this.columns[base + (i % this.atoms) * n + t]! >= COVERED * own)
              covered = true;
          if (!covered) covers[g].add(at[g]!);
        }
      }
    }
    for (const g of [0, 1] as const) {
      const { size } = covers[g];
      if (size === 0) {
        if (masses[g]! > 0 && !(sums[g]! > 0)) return false;
        continue;
      }
      const part = sums[g]! > 0 ? COVER : 1;
      if (sums[g]! > 0) for (let i = 0; i < weights.length; i++) if (group[i]! === g) weights[i]! *= 1 - part;
      for (const i of covers[g]) weights[i]! += (part * masses[g]!) / size;
    }
    return this.density(weights, f) > -Infinity;
  }

  /** Fills in each row's density and returns the log-likelihood. */
  private density(weights: Float64Array, f: Float64Array): number {
    f.fill(0);
    for (let k = 0; k < this.strata; k++) {
      const from = this.first[k]!;
      const n = this.first[k + 1]! - from;
      const base = from * this.atoms;
      for (let j = 0; j < this.atoms; j++) {
        const w = weights[k * this.atoms + j]!;
        if (w === 0) continue;
        for (let t = 0, c = base + j * n; t < n; t++, c++) f[from + t]! += w * this.columns[c]!;
      }
    }
    let value = 0;
    for (let t = 0; t < f.length; t++) value += this.counts[t]! * log(f[t]!);
    return value;
  }

  /** Fills in every atom's gradient, as a share of all worlds, and returns the largest of each group. */
  private gradientAt(f: Float64Array, gradient: Float64Array, group: Uint8Array): [number, number] {
    const most: [number, number] = [0, 0];
    const scaled = f.map((x, t) => this.counts[t]! / (x * this.total));
    for (let k = 0; k < this.strata; k++) {
      const from = this.first[k]!;
      const n = this.first[k + 1]! - from;
      const base = from * this.atoms;
      const at = k * this.atoms;
      const whole = this.atoms - (this.atoms % 4);
      // four atoms side by side: the sums of one wait for each other, those of different atoms do not
      for (let j = 0, c = base; j < whole; j += 4, c += 4 * n) {
        let [w, x, y, z] = [0, 0, 0, 0];
        for (let t = 0; t < n; t++) {
          const s = scaled[from + t]!;
          w += s * this.columns[c + t]!;
          x += s * this.columns[c + n + t]!;
          y += s * this.columns[c + 2 * n + t]!;
          z += s * this.columns[c + 3 * n + t]!;
        }
        gradient[at + j] = w;
        gradient[at + j + 1] = x;
        gradient[at + j + 2] = y;
        gradient[at + j + 3] = z;
      }
      for (let j = whole; j < this.atoms; j++) {
        let sum = 0;
        for (let t = 0, c = base + j * n; t < n; t++, c++) sum += scaled[from + t]! * this.columns[c]!;
        gradient[at + j] = sum;
      }
      for (let i = at; i < at + this.atoms; i++) {
        const g = group[i]!;
        if (gradient[i]! > most[g]!) most[g] = gradient[i]!;
      }
    }
    return most;
  }

  /** Atoms for the next step: those with weight, and the best of each stretch that would add likelihood. */
  private choose(
    weights: Float64Array,
    gradient: Float64Array,
    masses: readonly number[],
    group: Uint8Array,
  ): number[] {
    const price = [0, 0];
    for (let i = 0; i < weights.length; i++) if (weights[i]! > 0) price[group[i]!]! += weights[i]! * gradient[i]!;
    for (const g of [0, 1]) price[g] = masses[g]! > 0 ? price[g]! / masses[g]! : Infinity;
    const chosen: number[] = [];
    const stretch = Math.ceil(this.atoms / STRETCHES);
    for (let k = 0; k < this.strata; k++)
      for (let s = 0; s < this.atoms; s += stretch) {
        const best = [-1, -1];
        const end = k * this.atoms + Math.min(this.atoms, s + stretch);
        for (let i = k * this.atoms + s; i < end; i++) {
          if (weights[i]! > 0) {
            chosen.push(i);
            continue;
          }
          const g = group[i]!;
          if (gradient[i]! > price[g]! && (best[g]! < 0 || gradient[i]! > gradient[best[g]!]!)) best[g] = i;
        }
        for (const i of best) if (i >= 0) chosen.push(i);
      }
    return chosen;
  }

  /** Weights of the chosen atoms at the top of the second-order expansion of the log-likelihood. */
  private newton(
    chosen: readonly number[],
    f: Float64Array,
    weights: Float64Array,
    masses: readonly number[],
    group: Uint8Array,
  ): Float64Array {
    const p = chosen.length;
    const hessian = new Float64Array(p * p);
    const linear = new Float64Array(p);
    const scaled: Float64Array[] = [];
    for (let a = 0; a < p; a++) {
      const k = Math.floor(chosen[a]! / this.atoms);
      const from = this.first[k]!;
      const n = this.first[k + 1]! - from;
      const own = from * this.atoms + (chosen[a]! % this.atoms) * n;
      const column = new Float64Array(n);
      for (let t = 0; t < n; t++) {
        const root = Math.sqrt(this.counts[from + t]!);
        column[t] = (root / f[from + t]!) * this.columns[own + t]!;
        linear[a]! += 2 * root * column[t]!;
      }
      scaled.push(column);
      for (let b = a; b >= 0 && Math.floor(chosen[b]! / this.atoms) === k; b--) {
        const sum = dot(column, scaled[b]!);
        hessian[a * p + b] = sum;
        hessian[b * p + a] = sum;
      }
    }
    return quadraticProgram(
      hessian,
      linear,
      Uint8Array.from(chosen, (i) => group[i]!),
      Int32Array.from(chosen, (i) => Math.floor(i / this.atoms)),
      masses,
      Float64Array.from(chosen, (i) => weights[i]!),
    );
  }
}

/** Σ xᵢyᵢ, in four sums: this is where the time goes. */
function dot(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const whole = n - (n % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    a += x[i]! * y[i]!;
    b += x[i + 1]! * y[i + 1]!;
    c += x[i + 2]! * y[i + 2]!;
    d += x[i + 3]! * y[i + 3]!;
  }
  for (let i = whole; i < n; i++) a += x[i]! * y[i]!;
  return a + b + (c + d);
}
