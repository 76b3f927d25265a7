// Many worlds: the work cut into pieces, handed to an executor, and put together in the order of worlds. Results do not depend on the
// number of workers, on the size of a piece, or on which piece came back first.
import type { Job, JobResult } from "./work.ts";

/** A job with what came of it. */
export interface Pass {
  readonly job: Job;
  readonly result: JobResult;
}

/** Does one piece of work somewhere: on this thread, on a pool of threads, in a browser's worker. */
export type Executor = (job: Job) => Promise<JobResult>;

export interface Progress {
  /** Worlds done and to be done. */
  readonly done: number;
  readonly of: number;
}

export interface Pieces {
  /** Worlds a piece. */
  readonly size: number;
  /** Pieces under way at once. */
  readonly atOnce: number;
  readonly progress?: (progress: Progress) => void;
  /** Checked before every piece. */
  readonly stopped?: () => boolean;
  /** When stopped, also by an executor that throws Stopped, give what was finished, which is always the first so many worlds, instead of throwing. */
  readonly keep?: boolean;
}

/** Thrown when work was stopped before all of it was done. */
export class Stopped extends Error {
  constructor() {
    super("stopped before all worlds were run");
    this.name = "Stopped";
  }
}

/** Runs a job in pieces. Unless it keeps what was finished, throws Stopped when `stopped` says so; whatever the executor throws is passed on. */
export async function runEnsemble(job: Job, execute: Executor, pieces: Pieces): Promise<JobResult> {
  const results = await inPieces(piecesOf(job, pieces.size), (piece) => piece.worlds.length, execute, pieces);
  return joined(results, job);
}

/** A job in pieces of so many worlds. */
export function piecesOf(job: Job, size: number): readonly Job[] {
  const pieces: Job[] = [];
  for (let i = 0; i < job.worlds.length; i += size) pieces.push({ ...job, worlds: job.worlds.slice(i, i + size) });
  return pieces;
}

/** Does jobs of any kind, several at once; results in the order of the jobs, which are always the first so many of them. */
export async function inPieces<J, R>(
  jobs: readonly J[],
  size: (job: J) => number,
  execute: (job: J) => Promise<R>,
  pieces: Pick<Pieces, "atOnce" | "progress" | "stopped" | "keep">,
): Promise<R[]> {
  const of = jobs.reduce((sum, job) => sum + size(job), 0);
  const results: R[] = [];
  let next = 0;
  let done = 0;
  let lost = jobs.length;
  if (pieces.stopped?.() !== true) pieces.progress?.({ done, of });
  const one = async (): Promise<void> => {
    while (next < lost) {
      if (pieces.stopped?.() === true) {
        if (pieces.keep === true) return;
        throw new Stopped();
      }
      const i = next++;
      const piece = jobs[i] as J;
      try {
        results[i] = await execute(piece);
      } catch (error) {
        if (pieces.keep !== true || !(error instanceof Stopped)) throw error;
        lost = Math.min(lost, i);
        return;
      }
      done += size(piece);
      pieces.progress?.({ done, of });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(pieces.atOnce, jobs.length)) }, one));
  return results.slice(0, lost);
}

function joined(results: readonly JobResult[], job: Job): JobResult {
  const contrasts = job.contrasts.length;
  const sum = (of: (r: JobResult) => number): number => results.reduce((total, r) => total + of(r), 0);
  const each = (of: (r: JobResult) => readonly Float64Array[]): Float64Array[] =>
    Array.from({ length: contrasts }, (_, i) => chained(results.map((r) => of(r)[i] as Float64Array)));
  return {
    accepted: results.flatMap((r) => r.accepted),
    rejected: results.flatMap((r) => r.rejected),
    rows: chained(results.map((r) => r.rows)),
    seen: results.reduce(
      (total, r) => total.map((n, i) => n + (r.seen[i] as number)),
      new Float64Array(results[0]?.seen.length ?? 0),
    ),
    values: each((r) => r.values),
    arose: Array.from({ length: contrasts }, (_, i) =>
      Uint8Array.from(results.flatMap((r) => Array.from(r.arose[i] as Uint8Array))),
    ),
    conditions: (job.conditions ?? []).map((_, i) =>
      Uint8Array.from(results.flatMap((r) => Array.from(r.conditions[i] as Uint8Array))),
    ),
    outcomes: (job.outcomes ?? []).map((_, i) => chained(results.map((r) => r.outcomes[i] as Float64Array))),
    requestChance: chained(results.map((r) => r.requestChance)),
    largestOther: each((r) => r.largestOther),
    runs: sum((r) => r.runs),
    forks: sum((r) => r.forks),
    ticks: sum((r) => r.ticks),
    saved: sum((r) => r.saved),
  };
}

function chained(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, p) => length + p.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
