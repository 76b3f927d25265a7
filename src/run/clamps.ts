// Decisions held where the record has them. A run in which the government acts at the recorded time by itself is rare, and whether it does is
// luck. So what is reported of its decisions is not waited for: each is kept from being taken before, taken then, and weighed by the chance that
// it comes so, given the run (withheld.ts). How each report errs is a coordinate u of the world that is fitted:
//   u < ε_G: the report is wrong altogether, and the run takes its own course;
//   else z = Φ^-1((u - ε_G) / (1 - ε_G)): of a silence, the decision does not come before its end - s z; of a date d, it comes at the first look
//   from t = d - s z on at which it can. Of all t between the look before, T', and that look, T, the run is the same; so it counts by
//   P(T) φ((d - T)/s)/s / (Φ((T - d)/s) - Φ((T' - d)/s)), P the chance of the decision there and of none before.
// Weighed so, expectations are those of runs that take their own course, and the likelihood rests on less luck.
// Source: Del Moral, Feynman-Kac Formulae (2004), chapter 2, for paths that are kept alive and weighed by their chance of staying so.
import { channel, draw, runKey } from "../core/keyed.ts";
import { entityHash } from "../core/hash.ts";
import { log } from "../core/log.ts";
import { normalCdf, normalPdf, normalQuantile } from "../core/normal.ts";
import { STREAMS } from "../core/streams.ts";
import { GOVERNMENT_OPTIONS, SYNONYMS, type GovernmentOption } from "../model/kit/options.ts";
import { NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { World } from "../model/kit/world.ts";
import { observation } from "../model/street/observation.ts";
import { dateOf, dateSpread, dueAt, middleOf, whereWrong, type Dated, type Report } from "./reports.ts";
import type { Run } from "./run.ts";
import { Withheld, type Course } from "./withheld.ts";

export type DatedReport = Exclude<Report, { readonly kind: "number" }>;

/** The decision that dates this, where it is one of the government's. */
function decisionOf(outcome: Dated): GovernmentOption | undefined {
  const also: Readonly<Record<string, readonly string[]>> = SYNONYMS.government;
  return GOVERNMENT_OPTIONS.find((option) => option === outcome || also[option]?.includes(outcome) === true);
}

/** Whether a report is of a decision that is held where it says. */
export const isOfDecision = (report: Report): report is DatedReport =>
  report.kind !== "number" && decisionOf(report.outcome) !== undefined;

/** How a report of a decision is taken in one run. */
export interface Clamp {
  readonly report: DatedReport;
  /** Null where the report is wrong altogether. */
  readonly course: Course | null;
  /** Spread of the report, d. */
  readonly spread: number;
  /** Tick behind which it is settled whether the run keeps to it. */
  readonly tick: number;
  /** The largest that `clampLog` can come to. */
  readonly most: number;
}

/** `u`: how the report errs, uniform; `lots`: the run's luck in blocks, two a day. */
export function clampOf(world: World, report: DatedReport, u: number, lots: readonly number[]): Clamp {
  const { grossError, dateSpread: bare } = observation.of(world);
  if (u < grossError) return { report, course: null, spread: bare, tick: 0, most: log(whereWrong(world, report)) };
  const z = normalQuantile((u - grossError) / (1 - grossError));
  const option = decisionOf(report.outcome) as GovernmentOption;
  const spread = report.kind === "date" ? dateSpread(world, report) : bare;
  const when = (report.kind === "date" ? middleOf(report) : report.until) - spread * z;
  // what is decided in a tick is dated at its end
  const first = Math.max(0, Math.ceil(when * TICKS_PER_DAY) - 1);
  const lot = lots[Math.min(lots.length - 1, 2 * Math.floor(first / TICKS_PER_DAY) + 1)] as number;
  const leaning = draw(channel(runKey(world.seed, world.index, lot), STREAMS.posterior, 2), 0, 0, entityHash(option));
  if (report.kind === "silence") {
    const until = Math.max(0, Math.floor(when * TICKS_PER_DAY));
    return { report, course: { option, at: Infinity, leaning, until }, spread, tick: until, most: 0 };
  }
  const course: Course = { option, at: first, waits: true, leaning };
  const tick = Math.max(first + 1, Math.round(dueAt(world, report) * TICKS_PER_DAY));
  const clamp = { report, course, spread, tick };
  // a look is a tick or more behind the one before, and the density falls faster than the stretch between
  return { ...clamp, most: beside(clamp, first, first - 1) };
}

const dateOfTick = (tick: number): number => (tick + 1) / TICKS_PER_DAY;

/** Log of the density of a report of a decision at this look, over the chance that the course is taken there and not at the look before. */
function beside({ report, spread }: Pick<Clamp, "report" | "spread">, tick: number, after: number): number {
  const off = (at: number): number => (dateOfTick(at) - middleOf(report as DatedReport & { readonly kind: "date" })) / spread; // prettier-ignore
  return log(normalPdf(off(tick)) / spread / between(off(after), off(tick)));
}

/** Chance of a normal score between two, by the tail in which they lie. */
const between = (low: number, high: number): number =>
  low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);

/** What holds all of these where they are. */
export const holding = (clamps: readonly Clamp[]): Withheld =>
  new Withheld(clamps.flatMap(({ course }) => (course ? [course] : [])));

/**
 * Log of a report's density or chance in a run that has come to the clamp's tick, beside the chance of what was held: -Infinity where the run does
 * not keep to it, as the decision wasn't open or came about otherwise.
 */
export function clampLog(run: Run, held: Withheld, clamp: Clamp): number {
  const { report, course, tick, most } = clamp;
  if (!course) return most;
  const date = dateOf(run, report.outcome);
  if (report.kind === "silence") return date === NEVER || date > dateOfTick(tick - 1) ? 0 : -Infinity;
  const taken = held.takenOf(course.option);
  return taken && date === dateOfTick(taken.tick) ? beside(clamp, taken.tick, taken.after) : -Infinity;
}
