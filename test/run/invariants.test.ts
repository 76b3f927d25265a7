// What must hold in any run, whatever was drawn: people and staff are conserved, and every number stays finite and within its bounds.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELD_NAMES, NEVER, SERVICES, type Field } from "../../src/model/kit/state.ts";
import type { World } from "../../src/model/kit/world.ts";
import { advance, startRun, type Run } from "../../src/run/run.ts";
import { TICKS_PER_DAY } from "../../src/model/kit/step.ts";
import { compiledSteppe, worldWith, type Sets } from "../model/stage.ts";

const SHARES: readonly Field[] = [
  "violent",
  "homeViolent",
  "visible",
  "political",
  "relief",
  "risk",
  "control",
  "loyalHere",
  "nationalControl",
  "nationalLoyal",
  "legitimacy",
  "siteHeld",
  "emergencyOn",
  "liveFireOn",
  "worstControl",
  "worstLoyal",
  "dayControl",
  "power",
  "stance",
  "ownPower",
  "backing",
  "commander",
  "dualPower",
  "leverage",
  "interest",
  "reaction",
  "resolve",
];
const SIGNED: readonly Field[] = [
  "survival",
  "signal",
  "emboldened",
  "grievance",
  "shock",
  "leaning",
  "governmentSees",
  "governmentSaw",
  "guarantorSees",
  "guarantorSaw",
  "daySurvival",
  "elitesSee",
];
const DATES: readonly Field[] = [
  "crowdMet",
  "dispersed",
  "fallen",
  "conceded",
  "concessionEffect",
  "emergency",
  "liveFire",
  "quietSince",
  "requested",
  "refused",
  "warned",
  "deployChosen",
  "decided",
  "arrived",
  "withdrawn",
  "firstProtest",
  "largestLost",
  "orderRestored",
  "politicalAt",
  "directiveAt",
  "placeLost",
  "shutdown",
  "dismissed",
  "framed",
  "spoke",
  "consented",
  "nextBallot",
  "memberArrived",
  "purged",
  "purgeFailed",
  "dualPowerEnded",
  "steppedDown",
  "regimeCrisis",
  "revealed",
  "engaged",
  "backedOther",
];
const STANCES: readonly Field[] = ["vote", "comes"];

/** Every field of a state with the least and the greatest number that it may hold: none may be infinite. */
const BOUNDS = FIELD_NAMES.map((field) => {
  const low = SIGNED.includes(field)
    ? -Number.MAX_VALUE
    : DATES.includes(field)
      ? NEVER
      : STANCES.includes(field)
        ? -1
        : -1e-9;
  return [field, low, SHARES.includes(field) ? 1 + 1e-9 : Number.MAX_VALUE] as const;
});

/** What is wrong with a state, in words; empty when nothing is. */
function wrong({ world, state }: Run): string[] {
  const found: string[] = [];
  const strata = state.quiet.length / world.places.length;
  for (let d = 0; d < world.places.length; d++) {
    let people = state.dead[d] as number;
    let active = 0;
    for (let i = d * strata; i < (d + 1) * strata; i++) {
      for (const field of ["quiet", "active", "spent", "detained"] as const) {
        const n = state[field][i] as number;
        if (n < 0 || !Number.isInteger(n)) found.push(`${field} ${n}`);
        people += n;
      }
      active += state.active[i] as number;
    }
    if (people !== world.pool[d]) found.push(`place ${d}: ${people} of ${world.pool[d]} people`);
    if (state.crowd[d] !== active + (state.outsiders[d] as number))
      found.push(`place ${d}: a crowd of ${state.crowd[d]}, ${active} active`);
    for (let s = 0; s < SERVICES.length; s++) {
      const i = s * world.places.length + d;
      const staff = (state.loyal[i] as number) + (state.aside[i] as number) + (state.turned[i] as number);
      if (Math.abs(staff - (world.staff[i] as number)) > 1e-6 * (1 + (world.staff[i] as number)))
        found.push(`staff ${staff} of ${world.staff[i]}`);
    }
  }
  const power = state.power.reduce((sum, w) => sum + w, state.ownPower[0] as number);
  if (Math.abs(power - 1) > 1e-9) found.push(`power ${power}`);
  for (const [field, low, high] of BOUNDS) {
    const values = state[field];
    // written as a comparison that NaN fails
    for (let i = 0; i < values.length; i++)
      if (!((values[i] as number) >= low && (values[i] as number) <= high)) {
        found.push(`${field} ${values[i]}`);
        break;
      }
  }
  return found;
}

