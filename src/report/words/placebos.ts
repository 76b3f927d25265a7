// Claims that must come out a certain way if the machinery works, and whether they did.
import type { ClaimResult } from "../../claims/result.ts";
import { plain } from "../terminal/lines.ts";
import { judgesModel } from "./testKinds.ts";
import { isDecided } from "./words.ts";

/** What a placebo is and whether it came out as it must, in a sentence. */
export function placeboSentence(claim: ClaimResult): string {
  const tests = claim.tests.filter(judgesModel);
  const verdicts = tests.map((t) => t.verdict);
  const silent = tests.every((t) => !isDecided(t));
  if (claim.placebo === "no path") {
    const exact = tests.every((t) =>
      t.kind === "share"
        ? t.sides.every((s) => s.inputs.every((i) => i.idle))
        : t.dots.every((d) => d === 0) && (t.effect === null || t.effect.value === 0),
    );
    if (exact && silent)
      return "Nothing leads from the one to the other; no verdict yet, but every difference so far is exactly zero, as it must be.";
    return verdicts.every((v) => v === "no effect") && exact
      ? "Nothing leads from the one to the other, and the difference is exactly zero, as it must be."
      : "Nothing leads from the one to the other, yet a difference came out: something is wrong with the model or the tests.";
  }
  if (claim.placebo === "reversed") {
    if (verdicts.includes("holds"))
      return "This is a claim the other way round, and it holds: something is wrong if that claim holds too.";
    // a placebo need not be decided to have come out: it must not hold, and the interval says how far it is from that
    const most = Math.max(...tests.map((t) => t.share?.high ?? 1));
    if (silent && most < 0.5)
      return `This is a claim the other way round; it holds in at most ${Math.ceil(100 * most)} % of worlds, as it must.`;
    return silent
      ? "This is a claim the other way round; there is no verdict on it."
      : "This is a claim the other way round, and it does not hold, as it must be where that claim does.";
  }
  return `Placebo: ${plain(claim.placebo)}.`;
}
