// The verbs of the library, the same for Node and for pages. They differ in where a scenario's files come from and where work is done.
import type { TestReport } from "../claims/result.ts";
import { explain as explainRun, asItWas, DoesNotHappen, type Explained } from "../questions/explain.ts";
import { check as checkScenario, type Checked } from "../questions/check/check.ts";
import { outcomes, parseRunId, single, type Outcomes, type RunId, type SingleRun } from "../questions/run.ts";
import { runName } from "../questions/runId.ts";
import { LEAST_WORLDS, WORLDS } from "../questions/test/budgets.ts";
import { sizesOfSome } from "../questions/test/passes.ts";
import { test as testScenario, timingOf } from "../questions/test/test.ts";
import { tables } from "../report/data/tables.ts";
import { ledgerDocument } from "../report/answers/ledger/ledger.ts";
import { toHtml } from "../report/toHtml.ts";
import { toTerminal } from "../report/toTerminal.ts";
import { Stopped, type Executor } from "../run/ensemble.ts";
import { gravestIn, oppositeOf, parseHappening, type Happening } from "../run/happening.ts";
import type { Judge } from "../questions/test/judging.ts";
import type { Problem } from "../scenario/problems/problem.ts";
import type { Scenario as Checkable } from "../scenario/scenario.ts";
import { shellOption, shellPath } from "../scenario/shellWords.ts";
import { PrecedentError, REPORT, stoppedBy, wrongArgument } from "./error.ts";

/** A scenario that was read and is sound. What it holds beside these fields is Precedent's own. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Days that a run has. */
  readonly days: number;
  readonly claims: readonly { readonly id: string; readonly text: string }[];
  /** What is allowed and seldom meant. */
  readonly remarks: readonly Problem[];
}

/** Progress of what takes time: so many of so many worlds or reruns of this stage. */
export interface Step {
  readonly stage: string;
  readonly done: number;
  readonly of: number;
}

export interface Watched {
  /** Stops the work: the promise is then rejected with the code STOPPED and the signal's reason as its cause. */
  readonly signal?: AbortSignal;
  readonly progress?: (step: Step) => void;
}

export interface RunOptions extends Watched {
  /** Plausible worlds to draw, 1000 unless said otherwise. */
  readonly worlds?: number;
  /** Seed of every draw, 1 unless said otherwise. */
  readonly seed?: number;
}

export interface TestOptions extends RunOptions {
  /** Only these claims, by id. */
  readonly claims?: readonly string[];
  /** Instead of rejecting, resolve with what stood when the signal came; the ledger's `stopped` then says on how many worlds it rests. */
  readonly keepFinished?: boolean;
}

export interface ExplainOptions extends Watched {
  /** The run by its name: "40.0". */
  readonly run: string;
  /** What to explain: "fallen", "not deployed", "deaths > 100"; the gravest thing that happened unless said otherwise. */
  readonly of?: string;
  readonly seed?: number;
}

/** A ledger: every claim's tests with their verdicts, as `precedent test --json` prints it. Equal runs differ in `timing` alone. */
export type Ledger = TestReport;

/** Where work is done. */
export interface Workshop {
  readonly execute: Executor;
  readonly judge?: Judge;
  readonly atOnce: number;
  readonly workers: number;
  /** The most memory so far, in MiB; 0 where nobody knows. */
  readonly memory?: () => number;
}

/** What a workshop does with explaining, which is one piece of work: elsewhere, or here. */
export interface ExplainJob {
  readonly explain: RunId;
  readonly seed: number;
  readonly of: string | null;
}

const inside = new WeakMap<Scenario, Checkable>();

/** A scenario as the library hands it out. */
export function wrapped(scenario: Checkable, remarks: readonly Problem[] = []): Scenario {
  const { id, title, days, claims } = scenario;
  const outside = Object.freeze({ id, title, days, claims: claims.map((c) => ({ id: c.id, text: c.text })), remarks });
  inside.set(outside, scenario);
  return outside;
}

/** What it holds. Throws PrecedentError for what no library read. */
export function unwrapped(scenario: Scenario): Checkable {
  const found = inside.get(scenario);
  if (!found) throw wrongArgument("this is no scenario that was read", "Take what readScenario or parseScenario gave.");
  return found;
}

/** Throws PrecedentError unless it is a whole number from `least`. */
export function whole(name: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw wrongArgument(`${name} has to be a whole number from ${least}, not ${String(value)}`, `Give another ${name}.`);
}

/** Everything that goes wrong as the library's own error. */
export async function guarded<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (signal?.aborted) throw stoppedBy(signal);
  try {
    return await work();
  } catch (error) {
    if (error instanceof PrecedentError) throw error;
    if (error instanceof Stopped || signal?.aborted) throw stoppedBy(signal);
    const message = error instanceof Error ? error.message : String(error);
    throw new PrecedentError("FAULT", message, REPORT, {}, [], error);
  }
}

const steps = ({ signal, progress }: Watched) => ({
  stopped: () => signal?.aborted === true,
  ...(progress ? { told: (stage: string) => (p: { done: number; of: number }) => progress({ stage, ...p }) } : {}),
});

export async function runIn(scenario: Scenario, options: RunOptions, shop: Workshop): Promise<Outcomes> {
  const { stopped, told } = steps(options);
  const found = await outcomes(unwrapped(scenario), {
    execute: shop.execute,
    atOnce: shop.atOnce,
    worlds: whole("worlds", options.worlds ?? 1000, 1),
    seed: whole("seed", options.seed ?? 1, 0),
    stopped,
    ...(told ? { progress: told("worlds") } : {}),
  });
  if (found.stopped) throw new Stopped();
  return found;
}

