// What a comparison of cases found, in the words that the terminal and the page share.
import type { CasesResult, GroupNumbers, GroupShare } from "../../claims/result.ts";
import { NBSP, number, percentInterval, pValue, span } from "./numbers.ts";

/** Ids shown on a terminal; the page has them all. */
const MOST_IDS = 12;
/** Levels shown on a terminal. */
const MOST_LEVELS = 10;

export const groupShare = (g: GroupShare): string =>
  g.n === 0
    ? "no case"
    : `${g.yes}${NBSP}of${NBSP}${g.n}${g.partial > 0 ? `, ${g.partial}${NBSP}partial` : ""}: ${percentInterval(g.interval)}`;

export const groupNumbers = (g: GroupNumbers): string =>
  g.median === null ? "no number" : `median${NBSP}${number(g.median)} (${span(g.low, g.high)}, n${NBSP}=${NBSP}${g.n})`;

/** How its p was found. */
export const howSure = ({ p, shuffles }: { readonly p: number; readonly shuffles: number | null }): string =>
  shuffles === null ? `exact ${pValue(p)}` : `${pValue(p)}, by ${number(shuffles)} shuffles`;

/** What stands beside the verdict. */
export function casesHeadline(test: CasesResult): string[] {
  switch (test.form) {
    case "shares":
      return [`${groupShare(test.where)} against ${groupShare(test.against)}`, howSure(test)];
    case "numbers":
      return [
        `${groupNumbers(test.where)} against ${groupNumbers(test.against)}`,
        `larger in ${Math.round(100 * test.larger)}${NBSP}% of pairs`,
        howSure(test),
      ];
    case "levels": {
      const [yes, n] = [(g: GroupShare) => g.yes, (g: GroupShare) => g.n].map((of) =>
        test.levels.reduce((sum, level) => sum + of(level), 0),
      );
      return [`${number(yes)}${NBSP}of${NBSP}${number(n)} along it`, `trend: ${howSure(test)}`];
    }
    case "ranks":
      return [
        `rank correlation ${number(Number(test.rho.toFixed(2)))}, n${NBSP}=${NBSP}${test.pairs.length}`,
        howSure(test),
      ];
    case "rows":
      return ["side by side, nothing is concluded"];
  }
}

/** What is told below it on a terminal. */
export function casesParts(test: CasesResult): string[] {
  const parts: string[] = [];
  if (test.form === "levels" && test.levels.length <= MOST_LEVELS)
    parts.push(test.levels.map((l) => `${l.level}: ${l.yes}${NBSP}of${NBSP}${l.n}`).join(", "));
  if (test.form === "rows")
    test.columns.forEach((column, k) => {
      const each = test.rows.map((id, i) => `${id} ${cell(test.cells[i]?.[k])}`);
      parts.push(`${column}: ${each.join("; ")}`);
    });
  else if (test.form === "numbers")
    for (const [name, g] of [
      ["first", test.where],
      ["second", test.against],
    ] as const)
      parts.push(`${name}: ${g.n === 0 ? "no row" : ids(g.values.map((v) => `${v.id}${NBSP}${number(v.value)}`))}`);
  else if (test.rows.length > 0) parts.push(`${test.table}: ${ids(test.rows)}`);
  if (test.leftOut.length > 0) parts.push(`${leftOut(test)}: ${ids(test.leftOut)}`);
  return parts;
}

/** "5 rows left out, without a number there". */
export const leftOut = ({ leftOut: { length: n } }: CasesResult): string =>
  `${n}${NBSP}${n === 1 ? "row" : "rows"} left out, without a number there`;

/** A cell as it is shown; an empty one says so. */
export const cell = (text: string | undefined): string => (text === undefined || text === "" ? "(empty)" : text);

const ids = (all: readonly string[]): string =>
  all.length > MOST_IDS ? `${all.slice(0, MOST_IDS).join(", ")} and ${all.length - MOST_IDS} more` : all.join(", ");
