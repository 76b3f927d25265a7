// Which of several things an outcome needed: found by taking them away, one by one and together, everything else held fixed. The smallest
// set without which it does not happen is found by trying every smaller set first, because taking more away may bring an outcome back.
// Source: Lewis, Causation (1973) for but-for; Halpern, Actual Causality (2016) for the examples it is tested on. This is weaker than
// Halpern's definition: nothing is held at its actual value while something else is taken away, so in a preemption it names both.

export interface CauseSearch {
  /** Without each of these alone it does not happen. */
  readonly needed: readonly number[];
  /**
   * Sets without which it does not happen, each as small as any: every smaller set was tried. Empty when none was found within `tried`.
   */
  readonly smallest: readonly (readonly number[])[];
  /** Whether `smallest` holds every set of its size. */
  readonly all: boolean;
  /** Every set up to this size was tried. */
  readonly tried: number;
  /** Whether it happens even when everything is taken away at once. */
  readonly anyway: boolean;
  /**
   * When the search ended before it found a smallest set: one without which it does not happen and of which no single thing can be put
   * back. There may be smaller ones.
   */
  readonly irreducible: readonly number[] | null;
  /** By set of `smallest`: whether it happens with these alone, everything else on the list taken away. */
  readonly enough: readonly boolean[];
  /** Times that `happens` was asked. */
  readonly asked: number;
}

/** More candidates than this are too many sets. */
export const MOST_CANDIDATES = 14;

/**
 * Candidates are 0 to n - 1, at most MOST_CANDIDATES. `happens` is asked at most `budget` times, a few more to finish. Throws RangeError
 * when the outcome does not happen with everything in place, or there are too many candidates.
 */
export function smallestCauses(
  n: number,
  happens: (without: ReadonlySet<number>) => boolean,
  budget = 2000,
): CauseSearch {
  if (n > MOST_CANDIDATES) throw new RangeError(`smallestCauses: at most ${MOST_CANDIDATES} candidates, got ${n}`);
  const known = new Map<number, boolean>();
  const ask = (mask: number): boolean => {
    let answer = known.get(mask);
    if (answer === undefined) known.set(mask, (answer = happens(new Set(membersOf(mask, n)))));
    return answer;
  };
  if (!ask(0)) throw new RangeError("smallestCauses: the outcome does not happen with everything in place");
  const whole = (1 << n) - 1;
  const anyway = ask(whole);
  const found: number[] = [];
  let tried = 0;
  let all = true;
  for (let size = 1; size <= n && found.length === 0; size++) {
    let complete = true;
    for (const mask of masksOf(n, size)) {
      // single things are always tried: they are what is told of each
      if (size > 1 && known.size >= budget && !known.has(mask)) {
        complete = false;
        break;
      }
      if (!ask(mask)) found.push(mask);
    }
    if (complete) tried = size;
    all = complete;
    if (!complete) break;
  }
  return {
    needed: Array.from({ length: n }, (_, i) => i).filter((i) => !ask(1 << i)),
    smallest: found.map((mask) => membersOf(mask, n)),
    all,
    tried,
    anyway,
    irreducible: found.length === 0 && !anyway && n > 0 ? membersOf(reduced(whole, n, ask), n) : null,
    enough: found.map((mask) => ask(whole & ~mask)),
    asked: known.size,
  };
}

/** Puts back, in order, whatever can be put back without the outcome happening. */
function reduced(mask: number, n: number, ask: (mask: number) => boolean): number {
  let left = mask;
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < n; i++) {
      const less = left & ~(1 << i);
      if (less !== left && less !== 0 && !ask(less)) {
        left = less;
        again = true;
      }
    }
  }
  return left;
}

const membersOf = (mask: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => i).filter((i) => (mask & (1 << i)) !== 0);

/** Every set of this size, as bits, in lexicographic order of its members. */
function* masksOf(n: number, size: number, from = 0): Generator<number> {
  if (size === 0) {
    yield 0;
    return;
  }
  for (let i = from; i <= n - size; i++) for (const rest of masksOf(n, size - 1, i + 1)) yield (1 << i) | rest;
}
