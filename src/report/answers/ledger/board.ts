// The ledger as a board: a row a claim, with its verdicts in the model, on record and across cases; each row opens its evidence.
import type { ClaimResult, TestReport } from "../../../claims/result.ts";
import {
  drawn,
  facts,
  fold,
  lines,
  onPage,
  section,
  strong,
  text,
  type Block,
  type Inline,
  type Opening,
} from "../../document.ts";
import { h } from "../../html/markup.ts";
import { placeboSentence, placeboSentences, PLUMBING } from "../../words/placebos.ts";
import { column } from "../../words/testKinds.ts";
import { grouped, levelSentence, ORIGINS } from "../../words/words.ts";
import { STANDINGS, VERDICT_KINDS } from "../../../claims/verdictKinds.ts";
import type { Extras } from "./extras.ts";
import { evidenceOf, headlineOf } from "./kinds.ts";
import { verdictOf } from "./verdict.ts";

const WHERE = ["model", "record", "cases"] as const;

export function board(report: TestReport, extras: Extras): Block {
  const { groups, placebos } = grouped(report.claims);
  const rows = (claims: readonly ClaimResult[]): Opening[] =>
    claims.map((claim) => opening(report, claim, report.claims.indexOf(claim) + 1, extras));
  const rates = placeboSentences(report);
  return section(
    "The ledger",
    [
      text([
        drawn(h`Each row opens its evidence. `),
        "Tests stand side by side and are never averaged: a claim can hold in the model and have come out false.",
        drawn(
          h` A verdict in a dashed box was put in by whoever made the model or was not shown to stand without that, and is no finding; one in a solid box is <b>not written in directly</b>. That a claim does not hold, or that it is open, stands in a solid box too: nobody asks where that comes from.`,
        ),
      ]),
      onPage(
        [
          text(
            "On paper stands what every row opens to. Stories, shares by form and the numbers of the map are printed where they were open.",
          ),
        ],
        "on-paper",
      ),
      {
        kind: "board",
        heads: ["claim", "in the model", "on record", "cases"],
        parts: [
          ...groups.map(({ group, claims }) => ({ head: group, says: "", rows: rows(claims) })),
          ...(placebos.length === 0
            ? []
            : [
                {
                  head: "Placebos",
                  says: PLUMBING,
                  rows: rows(placebos),
                },
              ]),
        ],
      },
      text(levelSentence(report), "quiet"),
      ...(rates.length === 0 ? [] : [text(rates.join(" "))]),
      fold(
        "What the words mean",
        facts([
          ...STANDINGS.map((of): [string, string] => [of, VERDICT_KINDS[of].meaning]),
          ...Object.entries(ORIGINS),
        ]),
        {
          layout: "legend",
        },
      ),
    ],
    { id: "ledger", nav: "Ledger" },
  );
}

function opening(report: TestReport, claim: ClaimResult, n: number, extras: Extras): Opening {
  const cell = (where: (typeof WHERE)[number]): Inline => {
    const tests = claim.tests.filter((t) => column(t) === where);
    return tests.length === 0 ? "" : lines(tests.map((t) => [verdictOf(t), " ", share(headlineOf(report, t))]));
  };
  const placebo =
    claim.placebo === "" ? [] : [text([strong(`Placebo, ${claim.placebo}.`), " ", placeboSentence(claim)])];
  return {
    id: `claim-${n}`,
    label: claim.id,
    text: claim.text,
    cells: WHERE.map(cell),
    blocks: [
      ...placebo,
      ...claim.tests.flatMap((t, k) => evidenceOf(report, t, `c${n}t${k + 1}`, extras.stories?.[n - 1]?.[k])),
    ],
  };
}

const share = (of: string): Inline => drawn(h`<span class="share">${of}</span>`, of);
