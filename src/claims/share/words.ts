// What a share found, in plain words.
import { meaningOf } from "../../model/asked.ts";
import type { ShareTest } from "../../scenario/scenario.ts";
import { shareWords, silenceSentence } from "../shareWords.ts";
import type { ShareResult } from "./shareResultShape.ts";

export function shareFinding(result: Omit<ShareResult, "finding" | "why">, test: ShareTest): string {
  const what = meaningOf(test.asked);
  const [named, other] = [result.sides[0].name, result.sides[1].name];
  const of = result.share ? capital(shareWords(result.share)) : "None";
  if (result.verdict === "never arises" || result.verdict === "too rare") return silenceSentence(result.arose);
  if (result.worlds === 0)
    return `Not asked: to move ${inputsOf(result)} inputs one at a time takes more runs than belong to so few worlds. More --worlds ask it.`;
  if (result.along) return alongFinding(result, what);
  if (!result.share) return `Nothing that was moved on either side moves "${what}" by more than luck does.`;
  const sums = `of what moves "${what}" when inputs are moved one at a time`;
  switch (result.verdict) {
    case "no effect":
      return `All inputs of neither side together move "${what}" enough to matter.`;
    case "holds":
      return `${of} ${sums} is ${named}, the rest ${other}.`;
    case "reverses":
      return `${of} ${sums} is ${named}, the rest ${other}.`;
    case "mixed":
      return `${of} ${sums} is ${named}, but input by input it is the other way round: the longer list decides.`;
    default:
      return `${of} ${sums} is ${named}. Too few runs yet to tell which side has more.`;
  }
}

function alongFinding({ along, sides, verdict }: Omit<ShareResult, "finding" | "why">, what: string): string {
  const [first, last] = [along?.levels[0], along?.levels.at(-1)];
  const change = along?.change;
  const of = `the share of ${sides[0].name} in what moves "${what}"`;
  if (!change) return `How ${of} goes from ${first?.level} to ${last?.level} is not known.`;
  const points = (x: number): string => String(Math.round(Math.abs(100 * x)));
  const way = (x: number): string => `${points(x)} points ${x < 0 ? "lower" : "higher"}`;
  const by =
    change.low < 0 && change.high > 0
      ? `between ${way(change.low)} and ${way(change.high)}`
      : `${way(change.value)} (${points(change.value < 0 ? change.high : change.low)} to ${points(change.value < 0 ? change.low : change.high)})`;
  const tail: Partial<Record<typeof verdict, string>> = {
    holds: "it rises",
    reverses: "it falls",
    "no effect": "it stays",
  };
  return `At ${last?.level} ${of} is ${by} than at ${first?.level}: ${tail[verdict] ?? "whether it rises is open"}.`;
}

/** Why a word stands beside the verdict. */
export function shareWhy({ origin, verdict, sides }: Omit<ShareResult, "finding" | "why">): string {
  if (verdict === "never arises" || verdict === "too rare")
    return "The condition arises too rarely to say where a verdict would come from.";
  if (origin === "by construction")
    return sides.every((s) => s.inputs.every((i) => i.idle && !i.way))
      ? "No mechanism leads from what is moved to what is compared."
      : "What is set along the list changes no run: nothing leads from it to the outcome.";
  const inputs = sides.flatMap((s) => s.inputs);
  const assumed = inputs.filter((i) => i.source === "assumed" || i.mark === "-").length;
  const ranges = `How wide each input's change is decides a share: of ${inputs.length} changes ${assumed} are assumed.`;
  return origin === "by input" || verdict === "undecided"
    ? `${ranges} Taking weights away or turning their signs does not apply, as many things are moved and both sides are the model's.`
    : "All changes are what states have had; how strongly each works is still what the mechanisms assume, and nothing was taken away to see.";
}

const inputsOf = ({ sides }: Pick<ShareResult, "sides">): number =>
  sides.reduce((sum, side) => sum + side.inputs.length, 0);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
