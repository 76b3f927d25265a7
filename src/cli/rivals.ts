// `precedent rivals`.
import { json as toJson } from "../report/data/json.ts";
import { LEAST_WORLDS } from "../questions/test/budgets.ts";
import { scenarioCommand, together } from "./command.ts";
import { InputError } from "./inputError.ts";
import { shellPath } from "../scenario/shellWords.ts";
import { json, out, seed, workers, worlds, kept } from "./options.ts";
import { testStages } from "./testStages.ts";
import type { RivalsOutput } from "./outputs.ts";

const STAGES = testStages({
  rounds: 70, repeats: 4, shares: 0, calm: 2, "half ranges": 4, "double ranges": 4, weights: 2, judging: 4, "knock-outs": 4,
}); // prettier-ignore

/** Enough for a hundred requests where two in a hundred worlds come to one. */
const WORLDS = 6000;

export const rivalsCommand = scenarioCommand({
  name: "rivals",
  description:
    "rival explanations side by side: what each needs to be true, which moves the decision more, what would tell them apart",
  folder: "folder with scenario.yaml and a folder rivals/",
  options: {
    worlds: worlds(WORLDS, LEAST_WORLDS),
    seed,
    workers,
    ...kept,
    json,
    out: out("folder for rivals.html and rivals.json"),
  },
  examples: ["rivals kazakhstan-2022", "rivals kazakhstan-2022 --worlds 2000 --seed 7 --out out"],
  load: () => together(import("../questions/rivals/rivals.ts"), import("../report/answers/rivals.ts")),
  ask: ({ scenario, path, options: { worlds, seed } }, { rivals, rivalsDocument }) => {
    if (scenario.rivals.length < 2)
      throw new InputError(
        `error this scenario has ${scenario.rivals.length === 0 ? "no rival explanations" : "one rival explanation"}; two are needed to set against each other\n  Write one YAML file each into its folder rivals/; docs/rivals.md shows how.`,
      );
    return {
      stages: STAGES,
      writes: ["rivals.html", "rivals.json"],
      answer: async ({ threads }) => {
        const found = await rivals(scenario, {
          ...(await threads(scenario)),
          worlds,
          seed,
          command: `precedent rivals ${shellPath(path)} --worlds ${worlds} --seed ${seed}`,
        });
        const { stopped } = found;
        return {
          json: found satisfies RivalsOutput,
          document: rivalsDocument(found),
          page: "rivals.html",
          beside: async () => [["rivals.json", toJson(found)]],
          stopped: stopped && `this rests on the first ${stopped.worlds} of ${stopped.of} worlds`,
        };
      },
    };
  },
});
