// Writes the coverage table of the share estimators into docs/estimators.md, between its markers. Seeds are fixed: the same code gives the same
// table. Takes about four minutes on one core: node scripts/coverage.ts
import { readFileSync, writeFileSync } from "node:fs";
import { CONFIDENCE, coverageOf } from "../test/analysis/coverageCell.ts";
import { lowerEnd } from "../test/analysis/constantEffect.ts";
import type { Performance } from "../test/analysis/coverageCell.ts";
import { cells } from "../test/analysis/plantedWorlds.ts";

const PAGE = new URL("../docs/estimators.md", import.meta.url);
const BEGIN = "<!-- coverage: written by scripts/coverage.ts -->";
const END = "<!-- coverage: end -->";
const REPEATS = 75;
const WIDTHS = 6;
const BOOTSTRAPS = 100;
const SETTLED = 10;
const SIZES = [512, 256];

const error = Math.sqrt((CONFIDENCE * (1 - CONFIDENCE)) / REPEATS);

function row(performance: Performance): string {
  const { bias, coverage, width } = performance;
  const covers = coverage.toFixed(2);
  const shown = coverage < CONFIDENCE - 2 * error ? `**${covers}**` : covers;
  const sign = bias.toFixed(3) === "-0.000" ? "0.000" : bias.toFixed(3).replace("-", "−");
  return `${sign} | ${shown} | ${width.toFixed(2)}`;
}

function table(worlds: number): string {
  const lines = [
    `### ${worlds} worlds × 4 replicates`,
    "",
    "| differences | signal/noise | worlds | true share | chosen: bias | covers | width | prescribed: bias | covers | width |",
    "|---|---|---|---|---|---|---|---|---|---|",
  ];
  for (const cell of cells()) {
    const { chosen, prescribed } = coverageOf(cell, {
      worlds,
      repeats: REPEATS,
      widths: WIDTHS,
      bootstraps: BOOTSTRAPS,
    });
    const { kind, name, share } = cell;
    const noise = cell.shape === "still" || cell.shape === "zero" || kind === "jumps" ? "–" : cell.noise;
    lines.push(`| ${kind} | ${noise} | ${name} | ${share} | ${row(chosen)} | ${row(prescribed)} |`);
    process.stderr.write(`${worlds} ${kind} ${cell.noise} ${name}: ${chosen.coverage.toFixed(2)}\n`);
  }
  return lines.join("\n");
}

/** Lower ends for effects that are the same in every world, at the confidence of a single test and of one among forty. */
function settled(): string {
  const effects = [0.1, 0.15, 0.2, 0.3, 0.5];
  const runs = [
    [512, 4],
    [2048, 4],
    [512, 8],
    [256, 16],
  ] as const;
  const lines = [
    "### What a number of runs can settle",
    "",
    `Every world has the same effect on a yes/no outcome, so the true share is 1. Mean lower end of the chosen interval over ${SETTLED} draws, at 95 % / at`,
    "1 − .05/40, as in a ledger of forty tests. *Holds* needs .90.",
    "",
    `| worlds × replicates | runs an arm | ${effects.map((e) => `effect ${e}`).join(" | ")} |`,
    `|---|---|${"---|".repeat(effects.length)}`,
  ];
  for (const [worlds, replicates] of runs) {
    const ends = effects.map((e) =>
      [CONFIDENCE, 1 - 0.05 / 40].map((c) => lowerEnd(e, worlds, replicates, c, SETTLED).toFixed(2)).join(" / "),
    );
    lines.push(`| ${worlds} × ${replicates} | ${worlds * replicates} | ${ends.join(" | ")} |`);
  }
  return lines.join("\n");
}

/** The page around the table. Read again before writing, so that edits made meanwhile are kept. */
function page(): { before: string; after: string } {
  const text = readFileSync(PAGE, "utf8");
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/estimators.md has no lines "${BEGIN}" and "${END}"`);
  return { before: text.slice(0, from + BEGIN.length), after: text.slice(to) };
}

page();
const text = [
  `Nominal coverage ${CONFIDENCE}; ${REPEATS} repetitions a row, fixed seeds. A coverage of .95 has a Monte Carlo standard error of ${error.toFixed(3)};`,
  `**bold**: more than two of them below nominal. Widths of the chosen estimator are means over the first ${WIDTHS} repetitions; the prescribed one`,
  `used ${BOOTSTRAPS} bootstraps.`,
  "",
  ...SIZES.map((worlds) => table(worlds) + "\n"),
  settled() + "\n",
].join("\n");
const { before, after } = page();
writeFileSync(PAGE, `${before}\n\n${text}\n${after}`);
