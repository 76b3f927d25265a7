// A posterior as a file: the worlds that agree with a scenario's record up to a date, in equal parts, with all it takes to know what they are
// and whether they are still those of the scenario at hand.
import { z } from "zod";
import { stableHash } from "../../core/hash.ts";
import { MECHANISMS } from "../../model/index.ts";
import { reportsOf } from "../../run/reports.ts";
import { pointLength, type Compiler, type GivenWorlds } from "../../world/compile.ts";
import { printable } from "../../scenario/problems/problemText.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Scores } from "../fit/fitScores.ts";
import { drawnFrom, stampOf, wordless } from "../runId.ts";
import { VERSION } from "../version.ts";

/** Fewest independent worlds from which anything is said. */
export const LEAST_WORTH = 30;

/** What a posterior rests on, and what is said of it where it has changed since. */
const INPUTS = {
  rules: "scenario.yaml",
  places: "places.csv",
  assumptions: "assumptions.yaml",
  model: "a range or an equation of Precedent's own",
  record: "what record.yaml says up to then",
};
type Input = keyof typeof INPUTS;
const SCENARIO = ["rules", "places", "assumptions"] as const satisfies readonly Input[];

export interface Posterior {
  readonly format: 1;
  readonly kind: "posterior";
  readonly version: string;
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly hash: string;
    readonly runs: string;
    /** Hashes of what was fitted, and to what. */
    readonly inputs: Readonly<Record<Input, string>>;
  };
  readonly command: string;
  readonly seed: number;
  /** As written, and in days since the start. */
  readonly until: { readonly text: string; readonly days: number };
  /** Entries of the record that were fitted, things of which it had not spoken, entries that have no error model. */
  readonly fitted: readonly string[];
  readonly silent: readonly string[];
  readonly without: readonly string[];
  /** By entry and silence, the share of the worlds given the record in which it is wrong altogether; none where there are no such worlds. */
  readonly wrong: readonly { readonly id: string; readonly share: number | null }[];
  /** Entries and silences about decisions that were held where the record has them. */
  readonly held: readonly string[];
  /** How far the model may lie from what happened, errors of reporting apart: in ln(people), places, and share of ground held. */
  readonly discrepancy: { readonly people: number; readonly places: number; readonly control: number };
  /** What was reported, and what these worlds show in its place, before errors of any kind: middle and ends of the middle 90 %. */
  readonly shown: readonly Shown[];
  /** The same for the factor by which the crowd grew from one report to the next. */
  readonly growth: readonly (Omit<Shown, "id" | "outcome" | "between"> & {
    readonly from: string;
    readonly to: string;
  })[];
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

/** A number of the record beside those of worlds. */
export interface Shown {
  readonly id: string;
  readonly outcome: string;
  readonly reported: number;
  /** The record's two ends. */
  readonly between: readonly [number, number];
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** "given the record to …, in-sample": stands wherever anything is shown that rests on it. */
export const givenRecord = ({ until }: Pick<Posterior, "until">): string =>
  `given the record to ${until.text}, in-sample`;

/** Hashes of all that the worlds given the record up to `until`, days since the start, rest on. Words and sources change no world. */
export function inputsOf(scenario: Scenario, compiled: Compiler, until: number): Posterior["scenario"]["inputs"] {
  const { places, overrides, ...rules } = drawnFrom(scenario);
  const { reports, without } = reportsOf(scenario, 0, until);
  return {
    rules: hashOf(rules),
    places: hashOf(places),
    assumptions: hashOf(overrides),
    model: hashOf([
      compiled.assumptions.map(({ path, ...column }) => ("range" in column ? [path, column.range] : [path, column])),
      MECHANISMS.map(({ name, equation, steps }) => [name, equation, steps.map((step) => step.name)]),
    ]),
    record: hashOf([reports, without]),
  };
}

/** Enough of a hash to tell two apart. */
const short = (hash: string | undefined): string => (hash === undefined ? "none" : printable(hash).slice(0, 8));

const hashOf = (value: unknown): string => stableHash(wordless(value));

const whole = z.number().int().nonnegative();
/** What is read of a file. */
const shape = z.object({
  version: z.string(),
  scenario: z.object({ id: z.string(), runs: z.string(), inputs: z.record(z.string(), z.string()) }),
  seed: whole,
  until: z.object({ text: z.string(), days: z.number() }),
  fitted: z.array(z.string()),
  columns: z.array(z.string()),
  worlds: z.array(z.object({ at: z.array(z.number().gt(0).lt(1)), luck: z.array(z.number().int()) })),
});
const head = z.object({ kind: z.literal("posterior"), format: z.unknown() });

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
    return { problem: "it is not JSON, or was cut off; precedent fit writes such files" };
  }
  const again = `fit again: precedent fit with this scenario`;
  const headed = head.safeParse(read);
  if (!headed.success) return { problem: "it is no posterior; precedent fit writes such files" };
  if (headed.data.format !== 1)
    return {
      problem: `it has another format, ${JSON.stringify(headed.data.format)}, and this Precedent reads 1; ${again}`,
    };
  const shaped = shape.safeParse(read);
  if (!shaped.success) {
    const at = shaped.error.issues[0]?.path.join(".") ?? "";
    return { problem: `it is damaged, or of an earlier Precedent, at "${at}"; ${again}` };
  }
  const p = shaped.data;
  if (p.scenario.id !== scenario.id)
    return { problem: `it is of the scenario "${p.scenario.id}", not of "${scenario.id}"; ${again}` };
  if (p.version !== VERSION)
    return { problem: `it is of another version of Precedent, ${p.version}, and this is ${VERSION}; ${again}` };
  const now = inputsOf(scenario, compiled, p.until.days);
  const differs = (input: Input): boolean => p.scenario.inputs[input] !== now[input];
  // a scenario's ranges stand in place of Precedent's own, so these are blamed only where nothing of the scenario's has changed
  const own = SCENARIO.filter(differs);
  const changed: readonly Input[] = [
    ...(own.length === 0 && differs("model") ? (["model"] as const) : own),
    ...(differs("record") ? (["record"] as const) : []),
  ];
  if (changed.length > 0)
    return {
      problem: `it was fitted to another version of "${scenario.id}", up to ${p.until.text}: ${changed.map((input) => `${INPUTS[input]} (fitted to ${short(p.scenario.inputs[input])}, now ${short(now[input])})`).join(", ")} ${changed.length === 1 ? "has" : "have"} changed since; ${again}`,
    };
  const columns = compiled.columns.map((c) => c.path);
  if (
    p.scenario.runs !== stampOf(scenario) ||
    p.columns.join("\n") !== columns.join("\n") ||
    p.worlds.some((w) => w.at.length !== pointLength(compiled))
  )
    return { problem: `it is damaged: its worlds are not those of what it says it was fitted to; ${again}` };
  if (p.worlds.length < LEAST_WORTH)
    return {
      problem: `the record left fewer than ${LEAST_WORTH} worlds' worth, so that nothing can be said from it; fit again with more --worlds`,
    };
  return read as Posterior;
}

/** The worlds for a plan. */
export const givenWorlds = ({ worlds }: Posterior): GivenWorlds => ({
  points: Float64Array.from(worlds.flatMap((w) => w.at)),
});
