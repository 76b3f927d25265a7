// What was found of an outcome's causes, in sentences. Nothing is called smallest or needed that was not tried.
import type { Explained, SmallestSet, Tried } from "../../questions/explain.ts";
import { plain } from "../terminal/lines.ts";
import { count, number } from "../words/numbers.ts";
import { chance, listed } from "./spoken.ts";
import { capital } from "../../model/kit/teller.ts";

const named = (removals: readonly { readonly words: string }[]): string => listed(removals.map((r) => plain(r.words)));
/** Sets that are listed. */
const MOST = 6;

/** The answer in two to four sentences. */
export function causeWords(found: Explained): string[] {
  const { smallest, anyway, upTo, irreducible } = found;
  const size = smallest[0]?.removals.length ?? 0;
  const tried = found.tried.filter((t) => t.searched).length;
  const left = found.tried.filter((t) => !t.searched && !t.idle).length;
  const sentences: string[] = [];
  if (size === 1)
    sentences.push(
      smallest.length === 1
        ? `It needed ${named(smallest[0]?.removals ?? [])}: without that alone it does not happen. Nothing else on the list was needed by itself.`
        : `It needed each of ${count(smallest.length)} things, ${named(smallest.flatMap((s) => s.removals))}: without any one of them alone it does not happen.`,
    );
  else if (size > 1)
    sentences.push(
      `None of them alone, only together: whichever one thing is taken away${size > 2 ? `, or any ${size - 1}` : ""}, it still happens. It takes ${count(size)} at once: ${sets(smallest)}.${found.all ? "" : " There may be more sets of that size: not all were tried."}`,
    );
  else if (anyway)
    sentences.push(
      `It would have happened anyway: also without everything at once, and no set of up to ${count(upTo)} of the ${count(tried)} prevents it.`,
    );
  else if (irreducible)
    sentences.push(
      `No set of up to ${count(upTo)} prevents it. Without ${named(irreducible)} together it does not happen, and none of these can be put back; whether a smaller set does it was not tried.`,
    );
  else sentences.push("Nothing was found that could be taken away.");
  if (size > 0) {
    sentences.push(...sufficiency(smallest));
    if (found.together !== null)
      sentences.push(
        `All of them together, with nothing else on the list: it ${found.together ? "happens" : "does not happen"}.`,
      );
    if (smallest.length > MOST) sentences.push(`And ${count(smallest.length - MOST)} more like these.`);
    if (anyway)
      sentences.push(
        "Without everything on the list at once it does happen: something on the list also holds it back.",
      );
    const all = smallest.every((s) => s.confirmed);
    sentences.push(
      all
        ? `Confirmed: taken again without ${smallest.length === 1 ? "it" : "each of these"}, with the same luck, the run ends without it.`
        : "Not confirmed: a run taken again without one of these still ends with it. That is a fault of Precedent; please report it.",
    );
  }
  if (left > 0 && size !== 1)
    sentences.push(
      `Sets were taken from the first ${count(tried)} things on the list that change anything; ${count(left)} more were only taken away alone.`,
    );
  return [...sentences, luckWords(found)];
}

const sets = (smallest: readonly SmallestSet[]): string =>
  smallest
    .slice(0, MOST)
    .map((s) => named(s.removals))
    .join("; or ");

/** Whether the sets are enough by themselves, with nothing else on the list. */
function sufficiency(smallest: readonly SmallestSet[]): string[] {
  const shown = smallest.slice(0, MOST);
  const rest = "with everything else on the list taken away";
  const enough = shown.filter((s) => s.enough);
  if (enough.length === 0)
    return [
      shown.length === 1
        ? `That is not enough: ${rest}, it does not happen.`
        : `None of them alone is enough: ${rest}, it does not happen.`,
    ];
  if (enough.length === shown.length)
    return [
      shown.length === 1
        ? `That is also enough: ${rest}, it still happens.`
        : `Each of them is also enough: ${rest}, it still happens.`,
    ];
  return enough.map((s) => `${capital(named(s.removals))}: enough as well, ${rest}.`);
}

function luckWords({ luck }: Explained): string {
  const share = `${count(luck.happens)} of ${count(luck.of)} futures (${chance(luck.low)} to ${chance(luck.high)})`;
  if (luck.happens === 0) return `Luck was needed: with other luck the same world comes to it in ${share}.`;
  if (luck.happens === luck.of) return `Luck mattered little: with other luck the same world comes to it in ${share}.`;
  return `With other luck the same world comes to it in ${share}.`;
}

/** How one thing taken away alone turned out, in a word or two. */
export function triedWords(t: Tried): string {
  if (!t.happens) return "does not happen";
  if (t.idle) return "nothing changes at all";
  if (t.later === null || Math.abs(t.later) < 1e-9) return "still happens";
  return `still happens, ${timeWords(Math.abs(t.later))} ${t.later > 0 ? "later" : "earlier"}`;
}

const timeWords = (days: number): string => (days < 2 ? `${number(24 * days)} h` : `${number(days)} d`);

export const WHAT_WAS_TRIED =
  "Taken away one at a time, the luck held fixed: a step for good, so that the actor never takes it; the shock and parts of the model by setting their size to 0, from the start.";
