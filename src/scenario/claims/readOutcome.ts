// What a test asks for: an outcome, or a quantity some days after the arms part; the condition under which it asks; the smallest effect that
// matters.
import type { Named } from "./named.ts";
import { messages } from "../problems/messages.ts";
import { givenText, MOMENT_NAMES, parseGiven } from "../moments.ts";
import { parseAsked, parseSpread, unitOf, type Asked } from "../../model/asked.ts";
import type { Unit } from "../../model/kit/outcome.ts";
import { ALSO, AT_A_MOMENT, OUTCOMES, TIMED } from "../../model/outcomes.ts";
import { settledBy } from "../conditions.ts";
import type { Path } from "../problems/problem.ts";
import type { RawQuantity } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import { readQuantity } from "../read/values.ts";

/** What a test asks for, as it is carried from here on. */
export interface ReadOutcome {
  /** In one way of writing it. */
  readonly text: string;
  readonly asked: Asked;
  /** Whether futures of a world are compared by how far they lie apart in it. */
  readonly spread: boolean;
  readonly unit: Unit;
}

/** Null when it is unknown (reported). `timed`: whether "people at +3 d" may be asked, `spread`: "spread of X". */
export function readOutcome(
  reader: Reader,
  path: Path,
  name: string,
  timed = true,
  spread = false,
): ReadOutcome | null {
  const asked = parseAsked(name);
  if (asked && (timed || asked.kind !== "moment"))
    return { text: asked.text, asked, spread: false, unit: unitOf(asked) };
  const apart = spread ? parseSpread(name) : null;
  if (apart) return { text: name, asked: apart, spread: true, unit: "share" };
  const known = [
    ...OUTCOMES.map((o) => o.name),
    ...ALSO.keys(),
    ...(timed ? TIMED.map((o) => `${o.name} at +3 d`) : []),
    ...(spread ? ["spread of alignment"] : []),
  ];
  reader.report(path, messages.unknownOutcome(name, known));
  return null;
}

/** A condition in one way of writing it, "" for none, null when unknown (reported). */
export function readGiven(reader: Reader, path: Path, written: string | undefined): string | null {
  if (written === undefined) return "";
  if (parseGiven(written)) return givenText(written);
  reader.report(path, messages.unknownCondition(written, MOMENT_NAMES));
  return null;
}

/** Whether the condition leaves the outcome open. */
export function checkOpen(reader: Reader, path: Path, given: string, outcome: string): boolean {
  if (!settledBy(given).some((name) => name === outcome)) return true;
  reader.report([...path, "outcome"], messages.decided(outcome, given));
  return false;
}

/** Days for which what moves slowly is followed behind the horizon. */
const YEAR = 366;

/** Whether a moment so many days after the arms part can lie within runs; else it is reported. */
export function isWithin(
  reader: Reader,
  at: Path,
  { asked, text }: ReadOutcome,
  { days }: Pick<Named, "days">,
): boolean {
  if (asked.kind !== "moment") return true;
  const last = AT_A_MOMENT[asked.name].slow === undefined ? days : YEAR;
  if (asked.days <= last) return true;
  reader.report(at, messages.beyondHorizon(text, last));
  return false;
}

/** The same of a test's outcome. */
export const checkWithin = (reader: Reader, path: Path, outcome: ReadOutcome, named: Pick<Named, "days">): boolean =>
  isWithin(reader, [...path, "outcome"], outcome, named);

/** The unit in which a threshold or an effect of an outcome is written. */
export const thresholdUnit = (unit: Unit): string => (unit === "yes/no" ? "share" : unit);

/** The smallest effect that matters, where a test leaves it out: five points of probability. */
const FIVE_POINTS = 0.05;
/** For a fit, the smallest ratio of likelihoods that matters. */
const THREEFOLD = 3;

/** Smallest effect, in the outcome's unit or as a share of it. */
export function smallest(
  reader: Reader,
  path: Path,
  written: { readonly outcome?: string | undefined; readonly atLeast?: RawQuantity | undefined },
  outcome: ReadOutcome | undefined,
): { readonly atLeast: number; readonly relative: boolean } | null {
  const unit = outcome?.unit;
  const probability = unit === "yes/no" || unit === "share";
  if (written.atLeast === undefined) {
    if (probability) return { atLeast: FIVE_POINTS, relative: false };
    if (unit === undefined) return { atLeast: THREEFOLD, relative: false };
    reader.report(path, messages.needsAtLeast(written.outcome ?? ""), "key");
    return null;
  }
  // of a count or a time, per cent are of its own size
  const relative = !probability && unit !== undefined && /%\s*$/.test(String(written.atLeast));
  // of a fit a ratio, which is one where nothing differs
  const [none, most] = unit === undefined ? [1, 1e10] : [0, probability ? 1 : relative ? 10 : 1e10];
  const atLeast = readQuantity(reader, [...path, "atLeast"], written.atLeast, {
    unit: relative || unit === undefined ? "1" : thresholdUnit(unit),
    limits: [none, most],
  });
  if (atLeast === none) reader.report([...path, "atLeast"], messages.nothingMatters(none));
  return atLeast === null || atLeast === none ? null : { atLeast, relative };
}
