// The prior predictive as text: what the model says before any claim, beside the public record, as it comes out.
import type { Band, PriorRow, TestReport } from "../../claims/result.ts";
import { padded, plain, wrap } from "./lines.ts";
import {
  bandText,
  fates,
  insideSentence,
  matchSentence,
  priorSentence,
  recordOf,
  rejectedSentence,
} from "../words/priorWords.ts";
import { count, isNumber, NBSP, percent, quantity } from "../words/numbers.ts";
import { sheet, type Sheet, type TerminalOptions } from "./sheet.ts";
import { CHANGED, IN_SAMPLE, markWord } from "../words/words.ts";

/** The prior predictive alone. */
export const priorText = (report: TestReport, options: TerminalOptions): string =>
  `${priorLines(report, sheet(options)).join("\n")}\n`;

export function priorLines(report: TestReport, s: Sheet): string[] {
  const { prior } = report;
  const shares = fates(prior.rows);
  const named = new Set(shares.map((f) => f.row));
  return [
    s.paint.bold("BEFORE ANY CLAIM: WHAT THE MODEL SAYS"),
    ...wrap(priorSentence(prior), s.columns, "  "),
    ...shares.flatMap((f) => fateLines(f, s)),
    "",
    ...wrap("How often, in the model and on record:", s.columns, "  "),
    ...[...prior.rows.filter((r) => !named.has(r)), ...prior.calm].flatMap((row) => rowLines(row, s)),
    "",
    ...wrap(rejectedSentence(prior), s.columns, "  "),
    ...changedLines(prior.changed, s),
    ...(prior.bands.length > 0 ? ["", ...bandLines(report, s)] : []),
  ];
}

/** What was changed in the model because of what stands here: hindsight is said. */
const changedLines = (changed: readonly string[] | undefined, s: Sheet): string[] =>
  (changed ?? []).length === 0
    ? []
    : [
        ...wrap(s.paint.warn(`${CHANGED}:`), s.columns, "  "),
        ...(changed ?? []).flatMap((c) => wrap(plain(c), s.columns, "    · ")),
      ];

function fateLines({ word, row }: ReturnType<typeof fates>[number], s: Sheet): string[] {
  const room = Math.max(8, Math.min(24, s.columns - 52));
  const value = row.model?.value;
  const filled = isNumber(value) ? Math.round(Math.min(1, Math.max(0, value)) * room) : 0;
  const bar = "█".repeat(filled) + "░".repeat(room - filled);
  return wrap(
    `${quantity(row.model, row.unit)}  ${plain(row.label)}`,
    s.columns,
    `    ${padded(word, 10)}${bar} `,
    " ".repeat(15 + room),
  );
}

function rowLines(row: PriorRow, s: Sheet): string[] {
  const record = recordOf(row);
  const model = row.model ? `${quantity(row.model, row.unit)} of${NBSP}${count(row.n)}` : "no run to judge by";
  return [
    ...wrap(plain(row.label), s.columns, "    ", "      "),
    ...wrap(
      `model ${model} · record ${record}${row.note === "" ? "" : ` · ${plain(row.note)}`}`,
      s.columns,
      "        ",
    ),
  ];
}

function bandLines(report: TestReport, s: Sheet): string[] {
  const { prior } = report;
  const outside = prior.bands.filter((b) => b.inside === false);
  const open = prior.bands.filter((b) => b.inside === null);
  const inside = prior.bands.filter((b) => b.inside === true);
  const list = (bands: readonly Band[], sign: string): string[] =>
    bands.flatMap((b) => {
      const at = isNumber(b.percentile) ? ` · at ${percent(b.percentile)} of runs` : "";
      const chance = isNumber(b.chance) ? ` · happens in ${percent(b.chance)}` : "";
      return wrap(
        `${plain(b.label)}: ${bandText(report, b)}${at}${chance} [${markWord(b.mark)}]`,
        s.columns,
        `    ${sign} `,
      );
    });
  return [
    ...wrap(insideSentence(prior), s.columns, "  "),
    ...(outside.length > 0 ? [...wrap(s.paint.warn("Outside the band:"), s.columns, "  "), ...list(outside, "✗")] : []),
    ...(inside.length > 0 ? [...wrap("Inside it:", s.columns, "  "), ...list(inside, "✓")] : []),
    ...(open.length > 0 ? [...wrap("Happens too rarely to say:", s.columns, "  "), ...list(open, "?")] : []),
    ...wrap(matchSentence(prior), s.columns, "  "),
    ...wrap(s.paint.warn(IN_SAMPLE), s.columns, "  "),
  ];
}
