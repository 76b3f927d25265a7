// Earned or built in: what the author of the model put into a verdict. Rules: docs/verdicts.md.
import type { Uses } from "../../run/trace.ts";
import { distanceTo } from "../../run/trace.ts";
import { directCoefficients, type Treatment } from "../../run/treatments.ts";
import { signOf } from "../../world/signs.ts";
import { WEIGHTS } from "../planner.ts";
import type { Pair } from "./differences.ts";
import type { Interval, Origin, OriginWord, Verdict } from "../result.ts";

/** From here a mirror shows that the verdict follows its coefficients' sign. */
const CONSTRUCTED = 0.9;

export interface OriginInput {
  readonly verdict: Verdict;
  readonly input: string;
  /** Paths that the arms set; the treatments treat the first alone. */
  readonly changed: readonly string[];
  /** What is compared, "fit" for the fit to the record, and the state fields it is read from. */
  readonly outcome: string;
  readonly fields: readonly string[];
  readonly uses: Uses;
  /** Whether every difference seen is exactly zero. */
  readonly zero: boolean;
  readonly epsilon: number;
  /** Pairs with direct coefficients at zero, with the share of worlds on the verdict's side, or null when there are none. */
  readonly knockOut: { readonly share: Interval; readonly pairs: readonly Pair[] } | null;
  /** Shares of worlds in which the effect takes the joint sign of its world's mirror, and in which it takes the other; or null. */
  readonly mirrored: { readonly same: Interval; readonly opposite: Interval } | null;
  /** Pairs with the probe at each of WEIGHTS, or null. */
  readonly weighted: readonly (readonly Pair[])[] | null;
  readonly largestOther: number;
  readonly treatments: readonly Treatment[];
}

/** Word and evidence. The word is null where there is no verdict for it to stand beside. */
export function originOf(input: OriginInput): { readonly word: OriginWord | null; readonly builtIn: Origin } {
  const direct = directCoefficients(input.input).filter((c) => !c.probe);
  const own = signOf(input.input);
  const signed = direct.length > 0 ? direct.every((c) => c.sign !== "free") : own === "+" || own === "-";
  const evidence = {
    distance: distanceOfAny(input.uses, input.changed, input.fields, input.outcome),
    signed,
    knockOut: input.knockOut?.share ?? null,
    mirror: input.mirrored ? mirrorOf(input.mirrored) : null,
    breakEven: input.weighted ? breakEvenOf(input) : null,
    direct: direct.map((c) => c.path),
  };
  const [word, sentence] = judge(input, evidence);
  return { word, builtIn: { ...evidence, sentence } };
}

type Evidence = Omit<Origin, "sentence">;

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

function judge(input: OriginInput, e: Evidence): [OriginWord | null, string] {
  if (input.verdict === "never arises")
    return [null, "The condition arises too rarely to say where a verdict would come from."];
  const [word, sentence] = judged(input, e);
  return [input.verdict === "undecided" && word !== "by construction" ? null : word, sentence];
}

function judged({ verdict, zero, changed }: OriginInput, e: Evidence): [OriginWord, string] {
  if (noPath(e.distance, zero))
    return ["by construction", "No mechanism leads from what is changed to what is compared."];
  if (verdict === "no effect")
    return ["earned", "There are ways from the one to the other, and they come to nothing that matters."];
  if (e.mirror && Math.abs(e.mirror.value) >= CONSTRUCTED)
    return [
      "by construction",
      "With the direct weights' signs kept or turned together at random, the answer turns with them: the author's sign is the verdict.",
    ];
  if (changed.length > 1)
    return [
      "sign assumed",
      "Several things are changed at once; what each of them brings, and what was put in for it, is not told apart.",
    ];
  if (e.direct.length === 0) {
    if (e.signed)
      return [
        "sign assumed",
        "The author fixed which way this input works, and it has no separate weight that could be switched off to check.",
      ];
    return e.distance === null || e.distance > 1
      ? ["earned", "No weight is given to it directly; the answer comes out of the other mechanisms."]
      : [
          "sign assumed",
          "What is changed enters the very step that settles the outcome, and has no weight of its own that could be taken away.",
        ];
  }
  if (e.knockOut && e.knockOut.low >= 0.5) return ["earned", "It survives with the direct weights at zero."];
  const without =
    e.knockOut && e.knockOut.high < 0.5 ? "without them little is left" : "that it survives without them is not shown";
  return [
    "sign assumed",
    e.signed
      ? `The direct weights have declared signs, and ${without}.`
      : `The direct weights may have either sign, but their ranges lean one way, and ${without}.`,
  ];
}

/** 2 P(sign = s | it matters) - 1, over worlds; its ends from the ends of both shares. Null when it matters in fewer than one in a hundred. */
function mirrorOf({ same, opposite }: NonNullable<OriginInput["mirrored"]>): Interval | null {
  const index = (a: number, b: number): number => (a + b > 0 ? (a - b) / (a + b) : 0);
  if (same.value + opposite.value < 0.01) return null;
  return {
    value: index(same.value, opposite.value),
    low: Math.max(-1, index(same.low, opposite.high)),
    high: Math.min(1, index(same.high, opposite.low)),
  };
}

function breakEvenOf(input: OriginInput): Origin["breakEven"] {
  const probe = input.treatments.find((t) => t.kind === "weight");
  if (!probe || !input.weighted) return null;
  const points = WEIGHTS.map((weight, i) => ({ weight, effect: meanDifference(input.weighted?.[i] ?? []) }));
  let value: number | null = null;
  // with every direct weight at zero there is what the other ways bring
  let before = { weight: 0, effect: meanDifference(input.knockOut?.pairs ?? []) };
  if (before.effect > input.epsilon) value = 0;
  for (const point of points) {
    if (value !== null) break;
    if (point.effect > input.epsilon) {
      value =
        before.weight +
        ((input.epsilon - before.effect) / (point.effect - before.effect)) * (point.weight - before.weight);
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
