// Tests that compare arms, as read: a contrast of two, and a trend along a list of values.
import { z } from "zod";
import type { Asked } from "../../model/asked.ts";
import { FROM_THE_START } from "../conditions.ts";
import { ownOutcomesOf } from "../ownOutcomes.ts";
import { sameArms, type Fixed } from "../fixed.ts";
import type { Intervention } from "../parts.ts";
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import { choicesByActor, id, intervention, interventionParts, outcomeOrSpread, quantitySchema, setTo, words, type RawIntervention, type RawQuantity } from "../read/schema.ts"; // prettier-ignore
import type { Reader } from "../read/shape.ts";
import { checkArm } from "./checkArm.ts";
import type { Named } from "./named.ts";
import { levelName, readIntervention } from "./readIntervention.ts";
import { readingHalf } from "./readingHalf.ts";
import { ALONG, OF_A_FIT, OF_ARMS, wordsOf, type Says } from "./says.ts";
import { checkOpen, checkWithin, readGiven, readOutcome, smallest } from "./readOutcome.ts";

/** A contrast of two arms, or a trend: arms along which something grows, of which the last and the first are compared. */
export interface ContrastTest<K extends "contrast" | "trend" = "contrast" | "trend"> {
  readonly kind: K;
  /** As it is written: an outcome's name, or a quantity some days after the arms part: "people at +3 d". "" for a fit. */
  readonly outcome: string;
  /** What is read off runs; null for a fit. */
  readonly asked: Asked | null;
  /** Whether futures of a world are compared by how far they lie apart in it. */
  readonly spread: boolean;
  /** Condition under which the arms part, or "" for the scenario's start. */
  readonly given: string;
  /** Record entries whose likelihood the two arms are compared on (a Bayes factor), or none. */
  readonly fit: readonly string[];
  /** Smallest effect that matters, in the outcome's unit; where `relative`, as a share of it. */
  readonly atLeast: number;
  /** Whether arms are compared by their ratio. */
  readonly relative: boolean;
  /** Names of the two arms: effects are the first's against the second's; of a trend, the last value's against the first's. */
  readonly order: readonly [string, string];
  /** What the claim says of the first arm's outcome beside the second's. */
  readonly says: Says;
  readonly arms: Readonly<Record<string, readonly Intervention[]>>;
  /** Of a trend: its arms in the order in which something grows; else empty. */
  readonly levels: readonly string[];
  readonly note: string;
}

const contrastSchema = z.strictObject({
  outcome: outcomeOrSpread.optional(),
  given: z.string().optional(),
  fit: z.array(z.string()).optional().describe("Entries of record.yaml whose likelihood the arms are compared on"),
  atLeast: quantitySchema
    .optional()
    .describe("Smallest effect that matters; for a fit, the smallest ratio of likelihoods"),
  order: z.tuple([z.string(), z.string()]).describe("Both arms: effects are told as the first's against the second's"),
  says: z
    .enum([...new Set([...wordsOf(OF_ARMS), ...wordsOf(OF_A_FIT)])])
    .optional()
    .describe(
      "What the claim says of the first arm beside the second; left out, that it has more of the outcome, or makes the record likelier",
    ),
  arms: z.record(id, z.array(intervention)),
  note: words.optional(),
});
const along = z
  .strictObject({
    ...interventionParts,
    to: z.union([setTo, z.array(setTo)], { error: "a number, a word, or a list of them" }).optional(),
    after: z.union([quantitySchema, z.array(quantitySchema)], { error: "a time, or a list of times" }).optional(),
  })
  .meta({
    id: "along",
    description: "What grows: an intervention with a list of at least three values under `to` or `after`",
    allOf: choicesByActor(),
  });
export type RawAlong = z.output<typeof along>;

const trendSchema = z.strictObject({
  outcome: outcomeOrSpread,
  given: z.string().optional(),
  atLeast: quantitySchema.optional().describe("Smallest change from the first value to the last that matters"),
  along,
  with: z.array(intervention).optional().describe("Interventions that every value shares"),
  says: z.enum(wordsOf(ALONG)).describe("What the claim says of the outcome along the list"),
  note: words.optional(),
});

