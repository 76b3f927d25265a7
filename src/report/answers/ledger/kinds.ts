// What the ledger shows of each kind of test: what stands beside the verdict, what opens under the claim, and its cells in the tables.
import type { ModelTest, TestReport, TestResult } from "../../../claims/result.ts";
import type { Kind } from "../../../scenario/scenario.ts";
import type { Cell, Table } from "../../data/csv.ts";
import { modelCells, NO_CELLS, shareCells } from "../../data/testCells.ts";
import { shareTable } from "../../data/shareTable.ts";
import type { Block } from "../../document.ts";
import { modelFacts } from "../../words/evidence.ts";
import { shareFacts } from "../../words/shareFacts.ts";
import type { ResultOf } from "../../words/testKinds.ts";
import { casesEvidence } from "./cases.ts";
import { modelEvidence } from "./model.ts";
import { judgementEvidence, recordEvidence } from "./record.ts";
import { shareEvidence } from "./share.ts";
import type { ToldTest } from "./told.ts";

interface Shown<T> {
  /** Stands beside the verdict in the claim's row. */
  headline(report: TestReport, test: T): readonly string[];
  /** Opens under the claim; `id` is unique on the page. */
  evidence(report: TestReport, test: T, id: string, told: ToldTest | undefined): Block;
  /** In claims.csv, after what every test has. */
  cells(test: T): readonly Cell[];
  /** A table of its own. */
  readonly table?: (report: TestReport) => Table;
}

const none = (): readonly string[] => [];

const model: Shown<ModelTest> = {
  headline: (report, test) => modelFacts(report, test).headline,
  evidence: modelEvidence,
  cells: modelCells,
};

const KINDS = {
  contrast: model,
  trend: model,
  chance: model,
  share: {
    headline: (report, test) => shareFacts(report, test).headline,
    evidence: shareEvidence,
    cells: shareCells,
    table: shareTable,
  },
  judgement: { headline: none, evidence: (_, test) => judgementEvidence(test), cells: () => NO_CELLS },
  record: { headline: none, evidence: recordEvidence, cells: () => NO_CELLS },
  cases: { headline: none, evidence: (_, test) => casesEvidence(test), cells: () => NO_CELLS },
} satisfies { readonly [K in Kind]: Shown<ResultOf<K>> };

const kindOf = (test: TestResult): Shown<TestResult> => KINDS[test.kind] as unknown as Shown<TestResult>;

export const headlineOf = (report: TestReport, test: TestResult): string =>
  kindOf(test).headline(report, test)[0] ?? "";
export const evidenceOf = (report: TestReport, test: TestResult, id: string, told: ToldTest | undefined): Block =>
  kindOf(test).evidence(report, test, id, told);
export const cellsOf = (test: TestResult): readonly Cell[] => kindOf(test).cells(test);

/** Tables that the kinds of these tests have of their own. */
export const tablesOf = (report: TestReport): readonly Table[] =>
  [...new Set(report.claims.flatMap((c) => c.tests.map((test) => kindOf(test).table)))].flatMap(
    (table) => table?.(report) ?? [],
  );
