// What moving each input did in every world: differences replicate by replicate, and the squares of their expectations by side.
import { squaredEffect, type Squares } from "../../analysis/shares/shareOfSides.ts";
import type { Pass } from "../../run/ensemble.ts";
import { byWorld, pairsOf, type Pair } from "../contrast/differences.ts";
import type { Move } from "./shareMoves.ts";
import type { PlacedInput, PlacedShare } from "./sharePlans.ts";

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
export function levelEffects(
  level: PlacedShare["levels"][number],
  pass: Pass,
  among?: ReadonlySet<number>,
): LevelEffects {
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
