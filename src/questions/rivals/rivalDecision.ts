// Which explanation moves the decision more: how far the chance that a request is answered moves in a world when what an explanation leans
// on is switched off, the others kept; and when it alone is switched on.
import type { OutcomeName } from "../../model/outcomes.ts";
import type { Estimate } from "../../analysis/interval.ts";
import { meanEffect } from "../../analysis/meanEffect.ts";
import { moved, type Moved } from "../../analysis/shares/moved.ts";
import type { Rival } from "../../scenario/scenario.ts";
import { DRAWN, none, only, without, type Read } from "./rivalArms.ts";
import type { Ahead, Decision, Move } from "./rivalResult.ts";

export const DECISION: OutcomeName = "answered";
export const LEVEL = 0.95;

export function decisionOf(rivals: readonly Rival[], read: Read): Decision {
  const arm = (place: number): readonly (readonly number[])[] => read.of(place, 0);
  const chance = (place: number): Estimate => shareOver(arm(place));
  const from = (base: number, place: number): Moved => moved(differences(arm(place), arm(base)), LEVEL);
  const nothing = none(rivals.length);
  const off = rivals.map((_, r) => from(DRAWN, without(r)));
  const on = rivals.map((_, r) => from(nothing, only(rivals.length, r)));
  const move = (found: readonly Moved[], place: (r: number) => number): Move[] =>
    rivals.map((rival, r) => {
      const { either, typical, signed } = found[r] as Moved;
      return { rival: rival.id, chance: chance(place(r)), either, typical, signed };
    });
  return {
    outcome: DECISION,
    worlds: read.worlds,
    futures: read.futures,
    level: LEVEL,
    drawn: chance(DRAWN),
    none: chance(nothing),
    without: move(off, without),
    only: move(on, (r) => only(rivals.length, r)),
    aheadWithout: ahead(rivals, off),
    aheadOnly: ahead(rivals, on),
  };
}

/** Every pair, by the difference of their sizes in the same worlds: intervals of single ones may overlap where this one is clear. */
function ahead(rivals: readonly Rival[], found: readonly Moved[]): Ahead[] {
  return rivals.flatMap((first, a) =>
    rivals.slice(a + 1).map((second, k): Ahead => {
      const other = found[a + 1 + k] as Moved;
      const more = (found[a] as Moved).sizes.map((x, w) => x - (other.sizes[w] as number));
      const by = meanEffect(
        more,
        more.map(() => 1),
        LEVEL,
      );
      return { first: first.id, second: second.id, by };
    }),
  );
}

/** Future by future, the second taken from the first. */
export const differences = (
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
): number[][] => first.map((values, w) => values.map((x, f) => x - (second[w]?.[f] as number)));

/** Mean over worlds of their futures' means. */
export function shareOver(values: readonly (readonly number[])[]): Estimate {
  const means = values.map((v) => v.reduce((sum, x) => sum + x, 0) / v.length);
  const found = meanEffect(
    means,
    means.map(() => 1),
    LEVEL,
  );
  return { value: found.value, low: Math.max(0, found.low), high: Math.min(1, found.high) };
}
