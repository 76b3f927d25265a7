import { describe, expect, test } from "vitest";
import { MOST_CANDIDATES, smallestCauses } from "../../src/analysis/smallestCauses.ts";

/** A toy engine: which things are there decides; `without` takes them away. */
const toy =
  (n: number, outcome: (there: readonly boolean[]) => boolean) =>
  (without: ReadonlySet<number>): boolean =>
    outcome(Array.from({ length: n }, (_, i) => !without.has(i)));

const search = (n: number, outcome: (there: readonly boolean[]) => boolean) => smallestCauses(n, toy(n, outcome));

describe("known answers (Halpern, Actual Causality, chapter 2, and older ones)", () => {
  test("joint causes: the forest burns only with lightning and a match: each is needed, neither is enough", () => {
    const found = search(2, ([lightning, match]) => lightning === true && match === true);
    expect(found).toMatchObject({
      needed: [0, 1],
      smallest: [[0], [1]],
      enough: [false, false],
      anyway: false,
      all: true,
    });
  });

  test("overdetermination: lightning or a match will do: none of them alone, only together", () => {
    const found = search(2, ([lightning, match]) => lightning === true || match === true);
    expect(found).toMatchObject({ needed: [], smallest: [[0, 1]], enough: [true], anyway: false, tried: 2 });
  });

  test("preemption: Suzy's stone hits first, Billy's would have: both must go, and the word “preempted” is not claimed", () => {
    const bottle = ([suzy, billy]: readonly boolean[]): boolean => {
      const hit = suzy === true;
      return hit || (billy === true && !hit);
    };
    expect(search(2, bottle)).toMatchObject({ needed: [], smallest: [[0, 1]] });
  });

  test("trumping: the soldiers obey the major, else the sergeant", () => {
    expect(search(2, ([major, sergeant]) => major === true || sergeant === true).smallest).toEqual([[0, 1]]);
  });

  test("a bogus preventer: the antidote to a poison that is not there is needed by nothing", () => {
    // 0: the bodyguard's antidote, 1: the guest eats; nobody poisoned anything
    expect(search(2, ([, eats]) => eats === true)).toMatchObject({ needed: [1], smallest: [[1]], enough: [true] });
  });

  test("a boulder falls, the hiker ducks and lives: ducking is needed, and taking both away brings the outcome back", () => {
    const lives = ([boulder, ducks]: readonly boolean[]): boolean => !(boulder === true) || ducks === true;
    expect(search(2, lives)).toMatchObject({ needed: [1], smallest: [[1]], anyway: true });
  });

  test("a vote of eleven to none: six of them, whichever", () => {
    const found = search(11, (votes) => votes.filter(Boolean).length >= 6);
    expect(found.needed).toEqual([]);
    expect(found.smallest).toHaveLength(462);
    expect(new Set(found.smallest.map((s) => s.length))).toEqual(new Set([6]));
  });

  test("two ways, one of which needs two: (a and b) or c", () => {
    const found = search(3, ([a, b, c]) => (a === true && b === true) || c === true);
    expect(found).toMatchObject({
      smallest: [
        [0, 2],
        [1, 2],
      ],
      enough: [true, true],
    });
  });

  test("what would have happened anyway", () => {
    expect(search(3, () => true)).toMatchObject({
      needed: [],
      smallest: [],
      anyway: true,
      tried: 3,
      irreducible: null,
    });
  });
});

/** Every set there is, smallest first: the slow twin. */
function slow(n: number, happens: (without: ReadonlySet<number>) => boolean): number[][] {
  const sets = Array.from({ length: 1 << n }, (_, mask) =>
    Array.from({ length: n }, (_, i) => i).filter((i) => (mask >> i) & 1),
  );
  const stops = sets.filter((s) => !happens(new Set(s)));
  const least = Math.min(...stops.map((s) => s.length));
  return stops.filter((s) => s.length === least).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

test("agrees with trying everything, over random outcomes of which more than half bring themselves back", () => {
  let state = 1;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  let back = 0;
  for (let k = 0; k < 300; k++) {
    const n = 1 + Math.floor(random() * 7);
    const table = Array.from({ length: 1 << n }, () => random() < 0.8);
    table[0] = true;
    const maskOf = (set: ReadonlySet<number>): number => [...set].reduce((m, i) => m | (1 << i), 0);
    const happens = (without: ReadonlySet<number>): boolean => table[maskOf(without)] as boolean;
    const found = smallestCauses(n, happens);
    expect([...found.smallest].map((s) => [...s]).sort((a, b) => (a.join() < b.join() ? -1 : 1))).toEqual(
      slow(n, happens),
    );
    expect(found.anyway).toBe(table.at(-1));
    expect(found.needed).toEqual(Array.from({ length: n }, (_, i) => i).filter((i) => !table[1 << i]));
    if (found.smallest.length > 0 && found.anyway) back++;
  }
  expect(back).toBeGreaterThan(50);
});

describe("what was not checked is not claimed", () => {
  const eight = (there: readonly boolean[]): boolean => there.some((t, i) => t && i < 8);

  test("a budget that ends before a set is found: none is called smallest, one that cannot be reduced is shown", () => {
    const found = smallestCauses(12, toy(12, eight), 100);
    expect(found.smallest).toEqual([]);
    expect(found.tried).toBe(2);
    expect(found.irreducible).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(found.asked).toBeLessThan(200);
  });

  test("with room enough the same is found as the smallest", () => {
    expect(smallestCauses(12, toy(12, eight), 5000)).toMatchObject({
      smallest: [[0, 1, 2, 3, 4, 5, 6, 7]],
      all: true,
      irreducible: null,
    });
  });

  test("a budget that ends among sets of the found size says that there may be more of them", () => {
    const found = smallestCauses(
      6,
      toy(6, (there) => there.filter(Boolean).length >= 5),
      9,
    );
    expect(found.smallest.length).toBeGreaterThan(0);
    expect(found.all).toBe(false);
    expect(found.smallest.every((s) => s.length === 2)).toBe(true);
  });

  test("singles are tried whatever the budget", () => {
    expect(
      smallestCauses(
        5,
        toy(5, (there) => there[4] === true),
        1,
      ).needed,
    ).toEqual([4]);
  });
});

test("an outcome that does not happen, and too many candidates, are refused", () => {
  expect(() => search(2, () => false)).toThrow(RangeError);
  expect(() => smallestCauses(MOST_CANDIDATES + 1, () => true)).toThrow(RangeError);
});
