// The states around: calm ones catch fire at a rate that the public record anchors, some sooner than others. When one does, its crisis is
// a run of the whole model on a coarse copy of that state: src/run/region.ts.
import { exp } from "../core/exp.ts";
import { log } from "../core/log.ts";
import { above, assumed, constant, fixed, lognormal, mechanism, quantity, source, uniform } from "./kit/declare.ts";
import type { Drawn } from "./kit/drawn.ts";
import { aroundIt } from "./kit/outcome.ts";
import type { Field } from "./kit/state.ts";

export const YEAR = 365.25;

/** What a crisis leaves behind for later ones. */
const LESSON_FIELDS: readonly Field[] = [
  "consented",
  "refused",
  "framed",
  "arrived",
  "withdrawn",
  "decided",
  "troopsOrdered",
];

export const region = mechanism({
  name: "region",
  purpose: "Which of the states around has a crisis of its own after the scenario's, and when.",
  words:
    "A calm state is a waiting time and nothing else, so a quiet year costs nothing. A crisis that breaks out in it is simulated by the same mechanisms as the scenario's own, on four regions, with the beliefs, the norm and the free capacity that earlier cases left. It is looked at only where an outcome asks for it, after the scenario's own run has come to its horizon.",
  equation: String.raw`wait_j = -ln(u)/λ_j;  λ_j = λ e^{x_j}/mean_k e^{x_k};  x_j = γ_g generation_j + γ_t tenure_j/10;
    shock of a crisis: quantile u_i of its range, u_{i+1} = u_i + (1-u_i) v for i < n_r, then each larger by up to g_a, until n_c people are out, or 1 in n_p, at most n_a times`,
  departures: [
    "The mean rate over the listed states is λ whatever generation and tenure do: they say where, not how much in all.",
    "Shocks come from the mechanism's own range, whatever a scenario says of its own shock.",
    "λ is of crises that raise the question of help. A shock that fizzles is drawn again above itself: exact where the larger shock always makes the larger crisis, close where luck decides too. Where the range is used up it grows beyond it; the last one counts as it is.",
    "Four equal regions one distance apart, the first capital and largest city at once, stand for a state's first-level regions. Discipline, shares of adults, the likely successor's leaning, the outside reaction and the asker's status are the scenario's own.",
    "A state outside the alliance cannot ask it. A member's seat in the council is taken, in its own crisis, by the state of the scenario, with that member's numbers. The guarantor's own unrest is left out.",
    "The state of the scenario is one of those that may catch fire again, fallen or not. Tenure and generation stay as they were on the first day.",
    "A crisis of the region is followed for 30 days. Its force, if any, stays as long as the guarantor expects to stay. Its leanings, the guarantor's too, are its own.",
    "Talks under way in which resolve is watched are those of the scenario's date: in later crises there are none.",
  ],
  params: {
    ignition: quantity(
      "λ",
      "1/d",
      lognormal(0.02 / YEAR, 0.3 / YEAR),
      source(
        "BASERATES",
        "F",
        "0.30 a country and year with 10,000 people out, 0.017 with killings too: help is a question in between",
      ),
      { sign: "+", meaning: "crises of a state that raise the question of help", neutral: null },
    ),
    generationEffect: quantity("γ_g", "1", uniform(-0.5, 1.2), assumed("a new generation may be weak or fresh"), {
      sign: "free",
      meaning: "log ratio of that rate around a change of political generation",
      about: "region.askedGeneration",
    }),
    tenureEffect: quantity(
      "γ_t",
      "1",
      uniform(-0.6, 0.7),
      source("STATESFACTS", "F", "29, 27 and 18 years without a fall to 2022: skill, or stored grievance"),
      {
        sign: "free",
        meaning: "log ratio of that rate per ten years of the leader's tenure",
        about: "region.askedTenure",
      },
    ),
    askedGeneration: quantity(
      "g_?",
      "share",
      constant(0),
      assumed("of a state that only claims ask about: 1 in the five years around a change of political generation"),
      { sign: "+", meaning: "change of generation in the state asked about" },
    ),
    askedTenure: quantity("T_?", "1", constant(10), assumed("of a state that only claims ask about, in years"), {
      sign: "+",
      meaning: "the leader's tenure in the state asked about, years",
      neutral: null,
    }),
    apart: quantity(
      "d_reg",
      "km",
      lognormal(100, 900),
      assumed("capitals of first-level regions lie hundreds of km apart in the steppe, less elsewhere"),
      { sign: "+", meaning: "distance between the coarse regions of a state" },
    ),
    unlisted: quantity("like_0", "share", uniform(0.2, 0.8), assumed("nothing is known of it"), {
      sign: "+",
      meaning: "likeness to the scenario's state of one outside the listed region",
      neutral: null,
    }),
    fromRange: fixed("n_r", "1", 3, assumed("how a crisis large enough is looked for, not how the world works"), {
      sign: "+",
      meaning: "shocks of one crisis drawn from the range, each above the last",
    }),
    shockGrowth: fixed(
      "g_a",
      "share",
      0.4,
      assumed("how a crisis large enough is looked for, not how the world works"),
      { sign: "+", meaning: "largest growth of each further shock" },
    ),
    mostShocks: fixed(
      "n_a",
      "1",
      10,
      assumed("how a crisis large enough is looked for; the last one counts as it is"),
      { sign: "+", meaning: "shocks tried for one crisis at the most" },
    ),
    enough: fixed(
      "n_c",
      "people",
      10_000,
      assumed("the rate of crises is anchored on unrest of this size (BASERATES)"),
      { sign: "+", meaning: "people out from which on a shock has become a crisis" },
    ),
    enoughOf: fixed(
      "n_p",
      "1",
      500,
      assumed("a state of five million is judged as the rest; below it a fixed number would ask too much"),
      { sign: "+", meaning: "in a small state, one in so many people out is a crisis", domain: above(0.001, "1") },
    ),
    overAfter: fixed("d_q", "d", 10, assumed("two weekends; the days after cost time and change nothing"), {
      sign: "+",
      meaning: "days without anything to be seen after which a crisis is over",
    }),
    stayedAfter: fixed("d_s", "d", 30, assumed("the belief is about a month and more"), {
      sign: "+",
      meaning: "presence from which on a force has stayed",
    }),
  },
  outcomes: {
    regionUnrest: aroundIt(
      "yes/no",
      "unrest around",
      "a crisis breaks out in a state of the region within a year of the horizon",
      [],
      { around: 1 },
    ),
    regionFramed: aroundIt(
      "yes/no",
      "framed around",
      "unrest in a member is framed as an attack from outside within a year of the horizon",
      LESSON_FIELDS,
      { around: 1 },
    ),
    regionRequested: aroundIt(
      "yes/no",
      "request around",
      "a member in a crisis of its own asks for help within a year of the horizon",
      LESSON_FIELDS,
      { around: 1 },
    ),
    regionDeployed: aroundIt(
      "yes/no",
      "troops around",
      "the guarantor chooses to send troops to a later crisis within a year of the horizon",
      LESSON_FIELDS,
      { around: 1 },
    ),
    secondDeployment: aroundIt(
      "yes/no",
      "second deployment",
      "the guarantor chooses to send troops to a later crisis within three years of the horizon",
      LESSON_FIELDS,
      { around: 3 },
    ),
    memberBelief: aroundIt(
      "share",
      "members' belief",
      "the voting members' mean belief, after the crisis, that the guarantor would come",
      ["consented", "refused"],
    ),
    memberBeliefStay: aroundIt(
      "share",
      "belief in a stay",
      "the voting members' mean belief, after the crisis, that it would stay a month or more",
      ["consented", "arrived", "withdrawn", "decided"],
    ),
    // a function of the world alone
    askedUnrest: aroundIt(
      "share",
      "unrest there",
      "chance that the state with region.askedTenure and region.askedGeneration has a crisis within a year",
      [],
      { around: 1, settled: () => true },
    ),
  },
});

/** Unit of tenureEffect: ten years. */
const PER_YEARS = 10;

export interface Leader {
  readonly tenure: number;
  readonly generation: number;
}

/** Crises a day of a state with this leader, in this region. */
export function ignitionRate(world: Drawn, leader: Leader, around: readonly Leader[]): number {
  const p = region.of(world);
  const ratio = ({ generation, tenure }: Leader): number =>
    exp(p.generationEffect * generation + (p.tenureEffect * tenure) / PER_YEARS);
  const mean = around.reduce((sum, l) => sum + ratio(l), 0) / around.length;
  return (p.ignition * ratio(leader)) / mean;
}

/** Days until it catches fire, from one uniform. */
export const waitingTime = (rate: number, u: number): number => -log(u) / rate;

/** Distance 0..1 of two states as cases: none to oneself, else the larger of their distances to the scenario's state. */
export function caseDistance(a: { readonly id: string; readonly likeness: number }, b: typeof a): number {
  return a.id === b.id ? 0 : Math.max(1 - a.likeness, 1 - b.likeness);
}
