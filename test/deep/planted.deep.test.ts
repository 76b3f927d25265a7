// Planted origins: those that test/claims/planted.test.ts has no time for, and all again in more worlds and with other luck: every word must
// stand.
import { describe, expect, test } from "vitest";
import { expectPlanted } from "../claims/plantedAnswer.ts";
import { answer, PLANTED } from "../fixture/planted.ts";

describe("a planted origin", () => {
  const others = PLANTED.filter((planted) => !planted.quick);
  test.each(others.map((planted) => [planted.name, planted] as const))("%s", (_, planted) => expectPlanted(planted));
});

describe("a planted origin in many worlds", () => {
  test.each(PLANTED.map((planted) => [planted.name, planted] as const))("%s", async (_, planted) => {
    for (const seed of [2, 3]) {
      const found = await answer(
        planted,
        400,
        // a small effect takes more futures to be told at 99.9 %
        {
          crises: 120,
          knockOutWorlds: 100,
          knockOuts: 20_000,
          paired: 60,
          ...(planted.sizes ? { futures: 1500 } : {}),
        },
        seed,
      );
      expect(found.origin, `seed ${seed}`).toBe(planted.origin);
      const gone = (found.builtIn?.knockOuts ?? []).filter((l) => l.most === "gone").flatMap((l) => l.paths);
      for (const path of planted.gone) expect(gone, `seed ${seed}`).toContain(path);
    }
  });
});
