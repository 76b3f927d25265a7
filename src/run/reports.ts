// The dated record as reports that a run can be held against, each with its error model: how likely is this report, or this silence, if the
// run is what happened? Counts err on the log scale by countBias and countError, places by placeError, dates by some hours; deaths and
// arrests are reported late (deathLag, detainedLag). Where the record gives two ends, a quarter of the distance is added to the spread.
// A share of all reports (grossError) is wrong altogether: anything from nothing to everything. All densities integrate to one, so that records can be drawn.
// A model is not what happened, either: where its discrepancy is counted, a day's people and places and the control at which the largest city is
// lost lie off the model's by a declared spread. Source: Kennedy and O'Hagan, J. R. Stat. Soc. B 63 (2001).
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

/** Spreads of a date beyond which it is taken for one that is never reported. */
const SPREADS = 2;

/** How long after a moment a run goes on, d, so that dates that were reported too early are known: with the widest spread declared. */
export const BEYOND = SPREADS * bounds(observation.params.dateSpread.range)[1];

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
export function dueAt(world: World, report: Report): number {
  const beyond = SPREADS * observation.of(world).dateSpread;
  const when =
    report.kind === "number" ? report.at : report.kind === "date" ? report.high + beyond : report.until + beyond;
  return Math.ceil(when * TICKS_PER_DAY) / TICKS_PER_DAY;
}

/** What is kept of a run tick by tick while it is held against a record with the model's discrepancy. */
export interface Followed {
  /** By tick, the least so far by which control lay above the level at which a site of the largest city falls; 1 to begin with. */
  readonly margin: number[];
}

export const followed = (): Followed => ({ margin: [] });

/** Notes a tick that is over. */
export function followOn({ world, state }: Run, { margin }: Followed): void {
  let least = margin.at(-1) ?? 1;
  for (const { place, level } of world.sites)
    if (place === world.largest) least = Math.min(least, (state.control[place] as number) - level);
  margin.push(least);
}

/** Chance, with the model's discrepancy, that the largest city is lost by the end of a tick. */
const lostBy = (world: World, margin: number): number => normalCdf(-margin / observation.of(world).controlDiscrepancy);

/** Mean of what is read of the date on which the largest city is lost, over the model's discrepancy. */
function overLoss(world: World, { margin }: Followed, read: (date: number) => number): number {
  let sum = 0;
  let before = 0;
  margin.forEach((least, tick) => {
    if (tick > 0 && least === margin[tick - 1]) return;
    const by = lostBy(world, least);
    sum += (by - before) * read((tick + 1) / TICKS_PER_DAY);
    before = by;
  });
  return sum + (1 - before) * read(NEVER);
}

/** Centre and spread of a report of a number, and how far reports that are wrong altogether may reach; on the scale it errs on. */
function numbered(
  run: Run,
  report: Report & { readonly kind: "number" },
  discrepant: boolean,
): { centre: number; spread: number; reach: number } {
  const { world } = run;
  const bias = report.outcome === "people" ? observation.of(world).countBias : 0;
  const reach = report.outcome === "regions" ? world.places.length : log(world.totalPeople + 1);
  return { centre: ownNumber(run, report) + bias, spread: spreadOf(world, report, discrepant), reach };
}

/** What the run itself shows in place of a reported number, on the scale it errs on; late reports are late in it, too. */
function ownNumber(run: Run, { outcome, at }: Report & { readonly kind: "number" }): number {
  const { world, state } = run;
  const p = observation.of(world);
  const day = Math.ceil(at) - 1;
  switch (outcome) {
    case "regions":
      return placesSeen(run, day);
    case "people":
      return log((state.dayPeople[day] as number) + 1);
    case "troops":
      return log(at0(state.troops) + 1);
    case "dead":
      return log(reported(run, state.dayDeaths, at0(state.deaths), p.deathLag, day) + 1);
    case "detained":
      return log(reported(run, state.dayArrests, at0(state.arrests), p.detainedLag, day) + 1);
  }
}

/** Spread of a reported number about what the run shows; errors and discrepancy are independent. */
function spreadOf(world: World, report: Report & { readonly kind: "number" }, discrepant: boolean): number {
  const p = observation.of(world);
  const { outcome, low, high } = report;
  const places = outcome === "regions";
  const gap = (places ? high - low : log(high + 1) - log(low + 1)) * SPREAD_OF_ENDS;
  const own = (places ? p.placeError : outcome === "people" ? p.countError : p.totalSpread) + gap;
  const off = places ? p.placeDiscrepancy : outcome === "people" ? p.peopleDiscrepancy : 0;
  return discrepant ? Math.sqrt(own * own + off * off) : own;
}

/** Where a reported number lies on the scale it errs on: places as they are, counts as ln(1 + count). */
export const scaled = (outcome: Numbered, value: number): number => (outcome === "regions" ? value : log(value + 1));
export const middleOf = ({ low, high }: { readonly low: number; readonly high: number }): number => (low + high) / 2;
export const dateSpread = (world: World, { low, high }: { readonly low: number; readonly high: number }): number =>
  observation.of(world).dateSpread + (high - low) * SPREAD_OF_ENDS;

