// scenario.yaml, region: the states around whose later crises may follow.
import { mentionsOf } from "../claims/kinds.ts";
import { messages } from "../problems/messages.ts";
import type { Names } from "../read/names.ts";
import { NEIGHBOUR_VALUE_NAMES, NEIGHBOUR_VALUES, unsaidOf } from "../region.ts";
import { OUTCOME } from "../../model/outcomes.ts";
import type { Claim, ScenarioNeighbour, Value } from "../scenario.ts";
import type { scenarioSchema } from "../read/schema.ts";
import { soundEntries, type Reader, type Shaped } from "../read/shape.ts";
import { readValue } from "../read/values.ts";
import type { z } from "zod";

/** States of the region in their order; none where the scenario has no region. */
export function readRegion(reader: Shaped<z.output<typeof scenarioSchema>>, keys: Names): ScenarioNeighbour[] {
  const states: ScenarioNeighbour[] = [];
  for (const [id, said] of soundEntries(reader, ["region"], reader.data?.region)) {
    const path = ["region", id];
    if (id === reader.data.treaty?.guarantor) {
      reader.report(path, messages.guarantorInRegion(id), "key");
      continue;
    }
    const values: Record<string, Value> = {};
    for (const name of NEIGHBOUR_VALUE_NAMES) {
      const written = said[name];
      const value =
        written === undefined
          ? unsaidOf(name)
          : readValue(reader, [...path, name], written, NEIGHBOUR_VALUES[name].wanted, keys);
      if (value) values[name] = value;
      else if (written === undefined) reader.report(path, messages.missingKey(name, "a state of the region"), "key");
    }
    states.push({ id, values });
  }
  return states;
}

/** Reports every claim's outcome that is about states around where the scenario names none. */
export function checkRegion(reader: Reader, claims: readonly Claim[], region: readonly ScenarioNeighbour[]): void {
  if (region.length > 0) return;
  for (const claim of claims)
    claim.tests.forEach((test, i) => {
      const { asked } = mentionsOf(test);
      if (asked?.kind === "whole" && OUTCOME[asked.text].around !== undefined)
        reader.report([claim.id, "tests", i, test.kind, "outcome"], messages.needsRegion(asked.text));
    });
}
