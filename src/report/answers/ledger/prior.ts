// The prior predictive: how runs end and the people by day for the first screen; rates, charts and the record's place below.
import type { Band, PriorPredictive, PriorRow, Series, TestReport } from "../../../claims/result.ts";
import { fanChart, toldOf } from "../../charts/fan.ts";
import { endingsBar } from "../../charts/endings.ts";
import { besideStrip, placeStrip } from "../../charts/strips.ts";
import {
  drawn,
  figure,
  group,
  heading,
  link,
  list,
  quiet,
  section,
  strong,
  table,
  text,
  warning,
  type Block,
  type Inline,
  type Row,
} from "../../document.ts";
import { h } from "../../html/markup.ts";
import { count, isNumber, isShare, NBSP, percent, quantity } from "../../words/numbers.ts";
import {
  comparedRows,
  drawnRate,
  farSentence,
  fates,
  modelBand,
  priorSentence,
  recordBand,
  recordOf,
  recordSentences,
  rejectedSentence,
} from "../../words/priorWords.ts";
import { CHANGED, IN_SAMPLE, markWord } from "../../words/words.ts";
import { DRAWN } from "./verdict.ts";

/** Letters that a whole bar takes on a terminal. */
const BAR = 20;

/** How runs end before any claim is asked. Shares that don't sum to one are listed without a bar. */
export function endings(prior: PriorPredictive): Block[] {
  const all = fates(prior.rows);
  const bar = (share: number | undefined): string => {
    const filled = isNumber(share) ? Math.round(Math.min(1, Math.max(0, share)) * BAR) : 0;
    return `${"█".repeat(filled)}${"░".repeat(BAR - filled)} `;
  };
  return [
    text(priorSentence(prior), "quiet"),
    ...figure(endingsBar(all)),
    ...(all.length === 0
      ? []
      : [
          list(
            "bullets",
            all.map(({ id, word, row }) => ({
              text: [
                drawn(h`<i class="key fate-${id}"></i>`, bar(row.model?.value)),
                strong(word),
                ` ${quantity(row.model, row.unit)} `,
                quiet(row.label),
              ],
            })),
            "fates-key",
          ),
        ]),
  ];
}

/** The furthest off: what never comes here before all, and of rates that are off as far the one that says so on more runs. */
const furthest = (far: readonly PriorRow[]): PriorRow | undefined =>
  far.toSorted((a, b) => distance(b) - distance(a) || b.n - a.n)[0];
const distance = ({ off }: PriorRow): number => (off === null ? 0 : off === 0 ? Infinity : off > 1 ? off : 1 / off);

/** Where the model is far from how often things happen at all, before any verdict: in how many rates, and the worst of them. */
export function farFromRecord({ prior: p }: TestReport): Block[] {
  const { compared, far } = comparedRows(p);
  const first = furthest(far);
  if (!first) return [];
  const others = far.length - 1;
  return [
    text([
      strong("Far from the record:"),
      ` ${count(far.length)} of ${count(compared.length)} rates in the model differ from those on record by more than a factor of two, and beyond both intervals. The worst: ${farSentence(first)} `,
      others > 0 ? link(others === 1 ? "The other is below." : `The other ${count(others)} are below.`, "#prior") : "",
    ]),
  ];
}

/** The one chart of the first screen, with the record on it. */
export function firstChart(report: TestReport): Block[] {
  const people = report.prior.series.find((s) => s.quantiles.length > 0);
  return [
    ...(people
      ? figure(fanChart(report, people, "fan-first"), {
          title: byDay(people),
          caption: [`Over ${report.prior.bandsOver}. ${toldOf(report, people)} `, KEYS],
        })
      : []),
    text([recordSentences(report.prior), " ", link("All of it, beside the record, is below.", "#prior")]),
  ];
}

const byDay = (series: Series): string => `${series.label}, by day`;

/** What the bands and marks of a chart by day are. */
const KEYS: Inline = drawn(
  h`<span class="keys"><span><i class="key band"></i>90 % of runs</span> <span><i class="key band-2"></i>half of them</span> <span><i class="key middle"></i>median</span> <span><i class="key record"></i>record, hollow where unverified or in conflict</span></span>`,
);

