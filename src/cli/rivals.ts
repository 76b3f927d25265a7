// `precedent rivals`.
import type { Command } from "commander";
import { pool } from "../node/pool.ts";
import { json } from "../report/data/json.ts";
import { rivalsText } from "../report/terminal/rivalsText.ts";
import { LEAST_WORLDS } from "../questions/test/passes.ts";
import { RIVAL_WORLDS, rivals } from "../questions/rivals/rivals.ts";
import type { STAGES } from "../questions/test/runPasses.ts";
import { onInterrupt } from "./interrupt.ts";
import { colour, columns, jsonOption, seedOption, workersOption, worldsOption } from "./options.ts";
import { cannotWrite, unmake, writableFolder } from "./outFolder.ts";
import { shownProgress, silent } from "./progress.ts";
import { InputError, loadScenario } from "./scenario.ts";
import { writePage } from "./writePage.ts";

interface Options {
  readonly worlds: number;
  readonly seed: number;
  readonly workers: number;
  readonly json?: boolean;
  readonly out?: string;
}

export function rivalsCommand(program: Command): void {
  program
    .command("rivals")
    .description(
      "rival explanations side by side: what each needs to be true, which moves the decision more, what would tell them apart",
    )
    .argument("<scenario>", "folder with scenario.yaml and a folder rivals/")
    .addOption(worldsOption(RIVAL_WORLDS, LEAST_WORLDS))
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .option("--out <dir>", "folder for rivals.html and rivals.json")
    .addHelpText(
      "after",
      "\nExamples:\n  precedent rivals scenarios/kazakhstan-2022\n  precedent rivals scenarios/kazakhstan-2022 --worlds 2000 --seed 7 --out out\n",
    )
    .action((path: string, options: Options) => rivalsAction(path, options));
}

/** Share of the work that each stage is, about, for the time left. */
const SHARES: Record<(typeof STAGES)[number], number> = {
  worlds: 35, repeats: 4, futures: 50, pairs: 1, shares: 0, calm: 4, "half ranges": 8, "double ranges": 8,
}; // prettier-ignore

async function rivalsAction(path: string, options: Options): Promise<void> {
  const interrupt = onInterrupt();
  const scenario = await loadScenario(path);
  if (scenario.rivals.length < 2)
    throw new InputError(
      `error this scenario has ${scenario.rivals.length === 0 ? "no rival explanations" : "one rival explanation"}; two are needed to set against each other\n  Write one YAML file each into its folder rivals/; docs/rivals.md shows how.`,
    );
  const made = options.out === undefined ? [] : await writableFolder(options.out);
  const shown = options.json ? silent : shownProgress(SHARES);
  const threads = pool(scenario, options.workers);
  try {
    const found = await rivals(scenario, {
      worlds: options.worlds,
      seed: options.seed,
      execute: threads.execute,
      atOnce: options.workers * 2,
      progress: shown.update,
      stopped: interrupt.stopped,
      command: `precedent rivals ${path} --worlds ${options.worlds} --seed ${options.seed}`,
    });
    shown.stop();
    let page = "";
    if (options.out !== undefined) {
      const { rivalsPage } = await import("../report/html/rivalsPage.ts");
      page = await writePage(options.out, "rivals.html", rivalsPage(found)).catch((error: unknown) => {
        throw cannotWrite(options.out as string, error);
      });
      await writePage(options.out, "rivals.json", json(found));
    }
    process.stdout.write(
      options.json ? json(found) : rivalsText(found, { columns: columns(), colour: colour(), page }),
    );
    if (found.stopped) {
      const { worlds, of } = found.stopped;
      process.stderr.write(`stopped early: this rests on the first ${worlds} of ${of} worlds\n`);
      process.exitCode = 130;
    }
  } finally {
    shown.stop();
    interrupt.release();
    await threads.close();
    await unmake(made);
  }
}
