// What a command line asks to have explained: which run, with what changed, and what happened in it.
import { AS_DRAWN } from "../report/answers/compareRun.ts";
import type { Progress } from "../run/ensemble.ts";
import { gravestIn, oppositeOf, parseHappening, type Happening } from "../run/happening.ts";
import { conditionWords } from "../claims/titles.ts";
import { flagOf } from "../scenario/interventions.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shellOption } from "../scenario/shellWords.ts";
import { compareRun, type ComparedRun } from "../questions/compareRun.ts";
import { counterexampleOf } from "../questions/test/counterexample.ts";
import { asItWas, DoesNotHappen, explain, type Explained, type ExplainStage } from "../questions/explain.ts";
import { outOfRange } from "../questions/outOfRange.ts";
import type { Replay } from "../questions/run.ts";
import { runName, stampOf, type RunId } from "../questions/runId.ts";
import { compiler, type GivenWorlds } from "../world/compile.ts";
import { changesAnything, flagsOf, replayOf } from "./changes.ts";
import { InputError } from "./inputError.ts";
import { ledgerRow } from "./ledgerRow.ts";
import type { Changes } from "./options.ts";
import type { Rests } from "./posterior.ts";
import { checkBranch, checkWorld, runOf } from "./runOf.ts";

/** What is explained, and in which run. */
export interface Explaining {
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

/** A run that is named. Throws InputError. */
export async function ofRun(
  run: string,
  scenario: Scenario,
  path: string,
  options: Changes & { readonly seed: number },
  { posterior }: Rests,
): Promise<Explaining> {
  const id = await runOf(run, scenario, path);
  const replay = replayOf(options, scenario);
  checkBranch(id, run, replay.given);
  checkWorld(id, posterior);
  return {
    id,
    seed: options.seed,
    replay,
    happening: null,
    notes: outOfRange(compiler(scenario), replay.sets),
    head: [],
    command: [`--run ${runName(id)}@${stampOf(scenario)}`, ...flagsOf(replay)].join(" "),
    compared: null,
    names: AS_DRAWN,
  };
}

/** The run that goes against a claim of a ledger. Throws InputError. */
export async function ofRow(
  wanted: string,
  scenario: Scenario,
  options: Changes & { readonly report: string | undefined },
  { posterior, worlds }: Rests,
): Promise<Explaining> {
  if (options.given !== undefined || changesAnything(options))
    throw new InputError(
      "error --counterexample has its claim's arms; --given, --set, --force, --do and --variant go with --run",
    );
  const row = await ledgerRow(wanted, scenario, options.report, posterior);
  checkWorld(row.id, posterior);
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
    command: `--counterexample ${row.row}${options.report === undefined ? "" : ` ${shellOption("report", options.report)}`}`,
    compared,
    names,
  };
}

/** Throws InputError where the run never comes to its condition, or it does not happen there. */
export function explainOrSay(
  scenario: Scenario,
  { id, seed, replay }: Explaining,
  happening: Happening,
  worlds: GivenWorlds | undefined,
  progress: (stage: ExplainStage, done: Progress) => void,
): Explained {
  try {
    const found = explain(scenario, id, seed, replay, happening, worlds, progress);
    if (!found) throw never(id, replay);
    return found;
  } catch (error) {
    if (!(error instanceof DoesNotHappen)) throw error;
    throw new InputError(
      `error in run ${runName(id)} it is not so that ${happening.words}: there is nothing to explain. Ask for what did happen, for instance ${shellOption("of", oppositeOf(happening))}`,
    );
  }
}

export const changesOf = ({ given, sets }: Replay): string[] => [
  ...(given === "" ? [] : [conditionWords(given)]),
  ...sets.map(flagOf),
];

const never = (id: RunId, replay: Replay): InputError =>
  new InputError(`error run ${runName(id)} never comes to "${replay.given}"`);

/** Throws InputError for what is no outcome. */
export function happeningOf(text: string): Happening {
  const read = parseHappening(text);
  if ("problem" in read) throw new InputError(`error in --of: ${read.problem}`);
  return read;
}

/** The gravest thing that happened in the run. */
export function gravest(
  scenario: Scenario,
  { id, seed, replay }: Explaining,
  worlds: GivenWorlds | undefined,
): Happening {
  const run = asItWas(scenario, id, seed, replay, worlds);
  if (!run) throw never(id, replay);
  const found = gravestIn(run);
  if (!found)
    throw new InputError(
      `error in run ${runName(id)} nothing happened that is explained unasked: no crisis, no step of anyone. Ask with --of, for instance --of "not crisis"`,
    );
  return found;
}
