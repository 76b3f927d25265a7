// What verdicts, origins and marks mean, in the words that the terminal and the page share.
import { ORIGINS as WORDS, type OriginWord } from "../../claims/origins.ts";
import type { ClaimResult, ModelTest, TestReport, TestResult, Verdict } from "../../claims/result.ts";
import type { ShareResult } from "../../claims/share/shareResultShape.ts";
import { shellOption, shellPath } from "../../scenario/shellWords.ts";
import { STANDINGS, VERDICT_KINDS, type Standing } from "../../claims/verdictKinds.ts";
import { plain } from "../terminal/lines.ts";
import { isModel, judgesModel } from "./testKinds.ts";
import { isNumber, NBSP, number } from "./numbers.ts";
import { counted } from "../../scenario/counted.ts";

export const NOT_A_FORECAST =
  "Precedent does not predict crises. It finds out what an argument needs to be true. A share of worlds is a share of the assumptions drawn, not a probability that something happens.";
export const IN_SAMPLE =
  "Agreement with this record is no test of the model: ranges and weights were set with such crises in view, above all with Kazakhstan in January 2022, whose record is in-sample.";
export const CHANGED = "What was changed in the model because of these numbers";
export const COMPUTING_ERROR = "This interval is computing error, not evidence";

/** What the intervals mean, with how sure each is. */
export function levelSentence(report: TestReport): string {
  const [level] = report.claims.flatMap((c) => c.tests.flatMap((t) => (t.share ? [t.share.level] : [])));
  const each = isNumber(level)
    ? ` Each holds at ${number(100 * level)} %, so that those of a ledger of fifty tests are all right together in 19 of 20 ledgers, however often each test was looked at.`
    : "";
  return `${COMPUTING_ERROR}: more runs would narrow it, and it says nothing about whether the model is right.${each}`;
}

/** The mark whose words are a sentence, which takes no count before it. */
const CONFLICT = "C";
const MARKS: Readonly<Record<string, string>> = {
  V: "read in a source",
  U: "unverified, from memory",
  D: "derived by arithmetic",
  C: "sources conflict",
  F: "from this project's fact base",
  "-": "assumed",
};
/** What a mark means; a mark that isn't known stands for itself. */
export const markWord = (mark: string): string => (Object.hasOwn(MARKS, mark) ? (MARKS[mark] as string) : plain(mark));
export const isAssumed = (row: { readonly source: string; readonly mark: string }): boolean =>
  row.source === "assumed" || row.mark === "-";

/** Whether a verdict says something of what was asked. */
export const isDecided = (test: { readonly verdict: Verdict }): boolean => VERDICT_KINDS[test.verdict].decides;

/** The word beside a model verdict: "" only where the verdict says nothing about the model that could have been put in. */
export const originWord = (test: ModelTest | ShareResult): OriginWord | "origin not checked" | "" =>
  test.origin ?? (VERDICT_KINDS[test.verdict].affirms ? "origin not checked" : "");

export const ORIGINS: Readonly<Record<string, string>> = {
  ...WORDS,
  "origin not checked": "nothing was taken away to see what stays",
};

/** How a verdict is shown: undecided as a leaning where the mean effect is known. */
export const standingOf = (test: TestResult): Standing =>
  isModel(test) && test.verdict === "undecided" ? (test.known.leans ?? test.verdict) : test.verdict;

/** The one word of a verdict that may be a finding. */
export const FOUND = "not written in directly" satisfies OriginWord;

/** Whether a verdict was put in by whoever made the model, and so is no finding. */
export const isBuilt = (test: TestResult): boolean =>
  judgesModel(test) && originWord(test) !== "" && originWord(test) !== FOUND;

export interface Grouped {
  readonly group: string;
  readonly claims: readonly ClaimResult[];
}

