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
  /** By themselves: as in the list of what was taken away one at a time, which may be longer than what sets were taken from. */
  const needed = found.tried.filter((t) => !t.happens).map((t) => t.removal);
  const tried = found.tried.filter((t) => t.searched).length;
  const left = found.tried.filter((t) => !t.searched && !t.idle).length;
  const sentences: string[] = [];
  if (size === 1)
    sentences.push(
      needed.length === 1
        ? `One thing was needed: ${named(needed)}. Without that alone the outcome does not come. Nothing else on the list was needed by itself.`
        : `Each of ${count(needed.length)} things was needed: ${named(needed)}. Take away ${needed.length === 2 ? "either" : "any one"} of them, and the outcome does not come.`,
    );
  else if (size > 1)
    sentences.push(
      `No one thing was needed by itself: whichever is taken away${size > 2 ? `, or any ${size - 1} of them` : ""}, the outcome still comes. To prevent it, ${count(size)} must go at once: ${sets(smallest)}.${found.all ? "" : " There may be more sets of that size: not all were tried."}`,
    );
  else if (anyway)
    sentences.push(
      `The outcome would have come anyway. Taking away everything at once does not prevent it, nor does any set of up to ${count(upTo)} of the ${count(tried)} things.`,
    );
  else if (irreducible)
    sentences.push(
      `No set of up to ${count(upTo)} things prevents the outcome. Taking away all of these does: ${named(irreducible)}. Put any one of them back, and the outcome comes again. Whether a smaller set is enough was not tried.`,
    );
  else sentences.push("Nothing was found that could be taken away.");
  if (size > 0) {
    sentences.push(...sufficiency(smallest));
    if (found.together !== null)
      sentences.push(
        `All of them together are ${found.together ? "enough: with everything else on the list taken away, the outcome still comes" : "not enough: with everything else on the list taken away, the outcome does not come"}.`,
      );
    if (size > 1 && smallest.length > MOST) sentences.push(`And ${count(smallest.length - MOST)} more like these.`);
    if (anyway)
      sentences.push(
        "Take away everything on the list at once, and the outcome comes: something on the list also holds it back.",
      );
    const all = smallest.every((s) => s.confirmed);
    sentences.push(
      all
        ? `Confirmed: the run was taken again without ${size === 1 && smallest.length === 1 ? "that" : smallest.length === 1 ? "these" : size === 1 ? "each of these in turn" : "each of these sets in turn"}, with the same luck, and the outcome did not come.`
        : "Not confirmed: the run was taken again without one of these, and the outcome still came. That is a fault of Precedent; please report it.",
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

/** "The price shock alone is", "The shutdown and the price shock together are". */
const alone = (s: SmallestSet | undefined): string =>
  `${capital(named(s?.removals ?? []))} ${(s?.removals.length ?? 0) > 1 ? "together are" : "alone is"}`;

/** Whether the sets are enough by themselves, with nothing else on the list. */
function sufficiency(smallest: readonly SmallestSet[]): string[] {
  const shown = smallest[0]?.removals.length === 1 ? smallest : smallest.slice(0, MOST);
  const rest = "with everything else on the list taken away";
  const enough = shown.filter((s) => s.enough);
  if (enough.length === 0)
    return [
      shown.length === 1
        ? `${alone(shown[0])} not enough: ${rest}, the outcome does not come.`
        : `${shown.length === 2 ? "Neither" : "None"} of them alone is enough: ${rest}, the outcome does not come.`,
    ];
  if (enough.length === shown.length)
    return [
      shown.length === 1
        ? `${alone(shown[0])} enough: ${rest}, the outcome still comes.`
        : `Each of them alone is enough: ${rest}, the outcome still comes.`,
    ];
  return enough.map((s) => `${alone(s)} enough: ${rest}, the outcome still comes.`);
}

function luckWords({ luck }: Explained): string {
  const share = `${count(luck.happens)} of ${count(luck.of)} futures (${chance(luck.low)} to ${chance(luck.high)})`;
  if (luck.happens === 0) return `Luck was needed: with other luck the same world comes to the outcome in ${share}.`;
  if (luck.happens === luck.of)
    return `Luck mattered little: with other luck the same world comes to the outcome in ${share}.`;
  return `With other luck the same world comes to the outcome in ${share}.`;
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
  "Each was taken away alone, with the same luck. A step: its actor never takes it. The shock or a part of the model: its size is 0 from the start.";
