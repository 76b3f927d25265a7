// `precedent test`.
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { pool } from "../node/pool.ts";
import { TICKS_PER_SLOT } from "../model/kit/step.ts";
import { csv } from "../report/data/csv.ts";
import { json } from "../report/data/json.ts";
import { DATA, tables } from "../report/data/tables.ts";
import { facts, type Document } from "../report/document.ts";
import { toTerminal } from "../report/toTerminal.ts";
import type { TestReport } from "../claims/result.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { givenWorlds, type Posterior } from "../questions/test/posterior.ts";
import { LEAST_WORLDS, sizesOfSome, WORLDS, WORLDS_OF_SOME } from "../questions/test/passes.ts";
import type { STAGES } from "../questions/test/runPasses.ts";
import { test } from "../questions/test/test.ts";
import { onInterrupt } from "./interrupt.ts";
import { colour, columns, jsonOption, seedOption, workersOption, worldsOption } from "./options.ts";
import { cannotWrite, makeFolder, unmake, writableFolder } from "./outFolder.ts";
import { shownProgress, silent } from "./progress.ts";
import { posteriorAt, posteriorOption } from "./posterior.ts";
import { replayed } from "./replayed.ts";
import { InputError, loadScenario } from "./scenario.ts";
import { printable } from "../scenario/problems/problemText.ts";
import { nearest, some } from "../scenario/problems/nearest.ts";

interface Options {
  readonly worlds: number;
  readonly seed: number;
  readonly workers: number;
  readonly claim: readonly string[];
  readonly claims?: string;
  readonly posterior?: string;
  readonly json?: boolean;
  readonly out?: string;
}

export function testCommand(program: Command): void {
  program
    .command("test")
    .description("put every claim of a scenario to the test: the ledger")
    .argument("<scenario>", "folder with scenario.yaml")
    .option(
      "--claim <id>",
      `only this claim, by fewer worlds (${WORLDS_OF_SOME}); may be repeated`,
      (id: string, all: string[]) => [...all, id],
      [],
    )
    .option("--claims <rival>", "the claims of a rival explanation as the ledger, for instance rivals/barriers")
    .addOption(worldsOption(WORLDS, LEAST_WORLDS))
    .addOption(posteriorOption())
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .option("--out <dir>", "folder for report.html, report.json and data/*.csv (default: out/<scenario>)")
    .addHelpText(
      "after",
      "\nExamples:\n  precedent test scenarios/kazakhstan-2022 --worlds 1000 --seed 7\n  precedent test scenarios/kazakhstan-2022 --claim C11\n",
    )
    .action((path: string, options: Options, command: Command) => {
      const some = options.claim.length > 0 && command.getOptionValueSource("worlds") === "default";
      return testAction(path, some ? { ...options, worlds: WORLDS_OF_SOME } : options);
    });
}

/** Share of the work that each stage is, about, for the time left. */
const SHARES: Record<(typeof STAGES)[number], number> = {
  worlds: 38, repeats: 4, futures: 12, pairs: 20, shares: 10, calm: 5, "half ranges": 10, "double ranges": 10,
}; // prettier-ignore

/** The scenario with these claims alone, or with all when none is named. */
function chosenClaims(scenario: Scenario, ids: readonly string[]): Scenario {
  if (ids.length === 0) return scenario;
  const known = scenario.claims.map((c) => c.id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const meant = nearest(unknown, known);
    throw new InputError(
      `error there is no claim "${printable(unknown).slice(0, 80)}"${meant === undefined ? "" : `; did you mean ${meant}?`} Claims are: ${some(known)}`,
    );
  }
  return { ...scenario, claims: scenario.claims.filter((c) => ids.includes(c.id)) };
}

/** The scenario with a rival explanation's claims instead of its own. */
function claimsOf(scenario: Scenario, named: string | undefined): Scenario {
  if (named === undefined) return scenario;
  const known = scenario.rivals.map((r) => `rivals/${r.id}`);
  const wanted = named.replace(/^(?:rivals\/)?(.*?)(?:\.yaml)?$/, "rivals/$1");
  const rival = scenario.rivals[known.indexOf(wanted)];
  if (!rival)
    throw new InputError(
      `error there is no rival explanation "${printable(named).slice(0, 80)}"${known.length === 0 ? "; the scenario has none" : `; there are: ${some(known)}`}`,
    );
  return { ...scenario, title: `${scenario.title}: ${rival.title}`, claims: rival.claims };
}

