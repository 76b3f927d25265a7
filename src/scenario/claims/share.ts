// Whose inputs move an outcome, as read: two sides of inputs, each with the two values between which it is moved.
import { z } from "zod";
import type { Asked } from "../../model/asked.ts";
import { FROM_THE_START } from "../conditions.ts";
import type { Setting } from "../parts.ts";
import { GIVEN, PARAMETERS, SETTABLE, STATUS_PATH } from "../paths.ts";
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import { outcomeOrMoment, quantitySchema, setTo, source, why, words } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import { checkSource } from "../read/values.ts";
import type { Named } from "./named.ts";
import { levelName, readSetting } from "./readIntervention.ts";
import { readingHalf } from "./readingHalf.ts";
import { checkOpen, checkWithin, readGiven, readOutcome, smallest } from "./readOutcome.ts";

/** What is moved of one side: from one end to the other, all else as drawn. */
export interface ShareInput {
  /** Path as a world has it. */
  readonly set: string;
  /** Ends as stated; null for the 10 % and 90 % points of the range that worlds are drawn from. */
  readonly ends: readonly [from: number | string, to: number | string] | null;
  /** Of the ends: a key of the sources, or "assumed"; "" where they are the range's. */
  readonly source: string;
  readonly why: string;
}

export interface ShareSide {
  readonly name: string;
  readonly inputs: readonly ShareInput[];
}

/** Whose inputs move an outcome more, each by a comparable change. */
export interface ShareTest {
  readonly kind: "share";
  readonly outcome: string;
  readonly asked: Asked;
  readonly given: string;
  /** Smallest effect of a side, root of its sum of squares, in the outcome's unit or where `relative` as a share of it. */
  readonly atLeast: number;
  readonly relative: boolean;
  readonly first: ShareSide;
  readonly second: ShareSide;
  /** Values of one assumption at each of which the share is taken, by name; else empty. */
  readonly levels: readonly { readonly name: string; readonly set: Setting }[];
  /** Side of which the claim says that it moves more, or whose share it says rises along the levels. */
  readonly says: "first" | "second";
  readonly note: string;
}

const shareInput = z
  .union(
    [
      z.string(),
      z.strictObject({
        set: z.string().describe("mechanism.parameter, request.status or given.value"),
        from: setTo.optional().describe("One end of the change, in place of the 10 % point of the range"),
        to: setTo.optional().describe("The other end, in place of the 90 % point"),
        source: source.optional().describe("Where both ends come from"),
        why: why.optional(),
      }),
    ],
    { error: "a path, or `{ set: path, from: …, to: …, source: … }`" },
  )
  .meta({ id: "shareInput" });
type RawShareInput = z.output<typeof shareInput>;
const side = z.strictObject({
  name: words.describe("What the side is called: domestic"),
  inputs: z.array(shareInput).min(1).max(20).describe("What is moved, one input at a time"),
});
/** What a share may say; of a side's share along a list it says that it rises. */
const SHARE_SAYS = ["first moves it more", "second moves it more", "first rises", "second rises"] as const;
const schema = z.strictObject({
  outcome: outcomeOrMoment,
  given: z.string().optional(),
  atLeast: quantitySchema
    .optional()
    .describe("Smallest effect of all of a side's inputs together (root of the sum of squares) that matters"),
  first: side,
  second: side,
  along: z
    .strictObject({ set: z.string(), to: z.array(setTo).min(2).max(6) })
    .optional()
    .describe("An assumption set to each value of a list: the share at each, and whether it rises"),
  says: z.enum(SHARE_SAYS),
  note: words.optional(),
});
type Raw = z.output<typeof schema>;

export const share = readingHalf({
  kind: "share",
  schema,
  read: readShare,
  mentions: ({ asked, first, second }) => ({
    asked,
    sources: [...first.inputs, ...second.inputs].map((i) => i.source),
  }),
});

const SIDES = ["first", "second"] as const;

/** Null when something was reported; all that is wrong with a share is told at once. */
function readShare(reader: Reader, path: Path, written: Raw, named: Named): ShareTest | null {
  const outcome = readOutcome(reader, [...path, "outcome"], written.outcome);
  if (outcome && !checkWithin(reader, path, outcome, named)) return null;
  const given = readGiven(reader, [...path, "given"], written.given);
  const least = outcome === null ? null : smallest(reader, path, written, outcome);
  const sides = SIDES.map((side) => readSide(reader, [...path, side], written[side], named));
  const levels = readLevels(reader, path, written);
  const rises = written.says.endsWith("rises");
  if (rises !== (written.along !== undefined)) {
    reader.report([...path, "says"], messages.saysAlong(!rises));
    return null;
  }
  const [first, second] = sides;
  if (!first || !second || levels === null || outcome === null || given === null || least === null) return null;
  if (given !== "" && !checkOpen(reader, path, given, outcome.text)) return null;
  if (!checkMoved(reader, path, written, given)) return null;
  const says = written.says.startsWith("first") ? "first" : "second";
  return {
    kind: "share",
    outcome: outcome.text,
    asked: outcome.asked,
    given,
    ...least,
    first,
    second,
    levels,
    says,
    note: written.note ?? "",
  };
}

