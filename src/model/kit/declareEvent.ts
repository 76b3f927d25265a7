// How a mechanism declares an event: where it stands, what it is called, whether an actor's step took it, and the sentence that tells of it.
import type { LoggedEvent } from "./events.ts";
import type { Actor } from "./imposed.ts";
import type { Teller } from "./teller.ts";

/** Whose doing an event is, as columns of the causal graph, from left to right. */
export const LANES = ["street", "ground", "government", "insiders", "guarantor", "council"] as const;
export type Lane = (typeof LANES)[number];

/** The step of an actor that an event logs. */
export interface StepTaken {
  readonly actor: Actor;
  readonly option: string;
  /** The step in words, after "without". */
  readonly without: string;
}

export interface EventDeclared {
  readonly lane: Lane;
  /** In two or three words. */
  readonly label: string;
  /** The step that can be kept from an actor so that there is no such event; null where it only follows from others. */
  readonly step: StepTaken | null;
  /** Its sentence. What it says of an event it takes from the event's values. */
  said(event: LoggedEvent, teller: Teller): string;
  /** One sentence for events of this kind in several places on one day; absent where each is told by itself. */
  together?(events: readonly LoggedEvent[], teller: Teller): string;
}
export type Events = Readonly<Record<string, EventDeclared>>;

export const event = (declared: EventDeclared): EventDeclared => declared;

export const step = (actor: Actor, option: string, without: string): StepTaken => ({ actor, option, without });
