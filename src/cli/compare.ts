// `precedent compare`.
import { scenarioCommand, together } from "./command.ts";
import { WORLDS_ALONE } from "./stages.ts";
import { InputError } from "./inputError.ts";
import { shellPath } from "../scenario/shellWords.ts";
import { changes, json, number, out, posterior, seed, text, workers, worlds, kept } from "./options.ts";
import type { CompareOutput } from "./outputs.ts";

export const compareCommand = scenarioCommand({
  name: "compare",
  description:
    "a change against the world as drawn, in worlds that share every draw; with --run in one world, as two stories",
  options: {
    run: text("<id>", "one world: the two stories from where they part, as the ledger names it: world.replicate"),
    ...changes(),
    worlds: worlds(400, 2),
    futures: number("futures of each world, run in both arms; an odd number has no ties", 1, 1000, 5),
    posterior,
    seed,
    workers,
    ...kept,
    json,
    out: out("folder for a page, compare.html, that opens by itself"),
  },
  examples: [
    'compare kazakhstan-2022 --force "guarantor never deploy"',
    "compare kazakhstan-2022 --given requested --set request.status=contested --worlds 3000",
  ],
  load: () =>
    together(
      import("../questions/compare.ts"),
      import("../questions/compareRun.ts"),
      import("../questions/outOfRange.ts"),
      import("../questions/runId.ts"),
      import("../report/answers/compare.ts"),
      import("../report/answers/compareRun.ts"),
      import("../scenario/interventions.ts"),
      import("../world/compile.ts"),
      import("./changes.ts"),
      import("./posterior.ts"),
      import("./runOf.ts"),
    ),
  ask: async ({ scenario, path, options }, code) => {
    if (!code.changesAnything(options))
      throw new InputError(
        'error there is nothing to compare; say what is changed with --set, --force, --do or --variant, for instance --force "government never concede"',
      );
    const { seed, futures } = options;
    const variant = code.replayOf(options, scenario);
    const notes = code.outOfRange(code.compiler(scenario), variant.sets);
    const named =
      options.variant === undefined ? "" : `${options.variant}: ${code.variantNamed(options.variant, scenario).text} `;
    const words = named + variant.sets.map(code.flagOf).join(" ");
    const rests = await code.restsOn(options.posterior, scenario);
    const marked = rests.record === null ? {} : { record: rests.record };
    const head = { title: rests.title, variant: words, given: variant.given, notes, names: code.AS_DRAWN };
    const again = `precedent compare ${shellPath(path)}${rests.flag} ${code.flagsOf(variant).join(" ")} --seed ${seed}`;
    if (options.run !== undefined) {
      const id = await code.runOf(options.run, scenario, path);
      code.checkBranch(id, options.run, variant.given);
      code.checkWorld(id, rests.posterior);
      return {
        answer: () => {
          const found = code.compareRun(scenario, id, seed, variant, [], rests.worlds);
          if (!found) throw new InputError(`error run ${options.run} never comes to "${variant.given}"`);
          const command = `${again} --run ${code.runName(id)}@${code.stampOf(scenario)}`;
          return {
            json: { format: 1, ...marked, given: variant.given, flags: words, notes, ...found } satisfies CompareOutput,
            document: code.compareRunDocument(found, scenario, head, command),
            page: `compare-${found.base.id}.html`,
          };
        },
      };
    }
    return {
      stages: WORLDS_ALONE,
      writes: ["compare.html"],
      answer: async ({ threads, progress }) => {
        const found = await code.compare(variant, {
          ...(await threads(scenario)),
          worlds: rests.atMost(options.worlds),
          ...(rests.worlds ? { given: rests.worlds } : {}),
          futures,
          seed,
          progress: (p) => progress("worlds", p),
        });
        if (found.outcomes.length === 0 && found.stoppedOf === null)
          throw new InputError(
            `error "${variant.given}" never came in ${found.drawn} worlds: there is nothing to compare; ${rests.posterior ? "fit again with more --worlds" : "ask for more --worlds"}, or for a condition that comes more often`,
          );
        const command = `${again} --worlds ${options.worlds} --futures ${futures}`;
        return {
          json: {
            format: 1,
            seed,
            ...marked,
            given: variant.given,
            variant: words,
            notes,
            ...found,
          } satisfies CompareOutput,
          document: code.compareDocument(found, head, command),
          page: "compare.html",
          stopped:
            found.stoppedOf === null
              ? null
              : `this comparison rests on the first ${found.drawn + found.rejected} of ${found.stoppedOf} worlds`,
        };
      },
    };
  },
});
