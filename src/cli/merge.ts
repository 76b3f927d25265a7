// `precedent merge`: joins what shards did.
import { counted } from "../scenario/counted.ts";
import { printable } from "../scenario/problems/problemText.ts";
import { command, together } from "./command.ts";
import { InputError } from "./inputError.ts";
import { json, text } from "./options.ts";
import type { MergeOutput } from "./outputs.ts";
import type { StoreFolder } from "../node/store/folder.ts";
import { isRefusal, reasonOf } from "./reasons.ts";

export const mergeCommand = command({
  name: "merge",
  description: "join what shards of a ledger did on several machines",
  argument: { takes: "<dir>", says: "folder with a store for each shard, or the one store that they share" },
  options: { to: text("<dir>", "the store to join them in; without, they are only looked at"), json },
  examples: ["merge shards --to joined", "merge shards"],
  note: "Shards that are missing or there twice, of other questions or versions, and damaged pieces are refused by name; nothing is written then.",
  load: () => together(import("../node/store/merge.ts"), import("../node/store/folder.ts")),
  ask: ({ argument, options }, code) => ({
    unbroken: { looked: { label: "pieces looked at", share: 1, unit: "piece" } },
    answer: async ({ progress }) => {
      try {
        const { to } = options;
        const opened = async (path: string): Promise<StoreFolder> => {
          const store = await code.StoreFolder.open(path);
          if (store.sealed) throw store.sealed;
          return store;
        };
        const merged = await code.merge(argument, to === undefined ? null : () => opened(to), (done, of) =>
          progress("looked", { done, of }),
        );
        const { question, shards, pieces, written } = merged;
        return {
          json: { format: 1, ...merged } satisfies MergeOutput,
          text: () =>
            `${counted(shards, "shard")} of ${question.id}, seed ${question.seed}, ${question.worlds} worlds: ${counted(pieces, "piece")} of work, none missing${
              to === undefined ? "" : `; ${written} new in ${printable(to)}`
            }\n`,
        };
      } catch (error) {
        if (error instanceof code.NotJoined)
          throw new InputError(
            error.problems
              .slice(0, MOST)
              .map((problem) => `error ${printable(problem)}`)
              .concat(error.problems.length > MOST ? [`and ${error.problems.length - MOST} more`] : [])
              .join("\n"),
          );
        if (error instanceof code.NoStore) throw new InputError(`error "${printable(options.to ?? argument)}" ${error.message}`); // prettier-ignore
        if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new InputError(`error there is no folder "${printable(argument)}"`); // prettier-ignore
        if (isRefusal(error)) throw new InputError(`error cannot join "${printable(argument)}": ${reasonOf(error)}`);
        throw error;
      }
    },
  }),
});

/** Problems that are told. */
const MOST = 20;
