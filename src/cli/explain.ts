// `precedent explain`.
import { scenarioCommand, together } from "./command.ts";
import { InputError } from "./inputError.ts";
import { shellOption, shellPath } from "../scenario/shellWords.ts";
import type { ExplainStage } from "../questions/explain.ts";
import type { Stages } from "./stages.ts";
import { changes, json, out, posterior, seed, text } from "./options.ts";
import type { ExplainOutput } from "./outputs.ts";

const STAGES: Stages<ExplainStage> = {
  alone: { label: "each thing taken away", share: 4 },
  together: { label: "several taken away at once, at most", share: 3 },
  luck: { label: "the same with other luck", share: 3 },
};

export const explainCommand = scenarioCommand({
  name: "explain",
  description: "why a run came out as it did: what its outcome needed, every decision, how one thing led to another",
  options: {
    run: text("<id>", "the run, as the ledger names it: world.replicate"),
    counterexample: text(
      "<claim>",
      "the run that goes against a claim of the ledger: C11, or C11.2 for its second test",
    ),
    report: text("<file>", "with --counterexample: the ledger's report.json (default: out/<scenario>/report.json)"),
    of: text(
      "<outcome>",
      'what to explain: "fallen", "not deployed", "deaths > 100" (default: the gravest thing that happened)',
    ),
    ...changes(),
    posterior,
    seed,
    json,
    out: out("folder for a page that opens by itself"),
  },
  examples: [
    "explain kazakhstan-2022 --run 40.0",
    "explain kazakhstan-2022 --run 40.0 --of deployed",
    "explain kazakhstan-2022 --counterexample C11",
  ],
  load: () =>
    together(
      import("../questions/runId.ts"),
      import("../report/answers/compareRun.ts"),
      import("../report/answers/explain.ts"),
      import("./explaining.ts"),
      import("./posterior.ts"),
    ),
  ask: async ({ scenario, path, options }, code) => {
    const { run, counterexample } = options;
    if ((run === undefined) === (counterexample === undefined))
      throw new InputError(
        "error say which run: with --run, for instance --run 40.0, or with --counterexample and a claim of the ledger; precedent test names runs for every claim",
      );
    const asked = options.of === undefined ? null : code.happeningOf(options.of);
    const rests = await code.restsOn(options.posterior, scenario);
    const named = run === undefined ? null : await code.ofRun(run, scenario, path, options, rests);
    return {
      unbroken: STAGES,
      unit: "rerun",
      answer: async ({ progress }) => {
        const what = named ?? (await code.ofRow(counterexample ?? "", scenario, options, rests));
        const { id, seed, replay, notes, compared, names } = what;
        const happening = asked ?? what.happening ?? code.gravest(scenario, what, rests.worlds);
        const explained = code.explainOrSay(scenario, what, happening, rests.worlds, progress);
        const name = code.runName(id);
        const head = [
          ...(rests.record === null ? [] : [rests.record]),
          `run ${name}@${code.stampOf(scenario)}, seed ${seed}`,
          ...code.changesOf(replay),
          ...what.head,
          ...notes,
        ];
        const command = `precedent explain ${shellPath(path)}${rests.flag} ${what.command} ${shellOption("of", happening.text)} --seed ${seed}`;
        const before = compared ? code.twoStories(compared, scenario, names) : [];
        return {
          json: {
            format: 1,
            ...(rests.record === null ? {} : { record: rests.record }),
            ...explained,
            compared,
          } satisfies ExplainOutput,
          document: code.explainDocument(explained, scenario, head, command, before),
          page: `explain-${name}.html`,
        };
      },
    };
  },
});
