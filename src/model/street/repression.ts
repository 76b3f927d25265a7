// Force at the crowd, the risk people expect from it, arrests, deaths, and the anger that deaths leave.
import { exp } from "../../core/exp.ts";
import { pow } from "../../core/pow.ts";
import { binomialP } from "../../core/binomial.ts";
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
import { framedLethality } from "../actors/framing.ts";
import { hardship } from "./hardship.ts";
import { orderForces } from "./orderForces.ts";
import { openness } from "./shutdown.ts";
import { witness } from "./outrage.ts";
import { split } from "../kit/split.ts";
import { POSTURE_OPTIONS, type PostureOption } from "../kit/options.ts";
import { at0, SERVICES, type State } from "../kit/state.ts";
import { cells, peopleOf } from "../kit/cells.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";
import { atMoment, comesTrue, measured, noEvent } from "../kit/outcome.ts";

export const repression = mechanism({
  name: "repression",
  purpose: "Force present at the crowd, expected risk, arrests and deaths per head, backlash.",
  words:
    "Four things that must not be mixed up: force present, the risk people expect, arrests and deaths a head, and the anger deaths leave.",
  equation: String.raw`C*_d = min(home_d + reinforcement_d, ψ (A_d + a_0 N_d)), under emergency at least π of what is there;  dC/dt = (C* - C)/τ_C;
    risk = 1 - exp(-k f C/(A + a_0 N)) or k f C/(k f C + A + a_0 N);  arrest β C/(A + h_0 C), driven home ρ_D C/(A + h_0 C), each where posture says so; where it stands by, neither, no deaths, and risk (1 - (1-k_T) A/(A + a_0 N));  death δ_f e^{γ_r [framed]} (1 + (k_g-1) g) C/(A + h_0 C);
    δ_f: police δ_0, emergency δ_0^{1-w_E} δ_2^{w_E}, live fire δ_2;
    dB_d/dt = 10^5 deaths_d/N_d (1-n) + 10^5 n deaths/N - B_d/τ_B`,
  departures: [
    "f multiplies the effect of force, not also the number sent: in both places it would count twice.",
    "With no crowd the target is ψ a_0 N, so calm has a risk, and the calm gap is measured from it (tried).",
    "During an emergency patrols stay out when the crowd has gone: arrests went on for days in January.",
    "An emergency by itself leaves lethality near that of police methods: lethal force goes with the order to fire. What people fear of force (f) grows by equal factors from one to the next.",
  ],
  params: {
    riskForm: form(
      { exponential: 1, contest: 1 },
      source("EPSTEIN02", "U", "Epstein's curve is one of two families in use; Hirshleifer 1989 the other"),
      "how force becomes risk",
    ),
    riskPerForce: quantity(
      "k",
      "1",
      uniform(1, 4),
      source("EPSTEIN02", "F", "2.3 there is a calibration, so it is widened"),
      {
        sign: "+",
        meaning: "risk per unit of force a head",
        neutral: 0,
      },
    ),
    crowdOffset: quantity(
      "a_0",
      "share",
      lognormal(1e-5, 1e-3),
      assumed("keeps risk finite for a crowd of a few; a share of people, so that size does not matter"),
      {
        sign: "+",
        meaning: "crowd that force expects anywhere",
        domain: above(1e-12, "share"),
        neutral: null,
      },
    ),
    forcePerHead: quantity(
      "ψ",
      "1",
      uniform(0.15, 1),
      assumed("officers sent per person in the street while there are any left"),
      {
        sign: "+",
        meaning: "force sought per head of crowd",
        neutral: 0,
      },
    ),
    surgeTime: quantity(
      "τ_C",
      "d",
      lognormal(0.15, 1),
      source("NPOCC24", "V", "thousands of officers in as little as 24 hours"),
      {
        sign: "+",
        meaning: "time to bring force to a crowd",
        domain: above(0.001, "d"),
      },
    ),
    patrols: quantity(
      "π",
      "share",
      uniform(0.05, 0.4),
      assumed("share of available force that stays out during an emergency, crowd or none"),
      {
        sign: "+",
        meaning: "patrols under emergency",
        neutral: 0,
      },
    ),
    liveFireEffect: quantity(
      "f_fire",
      "1",
      loguniform(1.5, 10),
      source("FACTS-KAZ", "U", "sites were cleared within a day of the order; the emergency level is its square root"),
      {
        sign: "+",
        meaning: "force level of live fire, police methods = 1",
        neutral: 1,
      },
    ),
    arrestRate: quantity(
      "β",
      "1/d",
      loguniform(0.05, 0.4),
      source("ARRESTS", "V", "0.02-0.05 per officer and day in London 2011, about 0.3 in Belarus 2020"),
      {
        sign: "+",
        meaning: "arrests per officer at the crowd and day",
        neutral: 0,
      },
    ),
    arrestAfter: quantity(
      "β_X",
      "1/d",
      loguniform(0.005, 0.08),
      source("FACTS-KAZ", "F", "5,800 detained on 9 January, 9,900 on the 11th, squares long empty"),
      {
        sign: "+",
        meaning: "arrests of those who have gone home tired, under emergency",
        neutral: 0,
      },
    ),
    handlingLoad: quantity("h_0", "1", loguniform(0.4, 4), assumed("each arrest takes officers off the line"), {
      sign: "+",
      meaning: "people per officer at which arrests halve",
      neutral: null,
    }),
    dispersalRate: quantity(
      "ρ_D",
      "1/d",
      loguniform(0.5, 8),
      assumed(
        "an arrest takes officers off the line for hours, driving people off does not: several times the arrests",
      ),
      {
        sign: "+",
        meaning: "people driven home per officer at the crowd and day, where that is the order",
        neutral: 0,
      },
    ),
    toleratedRisk: quantity(
      "k_T",
      "share",
      uniform(0.5, 1),
      assumed("who stands by today may strike tomorrow: some of the fear stays"),
      {
        sign: "+",
        meaning: "risk that people expect of forces that stand by, of those that arrest being 1",
        neutral: 1,
      },
    ),
    deathsPolice: quantity(
      "δ_0",
      "1/d",
      loguniform(1e-7, 1e-5),
      assumed("ordinary policing kills almost nobody; above, killings in most crises (sketch)"),
      {
        sign: "+",
        meaning: "deaths per officer and day, police methods",
        neutral: 0,
      },
    ),
    emergencyLethality: quantity(
      "w_E",
      "share",
      uniform(0, 0.25),
      assumed(
        "an emergency brings powers and soldiers; what kills is the order to fire: no step towards it, or a quarter of the way in factors. The row of killings had been seen",
      ),
      {
        sign: "+",
        meaning: "how far lethality under an emergency goes from police methods (0) to live fire (1), in factors",
      },
    ),
    deathsFire: quantity(
      "δ_2",
      "1/d",
      loguniform(1e-3, 3e-2),
      source("FACTS-KAZ", "V", "238 dead in about three days, 7,000 in action is a guess; Iran 2019: 304 in four days"),
      {
        sign: "+",
        meaning: "deaths per force head and day, live fire",
        neutral: "deathsPolice",
      },
    ),
    violenceLethality: quantity("k_g", "1", loguniform(1, 10), assumed("the same force kills more when attacked"), {
      sign: "+",
      meaning: "lethality against a wholly violent crowd",
      neutral: 1,
    }),
    backlashFade: quantity("τ_B", "d", lognormal(2, 40), assumed("anger lasts for funerals and the fortieth day"), {
      sign: "+",
      meaning: "time over which anger fades",
      domain: above(0.001, "d"),
    }),
    nationalShare: quantity(
      "n",
      "share",
      triangular(0.05, 0.25, 0.7),
      assumed("how much of a killing elsewhere is felt here"),
      {
        sign: "+",
        meaning: "share of anger that is national",
        neutral: 0,
      },
    ),
    fullPatrol: quantity("P_X", "1", lognormal(3, 30), assumed("a few patrols make no raids"), {
      sign: "+",
      meaning: "force, in crowds that are expected anywhere, from which on arrests after go at their full rate",
      domain: above(1e-6, "1"),
      neutral: null,
    }),
  },
  steps: [
    {
      name: "force at the crowd",
      phase: "flow",
      reads: ["crowd", "force", "loyal", "reinforcement", "violent", "emergencyOn", "liveFireOn", "framed", "posture"],
      writes: ["force", "risk", "arrestHazard", "deathHazard", "pushHazard"],
      apply: forceAtTheCrowd,
    },
    { name: "anger fades", phase: "tick", reads: ["backlash"], writes: ["backlash"], apply: angerFades },
    {
      name: "arrests after",
      phase: "slot",
      reads: ["force", "emergencyOn", "spent", "detained", "arrests"],
      writes: ["spent", "detained", "arrests"],
      apply: arrestsAfter,
    },
  ],
  outcomes: {
    killings: comesTrue(
      "killings",
      "at least one civilian is killed",
      ["deaths"],
      ({ state }) => at0(state.deaths) >= 1,
      noEvent("deaths are counted, not logged"),
    ),
    deaths: measured("people", "killed", "civilians killed", ["deaths"], ({ state }) => at0(state.deaths)),
    arrests: measured("people", "arrested", "people arrested", ["arrests"], ({ state }) => at0(state.arrests)),
  },
  timed: {
    deaths: atMoment("people", "killed", "civilians killed by then", ["deaths"], ({ state }) => at0(state.deaths)),
    arrests: atMoment("people", "arrested", "people arrested by then", ["arrests"], ({ state }) => at0(state.arrests)),
  },
});

