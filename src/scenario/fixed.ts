// What every world has the same value for: then an arm that sets just that value changes nothing.
import { isStatus, STATUS_ENDS, type Status } from "../model/actors/request.ts";
import { PARAMETERS, STATUS_PATH } from "./paths.ts";
import type { Intervention, Override, ScenarioForce, Treaty, Value } from "./parts.ts";

export type Fixed = ReadonlyMap<string, number | string>;

interface Known {
  readonly requester: Status;
  readonly values: Readonly<Record<string, Value>>;
  readonly forces: readonly ScenarioForce[];
  readonly treaty: Treaty;
}

/** Paths, as a world has them, whose value is a fact; null where the rules could not be read. */
export function fixedIn(known: Known | null, overrides: readonly Override[]): Fixed {
  const fixed = new Map<string, number | string>();
  for (const [path, p] of PARAMETERS)
    if (p.kind === "quantity") {
      if (p.range.kind === "constant") fixed.set(path, p.range.value);
    } else fixForm(fixed, path, p.options);
  if (known) for (const [path, option] of treatyForms(known.treaty)) fixed.set(path, option);
  for (const o of overrides) {
    fixed.delete(o.path);
    if ("weights" in o) fixForm(fixed, o.path, o.weights);
    else if (o.value.kind === "fact") fixed.set(o.path, o.value.value);
  }
  if (!known) return fixed;
  fixed.set(STATUS_PATH, settled(STATUS_PATH, known.requester, fixed));
  for (const [name, value] of Object.entries(known.values))
    if (value.kind === "fact") fixed.set(`scenario.${name}`, value.value);
  for (const f of known.forces)
    if (f.discipline.kind === "fact") fixed.set(`forces.${f.id}.discipline`, f.discipline.value);
  return fixed;
}

function fixForm(fixed: Map<string, number | string>, path: string, weights: Readonly<Record<string, number>>): void {
  const chosen = Object.entries(weights).filter(([, weight]) => weight > 0);
  if (chosen.length === 1) fixed.set(path, chosen[0]?.[0] as string);
}

/** Forms that the treaty's own words settle, by path. */
export const treatyForms = (treaty: Treaty): readonly (readonly [path: string, option: string])[] => [
  ["treaty.rule", treaty.rule],
  ...(treaty.ground === "" ? [] : [["treaty.ground", treaty.ground] as const]),
];

/** A status by its word as its number, where every world has the same for it. */
function settled(path: string, to: number | string, fixed: Fixed): number | string {
  if (path !== STATUS_PATH || typeof to !== "string" || !isStatus(to)) return to;
  return Object.hasOwn(STATUS_ENDS, to)
    ? STATUS_ENDS[to as keyof typeof STATUS_ENDS]
    : (fixed.get(`request.${to}`) ?? to);
}

/**
 * Whether two arms give every world the same: the last of several settings on one path counts, setting what is so anyway does not, and
 * what is imposed is the same when it is written the same.
 */
export function sameArms(a: readonly Intervention[], b: readonly Intervention[], fixed: Fixed): boolean {
  const last = (arm: readonly Intervention[]): Map<string, number | string> =>
    new Map(arm.flatMap((i) => ("set" in i ? [[i.set, settled(i.set, i.to, fixed)] as const] : [])));
  const imposed = (arm: readonly Intervention[]): string => JSON.stringify(arm.filter((i) => !("set" in i)));
  if (imposed(a) !== imposed(b)) return false;
  const one = last(a);
  const two = last(b);
  return [...new Set([...one.keys(), ...two.keys()])].every((path) => {
    const first = one.get(path) ?? fixed.get(path);
    return first !== undefined && first === (two.get(path) ?? fixed.get(path));
  });
}
