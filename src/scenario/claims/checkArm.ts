// What no arm may ask: more than a world has room for, a choice made and forbidden at once, one assumption set to two values.
import { DIRECTIVES } from "../../model/kit/state.ts";
import type { Intervention } from "../parts.ts";
import { messages } from "../problems/messages.ts";
import type { Message, Path } from "../problems/problem.ts";
import type { Reader } from "../read/shape.ts";

/** What is wrong with interventions that act together, or null. */
export function armProblem(arm: readonly Intervention[]): Message | null {
  if (arm.filter((one) => !("set" in one)).length > DIRECTIVES) return messages.tooManyImposed(DIRECTIVES);
  const chosen = arm.filter((one) => "choose" in one);
  for (const one of arm) {
    if (!("never" in one)) continue;
    // of deploying all sizes are forbidden at once
    const both = chosen.find(
      ({ force, choose }) => force === one.force && (choose === one.never || choose.startsWith(`${one.never} `)),
    );
    if (both) return messages.contradicts(both.force, both.choose);
  }
  const paths = arm.flatMap((one) => ("set" in one ? [one.set] : []));
  const twice = paths.find((path, i) => paths.indexOf(path) < i);
  return twice === undefined ? null : messages.setTwice(twice);
}

/** Whether an arm can be run; what is wrong is reported at it. */
export function checkArm(reader: Reader, path: Path, arm: readonly Intervention[]): boolean {
  const problem = armProblem(arm);
  if (problem) reader.report(path, problem, "key");
  return problem === null;
}
