// Files of worlds given the record, changed, and read for the scenario that they are of.
import fc from "fast-check";
import { givenWorlds, inputsOf, readPosterior } from "../../src/questions/test/posterior.ts";
import { stampOf } from "../../src/questions/runId.ts";
import { VERSION } from "../../src/questions/version.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { compiler, pointLength } from "../../src/world/compile.ts";
import { BRIEF } from "../scenario/small.ts";
import { allEdited, edit, type Edit } from "./edits.ts";
import { noValues, slipsIn } from "./faults.ts";

const scenario = parseScenario(BRIEF).scenario as Scenario;
const compiled = compiler(scenario);
const FILE = "posterior.json";

const sound = (): string =>
  JSON.stringify({
    format: 1,
    kind: "posterior",
    version: VERSION,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      hash: scenario.hash,
      runs: stampOf(scenario),
      inputs: inputsOf(scenario, compiled, 1),
    },
    seed: 1,
    until: { text: "2022-01-02T00:00+06:00", days: 1 },
    fitted: ["people-day-2"],
    columns: compiled.columns.map((c) => c.path),
    worlds: Array.from({ length: 30 }, () => ({ at: Array(pointLength(compiled)).fill(0.5), luck: [1, 2] })),
  });
const BASE = sound();

export interface PosteriorInput {
  readonly posterior: readonly Edit[];
}

export const posteriorInput: fc.Arbitrary<PosteriorInput> = fc.record({
  posterior: fc.array(edit, { maxLength: 3 }),
});

/** "" where the file is gone. */
export const posteriorText = ({ posterior }: PosteriorInput): string =>
  allEdited({ [FILE]: BASE }, posterior)[FILE] ?? "";

export function posteriorFaults(input: PosteriorInput): readonly string[] {
  const text = posteriorText(input);
  const read = readPosterior(text, scenario, compiled);
  if (!("problem" in read)) return noValues(givenWorlds(read));
  const { problem } = read;
  return [
    ...slipsIn(problem, text),
    ...(problem === "" ? ["no reason"] : []),
    ...(text === BASE ? [`refused as it is: ${problem}`] : []),
  ];
}