export const contrast = readingHalf({
  kind: "contrast",
  schema: contrastSchema,
  read: readContrast,
  mentions: ({ asked, fit }) => ({ asked, entries: fit }),
});
export const trend = readingHalf({
  kind: "trend",
  schema: trendSchema,
  read: readTrend,
  mentions: ({ asked }) => ({ asked }),
});

function readContrast(
  reader: Reader,
  path: Path,
  written: z.output<typeof contrastSchema>,
  named: Named,
): ContrastTest<"contrast"> | null {
  const fit = written.fit ?? [];
  for (const [i, entry] of fit.entries())
    if (named.record.lacks(entry)) reader.report([...path, "fit", i], messages.unknownEntry(entry, named.record.list));
    else if (named.unfitted.has(entry)) reader.report([...path, "fit", i], messages.unfitted(entry));
  if ((written.outcome === undefined) === (fit.length === 0)) {
    reader.report(path, messages.needsOutcome(), "key");
    return null;
  }
  const outcome =
    written.outcome === undefined ? undefined : readOutcome(reader, [...path, "outcome"], written.outcome, true, true);
  if (outcome && !checkWithin(reader, path, outcome, named)) return null;
  const given = readGiven(reader, [...path, "given"], written.given);
  const arms: Record<string, Intervention[]> = {};
  let complete = true;
  for (const [name, list] of Object.entries(written.arms)) {
    arms[name] = list.flatMap((one, i) => {
      const read = readIntervention(reader, [...path, "arms", name, i], one, named);
      if (!read) complete = false;
      return read ?? [];
    });
    if (complete && !checkArm(reader, [...path, "arms", name], arms[name])) complete = false;
  }
  if (!complete) return null;
  const sound = checkOrder(reader, path, written.order, arms, named.fixed);
  const least = outcome === null ? null : smallest(reader, path, written, outcome);
  const says = readSays(reader, [...path, "says"], written.says, fit.length > 0);
  if (outcome === null || given === null || !sound || least === null || says === null) return null;
  const at = (arm: string, i: number): Path => [...path, "arms", arm, i, "set"];
  if (!checkGiven(reader, path, given, outcome?.text ?? "", arms, at)) return null;
  return {
    kind: "contrast",
    outcome: outcome?.text ?? "",
    asked: outcome?.asked ?? null,
    spread: outcome?.spread ?? false,
    given,
    fit,
    ...least,
    order: written.order,
    says,
    arms,
    levels: [],
    note: written.note ?? "",
  };
}

function readTrend(
  reader: Reader,
  path: Path,
  written: z.output<typeof trendSchema>,
  named: Named,
): ContrastTest<"trend"> | null {
  const outcome = readOutcome(reader, [...path, "outcome"], written.outcome, true, true);
  if (outcome && !checkWithin(reader, path, outcome, named)) return null;
  const given = readGiven(reader, [...path, "given"], written.given);
  const shared = (written.with ?? []).map((one, i) => readIntervention(reader, [...path, "with", i], one, named));
  const read = readAlong(reader, [...path, "along"], written.along, named);
  const least = outcome === null ? null : smallest(reader, path, written, outcome);
  if (outcome === null || given === null || read === null || least === null) return null;
  const common = shared.filter((one) => one !== null);
  if (common.length < shared.length) return null;
  const { levels } = read;
  const arms = Object.fromEntries(levels.map((name) => [name, [...(read.arms[name] ?? []), ...common]]));
  if (!checkArm(reader, [...path, "with"], arms[levels[0] as string] ?? [])) return null;
  if (!checkGiven(reader, path, given, outcome.text, arms, () => [...path, "along", "set"])) return null;
  return {
    kind: "trend",
    outcome: outcome.text,
    asked: outcome.asked,
    spread: outcome.spread,
    given,
    fit: [],
    ...least,
    order: [levels.at(-1) as string, levels[0] as string],
    says: ALONG[written.says],
    arms,
    levels,
    note: written.note ?? "",
  };
}

