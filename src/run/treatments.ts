// The same contrast under different treatments of the author's own choices: as drawn, with the input's direct coefficients at zero, with
// their signs kept or turned together, and with one direct weight set to a value.
import { draw, runKey, channel } from "../core/keyed.ts";
import { quantile } from "../core/ranges.ts";
import { STREAMS } from "../core/streams.ts";
import { MECHANISMS } from "../model/index.ts";
import { QUANTITIES, type Measured } from "../model/kit/passages.ts";
import type { World } from "../model/kit/world.ts";
import type { Intervention } from "../scenario/scenario.ts";

export type Treatment =
  | { readonly kind: "as drawn" }
  | { readonly kind: "knock-out" }
  | { readonly kind: "mirror" }
  | { readonly kind: "weight"; readonly path: string; readonly value: number };

interface Coefficient {
  readonly path: string;
  readonly sign: "+" | "-" | "free";
  /** The way it leans as declared: its sign, or where that is free the sign of its range's middle. */
  readonly lean: 1 | -1;
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

/** Coefficients that multiply the input at `asked` directly, as the mechanisms declare them. */
export function directCoefficients(asked: string): readonly Coefficient[] {
  const path = STANDS_FOR.get(asked) ?? asked;
  const found: Coefficient[] = [];
  for (const m of MECHANISMS)
    for (const [name, parameter] of Object.entries(m.params))
      if (parameter.kind === "quantity" && parameter.about === path)
        found.push({
          path: `${m.name}.${name}`,
          sign: parameter.sign,
          lean: (parameter.sign === "free" ? quantile(parameter.range, 0.5) < 0 : parameter.sign === "-") ? -1 : 1,
          probe: parameter.range.kind === "constant",
          unit: parameter.unit,
        });
  return found;
}

/** The joint sign of a world's mirror, +1 or -1, keyed by world and input. */
export function mirrorSign(world: World, path: string): 1 | -1 {
  const key = channel(runKey(world.seed, world.index, 0), STREAMS.mirror, 0);
  let index = 0;
  for (let i = 0; i < path.length; i++) index = (Math.imul(index, 31) + path.charCodeAt(i)) | 0;
  return draw(key, 0, 0, index) < 0.5 ? -1 : 1;
}

const valueOf = (world: World, path: string): number => {
  const dot = path.indexOf(".");
  return world.p[path.slice(0, dot)]?.[path.slice(dot + 1)] as number;
};

/** What a treatment sets in this world, for a contrast on the input at `path`. */
export function treatmentSets(treatment: Treatment, path: string, world: World): readonly Intervention[] {
  if (treatment.kind === "as drawn") return [];
  const direct = directCoefficients(path);
  switch (treatment.kind) {
    case "knock-out":
      return direct.map((c) => ({ set: c.path, to: 0 }));
    case "mirror": {
      // the author's leanings kept or turned together: weights that work against each other by their signs stay a team
      const sign = mirrorSign(world, path);
      return direct.map((c) => ({ set: c.path, to: sign * c.lean * Math.abs(valueOf(world, c.path)) }));
    }
    case "weight":
      return direct.map((c) => ({ set: c.path, to: c.path === treatment.path ? treatment.value : 0 }));
  }
}

/** Whether interventions change nothing in this world: then its run is the base run. */
export function changesNothing(world: World, sets: readonly Intervention[]): boolean {
  return sets.every((s) => "set" in s && s.set !== "request.status" && valueOf(world, s.set) === s.to);
}
