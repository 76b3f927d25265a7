import { describe, expect, test } from "vitest";
import { parseHappening, type Happening } from "../../src/run/happening.ts";
import { causeWords } from "../../src/report/story/causeWords.ts";
import { comparedIn } from "../../src/claims/kinds.ts";
import type { ClaimTest } from "../../src/scenario/scenario.ts";
import { counterexampleOf as explainedOf } from "../../src/questions/test/counterexample.ts";
import { asItWas, DoesNotHappen, explain } from "../../src/questions/explain.ts";
import { single } from "../../src/questions/run.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { steppe } from "../fixture/steppe.ts";
import { asking } from "../fixture/asked.ts";

const scenario = steppe(6);
const SEED = 5;
const id = (world: number) => ({ world, replicate: 0, branch: 0 });
const happening = (text: string): Happening => {
  const read = parseHappening(text);
  if ("problem" in read) throw new Error(read.problem);
  return read;
};
/** Worlds in whose first run it happens. */
const worldsWith = (text: string, most: number): number[] => {
  const h = happening(text);
  const found: number[] = [];
  for (let w = 0; w < 80 && found.length < most; w++) {
    const run = asItWas(scenario, id(w), SEED, { given: "", sets: [] });
    if (run && h.holds(run)) found.push(w);
  }
  return found;
};

test("how far it is: stage by stage, each to its end or near it", () => {
  const [w] = worldsWith("conceded", 1);
  const told: { stage: string; done: number; of: number }[] = [];
  explain(scenario, id(w!), SEED, { given: "", sets: [] }, happening("crisis"), undefined, (stage, done) =>
    told.push({ stage, ...done }),
  );
  expect([...new Set(told.map(({ stage }) => stage))]).toEqual(["alone", "together", "luck"]);
  for (const { done, of } of told) expect(done).toBeLessThanOrEqual(of);
  for (const stage of ["together", "luck"]) {
    const last = told.findLast((t) => t.stage === stage);
    expect(last?.done, stage).toBe(last?.of);
  }
});

describe("what an outcome needed", () => {
  test("each smallest set stops it when it is taken away by hand, through the command's own replay, and no smaller one does", () => {
    // some crises come whatever is taken away
    const stopped = worldsWith("conceded", 3).flatMap((w) => {
      const found = explain(scenario, id(w), SEED, { given: "", sets: [] }, happening("crisis"));
      return found && found.smallest.length > 0 ? [{ w, found }] : [];
    });
    expect(stopped.length).toBeGreaterThanOrEqual(2);
    for (const { w, found } of stopped) {
      expect(found.tried.length).toBeGreaterThan(8);
      for (const { removals, confirmed } of found.smallest) {
        expect(confirmed).toBe(true);
        const sets = removals.flatMap((r) => r.sets);
        const run = single(scenario, id(w), SEED, { given: "", sets });
        expect(Math.max(...(run?.days ?? []).map((d) => d.people))).toBeLessThan(1000);
      }
      // singles, by hand
      for (const t of found.tried) {
        const run = asItWas(scenario, id(w), SEED, { given: "", sets: t.removal.sets });
        expect(happening("crisis").holds(run!), t.removal.id).toBe(t.happens);
      }
      expect(causeWords(found).join(" ")).toContain("Confirmed");
      const needed = found.tried.filter((t) => !t.happens);
      expect(needed.every((t) => t.searched)).toBe(true);
      if (needed.length > 0) expect(found.smallest).toHaveLength(needed.length);
    }
  });

  test("the step by which it happens is no cause of it, and what changes nothing is told apart", () => {
    const [w] = worldsWith("conceded", 1);
    const found = explain(scenario, id(w!), SEED, { given: "", sets: [] }, happening("conceded"));
    expect(found?.tried.map((t) => t.removal.id)).not.toContain("government.concede");
    for (const t of found?.tried.filter((o) => o.idle) ?? []) {
      expect(t.happens).toBe(true);
      expect(t.searched).toBe(false);
    }
  });

  test("an outcome that does not happen is refused, its absence is explained", () => {
    const w = worldsWith("not crisis", 1)[0]!;
    expect(() => explain(scenario, id(w), SEED, { given: "", sets: [] }, happening("crisis"))).toThrow(DoesNotHappen);
    const found = explain(scenario, id(w), SEED, { given: "", sets: [] }, happening("not crisis"));
    expect(found?.at).toBeNull();
    expect(found?.outcome).toBe("not crisis");
  });

  test("what is imposed is a cause like any step", () => {
    const imposed: Intervention = {
      force: "government",
      choose: "concede",
      when: { kind: "event", event: "protest" },
      after: 0,
    };
    const w = worldsWith("crisis", 1)[0]!;
    const found = explain(scenario, id(w), SEED, { given: "", sets: [imposed] }, happening("crisis"));
    expect(found?.tried.map((t) => t.removal.id)).toContain("government.concede");
  });

  test("under a condition that never comes there is no run", () => {
    expect(
      explain(scenario, id(0), SEED, { given: "people first > 99999999", sets: [] }, happening("crisis")),
    ).toBeNull();
  });
});

describe("a row's counterexample", () => {
  const counterexampleOf = (test: ClaimTest, ...run: [ReturnType<typeof id>, number]) =>
    explainedOf(scenario, comparedIn(test)!, ...run);
  const contrast = (outcome: string, never: string) =>
    ({
      kind: "contrast",
      ...asking(outcome),
      given: "",
      fit: [],
      atLeast: 0.05,
      relative: false,
      order: ["kept", "free"],
      says: "above",
      arms: { kept: [{ force: "government", never }], free: [] },
      levels: [],
      note: "",
    }) as const;

  test("what comes in one arm only is explained there", () => {
    const w = worldsWith("conceded", 1)[0]!;
    const found = counterexampleOf(contrast("conceded", "concede"), id(w), SEED);
    expect(found).toMatchObject({ explained: 1, names: ["kept", "free"], happening: { text: "conceded" } });
    expect(found?.words).toContain("it comes only in free");
  });

  test("what comes in neither is explained as an absence, a number as passing the middle", () => {
    const quiet = worldsWith("not crisis", 1)[0]!;
    const none = counterexampleOf(contrast("crisis", "concede"), id(quiet), SEED);
    expect(none?.happening?.text).toBe("not crisis");
    const w = worldsWith("conceded", 1)[0]!;
    const number = counterexampleOf(contrast("peakPeople", "concede"), id(w), SEED);
    expect(number?.happening === null || number?.happening?.text.startsWith("peakPeople > ")).toBe(true);
  });

  test("of a level at a moment, the gravest thing that happened, which is named", () => {
    const w = worldsWith("conceded", 1)[0]!;
    const found = counterexampleOf({ ...contrast("people at +3 d", "concede"), given: "crisis" }, id(w), SEED);
    expect(found?.happening).toBeNull();
    expect(found?.words).toMatch(
      /^The claim is about .+, 3 days on\. That is no event of a run, so what is explained is the gravest thing that happened in free: ./,
    );
  });

  test("of a chance, the event or its absence, as it is in the run", () => {
    const test = {
      kind: "chance",
      ...asking("crisis"),
      given: "",
      above: 0.5,
      below: null,
      chance: 0.9,
      says: "at least",
      byInput: "",
      note: "",
    } as const;
    const quiet = counterexampleOf(test, id(worldsWith("not crisis", 1)[0]!), SEED);
    expect(quiet?.happening?.text).toBe("not crisis");
    const loud = counterexampleOf(test, id(worldsWith("crisis", 1)[0]!), SEED);
    expect(loud?.happening?.text).toBe("crisis");
  });
});
