// What stands behind a model verdict, as labelled sentences in reading order: both the terminal and the page show these.
import type { ModelTest, TestReport } from "../../claims/result.ts";
import { inputWords } from "../../claims/titles.ts";
import { plain } from "../terminal/lines.ts";
import {
  count,
  effect,
  isNumber,
  NBSP,
  number,
  percent,
  percentInterval,
  roughly,
  smallest,
  unitWord,
} from "./numbers.ts";
import { formsBySpread, runCommand, shareOf } from "./words.ts";

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
  if (test.verdict === "never arises")
    return {
      headline: [],
      rows: named([
        ["arose", arose(test)],
        ["needs", needs(test)],
      ]),
    };
  const rows: readonly Row[] = [
    ["threshold", smallestEffect(test)],
    ["the rest", elsewhere(test)],
    ["record", bayes(test)],
    ["why", plain(test.builtIn?.sentence ?? "")],
    ["break-even", breakEven(test)],
    ["knock-out", knockOut(test)],
    ["forms", forms(test)],
    ["ranges", ranges(test)],
    ["hinges on", hinge(test)],
    ["arose", arose(test)],
    ["needs", needs(test)],
    [test.bayes ? "closest" : "typical", "", test.typical === null ? "" : runCommand(report, test.typical, test)],
    ...(test.counterexample === null
      ? []
      : [["otherwise", "a run that goes the other way:", runCommand(report, test.counterexample, test)] as const]),
  ];
  return { headline: headline(test), rows: named(rows) };
}

type Row = readonly [label: string, text: string, command?: string];

const named = (rows: readonly Row[]): ModelFacts["rows"] =>
  rows.flatMap(([label, text, command = ""]) => (text + command === "" ? [] : [{ label, text, command }]));

export const needs = (test: ModelTest): string =>
  isNumber(test.moreWorlds) ? `about ${roughly(test.moreWorlds)} more worlds` : "";

export function headline(test: ModelTest): string[] {
  const parts: string[] = [];
  if (test.share) parts.push(carrying(test));
  if (test.effect) parts.push(effect(test.effect));
  if (test.bayes)
    parts.push(
      `Bayes factor ${factor(test.bayes.log10.value)}${NBSP}(${factor(test.bayes.log10.low)}–${factor(test.bayes.log10.high)})`,
    );
  return parts;
}

type Side = "above" | "within" | "below";

/** The share that carries the verdict: of a reversal that of the opposite, of no effect that of no difference, while undecided the largest. */
function sideOf(test: ModelTest): Side {
  if (!test.share || !test.within || !test.below) return "above";
  if (test.verdict === "reverses") return "below";
  if (test.verdict === "no effect") return "within";
  if (test.verdict !== "undecided") return "above";
  const { share, within, below } = test;
  if (within.value > share.value && within.value >= below.value) return "within";
  return below.value > share.value ? "below" : "above";
}

const carrying = (test: ModelTest): string => {
  const side = sideOf(test);
  if (side === "within") return `no difference that matters in ${percentInterval(test.within)} of worlds`;
  return side === "below"
    ? `the opposite in ${percentInterval(test.below)} of worlds`
    : `${percentInterval(test.share)} ${shareOf(test)}`;
};

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

function elsewhere(test: ModelTest): string {
  if (!test.within || !test.below) return "";
  const parts: Readonly<Record<Side, string>> = {
    above: `${percentInterval(test.share)} of worlds go the claim's way`,
    within: `${percentInterval(test.within)} of worlds see no difference that matters`,
    below: `${percentInterval(test.below)} of worlds go the opposite way`,
  };
  const main = sideOf(test);
  return (["above", "within", "below"] as const)
    .filter((side) => side !== main)
    .map((side) => parts[side])
    .join(", ");
}

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
  const each = knockOuts.slice(0, KNOCK_OUTS_SHOWN).map((l) => `${l.paths.map(inputWords).join(" and ")}: ${left(l)}`);
  const rest = knockOuts.length - each.length;
  const others = rest > 0 ? `; ${rest} others leave more` : "";
  const all = together && knockOuts.length > 1 ? `; without all ${knockOuts.length} together ${left(together)}` : "";
  return `of ${percent(first.share.drawn)} of ${first.worlds} worlds are left without ${each.join(", without ")}${others}${all}`;
}

const KNOCK_OUTS_SHOWN = 3;

function forms(test: ModelTest): string {
  const all = formsBySpread(test).filter((f) => f.spread > 0);
  const shown = all.filter((f) => f.spread > MATTERS || f.form === test.dominantForm).slice(0, FORMS_SHOWN);
  const parts = shown.map(({ form, options }) => {
    const each = Object.entries(options ?? {}).map(([name, o]) => `${plain(name)} ${percent(o.above.value)} of ${o.n}`);
    return `${plain(form)}${form === test.dominantForm ? " (matters most)" : ""}: ${each.join(", ")}`;
  });
  const [next] = all.filter((f) => !shown.includes(f));
  if (next)
    parts.push(
      `${shown.length > 0 ? "no other form" : "no form"} moves the share by more than ${number(Math.ceil(100 * next.spread))}${NBSP}points`,
    );
  if (test.formRange)
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
  test.hinge ? `${plain(test.hinge.sentence)} ${hingeNumbers(test)}` : "";

/** How far a hinge goes and how often it is right. */
export function hingeNumbers(test: ModelTest): string {
  if (!test.hinge) return "";
  const { coverage, precision } = test.hinge;
  return `Covers ${percent(coverage)} of worlds; right in ${percent(precision.train)} of them, held out ${percent(precision.heldOut)}, outside ${percent(precision.outside)}.`;
}

function arose(test: ModelTest): string {
  const parts: string[] = [];
  if (test.arose) parts.push(`in ${count(test.arose.runs)} of ${count(test.arose.of)} runs`);
  if (test.perWorld && test.verdict !== "never arises")
    parts.push(`among worlds where it arises in 5${NBSP}% of runs or more, ${percentInterval(test.perWorld)}`);
  return parts.join("; ");
}
