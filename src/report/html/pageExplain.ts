// An explanation as a page: what the outcome needed, how one thing led to another, every decision, the story; of a ledger's
// counterexample first both arms' stories.
import type { GameTree } from "../../model/kit/events.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Explained } from "../../questions/explain.ts";
import { causeGraph } from "../story/causeGraph.ts";
import { causeWords, triedWords, WHAT_WAS_TRIED } from "../story/causeWords.ts";
import { decisionRows, type DecisionRow } from "../story/decisionRows.ts";
import { eventExplained } from "../story/eventExplained.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { signed } from "../words/numbers.ts";
import { BESIDE_STYLE } from "./pageBeside.ts";
import { again } from "./pageCompare.ts";
import { causeFigure, graphStyle, GRAPH_STYLE } from "./pageGraph.ts";
import { shell, top } from "./shell.ts";
import { chance } from "../story/spoken.ts";
import { storyLines } from "../story/storyLines.ts";

const STYLE = `${BESIDE_STYLE}${GRAPH_STYLE}.menu tr.chosen th,.menu tr.chosen td{font-weight:700}.tree{list-style:none;padding-left:1.2em;border-left:1px solid var(--line);font-size:15px}`;

/** `before` stands above what the outcome needed: a counterexample's two arms. The story only where `told`. */
export function explainPage(
  found: Explained,
  scenario: Scenario,
  head: readonly string[],
  command: string,
  before: Markup = nothing,
  told = true,
): string {
  const { run } = found;
  const { nodes, hidden } = causeGraph(run, scenario, eventExplained(found, scenario), found.at ?? undefined);
  const body = h`${top()}<main><h1>${scenario.title}: why ${found.words}</h1>${head.map((line) => h`<p class="says">${line}</p>`)}
${before}
<section aria-labelledby="needed"><h2 id="needed">What it needed</h2>${causeWords(found).map((s, i) => (i === 0 ? h`<p class="finding"><b>${s}</b></p>` : h`<p>${s}</p>`))}
<details class="more"><summary>Everything that was taken away, one at a time</summary><p class="quiet">${WHAT_WAS_TRIED}</p><div class="box" tabindex="0"><table><thead><tr><th scope="col">without</th><th scope="col">what happens</th></tr></thead><tbody>${found.tried.map((t) => h`<tr><th scope="row">${t.removal.words}</th><td>${triedWords(t)}</td></tr>`)}</tbody></table></div></details></section>
<section aria-labelledby="graph"><h2 id="graph">How one thing led to another</h2>${causeFigure(nodes, hidden, found.words)}</section>
${decisions(decisionRows(run, scenario))}
${told ? h`<section aria-labelledby="story"><h2 id="story">The story</h2><ul class="story">${storyLines(run, scenario).map((l) => h`<li>${l.date === "" ? nothing : h`<b>${l.date}</b> `}${l.text}</li>`)}</ul></section>` : nothing}
${again(command)}</main>`;
  return shell(`${scenario.title}: run ${run.id} explained`, body, STYLE + graphStyle(nodes));
}

function decisions(rows: readonly DecisionRow[]): Markup {
  if (rows.length === 0) return nothing;
  return h`<section aria-labelledby="decisions"><h2 id="decisions">Decisions</h2><p class="quiet">Chances are on what weighed alone. Weights and leanings are log-odds; the option with the largest sum of both is chosen, and marked.</p>${rows.map(
    (d) =>
      h`<h3>${d.date}</h3><p>${d.sentence}</p>${d.menus.map(
        (menu) =>
          h`<div class="box" tabindex="0"><table class="menu"><thead><tr><th scope="col">option</th><th scope="col">chance</th><th scope="col">weight</th><th scope="col">leaning</th><th scope="col">what weighed</th></tr></thead><tbody>${menu.map((o) => h`<tr${o.chosen ? h` class="chosen"` : nothing}><th scope="row">${o.option}${o.chosen ? " (chosen)" : ""}</th><td>${chance(o.chance)}</td><td>${signed(round(o.weight))}</td><td>${signed(round(o.leaning))}</td><td>${o.parts.map((p) => `${p.words} ${signed(round(p.weight))}`).join(", ")}</td></tr>`)}</tbody></table></div>`,
      )}${d.event.tree ? tree(d.event.tree) : nothing}`,
  )}</section>`;
}

const tree = ({ mover, moves }: GameTree): Markup =>
  h`<ul class="tree">${moves.map(
    (m) =>
      h`<li>${mover}: ${m.option} ${chance(m.chance)}${
        m.worth
          ? `, worth ${Object.entries(m.worth)
              .map(([who, x]) => `${who} ${signed(round(x))}`)
              .join(", ")}`
          : ""
      }${m.next ? tree(m.next) : nothing}</li>`,
  )}</ul>`;

const round = (x: number): number => Math.round(10 * x) / 10;
