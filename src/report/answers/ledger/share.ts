// What opens under a claim for a share: the finding, a bar for every input by side, what the verdict rests on, and every change with its source.
import type { TestReport } from "../../../claims/result.ts";
import type { SharedInput, ShareResult } from "../../../claims/share/shareResultShape.ts";
import { VERDICT_KINDS } from "../../../claims/verdictKinds.ts";
import { shareBars, shareBarsSentence } from "../../charts/shareBars.ts";
import {
  facts,
  figure,
  fold,
  group,
  note,
  onPage,
  section,
  table,
  text,
  type Block,
  type Row,
} from "../../document.ts";
import { effect, percent, percentInterval } from "../../words/numbers.ts";
import { amount, changeText, shareFacts, strongest } from "../../words/shareFacts.ts";
import { originWord } from "../../words/words.ts";
import { whyLabel, withCommand } from "./model.ts";
import { fromWhere } from "./record.ts";
import { head, said } from "./verdict.ts";

const LABELS: Readonly<Record<string, string>> = {
  threshold: "What counts",
  "one side": "The side named",
  "the other": "The other side",
  "by input": "Counted by input",
  widening: "Widening",
  along: "Along the list",
  ranges: "Changes",
  arose: "Comes up",
  needs: "To decide it",
};

/** `id` is unique on the page. */
export function shareEvidence(report: TestReport, test: ShareResult, id: string): Block {
  const found = shareFacts(report, test);
  const rare = VERDICT_KINDS[test.verdict].silent;
  const label = (name: string, command: string): string =>
    name === "why" ? whyLabel(originWord(test)) : command === "" ? (LABELS[name] ?? name) : `To replay: ${name}`;
  return section(
    `In the model: ${test.title}`,
    [
      head(test, found.headline),
      text(test.finding, "finding"),
      ...(rare
        ? []
        : [
            group(
              "charts",
              figure(shareBars(test, `${id}-bars`), {
                title: "What each input does, moved alone",
                caption: shareBarsSentence(test),
              }),
            ),
          ]),
      ...facts(
        found.rows.map(({ label: name, text: of, command }) => [label(name, command), withCommand(of, command)]),
      ),
      ...said(test.note, note),
      ...(rare ? [] : [onPage([inputs(report, test)])]),
      ...levels(test),
    ],
    { level: 4, layout: "test" },
  );
}

function inputs(report: TestReport, test: ShareResult): Block {
  const row = (i: SharedInput): Row => ({
    cells: [
      i.path,
      changeText(i),
      fromWhere(report, i),
      i.effect ? effect({ ...i.effect, unit: test.unit === "share" ? "probability" : test.unit }) : "not known",
      i.idle ? "none" : amount(test, i.size),
      i.part === null ? "" : percent(i.part),
    ],
  });
  return fold(
    `Every input and its change (${test.sides[0].inputs.length + test.sides[1].inputs.length})`,
    [
      text(
        "Size is the root of the mean squared effect with the luck in it taken off; a part below zero is one that luck hides.",
        "quiet",
      ),
      table(
        ["input", "change", "from", "mean effect", "size", "part"].map((name) => ({ head: name })),
        test.sides.map((side) => ({ head: side.name, rows: strongest(side).map(row) })),
        { narrow: "stack" },
      ),
    ],
    { layout: "more folded" },
  );
}

function levels(test: ShareResult): Block[] {
  const { along, sides } = test;
  if (!along) return [];
  return [
    table(
      [
        { head: along.path },
        { head: `share of ${sides[0].name}` },
        { head: `size of ${sides[0].name}` },
        { head: `size of ${sides[1].name}` },
      ],
      along.levels.map((l) => ({
        cells: [l.level, percentInterval(l.share), amount(test, l.sizes[0]), amount(test, l.sizes[1])],
      })),
    ),
  ];
}
