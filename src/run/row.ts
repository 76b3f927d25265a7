// One run as a row of numbers: what ensembles keep. Dates are days since the scenario's start, NEVER where a thing has not happened.
import { exp } from "../core/exp.ts";
import { channel, draw } from "../core/keyed.ts";
import { normalQuantile } from "../core/normal.ts";
import { STREAMS } from "../core/streams.ts";
import { guarantorShareOf } from "../model/actors/contingents.ts";
import { outsideActors } from "../model/actors/otherPowers.ts";
import { observation } from "../model/street/observation.ts";
import { at0, NEVER } from "../model/kit/state.ts";
import { keyAt } from "./channels.ts";
import { lived, reported } from "./reported.ts";
import type { Run } from "./run.ts";

/** Dates of a row. */
export const DATES = [
  "firstProtest", "peakAt", "conceded", "emergency", "liveFire", "requested", "refused", "warned", "deployed", "decided", "arrived",
  "withdrawn", "fallen", "largestLost", "orderRestored", "shutdown", "dismissed", "framed", "consented", "political",
] as const; // prettier-ignore

/** Single numbers of a row, in order. */
export const SCALARS = [
  ...DATES,
  "peakPeople", "deaths", "arrests", "worstControl", "worstLoyal", "troops", "guarantorShare", "daysOver1000", "placesByDay4",
  "membersCame", "outsideActors",
  "longFallen",
] as const; // prettier-ignore
export type Scalar = (typeof SCALARS)[number];

/** Series of a row, one number a day each: people out and places as published, deaths and arrests as reported up to the day's end. */
export const SERIES = ["people", "regions", "dead", "detained", "control", "survival", "trulyOut"] as const;
export type SeriesName = (typeof SERIES)[number];

export const rowLength = (days: number): number => SCALARS.length + SERIES.length * days;
export const scalarAt = (name: Scalar): number => SCALARS.indexOf(name);
export const seriesAt = (name: SeriesName, days: number): number => SCALARS.length + SERIES.indexOf(name) * days;

/** Row of a run that has been simulated to `days`, as it is seen and reported. */
export function measure(run: Run, days: number): Float64Array {
  const { world, state } = run;
  const row = new Float64Array(rowLength(days));
  const set = (name: Scalar, value: number): void => {
    row[scalarAt(name)] = value;
  };
  for (const name of DATES)
    set(name, at0(name === "deployed" ? state.deployChosen : name === "political" ? state.politicalAt : state[name]));
  set("peakPeople", at0(state.peakPeople));
  set("deaths", at0(state.deaths));
  set("arrests", at0(state.arrests));
  set("worstControl", at0(state.worstControl));
  set("worstLoyal", at0(state.worstLoyal));
  set("troops", at0(state.troopsOrdered));
  set("guarantorShare", guarantorShareOf(world, state));
  set(
    "membersCame",
    state.memberArrived.reduce((n, date) => n + (date === NEVER ? 0 : 1), 0),
  );
  set("outsideActors", outsideActors(world, state));
  set("longFallen", at0(state.fallen));
  let over = 0;
  for (let t = 0; t < days; t++) if ((state.dayPeople[t] as number) >= 1000) over++;
  set("daysOver1000", over);
  const p = observation.of(world);
  const places = placesSeen(run, days);
  let early = 0;
  for (let d = 0; d < world.places.length; d++)
    for (let t = 0; t < Math.min(4, days); t++)
      if ((state.placeDayPeople[d * world.room + t] as number) > p.seenFrom) {
        early++;
        break;
      }
  set("placesByDay4", early);

  const at = SERIES.map((name) => seriesAt(name, days));
  for (let t = 0; t < days; t++) {
    const out = state.dayPeople[t] as number;
    const key = channel(keyAt(run, "countError", t), STREAMS.countError, 0);
    row[(at[0] as number) + t] = out * exp(p.countBias + p.countError * normalQuantile(draw(key, t, 0, 0)));
    row[(at[1] as number) + t] = places[t] as number;
    row[(at[2] as number) + t] = reported(run, state.dayDeaths, at0(state.deaths), p.deathLag, t);
    row[(at[3] as number) + t] = reported(run, state.dayArrests, at0(state.arrests), p.detainedLag, t);
    row[(at[4] as number) + t] = lived(run, t) ? (state.dayControl[t] as number) : at0(state.nationalControl);
    row[(at[5] as number) + t] = lived(run, t) ? (state.daySurvival[t] as number) : at0(state.survival);
    row[(at[6] as number) + t] = out;
  }
  return row;
}

/** Places with protest seen, by day. */
function placesSeen({ world, state }: Run, days: number): Float64Array {
  const { seenFrom } = observation.of(world);
  const places = new Float64Array(days);
  for (let d = 0; d < world.places.length; d++)
    for (let t = 0; t < days; t++)
      if ((state.placeDayPeople[d * world.room + t] as number) > seenFrom) places[t] = (places[t] as number) + 1;
  return places;
}

/** Adds one to each place and day (place-major) on which this run's protest is seen. */
export function countPlaces({ world, state }: Run, days: number, into: Float64Array): void {
  const { seenFrom } = observation.of(world);
  for (let d = 0; d < world.places.length; d++)
    for (let t = 0; t < days; t++)
      if ((state.placeDayPeople[d * world.room + t] as number) > seenFrom)
        into[d * days + t] = (into[d * days + t] as number) + 1;
}
