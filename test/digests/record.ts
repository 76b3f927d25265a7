// The record of digests: its shape, its text of one line an entry, and what is said where the digests found are others.
import { cellsApart, type Section } from "./cells.ts";
import { columnName } from "./states.ts";

export interface ScenarioDigests {
  /** Days up to the horizon: how its columns are named. */
  readonly days: number;
  /** By run: its whole state, one cell a tick. */
  readonly runs: Section;
  /** By field of the state: all runs, one cell a tick. */
  readonly fields: Section;
  /** By what a world says, by what is read of a run, by kind of event: one cell a run. */
  readonly worlds: Section;
  readonly readings: Section;
  readonly events: Section;
}

export interface Digests {
  /** By folder of src, then function. */
  readonly functions: Readonly<Record<string, Section>>;
  readonly scenarios: Readonly<Record<string, ScenarioDigests>>;
  /** By verb, then part of what it found. */
  readonly results: Readonly<Record<string, Section>>;
}

export interface DigestRecord {
  /** Lines under "Results change" that stood in the changelog when the record was made: their hashes. */
  readonly changes: readonly string[];
  readonly digests: Digests;
}

export const textOf = (record: DigestRecord): string => `${JSON.stringify(record, null, 1)}\n`;

/** Entries that are not the same in both, in the order of the second. */
function entriesApart(a: Section = {}, b: Section = {}): string[] {
  return [...new Set([...Object.keys(b), ...Object.keys(a)])].filter((name) => a[name] !== b[name]);
}

const MOST = 12;
const some = (names: readonly string[]): string =>
  names.slice(0, MOST).join(", ") + (names.length > MOST ? ` and ${names.length - MOST} more` : "");

/** One sentence for everything in which two days' digests differ, the runs of scenarios first; none where they don't. */
export function differences(then: Digests, now: Digests): string[] {
  const scenarios = [...new Set([...Object.keys(now.scenarios), ...Object.keys(then.scenarios)])];
  return [
    ...scenarios.flatMap((name) => ofScenario(name, then.scenarios[name], now.scenarios[name])),
    ...bySection("functions of src/", then.functions, now.functions),
    ...bySection("results of ", then.results, now.results),
  ];
}

function bySection(what: string, then: Digests["results"], now: Digests["results"]): string[] {
  return [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((name) => {
    const apart = entriesApart(then[name], now[name]);
    return apart.length > 0 ? [`${what}${name}: ${some(apart)}`] : [];
  });
}

function ofScenario(name: string, then: ScenarioDigests | undefined, now: ScenarioDigests | undefined): string[] {
  if (!then || !now) return [`${name}: ${now ? "not in the record" : "only in the record"}`];
  const others = (["runs", "fields"] as const).flatMap((table) => newOrGone(table, then[table], now[table]));
  // the rest cannot be compared cell by cell
  if (others.length > 0) return others.map((text) => `${name}: ${text}`);
  const found: string[] = [];
  const first = firstApart(then, now);
  if (first) found.push(`${name}: ${first}`);
  const runs = Object.keys(now.runs);
  for (const table of ["worlds", "readings", "events"] as const) {
    const apart = entriesApart(then[table], now[table]);
    if (apart.length === 0) continue;
    const cells = apart.flatMap((entry) => cellsApart(then[table][entry] ?? "", now[table][entry] ?? ""));
    const where = runs.filter((_, i) => cells.includes(i));
    found.push(`${name}, ${table}: ${some(apart)}; in ${some(where)}`);
  }
  return found;
}

function newOrGone(what: string, then: Section, now: Section): string[] {
  const only = (a: Section, b: Section): string[] => Object.keys(a).filter((name) => !Object.hasOwn(b, name));
  const [fresh, gone] = [only(now, then), only(then, now)];
  return [
    ...(fresh.length > 0 ? [`${what} that are not in the record: ${some(fresh)}`] : []),
    ...(gone.length > 0 ? [`${what} that are only in the record: ${some(gone)}`] : []),
  ];
}

/** The first tick at which the state of any run differs, the first such run, and the fields that differ there. */
function firstApart(then: ScenarioDigests, now: ScenarioDigests): string | null {
  const runs = entriesApart(then.runs, now.runs);
  const fields = entriesApart(then.fields, now.fields);
  if (runs.length + fields.length === 0) return null;
  const firstIn = (table: "runs" | "fields", entry: string): number =>
    cellsApart(then[table][entry] ?? "", now[table][entry] ?? "")[0] ?? Infinity;
  const ofRuns = runs.map((run) => ({ run, column: firstIn("runs", run) }));
  const ofFields = fields.map((field) => ({ field, column: firstIn("fields", field) }));
  const column = Math.min(...ofRuns.map((r) => r.column), ...ofFields.map((f) => f.column));
  const those = ofRuns.filter((r) => r.column === column).map((r) => r.run);
  const there = ofFields.filter((f) => f.column === column).map((f) => f.field);
  const run = those[0] ?? ofRuns.toSorted((a, b) => a.column - b.column)[0]?.run ?? "no run";
  const others = runs.length > 1 ? `; ${runs.length} of ${Object.keys(now.runs).length} runs differ` : "";
  return `${run} first differs at ${columnName(column, now.days)} in ${some(there) || "a field that no cell tells"}${others}`;
}
