// Two versions of a scenario side by side, over worlds and in one, on a small invented state.
import { describe, expect, test } from "vitest";
import { work } from "../../src/run/work.ts";
import { compare, comparedOutcomes, type Compared, type Variant } from "../../src/questions/compare.ts";
import { compareRun } from "../../src/questions/compareRun.ts";
import { compiler } from "../../src/world/compile.ts";
import { beside } from "../../src/report/story/beside.ts";
import { storyLines } from "../../src/report/story/storyLines.ts";
import { firstEventApart } from "../../src/run/divergence.ts";
import type { LoggedEvent } from "../../src/model/kit/events.ts";
import { steppe } from "../fixture/steppe.ts";
import { OUTCOMES } from "../../src/model/outcomes.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";

const DAYS = 8;
const scenario = steppe(4, { days: DAYS });
const compiled = compiler(scenario);

const run = (variant: Variant, worlds = 24, more = {}): Promise<Compared> =>
  compare(variant, {
    worlds,
    futures: 3,
    seed: 5,
    execute: (job) => Promise.resolve(work(compiled, job)),
    atOnce: 2,
    ...more,
  });

const join: Intervention = { set: "mobilisation.joinRate", to: 3 };
const anger: Intervention = { set: "hardship.backlash", to: 0 };
const never: Intervention = { force: "government", never: "concede" };

test("days until something comes say in how many futures it came, and after how many days there", async () => {
  const found = await run({ given: "", sets: [{ set: "hardship.shockSize", to: 0 }] });
  const political = found.outcomes.find((o) => o.name === "politicalDays")!;
  const { base, variant } = political.came!;
  expect(variant).toEqual({ share: 0, days: null });
  expect(political.variant).toBe(DAYS);
  expect(base.share).toBeGreaterThan(0);
  expect(base.share * base.days! + (1 - base.share) * DAYS).toBeCloseTo(political.base, 9);
  // a number that may stand for "never" says so: none is left out
  const dated = OUTCOMES.filter((o) => found.outcomes.find((c) => c.name === o.name)?.came);
  expect(dated.map((o) => o.name)).toEqual(
    OUTCOMES.filter((o) => /\bhorizon where\b/.test(o.meaning)).map((o) => o.name),
  );
});

describe("a variant and itself", () => {
  const nothing: readonly (readonly Intervention[])[] = [
    [],
    // imposed never: a state that is imposed at a moment that cannot come
    [
      {
        do: "control",
        to: 0.5,
        when: { kind: "level", quantity: "people", side: ">", level: 1e12 },
        after: 0,
        hold: 0,
      },
    ],
  ];
  test.each(nothing.map((sets, i) => [i, sets] as const))("gives exactly nothing everywhere (%i)", async (_, sets) => {
    for (const given of ["", "protest"]) {
      const found = await run({ given, sets });
      expect(found.outcomes.length).toBeGreaterThan(10);
      for (const o of found.outcomes) {
        expect(o.change, o.name).toEqual({ value: 0, low: 0, high: 0 });
        expect(o.base).toBe(o.variant);
        expect(o.flips.futures).toMatchObject({ up: 0, down: 0 });
        expect(o.half.paired).toBe(0);
      }
    }
  });
  test.each(nothing.map((sets, i) => [i, sets] as const))("never parts (%i)", (_, sets) => {
    for (let world = 0; world < 6; world++) {
      const found = compareRun(scenario, { world, replicate: 0, branch: 0 }, 5, { given: "", sets });
      expect(found?.divergence).toBeNull();
      expect(found?.event).toBeNull();
      expect(found?.outcomes).toEqual({});
    }
  });
});

describe("over worlds", () => {
  test("the order of changes on different paths does not matter", async () => {
    const orders = [
      [join, anger, never],
      [never, anger, join],
      [anger, never, join],
    ];
    const [first, ...others] = await Promise.all(orders.map((sets) => run({ given: "", sets })));
    expect(first?.outcomes.some((o) => o.change.value !== 0)).toBe(true);
    for (const other of others) expect(other).toEqual(first);
  });

  test("how many pieces are under way does not matter", async () => {
    expect(await run({ given: "", sets: [join] }, 24, { atOnce: 7 })).toEqual(await run({ given: "", sets: [join] }));
  });

  test("stopped early it rests on the first worlds, and is what those alone give", async () => {
    const stopped = await run({ given: "", sets: [never] }, 200, { atOnce: 1, stopped: afterPieces(2) });
    const done = stopped.drawn + stopped.rejected;
    expect(stopped.stoppedOf).toBe(200);
    expect(done).toBeLessThan(200);
    expect({ ...stopped, stoppedOf: null }).toEqual(await run({ given: "", sets: [never] }, done));
  });

  test("what can never be chosen is never chosen, and pairing never hurts where arms agree", async () => {
    const found = await run({ given: "", sets: [never] }, 60);
    const conceded = found.outcomes.find((o) => o.name === "conceded");
    expect(conceded?.variant).toBe(0);
    expect(conceded?.base).toBeGreaterThan(0);
    expect(conceded?.change.value).toBe(-(conceded?.base ?? NaN));
    expect(conceded?.flips.futures.up).toBe(0);
    // nothing before a concession can differ, so crises of a thousand are much the same
    const crisis = found.outcomes.find((o) => o.name === "crisis");
    expect(crisis!.half.unpaired).toBeGreaterThan(crisis!.half.paired);
  });

  test("a condition's own outcomes are settled and left out", () => {
    expect(comparedOutcomes("deployed").settled).toEqual(["requested", "deployed", "straight"]);
    expect(comparedOutcomes("").settled).toEqual([]);
    expect(comparedOutcomes("protest").open.map((o) => o.name)).not.toContain("troopsAfter30");
  });

  test("a condition that never comes leaves nothing to compare, and says so", async () => {
    const found = await run({ given: "people first > 99999999", sets: [never] }, 6);
    expect(found.arose).toBe(0);
    expect(found.outcomes).toEqual([]);
  });
});

