// `precedent run`.
import { scenarioCommand, together } from "./command.ts";
import { WORLDS_ALONE } from "./stages.ts";
import { InputError } from "./inputError.ts";
import { changes, json, posterior, queue, seed, text, workers, worlds, kept } from "./options.ts";
import type { RunOutput } from "./outputs.ts";

export const runCommand = scenarioCommand({
  name: "run",
  description: "outcomes over plausible worlds, or with --run one run as a dated story",
  options: {
    run: text("<id>", "one run, as the ledger names it: world.replicate"),
    ...changes("with --run: "),
    worlds: worlds(1000),
    posterior,
    seed,
    workers,
    queue,
    ...kept,
    json,
  },
  examples: ["run kazakhstan-2022", "run kazakhstan-2022 --run 217.0"],
  load: () =>
    together(
      import("../questions/outOfRange.ts"),
      import("../questions/run.ts"),
      import("../report/answers/outcomes.ts"),
      import("../report/answers/story.ts"),
      import("../world/compile.ts"),
      import("./changes.ts"),
      import("./posterior.ts"),
      import("./runOf.ts"),
    ),
  ask: async ({ scenario, files, path, options }, code) => {
    const { seed } = options;
    const rests = await code.restsOn(options.posterior, scenario);
    const marked = rests.record === null ? {} : { given: rests.record };
    if (options.run !== undefined) {
      if (options.queue !== undefined) throw new InputError("error one run is done here; leave out --queue");
      const id = await code.runOf(options.run, scenario, path);
      const replay = code.replayOf(options, scenario);
      code.checkBranch(id, options.run, replay.given);
      code.checkWorld(id, rests.posterior);
      const notes = code.outOfRange(code.compiler(scenario), replay.sets);
      return {
        answer: () => {
          const run = code.single(scenario, id, seed, replay, rests.worlds);
          if (!run) throw new InputError(`error run ${options.run} never comes to "${replay.given}"`);
          return {
            json: { format: 1, ...marked, ...(notes.length > 0 ? { notes } : {}), run } satisfies RunOutput,
            notes,
            document: code.storyDocument(run, scenario, rests.record ?? ""),
          };
        },
      };
    }
    if (options.given !== undefined || code.changesAnything(options))
      throw new InputError("error --given, --set, --force and --do go with --run");
    return {
      stages: WORLDS_ALONE,
      answer: async ({ threads, progress }) => {
        const found = await code.outcomes(scenario, {
          ...(await threads(scenario, files)),
          worlds: rests.atMost(options.worlds),
          ...(rests.worlds ? { given: rests.worlds } : {}),
          seed,
          progress: (p) => progress("worlds", p),
        });
        const { stopped } = found;
        return {
          json: { format: 1, seed, ...marked, ...found } satisfies RunOutput,
          document: code.outcomesDocument(found, scenario, rests.title),
          stopped: stopped && `this rests on the first ${stopped.worlds} of ${stopped.of} worlds`,
        };
      },
    };
  },
});
