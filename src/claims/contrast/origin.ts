// Written in or not: what the author of the model put into a verdict, found by taking away what the change works through first. Rules:
// docs/verdicts.md.
import type { Coefficients } from "../../run/coefficients.ts";
import { canBeTakenAway } from "../../run/knockOut.ts";
import { distanceTo, type Uses } from "../../run/trace.ts";
import { directCoefficients, type Treatment } from "../../run/treatments.ts";
import type { Left, OriginWord } from "../origins.ts";
import type { Origin, Verdict } from "../result.ts";
import { inputWords } from "../titles.ts";
import { WEIGHTS } from "../planner.ts";
import type { Pair } from "./differences.ts";

export interface OriginInput {
  readonly verdict: Verdict;
  readonly input: string;
  /** Paths that the arms set. */
  readonly changed: readonly string[];
  /** What is compared, "fit" for the fit to the record, and the state fields it is read from. */
  readonly outcome: string;
  readonly fields: readonly string[];
  readonly uses: Uses;
  /** Whether every difference seen is exactly zero. */
  readonly zero: boolean;
  readonly epsilon: number;
  /** Pairs with the probe at each of WEIGHTS, or null. */
  readonly weighted: readonly (readonly Pair[])[] | null;
  readonly largestOther: number;
  readonly treatments: readonly Treatment[];
}

/** The word of an origin and what it rests on. The word is null where there is no verdict for it to stand beside, or nothing was taken away. */
export interface Judged {
  readonly word: OriginWord | null;
  readonly builtIn: Origin;
}

/** What is known before anything is taken away. */
export function originOf(input: OriginInput): Judged {
  const distance = distanceOfAny(input.uses, input.changed, input.fields, input.outcome);
  const none = input.verdict !== "never arises" && noPath(distance, input.zero);
  return {
    word: none ? "by construction" : null,
    builtIn: {
      distance,
      knockOuts: [],
      together: null,
      fixed: [],
      breakEven: input.weighted ? breakEvenOf(input) : null,
      direct: [],
      sentence: none ? "No mechanism leads from what is changed to what is compared." : beforehand(input.verdict),
    },
  };
}

function beforehand(verdict: Verdict): string {
  switch (verdict) {
    case "never arises":
      return "The condition arises too rarely to say where a verdict would come from.";
    case "no effect":
      return "There are ways from the one to the other, and they come to nothing that matters: there is no effect to be taken away.";
    default:
      return "Nothing was taken away to see what stays.";
  }
}

/** The shortest way from any of these paths to an outcome; null when there is none. */
export function distanceOfAny(
  uses: Uses,
  changed: readonly string[],
  fields: readonly string[],
  outcome: string,
): number | null {
  const distances = changed.map((path) => distanceTo(uses, path, fields, outcome)).filter((d) => d !== null);
  return distances.length > 0 ? Math.min(...distances) : null;
}

/** Nothing that was watched leads from what is changed to what is compared, and no run differs. */
export const noPath = (distance: number | null, zero: boolean): boolean => distance === null && zero;

/** What was found about a change, and what is left without each of its quantities: `left` in the order of what was taken away. */
export interface Knocked {
  readonly coefficients: Coefficients;
  readonly left: readonly (Left | null)[];
}

