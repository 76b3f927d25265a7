// Rival explanations on a terminal: what each leans on and needs, which moves the decision more, what would tell them apart.
import type { Effects, Move, Observation, Rivals, RivalShown } from "../../questions/rivals/rivalResult.ts";
import type { Interval } from "../../claims/result.ts";
import { padded, plain, width, wrap } from "./lines.ts";
import { count, percent, percentInterval } from "../words/numbers.ts";
import { outcomeLabel } from "../../model/asked.ts";
import { needOf } from "../words/rivalNeeds.ts";
import {
  aheadWords, bestWords, BITS_WORDS, bits, bitsInterval, CANNOT, cellChange, cellMean, CIRCUMSTANCES_WORDS, circumstanceWords, DECISION_WORDS, decisionRests, effectsRest, observationName, OFF_WORDS, offWords, pointsChange, recordWords, restsOn, restWords, SHOWN, size, sourceWords, titleOf, unseen, verdictsOf,
} from "../words/rivalsWords.ts"; // prettier-ignore
import { sheet, type Sheet, type TerminalOptions } from "./sheet.ts";

/** No line is wider than `columns`; ends in a line break. */
export function rivalsText(found: Rivals, options: TerminalOptions): string {
  const s = sheet(options);
  const { stopped } = found;
  const lines = [
    ...wrap(
      `${s.paint.bold(`Precedent · ${plain(found.scenario.title)}`)} · ${count(found.rivals.length)} rival explanations`,
      s.columns,
    ),
    ...wrap(restsOn(found), s.columns),
    ...(stopped
      ? wrap(
          `Stopped early: this rests on the first ${count(stopped.worlds)} of ${count(stopped.of)} worlds.`,
          s.columns,
        )
      : []),
    "",
    ...heading("Side by side", s),
    ...sideBySide(found, s),
    "",
    ...heading("What each needs to be true", s),
    ...wrap(OFF_WORDS, s.columns),
    ...found.rivals.flatMap((r) => ["", ...rivalLines(r, s)]),
    "",
    ...heading("Which moves the decision more", s),
    ...decisionLines(found, s),
    ...found.effects.flatMap((e) => ["", ...effectLines(found, e, s)]),
    "",
    ...heading("Which observation would tell them apart", s),
    ...observationLines(found, s),
    "",
    ...heading("What this cannot show", s),
    ...CANNOT.flatMap((c) => wrap(c, s.columns, "· ", "  ")),
    "",
    ...wrap(found.command, s.columns, "again  "),
    ...(options.page === undefined || options.page === "" ? [] : wrap(options.page, s.columns, "page   ")),
  ];
  return `${lines.join("\n")}\n`;
}

const heading = (text: string, s: Sheet): string[] => wrap(s.paint.bold(text.toUpperCase()), s.columns);

function sideBySide(found: Rivals, s: Sheet): string[] {
  const d = found.decision;
  return found.rivals.flatMap((r, i) => {
    const moves = d ? `moves the decision by ${size((d.without[i] as Move).either)} points when switched off, by ${size((d.only[i] as Move).either)} alone` : ""; // prettier-ignore
    return wrap([`${s.paint.bold(titleOf(found, r.id))}: ${verdictsOf(r)}`, moves].filter((t) => t !== "").join("; "), s.columns, "  ", "    "); // prettier-ignore
  });
}

function rivalLines(rival: RivalShown, s: Sheet): string[] {
  return [
    ...wrap(s.paint.bold(plain(rival.title)), s.columns),
    ...wrap(plain(rival.says), s.columns, "  "),
    ...wrap(sourceWords(rival), s.columns, "  "),
    ...rival.considerations.flatMap((c) => wrap(offWords(c), s.columns, "  off  ", "       ")),
    ...rival.claims.flatMap((claim) => [
      ...wrap(plain(claim.text), s.columns, `  ${padded(claim.id, 4)} `),
      ...claim.tests.flatMap((test) => {
        const need = needOf(test);
        const verdict = s.paint.verdict(need.verdict)(need.verdict) + (need.origin === "" ? "" : `, ${need.origin}`);
        return [
          ...wrap([verdict, ...need.beside].join(" · "), s.columns, `       ${padded(need.where, 8)}`),
          ...need.rows.flatMap(({ label, text }) => wrap(text, s.columns, `         ${padded(label, 11)}`)),
        ];
      }),
    ]),
  ];
}

