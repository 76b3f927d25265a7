// Whole runs as fingerprints: worlds as compiled, final states, rows, logs; and the ledger made of them.
import { at0, NEVER } from "../../../src/model/kit/state.ts";
import { measure } from "../../../src/run/row.ts";
import { advance, startRun } from "../../../src/run/run.ts";
import { work } from "../../../src/run/work.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { test as judge } from "../../../src/questions/test/test.ts";
import { isCalm } from "../../../src/world/calm.ts";
import { compiler, compileWorld, PLAN } from "../../../src/world/compile.ts";
import { Digest } from "./digest.ts";

export interface RunsDigest {
  readonly worlds: string;
  readonly states: string;
  readonly rows: string;
  readonly logs: string;
  /** How many runs had which: nothing is proved by runs in which nothing happens. */
  readonly crises: number;
  readonly deadly: number;
  readonly requests: number;
}

/** One run each of worlds 0 to `count` - 1. */
export function runsDigest(scenario: Scenario, count: number): RunsDigest {
  const compiled = compiler(scenario);
  const [worlds, states, rows, logs] = [new Digest(), new Digest(), new Digest(), new Digest()];
  let [crises, deadly, requests] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const world = compileWorld(compiled, PLAN, index);
    worlds
      .text(JSON.stringify(world.p))
      .all(world.pool)
      .all(world.distance)
      .all(world.localHardship)
      .add(isCalm(world) ? 1 : 0);
    for (const shock of world.shocks) worlds.all(shock.size);
    const run = startRun(world, 0, true);
    advance(run, scenario.days);
    states.all(run.state.data).add(run.tick);
    rows.all(measure(run, scenario.days));
    for (const event of run.log.events) logs.text(JSON.stringify(event));
    if (at0(run.state.peakPeople) >= 10_000) crises++;
    if (at0(run.state.deaths) > 0) deadly++;
    if (at0(run.state.requested) !== NEVER) requests++;
  }
  const hex = (d: Digest): string => `${d.hex} of ${d.count}`;
  return { worlds: hex(worlds), states: hex(states), rows: hex(rows), logs: hex(logs), crises, deadly, requests };
}

/** Reads a scenario's files; mistakes in them are thrown. */
export function read(files: Readonly<Record<string, string>>): Scenario {
  const { scenario, problems } = parseScenario(files);
  if (!scenario) throw new Error(problems.map((p) => p.message).join("; "));
  return scenario;
}

/** Claims with one of every kind of work: fits and pairs, states imposed, weights, a year, a spread, the states around, chances, trends, shares. */
const OF_EVERY_KIND: readonly string[] = ["C01", "C03", "C05", "C11", "C13", "C25", "C32", "C34", "C39", "C40", "P2"];

/** The whole ledger as text, from files to verdicts, without its timing. */
export async function ledger(files: Readonly<Record<string, string>>, worlds: number): Promise<string> {
  const scenario = read(files);
  const compiled = compiler(scenario);
  const execute = (job: Parameters<typeof work>[1]) => Promise.resolve(work(compiled, job));
  const claims = scenario.claims.filter((c) => OF_EVERY_KIND.includes(c.id));
  return JSON.stringify(await judge({ ...scenario, claims }, { worlds, seed: 1, execute, atOnce: 1, command: "" }));
}
