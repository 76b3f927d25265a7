// The parts of a piece of runs. Each is kept under a name of its own, made of what it alone depends on, so that a new claim costs only what
// it is the first to ask: which worlds are calm, rows, a condition, an outcome, where a contrast parts, and what one test wants of it.
//   job -> parts -> names; job + result -> parts' numbers; job + parts' numbers -> the same result, bit for bit
// What a run comes to does not depend on what else is asked of it: test/run/looks.test.ts and this folder's own tests hold that.
import type { ContrastPlan, Want } from "../../run/contrastPlan.ts";
import type { Job, JobResult } from "../../run/work.ts";
import { canonical, digest } from "./canonical.ts";

export type Kept = Float64Array | Uint8Array;

/** `at`: place in the job's list of its kind; `want`: place in the contrast's. */
export type Part = { readonly name: string } & (
  | { readonly kind: "worlds" | "rows" | "chances" }
  | { readonly kind: "condition" | "outcome" | "contrast"; readonly at: number }
  | { readonly kind: "want"; readonly at: number; readonly want: Want; readonly futures: Futures }
);

/** By place of the world in the job, then treatment: into how many futures it goes on for this. */
type Futures = readonly (readonly number[])[];

/** Numbers of parts, by their names. */
export type Numbers = ReadonlyMap<string, readonly Kept[]>;

/** What all parts of a job depend on alike. */
export function sharedBy(job: Job): object {
  // whatever a job may have beside its lists, so that nothing new is forgotten
  const { contrasts: _, conditions: __, outcomes: ___, firstArrival, ...shared } = job;
  return { ...shared, firstArrival: firstArrival === true };
}

/** Hexadecimal digits of a part's name: enough to tell apart the parts of one piece. */
const DIGITS = 20;
const named = (text: string): string => digest(text).slice(0, DIGITS);

const WORLDS = { name: "worlds", kind: "worlds" } as const;
const ROWS = { name: "rows", kind: "rows" } as const;
const CHANCES = { name: "chances", kind: "chances" } as const;

export function partsOf(job: Job): readonly Part[] {
  return [
    WORLDS,
    ...(job.rows ? [ROWS] : []),
    ...(job.requests === "noted" ? [CHANCES] : []),
    ...(job.conditions ?? []).map((given, at): Part => ({ kind: "condition", at, name: named(`condition ${given}`) })),
    ...(job.rows ? (job.outcomes ?? []) : []).map((asked, at): Part => ({ kind: "outcome", at, name: named(`outcome ${canonical(asked)}`) })), // prettier-ignore
    ...job.contrasts.flatMap((contrast, at) => partsOfContrast(job, contrast, at)),
  ];
}

function partsOfContrast(job: Job, contrast: ContrastPlan, at: number): Part[] {
  const { given, treatments, only, arms: _, readings: __, wants: ___, ...same } = contrast;
  const where = job.worlds.map((world) => only?.includes(world) !== false);
  const texts = textsOf(contrast);
  return [
    {
      kind: "contrast",
      at,
      name: named(`contrast ${canonical({ ...same, given, forked: treatments.length > 0, where })}`),
    },
    ...wantsOf(contrast).flatMap((want, i): Part[] => {
      const futures = job.worlds.map((world, w) =>
        treatments.map((_, t) => (where[w] === true ? futuresIn(job, contrast, want, t, world) : 0)),
      );
      // what is run nowhere is no number
      if (!futures.some((own) => own.some((n) => n > 0))) return [];
      return [{ kind: "want", at, want, futures, name: named(`want ${texts[i] as string} ${canonical(futures)}`) }];
    }),
  ];
}

/** What is wanted of a contrast; of one that nobody has spoken for, everything. */
const wantsOf = ({ wants, arms, readings }: ContrastPlan): readonly Want[] =>
  wants ?? readings.map((_, reading) => ({ test: -1, arms: arms.map((_, arm) => arm), reading }));