/** True once so many pieces were asked about. */
function afterPieces(n: number): () => boolean {
  let asked = 0;
  return () => asked++ >= n;
}

describe("in one world", () => {
  const ids = [...Array(12).keys()].map((world) => ({ world, replicate: 0, branch: 0 }));

  test("a step that is never taken parts the runs where it was taken, in the step that takes it", () => {
    let seen = 0;
    for (const id of ids) {
      const found = compareRun(scenario, id, 5, { given: "", sets: [never] });
      const taken = found?.base.events.find((e) => e.kind === "concede");
      if (!found?.divergence) {
        expect(taken).toBeUndefined();
        continue;
      }
      if (!taken) continue; // an option that is gone may change what else is chosen before
      seen++;
      expect(found.divergence.step).toBe("government decides");
      expect(found.divergence.time).toBeLessThanOrEqual(taken.time);
      expect(found.divergence.fields.length).toBeGreaterThan(0);
    }
    expect(seen).toBeGreaterThan(0);
  });

  test("what runs begin with parts them before any step", () => {
    const found = compareRun(scenario, ids[0]!, 5, { given: "", sets: [{ set: "mobilisation.mobilisable", to: 0.2 }] });
    expect(found?.divergence).toMatchObject({ time: 0, step: "start" });
    expect(found?.divergence?.fields.map((f) => f.field)).toContain("quiet");
  });

  test("under a condition all events before it are shared", () => {
    let seen = 0;
    for (const id of ids) {
      const found = compareRun(scenario, id, 5, { given: "crisis", sets: [join, never] });
      if (!found) continue;
      seen++;
      const first = found.base.events.findIndex(
        (e, i) => JSON.stringify(e) !== JSON.stringify(found.variant.events[i]),
      );
      if (first >= 0) expect(found.base.events[first]?.time ?? 99).toBeGreaterThanOrEqual(found.divergence?.time ?? 99);
    }
    expect(seen).toBeGreaterThan(0);
  });

  test("an event apart is one that does not happen in the other, not one that happens with other numbers", () => {
    const event = (time: number, values: LoggedEvent["values"], kind: LoggedEvent["kind"] = "stance"): LoggedEvent => ({
      id: 0, time, kind, place: -1, causes: [], values,
    }); // prettier-ignore
    const warned = event(1, { falls: 0.02 }, "warning");
    const [backs, hedges] = [event(2, { faction: 0, stance: 1 }), event(2, { faction: 0, stance: 0.5 })];
    expect(firstEventApart([warned], [event(1, { falls: 0.03 }, "warning")])).toBeNull();
    expect(firstEventApart([warned, backs], [warned, hedges])).toEqual({ base: backs, variant: hedges });
    expect(firstEventApart([warned], [warned, warned])).toEqual({ base: null, variant: warned });
    expect(firstEventApart([hedges, warned], [warned, hedges])).toBeNull();
    expect(firstEventApart([warned], [event(1.5, { falls: 0.02 }, "warning")])?.base).toBe(warned);
  });

  test("beside each other the two stories are whole and in order", () => {
    for (const id of ids) {
      const found = compareRun(scenario, id, 5, { given: "", sets: [join] });
      if (!found) continue;
      const [a, b] = [storyLines(found.base, scenario), storyLines(found.variant, scenario)];
      const { shared, rows } = beside(a, b);
      expect([...shared, ...rows.flatMap((r) => r.base ?? [])]).toEqual(a);
      expect([...shared, ...rows.flatMap((r) => r.variant ?? [])]).toEqual(b);
      for (const r of rows.filter((o) => o.same)) expect(r.base).toEqual(r.variant);
    }
  });
});
