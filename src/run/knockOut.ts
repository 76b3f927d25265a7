// Taking a quantity away: set to where it has no effect, as its mechanism declares that.
import { MECHANISMS } from "../model/index.ts";
import type { Quantity } from "../model/kit/declare.ts";
import type { Drawn } from "../model/kit/drawn.ts";
import type { Intervention } from "../scenario/scenario.ts";

/** Every quantity of the mechanisms by its path. */
const QUANTITIES: ReadonlyMap<
  string,
  { readonly mechanism: string; readonly name: string; readonly quantity: Quantity }
> = new Map(
  MECHANISMS.flatMap((m) =>
    Object.entries(m.params).flatMap(([name, parameter]) =>
      parameter.kind === "quantity"
        ? [[`${m.name}.${name}`, { mechanism: m.name, name, quantity: parameter }] as const]
        : [],
    ),
  ),
);

/** Whether this is the path of a mechanism's quantity. */
export const isQuantity = (path: string): boolean => QUANTITIES.has(path);

/** Whether a quantity has a value at which it has no effect; false for any other path. */
export const canBeTakenAway = (path: string): boolean => (QUANTITIES.get(path)?.quantity.neutral ?? null) !== null;

/**
 * What takes these quantities away in a world with these drawn values, all together: a neutral value that is another quantity's is that
 * quantity's own as drawn. Those that cannot be taken away are left out.
 */
export function takenAway(paths: readonly string[], { p }: Drawn): readonly Intervention[] {
  return paths.flatMap((path): Intervention[] => {
    const known = QUANTITIES.get(path);
    if (!known || known.quantity.neutral === null) return [];
    const { neutral } = known.quantity;
    return [{ set: path, to: typeof neutral === "number" ? neutral : (p[known.mechanism]?.[neutral] as number) }];
  });
}
