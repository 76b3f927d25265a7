// Organised outside people in the street, from none up, so that a claim about home-made unrest can be asked at all.
import { binomial, binomialP } from "../../core/binomial.ts";
import { exp } from "../../core/exp.ts";
import { above, assumed, mechanism, quantity, source, uniform } from "../kit/declare.ts";
import { mobilisation } from "./mobilisation.ts";
import { at0 } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";

/** Arrivals are a Poisson count; taken as a binomial of this many, which differs by less than one part in a million. */
const SOURCE = 1e9;

export const outsideHands = mechanism({
  name: "outsideHands",
  purpose: "Organised outside people who join the crowds, with their own violent share.",
  words: "Off in half of the worlds. It exists so that a claim about outside people can be asked.",
  equation: String.raw`arrivals_d ~ Poisson(s_out e^{-(t-t_1)/τ_out} N_d/ΣN dt) from the first shock t_1 on;  they leave with ω, are arrested and shot like others`,
  departures: [
    "They come when there is a shock to exploit: a calm state has none, or its base rate would be about them.",
  ],
  params: {
    seedStrength: quantity(
      "s_out",
      "people/d",
      {
        kind: "oneOf",
        options: [
          { value: 0, weight: 0.5 },
          ...[5, 15, 40, 110, 300, 800, 2000].map((value) => ({ value, weight: 0.5 / 7 })),
        ],
      },
      source(
        "FACTS-KAZ",
        "F",
        "half the worlds have none; the top is about the official 20,000 spread over ten days, for which no evidence was published",
      ),
      { sign: "+", meaning: "outside people arriving a day, nationwide, at first", neutral: 0 },
    ),
    seedFade: quantity("τ_out", "d", uniform(3, 15), assumed("ten days is what the official figure was spread over"), {
      sign: "+",
      meaning: "time over which arrivals fade",
      domain: above(0.001, "d"),
    }),
    seedViolent: quantity("g_out", "share", uniform(0, 1), assumed("organised groups may be agitators or fighters"), {
      sign: "+",
      meaning: "violent share of outside people",
    }),
  },
  steps: [
    {
      name: "outside people",
      phase: "slot",
      reads: ["outsiders", "arrestHazard", "deathHazard", "crowd", "arrests", "deaths", "captured"],
      writes: ["outsiders", "crowd", "arrests", "deaths", "captured"],
      apply: outsidePeople,
    },
  ],
});

function outsidePeople(at: Moment): void {
  const { world, state, draws, slot, sub, dt, time } = at;
  const p = outsideHands.of(world);
  const first = world.shocks[0];
  if (p.seedStrength === 0 || first === undefined || time < first.from) return;
  const leave = mobilisation.of(world).fatigue;
  const { outsiders, crowd } = state;
  const arriving = (p.seedStrength * exp(-(time - first.from) / p.seedFade) * dt) / world.totalPeople;
  for (let d = 0; d < outsiders.length; d++) {
    const expected = arriving * (world.people[d] as number);
    const come = binomial(draws.place("outsideSeed", d, slot, sub), SOURCE, expected / SOURCE);
    const here = outsiders[d] as number;
    const hazard = (leave + (state.arrestHazard[d] as number) + (state.deathHazard[d] as number)) * dt;
    const go = here > 0 ? binomial(draws.place("outsideExit", d, slot, sub), here, hazard) : 0;
    if (go > 0) {
      // taken and killed are shares of those who go; they count in the totals, but nobody's anger is about them
      const arrest = state.arrestHazard[d] as number;
      const death = state.deathHazard[d] as number;
      const killed = binomialP(draws.place("outsideExit", d, slot, sub, 1), go, death / (leave + arrest + death));
      const taken = binomialP(draws.place("outsideExit", d, slot, sub, 2), go - killed, arrest / (leave + arrest));
      state.arrests[0] = at0(state.arrests) + taken;
      state.captured[0] = at0(state.captured) + taken;
      state.deaths[0] = at0(state.deaths) + killed;
    }
    outsiders[d] = here + come - go;
    crowd[d] = (crowd[d] as number) + come - go;
  }
}
