// Rival explanations as one HTML file that loads nothing and runs nothing.
import type { Effects, Move, Observation, Rivals, RivalShown } from "../../questions/rivals/rivalResult.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { count, percent, percentInterval } from "../words/numbers.ts";
import { outcomeLabel } from "../../model/asked.ts";
import { needOf, type Need } from "../words/rivalNeeds.ts";
import {
  aheadWords, bestWords, BITS_WORDS, bits, bitsInterval, CANNOT, cellChange, cellMean, CIRCUMSTANCES_WORDS, circumstanceWords, DECISION_WORDS, decisionRests, effectsRest, observationName, OFF_WORDS, offWords, pointsChange, restsOn, restWords, SHOWN, size, sourceWords, titleOf, unseen, verdictsOf,
} from "../words/rivalsWords.ts"; // prettier-ignore
import { shell, top } from "./shell.ts";
import { verdictBox } from "./verdictMark.ts";

const OWN =
  ".rivals{display:grid;gap:8px 36px;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr))}.rivals>article{border-top:1px solid var(--line);padding-top:8px;min-width:0}.rivals .test{padding:6px 0}.bar-row{display:block;height:9px;width:160px;max-width:100%}.bar-row rect{fill:var(--model)}.bar-row line{stroke:var(--ink);stroke-width:2}.best{padding-left:1.2em}";

export function rivalsPage(found: Rivals): string {
  const title = `${found.scenario.title}: rival explanations`;
  const { stopped } = found;
  const body = h`${top()}<main><h1>${title}</h1><p>${restsOn(found)}</p>
${stopped ? h`<p class="warning">Stopped early: this rests on the first ${count(stopped.worlds)} of ${count(stopped.of)} worlds.</p>` : nothing}
<section aria-labelledby="side"><h2 id="side">Side by side</h2>${sideBySide(found)}</section>
<section aria-labelledby="move"><h2 id="move">Which moves the decision more</h2>${decision(found)}</section>
<section aria-labelledby="tell"><h2 id="tell">Which observation would tell them apart</h2>${observations(found)}</section>
<section aria-labelledby="need"><h2 id="need">What each needs to be true</h2><p class="quiet">${OFF_WORDS}</p><div class="rivals">${found.rivals.map(rivalPart)}</div></section>
${found.effects.map((e) => effectsPart(found, e))}
<section aria-labelledby="cannot"><h2 id="cannot">What this cannot show</h2><ul>${CANNOT.map((c) => h`<li>${c}</li>`)}</ul></section>
<section><h2>How it was made</h2><p><code>${found.command}</code></p></section></main>`;
  return shell(title, body, OWN);
}

function sideBySide(found: Rivals): Markup {
  const d = found.decision;
  const moved = (moves: readonly Move[] | undefined, i: number): string => (moves?.[i] ? size(moves[i].either) : "–");
  return h`<div class="box" tabindex="0"><table><thead><tr><th scope="col">explanation</th><th scope="col">what it says</th><th scope="col">its claims in the model</th><th scope="col">moves the decision, switched off</th><th scope="col">alone</th></tr></thead><tbody>${found.rivals.map((r, i) => h`<tr><th scope="row">${r.title}</th><td>${r.says}</td><td>${verdictsOf(r)}</td><td>${moved(d?.without, i)}</td><td>${moved(d?.only, i)}</td></tr>`)}</tbody></table></div>`;
}

const FEW = h`<p>Requests are too few to say anything: ask for more worlds.</p>`;

function decision(found: Rivals): Markup {
  const d = found.decision;
  if (!d) return FEW;
  const most = Math.max(0.01, ...[...d.without, ...d.only].map((m) => m.either.high));
  const table = (name: string, moves: readonly Move[]): Markup =>
    h`<h3>${name}</h3><div class="box" tabindex="0"><table><thead><tr><th scope="col">explanation</th><th scope="col">moves a world’s chance by, points</th><th scope="col"><span class="hidden">as a bar</span></th><th scope="col">typically</th><th scope="col">on the whole</th><th scope="col">requests answered</th></tr></thead><tbody>${moves.map((m) => h`<tr><th scope="row">${titleOf(found, m.rival)}</th><td>${size(m.either)}</td><td>${bar(m, most)}</td><td>${size(m.typical)}</td><td>${pointsChange(m.signed)}</td><td>${percentInterval(m.chance)}</td></tr>`)}</tbody></table></div>`;
  return h`<p>${decisionRests(d)}</p>${table("Switched off, the others kept", d.without)}<p>${aheadWords(found, d.aheadWithout, "Switched off")}</p>
${table("Only this one, against none", d.only)}<p>${aheadWords(found, d.aheadOnly, "Alone")}</p><p class="quiet">${DECISION_WORDS}</p>`;
}

/** Value as a bar, its interval as a line; numbers of our own alone go into the drawing. */
function bar({ either }: Move, most: number): Markup {
  const at = (x: number): number => Math.round((1600 * Math.min(most, Math.max(0, x))) / most) / 10;
  return h`<svg class="bar-row" viewBox="0 0 160 9" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="1" width="${at(either.value)}" height="7"/><line x1="${at(either.low)}" x2="${at(either.high)}" y1="4.5" y2="4.5"/></svg>`;
}

