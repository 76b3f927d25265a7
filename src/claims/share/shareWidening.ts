// By how much one side's changes would have to be stretched for both sides to move the outcome alike: by linearity, as effects grow with
// their changes and squares with the square of them; then tried in runs, as far as the inputs' limits let the changes go.
import type { Pass } from "../../run/ensemble.ts";
import { shareOfFirst } from "../../analysis/shares/shareOfSides.ts";
import { levelEffects, squaresOf, sumOf } from "./shareEffects.ts";
import type { PlacedShare } from "./sharePlans.ts";
import type { ShareResult } from "./shareResultShape.ts";

/** Changes are tried at this many times their size at most: beyond, hardly a range means anything. */
export const MOST_STRETCHED = 4;

/** √(s/(1-s)): the factor on the other side's changes at which both shares are equal by linearity. Null where it has no end. */
export const factorOf = (share: number): number | null => (share < 1 ? Math.sqrt(share / (1 - share)) : null);

/** The factor to be tried in runs for a share; null along a list, and where nothing was moved at all. */
export function factorToTry({ levels }: PlacedShare, pass: Pass): number | null {
  const [level, more] = levels;
  if (!level || more) return null;
  const { first, second } = squaresOf(levelEffects(level, pass));
  const sum = (side: Float64Array): number =>
    Math.max(
      0,
      side.reduce((total, x) => total + x, 0),
    );
  const [a, b] = [sum(first), sum(second)];
  if (a + b <= 0) return null;
  return Math.max(1 / MOST_STRETCHED, Math.min(MOST_STRETCHED, factorOf(a / (a + b)) ?? MOST_STRETCHED));
}

/** What trying it gave: the named side's share when the other side's changes are `factor` times as large. */
export function tried(
  placed: PlacedShare,
  pass: Pass,
  stretched: { readonly placed: PlacedShare; readonly pass: Pass; readonly factor: number },
  confidence: number,
): NonNullable<ShareResult["widening"]>["tried"] {
  const own = levelEffects(placed.levels[0] as PlacedShare["levels"][number], pass);
  const wide = levelEffects(stretched.placed.levels[0] as PlacedShare["levels"][number], stretched.pass, new Set(own.worlds)); // prettier-ignore
  const among = levelEffects(placed.levels[0] as PlacedShare["levels"][number], pass, new Set(wide.worlds));
  const n = wide.worlds.length;
  if (n === 0) return null;
  const found = shareOfFirst(
    { first: sumOf(among.sides[0], n), second: sumOf(wide.sides[1], n) },
    confidence,
    pass.job.plan.seed,
  );
  return {
    factor: stretched.factor,
    share: Number.isNaN(found.value) ? null : found,
    stopped: wide.sides[1].filter((i) => i.move.stopped).map((i) => i.move.path),
  };
}
