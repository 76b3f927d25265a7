// variants.yaml: changes with a name, each a list of interventions as in an arm of a contrast.
import type { z } from "zod";
import { DIRECTIVES } from "../../model/kit/state.ts";
import { messages } from "../problems/messages.ts";
import { readIntervention } from "../claims/readIntervention.ts";
import type { NamedVariant } from "../scenario.ts";
import type { variantsSchema } from "../read/schema.ts";
import { soundEntries, type Shaped } from "../read/shape.ts";

/** `start` in days since 1970. */
export function readVariants(reader: Shaped<z.output<typeof variantsSchema>>, start: number): NamedVariant[] {
  return soundEntries(reader, [], reader.data).map(([id, { text, interventions }]) => {
    const path = [id, "interventions"];
    const read = interventions.flatMap((one, i) => readIntervention(reader, [...path, i], one, start) ?? []);
    if (read.filter((i) => !("set" in i)).length > DIRECTIVES)
      reader.report(path, messages.tooManyImposed(DIRECTIVES), "key");
    return { id, text, interventions: read };
  });
}
