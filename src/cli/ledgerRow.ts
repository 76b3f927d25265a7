// A row of a ledger that was written before: which run goes against the claim. From the report only names are taken; the arms come from claims.yaml.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { nearest, some } from "../scenario/problems/nearest.ts";
import { printable } from "../scenario/problems/problemText.ts";
import { comparedIn } from "../claims/kinds.ts";
import type { Compared } from "../claims/ledger.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Posterior } from "../questions/test/posterior.ts";
import { parseRunId, stampOf, type RunId } from "../questions/runId.ts";
import { InputError } from "./inputError.ts";
import { counted } from "../scenario/counted.ts";

const reportShape = z.object({
  format: z.literal(1),
  seed: z.number().int().nonnegative(),
  given: z.object({ until: z.string() }).optional(),
  scenario: z.object({ id: z.string(), runs: z.string().optional() }),
  claims: z.array(
    z.object({
      id: z.string(),
      tests: z.array(
        z.object({
          kind: z.string(),
          typical: z.string().nullable().optional(),
          typicalIs: z.string().nullable().optional(),
          counterexample: z.string().nullable().optional(),
        }),
      ),
    }),
  ),
});

export interface LedgerRow {
  readonly id: RunId;
  readonly seed: number;
  /** "C11.1" */
  readonly row: string;
  readonly compared: Compared;
}

/** `wanted` is CLAIM or CLAIM.TEST, tests counted from 1. Throws InputError for all that is not there. */
export async function ledgerRow(
  wanted: string,
  scenario: Scenario,
  file: string | undefined,
  posterior: Posterior | null,
): Promise<LedgerRow> {
  const from = file ?? join("out", scenario.id, "report.json");
  const report = await readReport(from, scenario);
  if (
    (report.given === undefined) !== (posterior === null) ||
    (posterior && report.given?.until !== posterior.until.text)
  )
    throw new InputError(
      report.given
        ? `error the ledger in ${printable(from)} is given the record to ${printable(report.given.until).slice(0, 60)}: its runs are those of a posterior; name the same file with --posterior`
        : `error the ledger in ${printable(from)} rests on worlds as drawn; leave out --posterior, or name the report.json of a ledger given the record with --report`,
    );
  const match = /^([A-Za-z][A-Za-z0-9_-]{0,63})(?:\.(\d{1,3}))?$/.exec(wanted);
  const claim = scenario.claims.find((c) => c.id === match?.[1]);
  const listed = report.claims.find((c) => c.id === match?.[1]);
  if (!match || !claim || !listed) {
    const known = report.claims.map((c) => c.id);
    const near = nearest(match?.[1] ?? wanted, known);
    throw new InputError(
      `error there is no claim "${printable(wanted).slice(0, 80)}" in ${printable(from)}${near === undefined ? "" : `; did you mean ${printable(near)}?`} It has ${printable(some(known))}`,
    );
  }
  const number = match[2] === undefined ? null : Number(match[2]);
  if (number !== null && (number < 1 || number > claim.tests.length))
    throw new InputError(
      `error claim ${claim.id} has ${counted(claim.tests.length, "test")}, counted from 1; there is no ${wanted}`,
    );
  const i = number === null ? listed.tests.findIndex((t) => againstClaim(t) !== null) : number - 1;
  const id = parseRunId(againstClaim(listed.tests[i] ?? {}) ?? "");
  const test = claim.tests[i];
  const compared = test ? comparedIn(test) : null;
  if (!id || !compared)
    throw new InputError(
      `error ${number === null ? `claim ${claim.id}` : `test ${wanted}`} has no counterexample: ${number === null ? "no test of it" : "it is no test in the model, or"} found a run that goes against the claim`,
    );
  return { id, seed: report.seed, row: `${claim.id}.${i + 1}`, compared };
}

/** A run that goes against the claim: where most do, the typical one. */
const againstClaim = (test: {
  readonly typical?: string | null | undefined;
  readonly typicalIs?: string | null | undefined;
  readonly counterexample?: string | null | undefined;
}): string | null => test.counterexample ?? (test.typicalIs === "against the claim" ? (test.typical ?? null) : null);

async function readReport(from: string, scenario: Scenario): Promise<z.output<typeof reportShape>> {
  const shown = printable(from);
  const text = await readFile(from, "utf8").catch(() => null);
  if (text === null)
    throw new InputError(
      `error there is no ledger at ${shown}; run precedent test first, or say where its report.json is with --report`,
    );
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = null;
  }
  const read = reportShape.safeParse(data);
  if (!read.success) throw new InputError(`error ${shown} is not a ledger that precedent test wrote`);
  const { id, runs } = read.data.scenario;
  if (runs !== stampOf(scenario))
    throw new InputError(
      `error ${shown} is of another scenario or version: of ${printable(id).slice(0, 64)}, whose runs end in @${printable(runs ?? "?").slice(0, 12)}; those of ${scenario.id} as it stands now end in @${stampOf(scenario)}\n  Run precedent test again, or restore the files of that time.`,
    );
  return read.data;
}
