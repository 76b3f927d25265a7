// variants.yaml: changes with a name, each a list of interventions as in an arm of a contrast.
import type { z } from "zod";
import { checkArm } from "../claims/checkArm.ts";
import type { Named } from "../claims/named.ts";
import { readIntervention } from "../claims/readIntervention.ts";
import type { NamedVariant } from "../scenario.ts";
import type { variantsSchema } from "../read/schema.ts";
import { soundEntries, type Shaped } from "../read/shape.ts";

export function readVariants(
  reader: Shaped<z.output<typeof variantsSchema>>,
  clock: Pick<Named, "start" | "days">,
): NamedVariant[] {
  return soundEntries(reader, [], reader.data).map(([id, { text, interventions }]) => {
    const path = [id, "interventions"];
    const read = interventions.flatMap((one, i) => readIntervention(reader, [...path, i], one, clock) ?? []);
    checkArm(reader, path, read);
    return { id, text, interventions: read };
  });
}