/** Arms are above or below each other, the record is likelier or less likely with them: each has its own words. */
function readSays(
  reader: Reader,
  path: Path,
  written: z.output<typeof contrastSchema>["says"],
  ofFit: boolean,
): Says | null {
  const table: Readonly<Record<string, Says>> = ofFit ? OF_A_FIT : OF_ARMS;
  const other: Readonly<Record<string, Says>> = ofFit ? OF_ARMS : OF_A_FIT;
  const word = written ?? (ofFit ? "likelier" : "above");
  const says = table[word];
  if (says !== undefined) return says;
  const meant = Object.keys(table).find((w) => table[w] === other[word]);
  reader.report(path, messages.saysOf(word, ofFit, Object.keys(table), meant));
  return null;
}

/** A trend has so many values at least: with two there is nothing between the ends. */
const LEAST_LEVELS = 3;
const MOST_LEVELS = 12;

/** One arm for every value of the one list. */
function readAlong(reader: Reader, path: Path, written: RawAlong, named: Named) {
  const lists = (["to", "after"] as const).filter((key) => Array.isArray(written[key]));
  const key = lists[0];
  const values = key === undefined ? [] : (written[key] as RawQuantity[]);
  const names = values.map(levelName);
  if (
    lists.length !== 1 ||
    key === undefined ||
    values.length < LEAST_LEVELS ||
    values.length > MOST_LEVELS ||
    new Set(names).size < names.length
  ) {
    reader.report(path, messages.trendList(LEAST_LEVELS, MOST_LEVELS), "key");
    return null;
  }
  const arms: Record<string, Intervention[]> = {};
  for (const [i, value] of values.entries()) {
    const one = { ...written, [key]: value } as RawIntervention;
    const read = readIntervention(
      { ...reader, report: (where, text, part) => reader.report(element(where, key, i), text, part) },
      path,
      one,
      named,
    );
    if (!read) return null;
    arms[names[i] as string] = [read];
  }
  const same = names.find(
    (name, i) => i > 0 && sameArms(arms[names[i - 1] as string] ?? [], arms[name] ?? [], named.fixed),
  );
  if (same === undefined) return { levels: names, arms };
  reader.report([...path, key], messages.sameInterventions());
  return null;
}

/** An error in a value of the list is shown at that value. */
const element = (where: Path, key: string, i: number): Path => (where.at(-1) === key ? [...where, i] : where);

function checkOrder(
  reader: Reader,
  path: Path,
  order: readonly [string, string],
  arms: Readonly<Record<string, readonly Intervention[]>>,
  fixed: Fixed,
): boolean {
  const names = Object.keys(arms);
  const where = [...path, "order"];
  const wrong =
    names.length !== 2
      ? `there are ${names.length} arms, a contrast has two`
      : order[0] === order[1]
        ? "it names the same arm twice"
        : order.find((name) => !names.includes(name)) !== undefined
          ? `there is no arm "${order.find((name) => !names.includes(name)) as string}"`
          : null;
  if (wrong !== null) {
    reader.report(where, messages.badOrder(wrong), "key");
    return false;
  }
  if (sameArms(arms[order[0]] ?? [], arms[order[1]] ?? [], fixed)) {
    reader.report([...path, "arms"], messages.sameInterventions(), "key");
    return false;
  }
  return true;
}

/** Whether the outcome is another thing than what the arms do, and the condition leaves it open and the arms something to change. */
function checkGiven(
  reader: Reader,
  path: Path,
  given: string,
  outcome: string,
  arms: Readonly<Record<string, readonly Intervention[]>>,
  at: (arm: string, i: number) => Path,
): boolean {
  const own = Object.values(arms)
    .flat()
    .find((one) => ownOutcomesOf(one).some((name) => name === outcome));
  if (own && "force" in own) {
    reader.report(
      [...path, "outcome"],
      messages.ownOutcome(outcome, own.force, "never" in own ? own.never : own.choose),
    );
    return false;
  }
  if (given === "") return true;
  let sound = checkOpen(reader, path, given, outcome);
  for (const [name, arm] of Object.entries(arms))
    arm.forEach((one, i) => {
      if (!("set" in one) || !FROM_THE_START.has(one.set) || !sound) return;
      reader.report(at(name, i), messages.beforeGiven(one.set, given));
      sound = false;
    });
  return sound;
}
