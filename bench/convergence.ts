// Writes the convergence table into docs/convergence.md, between its markers: what halving and quartering the sub-step of the flows does to
// every probability that is reported. Seeds are fixed: the same code gives the same table.
//   nice node bench/convergence.ts [--worlds 1000] [--replicates 4] [--workers 2] [--write]
import { TICKS_PER_DAY } from "../src/model/kit/step.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { normalQuantile } from "../src/core/normal.ts";
import { NEVER } from "../src/model/kit/state.ts";
import { pool } from "../src/node/pool.ts";
import { runEnsemble } from "../src/run/ensemble.ts";
import { rowLength, scalarAt, type Scalar } from "../src/run/row.ts";
import type { JobResult } from "../src/run/work.ts";
import { compiler, compileWorld, PLAN } from "../src/world/compile.ts";
import { flagship } from "./subjects.ts";

const PAGE = new URL("../docs/convergence.md", import.meta.url);
const BEGIN = "<!-- convergence: written by bench/convergence.ts -->";
const END = "<!-- convergence: end -->";
const REFINE = [1, 2, 4] as const;
/** What a probability may move by when the sub-step is halved. */
const MARGIN = 0.02;
const LEVEL = 0.95;

const happened =
  (name: Scalar) =>
  (row: Float64Array): boolean =>
    row[scalarAt(name)] !== NEVER;
const least =
  (name: Scalar, count: number) =>
  (row: Float64Array): boolean =>
    (row[scalarAt(name)] as number) >= count;

const OUTCOMES: readonly (readonly [label: string, yes: (row: Float64Array) => boolean])[] = [
  ["somebody protests", happened("firstProtest")],
  ["1,000 out at once", least("peakPeople", 1000)],
  ["10,000 out at once", least("peakPeople", 10_000)],
  ["100,000 out at once", least("peakPeople", 100_000)],
  ["over 1,000 out on ten days", least("daysOver1000", 10)],
  ["eight places by day 4", least("placesByDay4", 8)],
  ["1,000 arrests", least("arrests", 1000)],
  ["somebody killed", least("deaths", 1)],
  ["100 killed", least("deaths", 100)],
  ["concession", happened("conceded")],
  ["emergency", happened("emergency")],
  ["live fire", happened("liveFire")],
  ["largest city lost", happened("largestLost")],
  ["request", happened("requested")],
  ["deployment", happened("deployed")],
  ["fall within 30 days", happened("fallen")],
];

const { values } = parseArgs({
  options: {
    worlds: { type: "string", default: "1000" },
    replicates: { type: "string", default: "4" },
    workers: { type: "string", default: "2" },
    write: { type: "boolean", default: false },
  },
});
const [worlds, replicates, workers] = [Number(values.worlds), Number(values.replicates), Number(values.workers)];

const scenario = await flagship();
const days = scenario.days;

/** By outcome, then accepted world: share of its replicates in which it happened. */
function shares(result: JobResult): Float64Array[] {
  const length = rowLength(days);
  return OUTCOMES.map(([, yes]) =>
    Float64Array.from(result.accepted, (_, w) => {
      let count = 0;
      for (let r = 0; r < replicates; r++) {
        const at = (w * replicates + r) * length;
        if (yes(result.rows.subarray(at, at + length))) count++;
      }
      return count / replicates;
    }),
  );
}

interface Run {
  readonly shares: Float64Array[];
  readonly accepted: number;
  readonly seconds: number;
}

async function refined(refine: number): Promise<Run> {
  const threads = pool(scenario, workers);
  const from = performance.now();
  const result = await runEnsemble(
    {
      plan: { ...PLAN, refine },
      worlds: Array.from({ length: worlds }, (_, i) => i),
      replicates: [0, replicates],
      branches: [0, 1],
      rows: true,
      followFrom: Infinity,
      contrasts: [],
    },
    threads.execute,
    { size: 20, atOnce: workers },
  );
  await threads.close();
  const seconds = (performance.now() - from) / 1000;
  process.stderr.write(`refined ${refine} times: ${seconds.toFixed(0)} s\n`);
  return { shares: shares(result), accepted: result.accepted.length, seconds };
}

