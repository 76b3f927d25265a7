// Where a share finds its runs: every input of a side is a pair of arms, moved between the 10 % and 90 % points of the range that worlds are
// drawn from, or between two values that are stated with a source; all else as drawn. The same change may be stretched, as far as the
// input's limits let it go.
import { bounds, describe, quantile, widened, type Range } from "../../core/ranges.ts";
import type { FactMark, Intervention, ShareInput, ShareTest } from "../../scenario/scenario.ts";
import type { Mark } from "../../model/kit/declare.ts";
import { limitsOf, type Column } from "../../world/assumptions.ts";
import type { EndsOf } from "./shareResultShape.ts";
import { readingOf, thresholdOf } from "../effects.ts";
import type { Planner } from "../planner.ts";

/** An input's arms and its reading in a plan of its bundle. */
export interface PlacedInput {
  readonly move: Move;
  /** Number of its test in the plan. */
  readonly test: number;
  readonly plan: number;
  /** Arms: moved to, and from. */
  readonly first: number;
  readonly second: number;
  readonly reading: number;
}

/** At one value of what is set along a list, or without one: inputs of the side that the claim names, and of the other. */
export interface PlacedLevel {
  readonly name: string;
  readonly sides: readonly [readonly PlacedInput[], readonly PlacedInput[]];
}

export interface PlacedShare {
  readonly share: ShareTest;
  readonly bundle: number;
  readonly levels: readonly PlacedLevel[];
  /** Smallest effect that matters, in the units of the reading. */
  readonly epsilon: number;
  /** The other side alone with its changes stretched by a factor, in a bundle of those that are asked again; null until that is asked. */
  readonly stretched: { readonly level: PlacedLevel; readonly bundle: number; readonly factor: number } | null;
}

export function placeShare(test: ShareTest, planner: Planner): PlacedShare {
  planner.condition(test.given);
  const { bundle, place } = placeLevels(test, planner, 1, true);
  return { share: test, bundle, levels: place, epsilon: thresholdOf(test), stretched: null };
}

/** The other side alone, each of its changes `factor` times as large. */
export function placeStretched(placed: PlacedShare, planner: Planner, factor: number): PlacedShare {
  const { bundle, place } = placeLevels(placed.share, planner, factor, false);
  return { ...placed, stretched: { level: place[0] as PlacedLevel, bundle, factor } };
}

function placeLevels(
  test: ShareTest,
  planner: Planner,
  factor: number,
  both: boolean,
): { readonly bundle: number; readonly place: readonly PlacedLevel[] } {
  const { bundle, place: at } = planner.bundle(test.given, test.levels[0]?.set.set ?? "");
  const number = planner.test();
  const input = (one: ShareInput, shared: readonly Intervention[]): PlacedInput => {
    const move = moveOf(one, planner.column(one.set), factor);
    const { plan, place } = bundle.moving(one.set, shared);
    const arm = (to: number | string): number => plan.arm([...shared, { set: one.set, to }]);
    const second = arm(move.from);
    const first = arm(move.to);
    const reading = plan.reading(readingOf(test));
    plan.want(number, [second, first], reading);
    return { move, test: number, plan: place, second, first, reading };
  };
  const [named, other] = test.says === "first" ? [test.first, test.second] : [test.second, test.first];
  const levels = test.levels.length > 0 ? test.levels : [{ name: "", set: null }];
  return {
    bundle: at,
    place: levels.map(({ name, set }): PlacedLevel => {
      const shared = set ? [set] : [];
      const side = (of: ShareTest["first"]): PlacedInput[] => of.inputs.map((one) => input(one, shared));
      return { name, sides: [both ? side(named) : [], side(other)] };
    }),
  };
}

/** Points of a range between which an input is moved. */
const ENDS = [0.1, 0.9] as const;

export interface Move {
  /** Path as a world has it. */
  readonly path: string;
  readonly from: number | string;
  readonly to: number | string;
  readonly unit: string;
  readonly meaning: string;
  /** Where the two ends come from, in words. */
  readonly range: string;
  readonly ends: EndsOf;
  readonly source: string;
  readonly mark: FactMark | Mark;
  readonly why: string;
  /** Whether the ends are values that states have had, with a source. */
  readonly byData: boolean;
  /** Whether it was to be stretched further than its limits, or cannot be stretched at all. */
  readonly stopped: boolean;
}

/** `column` is the assumption of that path, where it is one; `factor` 1 leaves the change as it is. */
export function moveOf(input: ShareInput, column: Column | undefined, factor = 1): Move {
  const stated = input.ends !== null && input.source !== "";
  const about = {
    path: input.set,
    unit: column?.kind === "quantity" ? column.unit : column ? "" : "share",
    meaning: column?.meaning ?? input.set,
    source: stated ? input.source : (column?.source ?? ""),
    mark: (stated ? (input.source === "assumed" ? "-" : "V") : (column?.mark ?? "-")) as Move["mark"],
    why: stated ? input.why : (column?.why ?? ""),
    byData: stated && input.source !== "assumed",
  };
  const [from, to] = input.ends ?? [null, null];
  if (typeof from === "string" || typeof to === "string")
    return {
      ...about,
      from: from ?? "",
      to: to ?? "",
      range: `${from} or ${to}`,
      ends: "two forms",
      stopped: factor !== 1,
    };
  const range: Range =
    from !== null && to !== null
      ? { kind: "uniform", low: Math.min(from, to), high: Math.max(from, to) }
      : column?.kind === "quantity"
        ? column.range
        : { kind: "constant", value: 0 };
  const limits = limitsOf({ range, unit: about.unit });
  const wide = factor === 1 ? range : widened(range, factor, limits);
  const [low, high] = from === null ? ENDS.map((u) => quantile(wide, u)) : bounds(wide);
  const free = factor === 1 ? range : widened(range, factor);
  return {
    ...about,
    ...(from !== null && to !== null && from > to ? { from: high as number, to: low as number } : { from: low as number, to: high as number }), // prettier-ignore
    range: from === null ? `10 % to 90 % of ${describe(range)}` : `${describe(range)}, as stated`,
    ends: from === null ? "10 % to 90 %" : "as stated",
    stopped:
      factor > 1 && (JSON.stringify(wide) !== JSON.stringify(free) || JSON.stringify(wide) === JSON.stringify(range)),
  };
}
