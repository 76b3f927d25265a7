// `precedent classics`.
import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { classicsText, epsteinText } from "./report/classicsText.ts";
import { classics, epstein, type CheckedAnswer, type EpsteinReport } from "./classics.ts";
import { InputError } from "../../src/cli/inputError.ts";
import { onInterrupt } from "../../src/cli/interrupt.ts";
import { colour, columns, jsonOption, seedOption } from "../../src/cli/options.ts";
import { shownProgress, silent } from "../../src/cli/progress.ts";

interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly runs: number;
  readonly seed: number;
}

const RUNS = 40;

const runsOption = (): Option =>
  new Option("--runs <n>", "with epstein: runs of each version")
    .argParser((text: string) => {
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < 2 || value > 10_000)
        throw new InvalidArgumentError("a whole number from 2 to 10000 is needed.");
      return value;
    })
    .default(RUNS);

export function classicsCommand(program: Command): void {
  program
    .command("classics")
    .description("published models beside their known answers; `classics epstein` shows one of them moving")
    .argument("[model]", "epstein: one claim over every version of the model that its texts leave open")
    .addOption(runsOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .option("--out <dir>", "with epstein: folder for epstein.html")
    .addHelpText(
      "after",
      "\nExamples:\n  precedent classics\n  precedent classics epstein --out out/epstein\n\nExit code 1 where an answer is out of tolerance.\n",
    )
    .action((model: string | undefined, options: Options) => {
      if (model === undefined) {
        if (options.out !== undefined)
          throw new InputError("error --out goes with a model: precedent classics epstein --out DIR");
        return table(options);
      }
      if (model !== "epstein")
        throw new InputError(`error there is no demonstration "${model.slice(0, 60)}"; there is epstein`);
      return demonstration(options);
    });
}

function table(options: Options): void {
  const { text, code } = told(classics(), options);
  process.stdout.write(text);
  process.exitCode = code;
}

/** What is printed, and the exit code: 1 where an answer is out of tolerance. */
export const told = (
  answers: readonly CheckedAnswer[],
  { json }: { readonly json?: boolean },
): { readonly text: string; readonly code: 0 | 1 } => ({
  text: json
    ? `${JSON.stringify({ format: 1, answers }, null, 1)}\n`
    : classicsText(answers, { columns: columns(), colour: colour() }),
  code: answers.every((a) => a.agrees) ? 0 : 1,
});

/** Ends with code 130 and nothing written when it is stopped. */
async function demonstration(options: Options): Promise<void> {
  const { seed, runs, out } = options;
  const command = `precedent classics epstein --runs ${runs} --seed ${seed}`;
  if (out !== undefined) await mkdir(out, { recursive: true }).catch((error: Error) => cannotWrite(out, error));
  const interrupt = onInterrupt();
  const shown = options.json ? silent : shownProgress({ versions: 1 }, "runs");
  try {
    const work = epstein({ seed, runs, command });
    let step = work.next();
    while (!step.done) {
      shown.update("versions", step.value);
      // a turn for Ctrl-C
      await new Promise((resolve) => setImmediate(resolve));
      if (interrupt.stopped()) throw Object.assign(new Error("stopped"), { name: "Stopped" });
      step = work.next();
    }
    shown.stop();
    const page = out === undefined ? "" : await write(out, step.value);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ format: 1, ...step.value, lattices: undefined }, null, 1)}\n`
        : epsteinText(step.value, { columns: columns(), colour: colour(), page }),
    );
  } finally {
    shown.stop();
    interrupt.release();
  }
}

async function write(folder: string, report: EpsteinReport): Promise<string> {
  const { epsteinPage, PLAYER_SCRIPT } = await import("./report/epsteinPage.ts");
  const hash = `sha256-${createHash("sha256").update(PLAYER_SCRIPT).digest("base64")}`;
  const file = join(folder, "epstein.html");
  try {
    await writeFile(`${file}.part`, epsteinPage(report, hash));
    await rename(`${file}.part`, file);
    return file;
  } catch (error) {
    await rm(`${file}.part`, { force: true }).catch(() => undefined);
    return cannotWrite(folder, error as Error);
  }
}

function cannotWrite(folder: string, error: NodeJS.ErrnoException): never {
  if (error.code === undefined) throw error;
  throw new InputError(`error cannot write to "${folder}": ${error.message}`);
}
