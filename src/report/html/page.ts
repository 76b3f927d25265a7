// The report as one HTML file: the argument and the ledger first, everything else opens from a row. It loads nothing and runs nothing;
// text from a scenario can't become markup (markup.ts), and the content policy would stop it if it did.
import type { TestReport } from "../../claims/result.ts";
import { board } from "./pageBoard.ts";
import type { PageExtras } from "./pageExtras.ts";
import { assumptions, data, left, made, sources } from "./pageMade.ts";
import { dayMap } from "./pageMap.ts";
import { atAGlance } from "./pageGlance.ts";
import { firstMap } from "./pageMapFirst.ts";
import { firstChart, firstEndings, prior } from "./pagePrior.ts";
import { STYLE } from "./pageStyle.ts";
import { escape, h, nothing, type Markup } from "./markup.ts";
import { count } from "../words/numbers.ts";
import { factsLine, grouped, NOT_A_FORECAST, tally } from "../words/words.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The whole page. `map` is a TopoJSON topology whose first object holds regions with a `name` and a key `gn`; without one there is no
 * map on the page.
 */
export function page(report: TestReport, map?: object, extras: PageExtras = {}): string {
  const where = dayMap(report, map, extras);
  const verdicts = tally(report.claims);
  const body = h`<a class="skip" href="#ledger">To the ledger</a>
<header class="top"><p class="brand">Precedent <span>puts a written argument to the test</span></p>
<nav aria-label="Parts of this page"><a href="#ledger">Ledger</a> <a href="#prior">Before any claim</a> ${where.source === "" ? "" : h`<a href="#where">Map</a> `}<a href="#assumptions">Assumptions</a> <a href="#sources">Sources</a> ${extras.data ? h`<a href="#data">Data</a> ` : nothing}<a href="#made">How it was made</a></nav></header>
<main><div class="opening"><section aria-labelledby="title"><h1 id="title">${report.scenario.title}</h1>
${argument(report)}
${atAGlance(report)}${verdicts === "" ? nothing : h`<p class="tally"><span class="quiet">In the model, test by test: </span>${verdicts}</p>`}</section>
<section class="before" aria-labelledby="before">${firstEndings(report)}<p class="quiet">${NOT_A_FORECAST}</p></section>
<section class="pictures" aria-label="One chart and one map"><div>${firstChart(report)}</div>${firstMap(report, map, extras)}</section></div>
${board(report, extras)}
${prior(report)}
${where}
${assumptions(report)}
${left(report)}
${sources(report)}
${extras.data ? data(report) : nothing}
${made(report)}</main>
<footer><p>${factsLine(report)}</p></footer>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${escape(report.scenario.title)} · Precedent</title><style>${STYLE}</style></head>
<body>${body.source}</body></html>
`;
}

const LINES = 3;

/** The argument in three lines: its first claims, one of each group where there are more groups. */
function argument(report: TestReport): Markup {
  const { groups } = grouped(report.claims);
  const claims = groups.flatMap((g) => g.claims);
  if (claims.length === 0) return h`<p>No claim is put to the test.</p>`;
  const lines = (claims.length <= LINES ? claims : groups.flatMap((g) => g.claims.slice(0, 1))).slice(0, LINES);
  const more = claims.length - lines.length;
  return h`<p class="says">The argument says:</p><ol class="argument">${lines.map((c) => h`<li><a href="#claim-${report.claims.indexOf(c) + 1}">${c.text}</a></li>`)}</ol>${
    more > 0 ? h`<p class="quiet">and ${count(more)} more ${more === 1 ? "claim" : "claims"}, below.</p>` : ""
  }`;
}
