// What opens under a claim for a test in the model: the finding, all worlds as dots, what the verdict rests on, stories, shares by form.
import type { ModelTest, TestReport } from "../../../claims/result.ts";
import { VERDICT_KINDS } from "../../../claims/verdictKinds.ts";
import { breakEvenChart, breakEvenSentence } from "../../charts/breakEven.ts";
import { dotsChart, dotsHeading, dotsSentence } from "../../charts/dots.ts";
import { shareStrip } from "../../charts/strips.ts";
import {
  code,
  drawn,
  facts,
  figure,
  fold,
  group,
  list,
  note,
  onPage,
  quiet,
  section,
  strong,
  table,
  text,
  type Block,
  type Inline,
} from "../../document.ts";
import { hingeNumbers, modelFacts } from "../../words/evidence.ts";
import { leansOn } from "../../words/leansOn.ts";
import { shareInterval, unitWord } from "../../words/numbers.ts";
import { formsBySpread, originWord } from "../../words/words.ts";
import { fromWhere } from "./record.ts";
import { storiesOf, type ToldTest } from "./told.ts";
import { DRAWN, head, said } from "./verdict.ts";

const LABELS: Readonly<Record<string, string>> = {
  threshold: "What counts",
  worlds: "Worlds",
  record: "Fit to the record",
  baseline: "Without a model",
  "break-even": "Break-even",
  "knock-out": "Knock-outs",
  forms: "Rival forms",
  ranges: "Assumed ranges",
  arose: "Comes up",
  needs: "To decide it",
  typical: "A typical run",
  closest: "The closest run",
  otherwise: "Counterexample",
  "for it": "The claim's way",
};

/** Where a typical run stands to the claim, behind its title. */
const STANDS: Readonly<Record<string, string>> = {
  "with the claim": ", the claim's way",
  "against the claim": ", against the claim",
  neither: ", no difference that matters",
};

/** `id` is unique on the page. */
export function modelEvidence(report: TestReport, test: ModelTest, id: string, told?: ToldTest): Block {
  const found = modelFacts(report, test);
  const rare = VERDICT_KINDS[test.verdict].silent;
  const rows = found.rows.filter((r) => r.label !== "hinges on");
  return section(
    `In the model: ${test.title}`,
    [
      // the finding says the rest
      head(test, test.bayes || test.kind === "chance" ? found.headline : []),
      ...said(test.finding, (f) => text(f, "finding")),
      ...(test.hinge ? [text([strong(test.hinge.sentence), " ", quiet(hingeNumbers(test))], "finding")] : []),
      ...(rare
        ? []
        : [
            group("charts", [
              ...figure(dotsChart(test, `${id}-dots`), {
                title: dotsHeading(test),
                caption: dotsSentence(test),
              }),
              ...figure(breakEvenChart(test, `${id}-even`), {
                title: "How much weight it takes",
                caption: breakEvenSentence(test),
              }),
            ]),
          ]),
      ...facts(
        rows.map(({ label, text: of, command }) => [
          label === "why" ? whyLabel(originWord(test)) : (LABELS[label] ?? label),
          withCommand(of, command),
        ]),
      ),
      ...said(test.note, note),
      onPage([
        ...storiesOf(
          told,
          test.bayes ? "The run closest to the record" : `A typical run${STANDS[test.typicalIs ?? ""] ?? ""}`,
          `A run that goes ${test.counterexample === null ? "the claim's way" : "against the claim"}`,
        ),
        ...leanings(report, test),
        ...(rare ? [] : forms(test)),
      ]),
    ],
    { level: 4, layout: "test" },
  );
}

/** Why the word beside the verdict stands there. */
export const whyLabel = (origin: string): string => (origin === "" ? "Where from" : `Why “${origin}”`);

export const withCommand = (of: string, command: string): Inline => (command === "" ? of : [of, " ", code(command)]);

/** What the verdict leans on, with what nothing but the author gives marked as assumed. */
function leanings(report: TestReport, test: ModelTest): Block[] {
  const all = leansOn(report, test);
  if (all.length === 0) return [];
  const what = (row: (typeof all)[number]["row"]): Inline =>
    row
      ? [
          `: ${row.meaning}`,
          row.range === "" ? "" : `, ${row.range}${unitWord(row.unit) === "" ? "" : ` ${unitWord(row.unit)}`}`,
          " ",
          fromWhere(report, row),
        ]
      : "";
  return [
    section(
      "Assumptions it leans on",
      [
        list(
          "bullets",
          all.map(({ path, how, row }) => ({ text: [strong(path), what(row), " ", quiet(how)] })),
          "entries",
        ),
      ],
      { level: 5, layout: "leans" },
    ),
  ];
}

/** Shares by every form and option, the form that moves it most first. */
function forms(test: ModelTest): Block[] {
  const all = formsBySpread(test);
  if (all.length === 0) return [];
  return [
    fold(
      `Share of worlds by rival form (${all.length})`,
      [
        text(
          "The share that agrees with the claim in the worlds of each option, with its interval. Ticks at one half and nine tenths.",
          "quiet",
        ),
        table(
          [{ head: "option" }, { head: "share" }, { head: "worlds" }, { head: DRAWN }],
          all.map(({ form, options }) => ({
            head: form,
            rows: Object.entries(options ?? {}).map(([option, o]) => ({
              cells: [option, shareInterval(o.above), String(o.n), drawn(shareStrip(o.above))],
            })),
          })),
          { narrow: "stack" },
        ),
      ],
      { page: true, layout: "more folded" },
    ),
  ];
}
