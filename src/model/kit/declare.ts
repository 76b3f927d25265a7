// A mechanism declares each parameter once, here in code; schema, JSON Schema, docs, sampling columns, form switches and the type
// its own code sees are all derived from that one declaration. `x.of(world)` gives a mechanism's drawn values, typed.
import { bounds, type Range } from "../../core/rangeProblem.ts";
import type { Drawn } from "./drawn.ts";
import type { Events } from "./declareEvent.ts";
import type { Outcomes, Timed } from "./outcome.ts";
import type { DateField } from "./state.ts";
import type { Step } from "./step.ts";

/** What a coefficient's sign rests on: declared by the author (`+`, `-`) or left open (`free`: the range spans zero). */
export type Sign = "+" | "-" | "free";

/** V read in a source, F read in this project's facts, U from memory, - assumed. Shown to the reader wherever the value is. */
export type Mark = "V" | "F" | "U" | "-";

export interface Evidence {
  /** A key of `sources.ts`, or "assumed". */
  readonly source: string;
  readonly mark: Mark;
  readonly why: string;
}

/**
 * Where a quantity has no effect: a value in its unit, the name of the quantity of the same mechanism that it is then equal to, or null
 * where there is none, as for a time, a threshold or a capacity.
 */
export type Neutral = number | string | null;

/**
 * How far a number of a unit goes at all, either way: far beyond what was ever seen, and near enough that every sum, power and quotient of
 * the equations stays a number. Counts and times go as far as a numeral with one mark for thousands, so that none is taken for decimals.
 */
const FARTHEST = {
  logit: 100,
  sigma: 100,
  share: 1,
  "1": 1e6,
  d: 1e6,
  "1/d": 1e6,
  km: 1e6,
  people: 1e10,
  "people/d": 1e10,
  "people d": 1e12,
  places: 1e6,
  "deaths per 100k": 1e6,
} as const;

/** Canonical unit of a quantity, see core/units.ts. */
export type QuantityUnit = keyof typeof FARTHEST;

/** Least and greatest value that a quantity can be given, in its unit. */
export type Domain = readonly [least: number, greatest: number];

export interface Quantity {
  readonly kind: "quantity";
  readonly symbol: string;
  readonly unit: QuantityUnit;
  readonly range: Range;
  /** What a scenario may give it: a declared sign is kept. */
  readonly domain: Domain;
  readonly sign: Sign;
  readonly meaning: string;
  readonly evidence: Evidence;
  /** Path of the input this coefficient multiplies, when a claim may be about that input (product: break-evens). */
  readonly about?: string;
  /** Where it has no effect: what a knock-out sets it to. */
  readonly neutral: Neutral;
  /**
   * Held at one value in every world, so that nothing of it is drawn and it takes no coordinate of a design. It stands on the list of
   * assumptions all the same, and a scenario may give it a range.
   */
  readonly fixed?: true;
}

export interface Form<Option extends string = string> {
  readonly kind: "form";
  /** Weight of each rival version, relative. */
  readonly options: Readonly<Record<Option, number>>;
  readonly meaning: string;
  readonly evidence: Evidence;
}

export type Parameter = Quantity | Form;
export type Parameters = Readonly<Record<string, Parameter>>;

/** The drawn values a mechanism's code sees: numbers, and the name of the chosen form. */
export type Values<P extends Parameters> = {
  readonly [N in keyof P]: P[N] extends Form<infer O> ? O : number;
};

/** A moment that a condition may name. */
export interface MomentDeclared<S extends string = string> {
  readonly date: DateField;
  /** As a clause, after "once" or "before". */
  readonly clause: string;
  /** Outcomes that are settled, and the same in every arm that parts there, once it has come. */
  readonly settles: readonly S[];
}
export const moment = <const S extends string>(
  date: DateField,
  clause: string,
  settles: readonly S[],
): MomentDeclared<S> => ({ date, clause, settles });

export type Moments = Readonly<Record<string, MomentDeclared>>;
export type None = Readonly<Record<never, never>>;

export interface Mechanism<
  P extends Parameters = Parameters,
  E extends Events = Events,
  M extends Moments = Moments,
  O extends Outcomes = Outcomes,
  T extends Timed = Timed,
> {
  readonly name: string;
  readonly purpose: string;
  /** What it is, in plain words, beyond its purpose: a short paragraph. */
  readonly words: string;
  readonly equation: string;
  /** Where the code leaves a published equation or the design, and why. */
  readonly departures: readonly string[];
  readonly params: P;
  readonly steps: readonly Step[];
  /** What it logs, by kind. */
  readonly events: E;
  readonly moments: M;
  /** What it decides of what a run comes to, by the name that claims use. */
  readonly outcomes: O;
  /** Quantities of it that may be asked at a moment: "people at +3 d". */
  readonly timed: T;
  of(world: Drawn): Values<P>;
}

