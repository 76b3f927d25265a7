// How near to 1 the interval of the share comes when every world has the same effect on a yes/no outcome: what a given number of runs can settle.
import { shareOfWorlds } from "../../src/analysis/shares/shareOfWorlds.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { EPSILON } from "./plantedWorlds.ts";

/** Lower end of the share above ε in worlds whose outcome turns from no to yes with chance `effect`, mean over the repetitions. */
export function lowerEnd(
  effect: number,
  worlds: number,
  replicates: number,
  confidence: number,
  repeats: number,
): number {
  let sum = 0;
  for (let seed = 0; seed < repeats; seed++) {
    const differences = Array.from({ length: worlds }, (_, i) => {
      const key = channel(seedKey(seed), 910, i);
      return Float64Array.from({ length: replicates }, (_, r) => (draw(key, 0, 0, r) < effect ? 1 : 0));
    });
    const form = new Int32Array(worlds);
    sum += shareOfWorlds({ differences, form, columns: [], epsilon: EPSILON, confidence, seed }).above.low;
  }
  return sum / repeats;
}
