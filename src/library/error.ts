// The one class of errors that the library throws: what is wrong as a code, where it stands, and what mends it.
import type { Problem } from "../scenario/problems/problem.ts";
import { problemText } from "../scenario/problems/problemText.ts";

/** Codes beside those of scenario files, which begin with PR-: wrong arguments, stopped by the signal, threads that ended, a fault of Precedent. */
export type OwnCode = "ARGUMENT" | "STOPPED" | "THREADS" | "FAULT";

interface Place {
  readonly file?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** Thrown by everything in the library. The message is fit for a terminal; the fields are for programs. */
export class PrecedentError extends Error {
  override readonly name = "PrecedentError";
  /** `PR-S008` and the like of a scenario's files, explained by `precedent help CODE`; else a word of `OwnCode`. */
  readonly code: OwnCode | `PR-${string}`;
  /** Null where no file is to blame. */
  readonly file: string | null;
  /** From 1; null where it has no place in the file. */
  readonly line: number | null;
  readonly column: number | null;
  /** What mends it, in a sentence. */
  readonly remedy: string;
  /** Every mistake in the scenario's files, the first of which the fields name; else empty. */
  readonly problems: readonly Problem[];

  constructor(
    code: OwnCode | `PR-${string}`,
    message: string,
    remedy: string,
    { file = null, line = null, column = null }: Place = {},
    problems: readonly Problem[] = [],
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.file = file;
    this.line = line;
    this.column = column;
    this.remedy = remedy;
    this.problems = problems;
  }
}

/** All mistakes of a scenario as one error, whose message shows each with its line. */
export function errorOf(
  problems: readonly Problem[],
  files: Readonly<Record<string, string>>,
  folder?: string,
): PrecedentError {
  const [first] = problems;
  if (!first) return new PrecedentError("FAULT", "a scenario was refused without a reason", REPORT);
  const { code, file, line, column, remedy } = first;
  const message = problemText(problems, files, folder === undefined ? {} : { folder });
  const place = { file, line: line || null, column: column || null };
  return new PrecedentError(code as `PR-${string}`, message, remedy, place, problems);
}

export const REPORT = "This is a fault of Precedent: please report it with what led here.";

export const wrongArgument = (message: string, remedy: string): PrecedentError =>
  new PrecedentError("ARGUMENT", message, remedy);

/** What the signal stopped; its reason is the cause. */
export const stoppedBy = (signal: AbortSignal | undefined): PrecedentError =>
  new PrecedentError(
    "STOPPED",
    "stopped before it was done",
    "Start it again where it was not meant to be stopped.",
    {},
    [],
    signal?.reason,
  );