/** The origin of an answer, once it is known what is left of it. */
export function settled(known: Judged, changed: readonly string[], { coefficients, left }: Knocked): Judged {
  const { found, fixed, byDefinition } = coefficients;
  const rest = (l: Left): number => (l.most === "gone" ? -Infinity : l.effect.left);
  const each = left
    .filter((l): l is Left => l?.paths.length === 1)
    .toSorted((a, b) => rest(a) - rest(b) || a.effect.left - b.effect.left);
  const together = found.length > 1 ? (left.at(-1) ?? null) : (each[0] ?? null);
  const gone = each.filter((l) => l.most === "gone");
  const evidence = {
    ...known.builtIn,
    knockOuts: each,
    together,
    fixed,
    direct: gone.length > 0 ? gone.flatMap((l) => l.paths) : together?.most === "gone" ? together.paths : [],
  };
  const [word, sentence] = judged();
  return { word, builtIn: { ...evidence, sentence: sentence + (byDefinition ? "" : unmovable(fixed)) } };

  function judged(): [OriginWord, string] {
    if (byDefinition)
      return [
        "by definition",
        "What is changed writes by itself what the outcome is read from: one is the other under another name.",
      ];
    const [least, ...others] = gone;
    if (least) return ["written in", writtenIn(least, others)];
    if (together?.most === "gone")
      return [
        "written in",
        `No single quantity makes this answer, but together they do. Without ${listed(together.paths)} ${stays(together)}.`,
      ];
    const own = changed.filter(canBeTakenAway);
    if (known.builtIn.distance !== null && known.builtIn.distance <= 1 && own.length > 0)
      return [
        "written in",
        `The model sets directly what ${listed(own)} does to the outcome, so the test gives back what was assumed.`,
      ];
    const all = found.length > 0 && each.length === found.length && together !== null;
    if (all && [...each, together].every((l) => l.most === "left"))
      return ["not written in directly", survives(each, together, found)];
    return ["left open", open(each, together, found)];
  }
}

const percent = (x: number): string => `${Math.round(100 * x)} %`;

/** "The answer stays in 2 % of worlds, where it was 61 %", to stand after what was taken away. */
const stays = ({ share, worlds }: Left): string =>
  `the answer stays in ${percent(share.left)} of ${worlds} worlds, where it stood in ${percent(share.drawn)}`;

const MOST_NAMED = 4;

/** Quantities in words, the first few by name. */
function listed(paths: readonly string[]): string {
  const named = paths.slice(0, MOST_NAMED).map((path) => `“${inputWords(path)}”`);
  const more = paths.length - named.length;
  if (more > 0) return `${named.join(", ")} and ${more} more`;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1) ?? ""}`;
}

function writtenIn(least: Left, others: readonly Left[]): string {
  const also = others.length === 0 ? "" : ` Most of it also goes without ${listed(others.flatMap((l) => l.paths))}.`;
  return `Without ${listed(least.paths)} ${stays(least)}.${also}`;
}

function survives(each: readonly Left[], together: Left, found: readonly string[]): string {
  const least = each[0] ?? together;
  const all = found.length > 1 ? ` Without all of them ${stays(together)}.` : "";
  return `It survives every single knock-out. It loses most without ${listed(least.paths)}: ${stays(least)}.${all} Taken away were ${listed(found)}.`;
}

function open(each: readonly Left[], together: Left | null, found: readonly string[]): string {
  if (found.length === 0)
    return "No quantity was found that the change works through first and that could be taken away.";
  const unsure = [...each, ...(together && found.length > 1 ? [together] : [])].filter((l) => l.most === null);
  const [first] = unsure;
  return first
    ? `That it survives without ${listed(first.paths)} is not shown: ${stays(first)}.`
    : "What is left when quantities are taken away was not run.";
}

const unmovable = (fixed: readonly string[]): string =>
  fixed.length === 0 ? "" : ` Could not be taken away: ${listed(fixed)}.`;

function breakEvenOf(input: OriginInput): Origin["breakEven"] {
  const probe = input.treatments.find((t) => t.kind === "weight");
  if (!probe || !input.weighted) return null;
  const points = WEIGHTS.map((weight, i) => ({ weight, effect: meanDifference(input.weighted?.[i] ?? []) }));
  let value: number | null = null;
  let before: (typeof points)[number] | null = null;
  for (const point of points) {
    if (point.effect > input.epsilon) {
      // with the weight at nothing there is what the other ways bring
      value =
        before === null
          ? point.weight
          : before.weight +
            ((input.epsilon - before.effect) / (point.effect - before.effect)) * (point.weight - before.weight);
      break;
    }
    before = point;
  }
  const coefficient = directCoefficients(input.input).find((c) => c.path === probe.path);
  return {
    path: probe.path,
    value,
    largestOther: Number.isFinite(input.largestOther) ? input.largestOther : null,
    unit: coefficient?.unit ?? "",
    points,
  };
}

const meanDifference = (pairs: readonly Pair[]): number =>
  pairs.length === 0 ? 0 : pairs.reduce((sum, p) => sum + p.first - p.second, 0) / pairs.length;
