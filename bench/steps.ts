// Which steps of the schedule the time of a run goes to. Looking at the clock at every step costs about a tenth of the run itself.
import type { World } from "../src/model/kit/world.ts";
import { advance, startRun } from "../src/run/run.ts";
import { compiler } from "../src/world/compile.ts";
import { ACTIVE, flagship, priorWorlds } from "./subjects.ts";

/** Share of time by step, over these worlds' runs of 30 days. */
function sharesOf(worlds: readonly World[]): Map<string, number> {
  const spent = new Map<string, number>();
  let step = "";
  let since = 0;
  const enter = (next: string): void => {
    const now = performance.now();
    if (step !== "") spent.set(step, (spent.get(step) ?? 0) + now - since);
    step = next;
    since = performance.now();
  };
  for (const world of worlds) {
    const run = startRun(world, 0);
    step = "";
    advance(run, 30, undefined, enter);
    enter("");
  }
  let total = 0;
  for (const ms of spent.values()) total += ms;
  return new Map([...spent].map(([name, ms]) => [name, ms / total]));
}

/** Steps by share of time, in prior worlds and in worlds with a crowd in every place. */
export async function stepTable(worlds: number): Promise<string> {
  const compiled = compiler(await flagship());
  const measured = ([[], ACTIVE] as const).map((sets, i) => {
    const drawn = priorWorlds(compiled, Math.ceil(worlds / (i === 0 ? 1 : 5)), sets);
    sharesOf(drawn.slice(0, 30));
    return sharesOf(drawn);
  });
  const [prior, active] = measured as [Map<string, number>, Map<string, number>];
  const percent = (share: number | undefined): string => `${(100 * (share ?? 0)).toFixed(1)} %`.padStart(16);
  const names = [...active.keys()].toSorted((a, b) => (prior.get(b) ?? 0) - (prior.get(a) ?? 0));
  const line = (name: string): string => `${name.padEnd(32)}${percent(prior.get(name))}${percent(active.get(name))}`;
  return [`${"step".padEnd(32)}${"prior worlds".padStart(16)}${"all crowded".padStart(16)}`, ...names.map(line)].join(
    "\n",
  );
}
