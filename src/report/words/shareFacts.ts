// What stands behind a share, as labelled sentences in reading order: both the terminal and the page show these.
import type { TestReport } from "../../claims/result.ts";
import type { SharedInput, SharedSide, ShareResult } from "../../claims/share/shareResultShape.ts";
import { VERDICT_KINDS } from "../../claims/verdictKinds.ts";
import { needs, type ModelFacts } from "./evidence.ts";
import { plain } from "../terminal/lines.ts";
import { count, NBSP, number, percent, shareInterval, signed, smallest, unitWord } from "./numbers.ts"; // prettier-ignore
import { runCommand } from "./words.ts";
import { counted } from "../../scenario/counted.ts";

/** Inputs of a side that are named, strongest first. */
const NAMED = 3;

export function shareFacts(report: TestReport, test: ShareResult): ModelFacts {
  const arose = test.arose ? `in ${count(test.arose.runs)} of ${count(test.arose.of)} runs` : "";
  const rows: readonly (readonly [string, string, string?])[] = VERDICT_KINDS[test.verdict].silent
    ? [["arose", arose], ["needs", needs(test)]] // prettier-ignore
    : [
        ["threshold", threshold(test)],
        ...test.sides.map((side, k) => [k === 0 ? "one side" : "the other", sideText(test, side)] as const),
        ["by input", perInput(test)],
        ["widening", widening(test)],
        ["along", along(test)],
        ["ranges", ranges(test)],
        ["why", plain(test.why)],
        ["arose", arose],
        ["needs", needs(test)],
        ...test.examples.map(
          (e) =>
            [
              plain(e.side).split(/\s/)[0]?.slice(0, 10) ?? "",
              `a run that ${plain(e.path)} moves:`,
              runCommand(report, e.run, { replay: [{ flags: e.arms[1] }] }),
            ] as const,
        ),
      ];
  return {
    headline: VERDICT_KINDS[test.verdict].silent ? [] : headline(test),
    rows: rows.flatMap(([label, text, command = ""]) => (text + command === "" ? [] : [{ label, text, command }])),
  };
}

const headline = (test: ShareResult): string[] =>
  test.share ? [`${shareInterval(test.share)} ${plain(test.sides[0].name)}`] : [];

const threshold = (test: ShareResult): string =>
  `a side counts if it is at least ${amount(test, test.atLeast)}; ${count(test.worlds)} worlds × ${count(test.replicates)}, each input moved alone`;

/** An amount in the unit of effects, without a sign. */
export function amount(test: ShareResult, x: number): string {
  // a ratio of many times is no per cent that anybody can hold, and a share moves by points
  if (test.unit === "relative" && x >= MANY) return `${number(Number((1 + x).toPrecision(2)))}${NBSP}times`;
  return smallest(x, test.unit === "share" ? "probability" : test.unit);
}

/** From here on, as a ratio less one, a change is told in times. */
const MANY = 4;

function sideText(test: ShareResult, side: SharedSide): string {
  const shown = strongest(side).slice(0, NAMED).filter((i) => i.size > 0); // prettier-ignore
  const idle = side.inputs.filter((i) => i.idle).length;
  const wayless = side.inputs.filter((i) => i.idle && !i.way).length;
  const each = shown.map(
    (i) => `${plain(i.path)} ${amount(test, i.size)}${i.part === null ? "" : ` (${percent(i.part)} of both sides)`}`,
  );
  const none =
    idle === 0
      ? ""
      : `; ${idle} of ${side.inputs.length} change no run at all${wayless === 0 ? "" : `, ${wayless} of these lead nowhere near it`}`;
  const most = each.length === 0 ? "" : `; most: ${each.join(", ")}`;
  return `${plain(side.name)}: ${amount(test, side.size.value)}${NBSP}(${amount(test, side.size.low)} to ${side.size.high === null ? "no known end" : amount(test, side.size.high)}) from ${counted(side.inputs.length, "input")} together${most}${none}`;
}

export const strongest = (side: SharedSide): readonly SharedInput[] =>
  side.inputs.toSorted((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));

function perInput(test: ShareResult): string {
  const [a, b] = test.sides;
  if (!test.perInput || test.along) return "";
  return `a longer list adds up to more; with each side's sum divided by its ${a.inputs.length} and ${b.inputs.length} inputs the share is ${shareInterval(test.perInput)}`;
}

const times = (x: number): string => `${number(Number(x.toPrecision(2)))}${NBSP}times`;

function widening(test: ShareResult): string {
  if (!test.widening) return "";
  const other = plain(test.sides[1].name);
  const { factor, tried } = test.widening;
  const ends = `${factor.low === null ? "?" : number(Number(factor.low.toPrecision(2)))}–${factor.high === null ? "no end" : number(Number(factor.high.toPrecision(2)))}`;
  const line =
    factor.value === null
      ? `no factor on the changes of ${other} makes both sides equal`
      : `the changes of ${other} would have to be ${times(factor.value)} as large (${ends}) for both sides to be equal, if effects grow in line with them`;
  if (!tried) return line;
  const held = tried.stopped.length === 0 ? "" : `, where ${tried.stopped.length} of ${test.sides[1].inputs.length} cannot go so far (${tried.stopped.slice(0, NAMED).map(plain).join(", ")}${tried.stopped.length > NAMED ? " …" : ""})`; // prettier-ignore
  const capped = factor.value === null || Math.abs(factor.value - tried.factor) > 0.01 * tried.factor;
  const verdict = tried.share && tried.share.low > 0.5 ? ": beyond what the ranges allow" : "";
  return `${line}; run at ${times(tried.factor)}${capped ? ", the most that is tried" : ""}${held}, the share is ${shareInterval(tried.share)}${verdict}`;
}

function along(test: ShareResult): string {
  if (!test.along) return "";
  const { path, levels, change } = test.along;
  const each = levels.map((l) => `${plain(l.level)}: ${shareInterval(l.share)}`);
  const points = (x: number): string => signed(Math.round(100 * x));
  const by = change ? `; from first to last ${points(change.value)}${NBSP}points (${points(change.low)} to ${points(change.high)})` : ""; // prettier-ignore
  return `share of ${plain(test.sides[0].name)} by ${plain(path)}: ${each.join(", ")}${by}`;
}

function ranges(test: ShareResult): string {
  const inputs = test.sides.flatMap((s) => s.inputs);
  const stated = inputs.filter((i) => i.ends === "as stated");
  const declared = inputs.length - stated.length;
  const each = stated.map((i) => `${plain(i.path)} ${changeText(i)} (${plain(i.source)})`);
  return [
    declared > 0
      ? `${declared} moved from the 10${NBSP}% to the 90${NBSP}% point of their ranges, or between two forms`
      : "",
    stated.length > 0 ? `${stated.length} as stated: ${each.join(", ")}` : "",
  ]
    .filter((t) => t !== "")
    .join("; ");
}

/** Both ends of a change, with the unit. */
export function changeText(input: SharedInput): string {
  const end = (x: number | string): string => (typeof x === "number" ? number(x) : plain(x));
  const unit = unitWord(input.unit);
  return `${end(input.from)} to ${end(input.to)}${unit === "" || unit === "share" ? "" : NBSP + unit}`;
}
