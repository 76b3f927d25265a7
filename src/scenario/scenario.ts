// What a scenario folder says once it is parsed and checked: facts with their marks, unknowns with their ranges, claims, record.
import type { Claim } from "./claims/readClaims.ts";
import type { BaseRate, LeftOutRate, MapChoice, NamedVariant, Override, RecordEntry, RivalEffects, ScenarioFaction, ScenarioForce, ScenarioNeighbour, ScenarioPlace, ScenarioShock, Source, SwitchedOff, Treaty, Value } from "./parts.ts"; // prettier-ignore

export type * from "./parts.ts";
export type { CasesTest, LevelsTest, NumbersTest, RanksTest, SharesTest } from "./claims/cases.ts";
export type { ChanceSays, ChanceTest } from "./claims/chance.ts";
export type { ContrastTest } from "./claims/contrast.ts";
export type { JudgementTest } from "./claims/judgement.ts";
export type { ClaimTest, Kind, TestOf } from "./claims/kinds.ts";
export type { Claim } from "./claims/readClaims.ts";
export type { RecordTest } from "./claims/record.ts";
export type { Says } from "./claims/says.ts";
export type { ShareInput, ShareTest } from "./claims/share.ts";

/** A rival explanation of the same crisis: what it leans on, and claims of its own. */
export interface Rival {
  /** Name of its file without the ending. */
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly sources: readonly string[];
  readonly considerations: readonly SwitchedOff[];
  readonly effects: RivalEffects | null;
  readonly claims: readonly Claim[];
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Days since 1970-01-01T00:00Z, and the offset in minutes in which dates are shown. */
  readonly start: number;
  readonly offset: number;
  readonly days: number;
  readonly state: { readonly id: string; readonly name: string; readonly capital: string; readonly largest: string };
  /** Single numbers by name: adults, foreignDisapproval, hostileSuccessor, outsideReaction, tied, watched, capitalWeight, largestWeight. */
  readonly values: Readonly<Record<string, Value>>;
  readonly requester: "undisputed" | "contested" | "interim" | "ousted";
  readonly places: readonly ScenarioPlace[];
  readonly map: MapChoice;
  readonly forces: readonly ScenarioForce[];
  readonly factions: readonly ScenarioFaction[];
  readonly shocks: readonly ScenarioShock[];
  readonly treaty: Treaty;
  /** States whose later crises may follow; none where the scenario has no region. */
  readonly region: readonly ScenarioNeighbour[];
  readonly overrides: readonly Override[];
  readonly claims: readonly Claim[];
  readonly variants: readonly NamedVariant[];
  /** In the order of their files' names. */
  readonly rivals: readonly Rival[];
  readonly record: readonly RecordEntry[];
  readonly cases: readonly Readonly<Record<string, string>>[];
  /** The states around, as a table; none where the scenario has no states.csv. */
  readonly states: readonly Readonly<Record<string, string>>[];
  /** Those that every scenario has, but for what this one leaves out, and its own. */
  readonly baseRates: readonly BaseRate[];
  readonly leftOutRates: readonly LeftOutRate[];
  readonly sources: readonly Source[];
  /** Hash of every file's text: part of every run id's version. */
  readonly hash: string;
}
