// The registries of streams and of purposes only ever grow. The copies below are the record: add new lines at its end, never change one. A number that is
// changed or used again would change draws that have nothing to do with it.
import { expect, test } from "vitest";
import { PURPOSES } from "../../src/core/purposes.ts";
import { registry } from "../../src/core/registry.ts";
import { STREAMS } from "../../src/core/streams.ts";

const RECORD: readonly (readonly [string, number])[] = [
  ["assumption", 1],
  ["form", 2],
  ["placeEffect", 3],
  ["quietEntry", 4],
  ["entrySplit", 5],
  ["entryCount", 6],
  ["exitTotal", 7],
  ["exitKind", 8],
  ["exitSplit", 9],
  ["recovery", 10],
  ["recoverySplit", 11],
  ["release", 12],
  ["releaseSplit", 13],
  ["revision", 14],
  ["decisionShock", 15],
  ["perceptionError", 16],
  ["fall", 17],
  ["countError", 18],
  ["arrestAfter", 19],
  ["outsideSeed", 20],
  ["outsideExit", 21],
  ["bootstrap", 22],
  ["design", 23],
  ["mirror", 24],
  ["parliament", 25],
  ["hostAccepts", 26],
  ["purge", 27],
  ["ignition", 28],
  ["neighbour", 29],
  ["news", 30],
  ["posterior", 40],
  ["placebo", 41],
  ["arrival", 42],
];

const RECORD_OF_PURPOSES: typeof RECORD = [
  ["strata", 1000],
  ["signsDealt", 1001],
  ["searchHalves", 2000],
  ["searchLuck", 2001],
  ["elementaryEffects", 2100],
  ["sobolIndices", 2101],
  ["correlationRatio", 2102],
  ["sidesShare", 2207],
  ["sidesChange", 2209],
  ["toDecide", 2210],
  ["bayesFactor", 3000],
  ["separationSwaps", 4000],
  ["separationResamples", 4001],
  ["chosenSum", 4002],
  ["rankCorrelation", 4003],
];

/** What is wrong with a registry beside the record. */
function problems(streams: Readonly<Record<string, number>>, record: typeof RECORD): string[] {
  const found: string[] = [];
  const recorded = new Map(record);
  for (const [name, number] of record)
    if (streams[name] !== number) found.push(`${name} was ${number} and is now ${streams[name] ?? "gone"}`);
  const numbers = Object.values(streams);
  if (new Set(numbers).size < numbers.length) found.push("a number is used twice");
  for (const [name, number] of Object.entries(streams)) {
    if (recorded.has(name)) continue;
    found.push(
      record.some(([, used]) => used === number)
        ? `${name} takes a number that was used`
        : `${name}: add it to the record`,
    );
  }
  return found;
}

test("no stream has changed its number, every new one is on record", () => {
  expect(problems(STREAMS, RECORD)).toEqual([]);
  expect(Object.values(STREAMS).every((n) => Number.isInteger(n) && n > 0)).toBe(true);
});

test("nor has a purpose of resampling; 0 to 999 were used", () => {
  expect(problems(PURPOSES, RECORD_OF_PURPOSES)).toEqual([]);
  expect(Object.values(PURPOSES).every((n) => Number.isInteger(n) && n > 999)).toBe(true);
});

test("a number that is given twice does not compile", () => {
  expect(registry({ a: 1, b: 2 })).toEqual({ a: 1, b: 2 });
  // @ts-expect-error: 1 is a's
  registry({ a: 1, b: 2, c: 1 });
});

test("what this is to catch is caught", () => {
  const record = [["a", 1], ["b", 2]] as const; // prettier-ignore
  expect(problems({ a: 1, b: 2 }, record)).toEqual([]);
  expect(problems({ a: 1, b: 3 }, record)).toEqual(["b was 2 and is now 3"]);
  expect(problems({ a: 1 }, record)).toEqual(["b was 2 and is now gone"]);
  expect(problems({ a: 1, c: 2 }, record)).toContain("c takes a number that was used");
  expect(problems({ a: 1, b: 2, c: 2 }, record)).toContain("a number is used twice");
  expect(problems({ a: 1, b: 2, c: 3 }, record)).toEqual(["c: add it to the record"]);
});
