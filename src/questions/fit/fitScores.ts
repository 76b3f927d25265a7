// What a fit foresaw of the record's later reports, beside two forecasts that know nothing of the model's fit: worlds as drawn, and "tomorrow
// like today".
import { logScore, middleOf } from "../../analysis/posterior/predictive.ts";
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { normalPdf } from "../../core/normal.ts";
import { quantile } from "../../core/ranges.ts";
import { observation } from "../../model/street/observation.ts";
import { reportsOf, scaled, type Report } from "../../run/reports.ts";
import type { Scenario } from "../../scenario/scenario.ts";

export interface Forecast {
  /** Log of the density that the forecast gave what was reported, on the report's own scale. */
  readonly logScore: number;
  /** The middle 90 %, on the report's own scale; null ends are never. */
  readonly low: number | null;
  readonly high: number | null;
  readonly inside: boolean;
}

export interface ScoredReport {
  readonly id: string;
  readonly kind: Report["kind"];
  readonly outcome: string;
  /** "ln(1 + people)", "places" or "d" since the start. */
  readonly scale: string;
  readonly reported: number | null;
  readonly fitted: Forecast | null;
  readonly prior: Forecast;
  readonly likeToday: Forecast;
}

export interface Scores {
  readonly until: string;
  /** Fitted or not, worlds as drawn that the prior's forecast rests on. */
  readonly priorWorlds: number;
  readonly reports: readonly ScoredReport[];
  /** Sums of the single log scores, and of how many intervals held. */
  readonly total: Readonly<
    Record<"fitted" | "prior" | "likeToday", { readonly logScore: number; readonly inside: number } | null>
  >;
  readonly without: readonly string[];
}

const LEVEL = 0.9;
const Z90 = 1.6448536269514722;

/** Densities and draws of later reports, run-major. */
export interface Later {
  readonly density: Float64Array;
  readonly drawn: Float64Array;
}

const NO_TOTAL = { logScore: 0, inside: 0 };

/** `fitted` is null where the fit did not come to its end. */
export function scoresOf(
  scenario: Scenario,
  from: number,
  until: { readonly days: number; readonly text: string },
  later: readonly Report[],
  fitted: Later | null,
  prior: Later,
): Scores {
  const today = likeToday(scenario, from, until.days);
  const reports = later.map((report, r): ScoredReport => {
    const value = valueOf(report);
    const of = ({ density, drawn }: Later): Forecast => {
      const pick = (all: Float64Array): Float64Array => all.filter((_, i) => i % later.length === r);
      return forecast(logScore(pick(density)), middleOf(pick(drawn), LEVEL), value, silentTo(report));
    };
    const own = today(report);
    return {
      id: report.id,
      kind: report.kind,
      outcome: report.outcome,
      scale: report.kind !== "number" ? "d" : report.outcome === "regions" ? "places" : "ln(1 + people)",
      reported: Number.isFinite(value) ? value : null,
      fitted: fitted ? of(fitted) : null,
      prior: of(prior),
      likeToday: forecast(own.logScore, own.middle, value, silentTo(report)),
    };
  });
  const total = (of: (r: ScoredReport) => Forecast | null) =>
    reports.reduce((sum, r) => {
      const f = of(r);
      return f ? { logScore: sum.logScore + f.logScore, inside: sum.inside + (f.inside ? 1 : 0) } : sum;
    }, NO_TOTAL);
  return {
    until: until.text,
    priorWorlds: later.length > 0 ? prior.density.length / later.length : 0,
    reports,
    total: {
      fitted: fitted ? total((r) => r.fitted) : null,
      prior: total((r) => r.prior),
      likeToday: total((r) => r.likeToday),
    },
    without: reportsOf(scenario, from, until.days).without,
  };
}

const valueOf = (report: Report): number =>
  report.kind === "silence"
    ? Infinity
    : report.kind === "date"
      ? (report.low + report.high) / 2
      : scaled(report.outcome, (report.low + report.high) / 2);

