// The shape of results that come from a queue: as long as their job makes them, so that they can be joined with those of other pieces.
import { z } from "zod";
import { rowLength } from "../../run/row.ts";
import type { PointJob, PointResult } from "../../run/points.ts";
import type { Job, JobResult } from "../../run/work.ts";

const numbers = z.instanceof(Float64Array);
const bits = z.instanceof(Uint8Array).refine((all) => all.every((bit) => bit <= 1), "a bit that is none");
const whole = z.int().min(0);
const indices = z.array(whole);

const shape: z.ZodType<JobResult> = z.strictObject({
  accepted: indices,
  rejected: indices,
  rows: numbers,
  seen: numbers,
  values: z.array(numbers),
  arose: z.array(bits),
  outcomes: z.array(numbers),
  conditions: z.array(bits),
  requestChance: numbers,
  largestOther: z.array(numbers),
  runs: whole,
  forks: whole,
  ticks: whole,
  saved: whole,
});

/** `days` and `places` are the scenario's. */
export const resultOf = (job: Job, days: number, places: number): z.ZodType<JobResult> =>
  shape.refine((result) => {
    const replicates = job.replicates[1] - job.replicates[0];
    const runs = result.accepted.length * replicates;
    const measured = job.rows ? runs : 0;
    const each = (of: readonly ArrayLike<number>[], many: number, length: number): boolean =>
      of.length === many && of.every((one) => one.length === length);
    return (
      isSplit(job.worlds, result) &&
      result.rows.length === measured * rowLength(days) &&
      result.seen.length === places * days &&
      result.requestChance.length === (job.requests === "noted" ? runs : 0) &&
      each(result.outcomes, job.outcomes?.length ?? 0, measured) &&
      each(result.conditions, job.conditions?.length ?? 0, runs) &&
      each(result.arose, job.contrasts.length, runs) &&
      each(result.largestOther, job.contrasts.length, runs) &&
      result.values.length === job.contrasts.length &&
      job.contrasts.every(({ given, treatments, arms, readings }, i) => {
        const futures = given === "" ? 1 : job.branches[1] - job.branches[0];
        return result.values[i]?.length === runs * futures * treatments.length * arms.length * readings.length;
      })
    );
  }, "not as long as its job makes it");

/** Whether every world was either accepted or rejected, each in order. */
function isSplit(worlds: readonly number[], { accepted, rejected }: JobResult): boolean {
  let [a, r] = [0, 0];
  for (const index of worlds)
    if (accepted[a] === index) a++;
    else if (rejected[r] === index) r++;
    else return false;
  return a === accepted.length && r === rejected.length;
}

export const pointResultOf = (job: PointJob): z.ZodType<PointResult> =>
  z
    .strictObject({ values: numbers, calm: bits, ticks: whole })
    .refine(
      ({ values, calm }) => values.length === job.luck.length * job.arms.length && calm.length === job.luck.length,
      "not as long as its job makes it",
    );
