// The ledger at a glance, for the first screen: under each verdict of the model the claims that have it, and beside each claim what the
// record says. A claim whose tests come out differently stands under each of their verdicts.
import type { ClaimResult, TestReport, TestResult, Verdict } from "../../claims/result.ts";
import { byOrigin } from "../words/earned.ts";
import type { Markup } from "./markup.ts";
import { count } from "../words/numbers.ts";
import { h, nothing, type Content } from "./markup.ts";
import { shapeOf } from "./verdictMark.ts";
import { grouped, judgesModel, originWord, VERDICTS } from "../words/words.ts";

/** Rows in this order; those without a claim are left out, any other verdict comes last. */
const ROWS: readonly Verdict[] = [
  "holds",
  "hinges",
  "mixed",
  "fails",
  "reverses",
  "no effect",
  "undecided",
  "never arises",
];

/** The table, or nothing without a claim. Placebos are left to the ledger. */
export function atAGlance(report: TestReport): Markup {
  const claims = grouped(report.claims).groups.flatMap((g) => g.claims);
  if (claims.length === 0) return nothing;
  const given = new Set(claims.flatMap((c) => c.tests.filter(judgesModel).map((t) => t.verdict)));
  const rows = [...new Set([...ROWS, ...given])].flatMap((verdict) => {
    const chips = claims.flatMap((claim) => {
      const tests = claim.tests.filter((t) => judgesModel(t) && t.verdict === verdict);
      return tests.length === 0 ? [] : [chip(report, claim, tests)];
    });
    return chips.length === 0 ? [] : [row(verdict, Object.hasOwn(VERDICTS, verdict) ? VERDICTS[verdict] : "", chips)];
  });
  const outside = claims.filter((c) => !c.tests.some(judgesModel));
  if (outside.length > 0)
    rows.push(
      row(
        "not asked",
        "no test in the model",
        outside.map((c) => chip(report, c, [])),
      ),
    );
  return h`${lead(report)}<table class="glance"><caption class="hidden">The ledger at a glance</caption><thead class="hidden"><tr><th scope="col">in the model</th><th scope="col">claims, with what the record says</th></tr></thead><tbody>${rows}</tbody></table>
<p class="quiet">A dashed box was put in by the author and is no finding. Behind the bar: the record.</p>`;
}

/** What was earned comes first; of what was put in, or not decided, how much. */
function lead(report: TestReport): Markup {
  const [earned, ...others] = byOrigin(report.claims);
  if (!earned || (earned.tests === 0 && others.length === 0)) return nothing;
  const first =
    earned.tests === 0
      ? h`nothing: no verdict survives without what was put in for it`
      : h`${earned.claims.map(({ claim, tests }) => chip(report, claim, tests))}`;
  const rest = others.map(({ word, tests }) => `${count(tests)} ${word}`).join(" · ");
  return h`<p class="lead"><b>Earned:</b> ${first}${rest === "" ? nothing : h`<br><span class="quiet">Of the other tests ${rest}.</span>`}</p>`;
}

const row = (verdict: string, meaning: string, chips: readonly Markup[]): Markup =>
  h`<tr><th scope="row" title="${meaning}"><span class="v-${verdict.replaceAll(" ", "-")}"><i aria-hidden="true">${shapeOf(verdict)}</i> ${verdict}</span></th><td>${chips}</td></tr>`;

function chip(report: TestReport, claim: ClaimResult, tests: readonly TestResult[]): Markup {
  const n = report.claims.indexOf(claim) + 1;
  const origins = tests.map((t) => (judgesModel(t) ? originWord(t) : ""));
  const built = origins.length > 0 && origins.every((o) => o !== "" && o !== "earned");
  const record = [...new Set(claim.tests.filter((t) => t.kind === "record").map((t) => t.verdict))];
  const times: Content = tests.length > 1 ? h`<span class="quiet">×${tests.length}</span>` : nothing;
  const said = record.map((v) => h` <span class="v-${v}"><i aria-hidden="true">${shapeOf(v)}</i> ${v}</span>`);
  return h`<a class="chip${built ? " built" : ""}" href="#claim-${n}" title="${claim.text}"><b>${claim.id}</b>${times}${said.length === 0 ? nothing : h` <span class="bar" aria-hidden="true">|</span><span class="hidden">on record:</span>${said}`}</a> `;
}
