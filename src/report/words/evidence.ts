// What stands behind a model verdict, as labelled sentences in reading order: both the terminal and the page show these.
import type { Interval, ModelTest, TestReport } from "../../claims/result.ts";
import { isWide } from "../../claims/shareWords.ts";
import { inputWords } from "../../claims/titles.ts";
import { VERDICT_KINDS } from "../../claims/verdictKinds.ts";
import { plain } from "../terminal/lines.ts";
import { count, isNumber, NBSP, number, percent, roughly, shareInterval, smallest, unitWord } from "./numbers.ts";
import { shareOf } from "./testKinds.ts";
import { rateOf } from "./priorWords.ts";
import { formsBySpread, originWord, runCommand, standingOf } from "./words.ts";

export interface ModelFacts {
  /** Short parts that stand beside the verdict. */
  readonly headline: readonly string[];
  readonly rows: readonly { readonly label: string; readonly text: string; readonly command: string }[];
}

/** Forms whose options differ by more than this are named one by one. */
const MATTERS = 0.1;
const FORMS_SHOWN = 3;

/** Everything but verdict, origin, title, finding and note. Rows without content are left out; so are shares over too few worlds. */
export function modelFacts(report: TestReport, test: ModelTest): ModelFacts {
  if (VERDICT_KINDS[test.verdict].silent)
    return {
      headline: [],
      rows: named([
        ["arose", arose(test)],
        ["needs", needs(test)],
      ]),
    };
  const rows: readonly Row[] = [
    ["threshold", smallestEffect(test)],
    ["worlds", worlds(test)],
    ["record", bayes(test)],
    ["baseline", baseline(test)],
    ["why", whereFrom(test)],
    ["break-even", breakEven(test)],
    ["knock-out", knockOut(test)],
    ["forms", forms(test)],
    ["ranges", ranges(test)],
    ["hinges on", hinge(test)],
    ["arose", arose(test)],
    ["needs", needs(test)],
    example(report, test, test.bayes ? "closest" : "typical", typicalWords(test), test.typical),
    example(report, test, "otherwise", AGAINST, test.counterexample),
    example(report, test, "for it", FOR, test.agreeing),
  ];
  return { headline: headline(test), rows: named(rows) };
}

type Row = readonly [label: string, text: string, command?: string];

const named = (rows: readonly Row[]): ModelFacts["rows"] =>
  rows.flatMap(([label, text, command = ""]) => (text + command === "" ? [] : [{ label, text, command }]));

/** What would decide a test that is not decided; "" where nothing can be said. */
export function needs(
  test: Pick<ModelTest, "moreWorlds" | "worlds" | "replicates" | "arose"> & Partial<Pick<ModelTest, "toDecide">>,
): string {
  // reports of before have no more than worlds to add
  const { toDecide = null, moreWorlds } = test;
  if (toDecide === "no number")
    return "more runs may not settle it: the answer lies too near to the line of nine worlds in ten";
  if (isNumber(moreWorlds) && moreWorlds > 0) return `about ${roughly(moreWorlds)} more worlds`;
  if (toDecide === null) return "";
  const [of, each] = test.arose ? ["crises", "futures"] : ["worlds", "runs"];
  return `about ${roughly(toDecide.worlds)} ${of} with ${count(toDecide.futures)} ${each} each; so far ${count(test.worlds)} with ${count(test.replicates)}`;
}

export function headline(test: ModelTest): string[] {
  const parts: string[] = [];
  if (standingOf(test) !== test.verdict) parts.push(`${plain(test.known.words)} on average`);
  else if (test.share) parts.push(carrying(test));
  if (test.bayes)
    parts.push(
      `Bayes factor ${factor(test.bayes.log10.value)}${NBSP}(${factor(test.bayes.log10.low)}–${factor(test.bayes.log10.high)})`,
    );
  return parts;
}

/** Where an answer comes from; of what is no answer nobody asks, unless it is put in. */
export const whereFrom = (test: ModelTest): string =>
  test.builtIn && (originWord(test) !== "" || test.builtIn.direct.length > 0) ? plain(test.builtIn.sentence) : "";

