// What a crowd leaves behind that outlasts it: committees, lists, strike funds. It keeps people coming when the first anger is gone.
import {
  above,
  assumed,
  form,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { leaving } from "../kit/leaving.ts";
import type { Moment } from "../kit/step.ts";

export const organisation = mechanism({
  name: "organisation",
  purpose: "Organisation of a place's protest, which grows with its crowds and outlasts them.",
  words:
    "Crowds tire within days and shocks fade within weeks, yet one episode in ten about prices lasts beyond a month. What goes on is organised: people take turns, and are called out. Protest without any organisation is the rival form.",
  equation: String.raw`dO_d/dt = γ_O a_d/(a_d+a_O) (1-O_d) - O_d/τ_O;  ω becomes ω (1 - k_ω O_d), pull + κ_O O_d`,
  departures: [
    "Arrests and bans do not break it: who is taken is replaced.",
    "It is a place's own: national committees are not told apart.",
  ],
  params: {
    form: form(
      { grows: 1, none: 1 },
      source("ORGANISATION", "U", "movements last by their organisations, or by networks that need none"),
      "whether crowds leave organisation behind",
    ),
    growth: quantity("γ_O", "1/d", loguniform(0.01, 0.2), assumed("a first committee within days, a network of them within months"), {
      sign: "+",
      meaning: "rate at which a large crowd organises itself",
      neutral: 0,
    }),
    half: quantity("a_O", "share", lognormal(0.005, 0.1), assumed("as for demands: the crowd at which that rate is half"), {
      sign: "+",
      meaning: "crowd, as share of those who can be mobilised, at which it organises itself half as fast",
      domain: above(1e-9, "share"),
      neutral: null,
    }),
    fade: quantity("τ_O", "d", lognormal(15, 150), assumed("committees outlive a crisis by weeks to months"), {
      sign: "+",
      meaning: "time over which organisation fades",
      domain: above(0.001, "d"),
    }),
    relay: quantity("k_ω", "share", uniform(0, 0.6), assumed("who takes turns tires less; nobody is out for ever"), {
      sign: "+",
      meaning: "share of tiring that full organisation saves",
    }),
    call: quantity("κ_O", "sigma", triangular(0, 0.3, 0.9), assumed("less than a shock, and less than a saturated crowd pulls"), {
      sign: "+",
      meaning: "pull of full organisation",
    }),
  },
  steps: [{ name: "organisation", phase: "tick", reads: ["crowd", "organised"], writes: ["organised"], apply: organises }],
}); // prettier-ignore

function organises({ world, state, dt }: Moment): void {
  const p = organisation.of(world);
  if (p.form === "none") return;
  const { crowd, organised } = state;
  const down = 1 / p.fade;
  for (let d = 0; d < crowd.length; d++) {
    const now = organised[d] as number;
    const share = (crowd[d] as number) / (world.pool[d] as number);
    if (now === 0 && share === 0) continue;
    const up = (p.growth * share) / (share + p.half);
    organised[d] = now + (up / (up + down) - now) * leaving((up + down) * dt);
  }
}
