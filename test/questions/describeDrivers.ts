// Drivers from end to end on a small invented state, on one thread: the same questions of few assumptions and of all.
import { beforeAll, describe, expect, test } from "vitest";
import { workPoints } from "../../src/run/points.ts";
import { work } from "../../src/run/work.ts";
import type { Claim, ClaimTest, Scenario } from "../../src/scenario/scenario.ts";
import type { Drivers } from "../../src/questions/drivers/driverResult.ts";
import { drivers } from "../../src/questions/drivers/drivers.ts";
import type { DriversOptions } from "../../src/questions/drivers/driverStage.ts";
import { asking } from "../fixture/asked.ts";
import { compiler } from "../../src/world/compile.ts";

const claim = (id: string, test: ClaimTest): Claim => ({
  id,
  text: id,
  type: "",
  group: "",
  placebo: "",
  tests: [test],
});
const contrast = {
  kind: "contrast",
  ...asking("crisis"),
  given: "",
  fit: [],
  atLeast: 0.05,
  order: ["a", "b"],
  says: "above",
  relative: false,
  levels: [],
  note: "",
} as const;
const CLAIMS: readonly Claim[] = [
  claim("same", { ...contrast, arms: { a: [{ set: "observation.deathLag", to: 8 }], b: [] } }),
  claim("shock", { ...contrast, ...asking("peakPeople"), atLeast: 100, arms: { a: [{ set: "hardship.shockSize", to: 3 }], b: [{ set: "hardship.shockSize", to: 1 }] } }),
  claim("later", { ...contrast, ...asking("killings"), given: "emergency", arms: { a: [{ set: "scenario.tied", to: 1 }], b: [{ set: "hardship.legitimacy", to: 0.1 }] } }),
]; // prettier-ignore

interface Questions {
  readonly scenario: Scenario;
  /** Worlds of an outcome, of a claim under a condition, and too few for the number of assumptions. */
  readonly worlds: number;
  readonly conditional: number;
  readonly tooFew: number;
}

export function describeDrivers({ scenario: of, worlds, conditional, tooFew }: Questions): void {
  const scenario = { ...of, claims: CLAIMS };
  const compiled = compiler(scenario);
  const ask = (name: string, over: Partial<DriversOptions> = {}): Promise<Drivers> =>
  drivers(scenario, {
    of: name, worlds, assumptions: 6, seed: 1, atOnce: 1, command: "",
    execute: (job) => Promise.resolve(work(compiled, job)),
    executePoints: (job) => Promise.resolve(workPoints(compiled, job)),
    ...over,
  }); // prettier-ignore

  let found: Drivers;
  beforeAll(async () => {
    found = await ask("peakPeople");
  });

  describe("an outcome", () => {
    test("the budget is kept and every number is one", () => {
      expect(found.worlds.all).toBeLessThanOrEqual(worlds);
      expect(found.worlds.all).toBeGreaterThan(0.71 * worlds);
      expect(
        JSON.stringify(found, (_, v: unknown) => (typeof v === "number" && !Number.isFinite(v) ? "broken" : v)),
      ).not.toContain("broken");
    });
    test("the chosen, all others and luck each have a share, and the shock is among the chosen", () => {
      const paths = found.shares!.factors.map((f) => f.path);
      expect(paths.slice(-2)).toEqual(["all others", "luck"]);
      expect(paths.length).toBeLessThanOrEqual(8);
      expect(paths).toContain("hardship.shockSize");
      const totals = found.shares!.factors.slice(0, -2).map((f) => f.total.value);
      expect(totals).toEqual(totals.toSorted((a, b) => b - a));
      expect(
        found.screening
          .filter((s) => s.chosen !== "")
          .map((s) => s.path)
          .toSorted(),
      ).toEqual(paths.slice(0, -2).toSorted());
    });
    test("a larger shock goes along with larger crowds, beyond luck", () => {
      const [low, high] = found.lowHigh.find((l) => l.path === "hardship.shockSize")!.groups;
      expect(high!.mean).toBeGreaterThan(low!.mean);
      expect(found.lowHigh.find((l) => l.path === "hardship.shockSize")!.told).toBe(true);
    });
    test("does not depend on how many jobs are under way", async () => {
      expect(await ask("peakPeople", { atOnce: 7 })).toEqual(found);
    });
  });

  test("a claim without a condition: the difference of its arms", async () => {
    const shock = await ask("shock");
    expect(shock.mean.low).toBeGreaterThan(0);
    expect(shock.of).toMatchObject({ claim: "shock", scale: "difference" });
    // the arms set it, so it moves nothing
    expect(shock.screening.find((s) => s.path === "hardship.shockSize")).toMatchObject({ muStar: 0 });
  });

  test("a claim under a condition: no shares, and it is said why", async () => {
    const later = await ask("later", { worlds: conditional });
    expect(later.shares).toBeNull();
    expect(later.worlds.arose!.worlds).toBeGreaterThan(0);
    expect(later.remarks[0]).toContain('only where "emergency" arises');
  });

  describe("what cannot be asked", () => {
    test("a condition that hardly ever arises", async () => {
      await expect(ask("later", { worlds: 40 })).rejects.toThrow(
        /"emergency" came up in only \d+ of 40 worlds, too few .* give (many more --worlds|--worlds \d+ or more)/,
      );
    });
    test("an unknown name, fewer worlds than it takes, what never varies", async () => {
      await expect(ask("peekPeople")).rejects.toThrow(/Did you mean peakPeople\?/);
      await expect(ask("large", { worlds: tooFew })).rejects.toThrow(
        /\d+ worlds are too few to tell \d+ assumptions apart .* give --worlds \d+ or more/,
      );
      await expect(ask("same")).rejects.toThrow(/"same" never varies: it is a difference of 0 in each of \d+ worlds/);
    });
  });

  test("stopped: what was finished, or nothing", async () => {
    // most of the plain worlds, in pieces of 25
    const enough = Math.ceil((0.7 * found.worlds.plain) / 25);
    let pieces = 0;
    const executePoints: DriversOptions["executePoints"] = (job) => {
      pieces++;
      return Promise.resolve(workPoints(compiled, job));
    };
    const early = await ask("peakPeople", { executePoints, stopped: () => pieces >= enough });
    expect(early.stopped).toMatchObject({ of: worlds });
    expect(early.worlds.plain).toBeGreaterThan(50);
    expect(early.worlds.plain).toBeLessThan(found.worlds.plain);
    expect(early.shares).toBeNull();
    pieces = 0;
    await expect(ask("peakPeople", { executePoints, stopped: () => pieces >= 1 })).rejects.toThrow("stopped");
  });
}