async function testAction(path: string, options: Options): Promise<void> {
  const began = performance.now();
  const interrupt = onInterrupt();
  const scenario = chosenClaims(claimsOf(await loadScenario(path), options.claims), options.claim);
  const posterior = await posteriorAt(options.posterior, scenario);
  const folder = options.json && options.out === undefined ? null : (options.out ?? join("out", scenario.id));
  const made = folder === null ? [] : await writableFolder(folder);
  const shown = options.json ? silent : shownProgress(SHARES);
  const threads = pool(scenario, options.workers);
  try {
    const tested = await test(scenario, {
      worlds: options.worlds,
      seed: options.seed,
      execute: threads.execute,
      atOnce: options.workers * 2,
      progress: shown.update,
      stopped: interrupt.stopped,
      ...(options.claim.length > 0 && !posterior ? { sizes: sizesOfSome(options.worlds) } : {}),
      ...(posterior ? { posterior, posteriorFile: options.posterior ?? "" } : {}),
      command: `precedent test ${path}${options.claims === undefined ? "" : ` --claims ${options.claims}`}${options.claim.map((id) => ` --claim ${id}`).join("")}${posterior ? ` --posterior ${options.posterior}` : ""} --worlds ${options.worlds} --seed ${options.seed}`,
    });
    shown.stop();
    const report: TestReport = {
      ...tested.report,
      timing: {
        seconds: (performance.now() - began) / 1000,
        workers: options.workers,
        runs: tested.runs,
        forks: tested.forks,
        slotsSimulated: Math.round(tested.ticks / TICKS_PER_SLOT),
        slotsSaved: Math.round(tested.saved / TICKS_PER_SLOT),
        peakMemoryMiB: process.resourceUsage().maxRSS / 1024,
      },
    };
    if (folder === null) process.stdout.write(json(report));
    else {
      const { document, page } = await write(folder, report, path, scenario, posterior);
      const written = { ...document, blocks: [...document.blocks, ...facts([["Report", page]])] };
      process.stdout.write(options.json ? json(report) : toTerminal(written, columns(), colour()));
    }
    if (report.stopped) {
      const { worlds, of } = report.stopped;
      process.stderr.write(`stopped early: this ledger rests on the first ${worlds} of ${of} worlds\n`);
      process.exitCode = 130;
    }
  } finally {
    shown.stop();
    interrupt.release();
    await threads.close();
    await unmake(made); // only what is still empty goes
  }
}

/** Writes the page, the report and its tables, all whole or none; what the page shows, and its path. */
async function write(
  folder: string,
  report: TestReport,
  path: string,
  scenario: Scenario,
  posterior: Posterior | null,
): Promise<{ readonly document: Document; readonly page: string }> {
  const map = await readFile(join(path, "map.topo.json"), "utf8").then(
    (text) => JSON.parse(text) as object,
    () => undefined,
  );
  // drawing charts takes a quarter of a second to load: only here
  const { ledgerDocument } = await import("../report/answers/ledger/ledger.ts");
  const { toHtml } = await import("../report/toHtml.ts");
  const html = join(folder, "report.html");
  const points = Object.fromEntries(scenario.places.map((p) => [p.name, p.at]));
  const document = ledgerDocument(report, {
    map,
    points,
    stories: replayed(scenario, report, posterior ? givenWorlds(posterior) : undefined),
    data: true,
  });
  const files: readonly (readonly [string, string])[] = [
    [html, toHtml(document)],
    [join(folder, "report.json"), json(report)],
    ...tables(report).map((t) => [join(folder, DATA, t.file), csv(t)] as const),
  ];
  const part = (file: string): string => `${file}.part`;
  try {
    await makeFolder(join(folder, DATA));
    for (const [file, text] of files) await writeFile(part(file), text);
    for (const [file] of files) await rename(part(file), file);
    return { document, page: html };
  } catch (error) {
    await Promise.all(files.map(([file]) => rm(part(file), { force: true }).catch(() => undefined)));
    throw cannotWrite(folder, error);
  }
}
