// What opens under a claim for a share: the finding, a bar for every input by side, what the verdict rests on, and every change with its source.
import type { TestReport } from "../../claims/result.ts";
import type { SharedInput, ShareResult } from "../../claims/share/shareResultShape.ts";
import { shareBars, shareBarsSentence } from "../charts/shareBars.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { effect, percent, percentInterval } from "../words/numbers.ts";
import { fromWhere } from "./pageOutside.ts";
import { amount, changeText, shareFacts, strongest } from "../words/shareFacts.ts";
import { verdictMark } from "./verdictMark.ts";
import { originWord } from "../words/words.ts";

const LABELS: Readonly<Record<string, string>> = {
  threshold: "What counts",
  "one side": "The side that the claim names",
  "the other": "The other side",
  "by input": "Counted by input",
  widening: "How far the ranges would have to widen",
  along: "Along the list",
  ranges: "Changes",
  arose: "How often it comes up",
  needs: "To decide it",
};

/** `id` is unique on the page. */
export function shareEvidence(report: TestReport, test: ShareResult, id: string): Markup {
  const facts = shareFacts(report, test);
  const rare = test.verdict === "never arises";
  const origin = originWord(test);
  const label = (name: string, command: string): string =>
    name === "why"
      ? origin === ""
        ? "Where it comes from"
        : `Why “${origin}”`
      : command === ""
        ? (LABELS[name] ?? name)
        : `To replay: ${name}`;
  const drawn = rare ? nothing : shareBars(test, `${id}-bars`);
  return h`<article class="test"><h4>In the model: ${test.title}</h4><p class="head">${verdictMark(test)} <span class="share">${facts.headline.join(" · ")}</span></p>
<p class="finding">${test.finding}</p>
${drawn.source === "" ? nothing : h`<div class="charts"><figure><p class="chart-title">What each input does, moved alone</p>${drawn}<figcaption>${shareBarsSentence(test)}</figcaption></figure></div>`}
<dl class="facts">${facts.rows.map(({ label: name, text, command }) => h`<div><dt>${label(name, command)}</dt><dd>${text} ${command === "" ? nothing : h`<code>${command}</code>`}</dd></div>`)}</dl>
${test.note === "" ? nothing : h`<p class="note">${test.note}</p>`}${rare ? nothing : inputs(report, test)}${levels(test)}</article>`;
}

function inputs(report: TestReport, test: ShareResult): Markup {
  const row = (i: SharedInput): Markup =>
    h`<tr><th scope="row">${i.path}</th><td data-label="change">${changeText(i)}</td><td data-label="from">${fromWhere(report, { ...i, symbol: "", sign: "" })}</td><td data-label="mean effect">${i.effect ? effect({ ...i.effect, unit: test.unit === "share" ? "probability" : test.unit }) : "not known"}</td><td data-label="size">${i.idle ? "none" : amount(test, i.size)}</td><td data-label="part">${i.part === null ? "" : percent(i.part)}</td></tr>`;
  return h`<details class="more folded"><summary>Every input and its change (${test.sides[0].inputs.length + test.sides[1].inputs.length})</summary><p class="quiet">Size is the root of the mean squared effect with the luck in it taken off; a part below zero is one that luck hides.</p>
<table class="stack"><thead><tr><th scope="col">input</th><th scope="col">change</th><th scope="col">from</th><th scope="col">mean effect</th><th scope="col">size</th><th scope="col">part</th></tr></thead>${test.sides.map((side) => h`<tbody><tr class="part"><th scope="rowgroup" colspan="6">${side.name}</th></tr>${strongest(side).map(row)}</tbody>`)}</table></details>`;
}

function levels(test: ShareResult): Markup {
  const { along, sides } = test;
  if (!along) return nothing;
  return h`<table><thead><tr><th scope="col">${along.path}</th><th scope="col">share of ${sides[0].name}</th><th scope="col">size of ${sides[0].name}</th><th scope="col">size of ${sides[1].name}</th></tr></thead><tbody>${along.levels.map(
    (l) =>
      h`<tr><th scope="row">${l.level}</th><td>${percentInterval(l.share)}</td><td>${amount(test, l.sizes[0])}</td><td>${amount(test, l.sizes[1])}</td></tr>`,
  )}</tbody></table>`;
}
