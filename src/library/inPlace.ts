// The library for pages: scenarios come as text, and work is done where it is asked for, piece by piece, so that a page has its turn between
// them. In a page's worker nothing waits.
import type { Explained } from "../questions/explain.ts";
import type { Outcomes } from "../questions/run.ts";
import { work } from "../run/work.ts";
import { readMap } from "../scenario/map/readMap.ts";
import { parseScenario as parse } from "../scenario/parse.ts";
import { compiler } from "../world/compile.ts";
import { errorOf } from "./error.ts";
import {
  explainJob,
  guarded,
  runIn,
  testIn,
  unwrapped,
  workExplain,
  wrapped,
  type ExplainOptions,
  type Ledger,
  type RunOptions,
  type Scenario,
  type TestOptions,
  type Workshop,
} from "./verbs.ts";

/** A scenario from its files' texts, by name: "scenario.yaml", "places.csv". Throws PrecedentError with every mistake in them. */
export function parseScenario(files: Readonly<Record<string, string>>): Scenario {
  const { scenario, problems } = parse(files);
  if (!scenario) throw errorOf(problems, files);
  return wrapped(scenario, readMap(scenario, files).remarks);
}

/** How often things happen over plausible worlds, and how large. */
export const run = (scenario: Scenario, options: RunOptions = {}): Promise<Outcomes> =>
  guarded(options.signal, () => runIn(scenario, options, here(scenario)));

/** Every claim put to the test: the ledger. */
export const test = (scenario: Scenario, options: TestOptions = {}): Promise<Ledger> =>
  guarded(options.signal, () => testIn(scenario, options, here(scenario)));

/** Why a run came out as it did: what its outcome needed. Seconds without a pause: the signal is looked at before it begins. */
export const explain = (scenario: Scenario, options: ExplainOptions): Promise<Explained> =>
  guarded(options.signal, () =>
    Promise.resolve(workExplain(unwrapped(scenario), explainJob(options), options.progress)),
  );

function here(scenario: Scenario): Workshop {
  const compiled = compiler(unwrapped(scenario));
  return {
    execute: async (job) => {
      await turn();
      return work(compiled, job);
    },
    atOnce: 1,
    workers: 1,
  };
}

/** As pages and Node both have it. */
interface Port {
  onmessage: () => void;
  readonly postMessage: (message: null) => void;
  readonly close: () => void;
}

/** Everything else that waits for its turn has it before this goes on. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel() as unknown as { port1: Port; port2: Port };
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
