// What worlds that agree with a record show in place of its numbers, before errors: where the record lies outside, it is the model that does not
// reach it, and the discrepancy that was granted makes up for it. That is a finding about the model.
import { quantiles } from "../../analysis/quantiles.ts";
import { exp } from "../../core/exp.ts";
import { quantile } from "../../core/ranges.ts";
import { observation } from "../../model/street/observation.ts";
import { FlatRows } from "../../run/readings.ts";
import { middleOf, scaled, type Report } from "../../run/reports.ts";
import type { Compiler } from "../../world/compile.ts";
import type { Posterior, Shown } from "../test/posterior.ts";

const LEVELS = [0.05, 0.5, 0.95] as const;

/** What runs showed, run-major, and which of them count. */
interface Found {
  readonly logLikelihood: Float64Array;
  readonly shown: Float64Array;
}

/** How far the model may lie from what happened, in this scenario: the middle of a range, where it gives one. */
export function discrepancyOf({ assumptions }: Compiler): Posterior["discrepancy"] {
  const of = (name: keyof typeof observation.params & `${string}Discrepancy`): number => {
    const own = assumptions.find(({ path }) => path === `observation.${name}`);
    return quantile(own && own.kind !== "form" ? own.range : observation.params[name].range, LEVELS[1]);
  };
  return { people: of("peopleDiscrepancy"), places: of("placeDiscrepancy"), control: of("controlDiscrepancy") };
}

type Numbered = Report & { readonly kind: "number" };
const isNumber = (report: Report): report is Numbered => report.kind === "number";

/** On the scale it errs on, what sound runs showed in place of each report. */
function columns(reports: readonly Report[], { logLikelihood, shown }: Found): readonly Float64Array[] {
  const sound = new FlatRows(shown, reports.length).where((i) => logLikelihood[i] !== -Infinity);
  return reports.map((_, r) => sound.filter((_x, i) => i % reports.length === r));
}

export function shownOf(reports: readonly Report[], found: Found): readonly Shown[] {
  return columns(reports, found).flatMap((values, r) => {
    const report = reports[r] as Report;
    if (!isNumber(report) || values.length === 0) return [];
    const { id, outcome } = report;
    const told = (x: number): number => (outcome === "regions" ? x : exp(x) - 1);
    const [low, middle, high] = quantiles(values, LEVELS).map(told) as [number, number, number];
    return [{ id, outcome, reported: middleOf(report), between: [report.low, report.high], low, middle, high }];
  });
}

/** People from one report to the next, in the order of days. */
export function growthOf(reports: readonly Report[], found: Found): Posterior["growth"] {
  const values = columns(reports, found);
  const days = reports
    .flatMap((report, r) => (isNumber(report) && report.outcome === "people" ? [{ report, r }] : []))
    .sort((a, b) => a.report.at - b.report.at);
  return days.slice(1).flatMap(({ report, r }, k) => {
    const before = days[k] as (typeof days)[number];
    const own = values[r] as Float64Array;
    if (own.length === 0) return [];
    const steps = own.map((x, i) => x - ((values[before.r] as Float64Array)[i] as number));
    const [low, middle, high] = quantiles(steps, LEVELS).map((x) => exp(x)) as [number, number, number];
    const on = ({ outcome, ...of }: Numbered): number => scaled(outcome, middleOf(of));
    const reported = exp(on(report) - on(before.report));
    return [{ from: before.report.id, to: report.id, reported, low, middle, high }];
  });
}
