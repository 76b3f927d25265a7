// What a comparison of cases found, in the words that the terminal and the page share.
import type { CasesResult, GroupNumbers, GroupShare } from "../../claims/result.ts";
import { NBSP, number, percentInterval, pValue, span } from "./numbers.ts";
import { nounFor } from "../../scenario/counted.ts";

const groupShare = (g: GroupShare): string =>
  g.n === 0
    ? "no case"
    : `${g.yes}${NBSP}of${NBSP}${g.n}${g.partial > 0 ? `, ${g.partial}${NBSP}partial` : ""}: ${percentInterval(g.interval)}`;

const groupNumbers = (g: GroupNumbers): string =>
  g.median === null ? "no number" : `median${NBSP}${number(g.median)} (${span(g.low, g.high)}, n${NBSP}=${NBSP}${g.n})`;

/** How its p was found. */
const howSure = ({ p, shuffles }: { readonly p: number; readonly shuffles: number | null }): string =>
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

/** "5 rows left out, without a number there". */
export const leftOut = ({ leftOut: { length: n } }: CasesResult): string =>
  `${n}${NBSP}${nounFor(n, "row")} left out, without a number there`;

/** A cell as it is shown; an empty one says so. */
export const cell = (text: string | undefined): string => (text === undefined || text === "" ? "(empty)" : text);
