// `precedent explain`.
import type { Command } from "commander";
import { AS_DRAWN, twoStories } from "../report/answers/compareRun.ts";
import { explainDocument } from "../report/answers/explain.ts";
import { toHtml } from "../report/toHtml.ts";
import { toTerminal } from "../report/toTerminal.ts";
import { GRAVEST, parseHappening, type Happening } from "../run/happening.ts";
import { flagOf } from "../scenario/interventions.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { compareRun, type ComparedRun } from "../questions/compareRun.ts";
import { counterexampleOf } from "../questions/test/counterexample.ts";
import { asItWas, DoesNotHappen, explain, type Explained } from "../questions/explain.ts";
import { givenRecord, givenWorlds, type Posterior } from "../questions/test/posterior.ts";
import { outOfRange } from "../questions/outOfRange.ts";
import type { Replay } from "../questions/run.ts";
import { runName, stampOf, type RunId } from "../questions/runId.ts";
import { compiler, type GivenWorlds } from "../world/compile.ts";
import { changeOptions, changesAnything, replayOf, type ChangeOptions } from "./changes.ts";
import { ledgerRow } from "./ledgerRow.ts";
import { checkWorld, posteriorAt, posteriorOption } from "./posterior.ts";
import { columns, jsonOption, seedOption } from "./options.ts";
import { checkBranch, runOf, runWritten } from "./runOf.ts";
import { writePage, written } from "./writePage.ts";
import { InputError, loadScenario } from "./scenario.ts";

interface Options extends ChangeOptions {
  readonly run?: string;
  readonly of?: string;
  readonly counterexample?: string;
  readonly report?: string;
  readonly seed: number;
  readonly posterior?: string;
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
      "--counterexample <claim>",
      "the run that goes against a claim of the ledger: C11, or C11.2 for its second test",
    )
    .option("--report <file>", "with --counterexample: the ledger's report.json (default: out/<scenario>/report.json)")
    .option(
      "--of <outcome>",
      'what to explain: "fallen", "not deployed", "deaths > 100" (default: the gravest thing that happened)',
    );
  changeOptions(command)
    .addOption(posteriorOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .option("--out <dir>", "folder for a page that opens by itself")
    .addHelpText(
      "after",
      "\nExamples:\n  precedent explain scenarios/kazakhstan-2022 --run 40.0\n  precedent explain scenarios/kazakhstan-2022 --run 40.0 --of deployed\n  precedent explain scenarios/kazakhstan-2022 --counterexample C11\n",
    )
    .action((path: string, options: Options) => explainAction(path, options));
}

