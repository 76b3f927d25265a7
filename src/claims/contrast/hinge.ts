// What a verdict hinges on, in a sentence: a cut found on half of the worlds and checked on the other, or a form.
import type { Discovered } from "../../analysis/boxes/discovery.ts";
import { MECHANISMS } from "../../model/index.ts";
import type { Hinge, ModelTest } from "../result.ts";

/** From here on, held out, a box is one in which a claim holds. */
const SURE = 0.8;

export function hingeOf(found: Discovered | null, byForm: ModelTest["byForm"]): Hinge | null {
  if (found) {
    const told = found.conditions.map(
      (c) => `${meaningOf(c.name)} is ${c.side === "is" ? "" : `${c.side} `}${shown(c.threshold)}`,
    );
    const { heldOut } = found.precision;
    return {
      sentence:
        heldOut >= SURE
          ? `holds when ${told.join(" and ")}`
          : `fails unless ${told.join(" and ")}; even then it holds in only ${Math.round(100 * heldOut)} % of worlds`,
      conditions: found.conditions,
      coverage: found.coverage,
      precision: found.precision,
    };
  }
  // a form alone: one of its options carries the claim, another does not
  for (const [path, options] of Object.entries(byForm)) {
    const entries = Object.entries(options);
    const best = entries.find(([, o]) => o.above.low >= 0.5);
    const worst = entries.find(([, o]) => o.above.high < 0.5);
    if (best && worst)
      return {
        sentence: `holds when ${meaningOf(path)} is ${best[0]}, not when it is ${worst[0]}`,
        conditions: [{ name: path, side: "is", threshold: best[0] }],
        coverage: best[1].n / entries.reduce((n, [, o]) => n + o.n, 0),
        precision: { train: best[1].above.value, heldOut: best[1].above.value, outside: worst[1].above.value },
      };
  }
  return null;
}

/** A parameter's meaning with its path, for readers. */
export function meaningOf(path: string): string {
  const dot = path.indexOf(".");
  const parameter = MECHANISMS.find((m) => m.name === path.slice(0, dot))?.params[path.slice(dot + 1)];
  return parameter ? `${parameter.meaning} (${path})` : path;
}

const shown = (x: number | string): string => (typeof x === "number" ? String(Number(x.toPrecision(3))) : x);
