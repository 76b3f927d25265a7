// Units are checked when a scenario is read and never again: a number is turned into its quantity's canonical unit there.

interface Unit {
  readonly dimension: string;
  /** Canonical units in one of this. */
  readonly factor: number;
  /** What it counts, where not every number is counted in it: a share of one is no number of people. */
  readonly of?: string;
}

// canonical: d, 1/d, km, 1 (also share, logit, sigma, people, …)
const UNITS: Readonly<Record<string, Unit>> = {
  s: { dimension: "time", factor: 1 / 86400 },
  min: { dimension: "time", factor: 1 / 1440 },
  h: { dimension: "time", factor: 1 / 24 },
  d: { dimension: "time", factor: 1 },
  day: { dimension: "time", factor: 1 },
  days: { dimension: "time", factor: 1 },
  week: { dimension: "time", factor: 7 },
  weeks: { dimension: "time", factor: 7 },
  "/day": { dimension: "rate", factor: 1 },
  "/d": { dimension: "rate", factor: 1 },
  "1/d": { dimension: "rate", factor: 1 },
  "/h": { dimension: "rate", factor: 24 },
  "/week": { dimension: "rate", factor: 1 / 7 },
  m: { dimension: "length", factor: 0.001 },
  km: { dimension: "length", factor: 1 },
  "%": { dimension: "number", factor: 0.01, of: "share" },
  points: { dimension: "number", factor: 0.01, of: "share" },
  "/1000": { dimension: "number", factor: 0.001, of: "share" },
  "/100000": { dimension: "number", factor: 0.00001, of: "share" },
  share: { dimension: "number", factor: 1, of: "share" },
  people: { dimension: "number", factor: 1, of: "people" },
  sigma: { dimension: "number", factor: 1, of: "sigma" },
  logit: { dimension: "number", factor: 1, of: "logit" },
};

const CANONICAL: Readonly<Record<string, string>> = { d: "time", "1/d": "rate", km: "length" };
const EXAMPLE: Readonly<Record<string, string>> = {
  time: "6 h or 2 d",
  rate: "2.5 /day",
  length: "400 km",
  number: "0.3, 30 % or 4.48 /1000",
};

/** Units of numbers that may be written in any way in which numbers are. */
const ANY: readonly string[] = ["1", ""];

/** Dimension of a quantity declared with this canonical unit. */
export const dimensionOf = (unit: string): string => CANONICAL[unit] ?? "number";

export type Parsed = { readonly value: number } | { readonly problem: string };

/**
 * A number as written in a scenario, in the canonical unit: `6 h` for "d" gives 0.25. A bare number is taken as canonical, except for
 * times, rates and lengths, which must say their unit.
 */
export function parseQuantity(written: string | number, unit: string): Parsed {
  const dimension = dimensionOf(unit);
  const text = String(written).trim();
  const match = /^([+-]?(?:\d+(?:[_ ]\d{3})*|\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(text);
  const digits = (match?.[1] ?? "").replaceAll(/[_ ]/g, "");
  const value = Number(digits);
  if (digits === "" || !Number.isFinite(value))
    return { problem: `"${text}" is not a number; write for instance ${EXAMPLE[dimension] ?? "0.3"}` };
  const suffix = (match?.[2] ?? "").replaceAll(" ", "");
  if (suffix === "") {
    return dimension === "number"
      ? { value }
      : { problem: `${text} has no unit; write for instance ${EXAMPLE[dimension] ?? "0.3"}` };
  }
  const found = Object.hasOwn(UNITS, suffix)
    ? UNITS[suffix]
    : suffix === unit.replaceAll(" ", "")
      ? { dimension, factor: 1 }
      : undefined;
  if (!found)
    return {
      problem: `"${suffix}" is not a unit that is known here; write for instance ${EXAMPLE[dimension] ?? "0.3"}`,
    };
  if (found.dimension !== dimension)
    return {
      problem: `"${suffix}" is a ${found.dimension}, a ${dimension} is needed: for instance ${EXAMPLE[dimension] ?? "0.3"}`,
    };
  if (found.of !== undefined && found.of !== unit && !ANY.includes(unit))
    return { problem: `"${suffix}" is no unit of this: it is counted in ${unit}` };
  const canonical = value * found.factor;
  return Number.isFinite(canonical) ? { value: canonical } : { problem: `"${text}" is too large a number` };
}
