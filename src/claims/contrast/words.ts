// What was found, in plain words. All sentences about verdicts are made here.
import { pow } from "../../core/pow.ts";
import type { ContrastTest } from "../../scenario/scenario.ts";
import { meaningOf } from "../../model/asked.ts";
import type { ModelTest } from "../result.ts";

const percent = (x: number): string => `${Math.round(100 * x)} %`;

export function findingOf(result: Omit<ModelTest, "finding">, test: ContrastTest): string {
  const [first, second] = test.order;
  const what = test.asked ? meaningOf(test.asked, test.spread) : "";
  const unit = result.effect?.unit ?? "";
  const least = test.relative
    ? `${Number((100 * test.atLeast).toPrecision(3))} %`
    : unit === "probability"
      ? `${Math.round(100 * test.atLeast)} points`
      : `${Number(test.atLeast.toPrecision(3))}${unit === "d" ? " days" : ""}`;
  // a chance is likelier, a number larger
  const more = (a: string, b: string): string =>
    unit === "probability"
      ? `"${what}" is at least ${least} likelier with ${a} than with ${b}`
      : `"${what}" is larger by at least ${least} with ${a} than with ${b}`;
  const share = result.share ? percent(result.share.value) : "none";
  switch (result.verdict) {
    case "never arises":
      return result.arose && result.arose.runs > 0
        ? `What the claim is about came up in ${result.arose.runs} of ${result.arose.of} runs: too few to judge.`
        : "What the claim is about never came up.";
    case "holds":
      return `In ${share} of worlds ${more(first, second)}.`;
    case "reverses":
      return `In ${percent(result.below?.value ?? 0)} of worlds ${more(second, first)}.`;
    case "no effect":
      return `In ${percent(result.within?.value ?? 0)} of worlds ${first} or ${second} makes less than ${least} of difference to "${what}".`;
    case "undecided":
      return `${share} of worlds agree, ${percent(result.within?.value ?? 0)} see no difference that matters, ${percent(result.below?.value ?? 0)} go the other way. Too few runs yet to tell whether nine in ten do.`;
    default:
      return `${share} of worlds agree, ${percent(result.within?.value ?? 0)} see no difference that matters, ${percent(result.below?.value ?? 0)} go the other way.`;
  }
}

export function fitFinding(result: Omit<ModelTest, "finding">, test: ContrastTest): string {
  const [first, second] = test.order;
  const bayes = result.bayes;
  if (!bayes) return "";
  const times = (log10: number): string => {
    const factor = pow(10, Math.abs(log10));
    return factor < 10 ? factor.toFixed(1) : String(Math.round(factor));
  };
  const likelier = `the record is ${times(bayes.log10.value)} times likelier with ${bayes.log10.value >= 0 ? first : second}`;
  const rests = `(rests on about ${Math.round(bayes.effectiveRuns)} runs)`;
  switch (result.verdict) {
    case "holds":
    case "reverses":
      return `${capital(likelier)} than with ${bayes.log10.value >= 0 ? second : first} ${rests}.`;
    case "no effect":
      return `The record cannot tell ${first} from ${second}: less than ${test.atLeast} times likelier either way ${rests}.`;
    default:
      return `Too few runs come near the record to say: ${likelier}, ${rests.slice(1, -1)}.`;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
