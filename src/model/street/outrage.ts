// What is left of killings that everybody saw and nobody can excuse: deaths in a crowd as far as it was peaceful, and as far as networks carried them.
import { exp } from "../../core/exp.ts";
import { above, assumed, lognormal, mechanism, quantity, source, triangular } from "../kit/declare.ts";
import { at0, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";
import { openness } from "./shutdown.ts";

export const outrage = mechanism({
  name: "outrage",
  purpose: "Killings of the peaceful that are seen: what makes forces and insiders turn.",
  words:
    "To shoot at an unarmed crowd is the classical occasion on which forces refuse and insiders leave. It backfires where the crowd is peaceful and the deaths are seen, not otherwise. What people at large make of deaths is anger, in `repression`; this is what those who carry the state make of them.",
  equation: String.raw`M += 10^5 deaths_d/N (1 - g_d) open,  dM/dt = -M/τ_M;  m = M/(M + M_half), read by orderForces (s_6), elites (w_out) and, through legitimacy, survival (k_L)`,
  departures: [
    "Who was killed by whom counts as the crowd's violent share says, not case by case.",
    "Frames and denials do not lessen it.",
  ],
  params: {
    half: quantity(
      "M_half",
      "deaths per 100k",
      lognormal(0.02, 0.5),
      assumed("a hundred dead in Kyiv in 2014 were 0.2 per 100,000, about as many in Tehran in September 1978 0.25; either was a turn"),
      { sign: "+", meaning: "peaceful dead, seen, at which outrage is half of what it can be", domain: above(1e-6, "deaths per 100k") },
    ),
    fade: quantity("τ_M", "d", lognormal(5, 60), assumed("mourning goes to the fortieth day and beyond"), {
      sign: "+",
      meaning: "time over which outrage fades",
      domain: above(0.001, "d"),
    }),
    legitimacyLost: quantity(
      "l_M",
      "share",
      triangular(0, 0.3, 0.8),
      source("BACKFIRE", "U", "killings of the unarmed cost support where they are seen; how much is a guess"),
      { sign: "+", meaning: "share of legitimacy lost at full outrage" },
    ),
  },
  steps: [{ name: "outrage fades", phase: "tick", reads: ["outrage"], writes: ["outrage"], apply: fades }],
}); // prettier-ignore

/** Deaths are counted per 100,000 people. */
const PER_PEOPLE = 1e5;

/** Takes in people killed at a place. Called where people die. */
export function witness({ world, state }: Moment, place: number, killed: number): void {
  const peaceful = 1 - (state.violent[place] as number);
  const national = (PER_PEOPLE * killed) / world.totalPeople;
  state.outrage[0] = at0(state.outrage) + national * peaceful * openness(world, state);
}

/** 0 where nobody peaceful was seen killed, towards 1. */
export function outrageOf(world: World, state: State): number {
  const seen = at0(state.outrage);
  return seen === 0 ? 0 : seen / (seen + outrage.of(world).half);
}

function fades({ world, state, dt }: Moment): void {
  state.outrage[0] = at0(state.outrage) * exp(-dt / outrage.of(world).fade);
}
