// Who holds how much power: at the start, after a purge, after a fall; and what follows from it for backing, commanders, dual power.
import { pairwiseExpected, weightedMean } from "./bargain.ts";
import { elitesOf } from "./elitesParams.ts";
import type { Consideration } from "../kit/events.ts";
import { SMALL } from "../kit/guards.ts";
import { at0, NEVER, type Field, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { oweLooks } from "../street/survival.ts";
import type { Faction, World } from "../kit/world.ts";

/** What `purge` reads and writes. */
export const PURGE_READS: readonly Field[] = ["power", "stance", "ownPower", "dualPowerEnded", "purged", "purgeFailed", "backing", "commander", "dualPower", "looks", "guarantorLooks"]; // prettier-ignore
export const PURGE_WRITES: readonly Field[] = ["power", "stance", "ownPower", "backing", "commander", "dualPower", "dualPowerEnded", "purged", "purgeFailed", "looks", "guarantorLooks"]; // prettier-ignore

const shareOf = (factions: readonly Faction[]): number => factions.reduce((sum, f) => sum + f.share, 0);
const formers = (world: World): readonly Faction[] => world.factions.filter((f) => f.former > 0);

/** Everybody backs, as far as anybody has had to show. */
export function beginElites(world: World, state: State): void {
  world.factions.forEach((f, j) => (state.power[j] = f.share));
  state.stance.fill(1);
  state.ownPower[0] = 1 - shareOf(world.factions);
  takeStock(world, state);
  takeVeto(world, state);
}

/** Backing and commanders as they follow from power and stances. */
export function takeStock(world: World, state: State): void {
  const p = elitesOf(world);
  const power = [at0(state.ownPower), ...state.power];
  const stance = [1, ...state.stance];
  state.backing[0] = p.form === "pairwise" ? pairwiseExpected(power, stance) : weightedMean(power, stance);
  let commander = p.commander;
  world.factions.forEach((f, j) => {
    // the services of those who were purged have new commanders, whose stance is 1
    commander += f.services * ((state.stance[j] as number) - p.commander);
  });
  state.commander[0] = commander;
}

/** What is left of the former leader's veto: it goes with his people's power. */
function takeVeto(world: World, state: State): void {
  const first = shareOf(formers(world));
  const left = world.factions.reduce((sum, f, j) => sum + f.former * (state.power[j] as number), 0);
  state.dualPower[0] = first > 0 ? elitesOf(world).dualPower * Math.min(1, left / first) : 0;
}

/** Power that is seen not to back the incumbent, 0..1. */
export const wavering = (state: State): number =>
  state.power.reduce((sum, w, j) => sum + w * (1 - (state.stance[j] as number)), 0);

/** Whether a faction can still be purged. */
export const canBePurged = (state: State, j: number): boolean =>
  (state.power[j] as number) > 0 && state.purged[j] === NEVER && state.purgeFailed[j] === NEVER;

/** The faction that a purge would strike: most power held back; where all back, the former leader's, then the strongest. -1 for none. */
export function purgeTarget(world: World, state: State): number {
  let target = -1;
  let worst = -1;
  for (let j = 0; j < world.factions.length; j++) {
    if (!canBePurged(state, j)) continue;
    const w = state.power[j] as number;
    const rank = w * (1 - (state.stance[j] as number)) + SMALL * ((world.factions[j] as Faction).former + w);
    if (rank > worst) [target, worst] = [j, rank];
  }
  return target;
}

/** A purge is tried: the faction's power is taken and shared out, or it breaks. */
export function purge(at: Moment, j: number, now: number, considerations?: readonly Consideration[]): void {
  const { world, state, log } = at;
  const p = elitesOf(world);
  const works = at.draws.faction("purge", j, 0, 0) < p.purgeSuccess;
  const taken = state.power[j] as number;
  if (works) {
    state.purged[j] = now;
    state.power[j] = 0;
    state.stance[j] = 1;
    share(world, state, taken);
  } else {
    state.purgeFailed[j] = now;
    state.stance[j] = 0;
  }
  takeStock(world, state);
  const veto = at0(state.dualPower);
  takeVeto(world, state);
  if (veto > 0 && at0(state.dualPower) === 0) state.dualPowerEnded[0] = now;
  log.add({
    time: now,
    kind: works ? "purged" : "purge fails",
    place: -1,
    causes: [log.latest("purge"), log.latest("stance"), log.latest("arrival"), log.latest("protest")],
    values: { faction: j, power: taken },
    ...(considerations ? { considerations } : {}),
  });
  oweLooks(at);
}

/** What was taken goes to the incumbent's circle and, by power and services, to the other factions. */
function share(world: World, state: State, taken: number): void {
  const claims = world.factions.map((f, k) =>
    (state.power[k] as number) > 0 ? (state.power[k] as number) + f.services : 0,
  );
  const all = claims.reduce((sum, x) => sum + x, 0);
  const own = all > 0 ? elitesOf(world).gainShare * taken : taken;
  state.ownPower[0] = at0(state.ownPower) + own;
  claims.forEach((x, k) => {
    if (x > 0) state.power[k] = (state.power[k] as number) + ((taken - own) * x) / all;
  });
}
