// `precedent run`.
import type { Command } from "commander";
import { pool } from "../node/pool.ts";
import { json } from "../report/json.ts";
import { outcomesText } from "../report/outcomesText.ts";
import { story } from "../report/story.ts";
import { outcomes, parseRunId, single, type Replay } from "../verbs/run.ts";
import type { Parameter } from "../mechanisms/declare.ts";
import { MECHANISMS } from "../mechanisms/index.ts";
import { STATUS } from "../mechanisms/request.ts";
import { parseDirective } from "../scenario/interventions.ts";
import { givenText, MOMENT_NAMES, parseGiven } from "../scenario/moments.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { onInterrupt } from "./interrupt.ts";
import { columns, jsonOption, seedOption, workersOption, worldsOption } from "./options.ts";
import { shownProgress, silent } from "./progress.ts";
import { InputError, loadScenario } from "./scenario.ts";

interface Options {
  readonly run?: string;
  readonly given?: string;
  readonly set: readonly string[];
  readonly force: readonly string[];
  readonly do: readonly string[];
  readonly worlds: number;
  readonly seed: number;
  readonly workers: number;
  readonly json?: boolean;
}

export function runCommand(program: Command): void {
  program
    .command("run")
    .description("outcomes over plausible worlds, or with --run one run as a dated story")
    .argument("<scenario>", "folder with scenario.yaml")
    .option("--run <id>", "one run, as the ledger names it: world.replicate")
    .option("--given <condition>", "with --run: change things from when this first holds, as a contrast does")
    .option("--set <path=value>", "with --run: a value to set, as an arm of a contrast does; may be repeated", more, [])
    .option("--force <choice>", 'with --run: impose a choice: "government concede when people first > 1000", "government never concede"', more, [])
    .option("--do <state>", 'with --run: impose a state: "control = 0.2 when requested hold 2 d"', more, [])
    .addOption(worldsOption(1000))
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .addHelpText("after", "\nExamples:\n  precedent run scenarios/kazakhstan-2022\n  precedent run scenarios/kazakhstan-2022 --run 217.0\n")
    .action((path: string, options: Options) => runAction(path, options));
}

const more = (text: string, all: string[]): string[] => [...all, text];

function replayOf(options: Options, start: number): Replay {
  const given = options.given ?? "";
  if (given !== "" && !parseGiven(given))
    throw new InputError(
      `error there is no condition "${given}"; there are ${MOMENT_NAMES.join(", ")}, or for instance "political share first > 0.7, not yet conceded"`,
    );
  const directive = (text: string, kind: "force" | "do"): Intervention => {
    const read = parseDirective(text, start);
    if ("problem" in read) throw new InputError(`error in --${kind} "${text}": ${read.problem}`);
    if (!(kind in read)) throw new InputError(`error --${kind} does not take "${text}"; use --${kind === "do" ? "force" : "do"}`);
    return read;
  };
  return {
    given: given === "" ? "" : givenText(given),
    sets: [
      ...options.set.map(setOf),
      ...options.force.map((text) => directive(text, "force")),
      ...options.do.map((text) => directive(text, "do")),
    ],
  };
}

/** "request.status=contested" as an intervention. */
function setOf(text: string): Intervention {
  const at = text.indexOf("=");
  const path = text.slice(0, Math.max(0, at)).trim();
  const value = text.slice(at + 1).trim();
  if (at < 0 || value === "") throw new InputError(`error "${text}" sets nothing; write path=value, for instance request.status=contested`);
  const form = optionsOf(path);
  const share = Number(value);
  if (path === "request.status" && Number.isFinite(share) && share >= 0 && share <= 1) return { set: path, to: share };
  if (path === "request.status" || form !== null) {
    const known = form ?? Object.keys(STATUS);
    if (!known.includes(value)) throw new InputError(`error ${path} is one of ${known.join(", ")}, not "${value}"`);
    return { set: path, to: value };
  }
  if (!isQuantity(path)) throw new InputError(`error there is no parameter "${path}"; precedent check lists them`);
  const number = Number(value);
  if (!Number.isFinite(number)) throw new InputError(`error "${value}" is not a number`);
  return { set: path, to: number };
}

const parameterAt = (path: string): Parameter | undefined => {
  const [mechanism, ...name] = path.split(".");
  const params = MECHANISMS.find((m) => m.name === mechanism)?.params;
  return params && Object.hasOwn(params, name.join(".")) ? params[name.join(".")] : undefined;
};
const optionsOf = (path: string): string[] | null => {
  const parameter = parameterAt(path);
  return parameter?.kind === "form" ? Object.keys(parameter.options) : null;
};
const isQuantity = (path: string): boolean => parameterAt(path)?.kind === "quantity";

async function runAction(path: string, options: Options): Promise<void> {
  const id = options.run === undefined ? null : parseRunId(options.run);
  if (options.run !== undefined && !id) throw new InputError(`error "${options.run}" is not the name of a run; write world.replicate, for instance 217.0`);
  const scenario = await loadScenario(path);
  if (!id && (options.given !== undefined || options.set.length + options.force.length + options.do.length > 0))
    throw new InputError("error --given, --set, --force and --do go with --run");
  if (id) {
    const replay = replayOf(options, scenario.start);
    if (id.branch > 0 && replay.given === "") throw new InputError(`error ${options.run} is another future of a run; say from where with --given, for instance --given requested`);
    const run = single(scenario, id, options.seed, replay);
    if (!run) throw new InputError(`error run ${options.run} never comes to "${replay.given}"`);
    process.stdout.write(options.json ? json({ format: 1, run }) : `${story(run, scenario, columns())}\n`);
    return;
  }
  const interrupt = onInterrupt();
  const shown = options.json ? silent : shownProgress({ worlds: 1 });
  const threads = pool(scenario, options.workers);
  try {
    const found = await outcomes(scenario, {
      worlds: options.worlds,
      seed: options.seed,
      execute: threads.execute,
      atOnce: options.workers * 2,
      progress: (p) => shown.update("worlds", p),
      stopped: interrupt.stopped,
    });
    shown.stop();
    process.stdout.write(
      options.json ? json({ format: 1, seed: options.seed, ...found }) : outcomesText(found, scenario, columns()),
    );
    if (found.stopped) process.exitCode = 130;
  } finally {
    shown.stop();
    interrupt.release();
    await threads.close();
  }
}