/**
 * Density on the report's own scale (ln count, places, days), or chance, of a report under a run that has come to `dueAt`: as one that errs
 * as reports do, and as one that is wrong altogether. The density of the report is their sum. The model's discrepancy counts where the run was
 * followed.
 */
function densities(
  run: Run,
  report: Report,
  follow: Followed | null,
): { readonly erring: number; readonly wrong: number } {
  const { world } = run;
  if (report.kind === "number") {
    const { centre, spread, reach } = numbered(run, report, follow !== null);
    const { grossError } = observation.of(world);
    const z = (scaled(report.outcome, middleOf(report)) - centre) / spread;
    return { erring: ((1 - grossError) * normalPdf(z)) / spread, wrong: grossError / reach };
  }
  const erring = (date: number): number =>
    report.kind === "date" ? dateErring(world, date, report) : silenceErring(world, date, report.until);
  return {
    erring:
      report.outcome === "largestLost" && follow
        ? overLoss(world, follow, erring)
        : erring(dateOf(run, report.outcome)),
    wrong: observation.of(world).grossError * whereWrong(world, report),
  };
}

/** Log of the chance, or of the density on the report's own scale, of a report under a run that has come to `dueAt`. */
export function logDensity(run: Run, report: Report, follow: Followed | null = null): number {
  const { erring, wrong } = densities(run, report, follow);
  return log(erring + wrong);
}

/** Given this run, which has come to `dueAt`, the chance that the report is wrong altogether. */
export function chanceWrong(run: Run, report: Report, follow: Followed | null = null): number {
  const { erring, wrong } = densities(run, report, follow);
  return wrong / (erring + wrong);
}

/** What the run itself shows in place of a report, without errors: a number on the scale it errs on, or a date, NEVER where there is none. */
export const shownBy = (run: Run, report: Report): number =>
  report.kind === "number" ? ownNumber(run, report) : dateOf(run, report.outcome);

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

function dateErring(world: World, date: number, report: Report & { readonly kind: "date" }): number {
  const spread = dateSpread(world, report);
  return date === NEVER
    ? 0
    : ((1 - observation.of(world).grossError) * normalPdf((middleOf(report) - date) / spread)) / spread;
}

function silenceErring(world: World, date: number, until: number): number {
  const { grossError, dateSpread: spread } = observation.of(world);
  return (1 - grossError) * (date === NEVER ? 1 : 1 - normalCdf((until - date) / spread));
}

/** Density, or chance, of a date or a silence that is wrong altogether: some of these don't come, the others come at any time. */
export function whereWrong(world: World, report: Exclude<Report, { readonly kind: "number" }>): number {
  const { unheard } = observation.of(world);
  return report.kind === "date" ? (1 - unheard) / world.days : 1 - (report.until / world.days) * (1 - unheard);
}

/** The largest that `logDensity` can come to in this world: no run of it agrees better with the report. */
export function ceiling(world: World, report: Report, discrepant = false): number {
  if (report.kind === "silence") return 0;
  const { grossError } = observation.of(world);
  const number = report.kind === "number";
  const spread = number ? spreadOf(world, report, discrepant) : dateSpread(world, report);
  const wrong = number
    ? 1 / (report.outcome === "regions" ? world.places.length : log(world.totalPeople + 1))
    : whereWrong(world, report);
  return log(((1 - grossError) * normalPdf(0)) / spread + grossError * wrong);
}

export const dateOf = ({ state }: Run, name: Dated): number =>
  at0(name === "deployed" ? state.deployChosen : state[name]);

/**
 * What would be reported of a run in place of this report, errors and all, on the report's own scale; dates that are never reported, and
 * silence itself, are Infinity where nothing is heard.
 */
export function drawReport(run: Run, report: Report, key: Key, follow: Followed | null = null): number {
  const p = observation.of(run.world);
  const [wrong, u, v] = [draw(key, 0, 0, 0) < p.grossError, draw(key, 0, 0, 1), draw(key, 0, 0, 2)];
  if (report.kind === "number") {
    const { centre, spread, reach } = numbered(run, report, follow !== null);
    return wrong ? u * reach : centre + spread * normalQuantile(u);
  }
  if (wrong) return u < p.unheard ? Infinity : v * run.world.days;
  const date =
    report.outcome === "largestLost" && follow
      ? lossDrawn(run.world, follow, draw(key, 0, 0, LOSS))
      : dateOf(run, report.outcome);
  const spread = report.kind === "date" ? dateSpread(run.world, report) : p.dateSpread;
  return date === NEVER ? Infinity : date + spread * normalQuantile(u);
}

/** Number of the draw of how far control at which a site falls lies from the model's. */
const LOSS = 3;

function lossDrawn(world: World, { margin }: Followed, u: number): number {
  const tick = margin.findIndex((least) => lostBy(world, least) > u);
  return tick < 0 ? NEVER : (tick + 1) / TICKS_PER_DAY;
}
