// What moving each input did in every world: differences replicate by replicate, and the squares of their expectations by side. And by how
// much one side's changes would have to be stretched for both sides to move the outcome alike: by linearity, as effects grow with their
// changes and squares with the square of them; then tried in runs, as far as the inputs' limits let the changes go.
import { shareOfFirst, squaredEffect, type Squares } from "../../analysis/shares/shareOfSides.ts";
import type { Pass } from "../../run/ensemble.ts";
import { byWorld, pairsOf, type Pair } from "../contrast/differences.ts";
import type { Move, PlacedInput, PlacedLevel, PlacedShare } from "./place.ts";
import type { ShareResult } from "./shareResultShape.ts";

export interface InputEffects {
  readonly move: Move;
  readonly pairs: readonly Pair[];
  /** By world, in the order of the level's worlds: mean difference, and the square of its expectation. */
  readonly means: Float64Array;
  readonly squares: Float64Array;
}

export interface LevelEffects {
  readonly name: string;
  /** Worlds with two replicates at least of every input. */
  readonly worlds: readonly number[];
  readonly sides: readonly [readonly InputEffects[], readonly InputEffects[]];
}

/** Effects of one level; `among`: only of these worlds. */
export function levelEffects(level: PlacedLevel, pass: Pass, among?: ReadonlySet<number>): LevelEffects {
  const found = level.sides.map((side) =>
    side.map((input) => {
      const pairs = pairsOf(pass, input, 0);
      return { input, pairs, differences: byWorld(pairs) };
    }),
  );
  const worlds = pass.result.accepted.filter(
    (w) => (!among || among.has(w)) && found.flat().every((f) => (f.differences.get(w)?.length ?? 0) >= 2),
  );
  const effects = ({ input, pairs, differences }: Found): InputEffects => {
    const own = worlds.map((w) => differences.get(w) as number[]);
    return {
      move: input.move,
      pairs,
      means: Float64Array.from(own, (d) => d.reduce((sum, x) => sum + x, 0) / d.length),
      squares: Float64Array.from(own, squaredEffect),
    };
  };
  const [named, other] = found;
  return { name: level.name, worlds, sides: [(named ?? []).map(effects), (other ?? []).map(effects)] };
}

interface Found {
  readonly input: PlacedInput;
  readonly pairs: readonly Pair[];
  readonly differences: ReadonlyMap<number, readonly number[]>;
}

/** Sum over a side's inputs, world by world; of their mean where each is to count a part. */
export function sumOf(side: readonly InputEffects[], worlds: number, part = 1): Float64Array {
  const total = new Float64Array(worlds);
  for (const { squares } of side) for (let w = 0; w < worlds; w++) total[w] = (total[w] as number) + (squares[w] as number) * part; // prettier-ignore
  return total;
}

export const squaresOf = ({ sides, worlds }: LevelEffects): Squares => ({
  first: sumOf(sides[0], worlds.length),
  second: sumOf(sides[1], worlds.length),
});

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

/** What trying it gave, in the pass of the stretched changes: the named side's share then. Null where nothing was tried. */
export function tried(
  { levels, stretched }: PlacedShare,
  pass: Pass,
  stretchedPass: Pass | null,
  confidence: number,
): NonNullable<ShareResult["widening"]>["tried"] {
  if (!stretched || !stretchedPass) return null;
  const level = levels[0] as PlacedLevel;
  const wide = levelEffects(stretched.level, stretchedPass, new Set(levelEffects(level, pass).worlds));
  const among = levelEffects(level, pass, new Set(wide.worlds));
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
