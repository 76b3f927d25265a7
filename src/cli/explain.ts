// `precedent explain`.
import type { Command } from "commander";
import { explainText } from "../report/explainText.ts";
import { GRAVEST, parseHappening, type Happening } from "../run/happening.ts";
import { flagOf } from "../scenario/interventions.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { asItWas, DoesNotHappen, explain } from "../verbs/explain.ts";
import { outOfRange } from "../verbs/outOfRange.ts";
import type { Replay } from "../verbs/run.ts";
import { runName, stampOf, type RunId } from "../verbs/runId.ts";
import { compiler } from "../world/compile.ts";
import { changeOptions, replayOf, type ChangeOptions } from "./changes.ts";
import { columns, jsonOption, seedOption } from "./options.ts";
import { checkBranch, runOf, runWritten } from "./runOf.ts";
import { InputError, loadScenario } from "./scenario.ts";

interface Options extends ChangeOptions {
  readonly run?: string;
  readonly of?: string;
  readonly counterexample?: string;
  readonly report?: string;
  readonly seed: number;
  readonly json?: boolean;
  readonly out?: string;
}

export function explainCommand(program: Command): void {
  const command = program
    .command("explain")
    .description("why a run came out as it did: what its outcome needed, every decision, how one thing led to another")
    .argument("<scenario>", "folder with scenario.yaml")
    .option("--run <id>", "the run, as the ledger names it: world.replicate")
    .option(
      "--of <outcome>",
      'what to explain: "fallen", "not deployed", "deaths > 100" (default: the gravest thing that happened)',
    );
  changeOptions(command)
    .addOption(seedOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      "\nExamples:\n  precedent explain scenarios/kazakhstan-2022 --run 40.0\n  precedent explain scenarios/kazakhstan-2022 --run 40.0 --of deployed\n",
    )
    .action((path: string, options: Options) => explainAction(path, options));
}

async function explainAction(path: string, options: Options): Promise<void> {
  if (options.run === undefined)
    throw new InputError(
      "error say which run with --run, for instance --run 40.0; precedent test names runs for every claim",
    );
  runWritten(options.run);
  const asked = options.of === undefined ? null : happeningOf(options.of);
  const scenario = await loadScenario(path);
  const id = await runOf(options.run, scenario, path);
  const replay = replayOf(options, scenario);
  checkBranch(id, options.run, replay.given);
  const happening = asked ?? gravest(scenario, id, options, replay);
  const notes = outOfRange(compiler(scenario), replay.sets);
  try {
    const found = explain(scenario, id, options.seed, replay, happening);
    if (!found) throw never(options, replay);
    const head = [`run ${runName(id)}@${stampOf(scenario)}, seed ${options.seed}`, ...changesOf(replay), ...notes];
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ format: 1, ...found }, null, 1)}\n`
        : explainText(found, scenario, head, columns()),
    );
  } catch (error) {
    if (!(error instanceof DoesNotHappen)) throw error;
    throw new InputError(
      `error in run ${options.run} it is not so that ${happening.text}; there is nothing to explain. Ask for what did happen, or for --of "${happening.text.startsWith("not ") ? happening.text.slice(4) : `not ${happening.text}`}"`,
    );
  }
}

const changesOf = ({ given, sets }: Replay): string[] => [
  ...(given === "" ? [] : [`from when ${given} first holds`]),
  ...sets.map(flagOf),
];

const never = (options: Options, replay: Replay): InputError =>
  new InputError(`error run ${options.run ?? ""} never comes to "${replay.given}"`);

/** Throws InputError for what is no outcome. */
function happeningOf(text: string): Happening {
  const read = parseHappening(text);
  if ("problem" in read) throw new InputError(`error in --of: ${read.problem}`);
  return read;
}

/** The gravest thing that happened in the run. */
function gravest(scenario: Scenario, id: RunId, options: Options, replay: Replay): Happening {
  const run = asItWas(scenario, id, options.seed, replay);
  if (!run) throw never(options, replay);
  const found = GRAVEST.map(happeningOf).find((h) => h.holds(run));
  if (!found)
    throw new InputError(
      `error in run ${options.run ?? ""} nothing happened that is explained unasked: no crisis, no step of anyone. Ask with --of, for instance --of "not crisis"`,
    );
  return found;
}
