// What people suffer and blame on the state: shocks that come on and fade, standing hardship, legitimacy, backlash, concessions, and
// demands that turn from the price to politics.
import { exp } from "../../core/exp.ts";
import {
  above,
  assumed,
  fixed,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { leaving } from "../kit/leaving.ts";
import { openness, shutdownHardship } from "./shutdown.ts";
import { elites } from "../actors/elites.ts";
import { institutions } from "../actors/institutions.ts";
import { at0, NEVER } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { event } from "../kit/declareEvent.ts";
import { atMoment } from "../kit/outcome.ts";
import { QUANTITIES } from "../kit/passages.ts";

export const hardship = mechanism({
  name: "hardship",
  purpose: "Grievance of a place from shocks, standing hardship, legitimacy and backlash; demands that turn political.",
  words:
    "Grievance is what pushes people out. It is made anew every tick from shocks, standing hardship, lost legitimacy, anger over deaths and what a concession left behind. The share of political demands makes concessions worth less.",
  equation: String.raw`G_d = (H0 + Σ h_i(t)) (1-L)/(1-L0) + H_d + b B_d/(B_d + B_half) + embolden;
    h_i = a_i (1 - e^{-(t-t_i)/τ_on}) e^{-(t-t_i)/τ_off} (1 - relief_d);
    dρ_d/dt = (α_ρ e^{κ_I I} + κ_D D)^+ a_d/(a_d+a_ρ) (1-ρ_d) + δ_ρ (ρ̄-ρ_d)^+ (1-ρ_d) - ρ_d/τ_ρ`,
  departures: [
    "(1-L)/(1-L0) and a saturating backlash replace (1-L) and b B, which rescale the shock and are unbounded (tried).",
    "Emboldening fades with the political demands' own time: a lasting one would make any concession permanent fuel.",
  ],
  params: {
    shockSize: quantity(
      "a",
      "sigma",
      uniform(1.4, 4.2),
      assumed("below this every world fizzles, above it every place ignites (sketch)"),
      {
        sign: "+",
        meaning: "shock where it is felt most, before onset and fading",
        neutral: 0,
      },
    ),
    elsewhere: quantity(
      "a_j/a",
      "1",
      uniform(0.15, 0.6),
      assumed("the price rise was smaller and bottled gas matters less elsewhere"),
      {
        sign: "+",
        meaning: "shock in other places, relative to its source",
        neutral: 0,
      },
    ),
    placeSpread: quantity(
      "s_a",
      "1",
      uniform(0, 0.8),
      assumed("places differ in how much they depend on the fuel; nothing read says by how much"),
      {
        sign: "+",
        meaning: "spread of ln(shock) between other places",
        domain: [0, 20],
      },
    ),
    onset: quantity(
      "τ_on",
      "d",
      lognormal(0.5, 3),
      source("FACTS-KAZ", "F", "price on 1 January, first gathering on 1-2 January"),
      {
        sign: "+",
        meaning: "time until a shock is felt",
        domain: above(0.001, "d"),
      },
    ),
    fade: quantity(
      "τ_off",
      "d",
      lognormal(5, 40),
      assumed("people adapt to a price, or wages follow, over weeks; 60 d gave endless crowds (sketch)"),
      {
        sign: "+",
        meaning: "time over which a shock fades",
        domain: above(0.001, "d"),
      },
    ),
    standing: quantity(
      "H0",
      "sigma",
      uniform(0.5, 2),
      assumed("scales how much lost legitimacy adds; the calm gap absorbs its level"),
      {
        sign: "+",
        meaning: "standing hardship that legitimacy multiplies",
        neutral: 0,
      },
    ),
    localSpread: quantity(
      "s_H",
      "sigma",
      uniform(0, 0.4),
      assumed("standing hardship differs between places; no comparable survey by region"),
      {
        sign: "+",
        meaning: "spread of standing hardship between places",
      },
    ),
    legitimacy: quantity(
      "L0",
      "share",
      triangular(0.3, 0.55, 0.8),
      source("EPSTEIN02", "U", "0.8-0.82 there is the top end; a state with an unloved former leader sits lower"),
      {
        sign: "+",
        meaning: "legitimacy in calm times",
        domain: [0, 0.99],
        neutral: null,
      },
    ),
    legitimacyByKilling: quantity(
      "ΔL",
      "share",
      triangular(-0.3, -0.05, 0.15),
      assumed("killing may shock or restore an image of strength"),
      {
        sign: "free",
        meaning: "change of legitimacy per 10 deaths per 100k nationwide",
      },
    ),
    backlash: quantity(
      "b",
      "sigma",
      triangular(-1, 0.2, 1.6),
      source(
        "STEINERT22",
        "V",
        "mild force was followed by larger crowds, severe force by smaller ones: the range spans zero",
      ),
      {
        sign: "free",
        meaning: "pull of saturated anger over deaths",
      },
    ),
    backlashHalf: quantity(
      "B_half",
      "deaths per 100k",
      lognormal(0.3, 7),
      source("FACTS-KAZ", "F", "238 dead nationally is 1.2, Almaty's 151 is 7.4 per 100k"),
      {
        sign: "+",
        meaning: "deaths at which anger is half saturated",
        domain: above(1e-6, "deaths per 100k"),
      },
    ),
    concessionSize: quantity(
      "c",
      "share",
      triangular(0.5, 1, 1),
      source("FACTS-KAZ", "F", "the rollback of 4 January went below the old price at the source"),
      {
        sign: "+",
        meaning: "share of the shock a concession removes",
        neutral: 0,
      },
    ),
    lateLoss: quantity(
      "ξ",
      "share",
      uniform(0, 1),
      assumed("how much of a concession is lost once demands are political; the whole interval is allowed"),
      {
        sign: "+",
        meaning: "loss of a concession's effect at ρ = 1",
      },
    ),
    emboldening: quantity(
      "e_c",
      "sigma",
      triangular(-0.4, 0.1, 0.8),
      source(
        "LEUSCHNER23",
        "V",
        "concessions go with longer protest in 18 autocracies, yet others find demobilisation",
      ),
      {
        sign: "free",
        meaning: "pull left behind by a full concession",
      },
    ),
    radicalisation: quantity(
      "α_ρ",
      "1/d",
      lognormal(0.07, 2.5),
      source("RADICAL", "V", "hours in Lebanon 2019, four days in Iran 2019, weeks elsewhere; not fitted to January"),
      {
        sign: "+",
        meaning: "rate at which a crowd's demands turn political",
        neutral: 0,
      },
    ),
    radicalisationHalf: quantity(
      "a_ρ",
      "share",
      lognormal(0.005, 0.1),
      assumed("the crowd, as share of those who can be mobilised, at which that rate is half"),
      {
        sign: "+",
        meaning: "crowd at which radicalisation is half as fast",
        domain: above(1e-9, "share"),
        neutral: null,
      },
    ),
    demandDiffusion: quantity(
      "δ_ρ",
      "1/d",
      lognormal(0.05, 1),
      source("FACTS-KAZ", "F", "slogans reached seven regions in a day or two"),
      {
        sign: "+",
        meaning: "spread of political demands between places",
        neutral: 0,
      },
    ),
    demandFade: quantity("τ_ρ", "d", loguniform(5, 90), assumed("political demands outlive the crowd, not for ever"), {
      sign: "+",
      meaning: "time over which political demands fade",
      domain: above(0.001, "d"),
    }),
    legitimacyMost: fixed(
      "L_max",
      "share",
      0.98,
      assumed("nobody is wanted by all; keeps lost legitimacy above nothing"),
      { sign: "+", meaning: "largest legitimacy that a government can come to" },
    ),
  },
  steps: [
    {
      name: "demands",
      phase: "tick",
      reads: ["crowd", "political", "emboldened", "shutdownOn", "dualPower"],
      writes: ["political", "emboldened"],
      apply: demands,
    },
    {
      name: "concession takes effect",
      phase: "tick",
      reads: ["concessionEffect", "political", "relief", "emboldened"],
      writes: ["relief", "emboldened", "concessionEffect"],
      apply: concessionTakesEffect,
    },
    {
      name: "grievance",
      phase: "tick",
      reads: ["relief", "backlash", "legitimacy", "emboldened", "shutdownOn"],
      writes: ["shock", "grievance"],
      apply: grievance,
    },
  ],
  events: {
    "concession takes effect": event({
      lane: "street",
      label: "concession felt",
      step: null,
      said: () => "The concession takes effect.",
    }),
  },
  timed: {
    political: atMoment(
      "share",
      "political share",
      "share of the crowd's demands that are political",
      ["political", "crowd"],
      ({ state }): number => QUANTITIES["political share"].read(state),
    ),
  },
});

function demands(at: Moment): void {
  const { world, state, dt } = at;
  const p = hardship.of(world);
  const i = institutions.of(world);
  const { political, crowd } = state;
  let out = 0;
  let mean = 0;
  for (let d = 0; d < crowd.length; d++) {
    const people = crowd[d] as number;
    out += people;
    mean += people * (political[d] as number);
  }
  mean = out > 0 ? mean / out : 0;
  const turning = Math.max(
    0,
    p.radicalisation * exp(i.channelDemands * i.maturity) + elites.of(world).dualPowerDemands * at0(state.dualPower),
  );
  const diffusion = p.demandDiffusion * openness(world, state);
  for (let d = 0; d < political.length; d++) {
    const rho = political[d] as number;
    if (rho === 0 && crowd[d] === 0 && mean === 0) continue;
    const share = (crowd[d] as number) / (world.pool[d] as number);
    const up = (turning * share) / (share + p.radicalisationHalf) + diffusion * Math.max(0, mean - rho);
    const down = 1 / p.demandFade;
    const resting = up / (up + down);
    political[d] = rho + (resting - rho) * leaving((up + down) * dt);
  }
  state.emboldened[0] = at0(state.emboldened) * exp(-dt / p.demandFade);
}

function concessionTakesEffect(at: Moment): void {
  const { world, state, time, dt } = at;
  const due = at0(state.concessionEffect);
  if (due === NEVER || time + dt < due) return;
  const p = hardship.of(world);
  for (let d = 0; d < state.relief.length; d++) {
    const offered = p.concessionSize * (1 - p.lateLoss * (state.political[d] as number));
    state.relief[d] = Math.max(state.relief[d] as number, offered);
  }
  state.emboldened[0] = at0(state.emboldened) + p.emboldening * p.concessionSize;
  state.concessionEffect[0] = NEVER;
  at.log.add({
    time: time + dt,
    kind: "concession takes effect",
    place: -1,
    causes: [at.log.latest("concede")],
    values: {},
  });
}

function grievance(at: Moment): void {
  const { world, state, dt } = at;
  const p = hardship.of(world);
  const now = at.time + dt / 2;
  const lost = (1 - at0(state.legitimacy)) / (1 - p.legitimacy);
  const cut = shutdownHardship(world, state);
  state.shock.fill(0);
  for (const shock of world.shocks) {
    const since = now - shock.from;
    if (since <= 0) continue;
    const felt = (1 - exp(-since / p.onset)) * exp(-since / p.fade);
    for (let d = 0; d < state.shock.length; d++)
      state.shock[d] =
        (state.shock[d] as number) + (shock.size[d] as number) * felt * (1 - (state.relief[d] as number));
  }
  for (let d = 0; d < state.shock.length; d++) {
    const h = state.shock[d] as number;
    const anger = state.backlash[d] as number;
    state.grievance[d] =
      (p.standing + h + cut) * lost +
      (world.localHardship[d] as number) +
      (p.backlash * anger) / (anger + p.backlashHalf) +
      at0(state.emboldened);
  }
}
