// The measures. Each takes the least of a few passes, so that what else the machine does counts as little as can be.
import { binomialP } from "../src/core/binomial.ts";
import type { World } from "../src/model/kit/world.ts";
import { pool } from "../src/node/pool.ts";
import { measure } from "../src/run/row.ts";
import { follow } from "../src/run/follow.ts";
import { YEAR } from "../src/model/kit/outcome.ts";
import { advance, fork, release, startRun, type Run } from "../src/run/run.ts";
import { runEnsemble } from "../src/run/ensemble.ts";
import { parseScenario } from "../src/scenario/parse.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { BOMBS } from "../test/scenario/bombs.ts";
import { compiler, compileWorld, PLAN } from "../src/world/compile.ts";
import { latticeNs } from "./lattice.ts";
import { memory } from "./ledgers.ts";
import type { Measured } from "./measured.ts";
import { referenceMs } from "./reference.ts";
import { ACTIVE, flagship, priorWorlds, settledCrises, withPeople } from "./subjects.ts";

export interface Effort {
  readonly worlds: number;
  readonly passes: number;
  /** Worlds of the job that one and two workers do. */
  readonly jobWorlds: number;
}

export const FULL: Effort = { worlds: 400, passes: 3, jobWorlds: 2000 };
export const QUICK: Effort = { worlds: 100, passes: 2, jobWorlds: 300 };

const DAYS = 30;
const TICKS = DAYS * 16;

interface Timed {
  /** Milliseconds a run, and a run of full length: runs that end early by a fall are counted by what they did. */
  readonly ms: number;
  readonly fullMs: number;
  /** Share of places and days with anybody out. */
  readonly crowded: number;
}

function runAll(worlds: readonly World[]): Timed {
  let ticks = 0;
  let out = 0;
  let cells = 0;
  const from = performance.now();
  for (const world of worlds) {
    const run = startRun(world, 0);
    ticks += advance(run, DAYS);
    measure(run, DAYS);
    const days = Math.floor(run.tick / 16);
    for (let d = 0; d < world.places.length; d++)
      for (let t = 0; t < days; t++) if ((run.state.placeDayPeople[d * world.room + t] as number) > 0) out++;
    cells += days * world.places.length;
  }
  const spent = performance.now() - from;
  return { ms: spent / worlds.length, fullMs: (spent / ticks) * TICKS, crowded: out / cells };
}

const least = (passes: number, once: () => number): number => Math.min(...Array.from({ length: passes }, once));

function best(worlds: readonly World[], passes: number): Timed {
  const found = Array.from({ length: passes }, () => runAll(worlds));
  return {
    ...(found[0] as Timed),
    ms: Math.min(...found.map((t) => t.ms)),
    fullMs: Math.min(...found.map((t) => t.fullMs)),
  };
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Nanoseconds a binomial draw of this mean. */
function drawNs(mean: number, passes: number): number {
  const n = 200_000;
  let sum = 0;
  return least(passes + 2, () => {
    const from = performance.now();
    for (let i = 0; i < n; i++) sum += binomialP(((i * 0.6180339887498949) % 1) * 0.999998 + 1e-6, mean * 50, 0.02);
    const ns = ((performance.now() - from) / n) * 1e6;
    if (sum < 0) throw new Error("never");
    return ns;
  });
}

/** How long settled crises take to be followed for a year, over the time of their 30 days. */
function yearAgainstMonth(settled: readonly Run[], passes: number): number {
  const timed = (work: (run: Run) => void): number =>
    least(passes, () => {
      const from = performance.now();
      for (const run of settled) work(run);
      return performance.now() - from;
    });
  const month = timed((run) => advance(startRun(run.world, 0), DAYS));
  return timed((run) => follow(fork(run), YEAR)) / month;
}

/** Milliseconds until a scenario with this text is refused. */
function refusalMs(text: string): number {
  const from = performance.now();
  const { scenario } = parseScenario({ "scenario.yaml": text });
  if (scenario) throw new Error("a hostile text was taken for a scenario");
  return performance.now() - from;
}

interface JobTime {
  readonly seconds: number;
  /** Of all threads together: what the work costs, whoever else uses the machine. */
  readonly cpuSeconds: number;
}

/** One and the same job on so many threads, already started and warm. */
async function jobTime(scenario: Scenario, workers: number, worlds: number): Promise<JobTime> {
  const threads = pool(scenario, workers);
  const run = (first: number, count: number) =>
    runEnsemble(
      {
        plan: PLAN,
        worlds: Array.from({ length: count }, (_, i) => first + i),
        replicates: [0, 1],
        branches: [0, 1],
        rows: true,
        followFrom: Infinity,
        contrasts: [],
      },
      threads.execute,
      { size: 25, atOnce: workers },
    );
  try {
    await run(1_000_000, 100 * workers);
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    await run(0, worlds);
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 };
  } finally {
    await threads.close();
  }
}

