// What is read of a run beside its state: outcomes at the horizon and after the year, its row, how likely reports are under it, the crises
// around that follow, its log, and the world it was run in. One line a reading, one cell a run.
import { channel, runKey } from "../../src/core/keyed.ts";
import { STREAMS } from "../../src/core/streams.ts";
import { QUANTITIES, type Measured } from "../../src/model/kit/passages.ts";
import { YEAR } from "../../src/model/region.ts";
import type { World } from "../../src/model/kit/world.ts";
import { isSettled, outcomeOf } from "../../src/run/outcomes.ts";
import { tiedBy } from "../../src/model/actors/burden.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { regionCrises } from "../../src/run/region.ts";
import { ceiling, DATED, drawReport, logDensity, logLikelihood, type Report } from "../../src/run/reports.ts";
import { DATES, measure, rowLength, scalarAt, SCALARS, SERIES, seriesAt } from "../../src/run/row.ts";
import type { Run } from "../../src/run/run.ts";
import { whole, atMoment, arrivalsOf, type Asked } from "../../src/model/asked.ts";
import { OUTCOME, OUTCOME_NAMES, TIMED } from "../../src/model/outcomes.ts";
import { calmGain } from "../../src/world/calm.ts";
import { lineOf, mix, ofNumbers, ofText, type Section } from "./cells.ts";

/** One line a name, one cell a run; where a name has nothing of a run, a dot. */
export class ByRun {
  readonly #lines = new Map<string, (number | null)[]>();
  #run = -1;

  begin(): void {
    this.#run++;
  }

  /** Takes in more of this name in the run at hand. */
  add(name: string, h: number): void {
    let cells = this.#lines.get(name);
    if (!cells) this.#lines.set(name, (cells = []));
    while (cells.length <= this.#run) cells.push(null);
    cells[this.#run] = mix(cells[this.#run] ?? 0, h);
  }

  numbers(name: string, ...values: readonly number[]): void {
    this.add(name, ofNumbers(values));
  }

  get section(): Section {
    const whole = (cells: (number | null)[]): (number | null)[] =>
      Array.from({ length: this.#run + 1 }, (_, i) => cells[i] ?? null);
    return Object.fromEntries([...this.#lines].map(([name, cells]) => [name, lineOf(whole(cells))]));
  }
}

/** Of everything that is reported, something that may be. */
const REPORTS: readonly Report[] = [
  ...(["people", "regions", "dead", "detained", "troops"] as const).flatMap((outcome, i): Report[] => [
    { kind: "number", id: outcome, outcome, at: 1.5 + i / 4, low: 3, high: 3 },
    { kind: "number", id: outcome, outcome, at: 4, low: 40 * i, high: 400 },
  ]),
  ...DATED.flatMap((outcome, i): Report[] => [
    { kind: "date", id: outcome, outcome, low: 1 + i / 8, high: 1 + i / 4 },
    { kind: "silence", id: outcome, outcome, until: 2 + i / 8 },
  ]),
];

/** Outcomes of the years after, in the states around. */
const AROUND = OUTCOME_NAMES.filter((name) => OUTCOME[name].around);

/** Outcomes of the run itself. */
const WITHIN = OUTCOME_NAMES.filter((name) => !AROUND.includes(name));

/** To be read at the end of every day up to the horizon. */
export function readDay(run: Run, into: ByRun): void {
  for (const { name } of TIMED) into.numbers(`${name} at`, outcomeOf(run, atMoment(name, 0)));
  for (const [name, { read }] of Object.entries<Measured>(QUANTITIES)) into.numbers(`first ${name}`, read(run.state));
}

/** To be read at the horizon, before the run is followed further. */
export function readHorizon(run: Run, days: number, into: ByRun): void {
  const within: readonly Asked[] = [...WITHIN.map(whole), ...run.world.members.map((m) => arrivalsOf([m.id]))];
  for (const asked of within) into.numbers(asked.text, outcomeOf(run, asked), isSettled(run, asked) ? 1 : 0);
  const row = measure(run, days);
  if (row.length !== rowLength(days)) throw new RangeError("the row has another length than it says");
  into.add("row dates", ofNumbers(row.subarray(0, DATES.length)));
  for (const name of SCALARS.slice(DATES.length)) into.numbers(`row ${name}`, row[scalarAt(name)] as number);
  for (const name of SERIES)
    into.add(`row ${name}`, ofNumbers(row.subarray(seriesAt(name, days), seriesAt(name, days) + days)));
  for (const outcome of ["people", "regions"] as const)
    for (let day = 0; day < 5; day++)
      into.numbers(`fit ${outcome}`, logLikelihood(run, [{ outcome, day, low: day, high: 9 * day }]));
  for (const withdrawn of [NEVER, 12])
    into.numbers(
      "tied by a force",
      ...[4, 9, 30].map((at) => tiedBy(run.world, { troops: 5000, arrived: 5, withdrawn }, at)),
    );
  const key = channel(runKey(run.world.seed, run.world.index, run.replicate), STREAMS.posterior, 0);
  REPORTS.forEach((report, r) => {
    const name = report.kind === "number" ? report.outcome : report.kind;
    into.numbers(`report ${name}`, logDensity(run, report), ceiling(run.world, report));
    into.numbers(`draw ${name}`, drawReport(run, report, channel(key, 0, r)));
  });
}

/** The same of the years after in the states around. */
export function readAround(run: Run, into: ByRun): void {
  for (const name of AROUND) into.numbers(name, outcomeOf(run, whole(name)));
  into.add("crises around", ofText(JSON.stringify(regionCrises(run, 3 * YEAR))));
}

/** To be read when the run has been followed for a year. */
export function readYear(run: Run, into: ByRun): void {
  for (const name of WITHIN) into.numbers(name, outcomeOf(run, whole(name)));
}

/** The log, by kind of event, with all that was considered. */
export function readLog({ log }: Run, into: ByRun): void {
  for (const event of log.events) into.add(event.kind, ofText(JSON.stringify(event)));
}

/** The world, by what it says; drawn assumptions by mechanism. */
export function readWorld(world: World, into: ByRun): void {
  const { p, ...rest } = world;
  const plain = (values: unknown): string =>
    JSON.stringify(values, (_, x: unknown) => (x instanceof Float64Array ? Array.from(x) : x));
  for (const [name, values] of Object.entries(p)) into.add(`drawn ${name}`, ofText(plain(values)));
  for (const [name, values] of Object.entries(rest)) into.add(name, ofText(plain(values)));
  into.numbers("calm gain", calmGain(world));
}
