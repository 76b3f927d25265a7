// One way of deciding for every actor: utilities are sums of named considerations, and options are taken by their softmax (McFadden 1974;
// McKelvey & Palfrey 1995), at a rate in time or by a leaning held for the run. docs/decisions.md says who is asked what, and when.
import { exp } from "../../core/exp.ts";
import { gumbel } from "../../core/gumbel.ts";
import { log as ln } from "../../core/log.ts";
import { assumed, fixed, form, mechanism } from "../kit/declare.ts";
import type { Consideration } from "../kit/events.ts";
import type { Parts } from "../kit/considerations.ts";
import { FACTION_OPTIONS, leanings, MEMBER_OPTIONS, SHOCKS } from "../kit/options.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";

export const decide = mechanism({
  name: "decide",
  purpose: "How every actor chooses: looks, considerations, shocks.",
  words:
    "Every actor weighs its options by named considerations. Either it acts at a rate, at which unlikely acts stay unlikely for a day and come in the end, or it leans one way for the whole crisis. How often it looks only delays it.",
  equation: String.raw`P(o) = e^{U_o} / Σ e^{U},  U_o = Σ w x_o;  P(look in dt) = 1 - e^{-ν dt}, or owed to an event;
    rate: hazard of act o = ν_0 P(o), so at a look Δ after the last P(o is done) = (1 - e^{-ν_0 Δ (1-P(idle))}) P(o) / (1-P(idle));
    of a stance: P(o) (1 - e^{-ν_0 Δ}), else it stays;  of a question put by an event: P(o), once;
    held: argmax_o U_o + ε_o, ε_o ~ Gumbel(0,1) once a run`,
  departures: [
    "Looks fall on a calendar of 3 h, whatever the sub-step of the flows.",
    "An option that opens between two looks counts from the look before: it comes at most one interval too early, as a look comes at most one too late.",
    "Occasions are one a day for every actor: who acts faster has considerations that say so only up to that rate.",
  ],
  params: {
    shockForm: form(
      { rate: 1, held: 1 },
      assumed("nothing measured says whether an option passed over today is as likely tomorrow, or never taken"),
      "whether an actor acts at a rate, or its leaning is held for the run",
    ),
    occasions: fixed(
      "ν_0",
      "1/d",
      1,
      assumed(
        "by definition: the unit in which hazards are told; a rate in other units is a constant added to every act",
      ),
      { sign: "+", meaning: "occasions to act a day" },
    ),
  },
});

export interface Option {
  readonly name: string;
  /** Place of its shock in the state's `leaning`: fixed, so that a changed menu reshuffles nothing. */
  readonly shock: number;
  /** Which member's or faction's it is; of the government or the guarantor without. */
  readonly member?: number;
  readonly faction?: number;
  /** Named parts of the utility, log-odds. */
  readonly parts: Parts;
}

export interface Choice {
  readonly option: string;
  readonly considerations?: readonly Consideration[];
}

/** Leanings of a member on its options, as places in the state's order. */
export const memberShock = (member: number, option: (typeof MEMBER_OPTIONS)[number]): number =>
  leanings(member, 0) + MEMBER_OPTIONS.indexOf(option);

/** Leanings of a faction, and of the incumbent about it, as places in the state's order. */
export const factionShock = (members: number, faction: number, option: (typeof FACTION_OPTIONS)[number]): number =>
  leanings(members, faction) + FACTION_OPTIONS.indexOf(option);

/** Why an actor chooses now. */
export type Asked =
  /** An event put the question; this is its answer. */
  | { readonly by: "event" }
  /** A standing choice of which `stands` is what goes on if nothing is done. The look comes `waited` days of attention after the last one. */
  | {
      readonly by: "time";
      readonly waited: number;
      readonly stands: string;
      /** Whether what is chosen is a stance that may be taken back; else an act, and the first one since the last look counts. */
      readonly stance?: true;
    };

export const PUT: Asked = { by: "event" };

/** Whether leanings are held for the run: then a question may be looked at again without being asked anew. */
export const areHeld = (world: World): boolean => decide.of(world).shockForm === "held";

/**
 * Days of attention since this actor's last look, where it looks at this tick, else 0. It looks by chance at `rate` a day, or because an
 * event owed it a look. Called in every tick in which its question stands, and in no other.
 */
export function looks(at: Moment, actor: number, rate: number, owed: Float64Array, waited: Float64Array): number {
  waited[0] = (waited[0] as number) + at.dt;
  const due = owed[0] as number;
  const isOwed = due > 0 && at.tick >= due;
  if (isOwed) owed[0] = 0;
  else if (at.draws.state("revision", at.slot, at.sub, actor) >= 1 - exp(-rate * at.dt)) return 0;
  const since = waited[0];
  waited[0] = 0;
  return since;
}

