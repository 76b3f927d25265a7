// What opens under a claim for a test in the model: the finding, all worlds as dots, what the verdict rests on, shares by form, commands.
import type { ModelTest, TestReport } from "../../claims/result.ts";
import { breakEvenChart, breakEvenSentence } from "../charts/breakEven.ts";
import { dotsChart, dotsSentence } from "../charts/dots.ts";
import { shareStrip } from "../charts/strips.ts";
import { hingeNumbers, modelFacts } from "../words/evidence.ts";
import { leansOn } from "../words/leansOn.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { percentInterval, unitWord } from "../words/numbers.ts";
import { fromWhere } from "./pageOutside.ts";
import { storiesOf, type ToldTest } from "./pageStory.ts";
import { verdictMark } from "./verdictMark.ts";
import { formsBySpread, originWord } from "../words/words.ts";

const LABELS: Readonly<Record<string, string>> = {
  threshold: "What counts",
  "the rest": "The other worlds",
  record: "Fit to the record",
  "break-even": "Break-even",
  "knock-out": "Knock-out",
  mirror: "Mirror",
  forms: "Rival forms",
  ranges: "Assumed ranges",
  arose: "How often it comes up",
  needs: "To decide it",
  typical: "A typical run",
  closest: "The run closest to the record",
  otherwise: "Counterexample",
};

/** `id` is unique on the page. */
export function modelEvidence(report: TestReport, test: ModelTest, id: string, told?: ToldTest): Markup {
  const facts = modelFacts(report, test);
  const rare = test.verdict === "never arises";
  const origin = originWord(test);
  const label = (name: string): string =>
    name === "why" ? (origin === "" ? "Where it comes from" : `Why “${origin}”`) : (LABELS[name] ?? name);
  return h`<article class="test"><h4>In the model: ${test.title}</h4><p class="head">${verdictMark(test)} <span class="share">${facts.headline.join(" · ")}</span></p>
${test.finding === "" ? nothing : h`<p class="finding">${test.finding}</p>`}
${test.hinge ? h`<p class="finding"><b>${test.hinge.sentence}</b> <span class="quiet">${hingeNumbers(test)}</span></p>` : nothing}
<div class="charts">${rare ? nothing : figure(test.kind === "chance" ? "Every run as a dot" : "Every world as a dot", dotsChart(test, `${id}-dots`), dotsSentence(test))}${rare ? nothing : figure("How much weight it takes", breakEvenChart(test, `${id}-even`), breakEvenSentence(test))}</div>
<dl class="facts">${facts.rows.filter((r) => r.label !== "hinges on").map(({ label: name, text, command }) => h`<div><dt>${label(name)}</dt><dd>${text} ${command === "" ? nothing : h`<code>${command}</code>`}</dd></div>`)}</dl>
${test.note === "" ? nothing : h`<p class="note">${test.note}</p>`}${storiesOf(told, test.bayes ? "The run closest to the record" : "A typical run")}${leanings(report, test)}${rare ? nothing : forms(test)}</article>`;
}

const figure = (title: string, drawn: Markup, sentence: string): Markup =>
  drawn.source === ""
    ? nothing
    : h`<figure><p class="chart-title">${title}</p>${drawn}<figcaption>${sentence}</figcaption></figure>`;

/** What the verdict leans on, with what nothing but the author gives marked as assumed. */
function leanings(report: TestReport, test: ModelTest): Markup {
  const all = leansOn(report, test);
  if (all.length === 0) return nothing;
  return h`<section class="leans"><h5>Assumptions it leans on</h5><ul class="entries">${all.map(
    ({ path, how, row }) =>
      h`<li><b>${path}</b>${row ? h`: ${row.meaning}${row.range === "" ? nothing : h`, ${row.range} ${unitWord(row.unit)}`} ${fromWhere(report, row)}` : nothing} <span class="quiet">${how}</span></li>`,
  )}</ul></section>`;
}

/** Shares by every form and option, the form that moves it most first. */
function forms(test: ModelTest): Markup {
  const all = formsBySpread(test);
  if (all.length === 0) return nothing;
  return h`<details class="more folded"><summary>Share of worlds by rival form (${all.length})</summary><p class="quiet">The share above what counts as an effect in the worlds of each option, with its interval. Ticks at one half and nine tenths.</p>
<table class="stack"><thead><tr><th scope="col">form</th><th scope="col">option</th><th scope="col">share</th><th scope="col">worlds</th><th scope="col"><span class="hidden">drawn</span></th></tr></thead><tbody>${all.map(
    ({ form, options }) =>
      Object.entries(options ?? {}).map(
        ([option, o], k) =>
          h`<tr>${k === 0 ? h`<th scope="rowgroup" rowspan="${Object.keys(options ?? {}).length}">${form}</th>` : nothing}<td data-label="option">${option}</td><td data-label="share">${percentInterval(o.above)}</td><td data-label="worlds">${o.n}</td><td class="drawn">${shareStrip(o.above)}</td></tr>`,
      ),
  )}</tbody></table></details>`;
}
