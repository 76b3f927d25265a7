// What a scenario folder says once it is parsed and checked: facts with their marks, unknowns with their ranges, claims, record.
import type { Range } from "../core/ranges.ts";
import type { Asked } from "../model/asked.ts";
import type { Directive } from "../model/kit/imposed.ts";

/** V read in a source, U from memory, D derived by arithmetic, C sources conflict, F read in this project's facts, - assumed. */
export type FactMark = "V" | "U" | "D" | "C" | "F" | "-";

export interface Fact {
  readonly kind: "fact";
  readonly value: number;
  readonly source: string;
  readonly mark: FactMark;
}

export interface Unknown {
  readonly kind: "unknown";
  readonly range: Range;
  readonly source: string;
  readonly mark: FactMark;
  readonly why: string;
}

/** A number of the scenario, in the canonical unit of its place. */
export type Value = Fact | Unknown;

export interface ScenarioPlace {
  readonly id: string;
  readonly name: string;
  readonly people: Fact;
  /** Latitude and longitude of the centre, degrees. */
  readonly at: readonly [number, number];
  /** Key of the place's polygon in the map file, "" when it has none. */
  readonly map: string;
  readonly utcOffset: number;
}

export interface ScenarioForce {
  readonly id: "police" | "interior" | "army";
  /** Staff as a share of people. */
  readonly share: Value;
  /** 0 dissolves when told to disperse a crowd, 1 obeys any order. */
  readonly discipline: Value;
}

/** Holders of power beside the incumbent's own circle. */
export interface ScenarioFaction {
  readonly id: string;
  /** Whether these are a former leader's people. */
  readonly former: boolean;
  /** Its numbers by name (factions.ts). */
  readonly values: Readonly<Record<string, Value>>;
}

export interface ScenarioShock {
  readonly id: string;
  readonly name: string;
  /** Days since the scenario's start. */
  readonly from: number;
  /** Place felt most; its size is hardship.shockSize. */
  readonly source: string;
  /** Sizes relative to the source for places named; the others draw hardship.elsewhere. */
  readonly relative: Readonly<Record<string, Value>>;
}

/** An override of a mechanism's own range or form weights. */
export type Override =
  | { readonly path: string; readonly value: Value }
  | {
      readonly path: string;
      readonly weights: Readonly<Record<string, number>>;
      readonly source: string;
      readonly why: string;
    };

export interface RecordEntry {
  readonly id: string;
  readonly outcome: string;
  /** Days since the scenario's start; null for an entry without a date. */
  readonly at: number | null;
  /** As written by the author. */
  readonly dated: string;
  /** Place id, or "". */
  readonly place: string;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly mark: FactMark;
  readonly sources: readonly string[];
  readonly text: string;
  readonly conflict: readonly string[];
}

/** An assumption set to a value, an actor's choice imposed or forbidden, or a state imposed for a while. */
export type Intervention = Setting | Directive;

export interface Setting {
  readonly set: string;
  readonly to: number | string;
}

/** A contrast of two arms, or a trend: arms along which something grows, of which the last and the first are compared. */
export interface ContrastTest {
  readonly kind: "contrast" | "trend";
  /** As it is written: an outcome's name, or a quantity some days after the arms part: "people at +3 d". "" for a fit. */
  readonly outcome: string;
  /** What is read off runs; null for a fit. */
  readonly asked: Asked | null;
  /** Whether futures of a world are compared by how far they lie apart in it. */
  readonly spread: boolean;
  /** Condition under which the arms part, or "" for the scenario's start. */
  readonly given: string;
  /** Record entries whose likelihood the two arms are compared on (a Bayes factor), or none. */
  readonly fit: readonly string[];
  /** Smallest effect that matters, in the outcome's unit; where `relative`, as a share of it. */
  readonly atLeast: number;
  /** Whether arms are compared by their ratio. */
  readonly relative: boolean;
  /** Names of the two arms: the claim says the first has more of the outcome than the second. */
  readonly order: readonly [string, string];
  readonly arms: Readonly<Record<string, readonly Intervention[]>>;
  /** Of a trend: its arms in the order in which something grows; else empty. */
  readonly levels: readonly string[];
  readonly note: string;
}

export interface ChanceTest {
  readonly kind: "chance";
  readonly outcome: string;
  readonly asked: Asked;
  readonly given: string;
  readonly above: number | null;
  readonly below: number | null;
  /** Smallest chance of the event that the claim asks for. */
  readonly chance: number;
  /** Path of the input that answers the claim by itself, or "". */
  readonly byInput: string;
  readonly note: string;
}

/** What is moved of one side: from one end to the other, all else as drawn. */
export interface ShareInput {
  /** Path as a world has it. */
  readonly set: string;
  /** Ends as stated; null for the 10 % and 90 % points of the range that worlds are drawn from. */
  readonly ends: readonly [from: number | string, to: number | string] | null;
  /** Of the ends: a key of the sources, or "assumed"; "" where they are the range's. */
  readonly source: string;
  readonly why: string;
}

export interface ShareSide {
  readonly name: string;
  readonly inputs: readonly ShareInput[];
}