/** What a want asks, by its content: places in lists change when a claim is added. A contrast stands in many pieces. */
const texts = new WeakMap<ContrastPlan, readonly string[]>();
function textsOf(contrast: ContrastPlan): readonly string[] {
  const known = texts.get(contrast);
  if (known) return known;
  const { arms, readings, wants: _, only: __, ...shared } = contrast;
  const same = canonical(shared);
  const made = wantsOf(contrast).map(({ arms: wanted, reading, test: ___, limits: ____, ...more }) =>
    [same, canonical(wanted.map((arm) => arms[arm])), canonical(readings[reading]), canonical(more)].join(" "),
  );
  texts.set(contrast, made);
  return made;
}

/** How many of the job's futures a want has in a world: they are always the first. */
function futuresIn({ branches }: Job, { given }: ContrastPlan, { limits }: Want, t: number, world: number): number {
  const [from, end] = branches;
  const all = given === "" ? 1 : Math.max(0, end - from);
  const limit = limits?.[t];
  if (!limit) return all;
  if (world <= (limit.after ?? -1) || world > limit.lastWorld) return 0;
  return Math.min(all, Math.max(0, limit.branches - from));
}

/** The job that computes these parts of it; null where there are none. */
export function jobFor(job: Job, parts: readonly Part[], missing: (part: Part) => boolean): Job | null {
  const open = parts.filter(missing);
  if (open.length === 0) return null;
  const has = (kind: Part["kind"]): boolean => open.some((part) => part.kind === kind);
  const at = (kind: "condition" | "outcome"): number[] => open.flatMap((p) => (p.kind === kind ? [p.at] : []));
  const contrasts = job.contrasts.flatMap((contrast, i) => {
    const own = open.filter((p) => (p.kind === "want" || p.kind === "contrast") && p.at === i);
    return own.length === 0 ? [] : [{ ...contrast, wants: own.flatMap((p) => (p.kind === "want" ? [p.want] : [])) }];
  });
  const { requests, conditions = [], outcomes = [], ...rest } = job;
  const noted = requests === "noted" && !has("chances") ? undefined : requests;
  return {
    ...rest,
    // arms from the start are read beside a run that has come to its horizon
    rows: job.rows && (has("rows") || has("outcome") || contrasts.some((c) => c.given === "")),
    contrasts,
    conditions: at("condition").map((i) => conditions[i] as string),
    outcomes: at("outcome").map((i) => outcomes[i] as (typeof outcomes)[number]),
    ...(noted === undefined ? {} : { requests: noted }),
  };
}

/** Numbers of all parts of a job, from its result. */
export function cut(job: Job, result: JobResult): Numbers {
  return new Map(partsOf(job).map((part) => [part.name, numbersOf(job, result, part)]));
}

function numbersOf(job: Job, result: JobResult, part: Part): readonly Kept[] {
  switch (part.kind) {
    case "worlds":
      return [Float64Array.from(result.accepted), Float64Array.from(result.rejected)];
    case "rows":
      return [result.rows, result.seen];
    case "chances":
      return [result.requestChance];
    case "condition":
      return [result.conditions[part.at] as Uint8Array];
    case "outcome":
      return [result.outcomes[part.at] as Float64Array];
    case "contrast":
      return [result.arose[part.at] as Uint8Array, result.largestOther[part.at] as Float64Array];
    case "want": {
      const values = result.values[part.at] as Float64Array;
      const places = cells(job, part, result.accepted);
      return [Float64Array.from(places, (place) => values[place] as number)];
    }
  }
}