/** Advances a tick at a time and stops at the first tick after which something is wrong. */
function firstWrong(world: World, days: number, replicate = 0): string[] {
  const run = startRun(world, replicate);
  let found: string[] = [];
  advance(run, days, (now) => {
    found = wrong(now).map((text) => `world ${world.index}, tick ${now.tick}: ${text}`);
    return found.length > 0;
  });
  return found;
}

test.each([0.5, 1, 2])("at width %s, 70 shocked worlds, every tick of 20 days", (width) => {
  for (let index = 0; index < 70; index++)
    expect(firstWrong(worldWith({}, { index, plan: { width }, places: 8 }), 20)).toEqual([]);
});

test("followed for 90 days", () => {
  for (let index = 0; index < 12; index++)
    expect(firstWrong(worldWith({ "hardship.shockSize": 4 }, { index, places: 6 }), 90)).toEqual([]);
});

/** Values that bring a request, votes and troops. */
const ASKING: Sets = {
  "hardship.shockSize": 4,
  "government.courseWeight": -1,
  "guarantor.burdenWeight": -1,
  "request.decisionPath": "leaders",
  "framing.frame": "external",
};

describe("under extreme interventions", () => {
  const EXTREME: readonly Sets[] = [
    { "hardship.shockSize": 50 },
    { ...ASKING, "framing.repressionGain": 30, "framing.groundGain": -50, "framing.actorsGain": 50 },
    { ...ASKING, "shutdown.openUnder": 0, "shutdown.hardship": 50, "shutdown.lasts": 1e-9 },
    { ...ASKING, "request.form": "game", "request.gameLambda": 1e6, "council.groundWeight": -1e4 },
    { ...ASKING, "contingents.parliamentDelay": 0, "contingents.parliamentFail": 1, "treaty.rule": "majority" },
    { ...ASKING, "treaty.label": "alone", "deployment.freedPerTroop": 1e4, "deployment.buildUp": 1e-9 },
    { ...ASKING, "government.dismissalLegitimacy": -50, "violence.byLostSite": 1e3, "council.revision": 1e4 },
    { ...ASKING, "elites.purgeDefault": 50, "elites.purgeSuccess": 0, "elites.purgeRevision": 1e3 },
    { ...ASKING, "elites.form": "pairwise", "elites.shareWeight": 1e3, "elites.revision": 1e3, "elites.lag": 1e-9 },
    {
      ...ASKING,
      "elites.form": "mean",
      "elites.hedgeDefault": -1e4,
      "elites.tieWeight": -1e4,
      "elites.reckoning": 1e-9,
    },
    { ...ASKING, "institutions.revealSize": 0, "institutions.revealSignal": -500, "institutions.appearanceTrust": 1e3 },
    { ...ASKING, "otherPowers.deathsReaction": 50, "otherPowers.swiftReading": -500, "otherPowers.interestFade": 1e-9 },
    { ...ASKING, "government.stepDown": 0, "government.stepPurge": 0, "elites.dualPowerDemands": -50 },
    { "mobilisation.noise": 1e-4, "hardship.shockSize": 4 },
    { "mobilisation.noise": 1e4 },
    { "mobilisation.joinRate": 1000, "mobilisation.leaveRate": 1000 },
    { "mobilisation.mobilisable": 1e-9 },
    { "mobilisation.mobilisable": 1 },
    { "mobilisation.fatigue": 100, "mobilisation.calmGap": 0 },
    { "mobilisation.participation": "epstein", "mobilisation.calmGap": 0, "mobilisation.riskWeight": 0 },
    { "orderForces.deployablePolice": 0, "orderForces.deployableTroops": 0, "hardship.shockSize": 4 },
    { "orderForces.crowdOffset": 1e-12, "repression.crowdOffset": 1e-12, "hardship.shockSize": 4 },
    {
      "orderForces.waverRate": 1e3,
      "orderForces.returnRate": 1e3,
      "orderForces.turnRate": 1e3,
      "orderForces.noise": 1e-3,
      "hardship.shockSize": 4,
    },
    {
      "orderForces.coordination": "globalGame",
      "orderForces.noise": 1e-3,
      "orderForces.signalPrecision": 1e6,
      "hardship.shockSize": 4,
    },
    {
      "repression.deathsPolice": 10,
      "repression.deathsFire": 10,
      "repression.arrestRate": 100,
      "hardship.shockSize": 4,
    },
    { "repression.surgeTime": 1e-9, "repression.liveFireEffect": 1e6 },
    { "contagion.halfVisible": 1e-12, "contagion.reach": 100, "mobilisation.crowdPull": 50 },
    { "violence.byRepression": 1e3, "violence.organised": 1e3, "violence.fade": 1e-6, "hardship.shockSize": 4 },
    { "control.exponent": 60, "control.violentEffect": 1e6, "control.speed": 1e6, "hardship.shockSize": 4 },
    { "survival.controlWeight": 500, "survival.signalSite": -500, "survival.fallRate": 0, "hardship.shockSize": 4 },
    { "survival.calmSurvival": 0.9999999, "survival.adjustTime": 1e-9 },
    { "outsideHands.seedStrength": 1e6, "outsideHands.seedViolent": 1 },
    {
      "hardship.legitimacyByKilling": -50,
      "hardship.backlash": -50,
      "repression.deathsPolice": 1e-2,
      "hardship.shockSize": 4,
    },
    {
      "government.courseWeight": 0,
      "government.lag": 1e-9,
      "government.error": 50,
      "decide.shockForm": "rate",
      "hardship.shockSize": 4,
    },
    {
      "guarantor.burdenWeight": 0,
      "guarantor.sizeMedium": 1e7,
      "deployment.presenceBacklash": 5,
      "government.courseWeight": 0,
      "hardship.shockSize": 4,
    },
  ];

  test.each(EXTREME.map((sets) => ({ name: JSON.stringify(sets), sets })))("$name", ({ sets }) => {
    for (let index = 0; index < 3; index++) expect(firstWrong(worldWith(sets, { index, places: 5 }), 10)).toEqual([]);
  });
});

