// What the other verbs find, on the short crisis: outcomes, a variant beside the base, one run taken apart, what drives an outcome, rival
// explanations, worlds given a record.
import { asked } from "../fixture/asked.ts";
import { quantile, type Range } from "../../src/core/ranges.ts";
import { MECHANISMS } from "../../src/model/index.ts";
import { blocksTo, workAgreement } from "../../src/run/agreement.ts";
import { parseHappening, type Happening } from "../../src/run/happening.ts";
import { workPoints } from "../../src/run/points.ts";
import { work } from "../../src/run/work.ts";
import type { Claim, ClaimTest, Rival, Scenario } from "../../src/scenario/scenario.ts";
import { check } from "../../src/questions/check/check.ts";
import { compare } from "../../src/questions/compare.ts";
import { compareRun } from "../../src/questions/compareRun.ts";
import { drivers } from "../../src/questions/drivers/drivers.ts";
import { explain } from "../../src/questions/explain.ts";
import { fit } from "../../src/questions/fit/fit.ts";
import { rivals } from "../../src/questions/rivals/rivals.ts";
import { outcomes, single } from "../../src/questions/run.ts";
import { test } from "../../src/questions/test/test.ts";
import { leastWorlds, rowsFor, sizesFor as pointsFor } from "../../src/questions/drivers/driverDesign.ts";
import { crisesFor, givenSizes, sizesFor, sizesOfSome, worldsForShare } from "../../src/questions/test/passes.ts";
import { compiler, pointLength, type Compiler } from "../../src/world/compile.ts";
import { spread } from "../core/spread.ts";
import { overridden, shortCrisis } from "../fixture/crisis.ts";
import { open } from "./claims.ts";

const scenario = shortCrisis();
const compiled = compiler(scenario);
const on = (of: Compiler) => ({
  seed: 1,
  atOnce: 1,
  command: "",
  execute: (job: Parameters<typeof work>[1]) => Promise.resolve(work(of, job)),
  executePoints: (job: Parameters<typeof workPoints>[1]) => Promise.resolve(workPoints(of, job)),
});
const claim = (id: string): Claim => ({
  id,
  text: "",
  type: "",
  group: "",
  placebo: "",
  tests: [open[id] as ClaimTest],
});
const run = { world: 12, replicate: 0, branch: 0 };
const drawn = { given: "", sets: [] };
const quicker = { given: "", sets: [{ set: "mobilisation.joinRate", to: 3 }] };
const firm = { given: "requested", sets: [{ force: "government", never: "concede" }] } as const;

/** All but a few assumptions at their middle: so few points tell them apart. */
const VARYING: readonly string[] = [
  "hardship.onset",
  "mobilisation.joinRate",
  "mobilisation.fatigue",
  "mobilisation.participation",
  "guarantor.burdenWeight",
];
const middles = MECHANISMS.flatMap((m) =>
  Object.entries(m.params).map(([name, parameter]): [string, number | string] => [
    `${m.name}.${name}`,
    parameter.kind === "form" ? (Object.keys(parameter.options)[0] as string) : quantile(parameter.range, 0.5),
  ]),
).filter(([path]) => !VARYING.includes(path));
/** Everything unknown at its middle. */
function settled(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(settled);
  if ("range" in value) return { kind: "fact", value: quantile(value.range as Range, 0.5), source: "test", mark: "U" };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, settled(part)]));
}
const few = settled({
  ...shortCrisis(),
  overrides: [...overridden(Object.fromEntries(middles)), ...scenario.overrides],
  claims: [claim("status")],
}) as Scenario;
const driven = (of: string, worlds: number) => drivers(few, { ...on(compiler(few)), of, worlds, assumptions: 4 });

const rival = (id: string, off: readonly string[], more: Partial<Rival> = {}): Rival => ({
  id, title: id, says: "", sources: [], considerations: off.map((set) => ({ set, to: 0, why: "" })), effects: null, claims: [], ...more,
}); // prettier-ignore
const explained = shortCrisis({
  days: 4,
  rivals: [
    rival("cost", ["guarantor.burdenWeight"]),
    rival("security", ["guarantor.needWeight", "guarantor.successWeight"], {
      claims: [claim("burden")],
      effects: {
        given: "requested",
        arms: [0.1, 0.9].map((to) => ({ name: String(to), interventions: [{ set: "scenario.hostileSuccessor", to }] })),
        outcomes: ["answered", "people at +1 d"].map(asked),
        note: "",
      },
    }),
  ],
});

const SIZES = [40, 700, 4800, 6500, 50_000];

/** By verb, and where it is asked twice what. */
export const VERBS: Readonly<Record<string, () => unknown>> = {
  sizes: () => ({
    ledger: SIZES.map((n) => sizesFor(n)),
    some: SIZES.map(sizesOfSome),
    given: SIZES.map((n) => [givenSizes(n, 40), givenSizes(n, 4000)]),
    futures: SIZES.map((n) => [0.5, 4, 30].map((cost) => crisesFor(sizesFor(6400), n, cost, 6))),
    shares: SIZES.map((n) => [0.5, 4].map((cost) => worldsForShare(sizesFor(n), cost))),
    drivers: SIZES.map((n) => [
      leastWorlds(n, 15),
      pointsFor(n + 900, 90, 15),
      rowsFor(n, { plain: 100, bases: 4 }, 9, 7),
    ]),
  }),
  check: () => check(scenario, 2),
  "run, one": () => single(scenario, run, 1, firm),
  "run, many": () => outcomes(scenario, { ...on(compiled), worlds: 24 }),
  compare: () => compare(quicker, { ...on(compiled), worlds: 12, futures: 2 }),
  "compare, from a request on": () => compare(firm, { ...on(compiled), worlds: 12, futures: 2 }),
  "compare, one run": () => compareRun(scenario, run, 1, quicker),
  explain: () => explain(scenario, run, 1, drawn, parseHappening("requested") as Happening),
  drivers: () => driven("peakPeople", 300),
  "drivers, of a claim": () => driven("status", 42),
  rivals: () => rivals(explained, { ...on(compiler(explained)), worlds: 13 }),
  fit: async () => {
    const posterior = await fit(scenario, {
      ...on(compiled),
      worlds: 48,
      until: { text: "", days: 1 },
      score: { text: "", days: 4 },
      execute: (job) => Promise.resolve(workAgreement(compiled, job)),
      budget: { first: 4, sweeps: 2, lastSweeps: 6, keeps: 3 },
    });
    const { report } = await test(
      { ...scenario, claims: ["burden", "fit"].map(claim) },
      {
        ...on(compiled),
        worlds: 64,
        posterior,
        sizes: { crises: 6, futures: 20, treated: 1, weighed: 1, treatedCrises: 2, paired: 6, replicates: 2 },
      },
    );
    return { ...posterior, blocks: [0, 1, 2.5, 9].map(blocksTo), "ledger given the record": report.claims };
  },
  "run, given points": () => {
    const points = Float64Array.from(spread(pointLength(compiled), 0.02, 0.98));
    return single(scenario, { ...run, world: 0 }, 1, drawn, { points });
  },
};
