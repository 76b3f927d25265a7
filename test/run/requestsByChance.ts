// Runs in which a request is made by its chance, against those that come to it by themselves.
import { expect } from "vitest";
import { noteOfRequests, chancesIn, startNamed } from "../../src/run/byChance.ts";
import { advance, startRun, type Run } from "../../src/run/run.ts";
import { at0, NEVER } from "../../src/model/kit/state.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { shortCrisis } from "../fixture/crisis.ts";

const RUNS = 500;
/** Two-sided, one false alarm in ten thousand tests. */
const Z = 3.9;

export const scenario = shortCrisis({ id: "by-chance", days: 6 });
const compiled = compiler(scenario);

/** A world in which requests are neither sure nor rare. */
export const worldsOf = (form: "rate" | "held") =>
  [0, 1, 2].map((index) => compileWorld(compiled, PLAN, index, [{ set: "decide.shockForm", to: form }]));

export const asked = (run: Run): boolean => at0(run.state.requested) !== NEVER;
const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
const error = (x: readonly number[]): number => {
  const m = mean(x);
  return Math.sqrt(x.reduce((s, v) => s + (v - m) ** 2, 0) / (x.length - 1) / x.length);
};

/** Chances, and what follows weighed by them, are those of runs that ask by themselves, in this world. */
export function expectChances(world: ReturnType<typeof worldsOf>[number]): void {
  const natural: { came: number; when: number; people: number }[] = [];
  const chanced: { came: number; when: number; people: number }[] = [];
  for (let replicate = 0; replicate < RUNS; replicate++) {
    const note = noteOfRequests();
    const run = { ...startRun(world, replicate), steer: note };
    advance(run, scenario.days);
    const came = asked(run) ? 1 : 0;
    const of = (r: Run, weight: number) => ({
      came: weight,
      when: weight * (asked(r) ? at0(r.state.requested) : 0),
      people: weight * at0(r.state.peakPeople),
    });
    natural.push(of(run, came));
    const { chances } = chancesIn(run, note);
    const begun = startNamed(world, { replicate, byChance: true });
    if (!begun) {
      expect(came).toBe(0);
      chanced.push({ came: 0, when: 0, people: 0 });
      continue;
    }
    advance(begun.run, scenario.days);
    expect(asked(begun.run)).toBe(true);
    chanced.push(of(begun.run, chances.all));
  }
  for (const what of ["came", "when", "people"] as const) {
    const [a, b] = [natural.map((n) => n[what]), chanced.map((c) => c[what])];
    const off = a.map((x, i) => x - (b[i] as number));
    expect(Math.abs(mean(off)), `${what} in world ${world.index}`).toBeLessThanOrEqual(Z * error(off) + 1e-12);
  }
  // the same expectation from less luck
  expect(error(chanced.map((c) => c.came))).toBeLessThanOrEqual(error(natural.map((n) => n.came)) + 1e-12);
}
