// What each command prints with --json, by its name. Each is checked where the command makes it, and schemas/output is made from these.
import type { TestReport } from "../claims/result.ts";
import type { Checked } from "../questions/check/check.ts";
import type { Compared } from "../questions/compare.ts";
import type { ComparedRun } from "../questions/compareRun.ts";
import type { Drivers } from "../questions/drivers/driverResult.ts";
import type { Explained } from "../questions/explain.ts";
import type { Rivals } from "../questions/rivals/rivalResult.ts";
import type { Verified } from "../report/answers/verify.ts";
import type { KeptResults, Why } from "../report/answers/kept.ts";
import type { Outcomes, SingleRun } from "../questions/run.ts";
import type { Served } from "../node/queue/serve.ts";
import type { Merged } from "../node/store/merge.ts";
import type { Posterior } from "../questions/test/posterior.ts";
import type { Problem } from "../scenario/problems/problem.ts";

interface Format {
  readonly format: 1;
}

export type TestOutput = TestReport | ShardOutput;
/** With --shard: a part of the work, with no verdict yet. */
export interface ShardOutput extends Format {
  readonly shard: {
    readonly part: number;
    readonly of: number;
    /** Pieces of work that it did or found. */
    readonly pieces: number;
    /** Whether nothing waits for other shards any more. */
    readonly all: boolean;
  };
}
export interface MergeOutput extends Format, Merged {}
export type RunOutput =
  | (Format & Outcomes & { readonly seed: number; readonly given?: string })
  | (Format & { readonly run: SingleRun; readonly notes?: readonly string[]; readonly given?: string });
interface Changed extends Format {
  readonly record?: string;
  /** From when on things are changed: "" for the start. */
  readonly given: string;
  readonly notes: readonly string[];
}
export type CompareOutput =
  | (Changed & Compared & { readonly seed: number; readonly variant: string })
  | (Changed & ComparedRun & { readonly flags: string });
export type ExplainOutput = Format & Explained & { readonly record?: string; readonly compared: ComparedRun | null };
export type DriversOutput = Drivers;
export type RivalsOutput = Rivals;
export type FitOutput = Posterior;
/** A sound scenario, or every mistake of one that is not; then the exit code is 2. */
export type CheckOutput =
  | (Format & Checked & { readonly warnings: readonly Problem[] })
  | (Format & { readonly problems: readonly Problem[]; readonly more: boolean });
export interface NewOutput extends Format {
  readonly folder: string;
  readonly files: readonly string[];
}
export type VerifyOutput = Format & Verified;
/** What is kept, why something is not, what went, or what was written. */
export type ResultsOutput =
  | (Format & KeptResults)
  | (Format & { readonly why: Why })
  | (Format & { readonly pruned: { readonly files: number; readonly bytes: number; readonly left: number } })
  | (Format & { readonly exported: { readonly file: string; readonly runs: number } });
/** One code, the outcomes that a claim may ask for, or the commands. */
export type HelpOutput =
  | (Format & { readonly code: string; readonly title: string; readonly meaning: string; readonly file: string; readonly wrong: string; readonly right: string }) // prettier-ignore
  | (Format & {
      readonly outcomes: readonly { readonly name: string; readonly unit: string; readonly meaning: string }[];
    })
  | (Format & { readonly commands: readonly { readonly name: string; readonly description: string }[] });
/** What a worker did until it was stopped. */
export interface WorkerOutput extends Format, Served {
  readonly seconds: number;
}
export interface CompletionOutput extends Format {
  readonly shell: string;
  readonly script: string;
}
