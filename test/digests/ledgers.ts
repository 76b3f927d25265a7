// Ledgers whose numbers are kept: claims of every kind on the made-up crisis, at sizes at which some come to every verdict, and the flagship's
// own claims at a size at which hardly any does.
import { work } from "../../src/run/work.ts";
import type { Claim, ClaimTest, Override, Scenario } from "../../src/scenario/scenario.ts";
import type { Sizes } from "../../src/questions/test/passes.ts";
import { test as judge, type Tested } from "../../src/questions/test/test.ts";
import { compiler } from "../../src/world/compile.ts";
import { overridden, shortCrisis } from "../fixture/crisis.ts";
import { CASES, certain, open } from "./claims.ts";

const claimed = (tests: Readonly<Record<string, ClaimTest>>): readonly Claim[] =>
  Object.entries(tests).map(([id, test]) => ({ id, text: id, type: "", group: "", placebo: "", tests: [test] }));

/** A ledger to be made: of so many worlds, and these parts of them. */
interface Ledger {
  readonly scenario: Scenario;
  readonly worlds: number;
  readonly sizes: Partial<Sizes>;
}

/** Few claims, whose conditions come in nearly every world: enough worlds for verdicts. */
export const decided: Ledger = {
  scenario: shortCrisis({ id: "decided", days: 3, claims: claimed(certain) }),
  worlds: 150,
  sizes: {
    crises: 110, futures: 1300, treated: 1, weighed: 1, treatedCrises: 8, paired: 4, replicates: 1, calm: 10, widths: 26, widthsPaired: 4,
    widthsCrises: 26, widthsFutures: 330, shareWorlds: 12,
  }, // prettier-ignore
};

/** Claims of every kind, with all that stands beside a claim. */
export const undecided: Ledger = {
  scenario: shortCrisis({ id: "undecided", claims: claimed(open), cases: CASES }),
  worlds: 124,
  sizes: {
    crises: 18, futures: 110, treated: 2, weighed: 1, treatedCrises: 12, paired: 20, replicates: 2, shares: 1, shareFutures: 2, shareWorlds: 12, calm: 10,
    widths: 22, widthsPaired: 20, widthsCrises: 8, widthsFutures: 16,
  }, // prettier-ignore
};

/** A government that acts within hours and asks for help as soon as it may. */
const ASKS = { "decide.occasions": 12, "government.stepAsk": -6 };
/** A heavy shock everywhere and many who can be mobilised, so that conditions arise in few worlds. */
export function pressed(scenario: Scenario): Scenario {
  const between = (path: string, low: number, high: number): Override => ({
    path,
    value: {
      kind: "unknown",
      range: { kind: "uniform", low, high },
      source: "assumed",
      mark: "-",
      why: "for the test",
    },
  });
  const heavy = [
    between("hardship.shockSize", 3.4, 4.2),
    between("hardship.elsewhere", 0.6, 1),
    between("mobilisation.mobilisable", 0.04, 0.05),
  ];
  return { ...scenario, overrides: [...scenario.overrides, ...heavy, ...overridden(ASKS)] };
}

const SIMULATED: readonly string[] = ["C03", "C05", "C25", "C32", "P2"];
const WITHOUT_RUNS: readonly string[] = ["cases", "record", "judgement"];

/** The shipped flagship, pressed, its horizon drawn in: claims with most kinds of work, and all tests that need no
 * run. */
export const flagship = (scenario: Scenario): Ledger => ({
  scenario: {
    ...pressed(scenario),
    days: 10,
    claims: scenario.claims.flatMap((c) => {
      const tests = SIMULATED.includes(c.id) ? c.tests : c.tests.filter((t) => WITHOUT_RUNS.includes(t.kind));
      return tests.length > 0 ? [{ ...c, tests }] : [];
    }),
  },
  worlds: 18,
  sizes: {
    crises: 6, futures: 30, treated: 2, weighed: 1, treatedCrises: 4, paired: 4, replicates: 2, calm: 8, widths: 8, widthsPaired: 6,
    widthsCrises: 3, widthsFutures: 10,
  }, // prettier-ignore
});

/** One with every kind of work: fits and pairs, states imposed, weights, a year, a spread, the states around, chances, trends, shares. */
export const wholeFlagship = (scenario: Scenario): Ledger => ({
  scenario: {
    ...pressed(scenario),
    claims: scenario.claims.filter((c) =>
      ["C01", "C03", "C05", "C11", "C13", "C25", "C32", "C34", "C39", "C40", "P2"].includes(c.id),
    ),
  },
  worlds: 24,
  sizes: {},
});

/** The report, without its timing. */
export async function reportOf({ scenario, worlds, sizes }: Ledger): Promise<Tested["report"]> {
  const compiled = compiler(scenario);
  const execute = (job: Parameters<typeof work>[1]) => Promise.resolve(work(compiled, job));
  return (await judge(scenario, { worlds, seed: 1, execute, atOnce: 1, command: "", sizes })).report;
}
