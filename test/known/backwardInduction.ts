// A game in which the players move in turn and each may stop it: backward induction with logit errors (agent quantal response,
// McKelvey & Palfrey 1998; Signorino 1999).
import { logistic } from "../../src/core/logistic.ts";

export interface Solved {
  /** Chance that each mover goes on, given that its turn comes. */
  readonly goesOn: readonly number[];
  /** Chance of each outcome: stopped by the first mover, by the second, …; nobody stopped it. */
  readonly outcomes: readonly number[];
}

/**
 * `payoffs[k]` are what the mover of turn k gets from every outcome, one more than there are turns; `lambda` is the precision, per unit
 * of payoff: 0 tosses coins, infinity makes no mistakes.
 */
export function backwardInduction(payoffs: readonly (readonly number[])[], lambda: number): Solved {
  const turns = payoffs.length;
  const goesOn = payoffs.map(() => 0);
  for (let k = turns - 1; k >= 0; k--) {
    const own = payoffs[k] as readonly number[];
    let ahead = own[turns] as number;
    for (let later = turns - 1; later > k; later--) {
      const on = goesOn[later] as number;
      ahead = on * ahead + (1 - on) * (own[later] as number);
    }
    goesOn[k] = logistic(lambda * (ahead - (own[k] as number)));
  }
  const outcomes: number[] = [];
  let reached = 1;
  for (const on of goesOn) {
    outcomes.push(reached * (1 - on));
    reached *= on;
  }
  return { goesOn, outcomes: [...outcomes, reached] };
}
