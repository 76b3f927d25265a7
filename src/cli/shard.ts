// `precedent test --shard`: one machine's part of a ledger.
import { foreseen, test } from "../questions/test/test.ts";
import { inPieces, Stopped } from "../run/ensemble.ts";
import { isOwn, sharedOut, shardFileText, type Shard, type ShardFile } from "../node/store/shard.ts";
import { scenarioName } from "../node/store/key.ts";
import { resultsVersion } from "../node/store/version.ts";
import { counted } from "../scenario/counted.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { compiler } from "../world/compile.ts";
import type { Answer } from "./answer.ts";
import type { Question } from "./command.ts";
import { InputError } from "./inputError.ts";
import type { ShardOutput } from "./outputs.ts";
import type { Stages } from "./stages.ts";

const STAGES: Stages = {
  beforehand: { label: "this shard's part of what is known beforehand", share: 1, unit: "piece" },
};

interface Asked {
  readonly shard: Shard;
  /** Whether the other shards use the same store at the same time. */
  readonly together: boolean;
  readonly seed: number;
  readonly worlds: number;
  readonly files: Readonly<Record<string, string>>;
  readonly claims: readonly string[];
  readonly rival: string | undefined;
}

export function shardQuestion(scenario: Scenario, asked: Asked): Question<Answer & { readonly json: object }> {
  const { shard, seed, worlds } = asked;
  return {
    stages: STAGES,
    partial: true,
    answer: async ({ threads, kept, progress, stopped, state }) => {
      if (!kept || kept.store.folder.sealed) throw new InputError("error the store of a shard cannot be written to");
      const { store } = kept;
      const shared = sharedOut(shard, asked.together ? { forget: () => store.folder.forget(), stopped } : null);
      const own = await threads(scenario, asked.files, (below) => ({ ...below, execute: shared.under(below.execute) }));
      const execute = shared.over(own.execute);
      const ahead = foreseen(scenario, { seed, worlds }).filter((job) => isOwn(job, shard));
      await inPieces(ahead, () => 1, own.execute, { atOnce: own.atOnce, progress: (p) => progress("beforehand", p), stopped }); // prettier-ignore
      // then as far as the ledger itself comes with what is there
      let all = true;
      const going = setInterval(() => {
        const n = shared.waiting();
        state(n > 0 ? `${counted(n, "piece")} of work of other shards not there yet` : "as far as the rounds can be known", false); // prettier-ignore
      }, SAID);
      try {
        await test(scenario, {
          ...own,
          execute,
          atOnce: Infinity,
          progress: () => undefined,
          stopped: () => stopped() || shared.blocked(),
          judge: (job) => (shared.blocked() ? Promise.reject(new Stopped()) : own.judge(job)),
          worlds,
          seed,
          command: "",
        });
        all = !shared.blocked();
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "Stopped") throw error;
        all = false;
      } finally {
        clearInterval(going);
      }
      if (stopped()) throw new Stopped();
      const file: ShardFile = {
        format: 1,
        ...shard,
        question: {
          id: scenario.id,
          scenario: scenarioName(compiler(scenario)),
          seed,
          worlds,
          claims: [...(asked.rival === undefined ? [] : [asked.rival]), ...asked.claims],
        },
        version: resultsVersion().version,
        pieces: [...store.pieces].toSorted(),
      };
      await store.keep("shards", ...shardFileText(file));
      const found = { ...shard, pieces: file.pieces.length, all };
      return {
        json: { format: 1, shard: found } satisfies ShardOutput,
        text: () => told(found, store.folder.path),
      };
    },
  };
}

/** Milliseconds between two words on how things stand. */
const SAID = 1000;

const told = ({ part, of, pieces, all }: ShardOutput["shard"], path: string): string =>
  `shard ${part}/${of}: ${counted(pieces, "piece")} of work in ${path}\n${
    all
      ? "Nothing waits for other shards: the same command without --shard makes the ledger.\n"
      : `What follows rests on the other shards. Join them with precedent merge, then make the ledger from what they are joined in, or go on with the same shards there.\n`
  }`;