/** All measures, one after the other; `only` those of this id. */
export async function measures(effort: Effort, say: (id: string) => void, only?: string): Promise<Measured[]> {
  const scenario = await flagship();
  const compiled = compiler(scenario);
  const found: Measured[] = [];
  const wanted = (...ids: string[]): boolean => {
    if (only !== undefined && !ids.includes(only)) return false;
    say(ids[0] as string);
    return true;
  };
  const add = (m: Omit<Measured, "ratio">, ratio: number): void => void found.push({ ...m, ratio });
  const { worlds, passes } = effort;

  let prior = NaN;
  if (wanted("prior", "crowded100")) {
    const drawn = priorWorlds(compiled, worlds);
    runAll(drawn.slice(0, 60));
    const timed = best(drawn, passes);
    prior = timed.ms;
    add(
      {
        id: "prior",
        label: `30-day run, mean of ${worlds} prior worlds`,
        value: timed.ms,
        unit: "ms",
        better: "less",
        target: 6,
        note: `${percent(timed.crowded)} of places × days have anybody out`,
      },
      timed.ms / referenceMs(),
    );
  }
  if (wanted("active", "people100")) {
    const active = priorWorlds(compiled, Math.ceil(worlds / 8), ACTIVE);
    runAll(active.slice(0, 10));
    const timed = best(active, passes);
    add(
      {
        id: "active",
        label: "30-day run, a crowd in every place",
        value: timed.fullMs,
        unit: "ms",
        better: "less",
        target: 25,
        note: `${percent(timed.crowded)} of places × days have anybody out`,
      },
      timed.fullMs / referenceMs(),
    );
    const many = priorWorlds(compiler(withPeople(scenario, 100)), Math.ceil(worlds / 8), ACTIVE);
    const larger = best(many, passes);
    add(
      {
        id: "people100",
        label: "the same with 100 times the people",
        value: larger.fullMs / timed.fullMs,
        unit: "×",
        better: "less",
        target: 1.2,
        note: `${percent(larger.crowded)} of places × days have anybody out`,
      },
      larger.fullMs / timed.fullMs,
    );
  }
  if (wanted("draw100")) {
    const [few, many] = [drawNs(20, passes), drawNs(2000, passes)];
    add(
      {
        id: "draw100",
        label: "one count drawn, mean 2,000 against 20",
        value: many / few,
        unit: "×",
        better: "less",
        target: 1.2,
        note: `${few.toFixed(0)} ns and ${many.toFixed(0)} ns`,
      },
      many / few,
    );
  }
  if (wanted("compile")) {
    const ms = least(passes + 1, () => {
      const from = performance.now();
      for (let i = 0; i < worlds; i++) compileWorld(compiled, PLAN, i);
      return (performance.now() - from) / worlds;
    });
    add(
      {
        id: "compile",
        label: "compiling a world",
        value: ms,
        unit: "ms",
        better: "less",
        ...(Number.isNaN(prior) ? {} : { note: `${percent(ms / prior)} of a prior run` }),
      },
      ms / referenceMs(),
    );
  }
  if (wanted("fork")) {
    const run = startRun(priorWorlds(compiled, 1, ACTIVE)[0] as World, 0);
    advance(run, 5);
    const count = 4000;
    const ms = least(passes + 1, () => {
      const from = performance.now();
      for (let i = 0; i < count; i++) release(fork(run));
      return (performance.now() - from) / count;
    });
    add(
      {
        id: "fork",
        label: "forks a second",
        value: 1000 / ms,
        unit: "/s",
        better: "more",
        note: `a state has ${(run.state.data.byteLength / 1024).toFixed(0)} KiB`,
      },
      ms / referenceMs(),
    );
  }
  if (wanted("year")) {
    const value = yearAgainstMonth(settledCrises(compiled, worlds), passes);
    add(
      { id: "year", label: "a year after a crisis, against its 30 days", value, unit: "×", better: "less", target: 1 },
      value,
    );
  }
  if (wanted("bomb")) {
    const timed = BOMBS.map(([what, text]) => ({ what, ms: least(passes, () => refusalMs(text)) }));
    const { what, ms } = timed.reduce((a, b) => (b.ms > a.ms ? b : a));
    add(
      {
        id: "bomb",
        label: `refusing a hostile text, slowest of ${timed.length}`,
        value: ms,
        unit: "ms",
        better: "less",
        target: 1000,
        note: what,
      },
      ms / referenceMs(),
    );
  }
  if (wanted("lattice")) {
    const { ours, c } = latticeNs(passes);
    add(
      {
        id: "lattice",
        label: "Epstein's lattice, M agent-steps a second",
        value: 1000 / ours,
        unit: "M/s",
        better: "more",
        target: 5,
        note:
          c === null
            ? "no C compiler to compare with"
            : `the same in C: ${(1000 / c).toFixed(1)} M/s, ${(ours / c).toFixed(1)} times as fast`,
      },
      ours / referenceMs(),
    );
  }
  if (wanted("workers")) {
    const tried: { speedUp: number; dearer: number }[] = [];
    for (let i = 0; i < passes; i++) {
      const one = await jobTime(scenario, 1, effort.jobWorlds);
      const two = await jobTime(scenario, 2, effort.jobWorlds);
      tried.push({ speedUp: one.seconds / two.seconds, dearer: two.cpuSeconds / one.cpuSeconds });
    }
    const { speedUp, dearer } = tried.reduce((a, b) => (b.speedUp > a.speedUp ? b : a));
    const note = `processor time of both over that of one: ${dearer.toFixed(2)}`;
    add(
      {
        id: "workers",
        label: `two workers against one, ${effort.jobWorlds} worlds`,
        value: speedUp,
        unit: "×",
        better: "more",
        target: 1.9,
        note,
      },
      dearer,
    );
  }
  if (wanted("memory")) {
    found.push(await memory());
  }
  return found;
}