/** What would be said without any model. Reports of before have nothing there. */
function baseline({ baseline: known }: Partial<Pick<ModelTest, "baseline">>): string {
  if (!known) return "";
  const { likeToday, onRecord, condition, absent, answers } = known;
  const today = `if nothing changes it is ${likeToday ? "" : "not "}so`;
  const record = onRecord
    ? `; on record it is so in ${rateOf(onRecord)} (${plain(condition)}: ${plain(onRecord.source)})`
    : absent === ""
      ? "; no public record says how often"
      : `; no rate on record beside it: ${plain(absent)}`;
  return `${today}${record}.${answers ? " That is what the claim asks for: no model is needed to say it." : ""}`;
}

type Side = "agree" | "within" | "against";

/** The share that carries the verdict: of what goes against the claim, of no difference, or of what agrees. */
function sideOf(test: ModelTest): Side {
  if (test.verdict === "reverses" || test.verdict === "fails") return "against";
  return test.verdict === "no effect" ? "within" : "agree";
}

/** Shares of worlds by where they stand to the claim; what is within ε is a side of its own where the claim says a way. */
function sharesOf(test: ModelTest): readonly { readonly side: Side; readonly of: Interval; readonly words: string }[] {
  const { share, within, against, says } = test;
  if (!share || !against) return [];
  const way = says === "above" || says === "below";
  return [
    { side: "agree", of: share, words: "agree" },
    ...(way && within ? [{ side: "within", of: within, words: "see no difference that matters" } as const] : []),
    { side: "against", of: against, words: way ? "go the opposite way" : "go against the claim" },
  ];
}

function carrying(test: ModelTest): string {
  if (test.kind === "chance") return `${shareInterval(test.share)} ${shareOf(test)}`;
  const main = sharesOf(test).find((s) => s.side === sideOf(test));
  if (!main) return "";
  return `${shareInterval(main.of)} of worlds ${main.words}`;
}

/** Ten to a power, as a number a reader can hold. */
const factor = (log10: unknown): string => {
  if (!isNumber(log10)) return number(log10);
  return Math.abs(log10) > 4
    ? `10^${number(Math.round(10 * log10) / 10)}`
    : number(Number((10 ** log10).toPrecision(2)));
};

const unitOf = (test: ModelTest): string => test.effect?.unit ?? "";

function smallestEffect(test: ModelTest): string {
  if (test.kind === "chance")
    return isNumber(test.atLeast) ? `the claim asks for ${percent(test.atLeast)} of runs` : "";
  if (test.bayes) return `a difference counts if it is at least ${number(test.atLeast)} times likelier`;
  return `an effect counts if it is at least ${smallest(test.atLeast, unitOf(test))}; ${count(test.worlds)} worlds × ${count(test.replicates)}`;
}

const worlds = (test: ModelTest): string =>
  sharesOf(test)
    .map(({ of, words }) => `${shareInterval(of)} ${words}`)
    .join(", ");

const AGAINST = "a run that goes against the claim:";
const FOR = "a run that goes the claim's way:";

/** Where the run that stands for most stands to the claim. */
function typicalWords({ bayes, typicalIs, says }: ModelTest): string {
  if (bayes || typicalIs === null) return "";
  if (typicalIs === "neither") return "most make no difference that matters, as this one:";
  return typicalIs === "with the claim"
    ? `most ${says === "at least" || says === "at most" ? "are as the claim says" : "go the claim's way"}, as this one:`
    : "most go against the claim, as this one:";
}

const example = (report: TestReport, test: ModelTest, label: string, words: string, id: string | null): Row =>
  id === null ? [label, ""] : [label, words, runCommand(report, id, test)];

function bayes(test: ModelTest): string {
  const b = test.bayes;
  if (!b) return "";
  const limit =
    b.notExcluded === null
      ? ""
      : `; the record does not exclude strengths up to ${number(b.notExcluded)}${NBSP}${unitWord(plain(b.unit))}`;
  return `how well the first arm foresees ${b.entries.length} dated observations against the second; rests on about ${number(Math.round(b.effectiveRuns))} runs, one of them carrying ${percent(b.largestShare)}${limit}`;
}

