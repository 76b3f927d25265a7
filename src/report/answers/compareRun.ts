// One world in two versions: where they part, then both stories beside each other.
import type { Scenario } from "../../scenario/scenario.ts";
import type { ComparedRun } from "../../questions/compareRun.ts";
import { fold, heading, list, section, text, warning, type Block, type Document } from "../document.ts";
import { beside } from "../story/beside.ts";
import { partingWords } from "../story/partingWords.ts";
import { storyLines } from "../story/storyLines.ts";
import { count } from "../words/numbers.ts";
import { variantFacts, type CompareHead } from "./compare.ts";
import { made } from "./made.ts";
import { item, items } from "./story.ts";
import { nounFor } from "../../scenario/counted.ts";

export interface RunHead extends CompareHead {
  /** What the two are called, after "in". */
  readonly names: readonly [base: string, variant: string];
}

/** A run and a change to it. */
export const AS_DRAWN = ["the run as drawn", "the variant"] as const;

export const compareRunDocument = (
  found: ComparedRun,
  scenario: Scenario,
  head: RunHead,
  command: string,
): Document => ({
  title: `${head.title}: run ${found.base.id} compared`,
  blocks: [
    heading(1, `${head.title}: one world in two versions`),
    text(`Run ${found.base.id}, seed ${found.base.seed}, the same luck in both.`),
    ...variantFacts(head),
    ...head.notes.map(warning),
    ...twoStories(found, scenario, head.names),
    made(command),
  ],
});

/** Sentences before the two part that stand open. */
const LEAD = 2;

/** Where two runs part, and both stories. */
export function twoStories(found: ComparedRun, scenario: Scenario, names: RunHead["names"]): Block[] {
  const { shared, rows } = beside(storyLines(found.base, scenario), storyLines(found.variant, scenario));
  const earlier = shared.slice(0, -LEAD);
  return [
    section(
      "Where they part",
      partingWords(found, scenario, names).map((p) => text(p)),
      { id: "part" },
    ),
    section(
      "Both stories from there on",
      [
        text("Every sentence comes from a run’s log.", "quiet"),
        ...(earlier.length === 0
          ? []
          : [
              fold(
                `${count(earlier.length)} earlier ${nounFor(earlier.length, "sentence")}, the same in both`,
                [list("dated", items(earlier))],
                { page: true },
              ),
            ]),
        ...(shared.length === 0 ? [] : [text("In both alike:"), list("dated", items(shared.slice(-LEAD)))]),
        rows.length === 0
          ? text("No sentence of the two stories differs.")
          : {
              kind: "beside",
              heads: [`In ${names[0]}`, `In ${names[1]}`],
              rows: rows.map((r) =>
                r.same && r.base
                  ? { both: item(r.base) }
                  : { left: r.base && item(r.base), right: r.variant && item(r.variant) },
              ),
            },
      ],
      { id: "stories" },
    ),
  ];
}
