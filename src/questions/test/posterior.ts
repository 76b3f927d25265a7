// A posterior as a file: the worlds that agree with a scenario's record up to a date, in equal parts, with all it takes to know what they are.
import { pointLength, type Compiler, type GivenWorlds } from "../../world/compile.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Scores } from "../fit/fitScores.ts";
import { stampOf } from "../runId.ts";
import { VERSION } from "../version.ts";

/** Fewest independent worlds from which anything is said. */
export const LEAST_WORTH = 30;

export interface Posterior {
  readonly format: 1;
  readonly kind: "posterior";
  readonly version: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string; readonly runs: string };
  readonly command: string;
  readonly seed: number;
  /** As written, and in days since the start. */
  readonly until: { readonly text: string; readonly days: number };
  /** Entries of the record that were fitted, things of which it had not spoken, entries that have no error model. */
  readonly fitted: readonly string[];
  readonly silent: readonly string[];
  readonly without: readonly string[];
  /** Independent worlds that the record leaves, and what that rests on. */
  readonly worth: number;
  readonly byChain: number;
  readonly families: number;
  readonly particles: number;
  readonly evaluations: number;
  /** Worlds as drawn, and how many of them the record would leave if they were only weighed. */
  readonly prior: { readonly worlds: number; readonly worth: number };
  readonly logEvidence: number;
  readonly stages: readonly {
    readonly power: number;
    readonly effective: number;
    readonly families: number;
    readonly accepted: Readonly<Record<string, number>>;
  }[];
  /** What the record moved most, in the units of the ranges. */
  readonly moved: readonly {
    readonly path: string;
    readonly meaning: string;
    readonly unit: string;
    readonly prior: readonly [number, number, number];
    readonly posterior: readonly [number, number, number];
  }[];
  readonly scores: Scores | null;
  /** Where the work was stopped: power of the likelihood and sweeps that it had come to. */
  readonly stopped: { readonly power: number } | null;
  readonly columns: readonly string[];
  /**
   * As many as the record leaves, or none where that is too few. `at`: coordinates 0..1 of every column, then of the places' luck. `luck`: of
   * the run that agrees, in blocks.
   */
  readonly worlds: readonly { readonly at: readonly number[]; readonly luck: readonly number[] }[];
}

/** "given the record to …, in-sample": stands wherever anything is shown that rests on it. */
export const givenRecord = ({ until }: Pick<Posterior, "until">): string =>
  `given the record to ${until.text}, in-sample`;

/** Reads a posterior; or what is wrong with it, and what to do. */
export function readPosterior(
  text: string,
  scenario: Scenario,
  compiled: Compiler,
): Posterior | { readonly problem: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { problem: "it is not JSON; precedent fit writes such files" };
  }
  const p = read as Posterior;
  if (typeof p !== "object" || p === null || p.kind !== "posterior" || p.format !== 1 || !Array.isArray(p.worlds))
    return { problem: "it is no posterior; precedent fit writes such files" };
  const again = `fit again: precedent fit with this scenario`;
  if (p.scenario?.id !== scenario.id)
    return { problem: `it is of the scenario "${String(p.scenario?.id)}", not of "${scenario.id}"; ${again}` };
  if (p.version !== VERSION || p.scenario.runs !== stampOf(scenario))
    return {
      problem: `it is of another version of "${scenario.id}" or of Precedent: what worlds are drawn from has changed since; ${again}`,
    };
  const k = compiled.columns.length;
  const same =
    Array.isArray(p.columns) && p.columns.length === k && p.columns.every((c, i) => c === compiled.columns[i]?.path);
  const inside = (x: unknown): boolean => typeof x === "number" && x > 0 && x < 1;
  const whole = (x: unknown): boolean => Number.isInteger(x) && (x as number) >= 0;
  if (
    !same ||
    !whole(p.seed) ||
    typeof p.until?.text !== "string" ||
    typeof p.until.days !== "number" ||
    !p.worlds.every((w) => Array.isArray(w.at) && w.at.length === pointLength(compiled) && w.at.every(inside))
  )
    return { problem: `it is damaged; ${again}` };
  if (p.worlds.length < LEAST_WORTH)
    return {
      problem: `the record left fewer than ${LEAST_WORTH} worlds' worth, so that nothing can be said from it; fit again with more --worlds`,
    };
  return p;
}

/** The worlds for a plan. */
export const givenWorlds = ({ worlds }: Posterior): GivenWorlds => ({
  points: Float64Array.from(worlds.flatMap((w) => w.at)),
});
