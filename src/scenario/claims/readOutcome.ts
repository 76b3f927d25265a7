// What a test asks for: an outcome, or a quantity some days after the arms part; and the condition under which it asks.
import { messages } from "../problems/messages.ts";
import { givenText, MOMENT_NAMES, parseGiven } from "../moments.ts";
import { outcomeNamed, OUTCOMES, parseTimed, spreadOf, TIMED } from "../../model/outcomes.ts";
import type { Path } from "../problems/problem.ts";
import type { Reader } from "../read/shape.ts";

/** An outcome as it is asked for. */
export interface Asked {
  readonly name: string;
  readonly unit: (typeof OUTCOMES)[number]["unit"];
}

/** Null when it is unknown (reported). `timed`: whether "people at +3 d" may be asked, `spread`: "spread of X". */
export function outcomeOf(reader: Reader, path: Path, name: string, timed = true, spread = false): Asked | null {
  const known = outcomeNamed(name);
  const found = (timed || !parseTimed(name)) && (spread || spreadOf(name) === null) ? known : undefined;
  if (!found)
    reader.report(
      path,
      messages.unknownOutcome(name, [
        ...OUTCOMES.map((o) => o.name),
        ...(timed ? TIMED.map((o) => `${o.name} at +3 d`) : []),
        ...(spread ? ["spread of alignment"] : []),
      ]),
    );
  return found ?? null;
}

/** A condition in one way of writing it, "" for none, null when unknown (reported). */
export function readGiven(reader: Reader, path: Path, written: string | undefined): string | null {
  if (written === undefined) return "";
  if (parseGiven(written)) return givenText(written);
  reader.report(path, messages.unknownCondition(written, MOMENT_NAMES));
  return null;
}
