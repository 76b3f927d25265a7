// Where a claim holds, in at most three conditions: the best single cut, or a box where one condition does not suffice. Both are found on
// one half of the worlds and judged on the other, each at half of the chance of a false alarm, so that the two together keep to it.
import { searchCut } from "./bestCut.ts";
import type { Discovered, Discovery, DiscoveryInput } from "./discovery.ts";
import { halves, judged, maskOfAll, separation, sumSides, type Halves } from "./heldOut.ts";
import { searchBox } from "./prim.ts";

/** Chance of a cut or box where there is none, unless another is asked for. */
const LUCK = 0.01;
/** A box must part the held-out scores this much better than the cut does. */
const BETTER = 1.15;

/**
 * The cut, or the box if it parts the held-out worlds clearly better; null when neither stands up. Worlds of weight 0 are left out.
 * The choice between the two is made on the held-out half, so a box chosen over a cut looks a little better than it is.
 * Throws RangeError as bestCut does.
 */
export const bestBox: Discovery = (input: DiscoveryInput): Discovered | null => {
  const split = halves(input, "bestBox");
  const condition = searchCut(split);
  const luck = (input.luck ?? LUCK) / 2;
  const cut = condition === null ? null : judged(split, [condition], luck);
  const conditions = searchBox(split);
  const box = conditions === null ? null : judged(split, conditions, luck);
  if (!cut || !box) return cut ?? box;
  return heldOutParting(split, box) > BETTER * heldOutParting(split, cut) ? box : cut;
};

const heldOutParting = ({ input, weights, heldOut }: Halves, { conditions }: Discovered): number =>
  separation(sumSides(maskOfAll(input.columns, conditions), heldOut, input.y, weights), heldOut.length);
