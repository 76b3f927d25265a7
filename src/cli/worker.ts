// `precedent worker`: does pieces of work for whoever asks through a queue.
import { hostname } from "node:os";
import { counted } from "../scenario/counted.ts";
import { command, together } from "./command.ts";
import { json, number, required, workers } from "./options.ts";
import type { WorkerOutput } from "./outputs.ts";

/** Seconds; more is for ever. */
const LONGEST = 1_000_000;

export const workerCommand = command({
  name: "worker",
  description: "do runs for whoever asks for them through a queue, on as many machines as there are",
  argument: { takes: "[name]", says: "how askers are told of it (default: this machine's name)" },
  options: {
    queue: required("<url>", "the server: redis://, rediss:// or postgres://"),
    workers,
    idle: number("end after so many seconds without work; 0 for never", 0, LONGEST, 0),
    json,
  },
  examples: [
    "worker --queue redis://queue.example.org:6379",
    "worker --queue rediss://desk@queue.example.org:6379 --workers 8",
    "worker --queue postgres://desk@queue.example.org/precedent --idle 300",
  ],
  note: "A password may stand in PRECEDENT_QUEUE_PASSWORD instead of the address. Whoever can write to the queue can have this machine compute, and nothing more. docs/queue.md tells how to set one up.",
  load: () => together(import("./queue.ts"), import("../node/queue/serve.ts"), import("../node/store/version.ts")),
  ask: ({ argument, options }, code) => ({
    endless: true,
    answer: async ({ began, state, stopped }) => {
      state("connecting", false);
      const server = await code.connected(options.queue, state, stopped);
      try {
        const served = await code.asInput(
          code.serve(server, {
            version: code.resultsVersion().version,
            name: (argument === "" ? hostname() : argument).slice(0, 100),
            threads: options.workers,
            idle: options.idle === 0 ? null : options.idle,
            told: state,
            stopped,
          }),
        );
        const seconds = (performance.now() - began) / 1000;
        return {
          json: { format: 1, ...served, seconds } satisfies WorkerOutput,
          text: () => `${told(served.pieces, served.refused)} in ${Math.round(seconds)} s\n`,
        };
      } finally {
        await server.close();
      }
    },
  }),
});

const told = (pieces: number, refused: number): string =>
  `${counted(pieces, "piece")} done${refused === 0 ? "" : `, ${counted(refused, "piece")} refused`}`;
