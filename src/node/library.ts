// The library for Node: scenarios come from folders, and work is done on threads, which end with the promise.
import { availableParallelism } from "node:os";
import type { Explained } from "../questions/explain.ts";
import type { Outcomes } from "../questions/run.ts";
import { errorOf, PrecedentError, stoppedBy } from "../library/error.ts";
import {
  explainJob,
  guarded,
  only,
  runIn,
  testIn,
  unwrapped,
  whole,
  wrapped,
  type ExplainOptions,
  type Ledger,
  type RunOptions,
  type Scenario,
  type TestOptions,
  type Workshop,
} from "../library/verbs.ts";
import { readMap } from "../scenario/map/readMap.ts";
import { parseScenario } from "../scenario/parse.ts";
import { FolderError, readFolder } from "./folder.ts";
import { pool, type Pool } from "./pool.ts";
import { folderMeant } from "./shipped.ts";

/** How many threads work is spread over: as many as the machine does at once unless said otherwise. Results do not depend on it. */
export interface Threads {
  readonly workers?: number;
}

/** A scenario from its folder, or by the short name of one that comes with Precedent. Rejects with every mistake in its files. */
export function readScenario(path: string): Promise<Scenario> {
  return guarded(undefined, async () => {
    const folder = await readFolder(await folderMeant(path)).catch((error: unknown) => {
      throw error instanceof FolderError ? errorOf([error.problem], {}) : error;
    });
    const { scenario, problems } = parseScenario(folder.files, folder.unread);
    if (!scenario) throw errorOf(problems, folder.files, folder.named);
    return wrapped(scenario, readMap(scenario, folder.files).remarks);
  });
}

/** How often things happen over plausible worlds, and how large. */
export const run = (scenario: Scenario, options: RunOptions & Threads = {}): Promise<Outcomes> =>
  threaded(scenario, options, (shop) => runIn(scenario, options, shop));

/** Every claim put to the test: the ledger. */
export const test = (scenario: Scenario, options: TestOptions & Threads = {}): Promise<Ledger> =>
  guarded(options.signal, () => {
    const some = only(scenario, options.claims);
    return threaded(some, options, (shop) => testIn(some, options, shop));
  });

/** Why a run came out as it did: what its outcome needed. One thread's work. */
export const explain = (scenario: Scenario, options: ExplainOptions): Promise<Explained> =>
  threaded(scenario, { ...options, workers: 1 }, async (_, threads) => {
    const done = await threads.explain(explainJob(options), options);
    if ("refused" in done) throw new PrecedentError(...done.refused);
    return done.explained;
  });

function threaded<T>(
  scenario: Scenario,
  options: Threads & { readonly signal?: AbortSignal },
  work: (shop: Workshop, threads: Pool) => Promise<T>,
): Promise<T> {
  const { signal } = options;
  return guarded(signal, async () => {
    const checkable = unwrapped(scenario);
    const workers = whole("workers", options.workers ?? availableParallelism(), 1);
    let lost: string | undefined;
    const threads = pool(checkable, workers, (why) => (lost ??= why));
    const memory = (): number => process.resourceUsage().maxRSS / 1024;
    try {
      return await work({ ...threads, workers, atOnce: workers * 2, memory }, threads);
    } catch (error) {
      if (signal?.aborted) throw stoppedBy(signal);
      throw lost === undefined ? error : new PrecedentError("THREADS", lost, "Try again with fewer workers.");
    } finally {
      await threads.close();
    }
  });
}
