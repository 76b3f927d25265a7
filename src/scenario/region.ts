// What a scenario says of the states around, and the ranges that stand where it says nothing.
import type { Range } from "../core/ranges.ts";
import type { Treaty, Unknown } from "./parts.ts";
import type { Wanted } from "./read/quantities.ts";

interface NeighbourValue {
  readonly meaning: string;
  readonly wanted: Wanted;
  /** Where the scenario is silent: assumed, for this reason. None where it must say. */
  readonly silent?: { readonly range: Range; readonly why: string };
}

const uniform = (low: number, high: number): Range => ({ kind: "uniform", low, high });
const share = { unit: "share", limits: [0, 1] } as const;
const unsaid = (low: number, high: number, why: string) => ({ range: uniform(low, high), why });

/** Single numbers of a state of the region. */
export const NEIGHBOUR_VALUES = {
  people: { meaning: "its people", wanted: { unit: "people", limits: [1000, 2e9], whole: true } },
  tenure: {
    meaning: "years of its leader in office on the first day",
    wanted: { unit: "1", limits: [0, 80] },
    silent: unsaid(0, 20, "the scenario does not say; most leaders have been there for less than twenty years"),
  },
  generation: {
    meaning: "1 in the five years around a change of political generation, else 0; between where it can be argued",
    wanted: share,
    silent: unsaid(0, 1, "the scenario does not say"),
  },
  likeness: {
    meaning: "how far a case in the one is a case for the other: 1 just like the state of the scenario, 0 not at all",
    wanted: share,
    silent: unsaid(0.2, 0.9, "the scenario does not say; neighbours resemble each other somewhat"),
  },
  police: {
    meaning: "police per head",
    wanted: share,
    silent: unsaid(0.0025, 0.0065, "the scenario does not say; most states have 2.5 to 6.5 per 1,000"),
  },
  interior: {
    meaning: "interior troops per head",
    wanted: share,
    silent: unsaid(0, 0.0015, "the scenario does not say; none to 1.5 per 1,000"),
  },
  army: {
    meaning: "active forces per head",
    wanted: share,
    silent: unsaid(0.001, 0.007, "the scenario does not say; most states around have 1 to 7 per 1,000"),
  },
} as const satisfies Readonly<Record<string, NeighbourValue>>;

export type NeighbourValueName = keyof typeof NEIGHBOUR_VALUES;
export const NEIGHBOUR_VALUE_NAMES = Object.keys(NEIGHBOUR_VALUES) as NeighbourValueName[];

/** What is taken where a scenario says nothing; null where it has to say. */
export function unsaidOf(name: NeighbourValueName): Unknown | null {
  const value: NeighbourValue = NEIGHBOUR_VALUES[name];
  return value.silent ? { kind: "unknown", ...value.silent, source: "assumed", mark: "-" } : null;
}

/** Whether a state of the region may ask the alliance: it is in it, and not the guarantor. */
export const mayAsk = ({ treaty }: { readonly treaty: Treaty }, id: string): boolean =>
  id !== treaty.guarantor && treaty.members.some((m) => m.id === id);