const pathIn = (written: RawShareInput): string => (typeof written === "string" ? written : written.set);

/** No input is moved twice, nor what is set along a list, and none that acted before the condition could hold. */
function checkMoved(reader: Reader, path: Path, written: Raw, given: string): boolean {
  const moved = new Set(written.along ? [written.along.set] : []);
  let sound = true;
  const early = (set: string, at: Path): void => {
    if (given === "" || !FROM_THE_START.has(GIVEN.get(set) ?? set)) return;
    reader.report(at, messages.beforeGiven(set, given));
    sound = false;
  };
  if (written.along) early(written.along.set, [...path, "along", "set"]);
  for (const side of SIDES)
    written[side].inputs.forEach((one, i) => {
      const set = pathIn(one);
      const at: Path = [...path, side, "inputs", i];
      if (moved.has(set)) {
        reader.report(at, messages.movedTwice(set));
        sound = false;
      }
      moved.add(set);
      early(set, at);
    });
  return sound;
}

function readSide(reader: Reader, path: Path, written: Raw["first"], named: Named): ShareSide | null {
  const inputs = written.inputs.map((one, i) => readInput(reader, [...path, "inputs", i], one, named));
  const known = inputs.filter((one) => one !== null);
  return known.length < inputs.length ? null : { name: written.name, inputs: known };
}

function readInput(reader: Reader, path: Path, written: RawShareInput, named: Named): ShareInput | null {
  const one = typeof written === "string" ? { set: written } : written;
  const where: Path = typeof written === "string" ? path : [...path, "set"];
  if (!SETTABLE.includes(one.set)) {
    reader.report(where, messages.unknownPath(one.set, SETTABLE));
    return null;
  }
  const set = GIVEN.get(one.set) ?? one.set;
  if (one.from === undefined && one.to === undefined) return asDrawn(reader, where, one.set, set, named);
  for (const key of ["from", "to"] as const)
    if (one[key] === undefined) {
      reader.report(path, messages.missingKey(key, "a stated change"), "key");
      return null;
    }
  const from = readSetting(toFrom(reader), path, one.set, one.from);
  const to = readSetting(reader, path, one.set, one.to);
  if (one.source === undefined) {
    reader.report(path, messages.needsSource(), "key");
    return null;
  }
  const known = checkSource(reader, path, one.source, one.why, undefined, named.sources);
  if (!from || !to || !known) return null;
  if (from.to === to.to) {
    reader.report(where, messages.doesNotVary(one.set));
    return null;
  }
  return { set, ends: [from.to, to.to], source: one.source, why: one.why ?? "" };
}

/** What is read as `to` and wrong is shown at `from`. */
const toFrom = (reader: Reader): Reader => ({
  ...reader,
  report: (at, text, part) => reader.report(at.at(-1) === "to" ? [...at.slice(0, -1), "from"] : at, text, part),
});

/** An input that is moved between the 10 % and 90 % points of its range, or between a form's two options. */
function asDrawn(reader: Reader, path: Path, name: string, set: string, named: Named): ShareInput | null {
  const parameter = PARAMETERS.get(set);
  const options = parameter?.kind === "form" ? Object.keys(parameter.options) : [];
  if (options.length > 2) {
    reader.report(path, messages.needsOptions(name, options));
    return null;
  }
  const [from, to] = options;
  if (from !== undefined && to !== undefined) return { set, ends: [from, to], source: "", why: "" };
  if (set !== STATUS_PATH && !named.fixed.has(set)) return { set, ends: null, source: "", why: "" };
  reader.report(path, messages.doesNotVary(name));
  return null;
}

/** One setting for every value of the list; null when something was reported. */
function readLevels(reader: Reader, path: Path, { along }: Raw): ShareTest["levels"] | null {
  if (!along) return [];
  const where: Path = [...path, "along"];
  if (!SETTABLE.includes(along.set)) {
    reader.report([...where, "set"], messages.unknownPath(along.set, SETTABLE));
    return null;
  }
  const sets = along.to.map((value, i) => {
    const at: Reader = {
      ...reader,
      report: (p, text, part) => reader.report(p.at(-1) === "to" ? [...p, i] : p, text, part),
    };
    const set = readSetting(at, where, along.set, value);
    return set && { name: levelName(value), set };
  });
  const levels: { readonly name: string; readonly set: Setting }[] = sets.filter((one) => one !== null);
  if (levels.length < sets.length) return null;
  if (new Set(levels.map((l) => l.set.to)).size === levels.length) return levels;
  reader.report([...where, "to"], messages.doesNotVary(along.set));
  return null;
}