function decisionLines(found: Rivals, s: Sheet): string[] {
  const d = found.decision;
  if (!d) return wrap("Requests are too few to say anything: ask for more --worlds.", s.columns);
  const longest = Math.max(18, ...found.rivals.map((r) => width(titleOf(found, r.id))));
  const row = (cells: readonly string[]): string[] => fitted(cells, [longest + 2, 17, 10, 20, 0], "  ", s);
  const table = (moves: typeof d.without): string[] =>
    moves.flatMap((m) => row([titleOf(found, m.rival), size(m.either), size(m.typical).replace(/\u00a0.*/, ""), pointsChange(m.signed), percent(m.chance.value)])); // prettier-ignore
  const head = row(["", "moves by", "typically", "on the whole", "answered"]);
  return [
    ...wrap(decisionRests(d), s.columns),
    "  Switched off, the others kept",
    ...head,
    ...table(d.without),
    "  Only this one, against none",
    ...head,
    ...table(d.only),
    ...wrap(DECISION_WORDS, s.columns),
    ...wrap(aheadWords(found, d.aheadWithout, "Switched off"), s.columns),
    ...wrap(aheadWords(found, d.aheadOnly, "Alone"), s.columns),
  ];
}

/** Cells in columns where they fit, else one after the other. */
function fitted(cells: readonly string[], widths: readonly number[], indent: string, s: Sheet): string[] {
  const row = indent + cells.map((cell, k) => padded(cell, widths[k] ?? 0)).join("");
  const fits = width(row) <= s.columns && cells.every((cell, k) => widths[k] === 0 || width(cell) < (widths[k] ?? 0));
  const said = cells.filter((cell) => cell !== "").join(" · ");
  return fits ? [row.replaceAll("\u00a0", " ").trimEnd()] : wrap(said, s.columns, indent, `${indent}  `);
}

function effectLines(found: Rivals, e: Effects, s: Sheet): string[] {
  const outcomes = e.arms[0]?.cells.map((c) => c.outcome) ?? [];
  const longest = Math.max(...e.arms.map((a) => width(a.name)));
  return [
    ...wrap(s.paint.bold(`What ${titleOf(found, e.rival)} tries out`), s.columns),
    ...wrap(effectsRest(e), s.columns, "  "),
    ...outcomes.flatMap((outcome, k) => [
      ...wrap(outcomeLabel(outcome), s.columns, "  "),
      ...e.arms.flatMap((a) => {
        const cell = a.cells[k] as (typeof a.cells)[number];
        return fitted([plain(a.name), cellMean(cell), cellChange(cell)], [longest + 2, 9, 0], "    ", s);
      }),
    ]),
    ...(unseen(e) === "" ? [] : wrap(unseen(e), s.columns, "  ")),
    ...(e.note === "" ? [] : wrap(plain(e.note), s.columns, "  note  ")),
  ];
}

function observationLines(found: Rivals, s: Sheet): string[] {
  const list = found.observations?.list ?? [];
  if (list.length === 0) return wrap("Requests are too few to say anything: ask for more --worlds.", s.columns);
  const [shown, rest] = [list.slice(0, SHOWN), list.slice(SHOWN)];
  return [
    ...wrap(BITS_WORDS, s.columns),
    ...bestWords(found).flatMap((line) => wrap(line, s.columns, "· ", "  ")),
    "",
    ...wrap(`The ${count(shown.length)} that tell most, by mean bits over all pairs:`, s.columns),
    ...shown.flatMap((o) => one(found, o, s)),
    ...wrap(restWords(shown, rest), s.columns),
    ...circumstanceLines(found, s),
  ];
}

function circumstanceLines(found: Rivals, s: Sheet): string[] {
  if (found.circumstances.length === 0) return [];
  const longest = Math.max(...found.circumstances.map((c) => width(c.name)));
  const names = found.rivals.map((r) => titleOf(found, r.id));
  const widths = [longest + 2, 7, ...names.map(() => 12)];
  const letters = names.map((_, i) => String.fromCharCode(65 + i));
  return [
    "",
    ...wrap(CIRCUMSTANCES_WORDS, s.columns),
    ...circumstanceWords(found).flatMap((line) => wrap(line, s.columns, "· ", "  ")),
    ...wrap(names.map((name, i) => `${letters[i] as string} ${name}`).join(", "), s.columns, "  answered, alone: "),
    ...fitted(["", "bits", ...letters], widths, "  ", s),
    ...found.circumstances.flatMap((c) =>
      fitted([plain(c.name), bits(c.bits), ...c.chances.map((x) => chanceCell(x.of))], widths, "  ", s),
    ),
  ];
}

const chanceCell = (i: Interval): string => percentInterval(i).replace("\u00a0%\u00a0", " ");

function one(found: Rivals, o: Observation, s: Sheet): string[] {
  const parted = o.partings.filter((p) => p.parts);
  const pairs = parted.map((p) => `${titleOf(found, p.first)} / ${titleOf(found, p.second)} ${bitsInterval(p.bits)}`);
  return [
    ...wrap(`${s.paint.bold(observationName(o))}: ${bits(o.bits)} bits`, s.columns, "  "),
    ...wrap(
      pairs.length > 0 ? `tells apart ${pairs.join("; ")}` : "tells no pair apart for certain",
      s.columns,
      "    ",
    ),
    ...wrap(recordWords(found, o), s.columns, "    "),
  ];
}
