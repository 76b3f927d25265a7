// The ledger: the argument and its verdicts at a glance, what the model says before any claim, every claim with its evidence, the record
// beside the runs, and what it all rests on.
import type { TestReport } from "../../../claims/result.ts";
import { peakMap } from "../../charts/peakMap.ts";
import { group, heading, link, list, quiet, section, text, type Block, type Document } from "../../document.ts";
import { count } from "../../words/numbers.ts";
import { factsLine, grouped, NOT_A_FORECAST, tally } from "../../words/words.ts";
import { assumptions, data, left, made, sources } from "./basis.ts";
import { board } from "./board.ts";
import type { Extras } from "./extras.ts";
import { glance } from "./glance.ts";
import { days } from "./days.ts";
import { endings, farFromRecord, firstChart, prior } from "./prior.ts";
import { nounFor } from "../../../scenario/counted.ts";

export const ledgerDocument = (report: TestReport, extras: Extras = {}): Document => ({
  title: report.scenario.title,
  blocks: [
    group("opening", [
      group("argues", [
        heading(1, report.scenario.title),
        ...argument(report),
        ...farFromRecord(report),
        ...glance(report),
        ...sum(report),
      ]),
      section("Before any claim: what the model says", [...endings(report.prior), text(NOT_A_FORECAST, "quiet")], {
        id: "before",
        layout: "before",
      }),
      group("pictures", [group("", firstChart(report)), ...peakMap(report, extras)]),
    ]),
    board(report, extras),
    prior(report),
    ...days(report, extras),
    ...assumptions(report),
    ...left(report),
    ...sources(report),
    ...(extras.data ? [data(report)] : []),
    made(report),
  ],
  footer: factsLine(report),
});

const LINES = 3;

/** The argument in three lines: its first claims, one of each group where there are more groups. */
function argument(report: TestReport): Block[] {
  const { groups } = grouped(report.claims);
  const claims = groups.flatMap((g) => g.claims);
  if (claims.length === 0) return [text("No claim is put to the test.")];
  const shown = (claims.length <= LINES ? claims : groups.flatMap((g) => g.claims.slice(0, 1))).slice(0, LINES);
  const more = claims.length - shown.length;
  return [
    text("The argument says:", "says"),
    list(
      "numbers",
      shown.map((c) => ({ text: link(c.text, `#claim-${report.claims.indexOf(c) + 1}`) })),
      "argument",
    ),
    ...(more > 0 ? [text(`and ${count(more)} more ${nounFor(more, "claim")}, below.`, "quiet")] : []),
  ];
}

/** How often each verdict was given. */
function sum(report: TestReport): Block[] {
  const verdicts = tally(report.claims);
  return verdicts === "" ? [] : [group("tally", [text([quiet("In the model, test by test: "), verdicts])])];
}
