// The parts that a scenario is made of: facts with their marks, unknowns with their ranges, places, forces, what an arm changes.
import type { Range } from "../core/ranges.ts";
import type { Asked } from "../model/asked.ts";
import type { Directive } from "../model/kit/imposed.ts";
import type { Convention } from "./read/numerals.ts";

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

/** The map's file and what in it counts; "" where it is left to be found. */
export interface MapChoice {
  /** "" where there is no map. */
  readonly file: string;
  /** Whether scenario.yaml names it; otherwise it was found by its name. */
  readonly isNamed: boolean;
  /** Of a topology's objects. */
  readonly object: string;
  /** Property of a region that places name. */
  readonly key: string;
  /** Property that holds a region's name. */
  readonly name: string;
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
  /** What full stop and comma stand for in the column, where its cells tell. */
  readonly marks?: Convention;
}

export const TABLES = ["cases", "states"] as const;
export type TableName = (typeof TABLES)[number];

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

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly note: string;
}

/** How often something happens at all, on public record. */
export interface BaseRate {
  readonly id: string;
  readonly condition: string;
  /** What the rate is a share of, and of how many. */
  readonly per: string;
  readonly n: number | null;
  /** Days within which it happens; null where it may come at any time. */
  readonly days: number | null;
  readonly rate: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly source: string;
  readonly mark: string;
  readonly note: string;
}

/** A rate that every scenario has and this one doesn't, with the reason. */
export interface LeftOutRate {
  readonly id: string;
  readonly why: string;
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
