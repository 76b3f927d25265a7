// Arrivals of a condition, counted by hand.
import { expect, test } from "vitest";
import { arrivals, arrived, total } from "../../src/claims/arrivals.ts";

const conditions = ["crisis", "requested"];
const base = {
  job: { replicates: [0, 1] as const, conditions },
  result: { accepted: [2, 5, 7], conditions: [Uint8Array.from([1, 1, 1]), Uint8Array.from([1, 0, 0])] },
};
const again = {
  job: { replicates: [1, 3] as const, conditions },
  result: { accepted: [2, 5, 7], conditions: [new Uint8Array(6), Uint8Array.from([1, 0, 0, 1, 0, 0])] },
};

test("worlds by how often it came in all their runs", () => {
  const found = arrivals([base, again], "requested");
  expect([...found]).toEqual([
    [2, { came: 2, of: 3 }],
    [5, { came: 1, of: 3 }],
    [7, { came: 0, of: 3 }],
  ]);
  expect(arrived(found)).toEqual([2, 5]);
  expect(total(found)).toEqual({ runs: 3, of: 9 });
  expect(total(arrivals([base], "crisis"))).toEqual({ runs: 3, of: 3 });
});
