// Requests made by their chance, in more worlds. In one: test/run/byChance.test.ts.
import { expect, test } from "vitest";
import { expectChances, worldsOf } from "../run/requestsByChance.ts";

test.each(["rate", "held"] as const)("with the form %s chances are those of runs that ask by themselves", (form) => {
  const others = worldsOf(form).slice(1);
  expect(others).toHaveLength(2);
  for (const world of others) expectChances(world);
});
