// The same contrast under different treatments of the author's own choices: as drawn, without some quantities, and with one direct weight
// set to a value.
import { MECHANISMS } from "../model/index.ts";
import { QUANTITIES, type Measured } from "../model/kit/passages.ts";
import type { World } from "../model/kit/world.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { takenAway } from "./knockOut.ts";

export type Treatment =
  | { readonly kind: "as drawn" }
  /** With these quantities where they have no effect, all together. */
  | { readonly kind: "without"; readonly paths: readonly string[] }
  | { readonly kind: "weight"; readonly path: string; readonly value: number };

interface Coefficient {
  readonly path: string;
  /** Held at one value: a weight that only break-evens set. */
  readonly probe: boolean;
  readonly unit: string;
}

/** By path, the assumption that an imposed state stands for. */
const STANDS_FOR: ReadonlyMap<string, string> = new Map(
  Object.entries<Measured>(QUANTITIES).flatMap(([name, { assumption }]) =>
    assumption === undefined ? [] : [[`state.${name}`, assumption] as const],
  ),
);

/** Coefficients that multiply the input at `asked` directly, as the mechanisms declare them: what a break-even sets. */
export function directCoefficients(asked: string): readonly Coefficient[] {
  const path = STANDS_FOR.get(asked) ?? asked;
  const found: Coefficient[] = [];
  for (const m of MECHANISMS)
    for (const [name, parameter] of Object.entries(m.params))
      if (parameter.kind === "quantity" && parameter.about === path)
        found.push({
          path: `${m.name}.${name}`,
          probe: parameter.range.kind === "constant",
          unit: parameter.unit,
        });
  return found;
}

const valueOf = (world: World, path: string): number => {
  const dot = path.indexOf(".");
  return world.p[path.slice(0, dot)]?.[path.slice(dot + 1)] as number;
};

/** What a treatment sets in this world, for a contrast on the input at `path`. */
export function treatmentSets(treatment: Treatment, path: string, world: World): readonly Intervention[] {
  switch (treatment.kind) {
    case "as drawn":
      return [];
    case "without":
      return takenAway(treatment.paths, world);
    case "weight":
      return directCoefficients(path).map((c) => ({
        set: c.path,
        to: c.path === treatment.path ? treatment.value : 0,
      }));
  }
}

/** Whether interventions change nothing in this world: then its run is the base run. */
export function changesNothing(world: World, sets: readonly Intervention[]): boolean {
  return sets.every((s) => "set" in s && s.set !== "request.status" && valueOf(world, s.set) === s.to);
}
