// One run as a dated story on a terminal.
import type { Scenario } from "../../scenario/scenario.ts";
import type { SingleRun } from "../../questions/run.ts";
import { padded, width, wrap } from "../terminal/lines.ts";
import { storyLines } from "./storyLines.ts";

/** Columns that a date takes with its gap: "Wed  5 Jan 14:30  ". */
const DATE = 18;

/** Lines of a story, each at most `columns` wide, without a final line break. */
export function story(run: SingleRun, scenario: Scenario, columns: number): string {
  const [world = "", replicate = "", branch] = run.id.split(".");
  const head = `world ${world} · run ${replicate}${branch === undefined ? "" : ` · future ${branch}`} · seed ${run.seed}`;
  const narrow = columns < 3 * DATE;
  const lines = storyLines(run, scenario).flatMap(({ date, text }) => {
    if (date === "") return ["", ...wrap(text, columns)];
    if (narrow) return [date.trim(), ...wrap(text, columns, "  ")];
    const [first = "", ...rest] = wrap(text, columns, padded("", DATE));
    return [padded(date, DATE) + first.slice(width(padded("", DATE))), ...rest];
  });
  return [head, ...lines].join("\n");
}
