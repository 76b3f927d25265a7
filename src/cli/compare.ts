// `precedent compare`.
import type { Command } from "commander";
import { pool } from "../node/pool.ts";
import { compareDocument } from "../report/answers/compare.ts";
import { AS_DRAWN, compareRunDocument } from "../report/answers/compareRun.ts";
import { toHtml } from "../report/toHtml.ts";
import { toTerminal } from "../report/toTerminal.ts";
import { flagOf } from "../scenario/interventions.ts";
import { compare } from "../questions/compare.ts";
import { compareRun } from "../questions/compareRun.ts";
import { runName, stampOf } from "../questions/runId.ts";
import { givenRecord, givenWorlds } from "../questions/test/posterior.ts";
import { outOfRange } from "../questions/outOfRange.ts";
import { compiler } from "../world/compile.ts";
import { changeOptions, changesAnything, replayOf, type ChangeOptions, variantNamed } from "./changes.ts";
import { onInterrupt } from "./interrupt.ts";
import { checkWorld, posteriorAt, posteriorOption } from "./posterior.ts";
import { columns, jsonOption, seedOption, whole, workersOption, worldsOption } from "./options.ts";
import { shownProgress, silent } from "./progress.ts";
import { checkBranch, runOf, runWritten } from "./runOf.ts";
import { writable, writePage, written } from "./writePage.ts";
import { InputError, loadScenario } from "./scenario.ts";

interface Options extends ChangeOptions {
  readonly run?: string;
  readonly worlds: number;
  readonly futures: number;
  readonly seed: number;
  readonly workers: number;
  readonly posterior?: string;
  readonly json?: boolean;
  readonly out?: string;
}

export function compareCommand(program: Command): void {
  const command = program
    .command("compare")
    .description(
      "a change against the world as drawn, in worlds that share every draw; with --run in one world, as two stories",
    )
    .argument("<scenario>", "folder with scenario.yaml")
    .option("--run <id>", "one world: the two stories from where they part, as the ledger names it: world.replicate");
  changeOptions(command)
    .addOption(worldsOption(400, 2))
    .option("--futures <n>", "futures of each world, run in both arms; an odd number has no ties", whole(1, 1000), 5)
    .addOption(posteriorOption())
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .option("--out <dir>", "folder for a page, compare.html, that opens by itself")
    .addHelpText(
      "after",
      '\nExamples:\n  precedent compare scenarios/kazakhstan-2022 --force "guarantor never deploy"\n  precedent compare scenarios/kazakhstan-2022 --given requested --set request.status=contested --worlds 3000\n',
    )
    .action((path: string, options: Options) => compareAction(path, options));
}

async function compareAction(path: string, options: Options): Promise<void> {
  if (options.run !== undefined) runWritten(options.run);
  const scenario = await loadScenario(path);
  if (!changesAnything(options))
    throw new InputError(
      'error there is nothing to compare; say what is changed with --set, --force, --do or --variant, for instance --force "government never concede"',
    );
  const variant = replayOf(options, scenario);
  const notes = outOfRange(compiler(scenario), variant.sets);
  const named =
    options.variant === undefined ? "" : `${options.variant}: ${variantNamed(options.variant, scenario).text} `;
  const words = named + variant.sets.map(flagOf).join(" ");
  const posterior = await posteriorAt(options.posterior, scenario);
  const worlds = posterior ? givenWorlds(posterior) : undefined;
  const marked = posterior ? { record: givenRecord(posterior) } : {};
  const title = posterior ? `${scenario.title} (${givenRecord(posterior)})` : scenario.title;
  const head = { title, variant: words, given: variant.given, notes, names: AS_DRAWN };
  const flags = [...(variant.given === "" ? [] : [`--given "${variant.given}"`]), ...variant.sets.map(flagOf)].join(
    " ",
  );
  const again = `precedent compare ${path}${posterior ? ` --posterior ${options.posterior}` : ""} ${flags} --seed ${options.seed}`;
  if (options.run !== undefined) {
    const id = await runOf(options.run, scenario, path);
    checkBranch(id, options.run, variant.given);
    checkWorld(id, posterior);
    const found = compareRun(scenario, id, options.seed, variant, [], worlds);
    if (!found) throw new InputError(`error run ${options.run} never comes to "${variant.given}"`);
    const answer = compareRunDocument(found, scenario, head, `${again} --run ${runName(id)}@${stampOf(scenario)}`);
    const page =
      options.out === undefined ? "" : await writePage(options.out, `compare-${found.base.id}.html`, toHtml(answer));
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ format: 1, ...marked, given: variant.given, flags: words, notes, ...found }, null, 1)}\n`
        : toTerminal(answer, columns()) + written(page),
    );
    return;
  }
  if (options.out !== undefined) await writable(options.out);
  const interrupt = onInterrupt();
  const shown = options.json ? silent : shownProgress({ worlds: 1 });
  const threads = pool(scenario, options.workers);
  try {
    const found = await compare(variant, {
      worlds: posterior ? Math.min(options.worlds, posterior.worlds.length) : options.worlds,
      ...(worlds ? { given: worlds } : {}),
      futures: options.futures,
      seed: options.seed,
      execute: threads.execute,
      atOnce: options.workers * 2,
      progress: (p) => shown.update("worlds", p),
      stopped: interrupt.stopped,
    });
    shown.stop();
    if (found.outcomes.length === 0 && found.stoppedOf === null)
      throw new InputError(
        `error "${variant.given}" never came in ${found.drawn} worlds: there is nothing to compare; ${posterior ? "fit again with more --worlds" : "ask for more --worlds"}, or for a condition that comes more often`,
      );
    const answer = compareDocument(found, head, `${again} --worlds ${options.worlds} --futures ${options.futures}`);
    const page = options.out === undefined ? "" : await writePage(options.out, "compare.html", toHtml(answer));
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ format: 1, seed: options.seed, ...marked, given: variant.given, variant: words, notes, ...found }, null, 1)}\n`
        : toTerminal(answer, columns()) + written(page),
    );
    if (found.stoppedOf !== null) {
      process.stderr.write(
        `stopped early: this comparison rests on the first ${found.drawn + found.rejected} of ${found.stoppedOf} worlds\n`,
      );
      process.exitCode = 130;
    }
  } finally {
    shown.stop();
    interrupt.release();
    await threads.close();
  }
}
