// Measures how often things happen in drawn worlds of the shipped scenario, beside how often they happened: docs/base-rates.md, and what each
// repair changed alone: docs/repairs.md. Usage: node scripts/baseRates.ts [--worlds 6500] [--only none|all|REPAIR] [--set PATH=VALUE] [--write].
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { quantiles } from "../src/analysis/quantiles.ts";
import { wilson } from "../src/analysis/wilson.ts";
import type { Intervention } from "../src/scenario/scenario.ts";
import { isCalm } from "../src/world/calm.ts";
import { compiler, compileWorld, PLAN } from "../src/world/compile.ts";
import { flagship } from "../bench/subjects.ts";
import { live, type Lived } from "./baseRates/lived.ts";
import { REPAIRS } from "./baseRates/repairs.ts";
import { ROWS, type Row } from "./baseRates/rows.ts";
import { between } from "./docs/generated.ts";
import { table } from "./docs/table.ts";

const ROOT = join(import.meta.dirname, "..");
const OUT = join(ROOT, "out/figures");
/** People out from which a run is followed for 90 days. */
const FOLLOW_FROM = 1000;

interface Measured {
  readonly name: string;
  readonly worlds: number;
  readonly calm: number;
  readonly millisecondsARun: number;
  /** Cells by row's id: as they stand in a table. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Values put in the place of the drawn ones. */
type Sets = readonly Intervention[];

/** By name: without any repair, each alone, and with all. */
const VARIANTS: Readonly<Record<string, Sets>> = {
  none: REPAIRS.flatMap((r) => r.without),
  ...Object.fromEntries(
    REPAIRS.map((own) => [own.name, REPAIRS.filter((r) => r !== own).flatMap((r) => r.without)] as const),
  ),
  all: [],
};

async function measured(name: string, sets: Sets, worlds: number): Promise<Measured> {
  const compiled = compiler(await flagship());
  const runs: Lived[] = [];
  const began = process.cpuUsage();
  for (let i = 0; i < worlds; i++)
    if (isCalm(compileWorld(compiled, PLAN, i))) runs.push(live(compileWorld(compiled, PLAN, i, sets), FOLLOW_FROM));
  const { user } = process.cpuUsage(began);
  const cells = Object.fromEntries(ROWS.map((row) => [row.id, cellOf(row, runs)]));
  return { name, worlds, calm: runs.length, millisecondsARun: user / 1000 / runs.length, cells };
}

const percent = (x: number): string => `${Number((100 * x).toPrecision(x < 0.1 ? 2 : 3))}`;
const LEVEL = 0.95;

/** A share with its interval, and how many of how many. */
function ratio(k: number, n: number): string {
  if (n === 0) return "none";
  const { low, high } = wilson(k, n, LEVEL);
  return `${percent(k / n)} % (${percent(low)}–${percent(high)}), ${k} of ${n}`;
}

function cellOf(row: Row, runs: readonly Lived[]): string {
  const among = runs.filter(row.among);
  if (row.kind === "spread") {
    if (among.length === 0) return "none";
    const values = quantiles(among.map(row.of), [0.1, 0.5, 0.9]);
    return `${values.map((v) => Number(v.toPrecision(3))).join("; ")} (${among.length} runs)`;
  }
  const told = among.map(row.yes);
  if (told.some((yes) => yes === null)) return "not told apart";
  return ratio(told.filter((yes) => yes === true).length, among.length);
}

function recordOf(row: Row): string {
  if (row.kind === "spread") return row.record;
  if (row.record === null) return "no public record has the denominator";
  const { k, n, of } = row.record;
  const protests = row.perProtest ? `; per protest ${row.perProtest}` : "";
  return `${ratio(k, n)} ${of}${protests}`;
}

/** Rows of one part beside the record: a column a variant. */
const tableOf = (part: Row["part"], columns: readonly (readonly [string, Measured])[]): string =>
  table(
    ["condition", ...columns.map(([title]) => title), "record"],
    ROWS.filter((row) => row.part === part).map((row) => [row.label, ...columns.map(([, m]) => m.cells[row.id] ?? ""), recordOf(row)]),
  ); // prettier-ignore

/** Every row, before and with one repair alone; a cell that stayed as it was is left empty. */
const aloneOf = (before: Measured, own: Measured): string =>
  table(
    ["", "condition", "before", "with this alone"],
    ROWS.map((row) => {
      const [was, is] = [before.cells[row.id] ?? "", own.cells[row.id] ?? ""];
      return [row.part, row.label, was, was === is ? "the same" : is];
    }),
  );

function write(all: readonly Measured[]): void {
  const [before, now] = ["none", "all"].map((name) => all.find((m) => m.name === name));
  if (!before || !now) throw new RangeError("--write needs all variants");
  const rates = join(ROOT, "docs/base-rates.md");
  const columns = [["before", before], ["now", now]] as const; // prettier-ignore
  const head = `\n${now.worlds} worlds drawn, ${now.calm} of them calm without a shock; one run each, seed 1.\n\n`;
  let text = readFileSync(rates, "utf8");
  for (const part of ["training", "untouched"] as const)
    text = between(text, part, `${head}${tableOf(part, columns)}\n`);
  writeFileSync(rates, text);
  if (REPAIRS.length === 0) return;
  const repairs = join(ROOT, "docs/repairs.md");
  let alone = readFileSync(repairs, "utf8");
  for (const { name } of REPAIRS)
    alone = between(alone, name, `\n${aloneOf(before, all.find((m) => m.name === name) as Measured)}\n`);
  writeFileSync(repairs, alone);
}

const { values } = parseArgs({
  options: {
    worlds: { type: "string", default: "6500" },
    only: { type: "string" },
    set: { type: "string", multiple: true, default: [] },
    write: { type: "boolean", default: false },
  },
});
const names = values.only === undefined ? Object.keys(VARIANTS) : values.only.split(",");
const more: Sets = values.set.map((text) => {
  const [set = "", to = ""] = text.split("=");
  return { set, to: Number.isNaN(Number(to)) ? to : Number(to) };
});
mkdirSync(OUT, { recursive: true });
const all: Measured[] = [];
for (const name of names) {
  const sets = VARIANTS[name];
  if (!sets) throw new RangeError(`there is no "${name}": there are ${Object.keys(VARIANTS).join(", ")}`);
  const one = await measured(name, [...sets, ...more], Number(values.worlds));
  all.push(one);
  console.error(`${name}: ${one.calm} of ${one.worlds} worlds are calm without a shock, ${one.millisecondsARun.toFixed(2)} ms of processor a run`); // prettier-ignore
}
const columns = all.map((m) => [m.name, m] as const);
const text = `Training\n\n${tableOf("training", columns)}\nUntouched\n\n${tableOf("untouched", columns)}`;
console.log(text);
writeFileSync(join(OUT, "base-rates.md"), text);
if (values.write) write(all);