const silentTo = (report: Report): number | undefined => (report.kind === "silence" ? report.until : undefined);

const ended = (x: number): number | null => (Number.isFinite(x) ? x : null);
/** Silence is inside when the thing may come after it. */
const forecast = (
  score: number,
  [low, high]: readonly [number, number],
  value: number,
  silentTo?: number,
): Forecast => ({
  logScore: score,
  low: ended(low),
  high: ended(high),
  inside: silentTo === undefined ? low <= value && value <= high : high >= silentTo,
});

/**
 * Tomorrow like today. Numbers stay at what was last reported (nothing, where nothing was), and wander by a day's usual change of what was
 * counted so far. What has not happened yet goes on happening at the rate at which dated things have happened so far.
 */
function likeToday(scenario: Scenario, from: number, until: number) {
  const known = reportsOf(scenario, 0, from).reports;
  const numbers = known.flatMap((r) => (r.kind === "number" ? [r] : []));
  const last = (outcome: string) => numbers.filter((r) => r.outcome === outcome).sort((a, b) => b.at - a.at)[0];
  const dates = known.flatMap((r) => (r.kind === "date" ? [r] : []));
  const waiting = known.length - numbers.length - dates.length;
  const exposed = dates.reduce((sum, r) => sum + (r.low + r.high) / 2, 0) + waiting * from;
  const rate = Math.max(dates.length, 0.5) / exposed;
  return (report: Report): { logScore: number; middle: readonly [number, number] } => {
    if (report.kind === "number") {
      const before = last(report.outcome);
      const centre = before ? valueOf(before) : 0;
      const days = report.at - (before ? before.at : from);
      const daily = usualChange(numbers.filter((r) => r.outcome === (before ? report.outcome : "people")));
      const wide = (scaled(report.outcome, report.high) - scaled(report.outcome, report.low)) / 4;
      const own = (report.outcome === "regions" ? 1 : TOTAL_SPREAD) + wide;
      const spread = Math.sqrt(own * own + daily * daily * days);
      const reach = report.outcome === "regions" ? scenario.places.length : REACH;
      const density = ((1 - GROSS) * normalPdf((valueOf(report) - centre) / spread)) / spread + GROSS / reach;
      return { logScore: log(density), middle: [Math.max(0, centre - Z90 * spread), centre + Z90 * spread] };
    }
    const when = report.kind === "date" ? valueOf(report) : until;
    const still = exp(-rate * Math.max(0, when - from));
    const chance =
      report.kind === "date"
        ? (1 - GROSS) * rate * still + GROSS / 2 / scenario.days
        : (1 - GROSS) * still + GROSS * (1 - until / scenario.days / 2);
    const at = (p: number): number => from - log(1 - p) / rate;
    return { logScore: log(chance), middle: [at((1 - LEVEL) / 2), at((1 + LEVEL) / 2)] };
  };
}

/** What a rule that knows no world takes reports to err by: the middle of what worlds are drawn from. */
const GROSS = quantile(observation.params.grossError.range, 0.5);
const TOTAL_SPREAD = quantile(observation.params.totalSpread.range, 0.5);

/** ln of ten million: counts that are wrong altogether. */
const REACH = 16;

/** Root mean square of a day's change; 1, a factor of e, where there are not two days. */
function usualChange(series: readonly (Report & { readonly kind: "number" })[]): number {
  const ordered = [...series].sort((a, b) => a.at - b.at);
  let sum = 0;
  let n = 0;
  for (let i = 1; i < ordered.length; i++) {
    const [a, b] = [ordered[i - 1], ordered[i]] as [(typeof ordered)[number], (typeof ordered)[number]];
    const change = valueOf(b) - valueOf(a);
    sum += (change * change) / Math.max(1, b.at - a.at);
    n++;
  }
  return n > 0 ? Math.sqrt(sum / n) : 1;
}
