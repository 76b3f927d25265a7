// One input a seed: a scenario, a command line or a posterior, tried for all that no input may bring about.
import fc from "fast-check";
import { lineFaults, lineInput, type LineInput } from "./commandLines.ts";
import { tried } from "./faults.ts";
import { posteriorFaults, posteriorInput, posteriorText, type PosteriorInput } from "./posteriors.ts";
import { filesOf, scenarioFaults, scenarioInput, type ScenarioInput } from "./scenarios.ts";

type Input = ScenarioInput | LineInput | PosteriorInput;

const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 8, arbitrary: scenarioInput as fc.Arbitrary<Input> },
  { weight: 5, arbitrary: lineInput },
  { weight: 7, arbitrary: posteriorInput },
);

/** One scenario of so many is run for a few days where it is sound: about one in nine is. */
const RUN_ONE_OF = 50;

const faultsOf = (tried: Input, seed: number): readonly string[] | Promise<readonly string[]> =>
  "line" in tried
    ? lineFaults(tried)
    : "posterior" in tried
      ? posteriorFaults(tried)
      : scenarioFaults(tried, seed % RUN_ONE_OF === 0);

export interface Failure {
  readonly seed: number;
  /** What was wrong, with the smallest input that was found. */
  readonly why: string;
  readonly smallest: object;
}

/** The failure of a seed's input, made as small as can be; null where there is none. */
export async function failureOf(seed: number): Promise<Failure | null> {
  const found = await fc.check(
    fc.asyncProperty(input, (given) => tried(() => faultsOf(given, seed))),
    { seed, numRuns: 1, interruptAfterTimeLimit: 120_000 },
  );
  if (!found.failed || !found.counterexample) return null;
  const error = found.errorInstance;
  const why = String(error instanceof Error ? error.stack : error);
  return { seed, why, smallest: shown(found.counterexample[0]) };
}

/** The input of a seed as it was drawn. */
export const drawn = (seed: number): object => shown(fc.sample(input, { seed, numRuns: 1 })[0] as Input);

/** As a reader can use it: a command line, a posterior's text, or a scenario's files. */
function shown(given: Input): object {
  if ("line" in given) return given;
  if ("posterior" in given) return { ...given, text: posteriorText(given) };
  return { ...given, files: filesOf(given) };
}
