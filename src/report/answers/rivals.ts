// Rival explanations: side by side, which moves the decision more, what would tell them apart, what each leans on and needs.
import { FOUND } from "../words/words.ts";
import { outcomeLabel } from "../../model/asked.ts";
import type { Effects, Move, Observation, Rivals, RivalShown } from "../../questions/rivals/rivalResult.ts";
import {
  code, drawn, fold, group, heading, lines, list, note, quiet, section, strong, table, text, verdict, warning, type Block, type Column, type Document, type Inline,
} from "../document.ts"; // prettier-ignore
import { h, type Markup } from "../html/markup.ts";
import { count, percent, percentInterval } from "../words/numbers.ts";
import { needOf, type Need } from "../words/rivalNeeds.ts";
import {
  aheadWords, bestWords, BITS_WORDS, bits, bitsInterval, CANNOT, cellChange, cellMean, CIRCUMSTANCES_WORDS, circumstanceWords, DECISION_WORDS, decisionRests, effectsRest, observationName, OFF_WORDS, offWords, pointsChange, restsOn, restWords, SHOWN, size, sourceWords, titleOf, unseen, verdictsOf,
} from "../words/rivalsWords.ts"; // prettier-ignore
import { made } from "./made.ts";

export function rivalsDocument(found: Rivals): Document {
  const { scenario, stopped } = found;
  const title = `${scenario.title}: rival explanations`;
  return {
    title,
    blocks: [
      heading(1, title),
      text(restsOn(found)),
      ...(stopped
        ? [warning(`Stopped early: this rests on the first ${count(stopped.worlds)} of ${count(stopped.of)} worlds.`)]
        : []),
      section("Side by side", [sideBySide(found)], { id: "side" }),
      section("Which moves the decision more", decision(found), { id: "move" }),
      section("Which observation would tell them apart", observations(found), { id: "tell" }),
      section("What each needs to be true", [text(OFF_WORDS, "quiet"), group("rivals", found.rivals.map(rivalPart))], {
        id: "need",
      }),
      ...found.effects.map((e) => effects(found, e)),
      section("What this cannot show", [list("bullets", CANNOT)], { id: "cannot" }),
      made(found.command),
    ],
  };
}

const FLAGS: Column = { head: "as it is asked for", short: "", below: true };

const FEW = text("Requests are too few to say anything: ask for more worlds.");

function sideBySide(found: Rivals): Block {
  const moved = (moves: readonly Move[] | undefined, i: number): string => (moves?.[i] ? size(moves[i].either) : "–");
  const { decision: d } = found;
  return table(
    [
      { head: "explanation" },
      { head: "what it says", short: "says", below: true },
      { head: "its claims in the model", short: "its claims:", below: true },
      { head: "moves the decision, switched off", short: "points, switched off" },
      { head: "alone" },
    ],
    found.rivals.map((r, i) => ({
      cells: [r.title, r.says, verdictsOf(r), moved(d?.without, i), moved(d?.only, i)],
    })),
  );
}

function decision(found: Rivals): Block[] {
  const { decision: d } = found;
  if (!d) return [FEW];
  const most = Math.max(0.01, ...[...d.without, ...d.only].map((m) => m.either.high));
  const moves = (of: readonly Move[]): Block =>
    table(
      [
        { head: "explanation" },
        { head: "moves a world’s chance by, points", short: "moves by" },
        { head: "" },
        { head: "typically", yields: 1 },
        { head: "on the whole" },
        { head: "requests answered", short: "answered", yields: 2 },
      ],
      of.map((m) => ({
        cells: [
          titleOf(found, m.rival),
          size(m.either),
          drawn(bar(m, most)),
          size(m.typical),
          pointsChange(m.signed),
          percentInterval(m.chance),
        ],
      })),
    );
  return [
    text(decisionRests(d)),
    heading(3, "Switched off, the others kept"),
    moves(d.without),
    text(aheadWords(found, d.aheadWithout, "Switched off")),
    heading(3, "Only this one, against none"),
    moves(d.only),
    text(aheadWords(found, d.aheadOnly, "Alone")),
    text(DECISION_WORDS, "quiet"),
  ];
}

/** Value as a bar, its interval as a line; numbers of our own alone go into the drawing. */
function bar({ either }: Move, most: number): Markup {
  const at = (x: number): number => Math.round((1600 * Math.min(most, Math.max(0, x))) / most) / 10;
  return h`<svg class="bar-row" viewBox="0 0 160 9" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="1" width="${at(either.value)}" height="7"/><line x1="${at(either.low)}" x2="${at(either.high)}" y1="4.5" y2="4.5"/></svg>`;
}

