// Paths that an override or an intervention may name: every mechanism's parameters, the requester's status, the scenario's values.
import type { Parameter } from "../model/kit/declare.ts";
import { MECHANISMS } from "../model/index.ts";
import { SERVICE_NAMES, VALUES } from "../model/outcomes.ts";

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

/** What the make-up of a force is answered by: the members' offers, one of the scenario's own numbers for each. */
export const OFFERS = "treaty.members.offer";

/** What a chance may say that it is answered by. */
export const INPUTS: readonly string[] = [...PARAMETERS.keys(), OFFERS];
