// What a test asks for: an outcome, or a quantity some days after the arms part; and the condition under which it asks.
import { messages } from "../problems/messages.ts";
import { givenText, MOMENT_NAMES, parseGiven } from "../moments.ts";
import { parseAsked, parseSpread, unitOf, type Asked } from "../../model/asked.ts";
import type { Unit } from "../../model/kit/outcome.ts";
import { OUTCOMES, TIMED } from "../../model/outcomes.ts";
import type { Path } from "../problems/problem.ts";
import type { Reader } from "../read/shape.ts";

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