/** Claims by group in the order in which groups come up; placebos apart. */
export function grouped(claims: readonly ClaimResult[]): {
  readonly groups: readonly Grouped[];
  readonly placebos: readonly ClaimResult[];
} {
  const groups = new Map<string, ClaimResult[]>();
  for (const claim of claims.filter((c) => c.placebo === "")) {
    const known = groups.get(claim.group);
    if (known) known.push(claim);
    else groups.set(claim.group, [claim]);
  }
  return {
    groups: [...groups].map(([group, of]) => ({ group, claims: of })),
    placebos: claims.filter((c) => c.placebo !== ""),
  };
}

/** Model tests of claims that aren't placebos, without those whose runs are another's: none is counted twice. */
export const findings = (claims: readonly ClaimResult[]): readonly (ModelTest | ShareResult)[] =>
  claims.filter((c) => c.placebo === "").flatMap((c) => c.tests.filter(judgesModel).filter((t) => !isRepeat(t)));

/** Whether a test's runs are those of another, number by number. */
export const isRepeat = (test: TestResult): boolean => isModel(test) && test.sameRuns !== null;

/** "2 hold · 1 hinges", over the model's findings; how many are not written in is said. */
export function tally(claims: readonly ClaimResult[]): string {
  const tests = findings(claims);
  const parts = STANDINGS.flatMap((standing) => {
    const those = tests.filter((t) => standingOf(t) === standing);
    if (those.length === 0) return [];
    const { counted } = VERDICT_KINDS[standing];
    const verb = counted?.[those.length === 1 ? 0 : 1] ?? standing;
    const found = those.filter((t) => t.origin === FOUND).length;
    const beside = found > 0 ? ` (${found} ${FOUND})` : "";
    return [`${those.length}${NBSP}${verb}${beside}`];
  });
  return parts.join(" · ");
}

/** What the command draws with unless told otherwise. */
const DEFAULT_SEED = 1;

/** The command that shows one run as a story; with a test, as the last of its arms, for which it has to be told what to change. */
export function runCommand(
  report: TestReport,
  id: string,
  test?: { readonly replay: readonly { readonly flags: string }[] },
): string {
  const arm = test?.replay.at(-1)?.flags ?? "";
  const seed = report.seed === DEFAULT_SEED ? "" : ` --seed ${report.seed}`;
  const stamp = report.scenario.runs === undefined ? "" : `@${plain(report.scenario.runs)}`;
  const worlds = report.given === undefined ? "" : ` ${shellOption("posterior", report.given.file)}`;
  return `precedent run ${shellPath(report.scenario.argument ?? report.scenario.id)}${worlds} --run ${plain(id)}${stamp}${seed}${arm === "" ? "" : ` ${plain(arm)}`}`;
}

/** "facts 212 (148 read in a source, …) · unknowns 61 (44 assumed) · 7 forms". */
export function factsLine(report: TestReport): string {
  const byMark = Object.entries(report.facts.byMark)
    .filter(([, n]) => isNumber(n) && n > 0)
    .map(([mark, n]) => (mark === CONFLICT ? `sources conflict for${NBSP}${n}` : `${n}${NBSP}${markWord(mark)}`));
  return `${counted(report.facts.total, "fact")}${byMark.length > 0 ? ` (${byMark.join("; ")})` : ""} · ${counted(report.unknowns.total, "unknown")} (${report.unknowns.assumed}${NBSP}assumed) · ${counted(report.unknowns.forms, "rival form")}`;
}

/** Forms by how far the share differs between their options, widest first. */
export function formsBySpread(
  test: ModelTest,
): readonly { readonly form: string; readonly spread: number; readonly options: ModelTest["byForm"][string] }[] {
  return Object.entries(test.byForm)
    .map(([form, options]) => {
      const values = Object.values(options)
        .map((o) => o.above.value)
        .filter(isNumber);
      return { form, options, spread: values.length > 1 ? Math.max(...values) - Math.min(...values) : 0 };
    })
    .sort((a, b) => b.spread - a.spread);
}
