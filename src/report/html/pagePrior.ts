// The prior predictive on the page: how runs end and the people by day on the first screen; tables, charts and the record's place below.
import type { Band, Interval, PriorRow, Series, TestReport } from "../../claims/result.ts";
import { fanChart, toldOf } from "../charts/fan.ts";
import { besideStrip, placeStrip } from "../charts/strips.ts";
import { plain } from "../terminal/lines.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { count, isNumber, isShare, NBSP, percent, quantity } from "../words/numbers.ts";
import {
  fates,
  insideSentence,
  matchSentence,
  modelBand,
  priorSentence,
  recordBand,
  recordOf,
  rejectedSentence,
  type Fate,
} from "../words/priorWords.ts";
import { CHANGED, IN_SAMPLE, markWord } from "../words/words.ts";

/** How runs end before any claim is asked, for the first screen. */
export const firstEndings = (report: TestReport): Markup =>
  h`<h2 id="before">Before any claim: what the model says</h2><p class="quiet">${priorSentence(report.prior).replace(/:$/, ".")}</p>${endings(fates(report.prior.rows))}`;

/** The one chart of the first screen, with the record on it. */
export function firstChart(report: TestReport): Markup {
  const people = report.prior.series.find((s) => s.quantiles.length > 0);
  return h`${people ? fan(report, people, "first") : nothing}<p class="quiet">${insideSentence(report.prior)} <a href="#prior">All of it, beside the record</a></p>`;
}

/** How every run ends, as one bar. Shares that don't sum to one are listed without a bar. */
function endings(shares: readonly Fate[]): Markup {
  if (shares.length === 0) return nothing;
  const sum = shares.reduce((total, f) => total + (f.row.model?.value ?? 0), 0);
  let from = 0;
  const parts = shares.map(({ id, row }) => {
    const value = row.model?.value ?? 0;
    const part = h`<rect class="fate-${id}" x="${(100 * from).toFixed(2)}%" width="${(100 * value).toFixed(2)}%" height="26"/>`;
    from += value;
    return part;
  });
  const told = shares.map((f) => `${f.word} ${percent(f.row.model?.value)}`).join(", ");
  const bar =
    Math.abs(sum - 1) > 0.02
      ? nothing
      : h`<svg class="fates" role="img" aria-labelledby="fates-t fates-d" width="100%" height="26"><title id="fates-t">How runs end</title><desc id="fates-d">${told}</desc>${parts}</svg>`;
  return h`${bar}<ul class="fates-key">${shares.map(
    ({ id, word, row }) =>
      h`<li><i class="key fate-${id}"></i><b>${word}</b> ${quantity(row.model, row.unit)}<span class="quiet"> ${row.label}</span></li>`,
  )}</ul>`;
}

/** What the bands and marks of a chart by day are. */
const KEYS = h`<span class="keys"><span><i class="key band"></i>90 % of runs</span> <span><i class="key band-2"></i>half of them</span> <span><i class="key middle"></i>median</span> <span><i class="key record"></i>record, hollow where unverified or in conflict</span></span>`;

function fan(report: TestReport, series: Series, id: string): Markup {
  const drawn = fanChart(report, series, `fan-${id}`);
  if (drawn.source === "") return nothing;
  return h`<figure><p class="chart-title">${series.label}, by day</p>${drawn}<figcaption>${id === "first" ? `Over ${report.prior.bandsOver}. ` : ""}${toldOf(report, series)} ${id === "first" ? KEYS : nothing}</figcaption></figure>`;
}

/** The whole of it. */
export function prior(report: TestReport): Markup {
  const { prior: p } = report;
  const named = new Set(fates(p.rows).map((f) => f.row));
  const rows = p.rows.filter((r) => !named.has(r));
  return h`<section id="prior" aria-labelledby="prior-h"><h2 id="prior-h">Before any claim, beside the record</h2>
<p class="warning">${IN_SAMPLE}</p><p>${rejectedSentence(p)}</p>${(p.changed ?? []).length === 0 ? nothing : h`<p>${CHANGED}:</p><ul>${p.changed.map((c) => h`<li>${c}</li>`)}</ul>`}
${rows.length + p.calm.length > 0 ? rates(rows, p.calm) : nothing}
${p.series.length > 0 ? h`<h3>By day</h3><p>Over ${p.bandsOver}. Scales of counts are even up to ten and go by powers of ten above. ${KEYS}</p><div class="charts by-day">${p.series.map((s, k) => fan(report, s, String(k)))}</div>` : nothing}
${p.bands.length > 0 ? bands(report) : nothing}</section>`;
}

