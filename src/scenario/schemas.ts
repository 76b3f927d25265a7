// The shape of every YAML file of a scenario by the file's name.
import { claimsSchema } from "./claims/readClaims.ts";
import { rivalSchema } from "./files/readRivals.ts";
import { assumptionsSchema, baseRatesSchema, recordSchema, scenarioSchema, sourcesSchema, variantsSchema } from "./read/schema.ts"; // prettier-ignore

export const SCHEMAS = {
  scenario: scenarioSchema,
  assumptions: assumptionsSchema,
  claims: claimsSchema,
  variants: variantsSchema,
  rival: rivalSchema,
  record: recordSchema,
  sources: sourcesSchema,
  baserates: baseRatesSchema,
} as const;
