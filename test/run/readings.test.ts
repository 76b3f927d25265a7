// Where numbers stand: against a slow twin that nests lists the way the order is told in words, and against runs asked for one by one.
import fc from "fast-check";
import { expect, test } from "vitest";
import { whole } from "../../src/model/asked.ts";
import { asKept, byRun, flat, FlatRows, Readings, type Laid } from "../../src/run/readings.ts";
import { work, type ContrastPlan, type Job } from "../../src/run/work.ts";
import { compiler, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const some = fc.integer({ min: 1, max: 3 });
const shapes = fc.record({
  worlds: fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }).map((w) => w.toSorted((a, b) => a - b)),
  replicates: fc.tuple(fc.nat(2), some),
  branches: fc.tuple(fc.nat(2), some),
  treatments: some,
  arms: some,
  readings: some,
  given: fc.constantFrom("", "requested"),
});

test("every value is where a nested list of the same has it", () => {
  fc.assert(
    fc.property(shapes, (s) => {
      // one name for each value: what it was read off
      const replicates = upTo(s.replicates[1]).map((r) => s.replicates[0] + r);
      const branches = upTo(s.given === "" ? 1 : s.branches[1]).map((b) => s.branches[0] + b);
      const names: string[] = [];
      const kept: number[] = [];
      for (const world of s.worlds)
        for (const replicate of replicates)
          for (const branch of branches)
            kept.push(
              ...asKept(
                upTo(s.treatments).map((t) =>
                  upTo(s.arms).map((a) =>
                    upTo(s.readings).map((x) => names.push([world, replicate, branch, t, a, x].join()) - 1),
                  ),
                ),
              ),
            );
      const shape = {
        given: s.given,
        treatments: upTo(s.treatments),
        arms: upTo(s.arms),
        readings: upTo(s.readings),
      };
      const pass: Laid = {
        job: {
          replicates: [s.replicates[0], s.replicates[0] + s.replicates[1]],
          branches: [s.branches[0], s.branches[0] + s.branches[1]],
          contrasts: [{ ...shape, arms: upTo(7) }, shape],
        },
        result: { accepted: s.worlds, values: [[], kept] },
      };
      const readings = new Readings(pass, 1);
      expect(readings.futures.map((f) => [f.world, f.replicate, f.branch])).toEqual(
        s.worlds.flatMap((w) => replicates.flatMap((r) => branches.map((b) => [w, r, b]))),
      );
      let found = 0;
      for (const future of readings.futures)
        for (const t of upTo(s.treatments))
          for (const a of upTo(s.arms))
            for (const x of upTo(s.readings)) {
              const name = [future.world, future.replicate, future.branch, t, a, x].join();
              expect(names[readings.of(future, t, a, x)]).toBe(name);
              found++;
            }
      expect(found).toBe(kept.length);
      const runs = s.worlds.flatMap((world) => replicates.map((replicate) => ({ world, replicate })));
      expect(byRun(pass, upTo(runs.length))).toEqual(runs.map((run, value) => ({ ...run, value })));
    }),
    { numRuns: 200 },
  );
});

test("what was not run is refused, not read off somewhere else", () => {
  const shape = { given: "requested", treatments: [0], arms: [0, 1], readings: [0, 1] };
  const pass: Laid = {
    job: { replicates: [1, 2], branches: [0, 2], contrasts: [shape] },
    result: { accepted: [5, 9], values: [upTo(16)] },
  };
  const readings = new Readings(pass, 0);
  const future = { world: 9, replicate: 1, branch: 1 };
  expect(readings.of(future, 0, 1, 1)).toBe(15);
  for (const wrong of [{ world: 7 }, { replicate: 0 }, { branch: 2 }, { branch: -1 }])
    expect(() => readings.of({ ...future, ...wrong }, 0, 0, 0)).toThrow(RangeError);
  expect(() => readings.of(future, 1, 0, 0)).toThrow(RangeError);
  expect(() => readings.of(future, 0, 2, 0)).toThrow(RangeError);
  expect(() => readings.of(future, 0, 0, 2)).toThrow(RangeError);
  expect(() => new Readings(pass, 1)).toThrow(RangeError);
});

test("a job's values are those of runs asked for one at a time", () => {
  const compiled = compiler(steppe(4));
  const contrast = (given: string): ContrastPlan => ({
    given,
    input: "request.status",
    arms: [[], [{ set: "hardship.shockSize", to: 3 }], [{ set: "hardship.shockSize", to: 0.5 }]],
    readings: [{ outcome: whole("peakPeople") }, { outcome: whole("deaths") }],
    treatments: [{ kind: "as drawn" }, { kind: "without", paths: ["hardship.elsewhere"] }],
  });
  const plans = [contrast(""), contrast("protest")];
  const job: Job = {
    plan: { ...PLAN, seed: 5 },
    worlds: [3, 4, 8],
    replicates: [0, 2],
    branches: [0, 2],
    rows: false,
    followFrom: Infinity,
    contrasts: plans,
  };
  const result = work(compiled, job);
  let compared = 0;
  plans.forEach((plan, p) => {
    const readings = new Readings({ job, result }, p);
    for (const future of readings.futures)
      plan.treatments.forEach((treatment, t) =>
        plan.arms.forEach((arm, a) => {
          const alone: Job = {
            ...job,
            worlds: [future.world],
            replicates: [future.replicate, future.replicate + 1],
            branches: [future.branch, future.branch + 1],
            contrasts: [{ ...plan, arms: [arm], treatments: [treatment] }],
          };
          const own = work(compiled, alone).values[0] as Float64Array;
          for (const x of [0, 1]) expect(readings.of(future, t, a, x)).toBe(own[x]);
          if (!Number.isNaN(own[0])) compared++;
        }),
      );
  });
  expect(compared).toBeGreaterThan(40);
});

test("rows that are sent flat come back as they were, are views, and are told apart by their number", () => {
  fc.assert(
    fc.property(some, some, (rows, width) => {
      const all = upTo(rows).map((r) => upTo(width).map((c) => 10 * r + c));
      const sent = new FlatRows(flat(all), width);
      expect(upTo(rows).map((r) => Array.from(sent.row(r)))).toEqual(all);
      expect(Array.from(sent.where((r) => r % 2 === 1))).toEqual(all.filter((_, r) => r % 2 === 1).flat());
      sent.row(rows - 1)[0] = -7;
      expect(sent.values[(rows - 1) * width]).toBe(-7);
    }),
  );
  expect(flat([])).toHaveLength(0);
});
