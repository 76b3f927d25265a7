// Runs that are done by workers elsewhere, as a command asks for them; and what a queue refuses, as a command refuses.
import type { Executor } from "../run/ensemble.ts";
import type { PointExecutor } from "../run/points.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { addressOf } from "../node/queue/address.ts";
import { asker, AT_ONCE } from "../node/queue/ask.ts";
import { QueueRefused } from "../node/queue/refused.ts";
import { connect, type Server } from "../node/queue/server.ts";
import { resultsVersion } from "../node/store/version.ts";
import { compiler } from "../world/compile.ts";
import { InputError } from "./inputError.ts";
import { tell } from "./streams.ts";

type Told = (state: string, bad: boolean) => void;

interface Through {
  readonly scenario: Scenario;
  readonly files: Readonly<Record<string, string>>;
  readonly told: Told;
  readonly lost: (why: string) => void;
  readonly stopped: () => boolean;
}

interface AskedThrough {
  readonly executors: {
    readonly execute: Executor;
    readonly executePoints: PointExecutor;
    readonly atOnce: number;
  };
  readonly close: () => Promise<void>;
}

/** Throws InputError for a queue that cannot be used. */
export async function askThrough(url: string, { scenario, files, ...told }: Through): Promise<AskedThrough> {
  const server = await connected(url, told.told, told.stopped);
  const asked = await asInput(
    asker(server, { ...told, compiled: compiler(scenario), files, version: resultsVersion().version }),
  ).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  return {
    executors: { execute: asked.execute, executePoints: asked.executePoints, atOnce: AT_ONCE },
    close: async () => {
      await asked.close();
      await server.close();
    },
  };
}

/** A connection; what was noticed of its server is said. Throws InputError. */
export async function connected(url: string, told: Told, stopped: () => boolean): Promise<Server> {
  const server = await asInput((async () => connect(addressOf(url), (state) => told(state, true), stopped))());
  for (const remark of server.remarks) tell(`note ${remark}\n`);
  return server;
}

/** What a queue refuses is the user's to mend. */
export const asInput = <T>(done: Promise<T>): Promise<T> =>
  done.catch((error: unknown) => {
    throw error instanceof QueueRefused ? new InputError(`error ${error.message}\n  ${error.remedy}`) : error;
  });
