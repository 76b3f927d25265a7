// Drivers as one HTML file that loads nothing and runs nothing: charts, each with its sentence, then the same numbers as tables.
import type { Drivers } from "../../questions/drivers/driverResult.ts";
import { boxChart, boxSentence } from "../charts/boxDots.ts";
import { sharesChart, sharesSentence, tornadoChart, tornadoSentence } from "../charts/tornado.ts";
import {
  alone, BOX_WORDS, boxNumbers, boxText, CANNOT, convergenceText, leafText, lowHighText, lowHighTold, luckText, meanText, SHARE_WORDS, shareText, workText,
} from "../words/driversWords.ts"; // prettier-ignore
import { escape, h, nothing, type Markup } from "./markup.ts";
import { count, number } from "../words/numbers.ts";
import { STYLE } from "./pageStyle.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const OWN = ".drivers .asked{border:0;padding:0 0 18px}.drivers figure{max-width:600px}";

export function driversPage(found: Drivers): string {
  const { of, scenario, stopped } = found;
  const who = of.claim === "" ? of.name : `claim ${of.claim}`;
  const title = `${scenario.title}: what drives ${who}`;
  const body = h`<header class="top"><p class="brand">Precedent <span>what an answer hangs on</span></p></header>
<main class="drivers"><section class="asked" aria-labelledby="title"><h1 id="title">${title}</h1>
<p class="finding">${of.meaning}: ${meanText(found)}</p><p class="quiet">${workText(found)}</p>
${stopped ? h`<p class="warning">Stopped early: this rests on ${count(stopped.worlds)} of ${count(stopped.of)} worlds.</p>` : nothing}
${found.remarks.map((r) => h`<p class="quiet">${r}</p>`)}</section>
${shares(found)}${lowHigh(found)}${where(found)}${screening(found)}
<section aria-labelledby="cannot"><h2 id="cannot">What this cannot show</h2><ul>${CANNOT.map((c) => h`<li>${c}</li>`)}</ul></section>
<section aria-labelledby="made"><h2 id="made">How it was made</h2><dl class="facts"><div><dt>Command</dt><dd><code>${found.command}</code></dd></div><div><dt>Version</dt><dd>${found.version}</dd></div><div><dt>Seed</dt><dd>${String(found.seed)}</dd></div><div><dt>Scenario</dt><dd>${scenario.id}, contents ${scenario.hash}</dd></div></dl></section></main>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${escape(title)} · Precedent</title><style>${STYLE}${OWN}</style></head>
<body>${body.source}</body></html>
`;
}

const figure = (name: string, drawn: Markup, sentence: string): Markup =>
  drawn.source === ""
    ? nothing
    : h`<figure><p class="chart-title">${name}</p>${drawn}<figcaption>${sentence}</figcaption></figure>`;

function shares(found: Drivers): Markup {
  if (!found.shares) return nothing;
  const { factors, convergence } = found.shares;
  return h`<section aria-labelledby="shares"><h2 id="shares">What matters</h2>
${figure("Shares of the variance", sharesChart(found, "shares-chart"), sharesSentence(found))}
<p>${luckText(found)}</p><p>${SHARE_WORDS}</p><p class="quiet">${convergenceText(convergence)}</p>
<details class="more"><summary>Every number</summary><div class="box" tabindex="0"><table><thead><tr><th scope="col">name</th><th scope="col">alone</th><th scope="col">in all</th><th scope="col">alone, by the design</th><th scope="col">rows</th><th scope="col">what it is</th></tr></thead><tbody>${factors.map(
    (f) =>
      h`<tr><th scope="row">${f.path}</th><td>${shareText(alone(f))}</td><td>${shareText(f.total)}</td><td>${shareText(f.first)}</td><td>${count(f.rows)}</td><td>${f.meaning}</td></tr>`,
  )}</tbody></table></div></details></section>`;
}

const LISTED = 12;

function lowHigh(found: Drivers): Markup {
  if (found.lowHigh.length === 0) return nothing;
  const rows = found.lowHigh.filter((l) => l.told).slice(0, LISTED);
  const thirds = rows.some((l) => l.groups[0]?.group === "lowest third");
  return h`<section aria-labelledby="low-high"><h2 id="low-high">Where each is low and where it is high</h2>
${figure("Mean of the outcome", tornadoChart(found, "tornado-chart"), tornadoSentence(found))}
<p class="quiet">${thirds ? "Round: the lowest third of a range; square: the highest. Of a form: each option, the highest mean square. " : ""}${lowHighTold(found)}</p>
${rows.length === 0 ? nothing : h`<details class="more"><summary>In words</summary><dl class="facts">${rows.map((l) => h`<div><dt>${l.path}</dt><dd>${l.meaning}: ${lowHighText(found, l.groups)}</dd></div>`)}</dl></details>`}</section>`;
}

function where(found: Drivers): Markup {
  const { box, target } = found.where;
  return h`<section aria-labelledby="where"><h2 id="where">Where it happens</h2><p>${target}</p><p class="finding"><b>${boxText(found)}</b></p>
${box ? h`<p>${boxNumbers(box)}</p>` : nothing}${figure("The box in two dimensions", boxChart(found, "box-chart"), boxSentence(found.where))}
<p>${leafText(found)}</p><p class="quiet">${BOX_WORDS}</p></section>`;
}

function screening({ screening: rows, worlds }: Drivers): Markup {
  if (rows.length === 0) return nothing;
  const moved = rows.filter((r) => r.muStar > 0);
  return h`<section aria-labelledby="first"><h2 id="first">First look</h2><p>Each assumption was moved alone by half of its range, or to another option, from ${count(worlds.bases)} starts with the luck held. ${count(rows.length - moved.length)} of ${count(rows.length)} changed nothing in any of them, which does not say that they never do.</p>
<details class="more"><summary>Those that changed something</summary><div class="box" tabindex="0"><table><thead><tr><th scope="col">name</th><th scope="col">mean size of the change, μ*</th><th scope="col">mean change, μ</th><th scope="col">spread, σ</th><th scope="col">own share because of</th></tr></thead><tbody>${moved.map(
    (r) =>
      h`<tr><th scope="row">${r.path}</th><td>${number(r.muStar)} (${number(r.low)} to ${number(r.high)})</td><td>${number(r.mu)}</td><td>${number(r.sigma)}</td><td>${r.chosen === "worlds" ? "plain worlds" : r.chosen}</td></tr>`,
  )}</tbody></table></div></details></section>`;
}
