// Who goes into the street and who goes home: strata of predisposition, drawn as whole people.
import { binomialP } from "../../core/binomial.ts";
import { exp } from "../../core/exp.ts";
import { exposure, leaving } from "../kit/leaving.ts";
import { log } from "../../core/log.ts";
import { logistic } from "../../core/logistic.ts";
import {
  above,
  assumed,
  fixed,
  form,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { cells, peopleOf } from "../kit/cells.ts";
import { hardship } from "./hardship.ts";
import { organisation } from "./organisation.ts";
import { onceAWorld } from "../kit/once.ts";
import { mourn, riskOfRatio } from "./repression.ts";
import { split } from "../kit/split.ts";
import { STRATA, STRATA_OF_PEOPLE } from "../kit/strata.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";

export const mobilisation = mechanism({
  name: "mobilisation",
  purpose: "People of a place by stratum of predisposition: quiet, active, spent, detained, dead.",
  words:
    "Thirteen strata of unequal mass, fine in the upper tail. Counts are whole people. With no noise, fatigue or risk it is Granovetter's and Kuran's model; with a flat predisposition its flow step is the single-site contagion of the French riots.",
  equation: String.raw`p_dk = Λ((G_d + z_k + κ v_d - φ g_d + κ_O O_d - r risk_d - θ)/η);  Q→A α p;  A→Q α'(1-p) + pushed;  A→X ω (1 - k_ω O_d);  X→Q ν_x;  A→J, A→D as in repression;
    θ = Γ + H0 - r risk_0;  form epstein: p_dk = share of ρ~U(0,1) with G_d + z_k + κ v_d - φ g_d - θ_E - 2 r ρ risk_d ≥ 0, θ_E = Γ + H0`,
  departures: [
    "σ = 1: every pull is in standard deviations of predisposition. The calm gap Γ is drawn and θ derived from it (tried).",
    "The total moving in a place is one draw with the expected number as mean; its split over strata is one systematic draw, unbiased and exact for one person.",
    "A quiet place waits: the hazard of its next entrant is gathered until it passes one exponential draw.",
  ],
  params: {
    participation: form(
      { logit: 3, epstein: 1 },
      source(
        "EPSTEIN02",
        "U",
        "the logit form carries the published threshold models as limits; Epstein's rule is the rival",
      ),
      "rule of participation",
    ),
    calmGap: quantity(
      "Γ",
      "sigma",
      uniform(4.3, 6.5),
      assumed("from 3.3, 11 % of calm worlds have a thousand people out (sketch)"),
      {
        sign: "+",
        meaning: "distance of the median person from the street in calm times",
        neutral: null,
      },
    ),
    crowdPull: quantity(
      "κ",
      "sigma",
      uniform(1, 3),
      assumed("above 3, 57 % of shocked worlds reach ten thousand (sketch)"),
      {
        sign: "+",
        meaning: "pull of a saturated visible crowd",
        neutral: 0,
      },
    ),
    noise: quantity(
      "η",
      "sigma",
      uniform(0.15, 0.4),
      assumed("idiosyncratic wobble well below the spread, or calm days have crowds (sketch)"),
      {
        sign: "+",
        meaning: "wobble of a person's mind",
        domain: above(0.001, "sigma"),
        neutral: null,
      },
    ),
    riskWeight: quantity(
      "r",
      "sigma",
      uniform(0.6, 2.2),
      source("EPSTEIN02", "U", "fear of arrest of the order of the crowd's pull; his sign"),
      {
        sign: "+",
        meaning: "deterrence of certain repression",
        neutral: 0,
      },
    ),
    violenceRepels: quantity(
      "φ",
      "sigma",
      triangular(-0.4, 0.8, 2),
      source(
        "STEINERT22",
        "V",
        "protester violence was followed by smaller protests in 24 cities; the range includes none",
      ),
      {
        sign: "free",
        meaning: "how far a violent crowd keeps others away",
      },
    ),
    mobilisable: quantity(
      "m",
      "share",
      loguniform(0.01, 0.05),
      assumed("caps the crowd; polls say 6-17 % took part or were ready in Ukraine, 8 % ready in Kazakh cities"),
      {
        sign: "+",
        meaning: "share of adults that can be mobilised at all",
        neutral: null,
      },
    ),
    joinRate: quantity(
      "α",
      "1/d",
      loguniform(0.6, 3.5),
      source("FACTS-KAZ", "F", "over 1,000 on 3 January to 37-38 thousand on the 4th"),
      {
        sign: "+",
        meaning: "rate of going out when convinced",
        neutral: null,
      },
    ),
    leaveRate: quantity(
      "α'",
      "1/d",
      loguniform(0.6, 3.5),
      source("BFMTV18", "V", "285,000 to 46,000 overnight on French roads: total exit near 1.8 a day"),
      {
        sign: "+",
        meaning: "rate of going home when no longer convinced",
        domain: above(0.001, "1/d"),
        neutral: null,
      },
    ),
    fatigue: quantity(
      "ω",
      "1/d",
      lognormal(0.08, 0.5),
      source("BONNASSE18", "U", "recalled 0.26 a day; French weekly decline 0.14"),
      {
        sign: "+",
        meaning: "rate of tiring",
        neutral: 0,
      },
    ),
    recovery: quantity(
      "ν_x",
      "1/d",
      lognormal(0.02, 0.15),
      source("BFMTV18", "V", "spent people were back within a week in one case"),
      {
        sign: "+",
        meaning: "rate at which the tired recover",
        neutral: 0,
      },
    ),
    detentionTime: quantity(
      "τ_J",
      "d",
      lognormal(2, 40),
      source("AMNESTY16", "V", "10-15 days of administrative arrest; a tenth stays for months"),
      {
        sign: "+",
        meaning: "time in detention",
        domain: above(0.001, "d"),
      },
    ),
    calmGain: fixed(
      "G_max",
      "1",
      0.5,
      assumed(
        "in the sketch all that ignited by themselves had 0.81 or more; half of what may ignite, so that the bound errs on the calm side",
      ),
      { sign: "+", meaning: "gain of a calm world's crowds on themselves from which on the world is left out" },
    ),
  },
  steps: [
    {
      name: "go out and go home",
      phase: "flow",
      reads: [
        "quiet",
        "active",
        "spent",
        "detained",
        "dead",
        "outsiders",
        "crowd",
        "grievance",
        "visible",
        "violent",
        "risk",
        "arrestHazard",
        "deathHazard",
        "pushHazard",
        "organised",
        "entryClock",
        "entryDue",
        "spell",
        "arrests",
        "deaths",
        "backlash",
        "legitimacy",
        "outrage",
        "shutdownOn",
      ],
      writes: [
        "quiet",
        "active",
        "spent",
        "detained",
        "dead",
        "crowd",
        "entryClock",
        "entryDue",
        "spell",
        "arrests",
        "deaths",
        "backlash",
        "legitimacy",
        "outrage",
      ],
      apply: goOutAndHome,
    },
    {
      name: "recover and release",
      phase: "slot",
      reads: ["quiet", "spent", "detained"],
      writes: ["quiet", "spent", "detained"],
      apply: recoverAndRelease,
    },
  ],
});

/** Threshold θ such that calm times stand at the gap Γ. */
export function threshold(world: World): number {
  const p = mobilisation.of(world);
  const base = p.calmGap + hardship.of(world).standing;
  return p.participation === "epstein" ? base : base - p.riskWeight * riskOfRatio(world, 1);
}

/** Participation p of one stratum, given the pull without z_k and risk. */
export function participation(epstein: boolean, pull: number, z: number, riskCost: number, noise: number): number {
  if (!epstein) return logistic((pull + z - riskCost) / noise);
  const net = pull + z;
  if (net <= 0) return 0;
  return riskCost <= 0 ? 1 : Math.min(1, net / (2 * riskCost));
}

/** Wobble below which e^{z_k/η} leaves the range of doubles: every stratum then gets its own exponential. */
const LEAST_NOISE = 0.02;
/** Log-odds beyond which every stratum is convinced: the bound keeps odds finite. */
const SURELY = 300;
const chance = new Float64Array(STRATA);
const flow = new Float64Array(STRATA);
const home = new Float64Array(STRATA);
const exposed = new Float64Array(STRATA);

/**
 * Chances of one place into `chance`. For the logit form one exponential serves all strata: the odds of stratum k are those of z = 0
 * times e^{z_k/η}, made once a world.
 */
function chances(world: World, pull: number, cost: number): void {
  const { epstein, noise, tilt } = constants(world);
  if (epstein || noise < LEAST_NOISE) {
    for (let k = 0; k < STRATA; k++)
      chance[k] = participation(epstein, pull, STRATA_OF_PEOPLE.z[k] as number, cost, noise);
    return;
  }
  const odds = exp(Math.min(SURELY, (pull - cost) / noise));
  for (let k = 0; k < STRATA; k++) {
    const o = odds * (tilt[k] as number);
    chance[k] = o / (1 + o);
  }
}

function goOutAndHome(at: Moment): void {
  const { world, state, draws, slot, sub, dt } = at;
  const p = mobilisation.of(world);
  const { theta } = constants(world);
  const { call } = organisation.of(world);
  const { crowd, quiet, active, grievance, visible, violent, risk, outsiders, organised } = state;
  for (let d = 0; d < crowd.length; d++) {
    const pull =
      (grievance[d] as number) +
      p.crowdPull * (visible[d] as number) +
      call * (organised[d] as number) -
      p.violenceRepels * (violent[d] as number) -
      theta;
    chances(world, pull, p.riskWeight * (risk[d] as number));
    if (crowd[d] === 0) {
      wait(at, d);
      continue;
    }
    // those who join are drawn before those who leave, both from the sub-step's start
    const base = d * STRATA;
    let joiners = 0;
    let people = 0;
    for (let k = 0; k < STRATA; k++) {
      const q = quiet[base + k] as number;
      people += q;
      joiners += flow[k] = q > 0 ? q * leaving(p.joinRate * (chance[k] as number) * dt) : 0;
    }
    const join =
      people > 0 && joiners > 0 ? binomialP(draws.place("entryCount", d, slot, sub), people, joiners / people) : 0;
    leave(at, d);
    if (join > 0) split(join, flow, d, quiet, active, draws.place("entrySplit", d, slot, sub));
    crowd[d] = (outsiders[d] as number) + peopleOf(active, d);
  }
}

/** θ, and e^{z_k/η}. Made once a world. */
interface Constants {
  readonly theta: number;
  readonly epstein: boolean;
  readonly noise: number;
  readonly tilt: Float64Array;
}

const constants = onceAWorld((world): Constants => {
  const p = mobilisation.of(world);
  return {
    theta: threshold(world),
    epstein: p.participation === "epstein",
    noise: p.noise,
    tilt: STRATA_OF_PEOPLE.z.map((z) => exp(z / p.noise)),
  };
});

/** A place without a crowd gathers hazard until it passes one exponential draw; the rest of the sub-step is drawn after that moment. */
function wait(at: Moment, d: number): void {
  const { world, state, draws, slot, sub, dt } = at;
  const rate = mobilisation.of(world).joinRate;
  const base = d * STRATA;
  let hazard = 0;
  let people = 0;
  for (let k = 0; k < STRATA; k++) {
    const q = state.quiet[base + k] as number;
    people += q;
    hazard += flow[k] = q * rate * (chance[k] as number);
  }
  if (hazard === 0) return;
  const clock = state.entryClock[d] as number;
  const reached = clock + hazard * dt;
  state.entryClock[d] = reached;
  // the spell names the draw: slot and sub-slot stay zero, so the same spell meets the same threshold in every variant
  if (state.entryDue[d] === 0) state.entryDue[d] = -log(draws.place("quietEntry", d, 0, 0, state.spell[d] as number));
  const due = state.entryDue[d] as number;
  if (reached < due) return;
  // a wait ends with its entrant: whoever empties the place later, the next one starts from nothing
  state.entryClock[d] = 0;
  state.entryDue[d] = 0;
  state.spell[d] = (state.spell[d] as number) + 1;
  const left = Math.max(0, dt - (due - clock) / hazard);
  const more = binomialP(draws.place("entryCount", d, slot, sub), people - 1, leaving((hazard / people) * left));
  split(1 + more, flow, d, state.quiet, state.active, draws.place("entrySplit", d, slot, sub));
  state.crowd[d] = 1 + more + (state.outsiders[d] as number);
}

/** Exits of one place: the total by one draw, its kinds by conditional draws, each kind's strata by a systematic split. */
function leave(at: Moment, d: number): void {
  const { world, state, draws, slot, sub, dt } = at;
  const p = mobilisation.of(world);
  const { active } = state;
  const arrest = state.arrestHazard[d] as number;
  const death = state.deathHazard[d] as number;
  const push = state.pushHazard[d] as number;
  const tiring = p.fatigue * (1 - organisation.of(world).relay * (state.organised[d] as number));
  const base = d * STRATA;
  let people = 0;
  let toQuiet = 0;
  let there = 0;
  for (let k = 0; k < STRATA; k++) {
    const a = active[base + k] as number;
    if (a === 0) {
      home[k] = exposed[k] = 0;
      continue;
    }
    const back = p.leaveRate * (1 - (chance[k] as number)) + push;
    // a stratum that empties fast is there for less of the sub-step, for every kind of exit
    const still = a * exposure((back + tiring + arrest + death) * dt);
    people += a;
    there += exposed[k] = still;
    toQuiet += home[k] = still * back;
  }
  if (people === 0) return;
  let hazard = toQuiet + there * (tiring + arrest + death);
  const total = binomialP(draws.place("exitTotal", d, slot, sub), people, (hazard * dt) / people);
  if (total === 0) return;
  const goHome = binomialP(draws.place("exitKind", d, slot, sub, 0), total, toQuiet / hazard);
  hazard -= toQuiet;
  const tire = binomialP(draws.place("exitKind", d, slot, sub, 1), total - goHome, (there * tiring) / hazard);
  hazard -= there * tiring;
  const left = total - goHome - tire;
  const killed =
    left > 0 && death > 0 ? binomialP(draws.place("exitKind", d, slot, sub, 2), left, (there * death) / hazard) : 0;
  const taken = left - killed;
  if (goHome > 0) split(goHome, home, d, active, state.quiet, draws.place("exitSplit", d, slot, sub, 0));
  if (tire > 0) split(tire, exposed, d, active, state.spent, draws.place("exitSplit", d, slot, sub, 1));
  if (taken > 0) {
    split(taken, exposed, d, active, state.detained, draws.place("exitSplit", d, slot, sub, 2));
    state.arrests[0] = (state.arrests[0] as number) + taken;
  }
  if (killed > 0) {
    split(killed, exposed, d, active, null, draws.place("exitSplit", d, slot, sub, 3));
    state.dead[d] = (state.dead[d] as number) + killed;
    state.deaths[0] = (state.deaths[0] as number) + killed;
    mourn(at, d, killed);
  }
}

function recoverAndRelease(at: Moment): void {
  const { world, state, draws, slot, sub, dt } = at;
  const p = mobilisation.of(world);
  const { spent, detained, quiet } = state;
  const recovered = 1 - exp(-p.recovery * dt);
  const released = 1 - exp(-dt / p.detentionTime);
  for (let d = 0; d < world.places.length; d++) {
    const rest = peopleOf(spent, d);
    if (rest > 0) {
      const n = binomialP(draws.place("recovery", d, slot, sub), rest, recovered);
      if (n > 0) split(n, cells(spent, d), d, spent, quiet, draws.place("recoverySplit", d, slot, sub));
    }
    const held = peopleOf(detained, d);
    if (held > 0) {
      const n = binomialP(draws.place("release", d, slot, sub), held, released);
      if (n > 0) split(n, cells(detained, d), d, detained, quiet, draws.place("releaseSplit", d, slot, sub));
    }
  }
}
