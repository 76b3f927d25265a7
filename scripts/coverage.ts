// Writes the coverage tables of shares and means into docs/estimators.md, between its markers. Seeds are fixed: the same code gives the same
// table. Takes about seven minutes on one core: node scripts/coverage.ts; one cell alone, printed: node scripts/coverage.ts "all 0 ± .3"; what
// ledgers use at a look: node scripts/coverage.ts --looks, some minutes more
import { readFileSync, writeFileSync } from "node:fs";
import { clusterCells, coverageOfClusters } from "../test/analysis/clusterCells.ts";
import { coverageOf, MEASURED, type Measured, type Performance } from "../test/analysis/coverageCell.ts";
import { LOOK_CONFIDENCE } from "../src/claims/verdict.ts";
import { lowerEnd } from "../test/analysis/constantEffect.ts";
import { CELLS, EPSILON, truth, type Cell } from "../test/analysis/operatingPoints.ts";
import before from "./coverageBefore.json" with { type: "json" };

const PAGE = new URL("../docs/estimators.md", import.meta.url);
const BEGIN = "<!-- coverage: written by scripts/coverage.ts -->";
const END = "<!-- coverage: end -->";
const LEVELS = [0.95, 0.999];
/** Draws a cell at 100 × 6, at other sizes, of clustered shares, and of what a number of runs can settle. */
const DRAWS = 50;
const OTHER = 25;
const CLUSTERED = 250;
const SETTLED = 5;
const SIZES = [[60, 3], [90, 10], [146, 8], [300, 4]] as const; // prettier-ignore
const SIDES = ["above", "within", "below"] as const;

const error = (level: number, draws: number): number => Math.sqrt((level * (1 - level)) / draws);
const two = (x: number): string => x.toFixed(2);

/** Coverage, bold where it is more than two errors below the level. */
function covers(p: Performance | undefined, level: number, draws: number): string {
  if (!p) return "–";
  const shown = p.covers === 1 ? "1" : p.covers.toFixed(level > 0.99 ? 3 : 2).replace(/^0/, "");
  return p.covers < level - 2 * error(level, draws) ? `**${shown}**` : shown;
}
const all = (found: Partial<Record<Measured, Performance>>, level: number, draws: number): string =>
  `${SIDES.map((s) => covers(found[s], level, draws)).join(" ")} | ${SIDES.map((s) => two(found[s]?.width ?? NaN)).join(" ")}`;

function row(cell: Cell): string {
  const known = truth(cell);
  const old = (before.cells as Record<string, Record<string, Partial<Record<Measured, Performance>>>>)[cell.name];
  const parts = LEVELS.flatMap((level) => {
    const now = coverageOf(cell, { worlds: 100, replicates: 6, confidence: level, draws: DRAWS });
    return [
      old ? all(old[String(level)] ?? {}, level, before.draws) : "– | –",
      all(now, level, DRAWS),
      `${covers(now.mean, level, DRAWS)}`,
    ];
  });
  process.stderr.write(`${cell.name}\n`);
  return `| ${cell.name} | ${SIDES.map((s) => two(known[s])).join(" ")} | ${parts.join(" | ")} |`;
}

function main(): string {
  const level = (l: number): string => `before, ${l}: covers | width | now, ${l}: covers | width | mean covers`;
  return [
    "### 100 worlds × 6 replicates",
    "",
    `Three numbers are above, within and below ε = ${EPSILON}. *Now*: ${DRAWS} draws a cell, seeds 0 to ${DRAWS - 1}; a coverage of .95 has a Monte Carlo standard error of ${error(0.95, DRAWS).toFixed(3)}, one of .999 of ${error(0.999, DRAWS).toFixed(3)}.`,
    `*Before* (version ${before.version}, effect and noise fitted one after the other; first ${before.draws} of the same draws): ${error(0.95, before.draws).toFixed(3)} and ${error(0.999, before.draws).toFixed(3)}. **Bold**: more than two of them below nominal.`,
    "",
    `| worlds | true shares | ${LEVELS.map(level).join(" | ")} |`,
    `|---|---|${LEVELS.map(() => "---|---|---|---|---|").join("")}`,
    ...CELLS.map(row),
    "",
  ].join("\n");
}

function sizes(): string {
  const some = CELLS.filter((_, i) => i % 4 === 0);
  const found = some.map((cell) => {
    const parts = SIZES.map(([worlds, replicates]) =>
      all(coverageOf(cell, { worlds, replicates, confidence: 0.95, draws: OTHER, measured: SIDES }), 0.95, OTHER),
    );
    process.stderr.write(`sizes: ${cell.name}\n`);
    return `| ${cell.name} | ${parts.join(" | ")} |`;
  });
  return [
    "### Other numbers of worlds and replicates",
    "",
    `Every fourth cell at 95 %, ${OTHER} draws; standard error of a coverage of .95: ${error(0.95, OTHER).toFixed(3)}.`,
    "",
    `| worlds | ${SIZES.map(([w, r]) => `${w} × ${r}: covers | width`).join(" | ")} |`,
    `|---|${SIZES.map(() => "---|---|").join("")}`,
    ...found,
    "",
  ].join("\n");
}