/** Risk expected when force stands at `full` of what is sought per head, police methods: 1 in calm times. */
export function riskOfRatio(world: World, full: number): number {
  const p = repression.of(world);
  const x = p.riskPerForce * p.forcePerHead * full;
  return p.riskForm === "contest" ? x / (x + 1) : 1 - exp(-x);
}

/** Force standing at a place without a crowd, police methods: what calm expects anywhere, or what there is if that is less. People. */
export function standingForce(world: World, d: number): number {
  const p = repression.of(world);
  const forces = orderForces.of(world);
  const n = world.places.length;
  let home = 0;
  for (let s = 0; s < SERVICES.length; s++) home += deployable(forces, s) * (world.staff[s * n + d] as number);
  return Math.min(home * (1 - forces.reserveShare), p.forcePerHead * p.crowdOffset * (world.people[d] as number));
}

/** Risk that a person expects from this force at a crowd of this size, 0..1. */
export function riskOf(world: World, d: number, force: number, crowd: number, level: number): number {
  const p = repression.of(world);
  const x = (p.riskPerForce * level * force) / (crowd + p.crowdOffset * (world.people[d] as number));
  return p.riskForm === "contest" ? x / (x + 1) : 1 - exp(-x);
}

/** Force level: police 1, live fire f, emergency its square root. */
export function forceLevel(world: World, emergency: boolean, liveFire: boolean): number {
  const f = repression.of(world).liveFireEffect;
  return liveFire ? f : emergency ? Math.sqrt(f) : 1;
}

