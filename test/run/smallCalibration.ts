// Simulation-based calibration with the model itself: a small state's world writes a record with the error models' own errors, the record is
// fitted with its decisions held where the record has them, and the true values' ranks among draws from the posterior must be even. The world that
// writes the record takes its own course: were a chance of a decision wrong, what speaks for it would come out wrong.
import type { Asked } from "../../src/analysis/posterior/particle.ts";
import { drawAnew, temperedSampler } from "../../src/analysis/posterior/temperedSampler.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { blocksTo, fittedNames, holdRun, inOrder, workAgreement } from "../../src/run/agreement.ts";
import { BEYOND, drawReport, dueAt, type Report } from "../../src/run/reports.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { isCalm } from "../../src/world/calm.ts";
import { compiler, compileWorld, coordinates, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

export const UNTIL = 2;
const SCENARIO = steppe(3, { days: 4 });
const number = (outcome: "people" | "regions" | "detained", at: number): Report => ({
  kind: "number",
  id: `${outcome}${at}`,
  outcome,
  at,
  low: 0,
  high: 0,
});
const date = (outcome: "conceded" | "emergency"): Report => ({ kind: "date", id: outcome, outcome, low: 0, high: 0 });
/** What the small record speaks of. */
export const ASKED: readonly Report[] = [
  number("people", 1),
  number("people", 2),
  number("regions", 2),
  number("detained", 2),
  date("conceded"),
  date("emergency"),
];
/** Whose ranks are looked at, beside the likelihood's. */
const COLUMNS = [
  "hardship.shockSize",
  "mobilisation.joinRate",
  "mobilisation.crowdPull",
  "observation.countBias",
  "government.dangerWeight",
] as const;

export interface Budget {
  readonly particles: number;
  readonly first: number;
  readonly sweeps: number;
  readonly lastSweeps: number;
  readonly keeps: number;
}

/** A report with what was drawn for it; a date beyond `UNTIL` is silence. */
function filled(report: Report, drawn: number): Report {
  if (report.kind === "silence") return report;
  if (report.kind === "date")
    return drawn > UNTIL
      ? { kind: "silence", id: report.id, outcome: report.outcome, until: UNTIL }
      : { ...report, low: drawn, high: drawn };
  const value = report.outcome === "regions" ? drawn : Math.exp(drawn) - 1;
  return { ...report, low: value, high: value };
}

/** Ranks 0..draws, five a record. */
export async function ranksOfSmall(records: number, draws: number, budget: Budget): Promise<number[]> {
  const compiled = compiler(SCENARIO);
  const plan = { ...PLAN, seed: 31 };
  const columns = COLUMNS.map((path) => compiled.columns.findIndex((c) => c.path === path));
  const ranks: number[] = [];
  let index = 0;
  for (let r = 0; r < records; index++) {
    const world = compileWorld(compiled, plan, index);
    if (!isCalm(world)) continue;
    const key = channel(seedKey(78), 908, r);
    const { run, follow, watch } = holdRun(startRun(world, 0));
    const seen: Report[] = [];
    for (const [report, i] of inOrder(
      world,
      ASKED.map((a) => (a.kind === "date" ? { ...a, low: UNTIL, high: UNTIL } : a)),
    )) {
      // prettier-ignore
      advance(run, dueAt(world, report), watch);
      seen.push(filled(ASKED[i] as Report, drawReport(run, ASKED[i] as Report, channel(key, 1, i), follow)));
    }
    const found = await temperedSampler({
      names: fittedNames(compiled, seen),
      blocks: blocksTo(UNTIL + BEYOND),
      ...budget,
      seed: 500 + r,
      evaluate: (asked: readonly Asked[]) =>
        Promise.resolve(
          workAgreement(compiled, {
            plan,
            points: Float64Array.from(asked.flatMap((a) => Array.from(a.at))),
            luck: Int32Array.from(asked.flatMap((q) => q.luck)),
            least: Float64Array.from(asked, (a) => a.least),
            reports: seen,
            later: [],
          }).logLikelihood,
        ),
    });
    const even = new Float64Array(found.particles.length).fill(1);
    const some = drawAnew(found.particles, even, draws, draw(key, 2, 0, 0));
    const truth = coordinates(compiled, plan, index);
    for (const c of columns) ranks.push(some.filter((p) => (p.at[c] as number) < (truth[c] as number)).length);
    r++;
  }
  return ranks;
}
