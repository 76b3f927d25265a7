// What verdicts, origins and marks mean, in the words that the terminal and the page share.
import { ORIGINS as WORDS, type OriginWord } from "../../claims/origins.ts";
import type { ClaimResult, ModelTest, TestReport, TestResult, Verdict } from "../../claims/result.ts";
import type { ShareResult } from "../../claims/share/shareResultShape.ts";
import { plain } from "../terminal/lines.ts";
import { isNumber, NBSP, percent, roughly } from "./numbers.ts";

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
    ? ` Each holds at ${percent(level)}, so that all of them together hold at about 95${NBSP}%.`
    : "";
  return `${COMPUTING_ERROR}: more runs would narrow it, and it says nothing about whether the model is right.${each}`;
}

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

/** Verdicts that say nothing about the model yet. */
export const NOT_ABOUT_THE_MODEL: readonly Verdict[] = ["undecided", "never arises"];

/** The word beside a model verdict: "" only where the verdict says nothing about the model. */
export const originWord = (test: ModelTest | ShareResult): OriginWord | "origin not checked" | "" =>
  test.origin ?? (NOT_ABOUT_THE_MODEL.includes(test.verdict) ? "" : "origin not checked");

export const ORIGINS: Readonly<Record<string, string>> = {
  ...WORDS,
  "origin not checked": "nothing was taken away to see what stays",
};

/** The one word of a verdict that may be a finding. */
export const FOUND = "not written in directly" satisfies OriginWord;

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  holds: "in at least 90 % of worlds, and in at least half of them under every form",
  fails: "happens less often than the claim needs",
  reverses: "in at least 90 % of worlds the opposite",
  "no effect": "in at least 90 % of worlds no difference that matters",
  hinges: "holds in some worlds, and it can be said in which",
  mixed: "holds in some worlds, and no simple condition says in which",
  undecided:
    "in the model: the interval straddles a threshold, and more worlds would tell; across cases: chance alone could do it",
  "never arises": "the condition comes up too rarely to judge",
  agrees: "the cases go the claim's way",
  disagrees: "the cases go against it",
  true: "came true",
  false: "came out false",
  partly: "came true in part",
  "not tested": "left to judgement, or not yet open to a test; the row says why",
};

export const isModel = (test: TestResult): test is ModelTest =>
  test.kind === "contrast" || test.kind === "trend" || test.kind === "chance";

/** Whether a test's verdict is one about the model, with a word beside it. */
export const judgesModel = (test: TestResult): test is ModelTest | ShareResult =>
  isModel(test) || test.kind === "share";

/** Whether a verdict was put in by whoever made the model, and so is no finding. */
export const isBuilt = (test: TestResult): boolean =>
  judgesModel(test) && originWord(test) !== "" && originWord(test) !== FOUND;

/** Where a test was made, for the reader. */
export const column = (test: TestResult): "model" | "record" | "cases" =>
  judgesModel(test) || test.kind === "judgement" ? "model" : test.kind;

/** What the share is a share of. */
export const shareOf = (test: ModelTest): string => (test.kind === "chance" ? "of runs" : "of worlds");

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

const VERBS: Readonly<Partial<Record<Verdict, readonly [string, string]>>> = {
  holds: ["holds", "hold"],
  fails: ["fails", "fail"],
  reverses: ["reverses", "reverse"],
  hinges: ["hinges", "hinge"],
  mixed: ["is mixed", "are mixed"],
  "no effect": ["finds no effect", "find no effect"],
  undecided: ["is undecided", "are undecided"],
  "never arises": ["never arises", "never arise"],
};

/** "2 hold · 1 hinges", over the model tests of claims that aren't placebos; how many are not written in is said. */
export function tally(claims: readonly ClaimResult[]): string {
  const tests = claims.filter((c) => c.placebo === "").flatMap((c) => c.tests.filter(judgesModel));
  const parts = (Object.keys(VERBS) as Verdict[]).flatMap((verdict) => {
    const those = tests.filter((t) => t.verdict === verdict);
    if (those.length === 0) return [];
    const verb = VERBS[verdict]?.[those.length === 1 ? 0 : 1] ?? verdict;
    const found = those.filter((t) => t.origin === FOUND).length;
    const more = Math.max(0, ...those.map((t) => t.moreWorlds ?? 0));
    const beside = NOT_ABOUT_THE_MODEL.includes(verdict)
      ? verdict === "undecided" && more > 0
        ? ` (about ${roughly(more)} more worlds)`
        : ""
      : ` (${found} of ${those.length} ${FOUND})`;
    return [`${those.length}${NBSP}${verb}${beside}`];
  });
  return parts.join(" · ");
}

/** The scenario as the command that made the report names it. */
const scenarioArgument = (report: TestReport): string =>
  /\btest\s+("[^"]+"|'[^']+'|[^\s-]\S*)/.exec(plain(report.command))?.[1] ?? plain(report.scenario.id);

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
  const worlds = report.given === undefined ? "" : ` --posterior ${plain(report.given.file)}`;
  return `precedent run ${scenarioArgument(report)}${worlds} --run ${plain(id)}${stamp}${seed}${arm === "" ? "" : ` ${plain(arm)}`}`;
}

/** "facts 212 (148 read in a source, …) · unknowns 61 (44 assumed) · 7 forms". */
export function factsLine(report: TestReport): string {
  const byMark = Object.entries(report.facts.byMark)
    .filter(([, n]) => isNumber(n) && n > 0)
    .map(([mark, n]) => `${n}${NBSP}${markWord(mark)}`);
  return `${report.facts.total} facts${byMark.length > 0 ? ` (${byMark.join("; ")})` : ""} · ${report.unknowns.total} unknowns (${report.unknowns.assumed}${NBSP}assumed) · ${report.unknowns.forms} rival forms`;
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
