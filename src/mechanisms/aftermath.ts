// How long a deployed force stays: the guarantor looks at intervals and goes when the task is done, the host asks, it is wanted
// elsewhere or the announced date has passed; it may also wish to stay.
import { exp } from "../core/exp.ts";
import { assumed, lognormal, mechanism, quantity, source, triangular, uniform } from "./declare.ts";
import { choose } from "./decide.ts";
import { at0, NEVER, shockOf } from "./state.ts";
import type { Moment } from "./step.ts";
import type { World } from "./world.ts";

export const aftermath = mechanism({
  name: "aftermath",
  purpose: "When a deployed force leaves.",
  words:
    "The guarantor looks every few days at whether to go. Order that is back, the host's wish, troops wanted elsewhere and an announced date speak for leaving; a lasting post may speak for either.",
  equation: String.raw`U_leave = w_0 + w_o calm + w_h host + w_p post + w_e tied + w_l [announced date passed],  U_stay = 0;  calm = min(1, days of order/3)`,
  departures: [
    "Calm is counted for the country, from restored order on, not place by place.",
    "Whether the host wants the force gone is one assumption a world; it does not answer to what the force does.",
  ],
  params: {
    stayDefault: quantity("w_0", "logit", triangular(-6, -3.5, -2), source("CASES", "F", "stays from 13 days (2022) to years"), {
      sign: "-",
      meaning: "missions go on: constant for leaving at one look",
    }),
    orderWeight: quantity("w_o", "logit", triangular(1, 3, 6), assumed("a task that is done is a reason to go"), {
      sign: "+",
      meaning: "weight of order being back",
    }),
    hostWeight: quantity("w_h", "logit", triangular(0, 2, 5), assumed("consent ends the ground to be there"), {
      sign: "+",
      meaning: "weight of the host's wish that it go",
    }),
    hostWish: quantity("host", "share", uniform(0, 1), assumed("0 the host asks it to stay, 0.5 says nothing, 1 asks it to go"), {
      sign: "+",
      meaning: "host's wish that the force go",
    }),
    presenceWeight: quantity("w_p", "logit", uniform(-4, 4), assumed("a wish to stay or to be gone; the claims ask"), {
      sign: "free",
      meaning: "weight of a lasting post on leaving",
      about: "aftermath.postValue",
    }),
    postValue: quantity("post", "share", uniform(0, 1), assumed("0 no post worth having, 1 its only base in the country"), {
      sign: "+",
      meaning: "value of a lasting post to the guarantor",
    }),
    elsewhereWeight: quantity("w_e", "logit", triangular(-1, 1, 4), assumed("troops wanted elsewhere are called back"), {
      sign: "free",
      meaning: "weight of capacity wanted elsewhere",
      about: "scenario.tied",
    }),
    limitWeight: quantity(
      "w_l",
      "logit",
      triangular(0, 2, 5),
      source("FACTS-KAZ", "F", "on 11 January ten days were announced; the last left on the 19th"),
      { sign: "+", meaning: "weight of the announced date having passed" },
    ),
    announcedStay: quantity(
      "τ_ann",
      "d",
      lognormal(7, 90),
      assumed("what is announced runs from a fortnight to a season; often nothing is, or it is extended"),
      { sign: "+", meaning: "arrival to the announced date" },
    ),
    revision: quantity("ν_w", "1/d", lognormal(0.1, 1), assumed("reviewed every few days"), {
      sign: "+",
      meaning: "looks a day at whether to leave",
    }),
  },
  steps: [
    {
      name: "force leaves",
      phase: "act",
      reads: ["arrived", "withdrawn", "troops", "orderRestored", "leaning", "leaningAt"],
      writes: ["withdrawn", "troops", "leaning", "leaningAt"],
      apply: leaves,
    },
  ],
});

/** Of calm, in days, that counts as a task done. */
const DONE = 3;
/** The actor's place among those that look: after government and guarantor. */
const ACTOR = 2;

function leaves(at: Moment): void {
  const { world, state, time, dt, log } = at;
  if (at0(state.arrived) === NEVER || at0(state.withdrawn) !== NEVER) return;
  const now = time + dt;
  if (at.draws.state("revision", at.slot, at.sub, ACTOR) >= 1 - exp(-aftermath.of(world).revision * dt)) return;
  const chosen = choose(at, [
    { name: "stay", shock: shockOf("stay"), parts: {} },
    { name: "leave", shock: shockOf("leave"), parts: considered(world, at0(state.orderRestored), at0(state.arrived), now) },
  ]);
  if (chosen.option !== "leave") return;
  state.withdrawn[0] = now;
  state.troops[0] = 0;
  const why = chosen.considerations ? { considerations: chosen.considerations } : {};
  log.add({ time: now, kind: "withdrawal", place: -1, causes: [log.latest("arrival"), log.latest("order")], values: {}, ...why });
}

/** Named parts of leaving's utility, log-odds; dates in days since the start. */
export function considered(world: World, orderRestored: number, arrived: number, now: number): Record<string, number> {
  const p = aftermath.of(world);
  const calm = orderRestored === NEVER ? 0 : Math.min(1, (now - orderRestored) / DONE);
  return {
    habit: p.stayDefault,
    order: p.orderWeight * calm,
    host: p.hostWeight * p.hostWish,
    post: p.presenceWeight * p.postValue,
    elsewhere: p.elsewhereWeight * (world.given["tied"] as number),
    limit: now >= arrived + p.announcedStay ? p.limitWeight : 0,
  };
}
