// The end of the page: assumptions with their sources, what is left out, the sources, and how to make the same again.
import type { AssumptionRow, TestReport } from "../../claims/result.ts";
import { byMechanism, signWord } from "../terminal/checkText.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { count, NBSP, number, percent, unitWord } from "../words/numbers.ts";
import { fromWhere } from "./pageOutside.ts";
import { DATA, tables } from "../data/tables.ts";
import { isAssumed } from "../words/words.ts";

export function assumptions(report: TestReport): Markup {
  if (report.assumptions.length === 0) return nothing;
  const assumed = report.assumptions.filter(isAssumed).length;
  const groups = [...byMechanism(report.assumptions)];
  return h`<section id="assumptions" aria-labelledby="assumptions-h"><h2 id="assumptions-h">Assumptions</h2>
<p>${count(report.assumptions.length)} things are not known and drawn anew in every world. <b>${count(assumed)} of them are assumed</b>: no source gives their range, it is the author’s.</p>
${groups.map(([name, rows]) => h`<details class="more group"><summary>${mechanismWord(name)} <span class="quiet">${rows.length}, ${rows.filter(isAssumed).length} assumed</span></summary><table class="stack assumptions"><thead><tr><th scope="col">name</th><th scope="col">what it is</th><th scope="col">range</th><th scope="col">sign</th><th scope="col">from</th><th scope="col">why</th></tr></thead><tbody>${rows.map((r) => line(report, r))}</tbody></table></details>`)}</section>`;
}

/** "outsideHands" as it is spoken. */
const mechanismWord = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

function line(report: TestReport, r: AssumptionRow): Markup {
  const name = r.path.slice(r.path.indexOf(".") + 1);
  return h`<tr><th scope="row">${name}${r.symbol === "" || r.symbol === name ? nothing : h` <span class="quiet">${r.symbol}</span>`}</th><td>${r.meaning}</td><td data-label="range">${r.range} ${unitWord(r.unit)}</td><td data-label="sign">${signWord(r.sign).replace(/^sign /, "")}</td><td data-label="from">${fromWhere(report, r)}</td><td data-label="why">${r.why}</td></tr>`;
}

export const left = (report: TestReport): Markup =>
  report.absent.length === 0
    ? nothing
    : h`<section id="left" aria-labelledby="left-h"><h2 id="left-h">What the model leaves out</h2><dl class="facts">${report.absent.map((a) => h`<div><dt>${a.name}</dt><dd>instead: ${a.instead}</dd></div>`)}</dl></section>`;

export function sources(report: TestReport): Markup {
  if (report.sources.length === 0) return nothing;
  return h`<section id="sources" aria-labelledby="sources-h"><h2 id="sources-h">Sources</h2><table class="stack sources"><thead><tr><th scope="col">name</th><th scope="col">source</th><th scope="col">where</th><th scope="col">note</th></tr></thead><tbody>${report.sources.map(
    (s, k) =>
      h`<tr id="source-${k + 1}"><th scope="row">${s.id}</th><td>${s.title}</td><td data-label="where">${s.where}</td><td>${s.note}</td></tr>`,
  )}</tbody></table></section>`;
}

/** The files beside the page. */
export const data = (report: TestReport): Markup =>
  h`<section id="data" aria-labelledby="data-h"><h2 id="data-h">Data beside this page</h2><p>In the folder <code>${DATA}</code>, as CSV with a header row. Days count from ${report.scenario.start}; the first is 0. Text that a spreadsheet would take for a formula has an apostrophe in front.</p><dl class="facts">${tables(report).map((t) => h`<div><dt>${t.file}</dt><dd>${t.holds} <span class="quiet">(${count(t.rows.length)} ${t.rows.length === 1 ? "row" : "rows"})</span></dd></div>`)}</dl></section>`;

export function made(report: TestReport): Markup {
  const { timing: t } = report;
  const steps = t.slotsSaved + t.slotsSimulated;
  const rows: readonly (readonly [string, Markup | string])[] = [
    ["Command", h`<code>${report.command}</code>`],
    ["Version", report.version],
    ["Seed", String(report.seed)],
    ["Scenario", `${report.scenario.id}, contents ${report.scenario.hash}`],
    ["Horizon", `${number(report.scenario.days)} days from ${report.scenario.start}`],
    [
      "Computed",
      `${count(t.runs)} runs and ${count(t.forks)} forks in ${number(t.seconds)}${NBSP}s on ${count(t.workers)} ${t.workers === 1 ? "worker" : "workers"}`,
    ],
    [
      "Saved",
      steps > 0
        ? `${percent(t.slotsSaved / steps)} of the steps, by forking runs where the arms first differ`
        : "nothing",
    ],
    ["Memory", `${count(t.peakMemoryMiB)}${NBSP}MiB at most`],
  ];
  return h`<section id="made" aria-labelledby="made-h"><h2 id="made-h">How it was made</h2><dl class="facts">${rows.map(([name, value]) => h`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}
