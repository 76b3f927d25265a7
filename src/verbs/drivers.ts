// `precedent drivers`: what an outcome or a claim hangs on.
//   subject -> plain worlds -> screening of every assumption -> shares of variance of the chosen ones, all others, and luck
//           -> where it happens: a box, and a tree as its rival
// Under a condition assumptions are no longer independent, so there only the plain worlds and where it happens are told.
import { elementaryEffects, type ElementaryEffects } from "../analysis/morris.ts";
import { screen } from "../analysis/screening.ts";
import { sobolIndices } from "../analysis/sobol.ts";
import { wilson } from "../analysis/wilson.ts";
import { normalQuantile } from "../core/normal.ts";
import { mean, variance } from "../analysis/moments.ts";
import { Stopped, type Executor, type Progress } from "../run/ensemble.ts";
import { runPoints, type Point, type PointExecutor, type PointResult } from "../run/points.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { compiler, PLAN, type Compiler, type Plan } from "../world/compile.ts";
import { crisisDrivers } from "./driverCrisis.ts";
import { leastWorlds, plainPoints, screeningPoints, sharePoints, sizesFor, varying, type Factor, type Sizes } from "./driverDesign.ts";
import type { Drivers, Screened, Share, Shares } from "./driverResult.ts";
import type { Subject } from "./driverSubject.ts";
import { subjectOf } from "./driverSubject.ts";
import { lowHighs, whereOf } from "./driverWhere.ts";
import { VERSION } from "./version.ts";

export const DRIVER_WORLDS = 10_000;
export const DRIVER_ASSUMPTIONS = 15;
export const DRIVER_STAGES = ["worlds", "screening", "shares"] as const;
const FEWEST = 40;
const CONFIDENCE = 0.95;

export interface DriversOptions {
  readonly of: string;
  readonly worlds: number;
  /** Assumptions with a share of their own, at the most. */
  readonly assumptions: number;
  readonly seed: number;
  readonly execute: Executor;
  readonly executePoints: PointExecutor;
  readonly atOnce: number;
  readonly progress?: (stage: string, progress: Progress) => void;
  readonly stopped?: () => boolean;
  readonly command: string;
}

/** The question cannot be asked of this scenario in this way: a sentence for whoever asked. */
export class NotAnswerable extends Error {
  override readonly name = "NotAnswerable";
}

/** Everything that the stages share. */
export interface Stage {
  readonly compiled: Compiler;
  readonly plan: Plan;
  readonly subject: Subject;
  readonly options: DriversOptions;
}

/**
 * What drives the subject. When stopped, rests on what was finished and says so.
 * Throws NotAnswerable (unknown name, too few worlds, an outcome that never varies) and Stopped when next to nothing was finished.
 */
export async function drivers(scenario: Scenario, options: DriversOptions): Promise<Drivers> {
  const subject = subjectOf(scenario, options.of);
  if ("problem" in subject) throw new NotAnswerable(subject.problem);
  const compiled = compiler(scenario);
  const stage: Stage = { compiled, plan: { ...PLAN, seed: options.seed }, subject, options };
  const { name, meaning, claim, outcome, given, scale, unit } = subject;
  const head = {
    format: 1,
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    version: VERSION,
    seed: options.seed,
    command: options.command,
    of: { name, meaning, claim, outcome, given, scale, unit },
  } as const;
  if (given !== "") return { ...head, ...(await crisisDrivers(stage)) };

  const columns = varying(compiled.columns);
  const least = leastWorlds(columns.length, options.assumptions);
  if (options.worlds < least)
    throw new NotAnswerable(
      `${options.worlds} worlds are too few to tell ${columns.length} assumptions apart with ${Math.min(options.assumptions, columns.length)} of them in full; give --worlds ${least} or more, or fewer --assumptions`,
    );
  const sizes = sizesFor(options.worlds, columns.length, options.assumptions);

  // 1 plain worlds
  const plain = plainPoints(compiled, stage.plan, sizes.plain);
  const seen = await points(stage, "worlds", plain);
  const kept = Array.from(seen.y.keys()).filter((i) => !Number.isNaN(seen.y[i]));
  if (kept.length < FEWEST) throw new Stopped();
  const y = Float64Array.from(kept, (i) => seen.y[i] as number);
  if (y.every((v) => v === y[0])) throw new NotAnswerable(neverVaries(subject, y));

  // 2 screening
  const screening = await screened(stage, sizes, columns);
  const chosen = choose(stage, screening?.found ?? [], columns, kept, y);

  // 3 shares
  const shares = screening === null ? null : await sharesOf(stage, sizes, plain, seen, columns, chosen);
  const done = [seen, screening, shares].reduce((sum, s) => sum + (s?.run ?? 0), 0);
  const rejected = [seen, screening, shares].reduce((sum, s) => sum + (s?.rejected ?? 0), 0);
  const early = options.stopped?.() === true;
  return {
    ...head,
    ...(early ? { stopped: { worlds: done, of: options.worlds } } : {}),
    worlds: { plain: kept.length, bases: screening?.bases ?? 0, rows: shares?.rows ?? 0, all: done, rejected, arose: null },
    mean: meanOf(subject, y),
    screening: (screening?.found ?? [])
      .map((s, i): Screened => ({ ...s, chosen: chosen.get(columns[i] as number) ?? "" }))
      .toSorted((a, b) => b.muStar - a.muStar),
    luck: screening?.luck ?? null,
    shares: shares?.shares ?? null,
    lowHigh: lowHighs(stage, kept, y),
    where: whereOf(stage, kept, y, null),
    remarks: remarksOf(stage, y, shares?.shares ?? null),
  };
}

