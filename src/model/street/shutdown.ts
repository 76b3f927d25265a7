// The networks are shut down: media carry less of crowds, slogans and killings, and people go without.
import { moment, lognormal, mechanism, quantity, source, triangular } from "../kit/declare.ts";
import { at0, NEVER, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";
import { event, step } from "../kit/declareEvent.ts";
import { happened } from "../kit/outcome.ts";
import { survives } from "../actors/perception.ts";

export const shutdown = mechanism({
  name: "shutdown",
  purpose: "A shutdown of the networks: what still comes through, what it costs people, how long it lasts.",
  words: "What media carry is one number: the rest of the model reads it where it would have read media.",
  equation: String.raw`open = o_s during a shutdown, 1 otherwise: it multiplies the media share μ of the crowd that is seen, the spread δ_ρ of demands and the national share n of anger;  hardship + h_s`,
  departures: [
    "One shutdown a crisis, nationwide: partial and local ones are not told apart.",
    "Forces are not hindered by it, and outsiders see the crisis as before.",
  ],
  params: {
    openUnder: quantity(
      "o_s",
      "share",
      lognormal(0.01, 0.2),
      source("FACTS-KAZ", "F", "2 to 5 % of connectivity was left; a cut of mobile networks alone leaves much more"),
      { sign: "+", meaning: "share of what media carry that still comes through", neutral: 1 },
    ),
    hardship: quantity(
      "h_s",
      "sigma",
      triangular(-0.15, 0.15, 0.8),
      source(
        "SHUTDOWNS",
        "U",
        "both dispersal and escalation were found after a cut, without attendance figures; the size is a guess of up to a third of a large shock",
      ),
      { sign: "free", meaning: "hardship added while networks are down" },
    ),
    lasts: quantity(
      "τ_sd",
      "d",
      lognormal(1, 10),
      source("FACTS-KAZ", "F", "from 5 January, largely over on the 10th"),
      { sign: "+", meaning: "how long a shutdown lasts" },
    ),
  },
  steps: [
    {
      name: "shutdown ends",
      phase: "tick",
      reads: ["shutdown", "shutdownOn"],
      writes: ["shutdownOn"],
      apply: ends,
    },
  ],
  events: {
    shutdown: event({
      lane: "government",
      label: "networks shut down",
      step: step("government", "shutdown", "the shutdown"),
      said: (e, t) => `The networks are shut down. The government ${survives(e, t)}.${t.tippedBy(e, "shutdown")}`,
    }),
    "networks are back": event({
      lane: "government",
      label: "networks are back",
      step: null,
      said: () => "The networks are back.",
    }),
  },
  moments: { shutdown: moment("shutdown", "the networks are shut down", ["shutdown"]) },
  outcomes: { shutdown: happened("shutdown", "shutdown", "the networks are shut down", ["shutdown"]) },
});

/** Share of what media carry that comes through now. */
export const openness = (world: World, state: State): number =>
  at0(state.shutdownOn) > 0 ? shutdown.of(world).openUnder : 1;

/** Hardship that a shutdown adds now, sigma. */
export const shutdownHardship = (world: World, state: State): number =>
  at0(state.shutdownOn) > 0 ? shutdown.of(world).hardship : 0;

function ends(at: Moment): void {
  const { world, state, time, log } = at;
  const since = at0(state.shutdown);
  if (since === NEVER || at0(state.shutdownOn) === 0 || time - since < shutdown.of(world).lasts) return;
  state.shutdownOn[0] = 0;
  log.add({ time, kind: "networks are back", place: -1, causes: [log.latest("shutdown")], values: {} });
}
