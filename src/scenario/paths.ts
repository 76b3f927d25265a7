// Paths that an override or an intervention may name: every mechanism's parameters, the requester's status, the scenario's values.
import type { Parameter } from "../mechanisms/declare.ts";
import { MECHANISMS } from "../mechanisms/index.ts";
import { SERVICE_NAMES, VALUES } from "./outcomes.ts";

/** Every parameter by `mechanism.name`, from the declarations. */
export const PARAMETERS: ReadonlyMap<string, Parameter> = new Map(
  MECHANISMS.flatMap((m) => Object.entries(m.params).map(([name, p]) => [`${m.name}.${name}`, p] as const)),
);

/** The requester's status, ousted 0 to undisputed 1. */
export const STATUS_PATH = "request.status";

/** Values of the scenario that an arm may set, and their paths in a world. */
export const GIVEN: ReadonlyMap<string, string> = new Map([
  ...Object.keys(VALUES).map((name) => [`given.${name}`, `scenario.${name}`] as const),
  ...SERVICE_NAMES.map((name) => [`given.discipline.${name}`, `forces.${name}.discipline`] as const),
]);

export const SETTABLE: readonly string[] = [...PARAMETERS.keys(), STATUS_PATH, ...GIVEN.keys()];