/** Whose inputs move an outcome more, each by a comparable change. */
export interface ShareTest {
  readonly kind: "share";
  readonly outcome: string;
  readonly asked: Asked;
  readonly given: string;
  /** Smallest effect of a side, root of its sum of squares, in the outcome's unit or where `relative` as a share of it. */
  readonly atLeast: number;
  readonly relative: boolean;
  readonly first: ShareSide;
  readonly second: ShareSide;
  /** Values of one assumption at each of which the share is taken, by name; else empty. */
  readonly levels: readonly { readonly name: string; readonly set: Setting }[];
  /** Side of which the claim says that it moves more, or whose share it says rises along the levels. */
  readonly says: "first" | "second";
  readonly note: string;
}

export interface RecordTest {
  readonly kind: "record";
  readonly entries: readonly string[];
  readonly says: "true" | "false" | "partly";
  readonly text: string;
}

/** What cannot be tested, or not yet, and why. */
export interface JudgementTest {
  readonly kind: "judgement";
  readonly text: string;
  readonly why: string;
}

export interface Condition {
  readonly column: string;
  readonly equals: readonly string[];
}

/** A column of a table taken as a number: as it stands, in steps, or by the place of its word in an order. */
export interface Measure {
  readonly column: string;
  /** Words from lowest to highest, those of one place together; none where cells are numbers. */
  readonly order: readonly (readonly string[])[];
  /** Size of the steps that numbers are taken in; 0 for as they stand. */
  readonly step: number;
}

export const TABLES = ["cases", "states"] as const;
export type TableName = (typeof TABLES)[number];

interface OnTable {
  readonly kind: "cases";
  readonly table: TableName;
  readonly among: readonly Condition[];
  readonly note: string;
}

interface TwoGroups extends OnTable {
  readonly where: readonly Condition[];
  readonly against: readonly Condition[];
  /** What the claim says of the first group beside the second. */
  readonly says: "more" | "less";
}

/** Two groups of rows, and in each the share with an outcome. */
export interface SharesTest extends TwoGroups {
  readonly form: "shares";
  readonly outcome: Condition;
  /** The author's words for the outcome, or "". */
  readonly called: string;
}

/** Two groups of rows, and in each a number. */
export interface NumbersTest extends TwoGroups {
  readonly form: "numbers";
  readonly outcome: Measure;
}

/** The share of rows with an outcome along a number. */
export interface LevelsTest extends OnTable {
  readonly form: "levels";
  readonly along: Measure;
  readonly outcome: Condition;
  readonly called: string;
  readonly says: "rises" | "falls";
}

/** A number along another. */
export interface RanksTest extends OnTable {
  readonly form: "ranks";
  readonly along: Measure;
  readonly outcome: Measure;
  readonly says: "rises" | "falls";
}

/** Rows side by side, from which nothing is concluded. */
export interface RowsTest extends OnTable {
  readonly form: "rows";
  readonly rows: readonly string[];
  readonly show: readonly string[];
}

export type CasesTest = SharesTest | NumbersTest | LevelsTest | RanksTest | RowsTest;

export type ClaimTest = ContrastTest | ChanceTest | RecordTest | CasesTest | JudgementTest | ShareTest;

/** Whether a test compares arms. */
export const comparesArms = (test: ClaimTest): test is ContrastTest =>
  test.kind === "contrast" || test.kind === "trend";

export interface Claim {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly group: string;
  readonly placebo: "" | "reversed" | "no path";
  readonly tests: readonly ClaimTest[];
}

/** A change with a name, to be compared with the world as drawn. */
export interface NamedVariant {
  readonly id: string;
  readonly text: string;
  readonly interventions: readonly Intervention[];
}

/** An assumption that an explanation leans on, and the value at which it plays no part. */
export interface SwitchedOff extends Setting {
  readonly why: string;
}

/** What is tried from a condition on: arms by name, all compared with the first, on several outcomes. */
export interface RivalEffects {
  readonly given: string;
  readonly arms: readonly { readonly name: string; readonly interventions: readonly Intervention[] }[];
  readonly outcomes: readonly Asked[];
  readonly note: string;
}

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

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly note: string;
}

export interface BaseRate {
  readonly id: string;
  readonly condition: string;
  readonly n: number | null;
  readonly rate: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly source: string;
  readonly note: string;
}

export interface ScenarioMember {
  readonly id: string;
  /** What bears on its vote and its contingent, by name (members.ts); none for the guarantor and for the state in crisis. */
  readonly values: Readonly<Record<string, Value>>;
}

export interface ScenarioNeighbour {
  readonly id: string;
  /** What bears on its crises, by name (region.ts). */
  readonly values: Readonly<Record<string, Value>>;
}

export interface Treaty {
  readonly id: string;
  readonly guarantor: string;
  readonly members: readonly ScenarioMember[];
  readonly rule: "consensus" | "majority" | "twoThirds" | "guarantor";
  /** Ground on which help is given; "" where the scenario leaves it open. */
  readonly ground: "outsideAttack" | "anyThreat" | "";
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
  readonly baseRates: readonly BaseRate[];
  readonly sources: readonly Source[];
  /** Hash of every file's text: part of every run id's version. */
  readonly hash: string;
}
