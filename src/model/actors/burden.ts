// What the guarantor can send at all: a finite capacity, of which every force abroad ties up several times its own number until its
// people are rested and its stores filled.
import { exp } from "../../core/exp.ts";
import { above, assumed, lognormal, mechanism, quantity, source, triangular } from "../kit/declare.ts";
import { at0, NEVER, type State } from "../kit/state.ts";
import type { World } from "../kit/world.ts";

export const burden = mechanism({
  name: "burden",
  purpose: "The guarantor's finite capacity: what is free for a force, what a force ties up, what a crisis costs it.",
  words:
    "The scenario says which share of the capacity is tied before the crisis starts. What is left bounds the force that can be sent; what a force has tied up weighs on the decision about the next one, for or against it, until it is released.",
  equation: String.raw`force ≤ n_c (1 - tied)/k;  tied = min(1, tied_0 + Σ k troops/n_c [there] + Σ k troops/n_c e^{-(t - withdrawn)/τ_rel});
    cost = k (troop-days + troops sent τ_rel) + r_w n_M days of readiness`,
  departures: [
    "Readiness after a warning lasts until the first unit arrives or order is back, and counts whether or not anybody is sent: false alarms cost too.",
    "Money, losses and what a force does to standing at home are not in the cost.",
  ],
  params: {
    capacity: quantity(
      "n_c",
      "people",
      lognormal(5000, 50000),
      source("TREATY", "F", "rapid forces of 4,000 to 5,000 and 18,000 to 20,000 on paper, peacekeepers 3,600"),
      {
        sign: "+",
        meaning: "people that the guarantor could keep engaged for allies at once, rotation included",
        domain: above(1, "people"),
      },
    ),
    tieUp: quantity("k", "1", triangular(1.5, 3, 5), assumed("one there, one preparing, one resting"), {
      sign: "+",
      meaning: "people tied up per head deployed",
      domain: above(0.001, "1"),
      neutral: 1,
    }),
    releaseTime: quantity("τ_rel", "d", lognormal(15, 250), assumed("rest and refit after return"), {
      sign: "+",
      meaning: "time after withdrawal over which what was tied is released",
      domain: above(0.001, "d"),
    }),
    readiness: quantity(
      "r_w",
      "share",
      triangular(0.05, 0.3, 1),
      assumed("a part of the force is called up with a warning"),
      {
        sign: "+",
        meaning: "share of a medium force that a warning makes ready",
        neutral: 0,
      },
    ),
  },
});

/** Largest force that can be sent with what is not tied; whole people. */
export function mostTroops(world: World): number {
  const p = burden.of(world);
  return Math.floor((p.capacity * (1 - Math.min(1, world.given["tied"] as number))) / p.tieUp);
}

/** A force abroad, in days of the same calendar; NEVER where it has not left. */
export interface Commitment {
  readonly troops: number;
  readonly arrived: number;
  readonly withdrawn: number;
}

/** Share of the capacity that a force ties up at a time. */
export function tiedBy(world: World, { troops, arrived, withdrawn }: Commitment, at: number): number {
  const p = burden.of(world);
  if (arrived === NEVER || at < arrived) return 0;
  const share = (p.tieUp * troops) / p.capacity;
  return withdrawn === NEVER || at <= withdrawn ? share : share * exp(-(at - withdrawn) / p.releaseTime);
}

/** What the crisis has cost the guarantor up to `now`, with what is still to be released: days of people tied up. */
export function costOf(world: World, state: State, now: number, mediumForce: number): number {
  const p = burden.of(world);
  const arrived = at0(state.arrived);
  const sent = arrived === NEVER ? 0 : at0(state.strength) * p.releaseTime;
  const warned = at0(state.warned);
  const ends = [arrived, at0(state.orderRestored), now].filter((end) => end !== NEVER && end >= warned);
  const ready = warned === NEVER ? 0 : Math.min(...ends) - warned;
  return p.tieUp * (at0(state.troopDays) + sent) + p.readiness * mediumForce * ready;
}