/** The chosen option; considerations are kept when the log is a detailed one. */
export function choose(at: Moment, options: readonly Option[], asked: Asked): Choice {
  const p = decide.of(at.world);
  const utility = options.map((o) => Object.values(o.parts).reduce((sum, x) => sum + x, 0));
  const held = p.shockForm === "held";
  const expected = p.occasions * (asked.by === "time" ? asked.waited : 0);
  const shown = at.steer && options.map((o) => at.state.leaning[o.shock] !== 0);
  const shocks = options.map((o) =>
    held ? leaning(at, o) : gumbel(drawn(at, o, at.slot, at.sub, FRESH + ownPlace(at.world, o))),
  );
  let best = 0;
  if (!held && asked.by === "time") {
    const now = options.findIndex((o) => o.name === asked.stands);
    // the largest of Gumbels over a threshold: one draw an option, and the chance is exactly that of the first of competing hazards
    if (!asked.stance) shocks[now] = logSum(utility) - (utility[now] as number) - ln(expected);
    else if (drawn(at, options[0] as Option, at.slot, at.sub, OCCASION) >= 1 - exp(-expected)) shocks[now] = Infinity;
  }
  for (let i = 1; i < options.length; i++)
    if ((utility[i] as number) + (shocks[i] as number) > (utility[best] as number) + (shocks[best] as number)) best = i;
  if (at.steer)
    best = at.steer.choose({
      tick: at.tick,
      names: options.map((o) => o.name),
      utility,
      sums: utility.map((u, i) => u + (shocks[i] as number)),
      best,
      held,
      chances: () => chancesOf(options, utility, held ? PUT : asked, expected),
      uniform: () => drawn(at, options[0] as Option, at.slot, at.sub, STEERED),
      shown: (place) => shown?.[place] === true,
      lean: (place, uniform) => (at.state.leaning[(options[place] as Option).shock] = uniform),
    });
  const option = (options[best] as Option).name;
  if (!at.log.detailed && !at.log.menu) return { option };
  const chances = chancesOf(options, utility, held ? PUT : asked, expected);
  const weighed = options.map((o, i) => ({ name: o.name, parts: o.parts, chance: chances[i] as number }));
  at.log.menu?.(weighed);
  if (!at.log.detailed) return { option };
  return {
    option,
    considerations: weighed.map(({ name, parts, chance }, i) => ({
      option: name,
      parts,
      shock: shocks[i] as number,
      chance,
    })),
  };
}

/** Chance of each option at this look, given utilities and, in a standing choice, how many occasions there were to expect since the last. */
function chancesOf(options: readonly Option[], utility: readonly number[], asked: Asked, expected: number): number[] {
  const all = logSum(utility);
  const shares = utility.map((u) => exp(u - all));
  if (asked.by === "event") return shares;
  const acts = shares.reduce((sum, x, i) => ((options[i] as Option).name === asked.stands ? sum : sum + x), 0);
  const anything = 1 - exp(-expected * (asked.stance ? 1 : acts));
  const scale = asked.stance ? anything : acts > 0 ? anything / acts : 0;
  return shares.map((x, i) => ((options[i] as Option).name === asked.stands ? 1 - scale * acts : scale * x));
}

/** ln Σ e^u. */
function logSum(utility: readonly number[]): number {
  let top = -Infinity;
  for (const u of utility) if (u > top) top = u;
  return top + ln(utility.reduce((sum, u) => sum + exp(u - top), 0));
}

/** Numbers of an actor's draws for one moment: what else it does where it is steered, whether a stance is thought over, and from here on its options' shocks. */
const STEERED = 62;
const OCCASION = 63;
const FRESH = 64;

/** An option's place among its actor's own. */
function ownPlace(world: World, { shock, member, faction }: Option): number {
  if (faction !== undefined) return (shock - leanings(world.members.length, 0)) % FACTION_OPTIONS.length;
  return member !== undefined ? (shock - SHOCKS.length) % MEMBER_OPTIONS.length : shock;
}

/** A uniform of the actor whose option this is. */
function drawn({ draws }: Moment, { member, faction }: Option, slot: number, sub: number, index: number): number {
  if (faction !== undefined) return draws.faction("decisionShock", faction, slot, sub, index);
  return member !== undefined
    ? draws.member("decisionShock", member, slot, sub, index)
    : draws.state("decisionShock", slot, sub, index);
}

/** The leaning held on an option. Its uniform is kept from the first time it is weighed: other luck must not redraw what has shown. */
function leaning(at: Moment, option: Option): number {
  const { leaning: kept } = at.state;
  if (kept[option.shock] === 0) kept[option.shock] = drawn(at, option, 0, 0, ownPlace(at.world, option));
  return gumbel(kept[option.shock] as number);
}
