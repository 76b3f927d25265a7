// Those who hold power beside the incumbent's own circle: each backs, hedges or breaks; the incumbent may purge; a former leader may
// hold a veto; and somebody follows a fall.
import { exp } from "../../core/exp.ts";
import { logistic } from "../../core/logistic.ts";
import { normalQuantile } from "../../core/normal.ts";
import { mechanism } from "../kit/declare.ts";
import { choose, factionShock, type Option } from "./decide.ts";
import { free } from "../directives.ts";
import { elitesParams } from "./elitesParams.ts";
import { canBePurged, purge, PURGE_READS, PURGE_WRITES, takeStock } from "./power.ts";
import { at0, NEVER, type FACTION_OPTIONS, type State } from "../kit/state.ts";
import { TICKS_PER_DAY, TICKS_PER_SLOT, type Moment } from "../kit/step.ts";
import type { Faction, World } from "../kit/world.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { comesTrue, happened, measured, onDay365, slowly, type SoFar } from "../kit/outcome.ts";

export const elites = mechanism({
  name: "elites",
  purpose: "Backing of the incumbent by those who hold power, purges, dual power, succession.",
  words:
    "Power is shared between the incumbent's own circle and factions, which a scenario names with their shares, services, ties and whether they are a former leader's people. Factions choose by what they expect of power, prison, the others and the guarantor. The incumbent weighs purges. Nothing happens before a protest has been seen.",
  equation: String.raw`U_o = w_share share_o + w_purge purged_o + w_guar guarantee_o + w_band others_o + w_tie tie_o + w_hedge [hedge];
    share: back Ŝ w_j + (1-Ŝ) w_j/2, hedge 0.8 Ŝ w_j + 0.9 (1-Ŝ) w_j, break (1-Ŝ) (w_j + w_0 P_b/2), P_b = min(1, π_b (power breaking + services_j));
    purged: back 0.05 (1-Ŝ), hedge 0.2 Ŝ, break Ŝ (1-services_j);  guarantee (0, 1/2 word, 1 troops): back 1, hedge 1/2; all sides engaged: back and hedge 1/2, break 1/4; another faction backed: its break 1/2, nobody's back;
    E = Σ w_j stance_j, stance 1, 1/2, 0;  forms mean and pairwise: stance_j = P(back) + P(hedge)/2 at the same U, E the mean or the pairwise expectation;
    U_purge = w_p0 + w_threat w_j (1-stance_j) + w_shield services_j stance_j + w_pg presence, U_spare = 0;
    looks at rate ν · (1 until order is back, then e^{-t/τ_r});  D = D_0 · former leader's people's power / that before;
    commander = m_0 + Σ services_j (stance_j - m_0);  after a fall: the strongest of power_j (1-stance_j) and, for the street, 1-K`,
  departures: [
    "Backing is not a function of ground held: factions go by the public expectation, late and with error, and it goes by their backing. Ground lost still reaches the expectation twice, at once and through them.",
    "Before a crisis everybody backs: nobody has had to show anything. In the form decide a stance is an act that all see; in the other two it is where a faction leans, and all see that.",
    "Power holders look at the end of slots of 6 h, not of 3 h as other actors.",
    "Looks fade after order: asked for ever, any purge would come in the end.",
    "A purge takes all of a faction's power, once; one that fails makes it break. Nobody is purged twice, and new factions don't form.",
    "Others who are seen include the incumbent's own circle, which backs.",
    "A successor takes half of the incumbent's share, the street all of it: what it does with that is not followed.",
  ],
  params: elitesParams,
  steps: [
    {
      name: "elites see",
      phase: "act",
      later: true,
      reads: ["survival", "elitesSee"],
      writes: ["elitesSee"],
      apply: see,
    },
    {
      name: "factions choose",
      phase: "act",
      later: true,
      reads: [
        "firstProtest",
        "orderRestored",
        "elitesSee",
        "power",
        "stance",
        "ownPower",
        "backing",
        "commander",
        "dualPowerEnded",
        "arrived",
        "withdrawn",
        "decided",
        "warned",
        "engaged",
        "backedOther",
        "backedFaction",
        "leaning",
        "leaningAt",
        "fallen",
      ],
      writes: ["stance", "backing", "commander", "leaning", "leaningAt"],
      apply: chooses,
    },
    {
      name: "purges are weighed",
      phase: "act",
      later: true,
      reads: [
        ...PURGE_READS,
        "firstProtest",
        "orderRestored",
        "arrived",
        "withdrawn",
        "decided",
        "leaning",
        "leaningAt",
        "fallen",
      ],
      writes: [...PURGE_WRITES, "leaning", "leaningAt"],
      apply: weighPurges,
    },
    {
      name: "succession",
      phase: "act",
      later: true,
      reads: ["fallen", "successor", "power", "stance", "ownPower", "nationalControl"],
      writes: ["successor", "power", "ownPower"],
      apply: succession,
    },
  ],
  events: {
    stance: event({
      lane: "insiders",
      label: "a faction moves",
      step: null,
      said: (e, t) => {
        const stance = valueOf(e, "stance");
        const [did, option] =
          stance === 1
            ? ["backs the incumbent", "back"]
            : stance === 0
              ? ["breaks with him", "break"]
              : ["hedges", "hedge"];
        return `${t.faction(valueOf(e, "faction"))} ${did}.${t.tippedBy(e, option)}`;
      },
    }),
    purged: event({
      lane: "insiders",
      label: "faction purged",
      step: null,
      said: (e, t) =>
        `${t.faction(valueOf(e, "faction"))} is purged: ${t.chance(valueOf(e, "power"))} of power change hands.${t.tippedBy(e, "purge")}`,
    }),
    "purge fails": event({
      lane: "insiders",
      label: "purge fails",
      step: null,
      said: (e, t) => `A purge of ${t.faction(valueOf(e, "faction"))} fails: it breaks.${t.tippedBy(e, "purge")}`,
    }),
    succession: event({
      lane: "insiders",
      label: "succession",
      step: null,
      said: (e, t) =>
        "faction" in e.values ? `${t.faction(valueOf(e, "faction"))} takes over.` : "The street takes over.",
    }),
  },
  moments: { dualPowerEnded: "dualPowerEnded" },
  outcomes: {
    purged: comesTrue(
      "a faction purged",
      "a faction is purged",
      ["purged"],
      ({ state }) => state.purged.some((date) => date !== NEVER),
      ["purged", "purge"],
    ),
    dualPowerEnded: happened("dualPowerEnded", "dual power ended", "a former leader's veto ends", ["purged", "purge"]),
    concentration: measured(
      "share",
      "concentration of power",
      "concentration of power at the end: sum of the squares of all shares",
      ["power", "ownPower"],
      concentration,
    ),
    ownGain: measured(
      "share",
      "gained by incumbent",
      "share of power that the incumbent's circle has gained",
      ["ownPower"],
      ({ world, state }) => at0(state.ownPower) - world.factions.reduce((left, f) => left - f.share, 1),
    ),
    rivalsGain: measured(
      "share",
      "gained by rivals",
      "share of power that factions which were not purged have gained",
      ["power", "purged"],
      ({ world, state }) =>
        world.factions.reduce(
          (gain, f, j) => gain + (state.purged[j] === NEVER ? (state.power[j] as number) - f.share : 0),
          0,
        ),
    ),
    concentrationAfterYear: measured(
      "share",
      "concentration, day 365",
      "concentration of power on day 365",
      ["power", "ownPower"],
      onDay365(concentration),
      { follow: "year" },
    ),
    dualPowerAfterYear: measured(
      "share",
      "dual power, day 365",
      "former leader's veto share on day 365",
      ["dualPower"],
      onDay365(({ state }) => at0(state.dualPower)),
      { follow: "year" },
    ),
  },
  timed: {
    concentration: slowly(
      "share",
      "concentration of power",
      "concentration of power: sum of the squares of all shares",
      ["power", "ownPower"],
      concentration,
    ),
    backing: slowly(
      "share",
      "incumbent's backing",
      "share of power that backs the incumbent",
      ["backing"],
      ({ state }) => at0(state.backing),
    ),
    ownPower: slowly(
      "share",
      "incumbent's power",
      "share of power of the incumbent's circle",
      ["ownPower"],
      ({ state }) => at0(state.ownPower),
    ),
    dualPower: slowly("share", "former leader's veto", "former leader's veto share", ["dualPower"], ({ state }) =>
      at0(state.dualPower),
    ),
  },
});