async function explainAction(path: string, options: Options): Promise<void> {
  if ((options.run === undefined) === (options.counterexample === undefined))
    throw new InputError(
      "error say which run: with --run, for instance --run 40.0, or with --counterexample and a claim of the ledger; precedent test names runs for every claim",
    );
  if (options.run !== undefined) runWritten(options.run);
  const asked = options.of === undefined ? null : happeningOf(options.of);
  const scenario = await loadScenario(path);
  const posterior = await posteriorAt(options.posterior, scenario);
  const worlds = posterior ? givenWorlds(posterior) : undefined;
  const what =
    options.counterexample === undefined
      ? await ofRun(scenario, path, options, posterior)
      : await ofRow(scenario, options.counterexample, options, posterior);
  const { id, seed, replay, notes } = what;
  const happening = asked ?? what.happening ?? gravest(scenario, id, seed, replay, worlds);
  const name = runName(id);
  const explained = explainOrSay(scenario, id, seed, replay, happening, worlds);
  const head = [
    ...(posterior ? [givenRecord(posterior)] : []),
    `run ${name}@${stampOf(scenario)}, seed ${seed}`,
    ...changesOf(replay),
    ...what.head,
    ...notes,
  ];
  const command = `precedent explain ${path}${posterior ? ` --posterior ${options.posterior}` : ""} ${what.command} --of "${happening.text}" --seed ${seed}`;
  const { compared, names } = what;
  const before = compared ? twoStories(compared, scenario, names) : [];
  const answer = explainDocument(explained, scenario, head, command, before);
  const page = options.out === undefined ? "" : await writePage(options.out, `explain-${name}.html`, toHtml(answer));
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ format: 1, ...(posterior ? { record: givenRecord(posterior) } : {}), ...explained, compared }, null, 1)}\n`,
    );
    return;
  }
  process.stdout.write(toTerminal(answer, columns()) + written(page));
}

/** What is explained, and in which run. */
interface What {
  readonly id: RunId;
  readonly seed: number;
  readonly replay: Replay;
  readonly happening: Happening | null;
  readonly notes: readonly string[];
  readonly head: readonly string[];
  readonly command: string;
  /** A contrast's two arms. */
  readonly compared: ComparedRun | null;
  readonly names: readonly [string, string];
}

async function ofRun(scenario: Scenario, path: string, options: Options, posterior: Posterior | null): Promise<What> {
  const written = options.run ?? "";
  const id = await runOf(written, scenario, path);
  const replay = replayOf(options, scenario);
  checkBranch(id, written, replay.given);
  checkWorld(id, posterior);
  const given = replay.given === "" ? [] : [`--given "${replay.given}"`];
  return {
    id,
    seed: options.seed,
    replay,
    happening: null,
    notes: outOfRange(compiler(scenario), replay.sets),
    head: [],
    command: [`--run ${runName(id)}@${stampOf(scenario)}`, ...given, ...replay.sets.map(flagOf)].join(" "),
    compared: null,
    names: AS_DRAWN,
  };
}

async function ofRow(scenario: Scenario, wanted: string, options: Options, posterior: Posterior | null): Promise<What> {
  if (options.given !== undefined || changesAnything(options))
    throw new InputError(
      "error --counterexample has its claim's arms; --given, --set, --force, --do and --variant go with --run",
    );
  const row = await ledgerRow(wanted, scenario, options.report, posterior);
  checkWorld(row.id, posterior);
  const worlds = posterior ? givenWorlds(posterior) : undefined;
  const found = counterexampleOf(scenario, row.compared, row.id, row.seed, worlds);
  if (!found)
    throw new InputError(
      `error run ${runName(row.id)} never comes to "${row.compared.given}" here; the ledger is of another version`,
    );
  const { given, arms, explained, names } = found;
  const compared = row.compared.event
    ? null
    : compareRun(scenario, row.id, row.seed, { given, sets: arms[1] }, arms[0], worlds);
  return {
    id: row.id,
    seed: row.seed,
    replay: { given, sets: arms[explained] },
    happening: found.happening,
    notes: [],
    head: [`counterexample of ${row.row}${compared ? `, explained in ${names[explained]}` : ""}. ${found.words}`],
    command: `--counterexample ${row.row}${options.report === undefined ? "" : ` --report ${options.report}`}`,
    compared,
    names,
  };
}

/** Throws InputError where the run never comes to its condition, or it does not happen there. */
function explainOrSay(
  scenario: Scenario,
  id: RunId,
  seed: number,
  replay: Replay,
  happening: Happening,
  worlds: GivenWorlds | undefined,
): Explained {
  try {
    const found = explain(scenario, id, seed, replay, happening, worlds);
    if (!found) throw never(id, replay);
    return found;
  } catch (error) {
    if (!(error instanceof DoesNotHappen)) throw error;
    const other = happening.text.startsWith("not ") ? happening.text.slice(4) : `not ${happening.text}`;
    throw new InputError(
      `error in run ${runName(id)} it is not so that ${happening.words}: there is nothing to explain. Ask for what did happen, for instance --of "${other}"`,
    );
  }
}

const changesOf = ({ given, sets }: Replay): string[] => [
  ...(given === "" ? [] : [`from when ${given} first holds`]),
  ...sets.map(flagOf),
];

const never = (id: RunId, replay: Replay): InputError =>
  new InputError(`error run ${runName(id)} never comes to "${replay.given}"`);

/** Throws InputError for what is no outcome. */
function happeningOf(text: string): Happening {
  const read = parseHappening(text);
  if ("problem" in read) throw new InputError(`error in --of: ${read.problem}`);
  return read;
}

/** The gravest thing that happened in the run. */
function gravest(
  scenario: Scenario,
  id: RunId,
  seed: number,
  replay: Replay,
  worlds: GivenWorlds | undefined,
): Happening {
  const run = asItWas(scenario, id, seed, replay, worlds);
  if (!run) throw never(id, replay);
  const found = GRAVEST.map(happeningOf).find((h) => h.holds(run));
  if (!found)
    throw new InputError(
      `error in run ${runName(id)} nothing happened that is explained unasked: no crisis, no step of anyone. Ask with --of, for instance --of "not crisis"`,
    );
  return found;
}
