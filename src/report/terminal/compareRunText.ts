// One world in two versions on a terminal: where they part, then both stories, in two columns where they fit, else one after the other.
import type { Scenario } from "../../scenario/scenario.ts";
import type { ComparedRun } from "../../questions/compareRun.ts";
import { beside, type Beside } from "../story/beside.ts";
import { padded, plain, wrap } from "./lines.ts";
import { partingWords } from "../story/partingWords.ts";
import { storyLines, type StoryLine } from "../story/storyLines.ts";

export interface RunHead {
  readonly title: string;
  readonly variant: string;
  readonly given: string;
  readonly notes: readonly string[];
  /** What the two are called, after "in". */
  readonly names: readonly [base: string, variant: string];
}

/** A run and a change to it. */
export const AS_DRAWN = ["the run as drawn", "the variant"] as const;

/** From so many columns on two stories fit beside each other. */
const TWO_COLUMNS = 100;
/** Lines before the two part that are repeated. */
const LEAD = 2;
const DATE = 18;

/** Lines of at most `columns`, ending in a line break. */
export function compareRunText(found: ComparedRun, scenario: Scenario, head: RunHead, columns: number): string {
  const two = beside(storyLines(found.base, scenario), storyLines(found.variant, scenario));
  const lines = [
    ...wrap(
      `${plain(head.title)}: run ${found.base.id}, seed ${found.base.seed}: ${head.names.join(" and ")}`,
      columns,
    ),
    ...(head.variant === "" ? [] : wrap(plain(head.variant), columns, "  variant  ", "           ")),
    ...(head.given === "" ? [] : wrap(`when ${plain(head.given)} first holds`, columns, "  parting  ", "           ")),
    ...head.notes.flatMap((n) => wrap(plain(n), columns, "note ", "     ")),
    "",
    ...partingWords(found, scenario, head.names).flatMap((p) => wrap(p, columns)),
    "",
  ];
  if (two.shared.length > 0) {
    const hidden = two.shared.length - LEAD;
    lines.push(
      hidden > 0
        ? `In both alike, after ${hidden} earlier ${hidden === 1 ? "sentence" : "sentences"}:`
        : "In both alike:",
    );
    lines.push(...two.shared.slice(-LEAD).flatMap((l) => told(l, columns)), "");
  }
  if (two.rows.length === 0) return [...lines, "No sentence of the two stories differs.", ""].join("\n");
  lines.push(...(columns >= TWO_COLUMNS ? columnsOf(two, head.names, columns) : stacked(two, head.names, columns)));
  return [...lines, ""].join("\n");
}

function told({ date, text }: StoryLine, columns: number): string[] {
  if (date === "") return wrap(text, columns);
  const [first = "", ...rest] = wrap(text, columns, padded("", DATE));
  return [padded(date, DATE) + first.slice(DATE), ...rest];
}

/** One after the other; what is in both is marked by "=", and in the second only counted. */
function stacked({ rows }: Beside, names: RunHead["names"], columns: number): string[] {
  const line = (l: StoryLine | null, mark: string): string[] =>
    l ? told(l, columns - 2).map((t, i) => `${i === 0 ? mark : "  "}${t}`.trimEnd()) : [];
  const second: string[] = [];
  let same: StoryLine[] = [];
  const count = (): void => {
    const [first, last] = [same[0]?.date.trim() ?? "", same.at(-1)?.date.trim() ?? ""];
    const when = first === last ? first : `${first} to ${last}`;
    if (same.length > 0)
      second.push(
        `= ${same.length === 1 ? "one sentence" : `${same.length} sentences`} as in ${plain(names[0])}, ${when.replaceAll(/ +/g, " ")}`,
      );
    same = [];
  };
  for (const row of rows)
    if (row.same && row.variant) same.push(row.variant);
    else if (row.variant) {
      count();
      second.push(...line(row.variant, "  "));
    }
  count();
  return [
    `IN ${plain(names[0]).toUpperCase()}, FROM THERE ON`,
    ...rows.flatMap((row) => line(row.base, row.same ? "= " : "  ")),
    "",
    `IN ${plain(names[1]).toUpperCase()}`,
    ...second,
    ...(rows.some((r) => r.same) ? ["", "= the same in both"] : []),
  ];
}

function columnsOf({ rows }: Beside, names: RunHead["names"], columns: number): string[] {
  const room = Math.floor((columns - 3) / 2);
  const cell = (line: StoryLine | null): string[] => {
    if (!line) return [];
    return [...(line.date === "" ? [] : [line.date.replaceAll(/ +/g, " ")]), ...wrap(line.text, room - 2, "  ")];
  };
  const head = `${padded(`IN ${plain(names[0]).toUpperCase()}, FROM THERE ON`, room)} │ IN ${plain(names[1]).toUpperCase()}`;
  return [
    head,
    ...rows.flatMap((row) => {
      const [left, right] = [cell(row.base), cell(row.variant)];
      const bar = row.same ? "=" : "│";
      return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
        `${padded(left[i] ?? "", room)} ${bar} ${right[i] ?? ""}`.trimEnd(),
      );
    }),
    ...(rows.some((r) => r.same) ? ["= the same in both"] : []),
  ];
}
