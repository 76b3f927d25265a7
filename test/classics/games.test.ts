// Games: what must hold in any equilibrium, beside the known answers.
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/core/normal.ts";
import { seedKey } from "../../src/core/keyed.ts";
import { Words } from "../../src/core/words.ts";
import { CAR_EMISSIONS, pairwiseElection } from "../../examples/classics/bargaining.ts";
import { alwaysUnique, attack, criticalRegimes, criticalView } from "../../examples/classics/globalGame.ts";
import { afterFight, entrantGain, staysOut, weakFights } from "../../examples/classics/krepsWilson.ts";
import { quantalResponse, twoNodeProbit, type Game } from "../../examples/classics/strategicGame.ts";

describe("global game", () => {
  const games = [0.1, 0.5, 0.9].flatMap((z) =>
    [0.2, 1, 3, 9].flatMap((a) => [0.5, 1, 16].flatMap((b) => [0.05, 0.4, 0.5, 0.8].map((c) => ({ z, a, b, c })))),
  );
  test("at every root the attack is the regime's strength, and roots are one or three", () => {
    for (const game of games) {
      const roots = criticalRegimes(game);
      expect([1, 3]).toContain(roots.length);
      if (alwaysUnique(game.a, game.b)) expect(roots).toHaveLength(1);
      for (const theta of roots) expect(attack(theta, criticalView(theta, game.b), game.b)).toBeCloseTo(theta, 12);
    }
  });
  test("as what all know fades, θ* goes to 1 - c in the first order of a", () => {
    const off = (a: number): number => Math.abs((criticalRegimes({ z: 0.5, a, b: 1, c: 0.3 })[0] as number) - 0.7);
    for (const a of [1e-2, 1e-3, 1e-4]) expect(off(a) / off(a / 2)).toBeCloseTo(2, 1);
  });
});

describe("games with errors", () => {
  const leaf = (outcome: string, ...payoffs: number[]): Game => ({ outcome, payoffs });
  test("chances add up to one, more precision favours what pays, and a third action counts", () => {
    const game: Game = { player: 0, actions: [leaf("a", 1), leaf("b", 0), leaf("c", 0)] };
    for (const lambda of [0, 0.3, 2, 300]) {
      const chances = quantalResponse(game, lambda);
      expect([...chances.values()].reduce((s, p) => s + p, 0)).toBeCloseTo(1, 14);
      expect(chances.get("a")).toBeCloseTo(Math.exp(lambda) / (Math.exp(lambda) + 2), 12);
    }
  });

  const u = { u11: 0.2, u13: -0.6, u14: 1.1, u23: 0.3, u24: -0.2 };
  test.each(["agent", "private"] as const)("probit with %s errors against playing it out", (errors) => {
    const words = new Words(seedKey(5));
    const z = (): number => normalQuantile(words.uniform());
    const n = 60_000;
    const expected = twoNodeProbit(u, errors);
    const count = { p1: 0, p3: 0, p4: 0 };
    for (let i = 0; i < n; i++) {
      const [e13, e14, e11] = [z(), z(), z()];
      const four = u.u24 + z() > u.u23 + z();
      const [p3, p4] = [expected.p3 / (expected.p3 + expected.p4), expected.p4 / (expected.p3 + expected.p4)];
      const go =
        errors === "agent"
          ? p3 * u.u13 + p4 * u.u14 + e13 > u.u11 + e11
          : p3 * (u.u13 + e13) + p4 * (u.u14 + e14) > u.u11 + e11;
      count[go ? (four ? "p4" : "p3") : "p1"]++;
    }
    // six comparisons at four standard errors: a false alarm in 2,600 seeds
    for (const name of ["p1", "p3", "p4"] as const) {
      const p = expected[name];
      expect(Math.abs(count[name] / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
    }
  });
});

test("pairwise chances are a distribution, and do not depend on the order of actors", () => {
  for (const rule of ["markov", "conditional"] as const)
    for (const m of [1, 2, 4, 8]) {
      const { chances, expected } = pairwiseElection(CAR_EMISSIONS, rule, m);
      expect(chances.reduce((s, p) => s + p, 0)).toBeCloseTo(1, 12);
      expect(pairwiseElection(CAR_EMISSIONS.toReversed(), rule, m).expected).toBeCloseTo(expected, 12);
    }
});

describe("reputation", () => {
  test("where a weak guarantor mixes, the next challenger is indifferent; a challenger stays out exactly when entering costs", () => {
    for (const b of [0.2, 0.5, 0.8])
      for (const p of [0.001, 0.01, 0.1, 0.4])
        for (const n of [2, 3, 5, 8]) {
          const fights = weakFights(p, b, n);
          if (fights < 1) expect(afterFight(p, b, n)).toBeCloseTo(b ** (n - 1), 12);
          else expect(afterFight(p, b, n)).toBeCloseTo(p, 12);
          if (staysOut(p, b, n) !== null) expect(entrantGain(p, b, n) < 0).toBe(staysOut(p, b, n));
        }
  });
});
