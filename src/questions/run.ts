// `precedent run`: one run as a dated log, or outcomes over plausible worlds.
import { runEnsemble, Stopped, type Executor, type Progress } from "../run/ensemble.ts";
import { measure, DATES, SCALARS, type Scalar } from "../run/row.ts";
import { condition } from "../run/conditions.ts";
import { advance, fork } from "../run/run.ts";
import { startNamed } from "../run/byChance.ts";
import { quantiles } from "../analysis/quantiles.ts";
import { wilson } from "../analysis/wilson.ts";
import type { PriorRow } from "../claims/result.ts";
import { Rows } from "./prior/bands.ts";
import { shockedRows } from "./prior/prior.ts";
import { LEAST_WORLDS } from "./test/budgets.ts";
import { LARGE } from "../model/street/observation.ts";
import type { LoggedEvent } from "../model/kit/events.ts";
import { NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { Intervention, Scenario } from "../scenario/scenario.ts";
import { isCalm } from "../world/calm.ts";
import { compiler, compileWorld, PLAN, type GivenWorlds, type Plan } from "../world/compile.ts";
import { runName, type RunId } from "./runId.ts";

export { parseRunId, type RunId } from "./runId.ts";

/** What a replay changes, and from where on: "" for the start, else the first time that the condition holds. */
export interface Replay {
  readonly given: string;
  readonly sets: readonly Intervention[];
}

export interface SingleRun {
  readonly id: string;
  readonly seed: number;
  readonly events: readonly LoggedEvent[];
  readonly places: readonly string[];
  /** Most people out on each day, dead and arrested up to its end, control and expectation (logit) at its end. */
  readonly days: readonly {
    readonly people: number;
    readonly dead: number;
    readonly arrests: number;
    readonly control: number;
    readonly survival: number;
  }[];
  readonly outcomes: Readonly<Record<string, number | null>>;
  /** Whether the ensemble leaves this world out: its streets would ignite without any shock. */
  readonly rejected: boolean;
  readonly values: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
}

/**
 * Replays one run with its log in full: as drawn, or as an arm of a contrast. Equal arguments give equal runs. Null when the run never
 * comes to the condition.
 */
export function single(
  scenario: Scenario,
  id: RunId,
  seed: number,
  replay: Replay = { given: "", sets: [] },
  worlds?: GivenWorlds,
): SingleRun | null {
  const compiled = compiler(scenario);
  const plan: Plan = { ...PLAN, seed, ...(worlds ? { given: worlds } : {}) };
  const drawn = compileWorld(compiled, plan, id.world, replay.given === "" ? replay.sets : []);
  const begun = startNamed(drawn, id, { detailed: true, drawn: compileWorld(compiled, plan, id.world) });
  if (!begun) return null;
  let { run } = begun;
  if (replay.given !== "") {
    let met = false;
    advance(run, scenario.days, (at) => {
      const came = condition(at, replay.given);
      met = came === "met";
      return came !== "open";
    });
    if (!met) return null;
    run = fork(run, compileWorld(compiled, plan, id.world, replay.sets), id.branch);
  }
  const { world } = run;
  advance(run, scenario.days);
  const row = measure(run, scenario.days);
  const { state } = run;
  const simulated = Math.floor(run.tick / TICKS_PER_DAY);
  return {
    id: runName(id),
    seed,
    events: run.log.events,
    places: scenario.places.map((p) => p.name),
    days: Array.from({ length: simulated }, (_, t) => ({
      people: state.dayPeople[t] as number,
      dead: state.dayDeaths[t] as number,
      arrests: state.dayArrests[t] as number,
      control: state.dayControl[t] as number,
      survival: state.daySurvival[t] as number,
    })),
    outcomes: Object.fromEntries(
      SCALARS.filter((name) => name !== "longFallen").map((name, i) => [name, dated(name, row[i] as number)]),
    ),
    rejected: !isCalm(world),
    values: world.p,
  };
}

const isDate = (name: string): boolean => (DATES as readonly string[]).includes(name);
const dated = (name: string, value: number): number | null => (isDate(name) && value === NEVER ? null : value);

/** What is summed up: numbers of a row, and whether a crisis was large. */
export type SummaryName = Exclude<Scalar, "longFallen"> | "large";

/** A date: how often it comes at all, and when in the runs in which it does. A number: its quantiles. */
export interface OutcomeSummary {
  readonly name: SummaryName;
  readonly chance: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly quantiles: {
    readonly p05: number;
    readonly p25: number;
    readonly p50: number;
    readonly p75: number;
    readonly p95: number;
  } | null;
  readonly n: number;
}

export interface RunOptions {
  /** Instead of worlds as drawn. */
  readonly given?: GivenWorlds;
  readonly worlds: number;
  readonly seed: number;
  readonly execute: Executor;
  readonly atOnce: number;
  readonly progress?: (progress: Progress) => void;
  readonly stopped?: () => boolean;
}

export interface Outcomes {
  /** Only where the work was stopped before its end: worlds of those asked for that were run. */
  readonly stopped?: { readonly worlds: number; readonly of: number };
  readonly worlds: number;
  readonly rejected: number;
  readonly outcomes: readonly OutcomeSummary[];
  /** How often things happen where the public record tells how often they do. */
  readonly onRecord: readonly PriorRow[];
}

/** One run of each of many worlds. When stopped, of the first of them, which is said; throws Stopped when they are too few. */
export async function outcomes(scenario: Scenario, options: RunOptions): Promise<Outcomes> {
  const result = await runEnsemble(
    {
      plan: { ...PLAN, seed: options.seed, ...(options.given ? { given: options.given } : {}) },
      worlds: Array.from({ length: options.worlds }, (_, i) => i),
      replicates: [0, 1],
      branches: [0, 1],
      rows: true,
      followFrom: Infinity,
      contrasts: [],
    },
    options.execute,
    {
      size: 25,
      atOnce: options.atOnce,
      keep: true,
      ...(options.progress ? { progress: options.progress } : {}),
      ...(options.stopped ? { stopped: options.stopped } : {}),
    },
  );
  const tried = result.accepted.length + result.rejected.length;
  const early = tried < options.worlds;
  if (early && result.accepted.length < LEAST_WORLDS) throw new Stopped();
  const rows = new Rows(result.rows, scenario.days);
  const summary = (name: SummaryName & Scalar): OutcomeSummary => {
    const all = Array.from(rows.column(name));
    const values = isDate(name) ? all.filter((v) => v !== NEVER) : all;
    const chance =
      isDate(name) && all.length > 0
        ? { value: values.length / all.length, ...wilson(values.length, all.length, 0.95) }
        : null;
    if (values.length === 0) return { name, chance, quantiles: null, n: all.length };
    const [p05, p25, p50, p75, p95] = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return { name, chance, quantiles: { p05, p25, p50, p75, p95 }, n: all.length };
  };
  const large = rows.column("peakPeople").filter((p) => p >= LARGE).length;
  return {
    ...(early ? { stopped: { worlds: tried, of: options.worlds } } : {}),
    worlds: rows.count,
    rejected: result.rejected.length,
    outcomes: [
      ...SCALARS.filter((name) => name !== "longFallen").map(summary),
      {
        name: "large",
        chance: rows.count > 0 ? { value: large / rows.count, ...wilson(large, rows.count, 0.95) } : null,
        quantiles: null,
        n: rows.count,
      },
    ],
    // what is asked 90 days on would be read at the horizon
    onRecord: shockedRows(scenario, rows).filter((row) => row.model && row.record && (row.days ?? 0) <= scenario.days),
  };
}
