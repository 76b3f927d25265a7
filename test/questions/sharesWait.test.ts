// A share whose fewest worlds cost far more than its budget waits for more worlds, and says so.
import { describe, expect, test } from "vitest";
import { shareFinding } from "../../src/claims/share/words.ts";
import { sizesFor, worldsForShare } from "../../src/questions/test/passes.ts";
import { whole } from "../../src/model/asked.ts";

describe("worlds of a share", () => {
  /** Runs of 30 days in which 25 inputs are moved one at a time, low and high. */
  const DEAR = 50;
  test("are as many as its budget has", () => {
    // 6,400 worlds have 960 runs for it: 240 worlds of two futures, each of two runs
    expect(worldsForShare(sizesFor(6400), 2)).toBe(240);
    expect(worldsForShare(sizesFor(25_600), 2)).toBe(960);
  });
  test("are as many as say anything where that is somewhat more than the budget", () => {
    expect(worldsForShare(sizesFor(25_600), DEAR)).toBe(45);
    // and in any ledger, however small, where these cost little
    expect(worldsForShare(sizesFor(40), 4)).toBe(45);
  });
  test("are none where these would cost more: a dozen leave every share between 0 and 100 %", () => {
    expect(worldsForShare(sizesFor(6400), DEAR)).toBe(0);
    expect(worldsForShare(sizesFor(1600), DEAR)).toBe(0);
  });
});

test("one that was not asked says what would ask it", () => {
  const side = (name: string, n: number) => ({ name, inputs: Array.from({ length: n }) });
  const result = { verdict: "undecided", worlds: 0, share: null, along: null, arose: null, sides: [side("domestic", 13), side("outside", 12)] }; // prettier-ignore
  expect(
    shareFinding(
      result as unknown as Parameters<typeof shareFinding>[0],
      { asked: whole("fallen") } as Parameters<typeof shareFinding>[1],
    ),
  ).toBe(
    "Not asked: to move 25 inputs one at a time takes more runs than belong to so few worlds. More --worlds ask it.",
  );
});
