// Contrasts that stand in one job share what is run, and each comes to what it comes to alone.
import { describe, expect, test } from "vitest";
import { work, type ContrastPlan, type Job, type Reading } from "../../src/run/work.ts";
import { compiledSteppe, worldWith } from "../model/stage.ts";
import { PLAN } from "../../src/world/compile.ts";
import { asked } from "../fixture/asked.ts";
import { readArm } from "../../src/run/arms.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { startRun } from "../../src/run/run.ts";

const compiled = compiledSteppe(4);
const read = (...names: string[]): Reading[] => names.map((name) => ({ outcome: asked(name) }));
const deploys = [{ force: "guarantor", choose: "deploy", when: null, after: 0 }] as const;
const never = [{ force: "guarantor", never: "deploy" }] as const;
const some: Omit<ContrastPlan, "given" | "readings"> = {
  input: "guarantor.deploy",
  arms: [[], deploys, never],
  treatments: [{ kind: "as drawn" }, { kind: "without", paths: ["guarantor.burdenWeight"] }],
};
const contrasts: readonly ContrastPlan[] = [
  { ...some, given: "protest", readings: read("fallen", "deaths") },
  { ...some, given: "protest", readings: read("people at +40 d", "deaths", "leverageAfterYear") },
  { ...some, given: "protest", arms: [never, []], readings: [{ event: "conceded" }, ...read("arrests")] },
  {
    ...some,
    given: "protest",
    readings: read("fallen", "arrests"),
    wants: [
      { test: 0, arms: [0, 2], reading: 0 },
      { test: 1, arms: [1], reading: 1, limits: [{ branches: 1, lastWorld: 99 }, { branches: 0, lastWorld: 0 }] },
    ],
  }, // prettier-ignore
  { ...some, given: "people first > 50", readings: read("deaths") },
  { ...some, given: "requested", readings: read("deaths", "answered") },
  { ...some, given: "", readings: read("deaths") },
  {
    ...some,
    given: "",
    arms: [[], [{ set: "hardship.shockSize", to: 5 }]],
    readings: read("people at +3 d", "deaths"),
  },
  { ...some, given: "", arms: [[{ set: "hardship.shockSize", to: 5 }]], readings: read("arrests"), only: [1, 3] },
];
const job: Job = {
  plan: PLAN,
  worlds: [0, 1, 2, 3, 4, 5],
  replicates: [0, 2],
  branches: [0, 2],
  rows: true,
  followFrom: Infinity,
  contrasts: [],
};

describe.each([true, false])("rows measured: %s", (rows) => {
  const together = work(compiled, { ...job, rows, contrasts });
  const alone = contrasts.map((contrast) => work(compiled, { ...job, rows, contrasts: [contrast] }));

  test("each contrast has the readings that it has alone", () => {
    alone.forEach((own, i) => {
      for (const kept of ["values", "arose", "largestOther"] as const)
        expect(Array.from(together[kept][i] ?? []), `${kept} of ${i}`).toEqual(Array.from(own[kept][0] ?? []));
    });
    expect(together.values[0]?.some((x) => x > 0)).toBe(true);
    expect(together.arose[4]?.some((x) => x === 1)).toBe(true);
  });

  test("with fewer forks and runs", () => {
    const sum = (of: "forks" | "runs"): number => alone.reduce((total, r) => total + r[of], 0);
    expect(together.forks).toBeLessThan(0.8 * sum("forks"));
    expect(together.runs).toBeLessThan(sum("runs"));
  });
});

test("a reading that waits for an event does not depend on what is read beside it", () => {
  let tried = 0;
  for (let index = 0; index < 12; index++) {
    const start = () => startRun(worldWith({ "hardship.shockSize": 4, "mobilisation.calmGap": 4.5 }, { index, places: 4 }), 0);
    const waiting: Reading = { outcome: asked("emergency"), after: "conceded" };
    const [beside] = readArm(start(), [waiting, ...read("deaths")], 20);
    const run = start();
    const [own] = readArm(run, [waiting], 20);
    expect(own).toBe(beside);
    if (run.state.conceded[0] !== NEVER) tried++;
  }
  expect(tried).toBeGreaterThan(0);
}); // prettier-ignore