function rates(rows: readonly PriorRow[], calm: readonly PriorRow[]): Markup {
  const all = [...rows, ...calm];
  const top = Math.max(
    0.05,
    ...all.filter((r) => isShare(r.unit)).flatMap((r) => [r.model?.high ?? 0, recordInterval(r)?.high ?? 0]),
  );
  const body = (of: readonly PriorRow[]): Markup[] =>
    of.map(
      (r) => h`<tr><th scope="row">${r.label}${r.note === "" ? nothing : h`<span class="quiet"> ${r.note}</span>`}</th>
<td data-label="model">${r.model ? quantity(r.model, r.unit) : "no run to judge by"} <span class="quiet">of ${count(r.n)}</span></td>
<td data-label="record">${recordOf(r)}</td><td class="drawn">${isShare(r.unit) ? besideStrip(r.model, recordInterval(r), top) : nothing}</td></tr>`,
    );
  return h`<h3>How often, in the model and on record</h3><p>Shares of runs beside rates on public record. Round: the model. Diamond: the record. The scale runs from 0 to ${percent(top)} and gives small shares more room (square root).</p>
<table class="stack"><thead><tr><th scope="col">what</th><th scope="col">model (95 %)</th><th scope="col">record (95 %)</th><th scope="col"><span class="hidden">drawn</span></th></tr></thead>
<tbody>${body(rows)}</tbody>${calm.length > 0 ? h`<tbody><tr class="part"><th colspan="4" scope="rowgroup">Without any shock</th></tr>${body(calm)}</tbody>` : nothing}</table>`;
}

/** The record's interval; a rate without one as a point. */
function recordInterval(row: PriorRow): Interval | null {
  if (row.record === null) return null;
  if (!("text" in row.record)) return row.record;
  const rate = /^([\d.]+) ?%$/.exec(plain(row.record.text).replaceAll("\u00a0", " "))?.[1];
  const value = Number(rate) / 100;
  return rate !== undefined && isNumber(value) ? { value, low: value, high: value } : null;
}

function bands(report: TestReport): Markup {
  const { prior: p } = report;
  const word = (b: Band): string => (b.inside === null ? "too rare to say" : b.inside ? "inside" : "outside");
  const order = [
    ...p.bands.filter((b) => b.inside === false),
    ...p.bands.filter((b) => b.inside === true),
    ...p.bands.filter((b) => b.inside === null),
  ];
  return h`<h3>Where the record lies among the runs</h3><p>${insideSentence(p)} ${matchSentence(p)} Box: the middle 90 %. Dot: the record inside it. Cross: outside.</p>
<table class="stack"><thead><tr><th scope="col">observation</th><th scope="col">record</th><th scope="col">model, 90 % of runs</th><th scope="col">lies</th><th scope="col"><span class="hidden">drawn</span></th></tr></thead><tbody>${order.map(
    (
      b,
    ) => h`<tr><th scope="row">${b.text === "" ? b.label : b.text}<span class="quiet"> ${b.label}, ${markWord(b.mark)}</span></th><td data-label="record">${recordBand(report, b)}</td>
<td data-label="model">${modelBand(report, b)}${isNumber(b.chance) ? h`<span class="quiet"> ${`happens in ${percent(b.chance)}`.replaceAll(" ", NBSP)}</span>` : nothing}</td>
<td data-label="lies"><b class="${b.inside === false ? "out" : ""}">${word(b)}</b>${isNumber(b.percentile) ? h`<span class="quiet"> above ${percent(b.percentile)} of runs</span>` : nothing}</td><td class="drawn">${placeStrip(b.percentile, b.inside)}</td></tr>`,
  )}</tbody></table>`;
}
