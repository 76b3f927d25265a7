// Riots as an epidemic. One site: dl/dt = -w l + b s l, ds/dt = -b s l for rioters l and those who may join s. b (l + s) - w ln s never
// changes, which gives the peak and the end without integrating. Many sites, each drawn to what it sees of the others:
//   dl_k/dt = -w (l_k - l_bk) + s_k Ψ(L_k),  ds_k/dt = -s_k Ψ(L_k),  L_k = Σ_j W_kj (l_j - l_bj)
// Source: Bonnasse-Gahot and others, Scientific Reports 8:107 (2018). One site's invariant was read in a summary of a later paper; the
// many-site form is from memory: see docs/classics.md.
import { exp } from "../../src/core/exp.ts";
import { log } from "../../src/core/log.ts";
import { bisect } from "./bisect.ts";

export interface Site {
  readonly w: number;
  readonly b: number;
  readonly s0: number;
  readonly l0: number;
}

export const invariant = ({ w, b }: Site, l: number, s: number): number => b * (l + s) - w * log(s);

/** Most rioters at once, where s = w/b (the start if that is past). */
export const peakRioters = ({ w, b, s0, l0 }: Site): number =>
  b * s0 <= w ? l0 : s0 + l0 - (w / b) * (1 + log((b * s0) / w));

/**
 * Who never joins: the smaller solution of b (s0 + l0 - s) = w ln(s0/s). Solved for y = ln(s0/s), R0 (1 + l0/s0 - e^{-y}) = y with
 * R0 = b s0/w: what is left goes to s0 e^{-R0 (1 + l0/s0)}, too little for a bracket in s.
 */
export function neverJoin({ w, b, s0, l0 }: Site): number {
  const r0 = (b * s0) / w;
  const all = 1 + l0 / s0;
  return s0 * exp(-bisect((y) => r0 * (all - exp(-y)) - y, Math.max(0, log(r0)), r0 * all));
}

/** One step of the classical Runge-Kutta method on y' = f(y), in place. */
function rungeKutta(y: Float64Array, dt: number, f: (y: Float64Array) => Float64Array): void {
  const at = (k: Float64Array, by: number): Float64Array => y.map((x, i) => x + by * (k[i] as number));
  const k1 = f(y);
  const k2 = f(at(k1, dt / 2));
  const k3 = f(at(k2, dt / 2));
  const k4 = f(at(k3, dt));
  for (let i = 0; i < y.length; i++)
    y[i] =
      (y[i] as number) +
      (dt / 6) * ((k1[i] as number) + 2 * (k2[i] as number) + 2 * (k3[i] as number) + (k4[i] as number));
}

export interface Course {
  readonly peak: number;
  /** Day of the peak, between steps by a parabola. */
  readonly peakDay: number;
  readonly end: { readonly l: number; readonly s: number };
  /** Largest change of the invariant. */
  readonly drift: number;
}

/** One site over so many days. */
export function singleSite(site: Site, days: number, dt: number): Course {
  const y = Float64Array.of(site.l0, site.s0);
  const flow = (x: Float64Array): Float64Array => {
    const [l, s] = [x[0] as number, x[1] as number];
    const joining = site.b * s * l;
    return Float64Array.of(joining - site.w * l, -joining);
  };
  const start = invariant(site, site.l0, site.s0);
  const l: number[] = [site.l0];
  let drift = 0;
  for (let i = 1; i * dt <= days + 1e-9; i++) {
    rungeKutta(y, dt, flow);
    l.push(y[0] as number);
    drift = Math.max(drift, Math.abs(invariant(site, y[0] as number, y[1] as number) - start));
  }
  const top = l.indexOf(Math.max(...l));
  const [before, most, after] = [l[top - 1] ?? NaN, l[top] as number, l[top + 1] ?? NaN];
  const shift = (0.5 * (before - after)) / (before - 2 * most + after);
  return {
    peak: most,
    peakDay: dt * (top + (shift === shift ? shift : 0)),
    end: { l: y[0] as number, s: y[1] as number },
    drift,
  };
}

export interface Sites {
  readonly w: number;
  /** Rioters in calm times, and at the start; who may join at the start: by site. */
  readonly calm: readonly number[];
  readonly l0: readonly number[];
  readonly s0: readonly number[];
  /** Weight of what site k sees of site j, itself included. */
  readonly weights: readonly (readonly number[])[];
  /** Hazard of joining, per day, at what is seen. */
  readonly psi: (seen: number) => number;
}

/** Rioters by site at each step, first the start. */
export function manySites(sites: Sites, days: number, dt: number): readonly Float64Array[] {
  const n = sites.l0.length;
  const y = Float64Array.of(...sites.l0, ...sites.s0);
  const flow = (x: Float64Array): Float64Array => {
    const change = new Float64Array(2 * n);
    for (let k = 0; k < n; k++) {
      let seen = 0;
      for (let j = 0; j < n; j++) seen += (sites.weights[k]?.[j] ?? 0) * ((x[j] as number) - (sites.calm[j] as number));
      const joining = (x[n + k] as number) * sites.psi(seen);
      change[k] = joining - sites.w * ((x[k] as number) - (sites.calm[k] as number));
      change[n + k] = -joining;
    }
    return change;
  };
  const course = [y.slice(0, n)];
  for (let i = 1; i * dt <= days + 1e-9; i++) {
    rungeKutta(y, dt, flow);
    course.push(y.slice(0, n));
  }
  return course;
}
