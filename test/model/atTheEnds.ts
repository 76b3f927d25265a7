// Runs of the made-up crisis with quantities at the ends of their domains.
import { MECHANISMS } from "../../src/model/index.ts";
import { FIELD_NAMES } from "../../src/model/kit/state.ts";
import { advance, startRun } from "../../src/run/run.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { CRISES, crisisState } from "../fixture/crisis.ts";

export const ALL = MECHANISMS.flatMap((m) =>
  Object.entries(m.params).flatMap(([name, p]) => (p.kind === "quantity" ? [{ path: `${m.name}.${name}`, p }] : [])),
);
const compiled = compiler(crisisState());

/** Fields that are no finite number after so many days of a crisis with this changed. */
export function broken(
  crisis: (typeof CRISES)[number],
  changes: Readonly<Record<string, number>>,
  days: number,
  of = compiled,
): string[] {
  const sets = Object.entries({ ...crisis.sets, ...changes }).map(([set, to]): Intervention => ({ set, to }));
  const run = startRun(compileWorld(of, PLAN, crisis.index, [...sets, ...crisis.directives]), 0);
  advance(run, days);
  return FIELD_NAMES.filter((field) => run.state[field].some((x: number) => !Number.isFinite(x)));
}

/** What breaks with a quantity at an end of its domain, or just within, in the `k`-th quantity's crises. */
export function brokenAtEnds(crises: (k: number) => readonly (typeof CRISES)[number][]): string[] {
  const bad: string[] = [];
  for (const [k, { path, p }] of ALL.entries())
    for (const to of [...p.domain, ...(p.domain[0] === 0 ? [5e-324] : [])])
      for (const crisis of crises(k)) {
        const fields = broken(crisis, { [path]: to }, 6);
        if (fields.length > 0) bad.push(`${path} = ${to}: ${fields.slice(0, 3).join(", ")}`);
      }
  return bad;
}

/** Crises that between them wake most. */
export const SOME = CRISES.filter(({ index }) => [0, 3, 7, 8].includes(index));
