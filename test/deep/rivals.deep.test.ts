// Rival explanations do not depend on how many threads work, or on what is under way at once.
import { expect, test } from "vitest";
import { pool } from "../../src/node/pool.ts";
import { run, scenario } from "../questions/rivalSteppe.ts";

test("same numbers on this thread, on one other and on two", async () => {
  const found = await run();
  for (const workers of [1, 2]) {
    const threads = pool(scenario, workers);
    try {
      expect(await run({ execute: threads.execute, atOnce: 1 + 4 * workers })).toEqual(found);
    } finally {
      await threads.close();
    }
  }
});