export function breakEven(test: ModelTest): string {
  const b = test.builtIn?.breakEven;
  if (!b) return "";
  const unit = b.unit === "" ? "" : NBSP + unitWord(plain(b.unit));
  const beside = isNumber(b.largestOther)
    ? `; the decider's largest other consideration weighs ${number(b.largestOther)}`
    : "";
  const tried = Math.max(0, ...b.points.map((p) => p.weight));
  return b.value === null
    ? `no weight up to ${number(tried)}${unit} on ${plain(b.path)} makes it matter${beside}`
    : `from a weight of ${number(b.value)}${unit} on ${plain(b.path)} it matters${beside}`;
}

/** What is left of the answer without each quantity that the change works through first, the least first. */
function knockOut(test: ModelTest): string {
  const { knockOuts = [], together = null } = test.builtIn ?? {};
  const left = ({ share, effect }: (typeof knockOuts)[number]): string =>
    `${percent(share.left)}${effect.drawn > 0 ? ` (${percent(Math.max(0, effect.left / effect.drawn))} of the mean effect)` : ""}`;
  const [first] = knockOuts;
  if (!first) return "";
  const each = knockOuts
    .slice(0, KNOCK_OUTS_SHOWN)
    .map((l) => `${l.paths.map(inputWords).join(" and ")} in ${left(l)}`);
  const rest = knockOuts.length - each.length;
  const others = rest > 0 ? `; without ${rest} others in more` : "";
  const all = together && knockOuts.length > 1 ? `; without all ${knockOuts.length} together in ${left(together)}` : "";
  return `tried in ${first.worlds} worlds, of which the answer stands in ${percent(first.share.drawn)}. It stands without ${each.join(", without ")}${others}${all}`;
}

const KNOCK_OUTS_SHOWN = 3;

function forms(test: ModelTest): string {
  const all = formsBySpread(test).filter((f) => f.spread > 0);
  const shown = all.filter((f) => f.spread > MATTERS || f.form === test.dominantForm).slice(0, FORMS_SHOWN);
  const parts = shown.map(({ form, options }) => {
    const each = Object.entries(options ?? {}).map(([name, o]) => `${plain(name)} ${shareInterval(o.above)} of ${o.n}`);
    return `${plain(form)}${form === test.dominantForm ? " (matters most)" : ""}: ${each.join(", ")}`;
  });
  const [next] = all.filter((f) => !shown.includes(f));
  if (next)
    parts.push(
      `${shown.length > 0 ? "no other form" : "no form"} moves the share by more than ${number(Math.ceil(100 * next.spread))}${NBSP}points`,
    );
  if (test.formRange && !(test.share && isWide(test.share)))
    parts.push(
      `share ${percent(test.formRange.low)} to ${percent(test.formRange.high)} as any form's weight goes from half to twice`,
    );
  return parts.join("; ");
}

function ranges(test: ModelTest): string {
  if (!test.ranges) return "";
  const { halved, doubled } = test.ranges;
  if (halved === null && doubled === null) return "";
  return `share with the assumed ranges halved ${percent(halved)}, doubled ${percent(doubled)}`;
}

export const hinge = (test: ModelTest): string =>
  test.hinge ? `${plain(test.hinge.sentence)}. ${hingeNumbers(test)}` : "";

/** How far a hinge goes and how often it is right. */
export function hingeNumbers(test: ModelTest): string {
  if (!test.hinge) return "";
  const { coverage, precision } = test.hinge;
  return `That is ${percent(coverage)} of worlds. It is right in ${percent(precision.train)} of them, and in ${percent(precision.heldOut)} of those kept back to test it; elsewhere the claim holds in ${percent(precision.outside)}.`;
}

function arose(test: ModelTest): string {
  const parts: string[] = [];
  const { chosen } = test;
  if (test.arose)
    parts.push(`${chosen ? "to be expected " : ""}in ${count(test.arose.runs)} of ${count(test.arose.of)} runs`);
  if (chosen && !VERDICT_KINDS[test.verdict].silent)
    parts.push(
      `worlds were chosen by that chance: they are worth ${count(Math.floor(chosen.worth))} that count alike, and the one that counts most is ${percent(chosen.largest)} of all`,
    );
  if (test.perWorld && !VERDICT_KINDS[test.verdict].silent)
    parts.push(`of worlds in which it came up at all, each counted once, ${shareInterval(test.perWorld)} agree`);
  return parts.join("; ");
}
