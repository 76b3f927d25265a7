// What every world has the same value for: then an arm that sets just that value changes nothing.
import { STATUS } from "../mechanisms/request.ts";
import { PARAMETERS, STATUS_PATH } from "./paths.ts";
import type { Intervention, Override, ScenarioForce, Value } from "./scenario.ts";

export type Fixed = ReadonlyMap<string, number | string>;

interface Known {
  readonly requester: keyof typeof STATUS;
  readonly values: Readonly<Record<string, Value>>;
  readonly forces: readonly ScenarioForce[];
}

/** Paths, as a world has them, whose value is a fact; null where the rules could not be read. */
export function fixedIn(known: Known | null, overrides: readonly Override[]): Fixed {
  const fixed = new Map<string, number | string>();
  for (const [path, p] of PARAMETERS)
    if (p.kind === "quantity" && p.range.kind === "constant") fixed.set(path, p.range.value);
  for (const o of overrides) {
    fixed.delete(o.path);
    if ("weights" in o) {
      const chosen = Object.entries(o.weights).filter(([, weight]) => weight > 0);
      if (chosen.length === 1) fixed.set(o.path, chosen[0]?.[0] as string);
    } else if (o.value.kind === "fact") fixed.set(o.path, o.value.value);
  }
  if (!known) return fixed;
  fixed.set(STATUS_PATH, STATUS[known.requester]);
  for (const [name, value] of Object.entries(known.values))
    if (value.kind === "fact") fixed.set(`scenario.${name}`, value.value);
  for (const f of known.forces)
    if (f.discipline.kind === "fact") fixed.set(`forces.${f.id}.discipline`, f.discipline.value);
  return fixed;
}

/**
 * Whether two arms give every world the same: the last of several settings on one path counts, setting what is so anyway does not, and
 * what is imposed is the same when it is written the same.
 */
export function sameArms(a: readonly Intervention[], b: readonly Intervention[], fixed: Fixed): boolean {
  const settled = (arm: readonly Intervention[]): Map<string, number | string> =>
    new Map(arm.flatMap((i) => ("set" in i ? [[i.set, i.to] as const] : [])));
  const imposed = (arm: readonly Intervention[]): string => JSON.stringify(arm.filter((i) => !("set" in i)));
  if (imposed(a) !== imposed(b)) return false;
  const one = settled(a);
  const two = settled(b);
  return [...new Set([...one.keys(), ...two.keys()])].every((path) => {
    const first = one.get(path) ?? fixed.get(path);
    return first !== undefined && first === (two.get(path) ?? fixed.get(path));
  });
}