/** The scenario with these claims alone, or with all where none is named. A workshop whose threads know the scenario has to know this one. */
export function only(scenario: Scenario, wanted: readonly string[] = []): Scenario {
  if (wanted.length === 0) return scenario;
  const all = unwrapped(scenario);
  const unknown = wanted.find((id) => !all.claims.some((c) => c.id === id));
  if (unknown !== undefined)
    throw wrongArgument(`there is no claim ${unknown}`, `Claims are ${all.claims.map((c) => c.id).join(", ")}.`);
  return wrapped({ ...all, claims: all.claims.filter((c) => wanted.includes(c.id)) }, scenario.remarks);
}

export async function testIn(scenario: Scenario, options: TestOptions, shop: Workshop): Promise<Ledger> {
  const chosen = unwrapped(only(scenario, options.claims));
  const worlds = whole("worlds", options.worlds ?? WORLDS, LEAST_WORLDS);
  const seed = whole("seed", options.seed ?? 1, 0);
  const wanted = options.claims ?? [];
  const { stopped, told } = steps(options);
  const began = Date.now();
  const tested = await testScenario(chosen, {
    execute: shop.execute,
    ...(shop.judge ? { judge: shop.judge } : {}),
    atOnce: shop.atOnce,
    worlds,
    seed,
    ...(wanted.length > 0 ? { sizes: sizesOfSome(worlds) } : {}),
    stopped,
    ...(told ? { progress: (stage, p) => told(stage)(p) } : {}),
    command: `precedent test ${shellPath(chosen.id)}${wanted.map((id) => ` ${shellOption("claim", id)}`).join("")} --worlds ${worlds} --seed ${seed}`,
  });
  if (tested.report.stopped && options.keepFinished !== true) throw new Stopped();
  const spent = { seconds: (Date.now() - began) / 1000, workers: shop.workers, peakMemoryMiB: shop.memory?.() ?? 0 };
  return { ...tested.report, timing: timingOf(tested, spent) };
}

/** One run as a dated log: its events, its days, what came of it. */
export function replay(scenario: Scenario, run: string, options: { readonly seed?: number } = {}): SingleRun {
  const found = single(unwrapped(scenario), runNamed(run), whole("seed", options.seed ?? 1, 0));
  if (!found) throw new PrecedentError("FAULT", `run ${run} never began`, REPORT);
  return found;
}

/** World 0 as it is compiled, and every assumption with its range, source and sign. */
export const check = (scenario: Scenario, options: { readonly seed?: number } = {}): Checked =>
  checkScenario(unwrapped(scenario), whole("seed", options.seed ?? 1, 0));

export function runNamed(text: string): RunId {
  const id = parseRunId(text);
  if (id && id.branch === 0) return id;
  throw wrongArgument(`"${text}" is not the name of a run`, "Write world.replicate, for instance 217.0.");
}

/** What to explain as work that can be sent elsewhere; wrong arguments are refused at once. */
export function explainJob(options: ExplainOptions): ExplainJob {
  if (options.of !== undefined) happeningNamed(options.of);
  return {
    explain: runNamed(options.run),
    seed: whole("seed", options.seed ?? 1, 0),
    of: options.of ?? null,
  };
}

function happeningNamed(text: string): Happening {
  const read = parseHappening(text);
  if ("problem" in read) throw wrongArgument(read.problem, "Name an outcome, for instance deployed or deaths > 100.");
  return read;
}

/** Does that work here, without a pause. */
export function workExplain(
  scenario: Checkable,
  { explain, seed, of }: ExplainJob,
  progress: (step: Step) => void = () => undefined,
): Explained {
  const nothing = { given: "", sets: [] };
  const name = runName(explain);
  const wanted = of === null ? gravest(scenario, explain, seed) : happeningNamed(of);
  if (!wanted) throw wrongArgument(`nothing grave happened in run ${name}`, 'Say what to explain: of "not crisis".');
  try {
    const found = explainRun(scenario, explain, seed, nothing, wanted, undefined, (stage, { done, of }) =>
      progress({ stage, done, of }),
    );
    if (found) return found;
  } catch (error) {
    if (!(error instanceof DoesNotHappen)) throw error;
    throw wrongArgument(
      `in run ${name} it is not so that ${wanted.words}`,
      `Ask for what did happen: of "${oppositeOf(wanted)}".`,
    );
  }
  throw new PrecedentError("FAULT", `run ${name} never began`, REPORT);
}

function gravest(scenario: Checkable, id: RunId, seed: number): Happening | undefined {
  const run = asItWas(scenario, id, seed, { given: "", sets: [] });
  return run ? gravestIn(run) : undefined;
}

/** A value of a plain row. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** A ledger as plain rows, by the table that holds them: `claims` one a test, `prior`, `bands`, `series`, `assumptions`, `places` and others. */
export function rows(ledger: Ledger): Readonly<Record<string, readonly Row[]>> {
  return Object.fromEntries(
    tables(ledger).map(({ file, columns, rows: cells }) => [
      file.replace(/\.csv$/, ""),
      cells.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null]))),
    ]),
  );
}

/** A ledger as a page that opens by itself. */
export const page = (ledger: Ledger): string => toHtml(ledgerDocument(ledger));

/** A ledger as text for so many columns, without colour. */
export const text = (ledger: Ledger, columns = 80): string => toTerminal(ledgerDocument(ledger), columns, false);