/** The whole of it. */
export function prior(report: TestReport): Block {
  const { prior: p } = report;
  const named = new Set(fates(p.rows).map((f) => f.row));
  const rows = p.rows.filter((r) => !named.has(r));
  return section(
    "Before any claim, beside the record",
    [
      warning(IN_SAMPLE),
      text(rejectedSentence(p)),
      ...((p.changed ?? []).length === 0 ? [] : [text(`${CHANGED}:`), list("bullets", p.changed)]),
      ...(rows.length + p.calm.length > 0 ? rates(rows, p.calm) : []),
      ...(p.series.length > 0 ? series(report) : []),
      ...(p.bands.length > 0 ? bands(report) : []),
    ],
    { id: "prior", nav: "Before any claim" },
  );
}

const series = (report: TestReport): Block[] => [
  heading(3, "By day"),
  text([
    `Over ${report.prior.bandsOver}. `,
    drawn(h`Scales of counts are even up to ten and go by powers of ten above. `),
    KEYS,
  ]),
  group(
    "charts by-day",
    report.prior.series.flatMap((s, k) =>
      figure(fanChart(report, s, `fan-${k}`), {
        title: byDay(s),
        caption: toldOf(report, s),
        instead: [text([strong(s.label), `: ${toldOf(report, s)}`])],
      }),
    ),
  ),
];

function rates(rows: readonly PriorRow[], calm: readonly PriorRow[]): Block[] {
  const top = Math.max(
    0.05,
    ...[...rows, ...calm].filter((r) => isShare(r.unit)).flatMap((r) => [r.model?.high ?? 0, drawnRate(r)?.high ?? 0]),
  );
  const row = (r: PriorRow): Row => ({
    cells: [
      [r.label, ...beside(r.note)],
      r.model ? [`${quantity(r.model, r.unit)} `, quiet(`of ${count(r.n)}`)] : "no run to judge by",
      recordOf(r),
      isShare(r.unit) ? drawn(besideStrip(r.model, drawnRate(r), top)) : "",
    ],
  });
  return [
    heading(3, "How often, in the model and on record"),
    text([
      "Shares of runs beside rates on public record.",
      drawn(
        h` Round: the model. Diamond: the record. The scale runs from 0 to ${percent(top)} and gives small shares more room (square root).`,
      ),
    ]),
    table(
      [
        { head: "what" },
        { head: "model (95 %)", short: "model" },
        { head: "record (95 %)", short: "record" },
        { head: DRAWN },
      ],
      [
        { head: "", rows: rows.map(row) },
        ...(calm.length > 0 ? [{ head: "Without any shock", rows: calm.map(row) }] : []),
      ],
      { narrow: "stack" },
    ),
  ];
}

const beside = (note: string): Inline[] => (note === "" ? [] : [" ", quiet(note)]);

function bands(report: TestReport): Block[] {
  const { prior: p } = report;
  const word = (b: Band): string => (b.inside === null ? "too rare to say" : b.inside ? "inside" : "outside");
  const order = [
    ...p.bands.filter((b) => b.inside === false),
    ...p.bands.filter((b) => b.inside === true),
    ...p.bands.filter((b) => b.inside === null),
  ];
  const row = (b: Band): Row => ({
    cells: [
      [b.text === "" ? b.label : b.text, " ", quiet(`${b.label}, ${markWord(b.mark)}`)],
      recordBand(report, b),
      [
        modelBand(report, b),
        ...beside(isNumber(b.chance) ? `happens in ${percent(b.chance)}`.replaceAll(" ", NBSP) : ""),
      ],
      [
        drawn(h`<b class="${b.inside === false ? "out" : ""}">${word(b)}</b>`, word(b)),
        ...beside(isNumber(b.percentile) ? `above ${percent(b.percentile)} of runs` : ""),
      ],
      drawn(placeStrip(b.percentile, b.inside)),
    ],
  });
  return [
    heading(3, "Where the record lies among the runs"),
    text([recordSentences(p), drawn(h` Box: the middle 90 %. Dot: the record inside it. Cross: outside.`)]),
    table(
      [
        { head: "observation" },
        { head: "record" },
        { head: "model, 90 % of runs", short: "model" },
        { head: "lies" },
        { head: DRAWN },
      ],
      order.map(row),
      { narrow: "stack" },
    ),
  ];
}
