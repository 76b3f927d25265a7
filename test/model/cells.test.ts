// What mechanisms look up all the time, against the plain way of looking it up.
import fc from "fast-check";
import { expect, test } from "vitest";
import { peopleOf } from "../../src/model/kit/cells.ts";
import { STRATA } from "../../src/model/kit/strata.ts";
import { hardship } from "../../src/model/street/hardship.ts";
import { worldWith } from "./stage.ts";

test("people of a place are the sum over its strata, and nobody else's", () => {
  const places = 3;
  const people = fc.integer({ min: 0, max: 2 ** 40 });
  fc.assert(
    fc.property(
      fc.array(people, { minLength: places * STRATA, maxLength: places * STRATA }),
      fc.nat(places - 1),
      (counts, d) => {
        const own = counts.slice(d * STRATA, (d + 1) * STRATA);
        expect(peopleOf(Float64Array.from(counts), d)).toBe(own.reduce((sum, n) => sum + n, 0));
      },
    ),
    { seed: 3, numRuns: 500 },
  );
});

test("a mechanism's values are those of the world that is asked about, whichever was asked about before", () => {
  const worlds = [1, 2, 3].map((shockSize) => worldWith({ "hardship.shockSize": shockSize }));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...worlds)), (asked) => {
      for (const world of asked) expect(hardship.of(world)).toBe(world.p["hardship"]);
    }),
    { seed: 4, numRuns: 100 },
  );
});
