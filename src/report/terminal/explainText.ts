// An explanation on the terminal: the story, what the outcome needed, every decision, and how one thing led to another.
import type { Scenario } from "../../scenario/scenario.ts";
import type { Explained } from "../../questions/explain.ts";
import { eventExplained } from "../story/eventExplained.ts";
import { causeGraph } from "../story/causeGraph.ts";
import { causeWords, triedWords, WHAT_WAS_TRIED } from "../story/causeWords.ts";
import { decisionRows, type OptionRow } from "../story/decisionRows.ts";
import { padded, plain, wrap } from "./lines.ts";
import { signed } from "../words/numbers.ts";
import { chance } from "../story/spoken.ts";
import { story } from "../story/story.ts";
import { treeText } from "./treeText.ts";

/** Lines of at most `columns`, ending in a line break. `head` stands above; the story only where `told`. */
export function explainText(
  found: Explained,
  scenario: Scenario,
  head: readonly string[],
  columns: number,
  told = true,
): string {
  const { run } = found;
  const graph = causeGraph(run, scenario, eventExplained(found, scenario), found.at ?? undefined);
  const lines = [
    ...wrap(`${plain(scenario.title)}: why ${plain(found.words)}`, columns),
    ...head.flatMap((line) => wrap(plain(line), columns, "  ")),
    "",
    "WHAT IT NEEDED",
    ...causeWords(found).flatMap((s) => wrap(s, columns, "  ")),
    "",
    ...wrap(WHAT_WAS_TRIED, columns, "  "),
    ...found.tried.flatMap((t) => wrap(plain(t.removal.words), columns, `    ${padded(triedWords(t), 32)}`)),
    "",
    "HOW ONE THING LED TO ANOTHER",
    ...wrap(
      `${graph.nodes.some((n) => n.outcome) ? "" : "No event of the log is what is explained; this is all that was logged up to then. "}Each with what led to it, as the step that logged it knew.`,
      columns,
      "  ",
    ),
    ...graph.nodes.flatMap((n) =>
      wrap(
        `${n.label}${n.causes.length > 0 ? ` ← ${n.causes.map((c) => `[${c}]`).join(" ")}` : ""}${n.outcome ? " ·· this is what is explained" : ""}`,
        columns,
        `${padded(`  [${n.n}]`, 8)}${padded(n.date, 18)}`,
      ),
    ),
    ...(graph.hidden > 0 ? [`  and ${graph.hidden} earlier ones`] : []),
    "",
    "DECISIONS",
    ...wrap(
      "Chances are on what weighed alone. Weights and leanings are log-odds; the largest sum of both is chosen, marked →.",
      columns,
      "  ",
    ),
    ...decisionRows(run, scenario).flatMap((d) => [
      "",
      ...wrap(d.sentence, columns, `  ${padded(d.date, 18)}`),
      ...d.menus.flatMap((menu, i) => [...(i > 0 ? ["    then:"] : []), ...menu.flatMap((o) => option(o, columns))]),
      ...(d.event.tree ? treeText(d.event.tree, columns, "    ") : []),
    ]),
    ...(told ? ["", "THE STORY", story(run, scenario, columns)] : []),
  ];
  return [...lines, ""].join("\n");
}

function option(o: OptionRow, columns: number): string[] {
  const head = `    ${o.chosen ? "→" : " "} ${padded(o.option, 11)}${padded(chance(o.chance), 11)}${padded(signed(round(o.weight)), 7)}leaning ${padded(signed(round(o.leaning)), 6)}`;
  const parts = o.parts.map((p) => `${p.words} ${signed(round(p.weight))}`).join(", ");
  return [head.trimEnd(), ...(parts === "" ? [] : wrap(parts, columns, "        "))];
}

const round = (x: number): number => Math.round(10 * x) / 10;
