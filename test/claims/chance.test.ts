// A chance: counted, exact or by clusters, and silent where it rests on too few worlds.
import { describe, expect, test } from "vitest";
import { chanceResult, type Occasion } from "../../src/claims/chance.ts";
import { clopperPearson } from "../../src/analysis/clopperPearson.ts";
import { whole } from "../../src/model/asked.ts";
import type { ChanceTest } from "../../src/scenario/scenario.ts";

const asked: ChanceTest = {
  kind: "chance",
  outcome: "fallen",
  given: "crisis",
  above: 0,
  below: null,
  chance: 0.5,
  says: "at least",
  byInput: "",
  asked: whole("fallen"),
  note: "",
};

/** So many worlds with so many runs each, of which the first `yes` worlds have it in all of theirs. */
const occasions = (worlds: number, each: number, yes: number): Occasion[] =>
  Array.from({ length: worlds * each }, (_, i) => {
    const world = Math.floor(i / each);
    return { id: `${world}.0.${i % each}`, world, value: world < yes ? 1 : 0 };
  });
const result = (of: readonly Occasion[], weights?: ReadonlyMap<number, number>) =>
  chanceResult(asked, of, 1000, 1000, 0.95, weights ?? null);

describe("one run a world", () => {
  test("has the exact interval", () => {
    const { low, high } = clopperPearson(12, 40, 0.95);
    expect(result(occasions(40, 1, 12)).share).toMatchObject({ value: 0.3, low, high });
    expect(result(occasions(40, 1, 12))).toMatchObject({ verdict: "fails", worlds: 40, replicates: 1 });
    expect(result(occasions(40, 1, 40)).verdict).toBe("holds");
    expect(result(occasions(40, 1, 20)).verdict).toBe("undecided");
  });
  test("is silent in fewer than thirty worlds, and says how many more would do", () => {
    expect(result(occasions(30, 1, 30)).verdict).toBe("holds");
    const few = result(occasions(20, 1, 20));
    expect(few).toMatchObject({
      verdict: "too rare",
      moreWorlds: 500,
      finding: "Came up in 20 of 1000 runs, too few to say more.",
    });
    expect(result([]).verdict).toBe("never arises");
  });
});

describe("several futures a world", () => {
  test("are not as many answers: what is alike in each world counts once", () => {
    const { share } = result(occasions(40, 6, 20));
    const alone = clopperPearson(20, 40, 0.95);
    expect(share?.value).toBe(0.5);
    expect((share?.high ?? 0) - (share?.low ?? 0)).toBeGreaterThan(0.9 * (alone.high - alone.low));
    // 240 futures of 20 worlds are still twenty
    expect(result(occasions(20, 12, 20)).verdict).toBe("too rare");
  });
  test("count by their worlds' weights, and by what these are worth", () => {
    const even = new Map(Array.from({ length: 40 }, (_, w) => [w, 2] as const));
    expect(result(occasions(40, 3, 40), even).verdict).toBe("holds");
    // forty worlds of which one outweighs the rest are worth few
    const uneven = new Map([...even, [0, 200] as const]);
    expect(result(occasions(40, 3, 40), uneven).verdict).toBe("too rare");
  });
});
