// What an outcome or a claim hangs on: shares of its variance, where each assumption is low and high, and where it happens. Charts with
// their sentence; on a terminal bars of text in their place.
import { outcomeLabel } from "../../model/asked.ts";
import type { Drivers, Screened, Share } from "../../questions/drivers/driverResult.ts";
import { boxChart, boxSentence } from "../charts/boxDots.ts";
import { sharesChart, sharesSentence, tornadoChart, tornadoSentence } from "../charts/tornado.ts";
import {
  code, facts, figure, fold, heading, list, quiet, section, strong, table, text, warning, type Block, type Column, type Document, type Inline,
} from "../document.ts"; // prettier-ignore
import { h, type Markup } from "../html/markup.ts";
import {
  alone, BOX_WORDS, boxNumbers, boxText, CANNOT, convergenceText, leafText, lowHighText, lowHighTold, luckText, meanText, SHARE_WORDS, shareLine, shareText, workText,
} from "../words/driversWords.ts"; // prettier-ignore
import { count, number, percent } from "../words/numbers.ts";

export function driversDocument(found: Drivers): Document {
  const { of, scenario, stopped, where } = found;
  const title = `${scenario.title}: what drives ${of.claim === "" ? outcomeLabel(of.outcome) : `claim ${of.claim}`}`;
  return {
    title,
    blocks: [
      heading(1, title),
      text(`${of.meaning}: ${meanText(found)}`, "finding"),
      text(workText(found), "quiet"),
      ...(stopped
        ? [warning(`Stopped early: this rests on ${count(stopped.worlds)} of ${count(stopped.of)} worlds.`)]
        : []),
      ...found.remarks.map((remark) => text(remark, "quiet")),
      ...shares(found),
      ...lowHigh(found),
      section(
        "Where it happens",
        [
          text(where.target),
          text(strong(boxText(found)), "finding"),
          ...(where.box ? [text(boxNumbers(where.box))] : []),
          ...drawing(boxChart(found, "box-chart"), "The box in two dimensions", boxSentence(where)),
          text(leafText(found)),
          text(BOX_WORDS, "quiet"),
        ],
        { id: "where" },
      ),
      ...screening(found),
      section("What this cannot show", [list("bullets", CANNOT)], { id: "cannot" }),
      section(
        "How it was made",
        facts([
          ["command", code(found.command)],
          ["version", found.version],
          ["seed", String(found.seed)],
          ["scenario", `${scenario.id}, contents ${scenario.hash}`],
        ]),
        { id: "made" },
      ),
    ],
  };
}

const STYLE = h`figure{max-width:600px}`;
const drawing = (drawn: Markup, title: string, caption: string, instead: readonly Block[] = []): Block[] =>
  figure(drawn, { title, caption, instead, style: STYLE });

/** What an assumption is, and how its file calls it; all others together and luck are in no file. */
const named = ({ path, meaning }: Pick<Share, "path" | "meaning">): Inline =>
  path.includes(".") ? [meaning, " ", quiet(["(", code(path), ")"])] : meaning;

function shares(found: Drivers): Block[] {
  if (!found.shares) return [];
  const { factors, convergence } = found.shares;
  return [
    section(
      "What matters: shares of the variance",
      [
        ...drawing(sharesChart(found, "shares-chart"), "Shares of the variance", sharesSentence(found), bars(factors)),
        ...(luckText(found) === "" ? [] : [text(luckText(found))]),
        text(SHARE_WORDS),
        text(convergenceText(convergence), "quiet"),
        fold(
          "Every number",
          [
            table(
              [
                { head: "assumption" },
                { head: "alone" },
                { head: "in all" },
                { head: "alone, by the design" },
                { head: "rows", align: "right" },
              ],
              factors.map((f) => ({
                cells: [named(f), shareText(alone(f)), shareText(f.total), shareText(f.first), count(f.rows)],
              })),
            ),
          ],
          { page: true },
        ),
      ],
      { id: "shares" },
    ),
  ];
}

/** Cells of the longest bar on a terminal. */
const BAR = 24;

function bars(factors: readonly Share[]): Block[] {
  const most = Math.max(...factors.map((f) => f.total.value), 0.01);
  return [
    text(`█ alone  ▒ only together with others  · the longest bar is ${percent(most)}`),
    table(
      [{ head: "" }, { head: "" }, { head: "", below: true }],
      factors.map((f) => ({ cells: [named(f), bar(f, most), shareLine(f)] })),
    ),
  ];
}

function bar(share: Share, most: number): string {
  const cells = (x: number): number => Math.round((BAR * Math.max(0, x)) / most);
  const all = cells(share.total.value);
  const own = alone(share);
  const solid = own.told ? Math.min(all, cells(own.value)) : 0;
  return "█".repeat(solid) + "▒".repeat(Math.max(0, all - solid));
}

const LISTED = 12;

function lowHigh(found: Drivers): Block[] {
  if (found.lowHigh.length === 0) return [];
  const rows = found.lowHigh.filter((l) => l.told).slice(0, LISTED);
  const thirds = rows.some((l) => l.groups[0]?.group === "lowest third");
  const legend = thirds
    ? " Round: the lowest third of a range; square: the highest. Of a form: each option, the highest mean square."
    : "";
  return [
    section(
      "Where each is low and where it is high",
      [
        ...drawing(tornadoChart(found, "tornado-chart"), "Mean of the outcome", tornadoSentence(found) + legend),
        text(lowHighTold(found), "quiet"),
        ...(rows.length === 0
          ? []
          : [
              fold("In words", [
                list(
                  "bullets",
                  rows.map((l) => ({ text: [named(l), ": ", lowHighText(found, l.groups)] })),
                ),
              ]),
            ]),
      ],
      { id: "low-high" },
    ),
  ];
}

const MOVES: readonly Column[] = [
  { head: "assumption" },
  { head: "mean size of the change, μ*", short: "size of change" },
  { head: "mean change, μ", align: "right", yields: 1 },
  { head: "spread, σ", align: "right", yields: 1 },
  { head: "own share because of", yields: 2 },
];
/** Rows that stand open. */
const FIRST = 6;

function screening({ screening: rows, worlds, luck }: Drivers): Block[] {
  if (rows.length === 0) return [];
  const moved = rows.filter((r) => r.muStar > 0);
  const idle = rows.length - moved.length;
  const row = (r: Screened) => ({
    cells: [
      named(r),
      `${number(r.muStar)} (${number(r.low)} to ${number(r.high)})`,
      number(r.mu),
      number(r.sigma),
      r.chosen === "worlds" ? "plain worlds" : r.chosen,
    ],
  });
  const other = luck && luck.n > 0 ? ` Luck drawn anew changes ${number(luck.muStar)}.` : "";
  const [first, rest] = [moved.slice(0, FIRST), moved.slice(FIRST)];
  return [
    section(
      "First look: each assumption moved alone",
      [
        text(
          `Each was moved by half of its range, or to another option, from ${count(worlds.bases)} starts. The luck was held. Changes are in the outcome's own scale.${other}`,
        ),
        text(
          `${count(idle)} of ${count(rows.length)} assumptions changed nothing in any of them. With so few starts that does not say that they never do.`,
        ),
        ...(first.length === 0 ? [] : [table(MOVES, first.map(row))]),
        ...(rest.length === 0
          ? []
          : [
              fold(`The other ${count(rest.length)} that changed something`, [table(MOVES, rest.map(row))], {
                page: true,
              }),
            ]),
      ],
      { id: "first" },
    ),
  ];
}
