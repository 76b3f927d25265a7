// Two passes of one shape as one: worlds that either has, in order. Where both have a world, what one of them was not asked for is the other's.
import type { Job, JobResult } from "./work.ts";
import type { Pass } from "./ensemble.ts";

/** What is kept of each world, as so many numbers, in one array, world by world. */
type Kept = Float64Array | Uint8Array;

/** A job that nobody has run. */
export const nothing = (job: Job): Pass => ({
  job: { ...job, worlds: [] },
  result: {
    accepted: [],
    rejected: [],
    rows: new Float64Array(0),
    seen: new Float64Array(0),
    values: job.contrasts.map(() => new Float64Array(0)),
    arose: job.contrasts.map(() => new Uint8Array(0)),
    conditions: (job.conditions ?? []).map(() => new Uint8Array(0)),
    outcomes: (job.outcomes ?? []).map(() => new Float64Array(0)),
    largestOther: job.contrasts.map(() => new Float64Array(0)),
    requestChance: new Float64Array(0),
    runs: 0,
    forks: 0,
    ticks: 0,
    saved: 0,
  },
});

/**
 * `contrasts`: what is wanted in both together. Jobs must be alike but for their worlds and for what is wanted of their plans. Throws RangeError
 * where they have not kept the same of a world.
 */
export function gathered(a: Pass, b: Pass, contrasts: Job["contrasts"] = b.job.contrasts): Pass {
  if (b.job.worlds.length === 0) return { job: { ...a.job, contrasts }, result: a.result };
  const job: Job = { ...b.job, worlds: ordered(a.job.worlds, b.job.worlds), contrasts };
  if (a.job.worlds.length === 0) return { job, result: b.result };
  const accepted = ordered(a.result.accepted, b.result.accepted);
  const placed = ({ result }: Pass) => new Map(result.accepted.map((world, place) => [world, place]));
  const places = [placed(a), placed(b)] as const;
  const each = <T extends Kept>(of: (r: JobResult) => readonly T[], fill: (x: number, y: number) => number): T[] =>
    of(a.result).map((own, i) => joint(accepted, places, [own, of(b.result)[i] as T], fill));
  const sum = (of: (r: JobResult) => number): number => of(a.result) + of(b.result);
  return {
    job,
    result: {
      accepted,
      rejected: ordered(a.result.rejected, b.result.rejected),
      rows: joint(accepted, places, [a.result.rows, b.result.rows], known),
      seen: a.result.seen.map((n, i) => n + (b.result.seen[i] as number)),
      values: each((r) => r.values as Float64Array[], known),
      requestChance: joint(accepted, places, [a.result.requestChance, b.result.requestChance], known),
      largestOther: each((r) => r.largestOther as Float64Array[], known),
      outcomes: each((r) => r.outcomes as Float64Array[], known),
      arose: each((r) => r.arose as Uint8Array[], Math.max),
      conditions: each((r) => r.conditions as Uint8Array[], Math.max),
      runs: sum((r) => r.runs),
      forks: sum((r) => r.forks),
      ticks: sum((r) => r.ticks),
      saved: sum((r) => r.saved),
    },
  };
}

const known = (x: number, y: number): number => (Number.isNaN(x) ? y : x);

const ordered = (a: readonly number[], b: readonly number[]): number[] =>
  [...new Set([...a, ...b])].sort((x, y) => x - y);

function joint<T extends Kept>(
  worlds: readonly number[],
  places: readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>],
  of: readonly [T, T],
  fill: (x: number, y: number) => number,
): T {
  const sizes = of.map((kept, i) => kept.length / Math.max(1, places[i as 0 | 1].size));
  const size = places[0].size > 0 ? (sizes[0] as number) : (sizes[1] as number);
  if (places.every((p) => p.size > 0) && sizes[0] !== sizes[1])
    throw new RangeError("passes of different shapes can't be put together");
  const Made = of[0].constructor as new (length: number) => T;
  const all = new Made(worlds.length * size);
  worlds.forEach((world, w) => {
    const [first, second] = of.map((kept, i) => {
      const place = places[i as 0 | 1].get(world);
      return place === undefined ? null : kept.subarray(place * size, (place + 1) * size);
    });
    const own = all.subarray(w * size, (w + 1) * size);
    if (first) own.set(first);
    else if (second) own.set(second);
    if (first && second) for (let k = 0; k < size; k++) own[k] = fill(first[k] as number, second[k] as number);
  });
  return all;
}

/** A pass of its worlds before this one. What is counted over all of its worlds together stays so. */
export function firstWorlds(pass: Pass, end: number): Pass {
  const { job, result } = pass;
  if ((job.worlds.at(-1) ?? -1) < end) return pass;
  const before = (worlds: readonly number[]): number[] => worlds.filter((w) => w < end);
  const accepted = before(result.accepted);
  const cut = <T extends Kept>(kept: T): T =>
    kept.subarray(0, (kept.length / result.accepted.length) * accepted.length) as T;
  const each = <T extends Kept>(of: readonly T[]): T[] => of.map(cut);
  return {
    job: { ...job, worlds: before(job.worlds) },
    result: {
      ...result,
      accepted,
      rejected: before(result.rejected),
      rows: cut(result.rows),
      values: each(result.values),
      requestChance: cut(result.requestChance),
      largestOther: each(result.largestOther),
      outcomes: each(result.outcomes),
      arose: each(result.arose),
      conditions: each(result.conditions),
    },
  };
}

/** The same with its numbers in memory that threads share, where there is any: sent to them without being copied. Typed arrays alone are moved. */
export function shared<T>(of: T): T {
  if (typeof SharedArrayBuffer === "undefined") return of;
  const known = new Map<object, object>();
  const walk = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const done = known.get(value);
    if (done) return done;
    let made: object;
    if (value instanceof Float64Array || value instanceof Uint8Array) {
      if (value.buffer instanceof SharedArrayBuffer) return value;
      made = value instanceof Float64Array ? new Float64Array(new SharedArrayBuffer(value.byteLength)) : new Uint8Array(new SharedArrayBuffer(value.byteLength)); // prettier-ignore
      (made as Float64Array).set(value as Float64Array);
    } else if (Array.isArray(value)) made = value.map(walk);
    else made = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
    known.set(value, made);
    return made;
  };
  return walk(of) as T;
}
