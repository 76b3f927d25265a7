// How often a test that is looked at again and again comes to a false verdict: planted shares of worlds, looked at in 45, 90 and 180 worlds
// and closed at the first verdict, as a ledger does. At a tenth a test instead of a thousandth, so that there is something to count.
import { describe, expect, test } from "vitest";
import { clopperPearson } from "../../src/analysis/clopperPearson.ts";
import { shareOfWorlds } from "../../src/analysis/shares/shareOfWorlds.ts";
import { contrastVerdict, LOOKS } from "../../src/claims/verdict.ts";
import { channel, draw, runKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";

const SEQUENCES = 60;
const ALPHA = 0.1;
const SIZES = [45, 90, 180];
const FUTURES = 4;
const EPSILON = 0.05;
const [EFFECT, NOISE] = [0.12, 0.04];

/** Differences of worlds of which this share has the effect and the others none, and little luck, as nothing follows there. */
function worlds(share: number, sequence: number): number[][] {
  return Array.from({ length: SIZES.at(-1) as number }, (_, world) => {
    const key = channel(runKey(sequence, world, 0), 22, 0);
    const effect = draw(key, 0, 0, 0) < share ? EFFECT : 0;
    return Array.from(
      { length: FUTURES },
      (_, k) => effect + (effect > 0 ? NOISE : NOISE / 8) * normalQuantile(draw(key, 1, 0, k)),
    );
  });
}

/** The verdict of the first look that leaves nothing open, else that of the last: a claim that does not hold is looked at again. */
function closed(all: readonly number[][], level: number): string {
  let last = "undecided";
  for (const n of SIZES) {
    const some = all.slice(0, n);
    const shares = shareOfWorlds({
      differences: some,
      form: new Int32Array(n),
      columns: [],
      epsilon: EPSILON,
      confidence: level,
      seed: 1,
    });
    const { verdict, open } = contrastVerdict({ shares, says: "above", everyForm: 1, hinges: false });
    if (open === null) return verdict;
    if (verdict !== "undecided") last = verdict;
  }
  return last;
}

describe.each([
  { share: 0.86, right: ["mixed", "does not hold"] },
  { share: 0.94, right: ["holds"] },
  { share: 0.06, right: ["no effect", "does not hold"] },
])("a share of $share, where only $right is right", ({ share, right }) => {
  test("is closed falsely no oftener than a tenth, over all looks", () => {
    const verdicts = Array.from({ length: SEQUENCES }, (_, s) => closed(worlds(share, s), 1 - ALPHA / LOOKS));
    const wrong = verdicts.filter((v) => !right.includes(v) && v !== "undecided").length;
    const told = right.map((word) => `${verdicts.filter((v) => v === word).length} ${word}`).join(", ");
    console.log(`${share}: ${wrong} false and ${told} of ${SEQUENCES}`);
    // false alarm of this test: one in a thousand where the rate is what is allowed
    expect(clopperPearson(wrong, SEQUENCES, 0.998).low).toBeLessThanOrEqual(ALPHA);
  }, 600_000);
});
