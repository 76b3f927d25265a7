// Which observation would best tell the explanations apart: each is simulated alone over the same requests, and for every pair the
// divergence of what would be seen under either is estimated, against what chance alone would separate.
import { clusteredShare } from "../../analysis/clusteredShare.ts";
import { holm } from "../../analysis/tables/holm.ts";
import { luckFor, separation, type Counts, type Separation } from "../../analysis/posterior/separation.ts";
import type { Rival } from "../../scenario/scenario.ts";
import { classesOf, classWords, type Classes } from "./rivalClasses.ts";
import type { Read } from "./rivalArms.ts";
import { LEVEL } from "./rivalDecision.ts";
import type { Among, Watched } from "./rivalObservables.ts";
import type { Observation, Observations, Parting } from "./rivalResult.ts";

/** Swaps enough for the smallest chance to stand the correction for all that is shown. */
export const SWAPS = 4000;
export const RESAMPLES = 600;

/** Below this a pair is not said to be told apart. */
export const ALPHA = 0.05;

interface Counted {
  readonly watched: Watched;
  readonly classes: Classes;
  /** By explanation, then world. */
  readonly counts: readonly Counts[];
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly found: Separation | null }[];
}

/** What was watched in the same runs; `read` has the arms of the explanations alone, and as its last readings what chooses among them. */
export interface Group {
  readonly watched: readonly Watched[];
  readonly read: Read;
}

/** Null where nothing was watched. */
export function observationsOf(rivals: readonly Rival[], groups: readonly Group[], seed: number): Observations | null {
  const counted = groups.flatMap((group) => countedIn(rivals, group, seed));
  const adjusted = holm(counted.flatMap((c) => c.pairs.flatMap(({ found }) => (found ? [found.p] : []))));
  let next = 0;
  const list = counted.map((c): Observation => {
    const partings = c.pairs.flatMap(({ first, second, found }): Parting[] => {
      if (!found) return [];
      const p = adjusted[next++] as number;
      return [
        {
          first: (rivals[first] as Rival).id,
          second: (rivals[second] as Rival).id,
          bits: found.bits,
          p,
          parts: p <= ALPHA && found.bits.low > 0,
        },
      ];
    });
    const { record } = c.watched;
    return {
      name: c.watched.name,
      meaning: c.watched.meaning,
      among: c.watched.among,
      classes: classWords(c.classes),
      chances: rivals.map((rival, r) => {
        const rows = c.counts[r] as Counts;
        const sum = classWords(c.classes).map((_, k) => rows.reduce((all, row) => all + (row[k] as number), 0));
        const all = sum.reduce((s, x) => s + x, 0);
        return { rival: rival.id, of: sum.map((x) => (all > 0 ? x / all : NaN)), observations: all };
      }),
      partings,
      bits: partings.length > 0 ? partings.reduce((sum, p) => sum + p.bits.value, 0) / partings.length : 0,
      worlds: Math.max(0, ...c.pairs.map(({ found }) => found?.worlds ?? 0)),
      record: record && {
        entries: record.entries,
        says: c.classes.inWords(record.low, record.high),
        chances: rivals.map((rival, r) => ({
          rival: rival.id,
          of: shareIn(c.counts[r] as Counts, c.classes, record.low, record.high),
        })),
      },
    };
  });
  const order = list.toSorted((a, b) => b.bits - a.bits || (a.name < b.name ? -1 : 1));
  return groups.length > 0 ? { level: LEVEL, list: order } : null;
}

function countedIn(rivals: readonly Rival[], { watched, read }: Group, seed: number): Counted[] {
  const last = (k: number) => rivals.map((_, r) => read.of(r, watched.length + k));
  const chosen = { decision: last(0), arrival: last(1) };
  const isOne = (among: Among, r: number, world: number, future: number): boolean =>
    among === "request" || chosen[among][r]?.[world]?.[future] === 1;
  const luck = luckFor(seed, read.worlds, SWAPS, RESAMPLES);
  return watched.flatMap((one, k): Counted[] => {
    const values = rivals.map((_, r) =>
      read.of(r, k).map((futures, w) => futures.filter((_, f) => isOne(one.among, r, w, f))),
    );
    const classes = classesOf(one.unit, values.flat(2));
    if (classes === null) return [];
    const counts = values.map((worlds) => worlds.map((futures) => tally(futures, classes)));
    const pairs = rivals.flatMap((_, first) =>
      rivals.slice(first + 1).map((_, j) => {
        const second = first + 1 + j;
        return { first, second, found: separation(counts[first] as Counts, counts[second] as Counts, luck, LEVEL) };
      }),
    );
    return [{ watched: one, classes, counts, pairs }];
  });
}

function tally(values: readonly number[], { edges, classOf }: Classes): number[] {
  const row = Array<number>(edges.length + 1).fill(0);
  for (const x of values) row[classOf(x)] = (row[classOf(x)] as number) + 1;
  return row;
}

/** Share of observations in the classes that the record allows, by worlds. */
function shareIn(counts: Counts, { classOf }: Classes, low: number, high: number) {
  const [from, to] = [classOf(low), classOf(high)];
  const clusters = counts.map((row) => ({
    yes: row.slice(from, to + 1).reduce((sum, x) => sum + x, 0),
    n: row.reduce((sum, x) => sum + x, 0),
  }));
  if (clusters.every((c) => c.n === 0)) return { value: NaN, low: 0, high: 1 };
  const { value, low: least, high: most } = clusteredShare(clusters, LEVEL);
  return { value, low: least, high: most };
}
