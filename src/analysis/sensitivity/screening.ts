// Which assumptions enter a regression of world means: the few that move it beyond what the best of so many idle ones would by luck.
// What is left out is not lost: it stays in the unexplained spread. Source: Fan and Lv, "Sure independence screening", JRSS B 70 (2008).
import { normalQuantile } from "../../core/normal.ts";

/** Most columns kept, fewest worlds per column, and the chance that any of the columns gets in when all are idle. */
const MOST = 8;
const WORLDS_PER_COLUMN = 20;
const LUCK = 0.1;

/** |t| that the best of `columns` idle columns exceeds with chance LUCK. */
export function screeningBar(columns: number): number {
  return columns > 0 ? normalQuantile(1 - LUCK / (2 * columns)) : Infinity;
}

/**
 * The columns most correlated with y over the members (which may repeat), strongest first. Indices into `columns`; at most eight, at most one
 * per twenty members, and only those whose |t| exceeds the bar.
 */
export function screen(
  y: Float64Array,
  columns: readonly Float64Array[],
  members: Int32Array,
  bar = screeningBar(columns.length),
): number[] {
  const n = members.length;
  const room = Math.min(MOST, Math.floor(n / WORLDS_PER_COLUMN));
  if (room < 1) return [];
  const centred = new Float64Array(n);
  let mean = 0;
  for (let m = 0; m < n; m++) mean += y[members[m]!]!;
  mean /= n;
  let syy = 0;
  for (let m = 0; m < n; m++) {
    const e = y[members[m]!]! - mean;
    centred[m] = e;
    syy += e * e;
  }
  if (!(syy > 0)) return [];
  const found: { index: number; t: number }[] = [];
  for (let c = 0; c < columns.length; c++) {
    const x = columns[c]!;
    let sx = 0;
    let sxx = 0;
    let sxy = 0;
    for (let m = 0; m < n; m++) {
      const v = x[members[m]!]! - 0.5;
      sx += v;
      sxx += v * v;
      sxy += v * centred[m]!;
    }
    sxx -= (sx * sx) / n;
    if (!(sxx > 1e-12)) continue;
    const r2 = (sxy * sxy) / (sxx * syy);
    const t = r2 >= 1 ? Infinity : Math.sqrt((r2 * (n - 2)) / (1 - r2));
    if (t > bar) found.push({ index: c, t });
  }
  found.sort((a, b) => b.t - a.t || a.index - b.index);
  return found.slice(0, room).map((f) => f.index);
}
