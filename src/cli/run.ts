// `precedent run`.
import type { Command } from "commander";
import { pool } from "../node/pool.ts";
import { json } from "../report/data/json.ts";
import { outcomesDocument } from "../report/answers/outcomes.ts";
import { storyDocument } from "../report/answers/story.ts";
import { toTerminal } from "../report/toTerminal.ts";
import { givenRecord, givenWorlds } from "../questions/test/posterior.ts";
import { outcomes, single } from "../questions/run.ts";
import { outOfRange } from "../questions/outOfRange.ts";
import { compiler } from "../world/compile.ts";
import { changeOptions, changesAnything, replayOf, type ChangeOptions } from "./changes.ts";
import { checkBranch, runOf, runWritten } from "./runOf.ts";
import { onInterrupt } from "./interrupt.ts";
import { checkWorld, posteriorAt, posteriorOption } from "./posterior.ts";
import { columns, jsonOption, seedOption, workersOption, worldsOption } from "./options.ts";
import { shownProgress, silent } from "./progress.ts";
import { InputError, loadScenario } from "./scenario.ts";

interface Options extends ChangeOptions {
  readonly run?: string;
  readonly worlds: number;
  readonly seed: number;
  readonly workers: number;
  readonly posterior?: string;
  readonly json?: boolean;
}

export function runCommand(program: Command): void {
  const command = program
    .command("run")
    .description("outcomes over plausible worlds, or with --run one run as a dated story")
    .argument("<scenario>", "folder with scenario.yaml")
    .option("--run <id>", "one run, as the ledger names it: world.replicate");
  changeOptions(command, "with --run: ")
    .addOption(worldsOption(1000))
    .addOption(posteriorOption())
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      "\nExamples:\n  precedent run scenarios/kazakhstan-2022\n  precedent run scenarios/kazakhstan-2022 --run 217.0\n",
    )
    .action((path: string, options: Options) => runAction(path, options));
}

async function runAction(path: string, options: Options): Promise<void> {
  if (options.run !== undefined) runWritten(options.run);
  const scenario = await loadScenario(path);
  const posterior = await posteriorAt(options.posterior, scenario);
  const given = posterior ? givenWorlds(posterior) : undefined;
  const id = options.run === undefined ? null : await runOf(options.run, scenario, path);
  const marked = posterior ? { given: givenRecord(posterior) } : {};
  if (!id && (options.given !== undefined || changesAnything(options)))
    throw new InputError("error --given, --set, --force and --do go with --run");
  if (id) {
    const replay = replayOf(options, scenario);
    checkBranch(id, options.run ?? "", replay.given);
    for (const note of outOfRange(compiler(scenario), replay.sets)) process.stderr.write(`note ${note}\n`);
    checkWorld(id, posterior);
    const run = single(scenario, id, options.seed, replay, given);
    if (!run) throw new InputError(`error run ${options.run} never comes to "${replay.given}"`);
    process.stdout.write(
      options.json
        ? json({ format: 1, ...marked, run })
        : toTerminal(storyDocument(run, scenario, posterior ? givenRecord(posterior) : ""), columns()),
    );
    return;
  }
  const interrupt = onInterrupt();
  const shown = options.json ? silent : shownProgress({ worlds: 1 });
  const threads = pool(scenario, options.workers);
  try {
    const found = await outcomes(scenario, {
      worlds: posterior ? Math.min(options.worlds, posterior.worlds.length) : options.worlds,
      ...(given ? { given } : {}),
      seed: options.seed,
      execute: threads.execute,
      atOnce: options.workers * 2,
      progress: (p) => shown.update("worlds", p),
      stopped: interrupt.stopped,
    });
    shown.stop();
    process.stdout.write(
      options.json
        ? json({ format: 1, seed: options.seed, ...marked, ...found })
        : toTerminal(
            outcomesDocument(
              found,
              scenario,
              posterior ? `${scenario.title} (${givenRecord(posterior)})` : scenario.title,
            ),
            columns(),
          ),
    );
    if (found.stopped) process.exitCode = 130;
  } finally {
    shown.stop();
    interrupt.release();
    await threads.close();
  }
}
