// Written in or not: claims whose origin was planted, one of each kind. All of them, and in more worlds: test/deep/planted.deep.test.ts.
import { describe, expect, test } from "vitest";
import { PLANTED } from "../fixture/planted.ts";
import { expectPlanted } from "./plantedAnswer.ts";

const quick = PLANTED.filter((planted) => planted.quick);

describe("a planted origin", () => {
  test("one of each kind is among them", () => {
    const kinds = new Set(PLANTED.map(({ origin, together }) => `${origin} ${together}`));
    expect(new Set(quick.map(({ origin, together }) => `${origin} ${together}`))).toEqual(kinds);
  });
  test.each(quick.map((planted) => [planted.name, planted] as const))("%s", (_, planted) => expectPlanted(planted));
});
