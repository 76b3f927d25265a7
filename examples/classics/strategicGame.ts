// Games on small trees with errors. Agent quantal response by backward induction: at each node an action is taken with chance proportional
// to exp(λ EU). And the two-node game of Signorino with normal errors, of agents or as private information about outcomes.
// Sources: Signorino, APSR 93:279 (1999); McKelvey and Palfrey (1998); the probit denominators are equations 2 to 5 of the vignette of the
// R package games.
import { exp } from "../../src/core/exp.ts";
import { normalCdf } from "../../src/core/normal.ts";

const SQRT2 = 1.4142135623730951;

export interface Outcome {
  readonly outcome: string;
  /** Utility of each player. */
  readonly payoffs: readonly number[];
}
export interface Choice {
  readonly player: number;
  readonly actions: readonly Game[];
}
export type Game = Outcome | Choice;

/** Chance of each outcome by name; λ = 0 is chance alone, λ to infinity is the subgame-perfect play. */
export function quantalResponse(game: Game, lambda: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const walk = (node: Game, reach: number): void => {
    if ("outcome" in node) {
      found.set(node.outcome, (found.get(node.outcome) ?? 0) + reach);
      return;
    }
    const chances = actionChances(node, lambda);
    for (const [i, next] of node.actions.entries()) walk(next, reach * (chances[i] as number));
  };
  walk(game, 1);
  return found;
}

function actionChances({ player, actions }: Choice, lambda: number): number[] {
  const values = actions.map((next) => expected(next, lambda)[player] as number);
  const best = Math.max(...values);
  const weights = values.map((v) => exp(lambda * (v - best)));
  const sum = weights.reduce((s, w) => s + w, 0);
  return weights.map((w) => w / sum);
}

/** Each player's expected utility from a node on. */
function expected(node: Game, lambda: number): readonly number[] {
  if ("outcome" in node) return node.payoffs;
  const chances = actionChances(node, lambda);
  const values = node.actions.map((next) => expected(next, lambda));
  return (values[0] as readonly number[]).map((_, i) =>
    values.reduce((s, v, k) => s + (chances[k] as number) * (v[i] as number), 0),
  );
}

/** A crisis in three stages: demand or not, give way or resist, back down or fight. */
export const THREE_STAGE_CRISIS: Game = {
  player: 0,
  actions: [
    { outcome: "SQ", payoffs: [0, 0] },
    {
      player: 1,
      actions: [
        { outcome: "CAP", payoffs: [1, -1] },
        {
          player: 0,
          actions: [
            { outcome: "BD", payoffs: [-1, 1] },
            { outcome: "WAR", payoffs: [-0.5, -0.5] },
          ],
        },
      ],
    },
  ],
};

/** Utilities of the two-node game: player 1 ends it (11) or hands over to player 2, who chooses between 3 and 4. */
export interface TwoNodes {
  readonly u11: number;
  readonly u13: number;
  readonly u14: number;
  readonly u23: number;
  readonly u24: number;
}

/**
 * Chances of the three outcomes under normal errors of unit variance. agent: on each action as it is taken; private: on each player's
 * utility of each outcome, known to that player from the start.
 */
export function twoNodeProbit(u: TwoNodes, errors: "agent" | "private"): { p1: number; p3: number; p4: number } {
  const four = normalCdf((u.u24 - u.u23) / SQRT2);
  const three = 1 - four;
  const gain = three * u.u13 + four * u.u14 - u.u11;
  const spread = errors === "agent" ? SQRT2 : Math.sqrt(1 + three * three + four * four);
  const two = normalCdf(gain / spread);
  return { p1: 1 - two, p3: two * three, p4: two * four };
}
