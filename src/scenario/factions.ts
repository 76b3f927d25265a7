// What a scenario says of those who hold power beside the incumbent's own circle, and what stands where it says nothing.
import type { Range } from "../core/ranges.ts";
import type { ScenarioFaction, Unknown, Value } from "./parts.ts";

interface FactionValue {
  readonly meaning: string;
  readonly range: Range;
  readonly why: string;
}

const uniform = (low: number, high: number): Range => ({ kind: "uniform", low, high });

/** Single numbers of a faction, all shares of one. */
export const FACTION_VALUES = {
  share: {
    meaning: "share of power; what all factions together leave is the incumbent's own circle's",
    range: uniform(0.05, 0.3),
    why: "the scenario does not say; a faction worth naming has a twentieth, one with a third would be a second ruler",
  },
  services: {
    meaning: "share of the armed services that its people command",
    range: uniform(0, 0.3),
    why: "the scenario does not say; rulers keep most services under their own people",
  },
  tie: {
    meaning: "tie to the incumbent: 0 none, 1 family or clan",
    range: uniform(0, 1),
    why: "the scenario does not say",
  },
  alignment: {
    meaning: "closeness to the guarantor: 0 to its rivals, 1 to the guarantor",
    range: uniform(0.1, 0.9),
    why: "the scenario does not say; nobody's loyalties under another ruler are known before",
  },
} as const satisfies Readonly<Record<string, FactionValue>>;

export type FactionValueName = keyof typeof FACTION_VALUES;
export const FACTION_VALUE_NAMES = Object.keys(FACTION_VALUES) as FactionValueName[];

/** What is taken where a scenario says nothing of a faction's number. */
export const silentOf = (name: FactionValueName): Unknown => ({
  kind: "unknown",
  range: FACTION_VALUES[name].range,
  source: "assumed",
  mark: "-",
  why: FACTION_VALUES[name].why,
});

const allSilent = (): Record<string, Value> =>
  Object.fromEntries(FACTION_VALUE_NAMES.map((name) => [name, silentOf(name)]));

/** Taken where a scenario names no factions: three of unknown size. No former leader with a veto is made up. */
export const UNNAMED: readonly ScenarioFaction[] = ["first", "second", "third"].map((id) => ({
  id,
  former: false,
  values: allSilent(),
}));
