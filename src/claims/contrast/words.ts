// What was found, in one plain sentence: verdict, direction, size and how sure each is. All sentences about contrasts are made here.
import { pow } from "../../core/pow.ts";
import { cameOf } from "../../model/asked.ts";
import { asClaimed, saysWay } from "../../scenario/claims/says.ts";
import type { ContrastTest } from "../../scenario/scenario.ts";
import { effectWords, type EffectWords } from "../effectWords.ts";
import type { Interval, ModelTest } from "../result.ts";
import { silenceSentence, shareWords } from "../shareWords.ts";

type Unsaid = Omit<ModelTest, "finding">;

export function findingOf(result: Unsaid, test: ContrastTest): string {
  const dated = test.asked?.kind === "whole" && cameOf(test.asked.text) !== null && result.known.size !== null;
  return found(result, test) + (dated ? " Where it never comes, the days to the horizon are counted." : "");
}

function found(result: Unsaid, test: ContrastTest): string {
  // then few worlds say as much as many
  if (result.origin === "by construction")
    return "It makes no difference in any run: nothing leads from what is changed to what is compared.";
  if (result.verdict === "never arises" || result.verdict === "too rare") return silenceSentence(result.arose);
  if (!test.asked || !result.share) return "There are too few runs to say anything.";
  const words = effectWords({ ...test, asked: test.asked });
  const mean = meanWords(result, test, words);
  const sure = surely(result, test, words);
  if (sure !== null) return `In at least ${atLeastShare(sure.share)} of worlds ${sure.what}; ${mean.after}.`;
  if (result.verdict === "does not hold")
    return `In at most ${atMostShare(result.share)} of worlds ${asSaid(test, words)}; ${mean.after}.`;
  if (result.verdict === "undecided") {
    if (result.known.direction !== "open") return `${capital(mean.after)}; in how many worlds is open.`;
    return `Open: ${mean.after}; ${shareWords(result.share)} of worlds agree with the claim.`;
  }
  return `${capital(mean.after)}; ${shareWords(result.share)} of worlds agree with the claim.`;
}

/** Both arms, "with conceding than with refusing"; of a trend its ends. */
function between(test: ContrastTest, order: readonly [string, string]): string {
  const at = test.kind === "trend" ? "at" : "with";
  return `${at} ${order[0]} than ${at} ${order[1]}`;
}

/** Of the mean effect over worlds, to stand after something that names the arms or by itself. */
function meanWords({ known }: Unsaid, test: ContrastTest, words: EffectWords): { readonly after: string } {
  const { direction, size } = known;
  if (size === null) return { after: "what it comes to on average is open" };
  const arms = between(test, test.order);
  if (size.low === 0 && size.high === 0) return { after: "on average no difference at all" };
  if (direction === "no difference that matters")
    return { after: `on average less than ${words.amount(test.atLeast)} either way (${words.ends(size, arms)})` };
  // an interval that reaches beyond ε on one side alone rules the other out
  const out = direction === "not more" ? words.told(test.atLeast) : direction === "not fewer" ? words.told(-test.atLeast) : ""; // prettier-ignore
  return { after: `on average ${words.withEnds(size, arms)}${out === "" ? "" : `; ${out} is ruled out`}` };
}

/** What so many worlds come to that the verdict rests on them; null where no verdict rests on one share. */
function surely(
  result: Unsaid,
  test: ContrastTest,
  words: EffectWords,
): { readonly share: Interval; readonly what: string } | null {
  const least = words.amount(test.atLeast);
  const claimed = asClaimed(test.says, test.order);
  const beyond = beyondIn(test, words);
  const { verdict, share, against, within } = result;
  switch (verdict) {
    case "no effect":
      return within && { share: within, what: `it makes less than ${least} of difference` };
    case "reverses":
      return against && { share: against, what: `it is the other way round, ${beyond([claimed[1], claimed[0]])}` };
    case "holds":
      return share && { share, what: asSaid(test, words) };
    case "fails":
      return (
        against && {
          share: against,
          what: test.says === "no difference" ? `it makes ${least} of difference or more` : `it is ${beyond(claimed)}`,
        }
      );
    default:
      return null;
  }
}

const beyondIn =
  (test: ContrastTest, words: EffectWords) =>
  (order: readonly [string, string]): string =>
    `${words.told(test.atLeast)} or more ${between(test, order)}`;

/** What the claim says of a world. */
function asSaid(test: ContrastTest, words: EffectWords): string {
  if (test.says === "no difference") return `it makes less than ${words.amount(test.atLeast)} of difference`;
  return `it is ${saysWay(test.says) ? "" : "not "}${beyondIn(test, words)(asClaimed(test.says, test.order))}`;
}

/** The upper end of an interval, never rounded down. */
const atMostShare = ({ high }: Interval): string => `${Math.ceil(100 * high - 1e-9)} %`;

/** The lower end of an interval, never rounded up. */
const atLeastShare = ({ low }: Interval): string => `${Math.floor(100 * low + 1e-9)} %`;

export function fitFinding(result: Unsaid, test: ContrastTest): string {
  const [first, second] = test.order;
  const { bayes, known } = result;
  if (!bayes) return "";
  const times = (log10: number): string => {
    const factor = pow(10, Math.abs(log10));
    return factor < 10 ? factor.toFixed(1) : String(Math.round(factor)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  };
  const { value, low, high } = bayes.log10;
  const [named, other] = value >= 0 ? [first, second] : [second, first];
  const ends = value >= 0 ? [low, high] : [high, low];
  const rests = `it rests on about ${Math.round(bayes.effectiveRuns)} runs`;
  const sure = ends[0] !== undefined && ends[1] !== undefined && low * high > 0 ? ` (${times(ends[0])} to ${times(ends[1])})` : ""; // prettier-ignore
  const alike = times(value) === "1.0";
  const likelier = alike
    ? `the record is as likely with ${named} as with ${other}`
    : `the record is ${times(value)} times likelier with ${named} than with ${other}${sure}`;
  if (result.verdict === "undecided") return `Too few runs come near the record to say: ${likelier}, and ${rests}.`;
  return known.direction === "no difference that matters"
    ? `The record cannot tell ${first} from ${second}: less than ${test.atLeast} times likelier either way; ${rests}.`
    : `${capital(likelier)}; ${rests}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
