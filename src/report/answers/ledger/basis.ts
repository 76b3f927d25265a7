// The end of the ledger: assumptions with their sources, what is left out, the sources, and how to make the same again.
import type { AssumptionRow, TestReport } from "../../../claims/result.ts";
import { DATA, tables } from "../../data/tables.ts";
import { code, facts, fold, quiet, section, strong, table, text, type Block, type Row } from "../../document.ts";
import { byMechanism, mechanismWord, signWord } from "../../words/assumptionWords.ts";
import { count, NBSP, number, percent, unitWord } from "../../words/numbers.ts";
import { isAssumed } from "../../words/words.ts";
import { fromWhere } from "./record.ts";
import { counted } from "../../../scenario/counted.ts";

export function assumptions(report: TestReport): Block[] {
  if (report.assumptions.length === 0) return [];
  const assumed = report.assumptions.filter(isAssumed).length;
  return [
    section(
      "Assumptions",
      [
        text([
          `${count(report.assumptions.length)} things are not known and drawn anew in every world. `,
          strong(`${count(assumed)} of them are assumed`),
          ": no source gives their range, it is the author’s.",
        ]),
        ...[...byMechanism(report.assumptions)].map(([name, rows]) =>
          fold(
            [`${mechanismWord(name)} `, quiet(`${rows.length}, ${rows.filter(isAssumed).length} assumed`)],
            [
              table(
                ["name", "what it is", "range", "sign", "from", "why"].map((head) => ({ head })),
                rows.map((r) => assumption(report, r)),
                { narrow: "stack", layout: "assumptions" },
              ),
            ],
            { layout: "more group" },
          ),
        ),
      ],
      { id: "assumptions", nav: "Assumptions", page: true },
    ),
  ];
}

function assumption(report: TestReport, r: AssumptionRow): Row {
  const name = r.path.slice(r.path.indexOf(".") + 1);
  return {
    cells: [
      r.symbol === "" || r.symbol === name ? name : [name, " ", quiet(r.symbol)],
      r.meaning,
      `${r.range} ${unitWord(r.unit)}`,
      signWord(r.sign),
      fromWhere(report, r),
      r.why,
    ],
  };
}

export const left = (report: TestReport): Block[] =>
  report.absent.length === 0
    ? []
    : [
        section("What the model leaves out", facts(report.absent.map((a) => [a.name, `instead: ${a.instead}`])), {
          id: "left",
        }),
      ];

export const sources = (report: TestReport): Block[] =>
  report.sources.length === 0
    ? []
    : [
        section(
          "Sources",
          [
            table(
              ["name", "source", "where", "note"].map((head) => ({ head })),
              report.sources.map((s, k) => ({ id: `source-${k + 1}`, cells: [s.id, s.title, s.where, s.note] })),
              { narrow: "stack", layout: "sources" },
            ),
          ],
          { id: "sources", nav: "Sources", page: true },
        ),
      ];

/** The files beside the page. */
export const data = (report: TestReport): Block =>
  section(
    "Data beside this page",
    [
      text([
        "In the folder ",
        code(DATA),
        `, as CSV with a header row. Days count from ${report.scenario.start}; the first is 0. Text that a spreadsheet would take for a formula has an apostrophe in front.`,
      ]),
      ...facts(tables(report).map((t) => [t.file, [t.holds, " ", quiet(`(${counted(t.rows.length, "row")})`)]])),
    ],
    { id: "data", nav: "Data", page: true },
  );

export function made(report: TestReport): Block {
  const { timing: t } = report;
  const steps = t.slotsSaved + t.slotsSimulated;
  return section(
    "How it was made",
    facts([
      ["Command", code(report.command)],
      ["Version", report.version],
      ["Seed", String(report.seed)],
      ["Scenario", `${report.scenario.id}, contents ${report.scenario.hash}`],
      ["Horizon", `${number(report.scenario.days)} days from ${report.scenario.start}`],
      [
        "Computed",
        `${counted(t.runs, "run")} and ${counted(t.forks, "fork")} in ${number(t.seconds)}${NBSP}s on ${counted(t.workers, "worker")}`,
      ],
      [
        "Saved",
        steps > 0
          ? `${percent(t.slotsSaved / steps)} of the steps, by forking runs where the arms first differ`
          : "nothing",
      ],
      ["Memory", `${count(t.peakMemoryMiB)}${NBSP}MiB at most`],
    ]),
    { id: "made", nav: "How it was made" },
  );
}
