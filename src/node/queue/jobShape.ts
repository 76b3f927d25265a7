// The shape of jobs that come from a queue. Whoever can write to the queue may have made them: what is not such a job is refused before any of
// it is used, so that all they can bring about is that worlds of a scenario are run.
import { z } from "zod";
import { parseAsked, type Asked } from "../../model/asked.ts";
import { MOMENTS } from "../../model/index.ts";
import { ACTORS } from "../../model/kit/imposed.ts";
import type { MomentName } from "../../model/kit/names.ts";
import { IMPOSABLE, QUANTITIES, type QuantityName } from "../../model/kit/passages.ts";
import type { ContrastPlan } from "../../run/contrastPlan.ts";
import type { PointJob } from "../../run/points.ts";
import type { Job } from "../../run/work.ts";
import { CHOICES } from "../../scenario/interventions.ts";
import { parseGiven } from "../../scenario/moments.ts";
import type { Intervention } from "../../scenario/scenario.ts";
import { canonical } from "../store/canonical.ts";

/** More than any job of Precedent has; what is larger is refused instead of filling the memory. */
const MOST = { worlds: 100_000, points: 100_000, list: 10_000, runs: 10_000, days: 3650, text: 300 } as const;

const count = (most: number) => z.int().min(0).max(most);
const span = z
  .tuple([count(MOST.runs), count(MOST.runs)])
  .refine(([from, to]) => from <= to, "an end before its beginning");
const list = <T extends z.ZodType>(of: T) => z.array(of).max(MOST.list);
/** Any number but NaN: a limit may be infinite. */
const anyNumber = z.custom<number>((x) => typeof x === "number" && !Number.isNaN(x), "no number");
const indices = z.array(z.int().min(0)).max(MOST.worlds);
const text = z.string().max(MOST.text);
/** "mechanism.parameter"; no name that objects have by themselves. */
const path = text.regex(
  /^(?!.*\b(?:__proto__|constructor|prototype)\b)\w+(?:\.[\w.+-]+)?$/,
  "no path of an assumption",
);
const condition = text.refine((given) => parseGiven(given) !== null, "no condition");
const moment = z.custom<MomentName>((x) => typeof x === "string" && Object.hasOwn(MOMENTS, x), "no moment");
const quantity = z.custom<QuantityName>((x) => typeof x === "string" && Object.hasOwn(QUANTITIES, x), "no quantity");
/** Coordinates of points, each from 0 to 1. */
const coordinates = z
  .instanceof(Float64Array)
  .refine((all) => all.every((x) => x >= 0 && x <= 1), "a coordinate outside 0 to 1");

/** An outcome is what its own text is read as. */
const asked = z.custom<Asked>((x) => {
  if (typeof x !== "object" || x === null || !("text" in x) || typeof x.text !== "string") return false;
  if (x.text.length > MOST.text) return false;
  const { came, ...own } = x as { readonly came?: unknown };
  const read = parseAsked(x.text);
  return (
    read !== null &&
    (came === undefined || (came === true && read.kind === "whole")) &&
    (read.kind !== "moment" || read.days <= MOST.days) &&
    canonical(read) === canonical(own)
  );
}, "no outcome");

const when = z.union([
  z.null(),
  z.strictObject({ kind: z.literal("date"), at: z.number() }),
  z.strictObject({ kind: z.literal("event"), event: moment }),
  z.strictObject({ kind: z.literal("level"), quantity, side: z.enum([">", "<"]), level: z.number() }),
]);
const choice = (of: readonly string[]) => z.string().refine((word) => of.includes(word), "no choice");
const choices = choice(ACTORS.flatMap((actor) => CHOICES[actor]));
const days = z.number().min(0).max(MOST.days);

const intervention: z.ZodType<Intervention> = z.union([
  z.strictObject({ set: path, to: z.union([z.number(), text]) }),
  z.strictObject({ force: z.enum(ACTORS), choose: choices, when, after: days }),
  z.strictObject({ force: z.enum(ACTORS), never: choices }),
  z.strictObject({
    do: quantity.refine((name) => IMPOSABLE.includes(name), "no state that can be imposed"),
    to: z.number(),
    when,
    after: days,
    hold: days,
  }),
]);

const reading = z.union([
  z.strictObject({ outcome: asked, log: z.literal(true).exactOptional(), after: moment.exactOptional() }),
  z.strictObject({
    fit: list(
      z.strictObject({
        outcome: z.enum(["people", "regions"]),
        day: count(MOST.days),
        low: anyNumber,
        high: anyNumber,
      }),
    ),
  }),
  z.strictObject({ event: moment }),
]);

const treatment = z.union([
  z.strictObject({ kind: z.literal("as drawn") }),
  z.strictObject({ kind: z.literal("without"), paths: list(path) }),
  z.strictObject({ kind: z.literal("weight"), path, value: z.number() }),
]);

const contrast: z.ZodType<ContrastPlan> = z.strictObject({
  given: z.union([z.literal(""), condition]),
  input: z.union([z.literal(""), path, z.string().regex(/^state\.[\w ]{1,60}$/)]),
  arms: list(list(intervention)),
  readings: list(reading),
  treatments: list(treatment),
  wants: list(
    z.strictObject({
      test: count(MOST.list),
      arms: list(count(MOST.list)),
      reading: count(MOST.list),
      limits: list(
        z.strictObject({ branches: anyNumber, after: anyNumber.exactOptional(), lastWorld: anyNumber }),
      ).exactOptional(),
    }),
  ).exactOptional(),
  only: indices.exactOptional(),
});

const plan = z.strictObject({
  seed: z.int().min(0),
  design: z.enum(["independent", "scrambled"]),
  worlds: z.int().min(0),
  width: z.number().positive().max(1000),
  shocked: z.boolean(),
  refine: z.int().min(1).max(100),
  given: z.strictObject({ points: coordinates }).exactOptional(),
});

export const job: z.ZodType<Job> = z.strictObject({
  plan,
  worlds: indices,
  replicates: span,
  branches: span,
  rows: z.boolean(),
  firstArrival: z.boolean().exactOptional(),
  followFrom: anyNumber,
  contrasts: list(contrast),
  conditions: list(condition).exactOptional(),
  outcomes: list(asked).exactOptional(),
  requests: z.enum(["noted", "by chance"]).exactOptional(),
});

export const pointJob: z.ZodType<PointJob> = z
  .strictObject({
    plan,
    points: coordinates,
    luck: z.array(z.int().min(0)).max(MOST.points),
    arms: list(list(intervention)),
    reading,
  })
  .refine(({ points, luck }) => luck.length > 0 && points.length % luck.length === 0, "points of no one length");
