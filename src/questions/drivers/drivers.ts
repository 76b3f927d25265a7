// `precedent drivers`: what an outcome or a claim hangs on.
//   subject -> plain worlds -> screening of every assumption -> shares of variance of the chosen ones, all others, and luck
//           -> where it happens: a box, and a tree as its rival
// Under a condition assumptions are no longer independent, so there only the plain worlds and where it happens are told.
import { mean, variance } from "../../analysis/moments.ts";
import { wilson } from "../../analysis/wilson.ts";
import { normalQuantile } from "../../core/normal.ts";
import { Stopped } from "../../run/ensemble.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { compiler, PLAN } from "../../world/compile.ts";
import { crisisDrivers } from "./driverCrisis.ts";
import { leastWorlds, plainPoints, sizesFor, varying } from "./driverDesign.ts";
import type { Drivers, Screened, Shares } from "./driverResult.ts";
import { choose, screened } from "./driverScreening.ts";
import { sharesOf } from "./driverShares.ts";
import { CONFIDENCE, NotAnswerable, points, type DriversOptions, type Stage } from "./driverStage.ts";
import { subjectOf, type Subject } from "./driverSubject.ts";
import { lowHighs, whereOf } from "./driverWhere.ts";
import { VERSION } from "../version.ts";

export const DRIVER_STAGES = ["worlds", "screening", "shares"] as const;
const FEWEST = 40;
/** With fewer runs that differ among the rows, intervals of totals cover too seldom: docs/drivers.md. */
const RARE = 50;

/**
 * What drives the subject. When stopped, rests on what was finished and says so.
 * Throws NotAnswerable (unknown name, too few worlds, an outcome that never varies) and Stopped when next to nothing was finished.
 */
export async function drivers(scenario: Scenario, options: DriversOptions): Promise<Drivers> {
  const subject = subjectOf(scenario, options.of);
  if ("problem" in subject) throw new NotAnswerable(subject.problem);
  const compiled = compiler(scenario);
  const stage: Stage = { compiled, plan: { ...PLAN, seed: options.seed }, subject, options };
  const { name, meaning, claim, outcome, given, scale, unit } = subject;
  const head = {
    format: 1,
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    version: VERSION,
    seed: options.seed,
    command: options.command,
    of: { name, meaning, claim, outcome, given, scale, unit },
  } as const;
  if (given !== "") return { ...head, ...(await crisisDrivers(stage)) };

  const columns = varying(compiled.columns);
  const least = leastWorlds(columns.length, options.assumptions);
  if (options.worlds < least)
    throw new NotAnswerable(
      `${options.worlds} worlds are too few to tell ${columns.length} assumptions apart with ${Math.min(options.assumptions, columns.length)} of them in full; give --worlds ${least} or more, or fewer --assumptions`,
    );
  const sizes = sizesFor(options.worlds, columns.length, options.assumptions);

  // 1 plain worlds
  const plain = plainPoints(compiled, stage.plan, sizes.plain);
  const seen = await points(stage, "worlds", plain);
  const kept = Array.from(seen.y.keys()).filter((i) => !Number.isNaN(seen.y[i]));
  if (kept.length < FEWEST) {
    if (options.stopped?.() === true) throw new Stopped();
    throw new NotAnswerable(
      `only ${kept.length} of ${seen.run} worlds are left, too few to say anything: the streets of all others ignite without any shock; give more --worlds, or make crowds calmer (mobilisation.calmGap, mobilisation.crowdPull)`,
    );
  }
  const y = Float64Array.from(kept, (i) => seen.y[i] as number);
  if (y.every((v) => v === y[0])) throw new NotAnswerable(neverVaries(subject, y));

  // 2 screening
  const screening = await screened(stage, sizes, columns);
  const chosen = choose(stage, screening?.found ?? [], columns, kept, y);

  // 3 shares
  const shares = screening === null ? null : await sharesOf(stage, sizes, plain, seen, columns, chosen);
  const done = [seen, screening, shares].reduce((sum, s) => sum + (s?.run ?? 0), 0);
  const rejected = [seen, screening, shares].reduce((sum, s) => sum + (s?.rejected ?? 0), 0);
  const early = options.stopped?.() === true;
  return {
    ...head,
    ...(early ? { stopped: { worlds: done, of: options.worlds } } : {}),
    worlds: {
      plain: kept.length,
      bases: screening?.bases ?? 0,
      rows: shares?.rows ?? 0,
      all: done,
      rejected,
      arose: null,
    },
    mean: meanOf(subject, y),
    screening: (screening?.found ?? [])
      .map((s, i): Screened => ({ ...s, chosen: chosen.get(columns[i] as number) ?? "" }))
      .toSorted((a, b) => b.muStar - a.muStar),
    luck: screening?.luck ?? null,
    shares: shares?.shares ?? null,
    lowHigh: lowHighs(stage, kept, y),
    where: whereOf(stage, kept, y, null),
    remarks: remarksOf(stage, y, shares?.shares ?? null),
  };
}

const neverVaries = ({ name, scale }: Subject, y: Float64Array): string =>
  `"${name}" never varies: it is ${scale === "difference" || scale === "ratio" ? `a difference of ${y[0]}` : scale === "yes/no" ? (y[0] === 1 ? "yes" : "no") : (y[0] as number).toPrecision(3)} in each of ${y.length} worlds, so nothing can be said to drive it; more --worlds may show a rare one`;

function meanOf({ scale }: Subject, y: Float64Array): Drivers["mean"] {
  const value = mean(y);
  if (scale === "yes/no") return { value, ...wilson(value * y.length, y.length, CONFIDENCE) };
  const half = normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(variance(y) / y.length);
  return { value, low: value - half, high: value + half };
}

/** What a reader should know before the numbers. */
function remarksOf({ subject }: Stage, y: Float64Array, shares: Shares | null): string[] {
  const remarks: string[] = [];
  if (subject.scale === "log")
    remarks.push(
      `Counted in orders of magnitude: log10 of 1 + the number, so that a few huge runs do not decide alone.`,
    );
  if (subject.scale === "yes/no" || subject.scale === "difference") {
    const rare = Math.min(y.filter((v) => v !== 0).length, y.filter((v) => v !== 1).length);
    const inRows = (rare / y.length) * 2 * (shares?.convergence.rows ?? 0);
    if (rare < 30 || (shares && inRows < RARE))
      remarks.push(
        `Only ${rare} of ${y.length} plain worlds differ from the rest: every number here rests on few runs, and the intervals of what is done in all are too narrow.`,
      );
  }
  const shift = (shares?.factors ?? []).reduce(
    (most, f) => Math.max(most, Math.abs(f.total.value - f.totalWithRejected) || 0),
    0,
  );
  if (shares)
    remarks.push(
      `Worlds whose streets ignite without any shock are left out, which ties assumptions to each other a little; counted in, the totals move by ${shift.toFixed(2)} at most.`,
    );
  return remarks;
}