test("for any point of the assumptions' cube, any replicate and width", () => {
  const columns = compiledSteppe(4).columns.filter(
    (c) => c.kind === "quantity" && !c.path.startsWith("scenario.") && !c.path.startsWith("forces."),
  );
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.nat(50),
      fc.constantFrom(1, 2),
      fc.array(fc.tuple(fc.nat(columns.length - 1), fc.constantFrom(0, 1, 2)), { maxLength: 6 }),
      (index, replicate, width, moved) => {
        const drawn = worldWith({}, { index, places: 4, plan: { width } });
        const sets: Record<string, number> = {};
        for (const [i, factor] of moved) {
          const path = (columns[i] as { path: string }).path;
          const [group, name] = [path.slice(0, path.indexOf(".")), path.slice(path.indexOf(".") + 1)];
          sets[path] = (drawn.p[group]?.[name] as number) * factor;
          // a share above one, a time, spread or rate of zero are no values of theirs
          const share = (columns[i] as { unit: string }).unit === "share";
          const { kind } = (columns[i] as { range: { kind: string } }).range;
          if (share && kind !== "lognormal" && kind !== "loguniform" ? (sets[path] as number) > 1 : factor === 0)
            delete sets[path];
        }
        expect(firstWrong(worldWith(sets, { index, places: 4, plan: { width } }), 12, replicate)).toEqual([]);
      },
    ),
    { seed: 11, numRuns: 80 },
  );
});

test("the invariants are not empty: a lost person, a number out of bounds and one that is none are found", () => {
  const run = startRun(worldWith({}, { places: 3 }), 0);
  advance(run, 1);
  expect(wrong(run)).toEqual([]);
  run.state.spent[3] = (run.state.spent[3] as number) + 1;
  run.state.risk[1] = 1.2;
  run.state.loyal[0] = (run.state.loyal[0] as number) - 2;
  run.state.arrests[0] = NaN;
  run.state.deaths[0] = Infinity;
  expect(wrong(run)).toHaveLength(5);
  expect(run.tick).toBe(TICKS_PER_DAY);
});