function observations(found: Rivals): Block[] {
  const all = found.observations?.list ?? [];
  if (all.length === 0) return [FEW];
  const [shown, rest] = [all.slice(0, SHOWN), all.slice(SHOWN)];
  return [
    list("bullets", bestWords(found), "best"),
    text(BITS_WORDS, "quiet"),
    table(
      [
        { head: "observation" },
        { head: "bits, mean of pairs", short: "bits" },
        { head: "tells apart", below: true },
        { head: "what the record says, and how likely each makes it", short: "the record:", below: true },
      ],
      shown.map((o) => ({
        cells: [
          [strong(observationName(o)), " ", quiet(["(", o.meaning, ")"])],
          bits(o.bits),
          pairs(found, o),
          recorded(found, o),
        ],
      })),
    ),
    ...(restWords(shown, rest) === "" ? [] : [text(restWords(shown, rest), "quiet")]),
    ...circumstances(found),
    fold(
      "Every chance",
      all.flatMap((o) => chances(found, o)),
      { page: true },
    ),
  ];
}

function pairs(found: Rivals, o: Observation): Inline {
  const parted = o.partings.filter((p) => p.parts);
  return parted.length === 0
    ? "no pair for certain"
    : lines(parted.map((p) => `${titleOf(found, p.first)} / ${titleOf(found, p.second)}: ${bitsInterval(p.bits)}`));
}

const recorded = (found: Rivals, { record }: Observation): Inline =>
  record
    ? [
        record.says,
        ". ",
        quiet(lines(record.chances.map((c) => `${titleOf(found, c.rival)} ${percentInterval(c.of)}`))),
      ]
    : "does not hold it";

function circumstances(found: Rivals): Block[] {
  if (found.circumstances.length === 0) return [];
  return [
    heading(3, "In which circumstances the answer would tell most"),
    text(CIRCUMSTANCES_WORDS),
    list("bullets", circumstanceWords(found), "best"),
    table(
      [
        { head: "a request where" },
        { head: "bits" },
        ...found.rivals.map((r): Column => ({ head: titleOf(found, r.id) })),
        FLAGS,
      ],
      found.circumstances.map((c) => ({
        cells: [c.name, bits(c.bits), ...c.chances.map((x) => percentInterval(x.of)), code(c.flags)],
      })),
    ),
  ];
}

const chances = (found: Rivals, o: Observation): Block[] => [
  heading(3, observationName(o)),
  table(
    [{ head: "alone" }, ...o.classes.map((head): Column => ({ head })), { head: "observations" }],
    o.chances.map((c) => ({
      cells: [titleOf(found, c.rival), ...c.of.map((x) => percent(x)), count(c.observations)],
    })),
  ),
];

function rivalPart(rival: RivalShown): Block {
  return section(
    rival.title,
    [
      text(sourceWords(rival), "quiet"),
      fold("What switching it off means", [list("bullets", rival.considerations.map(offWords))]),
      ...rival.claims.flatMap((claim) => [
        text([strong(claim.id), " ", claim.text]),
        ...claim.tests.map((test) => group("test", need(needOf(test)))),
      ]),
    ],
    { level: 3 },
  );
}

const need = ({ where, verdict: of, origin, beside, rows }: Need): Block[] => [
  text(
    [`${where}: `, verdict(of, origin !== "" && origin !== FOUND, origin), beside.map((part) => ` · ${part}`)],
    "head",
  ),
  ...rows.map((row) => text(`${row.label === "" ? "" : `${row.label}: `}${row.text}`, "quiet")),
];

function effects(found: Rivals, e: Effects): Block {
  const outcomes = e.arms[0]?.cells.map((c) => c.outcome) ?? [];
  const unlike = unseen(e);
  return section(`What ${titleOf(found, e.rival)} tries out`, [
    text(effectsRest(e), "quiet"),
    ...(e.shared === "" ? [] : [text(["In every arm: ", code(e.shared)], "quiet")]),
    table(
      [{ head: "arm" }, ...outcomes.map((o): Column => ({ head: outcomeLabel(o) })), FLAGS],
      e.arms.map((a) => ({
        cells: [
          a.name,
          ...a.cells.map((c): Inline => [cellMean(c), "; ", quiet(cellChange(c))]),
          a.flags === "" ? "as drawn" : code(a.flags),
        ],
      })),
    ),
    ...(unlike === "" ? [] : [text(unlike)]),
    ...(e.note === "" ? [] : [note(e.note)]),
  ]);
}