function see({ world, state, dt }: Moment): void {
  const seen = at0(state.elitesSee);
  state.elitesSee[0] = seen + (at0(state.survival) - seen) * (1 - exp(-dt / elites.of(world).lag));
}

/** How far power holders look at each other anew, 0..1: fully in a crisis, fading once order is back. */
function attention({ world, state, time, dt }: Moment): number {
  if (at0(state.firstProtest) === NEVER || at0(state.fallen) !== NEVER) return 0;
  const order = at0(state.orderRestored);
  return order === NEVER ? 1 : exp(-(time + dt - order) / elites.of(world).reckoning);
}

/** Guarantor's troops in the country 1, promised 1/2, else 0. */
function presence({ state, time, dt }: Moment): number {
  if (at0(state.arrived) !== NEVER) return at0(state.withdrawn) === NEVER ? 1 : 0;
  const decided = at0(state.decided);
  return decided !== NEVER && time + dt >= decided ? 0.5 : 0;
}

type Stance = Extract<(typeof FACTION_OPTIONS)[number], "back" | "hedge" | "break">;
const STANCE: Readonly<Record<Stance, number>> = { back: 1, hedge: 0.5, break: 0 };
const STANCES: readonly Stance[] = ["back", "hedge", "break"];

/** What the guarantor's word comes to for a faction's three options, 0..1: troops speak louder than talks, talks than a warning. */
export function guaranteeTo(at: Moment, j: number): Readonly<Record<Stance, number>> {
  const { state } = at;
  const here = presence(at);
  if (here > 0) return { back: here, hedge: here / 2, break: 0 };
  if (at0(state.backedOther) !== NEVER)
    return { back: 0, hedge: 0, break: at0(state.backedFaction) === 1 + j ? 0.5 : 0 };
  if (at0(state.engaged) !== NEVER) return { back: 0.5, hedge: 0.5, break: 0.25 };
  const word = at0(state.warned) !== NEVER && at0(state.arrived) === NEVER ? 0.5 : 0;
  return { back: word, hedge: word / 2, break: 0 };
}

