// The published models' answers as a table for the terminal, and Epstein's claims below each other.
import type { StructureResult } from "../epsteinLoss.ts";
import type { CheckedAnswer, EpsteinReport } from "../classics.ts";
import { intervalNote, structureWords, toldClaims } from "./epsteinWords.ts";
import { padded, width, wrap } from "../../../src/report/terminal/lines.ts";
import { count, percent } from "../../../src/report/words/numbers.ts";
import { sheet, type TerminalOptions } from "../../../src/report/terminal/sheet.ts";

const MOST_DECIMALS = 8;

/** As many digits as the tolerance makes sense of: 0.0920, 124.88909. */
export function digits(x: number, within: number): string {
  if (!Number.isFinite(x)) return "none";
  const places =
    within === 0 ? 0 : Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(-Math.log10(within)) + (within < 1e-5 ? 0 : 1)));
  return x.toFixed(within === 0 && !Number.isInteger(x) ? 4 : places);
}

/** As the source prints it, where that is short. */
const asGiven = (x: number, within: number): string => (String(x).length <= 10 ? String(x) : digits(x, within));

const tolerance = (x: number): string =>
  x === 0 ? "exact" : x < 0.001 ? x.toExponential(0) : String(Number(x.toPrecision(2)));
const short = ({ what, source, standing, within, expected, got }: CheckedAnswer): readonly string[] => [
  what,
  asGiven(expected, within),
  digits(got, within),
  tolerance(within),
  standing === "not verified" ? `not verified: ${source}` : `${standing}: ${source}`,
];

/** Below this the figures go to a line of their own. */
const LEAST_ROOM = 24;

/** Every answer, a block a model; sources once a block where they are all the same. */
export function classicsText(answers: readonly CheckedAnswer[], options: TerminalOptions): string {
  const { columns, paint } = sheet(options);
  const models = [...new Set(answers.map((a) => a.model))];
  const room = columns - 36;
  const row = (mark: string, [what = "", expected = "", got = "", within = ""]: readonly string[]): string[] => {
    if (room < LEAST_ROOM)
      return [
        ...wrap(what, columns, `${mark} `),
        ...(what === "" ? [] : wrap(`expected ${expected}, got ${got}, within ${within}`, columns, "    ")),
      ];
    const [first = "", ...rest] = wrap(what, room);
    const figures = `${expected.padStart(13)}${got.padStart(13)}${within.padStart(8)}`;
    return [`${mark} ${padded(first, room)}${figures}`, ...rest.map((line) => `  ${line}`)];
  };
  const lines: string[] = room < LEAST_ROOM ? [] : row(" ", ["", "expected", "got", "within"]);
  for (const model of models) {
    lines.push("", paint.bold(model));
    let source = "";
    for (const answer of answers.filter((a) => a.model === model)) {
      const cells = short(answer);
      if (cells[4] !== source) lines.push(...wrap((source = cells[4] ?? ""), columns - 2, "  ").map(paint.dim));
      const told = row(answer.agrees ? " " : "✕", cells);
      lines.push(...(answer.agrees ? told : told.map(paint.warn)));
    }
  }
  const off = answers.filter((a) => !a.agrees).length;
  const memory = answers.filter((a) => a.standing === "not verified").length;
  lines.push(
    "",
    ...wrap(
      off === 0 ? `All ${answers.length} within tolerance.` : `${off} of ${answers.length} out of tolerance, marked ✕.`,
      columns,
    ),
    ...wrap(
      `${memory} of them are not verified: formula or number is from memory, and agreement says only that the code does what is remembered.`,
      columns,
    ),
  );
  return `${lines.join("\n")}\n`;
}

const MARK = { yes: "yes", no: "no", open: "open" } as const;

/** Epstein's claims with their verdicts, and each version's figures. */
export function epsteinText(report: EpsteinReport, options: TerminalOptions): string {
  const { columns, paint } = sheet(options);
  const title = "Epstein's model of civil violence: what it says depends on what its texts leave open";
  const lines = [...wrap(title, columns).map(paint.bold), ""];
  for (const claim of toldClaims(report)) {
    const { verdict } = claim.judgement;
    lines.push(...wrap(claim.text, columns, `${claim.id}  `));
    lines.push(
      ...wrap(
        `${claim.finding} ${claim.open}`,
        columns,
        `    ${paint.verdict(verdict)(verdict.padEnd(9))} `,
        " ".repeat(14),
      ),
    );
    lines.push(...wrap(claim.moved, columns, " ".repeat(14)).map(paint.dim), "");
  }
  const wide = Math.max(...report.structures.map((s) => width(structureWords(s.structure)))) + 2;
  const rows = (s: StructureResult): string[] => [
    padded(structureWords(s.structure), wide),
    `${count(median(s.sudden.peaks))} against ${count(median(s.gradual.peaks))}`.padEnd(17),
    `${percent(s.wins.value)}`.padStart(7),
    MARK[s.beats].padStart(7),
    MARK[s.explodes].padStart(11),
  ];
  const cells = report.structures.map((s) => rows(s));
  if (wide + 42 <= columns) {
    lines.push(
      `${"".padEnd(wide)}${"median height".padEnd(17)}${"higher".padStart(7)}${"E1".padStart(7)}${"E2".padStart(11)}`,
    );
    for (const c of cells) lines.push(c.join(""));
  } else
    for (const [i, s] of report.structures.entries()) {
      const [, heights = "", higher = ""] = cells[i] ?? [];
      lines.push(...wrap(structureWords(s.structure), columns));
      lines.push(
        ...wrap(
          `median height ${heights.trim()}; higher in ${higher.trim()} of runs; E1 ${MARK[s.beats]}, E2 ${MARK[s.explodes]}`,
          columns,
          "  ",
        ),
      );
    }
  lines.push("", ...wrap(intervalNote(report), columns).map(paint.dim));
  if (options.page) lines.push("", `page  ${options.page}`);
  return `${lines.join("\n")}\n`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}
