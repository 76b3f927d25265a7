// Drivers of what is asked only under a condition. Worlds in which it arises are no box of the ranges: assumptions are tied to each other
// there, so shares of variance would not add up and are not given. Each arisen crisis is continued in several futures instead.
import { shareOfWorlds } from "../../analysis/shares/shareOfWorlds.ts";
import { mean, variance } from "../../analysis/moments.ts";
import { normalQuantile } from "../../core/normal.ts";
import { runEnsemble, Stopped } from "../../run/ensemble.ts";
import { byRun, Readings } from "../../run/readings.ts";
import type { Job } from "../../run/work.ts";
import { CONFIDENCE, NotAnswerable, type Stage } from "./driverStage.ts";
import type { Drivers } from "./driverResult.ts";
import { lowHighs, whereOf } from "./driverWhere.ts";

const FUTURES = 20;
const FEWEST = 40;
/** Worlds in which the condition must have arisen. */
const LEAST = 20;

type Body = Omit<Drivers, "format" | "scenario" | "version" | "seed" | "command" | "of">;

export async function crisisDrivers(stage: Stage): Promise<Body> {
  const { plan, subject, options } = stage;
  const job: Job = {
    plan,
    worlds: Array.from({ length: options.worlds }, (_, i) => i),
    replicates: [0, 1],
    branches: [0, FUTURES],
    rows: false,
    followFrom: Infinity,
    contrasts: [
      {
        given: subject.given,
        input: "",
        arms: subject.arms,
        readings: [subject.reading],
        treatments: [{ kind: "as drawn" }],
      },
    ],
  };
  const result = await runEnsemble(job, options.execute, {
    size: 25,
    atOnce: options.atOnce,
    keep: true,
    progress: (p) => options.progress?.("worlds", p),
    ...(options.stopped ? { stopped: options.stopped } : {}),
  });
  const done = result.accepted.length + result.rejected.length;
  const early = options.stopped?.() === true;
  if (early && done < FEWEST) throw new Stopped();
  const readings = new Readings({ job, result }, 0);
  const arisen = byRun({ job, result }, result.arose[0] as Uint8Array).filter(({ value }) => value === 1);
  // a future that ended before the outcome could be read says nothing
  const arose = arisen
    .map(({ world, replicate }) => ({
      world,
      own: Float64Array.from(readings.branches, (branch) =>
        subject.value(subject.arms.map((_, arm) => readings.of({ world, replicate, branch }, 0, arm, 0))),
      ).filter((v) => !Number.isNaN(v)),
    }))
    .filter(({ own }) => own.length > 0);
  if (arose.length < LEAST) {
    if (early) throw new Stopped();
    throw new NotAnswerable(
      `"${subject.given}" came up in only ${arose.length} of ${done} worlds, too few to say what drives ${subject.name} there; give ${arose.length === 0 ? "many more --worlds" : `--worlds ${Math.ceil((1.5 * LEAST * done) / arose.length / 100) * 100} or more`}`,
    );
  }
  const futures = arose.map(({ own }) => own);
  const y = Float64Array.from(futures, (own) => mean(own));
  if (futures.every((own) => own.every((v) => v === futures[0]?.[0])))
    throw new NotAnswerable(
      `"${subject.name}" never varies in the ${arose.length} worlds in which "${subject.given}" came up; nothing drives it there`,
    );
  const worlds = arose.map((a) => a.world);
  const half = normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(variance(y) / y.length);
  const scores =
    subject.scale === "difference" || subject.scale === "ratio"
      ? shareOfWorlds({
          differences: futures,
          form: new Int32Array(y.length),
          columns: [],
          epsilon: subject.target ?? 0,
          confidence: CONFIDENCE,
          seed: options.seed,
        }).probability
      : subject.scale === "yes/no"
        ? y
        : null;
  return {
    ...(early ? { stopped: { worlds: done, of: options.worlds } } : {}),
    worlds: {
      plain: done,
      bases: 0,
      rows: 0,
      all: done,
      rejected: result.rejected.length,
      arose: { worlds: arose.length, futures: FUTURES },
    },
    mean: { value: mean(y), low: mean(y) - half, high: mean(y) + half },
    screening: [],
    luck: null,
    shares: null,
    lowHigh: lowHighs(stage, worlds, y),
    where: whereOf(stage, worlds, y, scores),
    remarks: [
      `Asked only where "${subject.given}" arises: there assumptions are tied to each other, so no shares of variance are given.`,
      ...(arose.length < 100
        ? [`It arose in only ${arose.length} of ${done} worlds: more --worlds would say more.`]
        : []),
    ],
  };
}
