// Whatever is in files and on command lines: it is read or refused, with a place and a reason. More of them: scripts/fuzz.ts.
import { expect, test } from "vitest";
import { failureOf } from "./fuzz.ts";

const EACH = 250;

test.each([0, 1, 2, 3, 4, 5, 6, 7])("inputs of seeds from %i × 250", async (part) => {
  for (let seed = part * EACH; seed < (part + 1) * EACH; seed++) {
    const failure = await failureOf(seed);
    expect(failure && `seed ${seed}: ${failure.why}\n${JSON.stringify(failure.smallest).slice(0, 2000)}`).toBeNull();
  }
});
