// The ledger at a glance, for the first screen: what is not written in, then under each verdict of the model the claims that have it, and beside
// each claim what the record says. A claim whose tests come out differently stands under each of their verdicts.
import type { ClaimResult, TestReport, TestResult } from "../../../claims/result.ts";
import { STANDINGS, VERDICT_KINDS, type VerdictKind } from "../../../claims/verdictKinds.ts";
import { drawn, joined, strong, table, text, type Block, type Inline, type Row } from "../../document.ts";
import { h, nothing } from "../../html/markup.ts";
import { byOrigin } from "../../words/origins.ts";
import { count, NBSP } from "../../words/numbers.ts";
import { column, judgesModel } from "../../words/testKinds.ts";
import { grouped, isBuilt, isRepeat, standingOf } from "../../words/words.ts";

/** Rows in the order of all verdicts; those without a claim are left out. Nothing without a claim. Placebos are left to the ledger. */
export function glance(report: TestReport): Block[] {
  const claims = grouped(report.claims).groups.flatMap((g) => g.claims);
  if (claims.length === 0) return [];
  const chipsOf = (of: (test: TestResult) => boolean): Inline[] =>
    claims.flatMap((claim) => {
      const tests = claim.tests.filter((t) => judgesModel(t) && of(t));
      return tests.length === 0 ? [] : [chip(report, claim, tests)];
    });
  const rows = STANDINGS.flatMap((standing) => {
    const chips = chipsOf((t) => !isRepeat(t) && standingOf(t) === standing);
    return chips.length === 0 ? [] : [row(standing, VERDICT_KINDS[standing], chips)];
  });
  const repeats = chipsOf(isRepeat);
  if (repeats.length > 0) rows.push(row("the same runs", { ...NOT_ASKED, meaning: "the runs of another test, and so no finding of its own" }, repeats)); // prettier-ignore
  const outside = claims.filter((c) => !c.tests.some(judgesModel)).map((c) => chip(report, c, []));
  if (outside.length > 0) rows.push(row("not asked", NOT_ASKED, outside));
  return [
    ...lead(report),
    table(
      [
        { head: "in the model", short: "" },
        { head: "claims, with what the record says", short: "" },
      ],
      rows,
      { narrow: "keep", layout: "glance" },
    ),
    text(
      [
        drawn(h`A dashed box`, "In brackets"),
        ": put in by the author, or not shown to stay without what was put in. Behind the bar: what the record says.",
      ],
      "quiet",
    ),
  ];
}

/** What is not written in comes first; of what was put in, or not decided, how much. */
function lead(report: TestReport): Block[] {
  const [found, ...others] = byOrigin(report.claims);
  if (!found || (found.tests === 0 && others.length === 0)) return [];
  const first: Inline =
    found.tests === 0
      ? "no verdict. None was shown to stay when the quantities behind it are taken away."
      : joined(
          found.claims.map(({ claim, tests }) => chip(report, claim, tests)),
          " ",
        );
  const rest = others.map(({ word, tests }) => `${count(tests)} ${word}`).join(" · ");
  return [
    text([strong("Not put in by the author, as far as was tried:"), " ", first], "lead"),
    ...(rest === "" ? [] : [text(`The other tests: ${rest}.`, "quiet")]),
  ];
}

const NOT_ASKED: Drawn = { tone: "open", mark: "–", meaning: "no test in the model" };

type Drawn = Pick<VerdictKind, "tone" | "mark" | "meaning">;

const row = (name: string, { tone, mark, meaning }: Drawn, chips: readonly Inline[]): Row => ({
  cells: [
    drawn(h`<span class="v-${tone}" title="${meaning}"><i aria-hidden="true">${mark}</i> ${name}</span>`, name),
    joined(chips, " "),
  ],
});

/** A claim's id as a link in a box, how many tests have the verdict, and what the record says. */
function chip(report: TestReport, claim: ClaimResult, tests: readonly TestResult[]): Inline {
  const n = report.claims.indexOf(claim) + 1;
  const built = tests.length > 0 && tests.every(isBuilt);
  const record = [...new Set(claim.tests.filter((t) => column(t) === "record").map((t) => t.verdict))];
  const times = tests.length > 1 ? `×${tests.length}` : "";
  const said = `${claim.id}${times}${record.length === 0 ? "" : `|${record.join(",")}`}`;
  const onRecord = record.map(
    (v) => h` <span class="v-${VERDICT_KINDS[v].tone}"><i aria-hidden="true">${VERDICT_KINDS[v].mark}</i> ${v}</span>`,
  );
  return drawn(
    h`<a class="chip${built ? " built" : ""}" href="#claim-${n}" title="${claim.text}"><b>${claim.id}</b>${times === "" ? nothing : h`<span class="quiet">${times}</span>`}${onRecord.length === 0 ? nothing : h` <span class="bar" aria-hidden="true">|</span><span class="hidden">on record:</span>${onRecord}`}</a>`,
    (built ? `[${said}]` : said).replaceAll(" ", NBSP),
  );
}
