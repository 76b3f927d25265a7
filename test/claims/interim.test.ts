// Where tests stand between rounds is what they are judged to be on the same runs, up to what is looked for only at the end.
import { describe, expect, test } from "vitest";
import { PlannedClaims } from "../../src/claims/kinds.ts";
import { CONFIDENCE } from "../../src/claims/verdict.ts";
import type { Interim } from "../../src/claims/interim.ts";
import type { TestResult } from "../../src/claims/result.ts";
import { sizesFor } from "../../src/questions/test/passes.ts";
import { Runs } from "../../src/questions/test/runs.ts";
import { work } from "../../src/run/work.ts";
import { watcher } from "../../src/run/trace.ts";
import { compiler, PLAN } from "../../src/world/compile.ts";
import { decided, undecided } from "../digests/ledgers.ts";

/** By claim, then test: where it stands and what it is judged to be. */
async function both({ scenario, worlds, sizes: some }: typeof decided) {
  const compiled = compiler(scenario);
  const planned = new PlannedClaims(compiled);
  const plan = { ...PLAN, seed: 3 };
  const sizes = { ...sizesFor(worlds), ...some };
  const run = { execute: (job: Parameters<typeof work>[1]) => Promise.resolve(work(compiled, job)), atOnce: 1 };
  const runs = new Runs(plan, planned.plans, sizes, run);
  await runs.round(sizes, () => true);
  await runs.rest(
    sizes,
    () => true,
    (bundles) => planned.again(bundles),
  );
  const { passes } = runs;
  const watch = watcher(compiled, plan);
  const watched = passes.base.result.accepted.slice(0, 3);
  const ledger = {
    scenario,
    compiled,
    plan,
    plans: planned.plans,
    passes,
    sizes,
    uses: (changed: Parameters<typeof watch>[1]) => watch(watched, changed),
    confidence: CONFIDENCE,
  };
  return planned.names.map((at) => ({
    id: at.claim,
    result: planned.test(at).judge(ledger),
    interim: planned.test(at).interim(ledger),
  }));
}

/** What a verdict may become once forms and hinges are looked at. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  holds: ["holds", "hinges", "undecided"],
  mixed: ["mixed", "hinges"],
};

const ofShares = (result: TestResult): Pick<Interim, "share" | "against" | "within"> => {
  if (result.kind === "record" || result.kind === "cases" || result.kind === "judgement")
    throw new Error("rests on no runs");
  const { share } = result;
  return {
    share: share && { value: share.value, low: share.low, high: share.high },
    against: result.kind === "share" ? null : result.against,
    within: result.kind === "share" ? null : result.within,
  };
};

describe.each([
  ["few claims, most of them decided", decided],
  ["claims of every kind", undecided],
])("%s", (_, small) => {
  test("the verdict, its worlds and its shares", { timeout: 120_000 }, async () => {
    const tests = await both(small);
    const kinds = new Set<string>();
    for (const { id, result, interim } of tests) {
      if (["record", "cases", "judgement"].includes(result.kind)) {
        expect(interim, id).toBeNull();
        continue;
      }
      kinds.add("bayes" in result && result.bayes ? "fit" : result.kind);
      expect(LATER[interim?.verdict ?? ""] ?? [interim?.verdict], id).toContain(result.verdict);
      expect({ share: interim?.share, against: interim?.against, within: interim?.within }, id).toEqual(
        ofShares(result),
      );
      expect(interim?.worlds, id).toBe("worlds" in result ? result.worlds : NaN);
      if (interim?.more === false) expect(["undecided", "too rare", "never arises"], id).not.toContain(interim.verdict);
      else expect(["undecided", "too rare", "never arises"], id).toContain(interim?.verdict);
    }
    if (small === undecided) expect([...kinds].sort()).toEqual(["chance", "contrast", "fit", "share", "trend"]);
    else expect(new Set(tests.map((t) => t.result.verdict)).size).toBeGreaterThan(2);
  });
});