interface Seen {
  /** By point; NaN where the world is one that ensembles leave out. */
  readonly y: Float64Array;
  /** The same with those too. */
  readonly all: Float64Array;
  readonly run: number;
  readonly rejected: number;
}

async function points({ plan, subject, options }: Stage, name: string, design: readonly Point[]): Promise<Seen> {
  const { arms, outcome, value } = subject;
  const result: PointResult = await runPoints({ plan, arms, outcome }, design, options.executePoints, {
    size: 25,
    atOnce: options.atOnce,
    keep: true,
    progress: (p) => options.progress?.(name, p),
    ...(options.stopped ? { stopped: options.stopped } : {}),
  });
  const all = Float64Array.from(result.calm, (_, i) => value(result.values.subarray(i * arms.length, (i + 1) * arms.length)));
  const y = all.map((v, i) => (result.calm[i] === 1 ? v : NaN));
  return { y, all, run: all.length, rejected: result.calm.reduce((n, c) => n + 1 - c, 0) };
}

const neverVaries = ({ name, scale }: Subject, y: Float64Array): string =>
  `"${name}" never varies: it is ${scale === "difference" ? `a difference of ${y[0]}` : scale === "yes/no" ? (y[0] === 1 ? "yes" : "no") : (y[0] as number).toPrecision(3)} in each of ${y.length} worlds, so nothing can be said to drive it; more --worlds may show a rare one`;

function meanOf({ scale }: Subject, y: Float64Array): Drivers["mean"] {
  const value = mean(y);
  if (scale === "yes/no") return { value, ...wilson(value * y.length, y.length, CONFIDENCE) };
  const half = normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(variance(y) / y.length);
  return { value, low: value - half, high: value + half };
}

interface Screening {
  readonly found: readonly Omit<Screened, "chosen">[];
  readonly luck: ElementaryEffects;
  readonly bases: number;
  readonly run: number;
  readonly rejected: number;
}

/** Effects by varying column, and of luck; null when stopped before two base points were done. A move counts as half of a range. */
async function screened(stage: Stage, { bases, plain }: Sizes, columns: readonly number[]): Promise<Screening | null> {
  const { compiled, plan, options } = stage;
  const seen = await points(stage, "screening", screeningPoints(compiled, plan, columns, bases, plain));
  const size = columns.length + 2;
  const done = Math.floor(seen.y.length / size);
  if (done < 2) return null;
  const effects = Array.from({ length: size - 1 }, (_, f) =>
    Float64Array.from({ length: done }, (__, b) => (seen.y[b * size + f + 1] as number) - (seen.y[b * size] as number)),
  );
  const all = elementaryEffects(effects, CONFIDENCE, options.seed);
  const found = columns.map((c, i) => named(compiled, c, all[i] as ElementaryEffects));
  return { found, luck: all.at(-1) as ElementaryEffects, bases: done, run: seen.run, rejected: seen.rejected };
}

const named = <T extends object>({ columns }: Compiler, column: number, found: T): T & { path: string; meaning: string } => {
  const { path, meaning } = columns[column] as { path: string; meaning: string };
  return { path, meaning, ...found };
};

