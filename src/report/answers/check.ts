// What a scenario comes to before anything is run: every assumption with range, sign and source, and one world as compiled. What the
// author gave comes first.
import type { AssumptionRow } from "../../claims/result.ts";
import type { Checked } from "../../questions/check/check.ts";
import {
  code,
  heading,
  mark,
  quiet,
  section,
  table,
  text,
  type Block,
  type Document,
  type Inline,
} from "../document.ts";
import { byMechanism, mechanismWord, signWord } from "../words/assumptionWords.ts";
import { unitWord } from "../words/numbers.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { scenarioValues } from "../../world/assumptions.ts";
import { isAssumed, markWord } from "../words/words.ts";
import { worldBlocks } from "./world.ts";
import { counted } from "../../scenario/counted.ts";

export interface CheckHead {
  /** Paths of assumptions that the scenario's own files give. */
  readonly own: readonly string[];
  /** Whether the mechanisms' own assumptions are listed too, or only counted. */
  readonly all: boolean;
  /** What run ids of these files end in, and the version that they hold for. */
  readonly stamp: string;
  readonly version: string;
}

export const checkDocument = (checked: Checked, { own, all, stamp, version }: CheckHead): Document => ({
  title: `${checked.title}: checked`,
  blocks: [
    heading(1, checked.title),
    text(`Run ids of these files end in @${stamp} (Precedent ${version}).`),
    ...assumptionBlocks(checked.assumptions, own, all),
    section("One world", worldBlocks(checked), { id: "world" }),
  ],
});

/** What a scenario gives a range of its own, in assumptions.yaml or as one of its values. */
export const ownPaths = (scenario: Scenario): readonly string[] => [
  ...scenario.overrides.map((o) => o.path),
  ...[...scenarioValues(scenario)].map(([path]) => path),
];

/** A table of what the scenario gives; each mechanism's as a table or as a count. */
export function assumptionBlocks(assumptions: readonly AssumptionRow[], own: readonly string[], all: boolean): Block[] {
  const given = new Set(own);
  const first = assumptions.filter(({ path }) => given.has(path));
  const rest = assumptions.filter(({ path }) => !given.has(path));
  const groups = [...byMechanism(rest)];
  return [
    text(`${counted(assumptions.length, "unknown")}, ${assumedIn(assumptions)} of them assumed.`),
    section("What this scenario gives", [
      first.length === 0 ? text("None of them: every range is the mechanisms’ own.") : rowsTable(first),
    ]),
    ...(all
      ? groups.map(([name, rows]) => section(mechanismWord(name), [rowsTable(rows)]))
      : [
          section("What the mechanisms bring", [
            table(
              [{ head: "mechanism" }, { head: "unknowns", align: "right" }, { head: "assumed", align: "right" }],
              groups.map(([name, rows]) => ({
                cells: [mechanismWord(name), String(rows.length), String(assumedIn(rows))],
              })),
            ),
            text("To list them with range, source and sign: --all."),
          ]),
        ]),
  ];
}

const assumedIn = (rows: readonly AssumptionRow[]): number => rows.filter(isAssumed).length;

const rowsTable = (rows: readonly AssumptionRow[]): Block =>
  table(
    [
      { head: "assumption", short: "" },
      { head: "range", short: "", below: true },
      { head: "sign", below: true },
      { head: "from", short: "", below: true },
    ],
    rows.map((row) => ({
      cells: [named(row), `${row.range} ${unitWord(row.unit)}`.trim(), signWord(row.sign), from(row)],
    })),
  );

function named({ path, symbol, meaning }: AssumptionRow): Inline {
  const name = path.slice(path.indexOf(".") + 1);
  return [meaning, " ", quiet(["(", code(path), symbol === "" || symbol === name ? "" : `, ${symbol}`, ")"])];
}

const from = (row: AssumptionRow): Inline => [
  isAssumed(row) ? mark("assumed", "-") : `${row.source}, ${markWord(row.mark)}`,
  row.why === "" ? "" : `: ${row.why}`,
];
