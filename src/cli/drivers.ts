// `precedent drivers`.
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { pool } from "../node/pool.ts";
import { driversText } from "../report/terminal/driversText.ts";
import { plain } from "../report/terminal/lines.ts";
import type { Drivers } from "../questions/drivers/driverResult.ts";
import { DRIVER_ASSUMPTIONS, DRIVER_WORLDS, drivers, type DRIVER_STAGES } from "../questions/drivers/drivers.ts";
import { NotAnswerable } from "../questions/drivers/driverStage.ts";
import { subjectOf } from "../questions/drivers/driverSubject.ts";
import { onInterrupt } from "./interrupt.ts";
import { colour, columns, jsonOption, seedOption, workersOption, worldsOption } from "./options.ts";
import { posteriorOption } from "./posterior.ts";
import { shownProgress, silent } from "./progress.ts";
import { InputError, loadScenario } from "./scenario.ts";

interface Options {
  readonly of: string;
  readonly assumptions: number;
  readonly worlds: number;
  readonly seed: number;
  readonly workers: number;
  readonly posterior?: string;
  readonly json?: boolean;
  readonly out?: string;
}

const few = (text: string): number => {
  const value = Number(text);
  if (!/^\d{1,4}$/.test(text) || value < 1) throw new InvalidArgumentError("a whole number from 1 is needed.");
  return value;
};

export function driversCommand(program: Command): void {
  program
    .command("drivers")
    .description("what an outcome or a claim hangs on: shares of its variance, and where it happens")
    .argument("<scenario>", "folder with scenario.yaml")
    .requiredOption("--of <name>", "an outcome, for instance large, or a claim of the scenario")
    .addOption(
      new Option("--assumptions <n>", "assumptions with a share of their own, at the most; the others are one group")
        .argParser(few)
        .default(DRIVER_ASSUMPTIONS),
    )
    .addOption(worldsOption(DRIVER_WORLDS))
    .addOption(posteriorOption().hideHelp())
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .option("--out <dir>", "folder for drivers-NAME.html and drivers-NAME.json")
    .addHelpText(
      "after",
      "\nExamples:\n  precedent drivers scenarios/kazakhstan-2022 --of large\n  precedent drivers scenarios/kazakhstan-2022 --of C11 --worlds 20000 --out out\n",
    )
    .action((path: string, options: Options) => driversAction(path, options));
}

/** Share of the work that each stage is, about, for the time left. */
const SHARES: Record<(typeof DRIVER_STAGES)[number], number> = { worlds: 20, screening: 25, shares: 55 };

async function driversAction(path: string, options: Options): Promise<void> {
  if (options.posterior !== undefined)
    throw new InputError(
      "error drivers takes no --posterior: shares of variance need assumptions that are drawn apart from each other, and the record ties them together; what worlds given the record do is told by test, run and compare, what the record moved by fit",
    );
  const interrupt = onInterrupt();
  const scenario = await loadScenario(path);
  const of = plain(options.of);
  const subject = subjectOf(scenario, of);
  if ("problem" in subject) throw new InputError(`error ${subject.problem}`);
  const conditional = subject.given !== "";
  const shown = options.json ? silent : shownProgress(conditional ? { ...SHARES, screening: 0, shares: 0 } : SHARES);
  const threads = pool(scenario, options.workers);
  try {
    const found = await drivers(scenario, {
      of,
      assumptions: options.assumptions,
      worlds: options.worlds,
      seed: options.seed,
      execute: threads.execute,
      executePoints: threads.executePoints,
      atOnce: options.workers * 2,
      progress: shown.update,
      stopped: interrupt.stopped,
      command: `precedent drivers ${path} --of ${of} --assumptions ${options.assumptions} --worlds ${options.worlds} --seed ${options.seed}`,
    }).catch((error: unknown) => {
      throw error instanceof NotAnswerable ? new InputError(`error ${error.message}`) : error;
    });
    shown.stop();
    const page = options.out === undefined ? "" : await write(options.out, found);
    process.stdout.write(
      options.json
        ? `${JSON.stringify(found, null, 1)}\n`
        : driversText(found, { columns: columns(), colour: colour(), page }),
    );
    if (found.stopped) process.exitCode = 130;
  } finally {
    shown.stop();
    interrupt.release();
    await threads.close();
  }
}

/** Writes the page and its data, both or neither; the page's path. Names come from outcomes and claim ids, which are plain words. */
async function write(folder: string, found: Drivers): Promise<string> {
  // drawing charts takes a quarter of a second to load: only here
  const { driversPage } = await import("../report/html/driversPage.ts");
  const name = `drivers-${found.of.name.replace(/[^\w-]/g, "_")}`;
  const html = join(folder, `${name}.html`);
  const files = [
    [html, driversPage(found)],
    [join(folder, `${name}.json`), `${JSON.stringify(found, null, 1)}\n`],
  ] as const;
  const part = (file: string): string => `${file}.part`;
  try {
    await mkdir(folder, { recursive: true });
    for (const [file, text] of files) await writeFile(part(file), text);
    for (const [file] of files) await rename(part(file), file);
    return html;
  } catch (error) {
    await Promise.all(files.map(([file]) => rm(part(file), { force: true }).catch(() => undefined)));
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new InputError(`error cannot write to "${folder}": ${message}`);
  }
}
