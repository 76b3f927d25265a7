// The dated record as reports that a run can be held against, each with its error model: how likely is this report, or this silence, if the
// run is what happened? Counts err on the log scale by countBias and countError, places by placeError, dates by some hours; deaths and
// arrests are reported late (deathLag, detainedLag). Where the record gives two ends, a quarter of the distance is added to the spread.
// A share of all reports (grossError) is wrong altogether: anything from nothing to everything. All densities integrate to one, so that records can be drawn.
import { draw, type Key } from "../core/keyed.ts";
import { log } from "../core/log.ts";
import { normalCdf, normalPdf, normalQuantile } from "../core/normal.ts";
import { bounds } from "../core/ranges.ts";
import { observation } from "../model/street/observation.ts";
import { at0, NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { World } from "../model/kit/world.ts";
import { OBSERVABLES, TOLD } from "../model/outcomes.ts";
import type { RecordEntry, Scenario } from "../scenario/scenario.ts";
import { placesSeen, reported, SPREAD_OF_ENDS } from "./reported.ts";
import type { DATES } from "./row.ts";
import type { Run } from "./run.ts";

/** What is reported by number, and on which scale it errs. */
const COUNTED = ["people", "dead", "detained", "troops"] as const;
type Numbered = (typeof COUNTED)[number] | "regions";

export type Report =
  /** A day's figure, or the force's size at a moment. */
  | {
      readonly kind: "number";
      readonly id: string;
      readonly outcome: Numbered;
      readonly at: number;
      readonly low: number;
      readonly high: number;
    }
  /** Something happened, between `low` and `high`, days since the start. */
  | { readonly kind: "date"; readonly id: string; readonly outcome: Dated; readonly low: number; readonly high: number }
  /** Nothing was heard of it up to then. */
  | { readonly kind: "silence"; readonly id: string; readonly outcome: Dated; readonly until: number };

export type Dated = (typeof DATES)[number];

/** How long after a moment a run goes on, d, so that dates that were reported too early are known: three spreads, the widest declared. */
export const BEYOND = 3 * bounds(observation.params.dateSpread.range)[1];

const isNumbered = (name: string): name is Numbered =>
  name === "regions" || (COUNTED as readonly string[]).includes(name);

/** What can be dated and kept silent about: every dated observable, and the incumbent's fall. */
export const DATED: readonly Dated[] = [
  ...OBSERVABLES.filter((o) => o.unit === "date" && !TOLD.includes(o.name)).map((o) => o.name as Dated),
  "fallen",
];

export interface Reports {
  readonly reports: readonly Report[];
  /** Entries of the time that have no error model. */
  readonly without: readonly string[];
}

/**
 * What the record says after `from` and up to `until`, days since the start, everything dated by its middle and a day's figure by the
 * day's end; and of what it had not spoken by `until`. Events reported by `from` are not asked about again.
 */
export function reportsOf(scenario: Scenario, from: number, until: number): Reports {
  const reports: Report[] = [];
  const without: string[] = [];
  const spoken = new Set<string>();
  for (const entry of scenario.record) {
    const { id, outcome, low, high } = entry;
    const when = momentOf(entry);
    if (when === null) continue;
    if (entry.unit === "d" && isDated(outcome)) {
      if (when <= until) spoken.add(outcome);
      if (when > from && when <= until) reports.push({ kind: "date", id, outcome, low, high });
    } else if (when > from && when <= until) {
      if (isNumbered(outcome)) reports.push({ kind: "number", id, outcome, at: when, low, high });
      else without.push(id);
    }
    // a fall that the record dates only by a yes is not asked about
    if (outcome === "fallen" && high > 0) spoken.add("fallen");
  }
  for (const outcome of DATED)
    if (!spoken.has(outcome)) reports.push({ kind: "silence", id: `no ${outcome}`, outcome, until });
  return { reports, without };
}

const isDated = (name: string): name is Dated => (DATED as readonly string[]).includes(name);

function momentOf({ outcome, unit, at, low, high }: RecordEntry): number | null {
  if (unit === "d" && isDated(outcome)) return (low + high) / 2;
  if (at === null) return null;
  return isNumbered(outcome) && outcome !== "troops" ? Math.floor(at) + 1 : at;
}

/** Day up to which a run must have come before a report can be held against it. */
export function dueAt(report: Report): number {
  const when =
    report.kind === "number" ? report.at : report.kind === "date" ? report.high + BEYOND : report.until + BEYOND;
  return Math.ceil(when * TICKS_PER_DAY) / TICKS_PER_DAY;
}

/** Centre and spread of a report of a number, and how far reports that are wrong altogether may reach; on the scale it errs on. */
function numbered(
  run: Run,
  report: Report & { readonly kind: "number" },
): { centre: number; spread: number; reach: number } {
  const { world, state } = run;
  const p = observation.of(world);
  const day = Math.ceil(report.at) - 1;
  const gap = (report.high - report.low) * SPREAD_OF_ENDS;
  if (report.outcome === "regions")
    return { centre: placesSeen(run, day), spread: p.placeError + gap, reach: world.places.length };
  const wide = (log(report.high + 1) - log(report.low + 1)) * SPREAD_OF_ENDS;
  const reach = log(world.totalPeople + 1);
  const total = { spread: p.totalSpread + wide, reach };
  switch (report.outcome) {
    case "people":
      return { centre: log((state.dayPeople[day] as number) + 1) + p.countBias, spread: p.countError + wide, reach };
    case "troops":
      return { centre: log(at0(state.troops) + 1), ...total };
    case "dead":
      return { centre: log(reported(run, state.dayDeaths, at0(state.deaths), p.deathLag, day) + 1), ...total };
    case "detained":
      return { centre: log(reported(run, state.dayArrests, at0(state.arrests), p.detainedLag, day) + 1), ...total };
  }
}

/** Where a reported number lies on the scale it errs on: places as they are, counts as ln(1 + count). */
export const scaled = (outcome: Numbered, value: number): number => (outcome === "regions" ? value : log(value + 1));
const middleOf = ({ low, high }: { readonly low: number; readonly high: number }): number => (low + high) / 2;
const dateSpread = (world: World, { low, high }: { readonly low: number; readonly high: number }): number =>
  observation.of(world).dateSpread + (high - low) * SPREAD_OF_ENDS;

/**
 * Density on the report's own scale (ln count, places, days), or chance, of a report under a run that has come to `dueAt`: as one that errs
 * as reports do, and as one that is wrong altogether. The density of the report is their sum.
 */
function densities(run: Run, report: Report): { readonly erring: number; readonly wrong: number } {
  if (report.kind === "number") {
    const { centre, spread, reach } = numbered(run, report);
    const { grossError } = observation.of(run.world);
    const z = (scaled(report.outcome, middleOf(report)) - centre) / spread;
    return { erring: ((1 - grossError) * normalPdf(z)) / spread, wrong: grossError / reach };
  }
  const date = dateOf(run, report.outcome);
  return report.kind === "date"
    ? dateDensities(run.world, date, report)
    : chancesOfSilence(run.world, date, report.until);
}

/** Log of the chance, or of the density on the report's own scale, of a report under a run that has come to `dueAt`. */
export function logDensity(run: Run, report: Report): number {
  const { erring, wrong } = densities(run, report);
  return log(erring + wrong);
}

/** Given this run, which has come to `dueAt`, the chance that the report is wrong altogether. */
export function chanceWrong(run: Run, report: Report): number {
  const { erring, wrong } = densities(run, report);
  return wrong / (erring + wrong);
}

/** A day's figure of the record that the arms of a claim are held against. */
export interface Observed {
  readonly outcome: "people" | "regions";
  /** Day since the start, from 0. */
  readonly day: number;
  readonly low: number;
  readonly high: number;
}

/** Log-likelihood of days' figures under a run that has come past them: the same error model as for a whole record. */
export const logLikelihood = (run: Run, observed: readonly Observed[]): number =>
  observed.reduce(
    (sum, { outcome, day, low, high }) =>
      sum + logDensity(run, { kind: "number", id: "", outcome, at: day + 1, low, high }),
    0,
  );

function dateDensities(world: World, date: number, report: Report & { readonly kind: "date" }) {
  const { grossError, unheard } = observation.of(world);
  const spread = dateSpread(world, report);
  const z = (middleOf(report) - date) / spread;
  const wrong = (grossError * (1 - unheard)) / world.days;
  return { erring: date === NEVER ? 0 : ((1 - grossError) * normalPdf(z)) / spread, wrong };
}

/** Some of the reports that are wrong altogether don't come, the others come at any time. */
function chancesOfSilence(world: World, date: number, until: number) {
  const { grossError, unheard, dateSpread: spread } = observation.of(world);
  const right = date === NEVER ? 1 : 1 - normalCdf((until - date) / spread);
  return { erring: (1 - grossError) * right, wrong: grossError * (1 - (until / world.days) * (1 - unheard)) };
}

/** The largest that `logDensity` can come to in this world: no run of it agrees better with the report. */
export function ceiling(world: World, report: Report): number {
  if (report.kind === "silence") return 0;
  const p = observation.of(world);
  if (report.kind === "date")
    return log(
      ((1 - p.grossError) * normalPdf(0)) / dateSpread(world, report) + (p.grossError * (1 - p.unheard)) / world.days,
    );
  const places = report.outcome === "regions";
  const wide = (places ? report.high - report.low : log(report.high + 1) - log(report.low + 1)) * SPREAD_OF_ENDS;
  const own = places ? p.placeError : report.outcome === "people" ? p.countError : p.totalSpread;
  const reach = places ? world.places.length : log(world.totalPeople + 1);
  return log(((1 - p.grossError) * normalPdf(0)) / (own + wide) + p.grossError / reach);
}

const dateOf = ({ state }: Run, name: Dated): number => at0(name === "deployed" ? state.deployChosen : state[name]);

/**
 * What would be reported of a run in place of this report, errors and all, on the report's own scale; dates that are never reported, and
 * silence itself, are Infinity where nothing is heard.
 */
export function drawReport(run: Run, report: Report, key: Key): number {
  const p = observation.of(run.world);
  const [wrong, u, v] = [draw(key, 0, 0, 0) < p.grossError, draw(key, 0, 0, 1), draw(key, 0, 0, 2)];
  if (report.kind === "number") {
    const { centre, spread, reach } = numbered(run, report);
    return wrong ? u * reach : centre + spread * normalQuantile(u);
  }
  if (wrong) return u < p.unheard ? Infinity : v * run.world.days;
  const date = dateOf(run, report.outcome);
  const spread = report.kind === "date" ? dateSpread(run.world, report) : p.dateSpread;
  return date === NEVER ? Infinity : date + spread * normalQuantile(u);
}