/** What the forces do about a crowd now: nobody declares an emergency to stand by. */
export const postureUnder = ({ posture, emergencyOn, liveFireOn }: State): PostureOption =>
  at0(emergencyOn) > 0 || at0(liveFireOn) > 0 ? "arrest" : (POSTURE_OPTIONS[at0(posture)] as PostureOption);

/** Deaths per officer and day at the crowd. */
function lethality(world: World, emergency: boolean, liveFire: boolean): number {
  const p = repression.of(world);
  if (liveFire) return p.deathsFire;
  if (!emergency) return p.deathsPolice;
  return pow(p.deathsPolice, 1 - p.emergencyLethality) * pow(p.deathsFire, p.emergencyLethality);
}

function forceAtTheCrowd(at: Moment): void {
  const { world, state, dt } = at;
  const p = repression.of(world);
  const forces = orderForces.of(world);
  const emergency = at0(state.emergencyOn) > 0;
  const fire = at0(state.liveFireOn) > 0;
  const f = forceLevel(world, emergency, fire);
  const posture = postureUnder(state);
  const trust = posture === "tolerate" ? 1 - p.toleratedRisk : 0;
  const arrests = posture === "arrest" ? p.arrestRate : 0;
  // who stands by faces nobody
  const deadly = posture === "tolerate" ? 0 : lethality(world, emergency, fire) * framedLethality(world, state);
  const pushes = posture === "disperse" ? p.dispersalRate : 0;
  const gain = emergency ? forces.emergencyGain : 1;
  const settle = 1 - exp(-dt / p.surgeTime);
  const n = world.places.length;
  for (let d = 0; d < n; d++) {
    const crowd = state.crowd[d] as number;
    const offset = p.crowdOffset * (world.people[d] as number);
    let home = 0;
    for (let s = 0; s < SERVICES.length; s++) home += deployable(forces, s) * (state.loyal[s * n + d] as number);
    const available = home * gain * (1 - forces.reserveShare) + (state.reinforcement[d] as number);
    let target = Math.min(available, p.forcePerHead * (crowd + offset));
    if (emergency) target = Math.max(target, p.patrols * available);
    const force = (state.force[d] as number) + (target - (state.force[d] as number)) * settle;
    state.force[d] = force;
    state.risk[d] = riskOf(world, d, force, crowd, f);
    // that forces stand by is learned from a crowd that is left alone: calm times keep the risk that their gap is measured from
    if (trust > 0) state.risk[d] = (state.risk[d] as number) * (1 - (trust * crowd) / (crowd + offset));
    if (crowd === 0) {
      state.arrestHazard[d] = 0;
      state.deathHazard[d] = 0;
      state.pushHazard[d] = 0;
      continue;
    }
    const perHead = force / (crowd + p.handlingLoad * force);
    state.arrestHazard[d] = arrests * perHead;
    state.pushHazard[d] = pushes * perHead;
    state.deathHazard[d] = deadly * (1 + (p.violenceLethality - 1) * (state.violent[d] as number)) * perHead;
  }
}