/** Columns that get a share of their own: those that plain worlds show beyond luck, then by screening, as long as a run changed at all. */
function choose(
  { compiled, plan, options }: Stage,
  found: readonly Omit<Screened, "chosen">[],
  columns: readonly number[],
  worlds: readonly number[],
  y: Float64Array,
): Map<number, "screening" | "worlds"> {
  const at = plainPoints(compiled, plan, Math.max(...worlds) + 1);
  const coordinates = columns.map((c) => Float64Array.from(worlds, (w) => at[w]?.at[c] as number));
  const shown = screen(y, coordinates, Int32Array.from(worlds.keys())).map((i) => columns[i] as number);
  const ranked = found
    .map((s, i) => ({ column: columns[i] as number, size: s.muStar }))
    .filter((s) => s.size > 0)
    .toSorted((a, b) => b.size - a.size || a.column - b.column);
  const chosen = new Map<number, "screening" | "worlds">();
  for (const column of shown) if (chosen.size < options.assumptions) chosen.set(column, "worlds");
  for (const { column } of ranked)
    if (chosen.size < options.assumptions && !chosen.has(column)) chosen.set(column, "screening");
  return chosen;
}

interface SharesRun {
  readonly shares: Shares | null;
  readonly rows: number;
  readonly run: number;
  readonly rejected: number;
}

async function sharesOf(
  stage: Stage,
  sizes: Sizes,
  plain: readonly Point[],
  seen: Seen,
  columns: readonly number[],
  chosen: ReadonlyMap<number, string>,
): Promise<SharesRun> {
  const { compiled, options } = stage;
  const own = [...chosen.keys()];
  const others = columns.filter((c) => !chosen.has(c));
  const factors: Factor[] = [
    ...own.map((c) => ({ columns: [c], luck: false })),
    ...(others.length > 0 ? [{ columns: others, luck: false }] : []),
    { columns: [], luck: true },
  ];
  const half = Math.min(sizes.rows, Math.floor(seen.y.length / 2));
  const run = await points(stage, "shares", half < 2 ? [] : sharePoints(plain, half, factors));
  const rows = Math.floor(run.y.length / factors.length);
  if (rows < 2) return { shares: null, rows: 0, run: run.run, rejected: run.rejected };
  const indices = (of: "y" | "all") =>
    sobolIndices({
      a: seen[of].slice(0, rows),
      b: seen[of].slice(half, half + rows),
      mixed: factors.map((_, f) => Float64Array.from({ length: rows }, (__, j) => run[of][j * factors.length + f] as number)),
      confidence: CONFIDENCE,
      seed: options.seed,
    });
  const found = indices("y");
  const withRejected = indices("all");
  if (!found) return { shares: null, rows, run: run.run, rejected: run.rejected };
  const listed = found.factors.map((f, i): Share => {
    const totalWithRejected = withRejected?.factors[i]?.total.value ?? NaN;
    const column = own[i];
    if (column !== undefined) return { ...named(compiled, column, f), totalWithRejected };
    return factors[i]?.luck
      ? { ...f, path: "luck", meaning: "everything a run draws that is no assumption", totalWithRejected }
      : { ...f, path: "all others", meaning: `the other ${others.length} assumptions together`, totalWithRejected };
  });
  const ranked = listed.slice(0, own.length).toSorted((a, b) => b.total.value - a.total.value);
  const { alone, variance: spread, convergence } = found;
  return {
    shares: { factors: [...ranked, ...listed.slice(own.length)], alone, variance: spread, convergence },
    rows,
    run: run.run,
    rejected: run.rejected,
  };
}

/** What a reader should know before the numbers. */
function remarksOf({ subject }: Stage, y: Float64Array, shares: Shares | null): string[] {
  const remarks: string[] = [];
  if (subject.scale === "log") remarks.push(`Counted in orders of magnitude: log10 of 1 + the number, so that a few huge runs do not decide alone.`);
  if (subject.scale === "yes/no" || subject.scale === "difference") {
    const rare = Math.min(y.filter((v) => v !== 0).length, y.filter((v) => v !== 1).length);
    if (rare < 30) remarks.push(`Only ${rare} of ${y.length} plain worlds differ from the rest: every number here rests on few runs.`);
  }
  const shift = (shares?.factors ?? []).reduce((most, f) => Math.max(most, Math.abs(f.total.value - f.totalWithRejected) || 0), 0);
  if (shares)
    remarks.push(
      `Worlds whose streets ignite without any shock are left out, which ties assumptions to each other a little; counted in, the totals move by ${shift.toFixed(2)} at most.`,
    );
  return remarks;
}

