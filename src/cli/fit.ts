// `precedent fit`.
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { isoDate, parseDate } from "../core/dates.ts";
import { pool } from "../node/pool.ts";
import { fitText } from "../report/terminal/fitText.ts";
import { printable } from "../scenario/problems/problemText.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { fit, FIT_WORLDS, NothingToFit, type FIT_STAGES, type Moment } from "../questions/fit/fit.ts";
import { onInterrupt } from "./interrupt.ts";
import { colour, columns, jsonOption, seedOption, workersOption, worldsOption } from "./options.ts";
import { cannotWrite, unmake, writableFolder } from "./outFolder.ts";
import { shownProgress, silent } from "./progress.ts";
import { InputError, loadScenario } from "./scenario.ts";

interface Options {
  readonly until: string;
  readonly score?: string;
  readonly worlds: number;
  readonly seed: number;
  readonly workers: number;
  readonly json?: boolean;
  readonly out?: string;
}

export function fitCommand(program: Command): void {
  program
    .command("fit")
    .description("the worlds that agree with the dated record up to a moment, and what they foresaw of the days after")
    .argument("<scenario>", "folder with scenario.yaml")
    .requiredOption("--until <date>", "what the record says up to then is fitted: 2022-01-06T00:00+06:00")
    .option("--score <date>", "what it says from then up to here is scored")
    .addOption(worldsOption(FIT_WORLDS, 10))
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .option("--out <dir>", "folder for posterior.json (default: out/<scenario>)")
    .addHelpText(
      "after",
      "\nExample:\n  precedent fit scenarios/kazakhstan-2022 --until 2022-01-06T00:00+06:00 --score 2022-01-20T00:00+06:00\n  precedent test scenarios/kazakhstan-2022 --posterior out/kazakhstan-2022/posterior.json\n",
    )
    .action((path: string, options: Options) => fitAction(path, options));
}

/** Share of the work that each stage is, about, for the time left. */
const SHARES: Record<(typeof FIT_STAGES)[number], number> = { worlds: 8, moves: 22, "last moves": 65, scores: 5 };

async function fitAction(path: string, options: Options): Promise<void> {
  const interrupt = onInterrupt();
  const scenario = await loadScenario(path);
  const until = momentOf("--until", options.until, scenario, 0);
  const score = options.score === undefined ? null : momentOf("--score", options.score, scenario, until.days);
  const folder = options.json && options.out === undefined ? null : (options.out ?? join("out", scenario.id));
  const made = folder === null ? [] : await writableFolder(folder);
  const shown = options.json ? silent : shownProgress(SHARES, "runs");
  const threads = pool(scenario, options.workers);
  try {
    const found = await fit(scenario, {
      worlds: options.worlds,
      seed: options.seed,
      until,
      score,
      execute: threads.executeAgreement,
      atOnce: options.workers * 2,
      progress: shown.update,
      stopped: interrupt.stopped,
      command: `precedent fit ${path} --until ${until.text}${score ? ` --score ${score.text}` : ""} --worlds ${options.worlds} --seed ${options.seed}`,
    }).catch((error: unknown) => {
      throw error instanceof NothingToFit ? new InputError(`error ${error.message}`) : error;
    });
    shown.stop();
    const text = `${JSON.stringify(found)}\n`;
    const written =
      folder === null || found.worlds.length === 0 ? "" : await write(join(folder, "posterior.json"), text, folder);
    process.stdout.write(
      options.json ? text : fitText(found, scenario, { columns: columns(), colour: colour(), page: written }),
    );
    if (found.stopped) process.exitCode = 130;
  } finally {
    shown.stop();
    interrupt.release();
    await threads.close();
    await unmake(made); // only what is still empty goes
  }
}

/** A moment after `after` and up to the horizon, days since the start. Throws InputError. */
function momentOf(option: string, text: string, scenario: Scenario, after: number): Moment {
  const written = printable(text).slice(0, 60);
  const date = parseDate(text);
  if ("problem" in date) throw new InputError(`error in ${option}: ${printable(date.problem).slice(0, 200)}`);
  const days = date.days - scenario.start;
  if (days <= 0 || days > scenario.days)
    throw new InputError(
      `error ${option} ${written} is outside the scenario, which has ${scenario.days} days from ${isoDate(scenario.start, scenario.offset)} on; give a date within them`,
    );
  if (days <= after) throw new InputError(`error ${option} ${written} is not after --until`);
  return { text, days };
}

async function write(file: string, text: string, folder: string): Promise<string> {
  try {
    await writeFile(`${file}.part`, text);
    await rename(`${file}.part`, file);
    return file;
  } catch (error) {
    await rm(`${file}.part`, { force: true }).catch(() => undefined);
    throw cannotWrite(folder, error);
  }
}
