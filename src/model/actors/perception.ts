// What actors see: not the state, but a lagged and noisy picture of five quantities, and where these are heading.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { logistic, logit } from "../../core/logistic.ts";
import { normalQuantile } from "../../core/normal.ts";
import { assumed, mechanism, quantity, triangular } from "../kit/declare.ts";
import { SMALL } from "../kit/guards.ts";
import { at0, SEEN } from "../kit/state.ts";
import { valueOf, type LoggedEvent } from "../kit/events.ts";
import type { Moment } from "../kit/step.ts";
import type { Teller } from "../kit/teller.ts";

export const perception = mechanism({
  name: "perception",
  purpose: "What actors see: a lagged and noisy picture of five quantities, and where these are heading.",
  words:
    "Nobody acts on the state as it is. An actor's picture is a relaxing average of the state, by the age of what reaches it; a second average, a day older, gives its trend.",
  equation: String.raw`dx̂/dt = (x - x̂)/ℓ,  dx̂'/dt = (x - x̂')/(ℓ + 1);  seen: x̂ + f_12 (x̂ - x̂') + error, shares and chances on the log-odds scale`,
  departures: ["Ages and errors of the pictures are each actor's own (government, guarantor, elites)."],
  params: {
    trend: quantity(
      "f_12",
      "1",
      triangular(0, 0.5, 1),
      assumed("half a day ahead, half of a day's change: things go on as they go"),
      {
        sign: "+",
        meaning: "share of the last day's change that is expected to come again within 12 h",
      },
    ),
  },
});

/** How much older the second picture is, in days: its distance to the first is a day's change. */
const DAY = 1;

/** True values of what can be seen, in SEEN order. Shares as shares, survival as logit, crowd as ln(1 + people). */
export function truth(at: Moment, into: Float64Array): void {
  const { state } = at;
  let crowd = 0;
  let violent = 0;
  let political = 0;
  for (let d = 0; d < state.crowd.length; d++) {
    const people = state.crowd[d] as number;
    crowd += people;
    violent += people * (state.violent[d] as number);
    political += people * (state.political[d] as number);
  }
  into[0] = at0(state.survival);
  into[1] = log(1 + crowd);
  into[2] = at0(state.nationalLoyal);
  into[3] = crowd > 0 ? violent / crowd : 0;
  into[4] = crowd > 0 ? political / crowd : 0;
}

const now = new Float64Array(SEEN.length);

/** Lets a picture of age `lag` and one a day older drift towards the truth: a relaxing average stands for reports of different age. */
export function update(at: Moment, sees: Float64Array, saw: Float64Array, lag: number): void {
  truth(at, now);
  const fresh = 1 - exp(-at.dt / lag);
  const old = 1 - exp(-at.dt / (lag + DAY));
  for (let i = 0; i < sees.length; i++) {
    sees[i] = (sees[i] as number) + ((now[i] as number) - (sees[i] as number)) * fresh;
    saw[i] = (saw[i] as number) + ((now[i] as number) - (saw[i] as number)) * old;
  }
}

export interface Picture {
  /** Expectation 0..1 that the incumbent survives, forecast 12 h ahead. */
  readonly survival: number;
  readonly crowd: number;
  readonly loyal: number;
  readonly violent: number;
  readonly political: number;
}

const clampShare = (x: number): number => Math.min(1 - SMALL, Math.max(SMALL, x));

/** The picture an actor acts on: what it sees, its trend for 12 h, its error (fixed per actor and 6-h slot, log-odds and ln people). */
export function picture(at: Moment, actor: number, sees: Float64Array, saw: Float64Array, error: number): Picture {
  const err = (i: number) =>
    error * normalQuantile(at.draws.state("perceptionError", at.slot, 0, actor * SEEN.length + i));
  const { trend } = perception.of(at.world);
  const ahead = (i: number) => (sees[i] as number) + trend * ((sees[i] as number) - (saw[i] as number));
  const share = (i: number) => {
    const x = Math.min(1, Math.max(0, ahead(i)));
    // nothing there is seen as nothing
    return x === 0 ? 0 : logistic(logit(clampShare(x)) + err(i));
  };
  return {
    survival: logistic(ahead(0) + err(0)),
    crowd: Math.max(0, exp(Math.max(0, ahead(1)) + err(1)) - 1),
    loyal: share(2),
    violent: share(3),
    political: share(4),
  };
}

/** What a decision took the incumbent's chance to be, as the end of a clause. */
export const survives = (event: LoggedEvent, t: Teller, whose: "its" | "his" = "its"): string =>
  `puts ${whose} chance of survival at ${t.chance(valueOf(event, "survival"))}`;
