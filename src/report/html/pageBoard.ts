// The ledger as a board: a row a claim, with its verdicts in the model, on record and across cases; each row opens its evidence.
import type { ClaimResult, TestReport, TestResult } from "../../claims/result.ts";
import { modelFacts } from "../words/evidence.ts";
import { h, nothing, type Markup } from "./markup.ts";
import type { PageExtras } from "./pageExtras.ts";
import { modelEvidence } from "./pageModel.ts";
import { casesEvidence } from "./pageCases.ts";
import { recordEvidence } from "./pageOutside.ts";
import { shareEvidence } from "./pageShare.ts";
import { shareFacts } from "../words/shareFacts.ts";
import type { ToldTest } from "./pageStory.ts";
import { placeboSentence } from "../words/placebos.ts";
import { levelSentence } from "../terminal/terminal.ts";
import { verdictMark } from "./verdictMark.ts";
import { column, grouped, isModel, ORIGINS, VERDICTS } from "../words/words.ts";

export function board(report: TestReport, extras: PageExtras = {}): Markup {
  const { groups, placebos } = grouped(report.claims);
  const row = (claim: ClaimResult): Markup => claimRow(report, claim, report.claims.indexOf(claim) + 1, extras);
  return h`<section id="ledger" aria-labelledby="ledger-h"><h2 id="ledger-h">The ledger</h2>
<p>Each row opens its evidence. Tests stand side by side and are never averaged: a claim can hold in the model and have come out false.
A verdict in a solid box is <b>earned</b>; one in a dashed box was put in by whoever made the model, and is no finding.</p>
<p class="on-paper">On paper stands what every row opens to. Stories, shares by form and the numbers of the map are printed where they were open.</p>
<div class="board"><div class="heads" aria-hidden="true"><span>claim</span><span>in the model</span><span>on record</span><span>cases</span></div>
${groups.map(({ group, claims }) => h`<h3>${group}</h3>${claims.map(row)}`)}
${placebos.length > 0 ? h`<h3>Placebos</h3><p class="quiet">Claims that must come out a certain way if the machinery works.</p>${placebos.map(row)}` : nothing}</div>
<p class="quiet">${levelSentence(report)}</p>${legend()}</section>`;
}

function claimRow(report: TestReport, claim: ClaimResult, n: number, extras: PageExtras): Markup {
  const cell = (where: "model" | "record" | "cases"): Markup => {
    const tests = claim.tests.filter((t) => column(t) === where);
    const name = where === "model" ? "model" : where;
    return h`<span class="cell ${where}${tests.length === 0 ? " none" : ""}"><span class="label">${name}</span>${tests.length === 0 ? h`<span class="quiet" aria-label="no test">–</span>` : tests.map((t) => h`<span class="result">${verdictMark(t)} ${h`<span class="share">${headlineOf(report, t)}</span>`}</span>`)}</span>`;
  };
  const placebo =
    claim.placebo === ""
      ? nothing
      : h`<p class="placebo"><b>Placebo, ${claim.placebo}.</b> ${placeboSentence(claim)}</p>`;
  return h`<details class="claim" id="claim-${n}"><summary><span class="text"><b class="id">${claim.id}</b> ${claim.text}</span>${cell("model")}${cell("record")}${cell("cases")}</summary>
<div class="evidence">${placebo}${claim.tests.map((t, k) => evidence(report, t, `c${n}t${k + 1}`, extras.stories?.[n - 1]?.[k]))}</div></details>`;
}

const headlineOf = (report: TestReport, test: TestResult): string =>
  (isModel(test)
    ? modelFacts(report, test).headline
    : test.kind === "share"
      ? shareFacts(report, test).headline
      : [])[0] ?? "";

function evidence(report: TestReport, test: TestResult, id: string, told: ToldTest | undefined): Markup {
  if (isModel(test)) return modelEvidence(report, test, id, told);
  if (test.kind === "share") return shareEvidence(report, test, id);
  if (test.kind === "judgement")
    return h`<section class="test"><h4>${verdictMark(test)}</h4><p>${test.finding}</p></section>`;
  return test.kind === "record" ? recordEvidence(report, test) : casesEvidence(test);
}

function legend(): Markup {
  return h`<details class="legend"><summary>What the words mean</summary><dl>${Object.entries(VERDICTS).map(([word, meaning]) => h`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}${Object.entries(ORIGINS).map(([word, meaning]) => h`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}</dl></details>`;
}
