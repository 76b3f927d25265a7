// Which outcomes a choice is by definition.
import { expect, test } from "vitest";
import { CHOICES } from "../../src/scenario/interventions.ts";
import { ownOutcomesOf } from "../../src/scenario/ownOutcomes.ts";
import type { Actor } from "../../src/model/kit/imposed.ts";

const own = (force: Actor, option: string) => ownOutcomesOf({ force, never: option });

test("what a choice records itself is its own outcome, made or forbidden, whatever its size", () => {
  expect(own("government", "ask")).toEqual(["requested"]);
  expect(own("government", "concede")).toEqual(["conceded"]);
  expect(own("guarantor", "deploy")).toEqual(["deployed"]);
  expect(ownOutcomesOf({ force: "guarantor", choose: "deploy large", when: null, after: 0 })).toEqual(["deployed"]);
});

test("what is set, what is imposed, and what only follows from a choice is none", () => {
  expect(ownOutcomesOf({ set: "request.status", to: "contested" })).toEqual([]);
  expect(ownOutcomesOf({ do: "deaths", to: 3, when: null, after: 0, hold: 0 })).toEqual([]);
  for (const [actor, options] of Object.entries(CHOICES) as [Actor, readonly string[]][])
    for (const option of options)
      for (const outcome of ["fallen", "answered", "arrived", "killings", "regimeCrisis"] as const)
        expect(own(actor, option)).not.toContain(outcome);
});