const mean = (x: Float64Array): number => x.reduce((sum, v) => sum + v, 0) / x.length;

const runs: Run[] = [];
for (const refine of REFINE) runs.push(await refined(refine));

const comparisons = [[0, 1], [1, 2], [0, 2]] as const; // prettier-ignore
const tail = (1 - LEVEL) / (2 * OUTCOMES.length * comparisons.length);
const z = normalQuantile(1 - tail);

interface Moved {
  readonly by: number;
  readonly half: number;
}

/** Worlds that must differ for a normal interval to be taken as it is. */
const FEW = 30;

/**
 * Difference of two refinements over worlds, with the half width of its simultaneous interval: a normal one; where few worlds differ, never
 * narrower than the share of worlds that may change although none was seen to.
 */
function moved(outcome: number, from: number, to: number): Moved {
  const [a, b] = [runs[from]?.shares[outcome] as Float64Array, runs[to]?.shares[outcome] as Float64Array];
  const differences = b.map((share, w) => share - (a[w] as number));
  const by = mean(differences);
  const variance = differences.reduce((sum, d) => sum + (d - by) ** 2, 0) / (differences.length - 1);
  const half = z * Math.sqrt(variance / differences.length);
  const unseen = 1 - tail ** (1 / differences.length);
  return { by, half: differences.filter((d) => d !== 0).length < FEW ? Math.max(unseen, half) : half };
}

const points = (x: number): string => `${x < 0 ? "−" : "+"}${Math.abs(100 * x).toFixed(2)}`;
const beyond = ({ by, half }: Moved): boolean => Math.abs(by) + half > MARGIN;
const cell = (m: Moved): string => {
  const text = `${points(m.by)} ± ${(100 * m.half).toFixed(2)}`;
  return beyond(m) ? `**${text}**` : text;
};

const rows = OUTCOMES.map(([label], o) => ({ label, cells: comparisons.map(([from, to]) => moved(o, from, to)) }));
const failing = rows.filter(({ cells }) => beyond(cells[0] as Moved)).map(({ label }) => label);
const steps = runs[0] ? subSteps() : "";

/** How many sub-steps a tick the worlds have as shipped. */
function subSteps(): string {
  const compiled = compiler(scenario);
  const counts = new Map<number, number>();
  for (let i = 0; i < worlds; i++) {
    const n = compileWorld(compiled, PLAN, i).subSteps;
    counts.set(n, (counts.get(n) ?? 0) + 1);
  }
  return [...counts].toSorted(([a], [b]) => a - b).map(([n, count]) => `${count} with ${n}`).join(", "); // prettier-ignore
}

const text = [
  `${runs[0]?.accepted ?? 0} of ${worlds} worlds (the others would ignite by themselves and are left out), ${replicates} runs each. Sub-steps a tick`,
  `of ${24 / TICKS_PER_DAY} h as shipped: ${steps}. Differences are in points of probability, with simultaneous ${100 * LEVEL} % intervals over worlds (Bonferroni over`,
  `${OUTCOMES.length * comparisons.length} differences); where fewer than ${FEW} worlds differ, never narrower than a change seen in no world allows. **Bold**: not wholly within`,
  `±${100 * MARGIN} points.`,
  "",
  "| outcome | as shipped, % | halved | halved again | quartered |",
  "|---|---|---|---|---|",
  ...rows.map(
    ({ label, cells }, o) =>
      `| ${label} | ${(100 * mean(runs[0]?.shares[o] as Float64Array)).toFixed(1)} | ${cells.map(cell).join(" | ")} |`,
  ),
  "",
  failing.length === 0
    ? `**Passes**: halving the shipped sub-step moves no probability by ${100 * MARGIN} points or more.`
    : `**Does not pass**: ${failing.join(", ")}.`,
].join("\n");

console.log(text);
if (values.write) {
  const page = readFileSync(PAGE, "utf8");
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/convergence.md has no lines "${BEGIN}" and "${END}"`);
  writeFileSync(PAGE, `${page.slice(0, from + BEGIN.length)}\n\n${text}\n\n${page.slice(to)}`);
}
