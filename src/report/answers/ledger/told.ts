// Runs told on the page: a typical one beside one that goes another way. Arms of one run share what comes before they part.
import type { TestReport } from "../../../claims/result.ts";
import type { Examples, ReplayedArm } from "../../../questions/test/examples.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import { code, fold, group, list, section, strong, text, type Block } from "../../document.ts";
import { storyLines, type StoryLine } from "../../story/storyLines.ts";
import { count } from "../../words/numbers.ts";
import { runCommand } from "../../words/words.ts";
import { items } from "../story.ts";

/** One run, as drawn or as an arm of a contrast. */
export interface ToldRun {
  /** Name of the arm, or "" for a run as it was drawn. */
  readonly arm: string;
  readonly command: string;
  readonly lines: readonly StoryLine[];
}

/** What is told for one test: its typical run and one that goes another way, each in every arm. */
export interface ToldTest {
  readonly typical: readonly ToldRun[];
  readonly otherwise: readonly ToldRun[];
}

/** The runs that a ledger names, as stories: by claim, then test, as in the report. */
export function toldTests(
  report: TestReport,
  examples: readonly (readonly (Examples | null)[])[],
  scenario: Scenario,
): (ToldTest | undefined)[][] {
  return report.claims.map(({ tests }, c) =>
    tests.map((_, t) => {
      const found = examples[c]?.[t];
      if (!found) return undefined;
      const told = ({ replay, run }: ReplayedArm): ToldRun => ({
        arm: replay.arm,
        command: runCommand(report, run.id, { replay: [replay] }),
        lines: storyLines(run, scenario),
      });
      return { typical: found.typical.map(told), otherwise: found.otherwise.map(told) };
    }),
  );
}

/** Lines of a run that are shown. */
export const STORY_LINES = 24;

/** Both runs, folded, under these titles; nothing where neither is told. */
export function storiesOf(told: ToldTest | undefined, typical: string, otherwise: string): Block[] {
  if (!told || told.typical.length + told.otherwise.length === 0) return [];
  const beside = told.typical.length > 0 && told.otherwise.length > 0;
  return [
    fold(
      beside ? "A typical run beside another, as stories" : "A run as a story",
      [
        text(
          "Every sentence comes from the run’s log. Figures in brackets after what weighed are log-odds against doing nothing more: +1 makes a choice 2.7 times likelier.",
          "quiet",
        ),
        group("two", [...part(typical, told.typical), ...part(otherwise, told.otherwise)]),
      ],
      { page: true, layout: "more stories folded" },
    ),
  ];
}

function part(title: string, runs: readonly ToldRun[]): Block[] {
  const [first] = runs;
  if (!first) return [];
  const shared = runs.length > 1 ? alike(runs) : 0;
  const blocks =
    shared > 0 && runs.every((r) => r.lines.length === shared)
      ? [
          text("The same in every arm:", "quiet"),
          story(first.lines),
          ...runs.map((r) => text([`${r.arm}: `, code(r.command)])),
        ]
      : [
          ...(shared > 0 ? [text("In every arm:", "quiet"), story(first.lines.slice(0, shared))] : []),
          ...runs.flatMap((run) => arm(run, shared)),
        ];
  return [section(title, blocks, { level: 5, layout: "told" })];
}

function arm(run: ToldRun, shared: number): Block[] {
  const rest = run.lines.slice(shared, Math.max(shared, STORY_LINES));
  const more = run.lines.length - shared - rest.length;
  return [
    ...(run.arm === "" ? [] : [text([shared > 0 ? "From here in the arm " : "In the arm ", strong(run.arm)])]),
    rest.length === 0 ? text("Nothing more is seen.", "quiet") : story(rest),
    ...(more > 0 ? [text(`and ${count(more)} more lines in the run itself`, "quiet")] : []),
    text(code(run.command)),
  ];
}

const story = (lines: readonly StoryLine[]): Block => list("dated", items(lines.slice(0, STORY_LINES)));

/** Lines at the start that are the same in every arm. */
function alike(runs: readonly ToldRun[]): number {
  const [first, ...others] = runs.map((r) => r.lines);
  const different = (first ?? []).findIndex((line, k) =>
    others.some((lines) => lines[k]?.date !== line.date || lines[k]?.text !== line.text),
  );
  return different < 0 ? (first?.length ?? 0) : different;
}