/** Named parts of a faction's three options, at its picture 0..1 of survival. */
export function factionParts(
  world: World,
  state: State,
  j: number,
  survives: number,
  guarantee: Readonly<Record<Stance, number>>,
): Readonly<Record<Stance, Record<string, number>>> {
  const p = elites.of(world);
  const { services, tie, former } = world.factions[j] as Faction;
  const w = state.power[j] as number;
  const own = at0(state.ownPower);
  const seen = { back: own, hedge: 0, break: 0 };
  for (let k = 0; k < world.factions.length; k++) {
    if (k === j) continue;
    // a leaning between two acts counts for both, by how near it is
    const s = state.stance[k] as number;
    const v = state.power[k] as number;
    seen.back += v * Math.max(0, 2 * s - 1);
    seen.hedge += v * (1 - Math.abs(2 * s - 1));
    seen.break += v * Math.max(0, 1 - 2 * s);
  }
  const others = 1 - w;
  const prevails = Math.min(1, p.breakSuccess * (seen.break + w + services));
  const falls = 1 - survives;
  const share = {
    back: survives * w + falls * 0.5 * w,
    hedge: survives * 0.8 * w + falls * 0.9 * w,
    break: falls * (w + 0.5 * own * prevails),
  };
  const purged = { back: 0.05 * falls, hedge: 0.2 * survives, break: survives * (1 - services) };
  // a former leader's people owe the incumbent nothing once their own is out
  const bond = former > 0 && at0(state.dualPowerEnded) !== NEVER ? -tie : tie;
  const parts = (o: Stance): Record<string, number> => ({
    share: p.shareWeight * share[o],
    purged: p.purgeWeight * purged[o],
    guarantee: p.guaranteeWeight * guarantee[o],
    others: others > 0 ? (p.bandwagonWeight * seen[o]) / others : 0,
    tie: o === "back" ? p.tieWeight * bond : 0,
    waiting: o === "hedge" ? p.hedgeDefault : 0,
  });
  return { back: parts("back"), hedge: parts("hedge"), break: parts("break") };
}

/** Chance of a look at the end of a slot of 6 h, or of a day where steps are days; 0 between. */
const looksNow = (at: Moment, rate: number): number =>
  at.tick % TICKS_PER_SLOT < TICKS_PER_SLOT - 1
    ? 0
    : 1 - exp(-rate * attention(at) * Math.max(at.dt, TICKS_PER_SLOT / TICKS_PER_DAY));

