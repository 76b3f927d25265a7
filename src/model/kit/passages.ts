// Moments that can be named: an event's date, or the first time that a quantity passes a level. Conditions of contrasts and moments of
// imposed choices are written with them, for instance "requested" or "political share first > 0.7".
import { logistic, logit } from "../../core/logistic.ts";
import type { MomentName } from "./names.ts";
import { SMALL } from "./guards.ts";
import { at0, NEVER, SERVICES, type DateField, type Field, type State } from "./state.ts";

export interface Measured {
  readonly meaning: string;
  readonly unit: "people" | "share" | "places";
  /** State fields it is read from. */
  readonly fields: readonly Field[];
  /** Path of the assumption that gives it at the start: imposing it is the same input at another time. */
  readonly assumption?: string;
  read(state: State): number;
  /** Makes it so, everywhere alike; absent where it cannot be imposed. */
  impose?(state: State, value: number): void;
}

/** Quantities of a run at a moment. */
export const QUANTITIES = {
  people: {
    meaning: "people out",
    unit: "people",
    fields: ["crowd"],
    read: (state) => sum(state.crowd),
  },
  "political share": {
    meaning: "share of the crowd's demands that are political",
    unit: "share",
    fields: ["crowd", "political"],
    read: (state) => crowdMean(state, state.political),
    impose: (state, value) => state.political.fill(value),
  },
  "violent share": {
    meaning: "share of the crowd that is violent",
    unit: "share",
    fields: ["crowd", "violent"],
    read: (state) => crowdMean(state, state.violent),
  },
  "loyal share": {
    meaning: "share of the order forces' staff that is loyal",
    unit: "share",
    fields: ["nationalLoyal"],
    read: (state) => at0(state.nationalLoyal),
    impose: imposeLoyal,
  },
  control: {
    meaning: "share of the ground held, by political weight",
    unit: "share",
    fields: ["nationalControl"],
    read: (state) => at0(state.nationalControl),
    impose: (state, value) => {
      state.control.fill(value);
      state.nationalControl[0] = value;
    },
  },
  survival: {
    meaning: "public expectation that the incumbent survives",
    unit: "share",
    fields: ["survival"],
    read: (state) => logistic(at0(state.survival)),
    impose: (state, value) => (state.survival[0] = logit(Math.min(1 - SMALL, Math.max(SMALL, value)))),
  },
  "dual power": {
    meaning: "former leader's veto share",
    unit: "share",
    fields: ["dualPower"],
    assumption: "elites.dualPower",
    read: (state) => at0(state.dualPower),
    impose: (state, value) => (state.dualPower[0] = value),
  },
  arrests: {
    meaning: "people arrested so far",
    unit: "people",
    fields: ["arrests"],
    read: (state) => at0(state.arrests),
  },
  deaths: {
    meaning: "civilians killed so far",
    unit: "people",
    fields: ["deaths"],
    read: (state) => at0(state.deaths),
    impose: (state, value) => (state.deaths[0] = value),
  },
  troops: {
    meaning: "foreign troops in the country",
    unit: "people",
    fields: ["troops"],
    read: (state) => at0(state.troops),
  },
} as const satisfies Readonly<Record<string, Measured>>;
export type QuantityName = keyof typeof QUANTITIES;
const MEASURED: Readonly<Record<string, Measured>> = QUANTITIES;

export const IMPOSABLE: readonly string[] = Object.keys(MEASURED).filter((name) => MEASURED[name]?.impose);

/** Everything that imposing can write. */
export const IMPOSED_FIELDS: readonly Field[] = [
  "political", "loyal", "aside", "turned", "wavering", "loyalHere", "nationalLoyal", "control", "nationalControl", "survival", "deaths", "dualPower",
]; // prettier-ignore

/** A moment that may come in a run. */
export type Passage =
  | { readonly kind: "event"; readonly event: MomentName }
  | { readonly kind: "level"; readonly quantity: QuantityName; readonly side: ">" | "<"; readonly level: number };

export const passageText = (p: Passage): string =>
  p.kind === "event" ? p.event : `${p.quantity} first ${p.side} ${p.level}`;

/** Whether the moment has come; `dates` holds every moment's field. */
export function passed(passage: Passage, state: State, dates: Readonly<Record<MomentName, DateField>>): boolean {
  if (passage.kind === "event") return at0(state[dates[passage.event]]) !== NEVER;
  const value = (MEASURED[passage.quantity] as Measured).read(state);
  return passage.side === ">" ? value > passage.level : value < passage.level;
}

const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);

/** Mean over people out; 0 without any. */
function crowdMean({ crowd }: State, share: Float64Array): number {
  let people = 0;
  let of = 0;
  for (let d = 0; d < crowd.length; d++) {
    people += crowd[d] as number;
    of += (crowd[d] as number) * (share[d] as number);
  }
  return people > 0 ? of / people : 0;
}

/** In every place and service so many stay loyal, the others stand aside. */
function imposeLoyal(state: State, value: number): void {
  const n = state.crowd.length;
  for (let d = 0; d < n; d++) {
    let staff = 0;
    for (let s = 0; s < SERVICES.length; s++) {
      const i = s * n + d;
      const all = (state.loyal[i] as number) + (state.aside[i] as number) + (state.turned[i] as number);
      state.loyal[i] = value * all;
      state.aside[i] = all - (state.loyal[i] as number);
      state.turned[i] = 0;
      staff += all;
    }
    state.wavering[d] = (1 - value) * staff;
    state.loyalHere[d] = value;
  }
  state.nationalLoyal[0] = value;
}
