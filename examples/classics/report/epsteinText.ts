// Epstein's claims for the terminal, below each other, and each version's figures.
import type { StructureResult } from "../epsteinLoss.ts";
import type { EpsteinReport } from "../classics.ts";
import { intervalNote, structureWords, toldClaims } from "./epsteinWords.ts";
import { padded, width, wrap } from "../../../src/report/terminal/lines.ts";
import { count, percent } from "../../../src/report/words/numbers.ts";
import { sheet, type TerminalOptions } from "../../../src/report/terminal/sheet.ts";

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
