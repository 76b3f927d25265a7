// Scenarios, changed: read, checked, and now and then run.
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/questions/check/check.ts";
import { lint } from "../../src/questions/check/lint.ts";
import { outcomes, single } from "../../src/questions/run.ts";
import { stampOf } from "../../src/questions/runId.ts";
import { VERSION } from "../../src/questions/version.ts";
import { checkDocument, ownPaths } from "../../src/report/answers/check.ts";
import { outcomesDocument } from "../../src/report/answers/outcomes.ts";
import { storyDocument } from "../../src/report/answers/story.ts";
import { work } from "../../src/run/work.ts";
import { readMap } from "../../src/scenario/map/readMap.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { compiler } from "../../src/world/compile.ts";
import { BRIEF, RIVALS, SMALL } from "../scenario/small.ts";
import { allEdited, edit, type Edit, type Files } from "./edits.ts";
import { documentFaults, noValues, problemFaults } from "./faults.ts";

const SCENARIOS = new URL("../../scenarios/", import.meta.url).pathname;

function shipped(name: string): Files {
  const folder = join(SCENARIOS, name);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((n) => /\.(ya?ml|csv|json)$/.test(n));
  return Object.fromEntries(names.sort().map((n) => [n, readFileSync(join(folder, n), "utf8")]));
}

const MAP = JSON.stringify({
  type: "FeatureCollection",
  features: [70, 76].map((lon, k) => ({
    type: "Feature",
    properties: { name: ["North", "South, the larger"][k], iso: `S-${k}` },
    geometry: { type: "Polygon", coordinates: [[[lon, 45], [lon, 50], [lon + 5, 50], [lon + 5, 45], [lon, 45]]] },
  })),
}); // prettier-ignore

const BASES = {
  small: { ...SMALL, ...RIVALS, "map.geojson": MAP },
  brief: { ...BRIEF, "map.geojson": MAP },
  ...Object.fromEntries(readdirSync(SCENARIOS).map((name) => [name, shipped(name)])),
} as Readonly<Record<string, Files>>;

export interface ScenarioInput {
  readonly base: string;
  readonly edits: readonly Edit[];
}

/** The largest take ten times as long. */
export const scenarioInput: fc.Arbitrary<ScenarioInput> = fc.record({
  base: fc.oneof(
    { weight: 15, arbitrary: fc.constant("small") },
    { weight: 45, arbitrary: fc.constant("brief") },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(BASES)) },
  ),
  edits: fc.oneof(fc.array(edit, { minLength: 1, maxLength: 1 }), fc.array(edit, { minLength: 1, maxLength: 5 })),
});

export const filesOf = ({ base, edits }: ScenarioInput): Files => allEdited(BASES[base] as Files, edits);

/** All that is wrong with what comes of it; where it is sound and `runs` says so, also of a few days of it. */
export async function scenarioFaults(input: ScenarioInput, runs: boolean): Promise<readonly string[]> {
  const files = filesOf(input);
  const { scenario, problems } = parseScenario(files);
  if (!scenario) return [...(problems.length > 0 ? [] : ["neither sound nor a problem"]), ...problemFaults(problems, files, "error")]; // prettier-ignore
  const written = Object.values(files).join("\n");
  const checked = check(scenario, 1);
  const faults = [
    ...problemFaults(readMap(scenario, files).remarks, files, "warning"),
    ...noValues(checked),
    ...documentFaults(
      checkDocument(checked, { own: ownPaths(scenario), all: true, stamp: stampOf(scenario), version: VERSION }),
      written,
    ),
  ];
  if (!runs) return faults;
  const brief = { ...scenario, days: Math.min(scenario.days, 3) };
  const compiled = compiler(brief);
  const run = single(brief, { world: 0, replicate: 0, branch: 0 }, 1);
  const found = await outcomes(brief, {
    worlds: 2,
    seed: 1,
    atOnce: 1,
    execute: (job) => Promise.resolve(work(compiled, job)),
  });
  return [
    ...faults,
    ...problemFaults(lint(brief, files, compiled), files, "warning"),
    ...noValues([run, found]),
    ...(run ? documentFaults(storyDocument(run, brief, ""), written) : ["no run"]),
    ...documentFaults(outcomesDocument(found, brief, brief.title), written),
  ];
}
