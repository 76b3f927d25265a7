// An explanation: what the outcome needed, how one thing led to another, every decision, the story; of a ledger's counterexample first
// both arms' stories.
import type { GameTree } from "../../model/kit/events.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Explained } from "../../questions/explain.ts";
import {
  figure,
  fold,
  heading,
  list,
  section,
  strong,
  table,
  text,
  type Block,
  type Document,
  type Item,
} from "../document.ts";
import { causeFigure, graphStyle, graphWords } from "../html/pageGraph.ts";
import { causeGraph, type GraphNode } from "../story/causeGraph.ts";
import { causeWords, triedWords, WHAT_WAS_TRIED } from "../story/causeWords.ts";
import { decisionRows, type OptionRow } from "../story/decisionRows.ts";
import { eventExplained } from "../story/eventExplained.ts";
import { chance } from "../story/spoken.ts";
import { storyLines } from "../story/storyLines.ts";
import { signed } from "../words/numbers.ts";
import { made } from "./made.ts";
import { items } from "./story.ts";

/** `head` stands above; `before` are blocks above what the outcome needed, which tell the story where there are any. */
export function explainDocument(
  found: Explained,
  scenario: Scenario,
  head: readonly string[],
  command: string,
  before: readonly Block[] = [],
): Document {
  const { run } = found;
  return {
    title: `${scenario.title}: run ${run.id} explained`,
    blocks: [
      heading(1, `${scenario.title}: why ${found.words}`),
      ...head.map((line) => text(line, "says")),
      ...before,
      needed(found),
      graph(found, scenario),
      ...decisions(found, scenario),
      ...(before.length === 0
        ? [section("The story", [list("dated", items(storyLines(run, scenario)))], { id: "story" })]
        : []),
      made(command),
    ],
  };
}

const needed = (found: Explained): Block =>
  section(
    "What it needed",
    [
      ...causeWords(found).map((s, i) => (i === 0 ? text(strong(s), "finding") : text(s))),
      fold("Everything that was taken away, one at a time", [
        text(WHAT_WAS_TRIED, "quiet"),
        table(
          [{ head: "without" }, { head: "what happens" }],
          found.tried.map((t) => ({ cells: [t.removal.words, triedWords(t)] })),
        ),
      ]),
    ],
    { id: "needed" },
  );

function graph(found: Explained, scenario: Scenario): Block {
  const { nodes, hidden } = causeGraph(found.run, scenario, eventExplained(found, scenario), found.at ?? undefined);
  return section(
    "How one thing led to another",
    figure(causeFigure(nodes, hidden, found.words), {
      style: graphStyle(nodes),
      instead: [text(graphWords(nodes, hidden, found.words)), nodeTable(nodes)],
    }),
    { id: "graph" },
  );
}

/** The graph where it cannot be drawn. */
const nodeTable = (nodes: readonly GraphNode[]): Block =>
  table(
    [{ head: "", align: "right" }, { head: "when", align: "right" }, { head: "what" }, { head: "led to by" }],
    nodes.map((n) => ({
      cells: [String(n.n), n.date, n.label, n.causes.join(", ")],
      chosen: n.outcome,
    })),
  );

function decisions(found: Explained, scenario: Scenario): Block[] {
  const rows = decisionRows(found.run, scenario);
  if (rows.length === 0) return [];
  return [
    section(
      "Decisions",
      [
        text(
          "Chances are of being taken at that look, on what weighed alone and how long ago the last look was. Weights and leanings are log-odds; the option with the largest sum of both is chosen, and marked.",
          "quiet",
        ),
        ...rows.flatMap((d) => [
          heading(3, d.date),
          text(d.sentence),
          ...d.menus.map(menu),
          ...(d.event.tree ? [list("tree", branches(d.event.tree))] : []),
        ]),
      ],
      { id: "decisions" },
    ),
  ];
}

const menu = (options: readonly OptionRow[]): Block =>
  table(
    [
      { head: "option" },
      { head: "chance", align: "right" },
      { head: "weight", align: "right" },
      { head: "leaning", align: "right" },
      { head: "what weighed", short: "", below: true },
    ],
    options.map((o) => ({
      cells: [
        o.option,
        chance(o.chance),
        signed(tenths(o.weight)),
        signed(tenths(o.leaning)),
        o.parts.map((p) => `${p.words} ${signed(tenths(p.weight))}`).join(", "),
      ],
      chosen: o.chosen,
    })),
  );

/** A game tree: a move an item, what follows it below. */
export const branches = ({ mover, moves }: GameTree): Item[] =>
  moves.map((m) => {
    const worth = Object.entries(m.worth ?? {}).map(([who, x]) => `${who} ${signed(tenths(x))}`);
    return {
      text: `${mover}: ${m.option} ${chance(m.chance)}${worth.length > 0 ? `, worth ${worth.join(", ")}` : ""}`,
      ...(m.next ? { items: branches(m.next) } : {}),
    };
  });

const tenths = (x: number): number => Math.round(10 * x) / 10;
