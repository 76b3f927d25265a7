// One way of deciding for every actor: looks come as a Poisson process, utilities are sums of named considerations plus one Gumbel
// shock an option (McFadden 1974; McKelvey & Palfrey 1995), and the largest wins.
import { exp } from "../../core/exp.ts";
import { gumbel } from "../../core/gumbel.ts";
import { normalCdf, normalQuantile } from "../../core/normal.ts";
import { assumed, form, lognormal, mechanism, quantity } from "../kit/declare.ts";
import type { Consideration } from "../kit/events.ts";
import type { Parts } from "../kit/considerations.ts";
import { FACTION_OPTIONS, leanings, MEMBER_OPTIONS, SHOCKS } from "../kit/options.ts";
import type { Moment } from "../kit/step.ts";

export const decide = mechanism({
  name: "decide",
  purpose: "How every actor chooses: looks, considerations, shocks.",
  words:
    "Every actor looks at random times and takes the option with the largest sum of considerations and a Gumbel shock.",
  equation: String.raw`choose argmax_o Σ w x_o + ε_o, ε_o ~ Gumbel(0,1);  P(look in dt) = 1 - e^{-ν dt}`,
  departures: ["Looks fall on a calendar of 3 h, whatever the sub-step of the flows."],
  params: {
    shockForm: form(
      { held: 2, correlated: 1, fresh: 1 },
      assumed("whether an unlikely option stays unlikely when the question comes up again"),
      "how long an actor's leaning lasts",
    ),
    correlationTime: quantity(
      "τ_ε",
      "d",
      lognormal(1, 25),
      assumed("how long an actor keeps the same leaning; correlated form only"),
      {
        sign: "+",
        meaning: "correlation time of a leaning",
      },
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

/** Whether this actor looks at this tick: by chance at `rate` a day, or because an event owed it a look. */
export function looks(at: Moment, actor: number, rate: number, owed: Float64Array): boolean {
  const due = owed[0] as number;
  if (due > 0 && at.tick >= due) {
    owed[0] = 0;
    return true;
  }
  return at.draws.state("revision", at.slot, at.sub, actor) < 1 - exp(-rate * at.dt);
}

/** The chosen option; considerations are kept when the log is a detailed one. */
export function choose(at: Moment, options: readonly Option[]): Choice {
  at.log.menu?.(options);
  const shocks = options.map((o) => leaning(at, o));
  const utility = options.map((o) => Object.values(o.parts).reduce((sum, x) => sum + x, 0));
  let best = 0;
  for (let i = 1; i < options.length; i++)
    if ((utility[i] as number) + (shocks[i] as number) > (utility[best] as number) + (shocks[best] as number)) best = i;
  const chosen = options[best] as Option;
  if (!at.log.detailed) return { option: chosen.name };
  let top = -Infinity;
  for (const u of utility) if (u > top) top = u;
  const weights = utility.map((u) => exp(u - top));
  const total = weights.reduce((sum, x) => sum + x, 0);
  const considerations = options.map((o, i) => ({
    option: o.name,
    parts: o.parts,
    shock: shocks[i] as number,
    chance: (weights[i] as number) / total,
  }));
  return { option: chosen.name, considerations };
}

/** Gumbel shock of an option now: held for the run, fresh at every look, or a Gaussian copula with a correlation time. */
function leaning(at: Moment, { shock, member, faction }: Option): number {
  const p = decide.of(at.world);
  const { state, draws } = at;
  const afterMembers = leanings(at.world.members.length, 0);
  const own =
    faction !== undefined
      ? (shock - afterMembers) % FACTION_OPTIONS.length
      : member !== undefined
        ? (shock - SHOCKS.length) % MEMBER_OPTIONS.length
        : shock;
  const drawn = (slot: number, sub: number, from: number): number =>
    faction !== undefined
      ? draws.faction("decisionShock", faction, slot, sub, from + own)
      : member !== undefined
        ? draws.member("decisionShock", member, slot, sub, from + own)
        : draws.state("decisionShock", slot, sub, from + own);
  const now = at.time + at.dt;
  if (p.shockForm === "fresh") return gumbel(drawn(at.slot, at.sub, 64));
  // kept from the first time it is weighed: a fork that goes on with other luck must not redraw what has shown. A held one is kept as the
  // uniform that was drawn, its date below 0; a correlated one as a normal score. An arm may change from one form to the other.
  const dated = state.leaningAt[shock] as number;
  const kept = state.leaning[shock] as number;
  if (p.shockForm === "held") {
    const u = dated === 0 ? drawn(0, 0, 0) : dated < 0 ? kept : normalCdf(kept);
    state.leaning[shock] = u;
    state.leaningAt[shock] = -now;
    return gumbel(u);
  }
  const since = now - Math.abs(dated);
  let z = dated < 0 ? normalQuantile(kept) : kept;
  if (dated === 0) z = normalQuantile(drawn(0, 0, 0));
  else {
    const keep = exp(-since / p.correlationTime);
    z = keep * z + Math.sqrt(1 - keep * keep) * normalQuantile(drawn(at.slot, at.sub, 64));
  }
  state.leaning[shock] = z;
  state.leaningAt[shock] = now;
  return gumbel(normalCdf(z));
}
