// A test's result does not depend on the claims beside it, nor on their order: the whole of it is the same alone and among all, given the
// same number of worlds.
import { describe, expect, test } from "vitest";
import { test as judge, type TestOptions } from "../../src/questions/test/test.ts";
import { work } from "../../src/run/work.ts";
import type { Claim, Scenario } from "../../src/scenario/scenario.ts";
import { compiler } from "../../src/world/compile.ts";
import { readFolder } from "../../src/node/folder.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { undecided } from "../digests/ledgers.ts";

/** By claim: its tests' results, as they stand in the report. */
async function results(
  scenario: Scenario,
  claims: readonly Claim[],
  options: Pick<TestOptions, "worlds" | "sizes">,
): Promise<ReadonlyMap<string, string>> {
  const compiled = compiler({ ...scenario, claims });
  const { report } = await judge(
    { ...scenario, claims },
    { ...options, seed: 3, execute: (job) => Promise.resolve(work(compiled, job)), atOnce: 1, command: "" },
  );
  return new Map(report.claims.map((c) => [c.id, JSON.stringify(c.tests)]));
}

/** Claims that say something else in one of these choices than among all. */
async function differing(
  scenario: Scenario,
  options: Pick<TestOptions, "worlds" | "sizes">,
  choices: readonly (readonly Claim[])[],
): Promise<string[]> {
  const all = await results(scenario, scenario.claims, options);
  const others: string[] = [];
  for (const choice of choices)
    for (const [id, found] of await results(scenario, choice, options))
      if (found !== all.get(id)) others.push(`${id} among ${choice.map((c) => c.id).join(", ")}`);
  return others;
}

describe("a claim's results are its own", () => {
  test("alone and in halves, one of them in reverse, for claims of every kind on a made-up crisis", async () => {
    const { scenario, worlds, sizes } = undecided;
    const { claims } = scenario;
    const choices = [
      ...claims.filter((_, i) => i % 4 === 1).map((c) => [c]),
      claims.filter((_, i) => i % 2 === 0),
      claims.filter((_, i) => i % 2 === 1).toReversed(),
    ];
    expect(await differing(scenario, { worlds, sizes }, choices)).toEqual([]);
  }, 600_000);

  test("and for those of a scenario that is shipped", async () => {
    const { files, unread } = await readFolder("scenarios/kazakhstan-2022");
    const { scenario } = parseScenario(files, unread);
    if (!scenario) throw new Error("the scenario is not sound");
    // of those whose conditions come in nearly every crisis: others never arise in so few worlds
    const chosen = ["C02", "C04", "C16", "C18"];
    const claims = scenario.claims.filter((c) => chosen.includes(c.id));
    expect(claims).toHaveLength(chosen.length);
    const sizes = { crises: 6, futures: 20, treatedCrises: 3, paired: 3, replicates: 2, shares: 1, calm: 2, widths: 0, widthsPaired: 2 }; // prettier-ignore
    const choices = [claims.slice(0, 1), claims.slice(1).toReversed()];
    expect(await differing({ ...scenario, days: 10, claims }, { worlds: 40, sizes }, choices)).toEqual([]);
  }, 600_000);
});