/** Share of a service's loyal staff that can be sent to a crowd. */
export function deployable(forces: { deployablePolice: number; deployableTroops: number }, service: number): number {
  return service === 0 ? forces.deployablePolice : forces.deployableTroops;
}

function angerFades({ world, state, dt }: Moment): void {
  const fade = exp(-dt / repression.of(world).backlashFade);
  for (let d = 0; d < world.places.length; d++) state.backlash[d] = (state.backlash[d] as number) * fade;
}

function arrestsAfter(at: Moment): void {
  const { world, state, draws, slot, sub, dt } = at;
  const p = repression.of(world);
  if (at0(state.emergencyOn) === 0) return;
  const c0 = orderForces.of(world).crowdOffset;
  for (let d = 0; d < world.places.length; d++) {
    const people = peopleOf(state.spent, d);
    if (people === 0) continue;
    const presence = Math.min(1, (state.force[d] as number) / (p.fullPatrol * c0 * (world.people[d] as number)));
    const n = binomialP(draws.place("arrestAfter", d, slot, sub), people, 1 - exp(-p.arrestAfter * presence * dt));
    if (n === 0) continue;
    split(n, cells(state.spent, d), d, state.spent, state.detained, draws.place("arrestAfter", d, slot, sub, 1));
    state.arrests[0] = at0(state.arrests) + n;
  }
}

/** Deaths are counted per 100,000 people, and legitimacy moves per ten of those: units of backlash and legitimacyByKilling. */
const PER_PEOPLE = 1e5;
const PER_DEATHS = 10;

/** What deaths of one sub-step leave behind: anger here and nationally, legitimacy. Called where people die. */
export function mourn(at: Moment, place: number, killed: number): void {
  const { world, state } = at;
  const p = repression.of(world);
  const share = p.nationalShare * openness(world, state);
  const local = (PER_PEOPLE * killed) / (world.people[place] as number);
  const national = (PER_PEOPLE * killed) / world.totalPeople;
  for (let d = 0; d < world.places.length; d++)
    state.backlash[d] =
      (state.backlash[d] as number) + share * national + (d === place ? (1 - p.nationalShare) * local : 0);
  witness(at, place, killed);
  const h = hardship.of(world);
  state.legitimacy[0] = Math.min(
    h.legitimacyMost,
    Math.max(0, at0(state.legitimacy) + (h.legitimacyByKilling * national) / PER_DEATHS),
  );
}
