// The government's menu: which options stand open in a situation, and the named parts of what each is worth to it.
import { logistic } from "../../core/logistic.ts";
import { contagion } from "../street/contagion.ts";
import type { Option } from "./decide.ts";
import { acceptance, framing } from "./framing.ts";
import type { GovernmentValues } from "./governmentParams.ts";
import { answerForeseen } from "./guarantor.ts";
import { orderForces } from "../street/orderForces.ts";
import type { Picture } from "./perception.ts";
import { deployable } from "../street/repression.ts";
import { purgeTarget, wavering } from "./power.ts";
import { comeBelief, exampleOf, precedent, stayBelief } from "./precedent.ts";
import { request } from "./request.ts";
import { at0, NEVER, SERVICES, shockOf, type GOVERNMENT_OPTIONS } from "../kit/state.ts";
import { inside } from "../kit/guards.ts";
import type { Moment } from "../kit/step.ts";
import { routeGained } from "./treaty.ts";

/** Options open now, holding first. */
export function menuOf(at: Moment, seen: Picture, p: GovernmentValues): Option[] {
  const { world, state } = at;
  const danger = 1 - seen.survival;
  const lostSite = state.siteHeld.includes(0);
  const emergency = at0(state.emergencyOn) > 0;
  const step = {
    hold: 0,
    concede: p.stepConcede,
    emergency: p.stepEmergency,
    liveFire: p.stepFire,
    ask: p.stepAsk,
    shutdown: p.stepShutdown,
    dismiss: p.stepDismiss,
    frame: p.stepFrame,
    purge: p.stepPurge,
    stepDown: p.stepDown,
  };
  const make = (
    name: (typeof GOVERNMENT_OPTIONS)[number],
    relief: number,
    loss: number,
    more: Record<string, number> = {},
  ): Option => ({
    name,
    shock: shockOf(name),
    parts: {
      danger: p.dangerWeight * danger * relief,
      standing: p.legitimacyWeight * loss,
      course: p.courseWeight * step[name],
      ...more,
    },
  });
  const menu = [make("hold", 0, 0)];
  if (at0(state.conceded) === NEVER) menu.push(make("concede", 1 - seen.political, 0));
  if (!emergency) menu.push(make("emergency", (1 - forceOut(at)) * seen.loyal, p.emergencyLoss));
  if (emergency && at0(state.liveFireOn) === 0 && (lostSite || at0(state.nationalControl) < p.fireGate))
    menu.push(make("liveFire", seen.violent * seen.loyal, p.fireLoss + p.fireLossPeaceful * (1 - seen.violent)));
  if (at0(state.dismissed) === NEVER) menu.push(make("dismiss", seen.political * p.dismissRelief, 0));
  // the share that it believes media to have: what people see of crowds elsewhere
  if (at0(state.shutdown) === NEVER)
    menu.push(make("shutdown", contagion.of(world).mediaShare * p.shutdownRelief, p.shutdownLoss));
  if (at0(state.framed) === NEVER && framing.of(world).frame === "chosen" && (emergency || lostSite)) {
    const home = acceptance(world, at0(state.captured), "home");
    const abroad = acceptance(world, at0(state.captured), "guarantor");
    menu.push(
      make("frame", home * p.frameRelief, p.frameLoss * (1 - home), {
        route: p.routeWeight * routeGained(world, abroad),
        disbelief: -framing.of(world).cost * (1 - home),
        example: precedent.of(world).copyWeight * exampleOf(world),
      }),
    );
  }
  if (purgeTarget(world, state) >= 0 && wavering(state) > 0) menu.push(make("purge", wavering(state), p.purgeLoss));
  if (lostSite && seen.survival < p.stepDownGate) menu.push(make("stepDown", 1, 0));
  const changed =
    at0(state.refused) === NEVER ||
    Math.abs(logistic(at0(state.governmentSees)) - at0(state.survivalAtRefusal)) > p.askAgain;
  if (
    at0(state.pending) === 0 &&
    at0(state.consented) === NEVER &&
    changed &&
    (emergency || lostSite || seen.survival < p.askGate)
  )
    menu.push(
      make("ask", 1 - seen.loyal, p.askLoss, {
        dependence: p.dependenceWeight * p.expectedHelp,
        home: p.homeCostWeight * (world.given["foreignDisapproval"] as number),
        stay: precedent.of(world).stayWeight * (stayBelief(world, "own") - precedent.of(world).priorStay),
        answer: p.answerWeight * danger * come(at, danger),
      }),
    );
  return menu;
}

/** Chance of being answered, as the government sees it: its own belief, or in the game what the others will do. */
function come({ world, state }: Moment, danger: number): number {
  if (request.of(world).form === "decide") return comeBelief(world, "own");
  return answerForeseen(world, state, inside(danger));
}

/** Share of the deployable own force that is already at crowds. */
function forceOut(at: Moment): number {
  const { world, state } = at;
  const forces = orderForces.of(world);
  const n = world.places.length;
  let out = 0;
  let all = 0;
  for (let d = 0; d < n; d++) {
    out += state.force[d] as number;
    for (let s = 0; s < SERVICES.length; s++) all += deployable(forces, s) * (state.loyal[s * n + d] as number);
  }
  return all > 0 ? Math.min(1, out / all) : 1;
}
