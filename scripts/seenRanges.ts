// What the record's rows of training say of ranges that are the same for every state, by history matching: a wave of drawn worlds, an emulator a
// row, and what is left of each range. Prints the tables of docs/seen-ranges.md. Usage: node scripts/seenRanges.ts [--worlds 6500] [--write]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { channel, draw, seedKey } from "../src/core/keyed.ts";
import { FROM_THE_START } from "../src/scenario/conditions.ts";
import { isCalm } from "../src/world/calm.ts";
import { optionAt, valueAt, type Column, type FormColumn as Form } from "../src/world/assumptions.ts";
import { compiler, compileWorld, coordinates, PLAN, type Compiler } from "../src/world/compile.ts";
import { flagship } from "../bench/subjects.ts";
import { live, type Lived } from "./baseRates/lived.ts";
import { implausibility, logistic, moving, DISCREPANCY, RULED_OUT, type Logistic } from "./baseRates/matching.ts";
import { ROWS, type Share } from "./baseRates/rows.ts";
import { between } from "./docs/generated.ts";
import { table } from "./docs/table.ts";

const FOLLOW_FROM = Infinity;
/** Coordinates of an emulator at most. */
const MOST = 12;
/** Points at which emulators are asked. */
const POINTS = 50_000;
/** Part of what is left that a narrowed range leaves out at each end, and the part of a range that has to go for it to count as narrowed. */
const TAIL = 0.01;
const NARROWED = 0.05;
/** Part of the points that is left where ranges are told of. */
const LEAST_LEFT = 0.05;
/** Standard deviations by which options of a form lie apart for it to be told. */
const TOLD = 0.5;

/** What belongs to a state or to its crisis has a value of its own in each: no row about all states speaks of it. */
const isEverywhere = (scenario: Compiler["scenario"], { path }: Column): boolean =>
  !FROM_THE_START.has(path) &&
  !scenario.overrides.some((o) => o.path === path) &&
  !/^(scenario|forces|members|factions|neighbours|shocks|treaty)\./.test(path);

interface Ran {
  readonly at: Float64Array;
  readonly lived: Lived;
}

function ran(compiled: Compiler, worlds: number): readonly Ran[] {
  const runs: Ran[] = [];
  for (let i = 0; i < worlds; i++) {
    const world = compileWorld(compiled, PLAN, i);
    if (isCalm(world)) runs.push({ at: coordinates(compiled, PLAN, i), lived: live(world, FOLLOW_FROM) });
  }
  return runs;
}

interface Emulator {
  readonly row: Share;
  readonly record: { readonly k: number; readonly n: number };
  /** Columns that move the row, and how far the row is from the record at the middle of everything. */
  readonly columns: readonly number[];
  readonly fit: Logistic;
  readonly k: number;
  readonly n: number;
}

const percent = (x: number): string => `${Number((100 * x).toPrecision(3))} %`;
const centred = (u: number): number => 2 * u - 1;

const { values } = parseArgs({
  options: { worlds: { type: "string", default: "6500" }, write: { type: "boolean", default: false } },
});
const compiled = compiler(await flagship());
const { columns, scenario } = compiled;
const runs = ran(compiled, Number(values.worlds));
const everywhere = columns.flatMap((c, i) => (c.kind === "quantity" && c.range.kind !== "constant" && isEverywhere(scenario, c) ? [i] : [])); // prettier-ignore

const training = ROWS.flatMap((row) => (row.kind === "share" && row.part === "training" && row.record ? [{ row, record: row.record }] : [])); // prettier-ignore
const emulators: Emulator[] = training.flatMap(({ row, record }) => {
  const among = runs.filter(({ lived }) => row.among(lived) && row.yes(lived) !== null);
  const yes = among.map(({ lived }) => row.yes(lived) === true);
  const k = yes.filter(Boolean).length;
  if (k === 0 || k === yes.length) {
    console.error(`${row.label}: ${k} of ${yes.length} runs, so that nothing can be emulated`);
    return [];
  }
  const points = among.map(({ at }) => everywhere.map((i) => centred(at[i] as number)));
  const found = moving(yes, points, MOST);
  const rows = points.map((x) => found.map((at) => x[at] as number));
  return [{ row, record, columns: found.map((at) => everywhere[at] as number), fit: logistic(yes, rows), k, n: yes.length }]; // prettier-ignore
});

/** Points of the columns that move any row, drawn as worlds are; which rows rule each out. */
const asked = [...new Set(emulators.flatMap((e) => e.columns))].sort((a, b) => a - b);
const key = channel(seedKey(PLAN.seed), 0, 0);
const points = Array.from({ length: POINTS }, (_, n) => new Map(asked.map((c, j) => [c, draw(key, n, 0, j)])));
const out = points.map(
  (u) =>
  emulators.map(({ fit, columns: own, record }) => implausibility(fit, own.map((c) => centred(u.get(c) as number)), record) > RULED_OUT), // prettier-ignore
);
/** Points that no more than so many rows rule out. */
const leftBut = (rows: number): typeof points =>
  points.filter((_, n) => (out[n] as readonly boolean[]).filter(Boolean).length <= rows);
