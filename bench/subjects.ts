// What is measured: the shipped scenario as it stands, with everybody in the street all the time, and with a hundred times the people.
import { fileURLToPath } from "node:url";
import { readFolder } from "../src/node/folder.ts";
import { parseScenario } from "../src/scenario/parse.ts";
import type { Intervention, Scenario } from "../src/scenario/scenario.ts";
import { isSettled } from "../src/run/follow.ts";
import { advance, startRun, type Run } from "../src/run/run.ts";
import { isCalm } from "../src/world/calm.ts";
import { compileWorld, PLAN, type Compiler } from "../src/world/compile.ts";
import { NEVER } from "../src/model/kit/state.ts";
import type { World } from "../src/model/kit/world.ts";

/** scenarios/kazakhstan-2022. */
export async function flagship(): Promise<Scenario> {
  const { files } = await readFolder(fileURLToPath(new URL("../scenarios/kazakhstan-2022", import.meta.url)));
  const { scenario, problems } = parseScenario(files);
  if (!scenario) throw new Error(problems.map((p) => p.message).join("; "));
  return scenario;
}

/** The same with so many times the people; places of known size only. */
export function withPeople(scenario: Scenario, factor: number): Scenario {
  const places = scenario.places.map((place) => ({
    ...place,
    people: { ...place.people, value: place.people.value * factor },
  }));
  return { ...scenario, places };
}

/** A shock everywhere that never fades and cannot be conceded away, in a state that nobody can bring down: every place has a crowd. */
export const ACTIVE: readonly Intervention[] = [
  { set: "hardship.shockSize", to: 4.2 },
  { set: "hardship.elsewhere", to: 1 },
  { set: "hardship.placeSpread", to: 0 },
  { set: "hardship.onset", to: 0.05 },
  { set: "hardship.fade", to: 1e6 },
  { set: "hardship.concessionSize", to: 0 },
  { set: "mobilisation.calmGap", to: 4.3 },
  { set: "mobilisation.mobilisable", to: 0.05 },
];

/** The first `count` worlds that stay in the ensemble. */
export function priorWorlds(compiled: Compiler, count: number, sets: readonly Intervention[] = []): World[] {
  const worlds: World[] = [];
  for (let index = 0; worlds.length < count; index++)
    if (isCalm(compileWorld(compiled, PLAN, index))) worlds.push(compileWorld(compiled, PLAN, index, sets));
  return worlds;
}

/** Those of the first `count` worlds of the ensemble that have had a crisis after 30 days, are quiet again and have not fallen, at that moment. */
export function settledCrises(compiled: Compiler, count: number): Run[] {
  return priorWorlds(compiled, count).flatMap((world) => {
    const run = startRun(world, 0);
    advance(run, 30);
    const { fallen, peakPeople } = run.state;
    return isSettled(run) && fallen[0] === NEVER && (peakPeople[0] as number) >= 1000 ? [run] : [];
  });
}
