// By how much a share moves an input: between the 10 % and 90 % points of the range that worlds are drawn from, or between two values
// that are stated with a source; and the same change stretched, as far as the input's limits let it go.
import { bounds, describe, quantile, widened, type Range } from "../../core/ranges.ts";
import type { FactMark, ShareInput } from "../../scenario/scenario.ts";
import type { Mark } from "../../model/kit/declare.ts";
import { limitsOf, type Column } from "../../world/assumptions.ts";

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
    return { ...about, from: from ?? "", to: to ?? "", range: `${from} or ${to}`, stopped: factor !== 1 };
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
    stopped:
      factor > 1 && (JSON.stringify(wide) !== JSON.stringify(free) || JSON.stringify(wide) === JSON.stringify(range)),
  };
}