function observations(found: Rivals): Markup {
  const list = found.observations?.list ?? [];
  if (list.length === 0) return FEW;
  const shown = list.slice(0, SHOWN);
  return h`<ul class="best">${bestWords(found).map((line) => h`<li>${line}</li>`)}</ul><p class="quiet">${BITS_WORDS}</p>
<div class="box" tabindex="0"><table><thead><tr><th scope="col">observation</th><th scope="col">bits, mean of pairs</th><th scope="col">tells apart</th><th scope="col">what the record says, and how likely each makes it</th></tr></thead><tbody>${shown.map((o) => observationRow(found, o))}</tbody></table></div><p class="quiet">${restWords(shown, list.slice(SHOWN))}</p>
${circumstances(found)}<details class="more"><summary>Every chance</summary>${list.map((o) => chances(found, o))}</details>`;
}

function circumstances(found: Rivals): Markup {
  if (found.circumstances.length === 0) return nothing;
  return h`<h3>In which circumstances the answer would tell most</h3><p>${CIRCUMSTANCES_WORDS}</p><ul class="best">${circumstanceWords(found).map((line) => h`<li>${line}</li>`)}</ul>
<div class="box" tabindex="0"><table><thead><tr><th scope="col">a request where</th><th scope="col">bits</th>${found.rivals.map((r) => h`<th scope="col">${titleOf(found, r.id)}</th>`)}</tr></thead><tbody>${found.circumstances.map((c) => h`<tr><th scope="row">${c.name}<div class="quiet"><code>${c.flags}</code></div></th><td>${bits(c.bits)}</td>${c.chances.map((x) => h`<td>${percentInterval(x.of)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function observationRow(found: Rivals, o: Observation): Markup {
  const parted = o.partings.filter((p) => p.parts);
  const pairs = parted.map(
    (p) => h`<div>${titleOf(found, p.first)} / ${titleOf(found, p.second)}: ${bitsInterval(p.bits)}</div>`,
  );
  return h`<tr><th scope="row">${observationName(o)}<div class="quiet">${o.meaning}</div></th><td>${bits(o.bits)}</td><td>${pairs.length > 0 ? pairs : "no pair for certain"}</td><td>${o.record ? h`${o.record.says}<div class="quiet">${o.record.chances.map((c) => h`<div>${titleOf(found, c.rival)} ${percentInterval(c.of)}</div>`)}</div>` : "does not hold it"}</td></tr>`;
}

const chances = (found: Rivals, o: Observation): Markup =>
  h`<h3>${observationName(o)}</h3><div class="box" tabindex="0"><table><thead><tr><th scope="col">alone</th>${o.classes.map((c) => h`<th scope="col">${c}</th>`)}<th scope="col">observations</th></tr></thead><tbody>${o.chances.map((c) => h`<tr><th scope="row">${titleOf(found, c.rival)}</th>${c.of.map((x) => h`<td>${percent(x)}</td>`)}<td>${count(c.observations)}</td></tr>`)}</tbody></table></div>`;

function rivalPart(rival: RivalShown): Markup {
  return h`<article><h3>${rival.title}</h3><p class="quiet">${sourceWords(rival)}</p>
<details class="more"><summary>What switching it off means</summary><ul>${rival.considerations.map((c) => h`<li>${offWords(c)}${c.meaning === "" ? "" : ` (${c.meaning})`}</li>`)}</ul></details>
${rival.claims.map((claim) => h`<p><span class="id">${claim.id}</span> ${claim.text}</p>${claim.tests.map((t) => needPart(needOf(t)))}`)}</article>`;
}

const needPart = (need: Need): Markup =>
  h`<div class="test"><p class="head"><span class="label">${need.where}</span> ${verdictBox(need.verdict, need.origin !== "" && need.origin !== "earned")} <span class="origin">${need.origin}</span> <span class="share">${need.beside.join(" · ")}</span></p>${need.rows.map(({ label, text }) => h`<p class="quiet">${label === "" ? "" : `${label}: `}${text}</p>`)}</div>`;

function effectsPart(found: Rivals, e: Effects): Markup {
  const outcomes = e.arms[0]?.cells.map((c) => c.outcome) ?? [];
  return h`<section><h2>What ${titleOf(found, e.rival)} tries out</h2><p class="quiet">${effectsRest(e)}</p>${e.shared === "" ? nothing : h`<p class="quiet">In every arm: <code>${e.shared}</code></p>`}<div class="box" tabindex="0"><table><thead><tr><th scope="col">arm</th>${outcomes.map((o) => h`<th scope="col">${outcomeLabel(o)}</th>`)}</tr></thead><tbody>${e.arms.map((a) => h`<tr><th scope="row">${a.name}<div class="quiet"><code>${a.flags === "" ? "as drawn" : a.flags}</code></div></th>${a.cells.map((c) => h`<td>${cellMean(c)}<div class="quiet">${cellChange(c)}</div></td>`)}</tr>`)}</tbody></table></div>
${unseen(e) === "" ? nothing : h`<p>${unseen(e)}</p>`}${e.note === "" ? nothing : h`<p class="note">${e.note}</p>`}</section>`;
}