/** Rows that may rule a point out: the fewest with which a twentieth of the points is left. */
let forgiven = 0;
while (forgiven < emulators.length && leftBut(forgiven).length < LEAST_LEFT * POINTS) forgiven++;
const left = leftBut(forgiven);
const meaning = (c: number): string => (columns[c] as Column).meaning;

const rowsTable = table(
  ["row", "model", "record", "moved by", "points ruled out"],
  emulators.map(({ row, record, columns: own, fit, k, n }, e) => [
    row.label,
    `${percent(k / n)}, ${k} of ${n}`,
    `${percent(record.k / record.n)}, ${record.k} of ${record.n}`,
    own.length === 0 ? "nothing that is the same everywhere" : own.map((c, j) => `${meaning(c)} (${(fit.coefficients[j + 1] as number) > 0 ? "+" : "−"})`).join("; "),
    percent(out.filter((o) => o[e]).length / POINTS),
  ]),
); // prettier-ignore

const rangesTable = table(
  ["quantity", "unit", "range drawn", "what is left of it", "narrowed"],
  asked.map((c) => {
    const column = columns[c] as Column & { readonly kind: "quantity" };
    const us = Float64Array.from(left, (u) => u.get(c) as number).sort();
    const end = (part: number): number => us[Math.min(us.length - 1, Math.floor(part * us.length))] ?? NaN;
    const [low, high] = [end(TAIL), end(1 - TAIL)];
    const told = (u: number): string => String(Number(valueAt(column, u).toPrecision(3)));
    const gone = low - TAIL > NARROWED || 1 - TAIL - high > NARROWED;
    return [column.meaning, column.unit, `${told(TAIL)} to ${told(1 - TAIL)}`, `${told(low)} to ${told(high)}`, gone ? "yes" : "no"]; // prettier-ignore
  }),
);

const odds = (k: number, n: number): number => Math.log((k + 0.5) / (n - k + 0.5));
const variance = (k: number, n: number): number => 1 / (k + 0.5) + 1 / (n - k + 0.5);

/** How far the rows lie from the record among worlds with an option, in standard deviations: the root of the mean square. */
function apart(c: number, option: string): number {
  const squares = emulators.map(({ row, record }) => {
    const own = runs.filter(({ at, lived }) => row.among(lived) && optionAt(columns[c] as Form, at[c] as number) === option); // prettier-ignore
    const k = own.filter(({ lived }) => row.yes(lived)).length;
    const difference = odds(k, own.length) - odds(record.k, record.n);
    return difference ** 2 / (variance(k, own.length) + variance(record.k, record.n) + DISCREPANCY ** 2);
  });
  return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / squares.length);
}

const forms = columns.flatMap((column, c) => {
  if (column.kind !== "form") return [];
  const options = Object.keys(column.options).filter((name) => (column.options[name] as number) > 0);
  const found = options.map((option) => apart(c, option));
  if (options.length < 2 || Math.max(...found) - Math.min(...found) < TOLD) return [];
  return [[column.meaning, options.map((option, o) => `${option} ${(found[o] as number).toFixed(1)}`).join(", ")]];
});
const formsTable = table(["form", "standard deviations from the record, by option"], forms);

const summary = `${runs.length} of ${values.worlds} worlds are calm without a shock; ${everywhere.length} quantities are the same everywhere, ${asked.length} of them move a row. Of ${POINTS} points ${percent(leftBut(0).length / POINTS)} are ruled out by no row, ${percent(leftBut(1).length / POINTS)} by one at most, ${percent(leftBut(2).length / POINTS)} by two, ${percent(leftBut(3).length / POINTS)} by three.`;
const rangesHead = `Among the ${percent(left.length / POINTS)} of points that ${forgiven === 0 ? "no row rules" : `${forgiven} of ${emulators.length} rows or fewer rule`} out.`;
console.log([summary, rowsTable, rangesHead, rangesTable, formsTable].join("\n\n"));
if (values.write) {
  const page = join(import.meta.dirname, "../docs/seen-ranges.md");
  let text = readFileSync(page, "utf8");
  for (const [name, part] of Object.entries({ wave: `${summary}\n\n${rowsTable}`, ranges: `${rangesHead}\n\n${rangesTable}`, forms: formsTable }))
    text = between(text, name, `\n${part}\n`); // prettier-ignore
  writeFileSync(page, text);
}