/** Places of a want's numbers among the values of its contrast, in the order in which they are kept. */
function cells(job: Job, part: Part & { readonly kind: "want" }, accepted: readonly number[]): number[] {
  const { treatments, arms, readings, given } = job.contrasts[part.at] as ContrastPlan;
  const [from, end] = job.branches;
  const futures = given === "" ? 1 : Math.max(0, end - from);
  const replicates = Math.max(0, job.replicates[1] - job.replicates[0]);
  const place = new Map(job.worlds.map((world, w) => [world, w]));
  const found: number[] = [];
  accepted.forEach((world, w) => {
    const own = part.futures[place.get(world) as number] as readonly number[];
    for (let run = w * replicates; run < (w + 1) * replicates; run++)
      treatments.forEach((_, t) => {
        for (let future = 0; future < (own[t] as number); future++)
          for (const arm of part.want.arms)
            found.push(((((run * futures + future) * treatments.length + t) * arms.length + arm) * readings.length) + part.want.reading); // prettier-ignore
      });
  });
  return found;
}

/** The result of a job from the numbers of all of its parts. `seen`: how many numbers say where protest was seen. */
export function joinedParts(job: Job, numbers: Numbers, seen: number, counts: Counts): JobResult {
  const of = (name: string): readonly Kept[] => numbers.get(name) as readonly Kept[];
  const parts = partsOf(job);
  const each = <T extends Kept>(kind: "condition" | "outcome" | "contrast", which: number): T[] =>
    parts.flatMap((part) => (part.kind === kind ? [of(part.name)[which] as T] : []));
  const [accepted, rejected] = of(WORLDS.name).map((worlds) => Array.from(worlds)) as [number[], number[]];
  const values = valuesOf(job, parts, numbers, accepted);
  const none = (): Float64Array => new Float64Array(0);
  return {
    accepted,
    rejected,
    rows: job.rows ? (of(ROWS.name)[0] as Float64Array) : none(),
    seen: job.rows ? (of(ROWS.name)[1] as Float64Array) : new Float64Array(seen),
    values,
    arose: each<Uint8Array>("contrast", 0),
    conditions: each<Uint8Array>("condition", 0),
    outcomes: job.rows ? each<Float64Array>("outcome", 0) : (job.outcomes ?? []).map(none),
    requestChance: job.requests === "noted" ? (of(CHANCES.name)[0] as Float64Array) : none(),
    largestOther: each<Float64Array>("contrast", 1),
    ...counts,
  };
}

export type Counts = Pick<JobResult, "runs" | "forks" | "ticks" | "saved">;

function valuesOf(job: Job, parts: readonly Part[], numbers: Numbers, accepted: readonly number[]): Float64Array[] {
  const [from, end] = job.branches;
  const replicates = Math.max(0, job.replicates[1] - job.replicates[0]);
  const values = job.contrasts.map(({ given, treatments, arms, readings }) => {
    const futures = given === "" ? 1 : Math.max(0, end - from);
    const length = accepted.length * replicates * futures * treatments.length * arms.length * readings.length;
    return new Float64Array(length).fill(NaN);
  });
  for (const part of parts) {
    if (part.kind !== "want") continue;
    const own = values[part.at] as Float64Array;
    const [kept] = numbers.get(part.name) as [Float64Array];
    cells(job, part, accepted).forEach((place, i) => {
      // two tests may want the same, one of them in fewer futures
      own[place] = kept[i] as number;
    });
  }
  return values;
}

/** Whether numbers that were kept have the shape of a part: what does not is no number of it. */
export function fits(job: Job, part: Part, kept: readonly Kept[], sizes: Sizes): boolean {
  const runs = sizes.accepted.length * Math.max(0, job.replicates[1] - job.replicates[0]);
  const lengths = (...of: readonly number[]): boolean =>
    of.length === kept.length && of.every((n, i) => n === (kept[i] as Kept).length);
  switch (part.kind) {
    case "worlds":
      return kept.length === 2;
    case "rows":
      return lengths(runs * sizes.row, sizes.seen);
    case "chances":
    case "condition":
    case "outcome":
      return lengths(runs);
    case "contrast":
      return lengths(runs, runs);
    case "want":
      return lengths(cells(job, part, sizes.accepted).length);
  }
}

/** Accepted worlds, numbers of one row, and of where protest was seen. */
export interface Sizes {
  readonly accepted: readonly number[];
  readonly row: number;
  readonly seen: number;
}