function clusters(): string {
  const rows = clusterCells().map((cell) => {
    const parts = LEVELS.map((level) => {
      const p = coverageOfClusters(cell, level, CLUSTERED);
      return `${covers(p, level, CLUSTERED)} | ${p.width.toFixed(3)}`;
    });
    return `| ${cell.clusters} × ${cell.size} | ${cell.share} | ${cell.alike} | ${parts.join(" | ")} |`;
  });
  return [
    "### Shares over clusters",
    "",
    `${CLUSTERED} draws a cell; standard errors ${error(0.95, CLUSTERED).toFixed(3)} and ${error(0.999, CLUSTERED).toFixed(4)}. *Alike*: correlation of two futures of one cluster.`,
    "",
    `| clusters × size | share | alike | ${LEVELS.map((l) => `${l}: covers | width`).join(" | ")} |`,
    `|---|---|---|${LEVELS.map(() => "---|---|").join("")}`,
    ...rows,
    "",
  ].join("\n");
}

/** Lower ends for effects that are the same in every world, at the confidence of a single test and of one among fifty. */
function settled(): string {
  const effects = [0.1, 0.15, 0.2, 0.3, 0.5];
  const runs = [[100, 6], [100, 12], [300, 6], [512, 8]] as const; // prettier-ignore
  return [
    "### What a number of runs can settle",
    "",
    `Every world has the same effect on a yes/no outcome, so the true share is 1. Mean lower end of the interval over ${SETTLED} draws, at 95 % / at`,
    "99.9 %. *Holds* needs .90.",
    "",
    `| worlds × replicates | runs an arm | ${effects.map((e) => `effect ${e}`).join(" | ")} |`,
    `|---|---|${"---|".repeat(effects.length)}`,
    ...runs.map(([worlds, replicates]) => {
      const ends = effects.map((e) => LEVELS.map((c) => two(lowerEnd(e, worlds, replicates, c, SETTLED))).join(" / "));
      return `| ${worlds} × ${replicates} | ${worlds * replicates} | ${ends.join(" | ")} |`;
    }),
    "",
  ].join("\n");
}

/** Worlds and futures at a ledger's looks: the first, a dear test's last, and the usual last. */
const AT_LOOKS = [[45, 4], [80, 4], [160, 6]] as const; // prettier-ignore
const LOOKED = 20;

/** Misses at a look's own level, over all cells: there are too few draws a cell to say anything of one. */
function looks(): string {
  const found = AT_LOOKS.map(([worlds, replicates]) => {
    const cells = CELLS.map((cell) => {
      const at = coverageOf(cell, { worlds, replicates, confidence: LOOK_CONFIDENCE, draws: LOOKED });
      process.stderr.write(`${worlds} × ${replicates}: ${cell.name}\n`);
      return { name: cell.name, at };
    });
    const sides = MEASURED.map((side) => {
      const missed = cells.reduce((sum, { at }) => sum + Math.round(LOOKED * (1 - (at[side]?.covers ?? 1))), 0);
      const widths = cells.map(({ at }) => at[side]?.width ?? NaN).sort((a, b) => a - b);
      return side === "mean" ? `${missed}` : `${missed} | ${two(widths[Math.floor(widths.length / 2)] as number)}`;
    });
    const where = cells.filter(({ at }) => MEASURED.some((side) => (at[side]?.covers ?? 1) < 1)).map((c) => c.name);
    return `| ${worlds} × ${replicates} | ${sides.join(" | ")} | ${where.join("; ") || "–"} |`;
  });
  const all = CELLS.length * LOOKED;
  return [
    "### At a look",
    "",
    `Intervals at ${(100 * LOOK_CONFIDENCE).toFixed(4)} %, as ledgers have them, over all ${CELLS.length} cells, ${LOOKED} draws each: ${all} intervals a side, of which ${(all * (1 - LOOK_CONFIDENCE)).toFixed(1)} may miss on average.`,
    "",
    `| worlds × futures | ${SIDES.map((s) => `${s}: missed | median width`).join(" | ")} | mean: missed | where |`,
    `|---|${SIDES.map(() => "---|---|").join("")}---|---|`,
    ...found,
    "",
  ].join("\n");
}

/** Puts a text between two lines of the page; throws Error where the page has no such lines. */
function write(begin: string, end: string, text: string): void {
  const page = readFileSync(PAGE, "utf8");
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/estimators.md has no lines "${begin}" and "${end}"`);
  writeFileSync(PAGE, `${page.slice(0, from + begin.length)}\n\n${text}\n${page.slice(to)}`);
}

const [asked] = process.argv.slice(2);
if (asked === "--looks") {
  write("<!-- looks: written by scripts/coverage.ts --looks -->", "<!-- looks: end -->", looks());
} else if (asked !== undefined) {
  const cell = CELLS.find(({ name }) => name === asked);
  if (!cell) throw new Error(`no cell "${asked}"; cells: ${CELLS.map(({ name }) => name).join("; ")}`);
  console.log(MEASURED.join(", "));
  console.log(row(cell));
} else {
  write(BEGIN, END, [main(), sizes(), clusters(), settled()].join("\n"));
}
