// A world: the scenario with every assumption drawn, frozen. Built by src/world; read by the mechanisms' steps.
import type { Drawn } from "./drawn.ts";
import type { Directive } from "./imposed.ts";
import type { Lesson } from "./lesson.ts";
import type { Neighbour } from "./neighbour.ts";
import type { Place } from "./place.ts";

export type { Place };

export interface Shock {
  readonly id: string;
  /** Days since the scenario's start. */
  readonly from: number;
  /** Size at each place in sigma, before onset and fading. */
  readonly size: Float64Array;
}

export interface Site {
  readonly id: string;
  readonly place: number;
  /** Control below which it is lost. */
  readonly level: number;
}

/** A member of the alliance that votes: neither the guarantor nor the state in crisis. Shares 0..1. */
export interface Member {
  readonly id: string;
  /** Hash of the id: the entity part of every draw's key. */
  readonly entity: number;
  /** Common border, same patron, trade with the state in crisis. */
  readonly stake: number;
  /** Dispute with the guarantor: 0 none, 1 open. */
  readonly fear: number;
  /** Own yearly chance of a crisis over 0.2, at most 1. */
  readonly need: number;
  readonly dependence: number;
  /** Share of its public or parliament against sending. */
  readonly against: number;
  /** Whether its parliament must agree before troops leave: 1 or 0. */
  readonly parliament: number;
  /** Its contingent, as a share of the force that the guarantor plans. */
  readonly offer: number;
}

/** Holders of power beside the incumbent's own circle. Shares 0..1. */
export interface Faction {
  readonly id: string;
  /** Hash of the id: the entity part of every draw's key. */
  readonly entity: number;
  /** Share of power; with the incumbent's own circle they sum to 1. */
  readonly share: number;
  /** Share of the armed services that its people command. */
  readonly services: number;
  /** Tie to the incumbent: 0 none, 1 family. */
  readonly tie: number;
  /** Whether these are a former leader's people: 1 or 0. */
  readonly former: number;
  /** Closeness to the guarantor. */
  readonly alignment: number;
}

export interface World extends Drawn {
  readonly index: number;
  readonly seed: number;
  readonly places: readonly Place[];
  /** By place: people, adults that can be mobilised at all, political weight (sums to 1). */
  readonly people: Float64Array;
  readonly pool: Float64Array;
  readonly weight: Float64Array;
  /** Place x place, km. */
  readonly distance: Float64Array;
  /** Standing local hardship relative to the national level, sigma. */
  readonly localHardship: Float64Array;
  readonly shocks: readonly Shock[];
  readonly sites: readonly Site[];
  readonly largest: number;
  readonly capital: number;
  readonly totalPeople: number;
  /** Service x place: staff. */
  readonly staff: Float64Array;
  readonly members: readonly Member[];
  readonly factions: readonly Faction[];
  /** Facts and draws of the scenario that single mechanisms ask for, by name (status, hostility, …). */
  readonly given: Readonly<Record<string, number>>;
  /** States around it, the scenario's own among them, whose later crises may follow; none where the scenario names none. */
  readonly region: readonly Neighbour[];
  /** The state in crisis. */
  readonly state: string;
  /** Cases that actors have learned from before the run starts; none in a scenario's own crisis. */
  readonly lessons: readonly Lesson[];
  /** What is imposed on its runs; none in a world as drawn. */
  readonly directives: readonly Directive[];
  /** Days a run goes on for, and days the state has room for: crises are followed further. */
  readonly days: number;
  readonly room: number;
  /** Sub-steps a tick for the flows. */
  readonly subSteps: number;
}
