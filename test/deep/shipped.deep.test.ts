// Every scenario of the repository, run to a ledger on one thread with all inputs of its shares and all futures and replicates.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { readFolder } from "../../src/node/folder.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { expectWholeLedger } from "../scenario/wholeLedger.ts";

const root = join(import.meta.dirname, "../../scenarios");
/** Days enough for requests and answers: the whole horizon takes too long here. */
const DAYS = 14;

test.each(readdirSync(root).sort())("every claim and test of %s", async (name) => {
  const { scenario } = parseScenario((await readFolder(join(root, name))).files);
  if (!scenario) throw new Error(`${name} is not sound`);
  await expectWholeLedger({ ...scenario, days: DAYS });
});
