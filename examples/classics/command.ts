// `precedent classics`.
import { createHash } from "node:crypto";
import type { CheckedAnswer } from "./classics.ts";
import type { Answer } from "../../src/cli/answer.ts";
import { command, together, type Life } from "../../src/cli/command.ts";
import { InputError } from "../../src/cli/inputError.ts";
import { json, number, out, seed } from "../../src/cli/options.ts";
import type { ClassicsOutput } from "./output.ts";

const load = () => together(import("./classics.ts"), import("./report/classics.ts"));
type Code = Awaited<ReturnType<typeof load>>;

export const classicsCommand = command({
  name: "classics",
  description: "published models beside their known answers; `classics epstein` shows one of them moving",
  argument: { takes: "[model]", says: "epstein: one claim over every version of the model that its texts leave open" },
  options: {
    runs: number("with epstein: runs of each version", 2, 10_000, 40),
    seed,
    json,
    out: out("with epstein: folder for epstein.html"),
  },
  examples: ["classics", "classics epstein --out out/epstein"],
  note: "Exit code 1 where an answer is out of tolerance.",
  load,
  ask: ({ argument: model, options }, code) => {
    if (model === "") {
      if (options.out !== undefined)
        throw new InputError("error --out goes with a model: precedent classics epstein --out DIR");
      return { answer: () => told(code.classics(), code) };
    }
    if (model !== "epstein")
      throw new InputError(`error there is no demonstration "${model.slice(0, 60)}"; there is epstein`);
    return {
      stages: { versions: { label: "versions of the model", share: 1 } },
      writes: ["epstein.html"],
      unit: "runs",
      answer: (life) => demonstration(options, life, code),
    };
  },
});

/** The table of answers; exit code 1 where one is out of tolerance. */
export const told = (answers: readonly CheckedAnswer[], { classicsDocument }: Pick<Code, "classicsDocument">) => ({
  json: { format: 1, answers } satisfies ClassicsOutput,
  document: classicsDocument(answers),
  code: answers.every((a) => a.agrees) ? (0 as const) : (1 as const),
});

/** All of it or nothing: throws an error named Stopped when it is stopped. */
async function demonstration(
  { seed, runs }: { readonly seed: number; readonly runs: number },
  { progress, stopped }: Life,
  { epstein }: Code,
): Promise<Answer & { readonly json: object }> {
  const work = epstein({ seed, runs, command: `precedent classics epstein --runs ${runs} --seed ${seed}` });
  let step = work.next();
  while (!step.done) {
    progress("versions", step.value);
    // a turn for Ctrl-C
    await new Promise((resolve) => setImmediate(resolve));
    if (stopped()) throw Object.assign(new Error("stopped"), { name: "Stopped" });
    step = work.next();
  }
  const report = step.value;
  return {
    json: { format: 1, ...report, lattices: undefined },
    document: async () => {
      const { epsteinDocument } = await import("./report/epstein.ts");
      const { PLAYER_SCRIPT } = await import("./report/latticePlayer.ts");
      return epsteinDocument(report, `sha256-${createHash("sha256").update(PLAYER_SCRIPT).digest("base64")}`);
    },
    page: "epstein.html",
  };
}