function chooses(at: Moment): void {
  const { world, state, draws, log, time, dt } = at;
  const p = elites.of(world);
  const chance = looksNow(at, p.revision);
  if (chance === 0) return;
  let moved = false;
  for (let j = 0; j < world.factions.length; j++) {
    if (!((state.power[j] as number) > 0)) continue;
    if (draws.faction("revision", j, at.slot, at.sub) >= chance) continue;
    const err = p.error * normalQuantile(draws.faction("perceptionError", j, at.slot, 0));
    const parts = factionParts(world, state, j, logistic(at0(state.elitesSee) + err), guaranteeTo(at, j));
    const before = state.stance[j] as number;
    if (p.form !== "decide") state.stance[j] = leans(parts);
    else {
      const menu = STANCES.map((o): Option => {
        return { name: o, shock: factionShock(world.members.length, j, o), faction: j, parts: parts[o] };
      });
      const { option, considerations } = choose(at, menu);
      state.stance[j] = STANCE[option as Stance];
      if (state.stance[j] !== before)
        log.add({
          time: time + dt,
          kind: "stance",
          place: -1,
          causes: [log.latest("site lost"), log.latest("protest"), log.latest("stance"), log.latest("decision")],
          values: { faction: j, stance: state.stance[j] as number },
          ...(considerations ? { considerations } : {}),
        });
    }
    moved ||= state.stance[j] !== before;
  }
  if (moved) takeStock(world, state);
}

/** Where a faction leans that shows no act: chance of backing plus half that of hedging. */
export function leans(parts: ReturnType<typeof factionParts>): number {
  const utility = STANCES.map((o) => Object.values(parts[o]).reduce((sum, x) => sum + x, 0));
  let top = -Infinity;
  for (const u of utility) if (u > top) top = u;
  const [back, hedge, breaks] = utility.map((u) => exp(u - top)) as [number, number, number];
  return (back + hedge / 2) / (back + hedge + breaks);
}

/** Named parts of purging a faction. */
export function purgeParts(world: World, state: State, j: number, present: number): Record<string, number> {
  const p = elites.of(world);
  const stance = state.stance[j] as number;
  return {
    rarity: p.purgeDefault,
    threat: p.purgeThreat * (state.power[j] as number) * (1 - stance),
    shield: p.purgeShield * (world.factions[j] as Faction).services * stance,
    backed: p.purgeGuarantee * present,
  };
}

function weighPurges(at: Moment): void {
  const { world, state, draws, time, dt } = at;
  const chance = looksNow(at, elites.of(world).purgeRevision);
  if (chance === 0 || !free(world, "government", "purge")) return;
  for (let j = 0; j < world.factions.length; j++) {
    if (!canBePurged(state, j) || draws.faction("revision", j, at.slot, at.sub, 1) >= chance) continue;
    const option = (name: "purge" | "spare", parts: Record<string, number>): Option => ({
      name,
      shock: factionShock(world.members.length, j, name),
      faction: j,
      parts,
    });
    const chosen = choose(at, [option("spare", {}), option("purge", purgeParts(world, state, j, presence(at)))]);
    if (chosen.option === "purge") purge(at, j, time + dt, chosen.considerations);
  }
}

function succession({ world, state, log, time, dt }: Moment): void {
  if (at0(state.fallen) === NEVER || at0(state.successor) !== 0) return;
  let successor = 1;
  let strength = world.factions.length === 0 ? 0 : 1 - at0(state.nationalControl);
  for (let j = 0; j < world.factions.length; j++) {
    // where nobody has moved, insiders are as strong as they are
    const w = (state.power[j] as number) * Math.max(1 - (state.stance[j] as number), 1e-6);
    if (w > strength) [successor, strength] = [2 + j, w];
  }
  state.successor[0] = successor;
  const own = at0(state.ownPower);
  if (successor > 1) {
    state.power[successor - 2] = (state.power[successor - 2] as number) + own / 2;
    state.ownPower[0] = own / 2;
  }
  log.add({
    time: time + dt,
    kind: "succession",
    place: -1,
    causes: [log.latest("fall")],
    values: successor > 1 ? { faction: successor - 2 } : {},
  });
}

/** Sum of the squares of all shares of power. */
function concentration({ state }: SoFar): number {
  return state.power.reduce((sum, w) => sum + w * w, at0(state.ownPower) * at0(state.ownPower));
}
