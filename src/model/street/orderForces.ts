// Police, interior troops and army facing crowds: loyal, standing aside, turned.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { logistic } from "../../core/logistic.ts";
import { normalCdf, normalQuantile } from "../../core/normal.ts";
import {
  above,
  assumed,
  constant,
  form,
  loguniform,
  lognormal,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { deployment } from "../actors/deployment.ts";
import { outrageOf } from "./outrage.ts";
import { leaving } from "../kit/leaving.ts";
import { onceAWorld } from "../kit/once.ts";
import { institutions } from "../actors/institutions.ts";
import { MIDDLE } from "../kit/scale.ts";
import { at0, SERVICES } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";
import { atMoment } from "../kit/outcome.ts";

export const orderForces = mechanism({
  name: "orderForces",
  purpose: "Staff of the order services by place: loyal, aside, turned; reinforcement from the national reserve.",
  words: "Units waver as far as they face a crowd. Staff are expected numbers, not whole people.",
  equation: String.raw`hold = Λ((s_1(2S-1) + s_2 discipline - s_3 ln(1+A/(C+c_0 N)) - s_4 [live fire] - s_6 m + s_5 commander)/η_C);
    loyal→aside λ_C x (1-hold);  aside→loyal r_C hold;  aside→turned t_C x;  x = A/(A+C+c_0 N);
    form ownThreshold: S is replaced by local control; form globalGame: 1-hold = Φ(√b(x*-S)), θ* = 1-Λ((s_2 … s_5)/η_C), x* = θ* + Φ^{-1}(θ*)/√b`,
  departures: [
    "Moved as expected numbers, not drawn: thousands of staff, sampling noise under 2 %, far below the ranges of the rates.",
    "Units waver as far as they face a crowd (x), so that calm places have no deserters.",
  ],
  params: {
    coordination: form(
      { coordination: 2, ownThreshold: 1, globalGame: 1 },
      source("MORRIS-SHIN", "F", "units may watch the state, their own street, or each other"),
      "what a unit goes by",
    ),
    deployablePolice: quantity(
      "φ_p",
      "share",
      uniform(0.07, 0.3),
      source("HMIC10", "V", "11-12 % of police are visible at any time; tried range"),
      {
        sign: "+",
        meaning: "share of police that can be sent to crowds",
        neutral: null,
      },
    ),
    deployableTroops: quantity(
      "φ_t",
      "share",
      uniform(0.05, 0.4),
      assumed("interior troops can field most units, the army few"),
      {
        sign: "+",
        meaning: "share of troops that can be sent to crowds",
        neutral: null,
      },
    ),
    reserveShare: quantity(
      "ϱ",
      "share",
      uniform(0.1, 0.5),
      assumed("share of what is deployable that is sent where the crowds are"),
      {
        sign: "+",
        meaning: "national reserve among deployable force",
        neutral: 0,
      },
    ),
    reserveTime: quantity(
      "τ_ϱ",
      "d",
      loguniform(0.3, 2),
      source("NPOCC24", "V", "a day in a dense country; long roads make it two"),
      {
        sign: "+",
        meaning: "time to move the reserve between places",
        domain: above(0.001, "d"),
      },
    ),
    emergencyGain: quantity(
      "g_E",
      "1",
      triangular(1.1, 1.5, 2.2),
      assumed("twelve-hour shifts and cancelled leave add half again"),
      {
        sign: "+",
        meaning: "deployable force under emergency, ratio",
        neutral: 1,
      },
    ),
    survivalWeight: quantity(
      "s_1",
      "logit",
      uniform(0.5, 2),
      source("DAHL16", "U", "nobody risks a trial for a lost cause"),
      {
        sign: "+",
        meaning: "weight of the expectation that the incumbent survives",
      },
    ),
    disciplineWeight: quantity("s_2", "logit", triangular(0.5, 2, 4), assumed("discipline by definition holds"), {
      sign: "+",
      meaning: "weight of discipline",
    }),
    outnumberWeight: quantity(
      "s_3",
      "logit",
      uniform(0.3, 1.2),
      source("FACTS-KAZ", "U", "guardsmen were disarmed in Almaty; being outnumbered frightens"),
      {
        sign: "+",
        meaning: "weight of being outnumbered, per e-fold",
      },
    ),
    liveFireWeight: quantity(
      "s_4",
      "logit",
      triangular(-1, 0.8, 3),
      source("DAHL25", "V", "an order to fire splits some units and hardens others"),
      {
        sign: "free",
        meaning: "weight of an order to fire",
      },
    ),
    outrageWeight: quantity(
      "s_6",
      "logit",
      triangular(0, 0.8, 2.5),
      source(
        "ARMIES",
        "U",
        "conscripts and units close to the crowd refused where the peaceful were shot; about as much as an order to fire, by guess",
      ),
      {
        sign: "+",
        meaning: "weight of peaceful people seen killed, at full outrage",
      },
    ),
    commanderWeight: quantity(
      "s_5",
      "logit",
      triangular(0, 1.5, 3),
      source("FACTS-KAZ", "F", "security service buildings were given up; the court's thesis is disputed"),
      {
        sign: "+",
        meaning: "weight of the commanders' stance",
      },
    ),
    noise: quantity("η_C", "logit", uniform(0.3, 0.8), assumed("tried range"), {
      sign: "+",
      meaning: "wobble between units",
      domain: above(0.001, "logit"),
      neutral: null,
    }),
    crowdOffset: quantity(
      "c_0",
      "share",
      lognormal(1e-5, 1e-3),
      assumed("keeps the ratio finite where no force stands"),
      {
        sign: "+",
        meaning: "offset of the force ratio, share of people",
        domain: above(1e-12, "share"),
        neutral: null,
      },
    ),
    waverRate: quantity(
      "λ_C",
      "1/d",
      loguniform(0.5, 5),
      source("FACTS-KAZ", "F", "units yielded within hours of being faced by a crowd"),
      {
        sign: "+",
        meaning: "rate of standing aside",
        neutral: 0,
      },
    ),
    returnRate: quantity(
      "r_C",
      "1/d",
      loguniform(0.2, 2),
      source("FACTS-KAZ", "F", "sites and streets were back in a day or two"),
      {
        sign: "+",
        meaning: "rate of coming back",
        neutral: 0,
      },
    ),
    turnRate: quantity(
      "t_C",
      "1/d",
      loguniform(0.001, 0.2),
      source("CHENOWETH11", "V", "sides are changed far more rarely than orders are shirked"),
      {
        sign: "+",
        meaning: "rate of changing sides among those aside",
        neutral: 0,
      },
    ),
    signalPrecision: quantity(
      "b",
      "1",
      loguniform(1, 25),
      assumed("precision of a unit's own view, global game form"),
      {
        sign: "+",
        meaning: "precision of private information",
        domain: above(1e-6, "1"),
        neutral: null,
      },
    ),
    reserveFloor: quantity("ε_ϱ", "people", constant(1), assumed("a crowd of less than one person draws no reserve"), {
      sign: "+",
      meaning: "smallest crowd the reserve answers",
      domain: above(1e-3, "people"),
    }),
  },
  steps: [
    {
      name: "order forces waver",
      phase: "flow",
      reads: [
        "crowd",
        "force",
        "survival",
        "control",
        "liveFireOn",
        "outrage",
        "commander",
        "loyal",
        "aside",
        "turned",
        "wavering",
        "loyalHere",
      ],
      writes: ["loyal", "aside", "turned", "wavering", "loyalHere", "nationalLoyal"],
      apply: waver,
    },
    {
      name: "reserve moves",
      phase: "tick",
      reads: ["crowd", "loyal", "reinforcement", "emergencyOn", "troops"],
      writes: ["reinforcement"],
      apply: moveReserve,
    },
  ],
  timed: {
    loyal: atMoment(
      "share",
      "loyal share",
      "share of the order forces' staff that is loyal",
      ["nationalLoyal"],
      ({ state }) => at0(state.nationalLoyal),
    ),
  },
});

/** Probability that a unit holds in the global game: log-odds of everything but the survival term set the strength needed. */
export function heldTogether(world: World, others: number, survival: number): number {
  const p = orderForces.of(world);
  const theta = 1 - logistic(others / p.noise);
  if (theta <= 0 || theta >= 1) return theta <= 0 ? 1 : 0;
  const root = Math.sqrt(p.signalPrecision);
  const cut = theta + normalQuantile(theta) / root;
  return 1 - normalCdf(root * (cut - survival));
}

/** Log-odds of holding that nothing changes, by service (discipline), and their odds at the world's noise. */
const steadiness = onceAWorld((world) => {
  const p = orderForces.of(world);
  const s = institutions.of(world);
  const logOdds = SERVICES.map((service) => {
    const discipline = (world.given[`discipline.${service}`] as number) + s.maturityDiscipline * (s.maturity - MIDDLE);
    return p.disciplineWeight * Math.min(1, Math.max(0, discipline));
  });
  return { logOdds, odds: logOdds.map((l) => exp(l / p.noise)) };
});

function waver(at: Moment): void {
  const { world, state, dt } = at;
  const p = orderForces.of(world);
  const survival = logistic(at0(state.survival));
  const { crowd, force, wavering, loyalHere } = state;
  let loyalShare = 0;
  for (let d = 0; d < crowd.length; d++) {
    const people = crowd[d] as number;
    if (people > 0 || (wavering[d] as number) > 0) {
      const base = (force[d] as number) + p.crowdOffset * (world.people[d] as number);
      waverHere(at, d, people / (people + base), people > 0 ? log(1 + people / base) : 0, survival, dt);
    }
    loyalShare += (world.weight[d] as number) * (loyalHere[d] as number);
  }
  state.nationalLoyal[0] = loyalShare;
}

/** Staff are expected numbers: less than this stands for nobody. */
const HALF_A_PERSON = 0.5;

/** Wobble below which odds leave the range of doubles: each service then gets its own exponential. */
const LEAST_NOISE = 0.04;

/** One place: `facing` 0..1 of how far units face a crowd, `outnumbered` in e-folds. */
function waverHere(
  { world, state }: Moment,
  d: number,
  facing: number,
  outnumbered: number,
  survival: number,
  dt: number,
): void {
  const p = orderForces.of(world);
  const steady = steadiness(world);
  const { loyal, aside, turned } = state;
  const n = world.places.length;
  const against =
    p.outnumberWeight * outnumbered +
    p.liveFireWeight * at0(state.liveFireOn) +
    p.outrageWeight * outrageOf(world, state) -
    p.commanderWeight * at0(state.commander);
  let here = 0;
  let staff = 0;
  let wavers = 0;
  // one exponential serves all services: their odds differ by what steadies them, which is made once a world
  const goesBy = p.coordination === "ownThreshold" ? (state.control[d] as number) : survival;
  const common = p.coordination === "globalGame" ? 0 : exp((p.survivalWeight * (2 * goesBy - 1) - against) / p.noise);
  for (let service = 0; service < SERVICES.length; service++) {
    const i = service * n + d;
    const others = (steady.logOdds[service] as number) - against;
    const odds = common * (steady.odds[service] as number);
    const hold =
      p.coordination === "globalGame"
        ? heldTogether(world, others, survival)
        : p.noise < LEAST_NOISE
          ? logistic((others + p.survivalWeight * (2 * goesBy - 1)) / p.noise)
          : odds / (1 + odds);
    const stays = loyal[i] as number;
    const aways = aside[i] as number;
    const go = stays * leaving(p.waverRate * facing * (1 - hold) * dt);
    const back = p.returnRate * hold;
    const turn = p.turnRate * facing;
    const leave = aways * leaving((back + turn) * dt);
    const backShare = back + turn > 0 ? back / (back + turn) : 0;
    let rest = aways + go - leave;
    let stay = stays - go + leave * backShare;
    // the last half of a person comes back: a place that is over stays over
    if (facing === 0 && rest < HALF_A_PERSON) {
      stay += rest;
      rest = 0;
    }
    loyal[i] = stay;
    aside[i] = rest;
    turned[i] = (turned[i] as number) + leave * (1 - backShare);
    here += stay;
    wavers += rest;
    staff += world.staff[i] as number;
  }
  state.wavering[d] = wavers;
  state.loyalHere[d] = here / staff;
}

/** Officers of the reserve sent per head of crowd, at most: the largest that is sought per head at a crowd (repression.forcePerHead). */
const MOST_PER_HEAD = 1;

function moveReserve(at: Moment): void {
  const { world, state, dt } = at;
  const p = orderForces.of(world);
  const n = world.places.length;
  let reserve = 0;
  let out = 0;
  for (let d = 0; d < n; d++) out += state.crowd[d] as number;
  for (let i = 0; i < state.loyal.length; i++)
    reserve += (i < n ? p.deployablePolice : p.deployableTroops) * (state.loyal[i] as number);
  reserve *= p.reserveShare * (at0(state.emergencyOn) > 0 ? p.emergencyGain : 1);
  // a foreign force guards what own officers guarded, and may itself stand at crowds
  const foreign = deployment.of(world);
  reserve += (foreign.freedPerTroop * (1 - foreign.crowdShare) + foreign.crowdShare) * at0(state.troops);
  const move = 1 - exp(-dt / p.reserveTime);
  for (let d = 0; d < n; d++) {
    const crowd = state.crowd[d] as number;
    // no more than a crowd of this size calls for: a straggler does not draw the country's reserve
    const target = out >= p.reserveFloor ? Math.min((reserve * crowd) / out, MOST_PER_HEAD * crowd) : 0;
    state.reinforcement[d] = (state.reinforcement[d] as number) + (target - (state.reinforcement[d] as number)) * move;
  }
}
