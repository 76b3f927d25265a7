// Whether a condition has come in a run: the first moment at which it holds, unless something it excludes came before.
import { MOMENTS } from "../model/index.ts";
import { passed } from "../model/kit/passages.ts";
import { at0, NEVER } from "../model/kit/state.ts";
import { parseGiven, type Given } from "../scenario/moments.ts";
import type { Run } from "./run.ts";

const known = new Map<string, Given>();

/** A condition by its text. Throws RangeError when it is none. */
export function conditionOf(text: string): Given {
  let given = known.get(text);
  if (!given) {
    const parsed = parseGiven(text);
    if (!parsed) throw new RangeError(`"${text}" is not a condition`);
    known.set(text, (given = parsed));
  }
  return given;
}

/** "met": it holds now; "missed": it never will, for what it excludes has happened; "open": not yet. */
export function condition(run: Run, text: string): "met" | "missed" | "open" {
  const given = conditionOf(text);
  const came = given.notYet.some((event) => at0(run.state[MOMENTS[event]]) !== NEVER);
  if (passed(given.passage, run.state, MOMENTS)) return came ? "missed" : "met";
  return came ? "missed" : "open";
}