interface Declaration<P, E, M, O, T> {
  readonly name: string;
  readonly purpose: string;
  readonly words: string;
  readonly equation: string;
  readonly departures?: readonly string[];
  readonly params: P;
  readonly steps?: readonly Step[];
  readonly events?: E;
  readonly moments?: M;
  readonly outcomes?: O;
  readonly timed?: T;
}

export function mechanism<
  const P extends Parameters,
  const E extends Events = None,
  const M extends Moments = None,
  const O extends Outcomes = None,
  const T extends Timed = None,
>(declared: Declaration<P, E, M, O, T>): Mechanism<P, E, M, O, T> {
  const { name } = declared;
  // a run asks for the values of one world over and over
  let lastWorld: Drawn | null = null;
  let last: Values<P> | null = null;
  return {
    departures: [],
    steps: [],
    ...declared,
    events: declared.events ?? ({} as E),
    moments: declared.moments ?? ({} as M),
    outcomes: declared.outcomes ?? ({} as O),
    timed: declared.timed ?? ({} as T),
    of: (world) => {
      if (world === lastWorld) return last as Values<P>;
      last = world.p[name] as Values<P>;
      lastWorld = world;
      return last;
    },
  };
}

export const assumed = (why: string): Evidence => ({ source: "assumed", mark: "-", why });

export const source = (key: string, mark: Exclude<Mark, "-">, why: string): Evidence => ({ source: key, mark, why });

interface QuantityOptions {
  readonly sign: Sign;
  readonly meaning: string;
  readonly about?: string;
  /** To be left out where the unit or the range says it. */
  readonly neutral?: Neutral;
  /** To be left out where the unit and the sign say it: an equation that divides by it or raises to it says how far it holds. */
  readonly domain?: Domain;
}

/** A time or amount that an equation divides by: no less than this, and as far as its unit goes. */
export const above = (least: number, unit: QuantityUnit): Domain => [least, FARTHEST[unit]];

const domainBy = (unit: QuantityUnit, sign: Sign): Domain => [
  sign === "+" ? 0 : -FARTHEST[unit],
  sign === "-" ? 0 : FARTHEST[unit],
];

/** Units of scales: times, numbers of people or places, distances. Nothing is to be had by setting one to zero. */
const SCALES: readonly string[] = ["d", "people", "people d", "places", "km", "deaths per 100k"];

/** What unit and range say: 0 for a weight in log-odds and where the range begins, ends or passes there; undefined where they say nothing. */
function neutralBy(unit: string, range: Range): Neutral | undefined {
  if (unit === "logit") return 0;
  if (SCALES.includes(unit)) return null;
  const [low, high] = bounds(range);
  return low <= 0 && high >= 0 && range.kind !== "lognormal" && range.kind !== "beta" ? 0 : undefined;
}

/** Throws RangeError for a quantity of which nothing says where it has no effect. */
export function quantity(
  symbol: string,
  unit: QuantityUnit,
  range: Range,
  evidence: Evidence,
  options: QuantityOptions,
): Quantity {
  const neutral = options.neutral === undefined ? neutralBy(unit, range) : options.neutral;
  if (neutral === undefined)
    throw new RangeError(
      `quantity ${symbol} (${options.meaning}) does not say where it has no effect: declare \`neutral\``,
    );
  const domain = options.domain ?? domainBy(unit, options.sign);
  return { kind: "quantity", symbol, unit, range, evidence, ...options, neutral, domain };
}

/**
 * A number that weighs and is held at one value: a convention or an anchor that others are measured against, with the reason. Nothing is
 * to be had by taking it away.
 */
export const fixed = (
  symbol: string,
  unit: QuantityUnit,
  value: number,
  evidence: Evidence,
  options: QuantityOptions,
): Quantity => ({ ...quantity(symbol, unit, constant(value), evidence, { neutral: null, ...options }), fixed: true });

export function form<const O extends string>(
  options: Readonly<Record<O, number>>,
  evidence: Evidence,
  meaning: string,
): Form<O> {
  return { kind: "form", options, evidence, meaning };
}

export const uniform = (low: number, high: number): Range => ({ kind: "uniform", low, high });
export const triangular = (low: number, likely: number, high: number): Range => ({
  kind: "triangular",
  low,
  likely,
  high,
});
/** 5 % and 95 % points. */
export const lognormal = (low: number, high: number): Range => ({ kind: "lognormal", low, high });
export const loguniform = (low: number, high: number): Range => ({ kind: "loguniform", low, high });
export const constant = (value: number): Range => ({ kind: "constant", value });
