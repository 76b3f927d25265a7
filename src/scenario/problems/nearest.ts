// "Did you mean": the known word nearest to a mistyped one.
import { distance } from "fastest-levenshtein";

const LONGEST = 80;

/** The known word that differs least, if at most a third of its letters differ (two in a short word, one in a very short one). */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Infinity;
  const lower = word.toLowerCase();
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    // a slip of the fingers is likelier than another letter, so of two words as near it is the one that was meant
    const d = swapped(lower, other) ? 0.5 : distance(lower, other);
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  if (best === undefined) return undefined;
  const length = Math.max(word.length, best.length);
  const allowed = length < 5 ? 1 : Math.max(2, Math.floor(length / 3));
  return least <= allowed ? best : undefined;
}

/** Whether two neighbouring letters changed places and nothing else: one slip of the fingers, not two. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let k = 0;
  while (k < a.length && a[k] === b[k]) k++;
  return a[k] === b[k + 1] && a[k + 1] === b[k] && a.slice(k + 2) === b.slice(k + 2);
}

/** "a, b, c." or "a, b, …": at most eight, with the full stop. */
export function some(known: Iterable<string>): string {
  const all = [...known];
  return all.length > 8 ? `${all.slice(0, 8).join(", ")}, …` : `${all.join(", ")}.`;
}
