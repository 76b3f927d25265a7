// Everything that digests are taken of, as one function of a scenario's files: the same code for the test, for the record's renewal, and in a
// browser.
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { CORE } from "./coreFunctions.ts";
import { crisisCourses, crisisScenario, drawn, type Course } from "./courses.ts";
import { ESTIMATES } from "./estimates.ts";
import { fingerprints } from "./digest.ts";
import { decided, flagship, reportOf, undecided, wholeFlagship } from "./ledgers.ts";
import type { Section } from "./cells.ts";
import type { Digests, ScenarioDigests } from "./record.ts";
import { parts } from "./results.ts";
import { scenarioDigests, type Happened } from "./scenarios.ts";
import { SEARCHES } from "./searches.ts";
import { VERBS } from "./verbs.ts";

/** Worlds of a shipped scenario whose runs are followed tick by tick. */
const WORLDS = 24;
export const FLAGSHIP = "kazakhstan-2022";

/** By scenario, then file: text. */
export type Files = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads a scenario's files; mistakes in them are thrown. */
export function read(files: Readonly<Record<string, string>>): Scenario {
  const { scenario, problems } = parseScenario(files);
  if (!scenario) throw new Error(problems.map((p) => p.message).join("; "));
  return scenario;
}

export interface Findings {
  readonly digests: Digests;
  /** The flagship's ledger as text, words and all: so that a difference between engines can be seen. */
  readonly ledger: string;
  /** That something happens in what is recorded: nothing is held by runs in which nothing does. */
  readonly facts: {
    /** By scenario: runs with a crisis, with deaths, with a request. */
    readonly runs: Readonly<Record<string, Happened>>;
    /** Verdicts of the ledgers on the made-up crisis, by claim. */
    readonly verdicts: Readonly<Record<string, string>>;
    /** By claim, how often its condition arose in any ledger. */
    readonly arose: Readonly<Record<string, number>>;
  };
}

const functions = async (): Promise<Digests["functions"]> => ({
  core: await fingerprints(CORE),
  analysis: { ...(await fingerprints(ESTIMATES)), ...(await fingerprints(SEARCHES)) },
});

/** A small part of it: the functions that runs and results are made with, and the flagship's ledger. */
export const smallFindings = async (files: Files) => ({
  functions: await functions(),
  ledger: JSON.stringify(await shortLedger(files)),
});

export async function findings(files: Files): Promise<Findings> {
  const shipped = Object.entries(files).map(([name, own]) => [name, read(own)] as const);
  const scenarios: Record<string, ScenarioDigests> = {};
  const happened: Record<string, Happened> = {};
  const add = (name: string, { days }: Scenario, courses: readonly Course[]): void => {
    const found = scenarioDigests(days, courses);
    [scenarios[name], happened[name]] = [found.digests, found.happened];
  };
  add("made-up crisis", crisisScenario, crisisCourses());
  for (const [name, scenario] of shipped) add(name, scenario, drawn(scenario, WORLDS));

  const [first, second, own] = [await reportOf(decided), await reportOf(undecided), await reportOf(flagshipOf(files))];
  const results: Record<string, Section> = {
    "ledger, decided": ledgerParts(first),
    "ledger, undecided": ledgerParts(second),
    [`ledger, ${FLAGSHIP} pressed`]: ledgerParts(own),
  };
  for (const [verb, ask] of Object.entries(VERBS)) results[verb] = parts(await ask(), 1);

  const tests = [first, second, own].flatMap(({ claims }) =>
    claims.flatMap((c) => c.tests.map((t, i) => [`${c.id}.${i}`, t] as const)),
  );
  return {
    digests: {
      functions: await functions(),
      scenarios,
      results,
    },
    ledger: JSON.stringify(own),
    facts: {
      runs: happened,
      verdicts: Object.fromEntries(tests.map(([id, test]) => [id, test.verdict])),
      arose: Object.fromEntries(
        tests.flatMap(([id, t]) => ("arose" in t && t.arose ? [[id, t.arose.runs] as const] : [])),
      ),
    },
  };
}

const flagshipOf = (files: Files) => flagship(read(files[FLAGSHIP] ?? {}));

/** The flagship's ledger alone, words and all: at the size of the record, and at one with all kinds of work in it. */
export const shortLedger = (files: Files) => reportOf(flagshipOf(files));
export const longLedger = (files: Files) => reportOf(wholeFlagship(read(files[FLAGSHIP] ?? {})));

/** A report by claim and test, and what stands before the claims. */
function ledgerParts({ claims, ...rest }: Awaited<ReturnType<typeof reportOf>>): Section {
  const told = claims.flatMap(({ id, tests }) =>
    tests.flatMap((test, i) =>
      Object.entries(parts(test, 1)).map(([name, digest]) => [`${id}.${i} ${name}`, digest] as const),
    ),
  );
  return { ...parts(rest, 1), ...Object.fromEntries(told) };
}
