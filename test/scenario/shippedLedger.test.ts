// Every scenario of the repository, run to a short ledger on one thread. To a longer one: test/deep/shipped.deep.test.ts.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { readFolder } from "../../src/node/folder.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { ClaimTest } from "../../src/scenario/scenario.ts";
import { expectWholeLedger } from "./wholeLedger.ts";

const root = join(import.meta.dirname, "../../scenarios");
/** Days enough for requests and answers, and few futures and replicates. */
const DAYS = 5;
const SIZES = {
  replicates: 2,
  crises: 6,
  futures: 30,
  treatedCrises: 3,
  paired: 4,
  calm: 4,
  widths: 4,
  widthsPaired: 2,
};
/** A share is moved by one input a side instead of by all. */
const shorter = (test: ClaimTest): ClaimTest =>
  test.kind === "share"
    ? {
        ...test,
        first: { ...test.first, inputs: test.first.inputs.slice(0, 1) },
        second: { ...test.second, inputs: test.second.inputs.slice(0, 1) },
      }
    : test;

test.each(readdirSync(root).sort())(
  "every claim and test of %s ends in the ledger, with a verdict and without a number that is none",
  async (name) => {
    const { scenario } = parseScenario((await readFolder(join(root, name))).files);
    if (!scenario) throw new Error(`${name} is not sound`);
    const claims = scenario.claims.map((c) => ({ ...c, tests: c.tests.map(shorter) }));
    await expectWholeLedger({ ...scenario, days: DAYS, claims }, SIZES);
  },
);
