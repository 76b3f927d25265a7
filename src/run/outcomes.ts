// Outcomes and conditions a claim may name, as they are read off a run. Names and meanings: src/model/outcomes.ts.
import { alignment, payoff } from "../model/actors/aftermath.ts";
import { costOf } from "../model/actors/burden.ts";
import { guarantorShareOf } from "../model/actors/contingents.ts";
import { isFramed } from "../model/actors/framing.ts";
import { outsideActors } from "../model/actors/otherPowers.ts";
import { observation } from "../model/street/observation.ts";
import { guarantor } from "../model/actors/guarantor.ts";
import { QUANTITIES } from "../model/kit/passages.ts";
import { at0, NEVER, type Field } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { World } from "../model/kit/world.ts";
import { membersOf, parseTimed, spreadOf } from "../model/outcomes.ts";
import { YEAR as MEAN_YEAR } from "../model/region.ts";
import { FOLLOWED } from "../world/compile.ts";
import { askedUnrest, membersBelief, regionCrises } from "./region.ts";
import type { Run } from "./run.ts";

/** Days from the scenario's start for which a crisis may be followed. */
export const YEAR = 365;

/** People out at once from which a crisis counts as large. */
export const LARGE = 10_000;

type Read = (run: Run) => number;

const happened = (yes: boolean): number => (yes ? 1 : 0);

/** Sum of the squares of all shares of power. */
const concentration = ({ state }: Run): number =>
  state.power.reduce((sum, w) => sum + w * w, at0(state.ownPower) * at0(state.ownPower));

/** Power at the start of the incumbent's circle. */
const ownAtFirst = (world: World): number => world.factions.reduce((left, f) => left - f.share, 1);

/** What is read on day 365; NaN in a run that was not followed so far. */
const afterYear =
  (read: Read): Read =>
  (run) =>
    run.tick >= YEAR * TICKS_PER_DAY ? read(run) : NaN;

const READ: Readonly<Record<string, Read>> = {
  requested: ({ state }) => happened(at0(state.requested) !== NEVER),
  deployed: ({ state }) => happened(at0(state.deployChosen) !== NEVER),
  answered: ({ state }) =>
    happened(
      at0(state.consented) !== NEVER && (at0(state.refused) === NEVER || at0(state.refused) > at0(state.consented)),
    ),
  fallen: ({ state }) => happened(at0(state.fallen) !== NEVER),
  crisis: ({ state }) => happened(at0(state.peakPeople) >= 1000),
  large: ({ state }) => happened(at0(state.peakPeople) >= LARGE),
  killings: ({ state }) => happened(at0(state.deaths) >= 1),
  emergency: ({ state }) => happened(at0(state.emergency) !== NEVER),
  conceded: ({ state }) => happened(at0(state.conceded) !== NEVER),
  liveFire: ({ state }) => happened(at0(state.liveFire) !== NEVER),
  largestLost: ({ state }) => happened(at0(state.largestLost) !== NEVER),
  consented: ({ state }) => happened(at0(state.consented) !== NEVER),
  arrived: ({ state }) => happened(at0(state.arrived) !== NEVER),
  framedExternal: ({ world, state }) => happened(isFramed(world, state)),
  shutdown: ({ state }) => happened(at0(state.shutdown) !== NEVER),
  cabinetDismissed: ({ state }) => happened(at0(state.dismissed) !== NEVER),
  guarantorShare: ({ world, state }) => guarantorShareOf(world, state),
  outsideActors: ({ world, state }) => outsideActors(world, state),
  reaction: ({ state }) => at0(state.reaction),
  resolve: ({ state }) => at0(state.resolve),
  requestToArrival: ({ world, state }) => {
    const asked = at0(state.requested);
    if (asked === NEVER) return world.days;
    return (at0(state.arrived) === NEVER ? world.days : at0(state.arrived)) - asked;
  },
  requestToDecision: ({ world, state }) => {
    const asked = at0(state.requested);
    if (asked === NEVER) return world.days;
    return (at0(state.decided) === NEVER ? Math.max(asked, world.days) : at0(state.decided)) - asked;
  },
  forceSize: ({ state }) => (at0(state.consented) === NEVER ? 0 : at0(state.troopsOrdered)),
  stay: ({ state, tick }) => {
    const arrived = at0(state.arrived);
    if (arrived === NEVER) return 0;
    return (at0(state.withdrawn) === NEVER ? tick / TICKS_PER_DAY : at0(state.withdrawn)) - arrived;
  },
  peakPeople: ({ state }) => at0(state.peakPeople),
  deaths: ({ state }) => at0(state.deaths),
  arrests: ({ state }) => at0(state.arrests),
  daysOver1000: ({ state }) => state.dayPeople.reduce((days, people) => days + happened(people >= 1000), 0),
  placesByDay4: ({ world, state }) => {
    const { seenFrom } = observation.of(world);
    return world.places.reduce(
      (places, _, d) =>
        places +
        happened(state.placeDayPeople.subarray(d * world.room, d * world.room + 4).some((people) => people > seenFrom)),
      0,
    );
  },
  politicalDays: ({ world, state }) => {
    const at = at0(state.politicalAt);
    return at === NEVER || at > world.days ? world.days : Math.max(0, at - firstShock(world));
  },
  straight: ({ state }) =>
    happened(
      at0(state.deployChosen) !== NEVER && (at0(state.warned) === NEVER || at0(state.warned) > at0(state.deployChosen)),
    ),
  regimeCrisis: ({ state }) => happened(at0(state.regimeCrisis) !== NEVER),
  purged: ({ state }) => happened(state.purged.some((date) => date !== NEVER)),
  dualPowerEnded: ({ state }) => happened(at0(state.dualPowerEnded) !== NEVER),
  steppedDown: ({ state }) => happened(at0(state.steppedDown) !== NEVER),
  concentration,
  ownGain: ({ world, state }) => at0(state.ownPower) - ownAtFirst(world),
  rivalsGain: ({ world, state }) =>
    world.factions.reduce(
      (gain, f, j) => gain + (state.purged[j] === NEVER ? (state.power[j] as number) - f.share : 0),
      0,
    ),
  engaged: ({ state }) => happened(at0(state.engaged) !== NEVER),
  backedOther: ({ state }) => happened(at0(state.backedOther) !== NEVER),
  leverage: ({ state }) => at0(state.leverage),
  alignment: ({ world, state }) => alignment(world, state),
  guarantorPayoff: ({ world, state }) => payoff(world, state),
  fallenAfterYear: afterYear(({ state }) => happened(at0(state.fallen) !== NEVER)),
  troopsAfterYear: afterYear(({ state }) => happened(at0(state.troops) > 0)),
  concentrationAfterYear: afterYear(concentration),
  dualPowerAfterYear: afterYear(({ state }) => at0(state.dualPower)),
  leverageAfterYear: afterYear(({ state }) => at0(state.leverage)),
  alignmentAfterYear: afterYear(({ world, state }) => alignment(world, state)),
  payoffAfterYear: afterYear(({ world, state }) => payoff(world, state)),
  troopDays: ({ state }) => at0(state.troopDays),
  guarantorCost: ({ world, state, tick }) => costOf(world, state, tick / TICKS_PER_DAY, guarantor.of(world).sizeMedium),
  regionUnrest: (run) => happened(regionCrises(run, MEAN_YEAR).length > 0),
  regionFramed: (run) => happened(regionCrises(run, MEAN_YEAR).some((c) => c.member && c.framed)),
  regionRequested: (run) => happened(regionCrises(run, MEAN_YEAR).some((c) => c.requested)),
  regionDeployed: (run) => happened(regionCrises(run, MEAN_YEAR).some((c) => c.deployed)),
  secondDeployment: (run) => happened(regionCrises(run, 3 * MEAN_YEAR).some((c) => c.deployed)),
  memberBelief: (run) => membersBelief(run, "come"),
  memberBeliefStay: (run) => membersBelief(run, "stay"),
  askedUnrest,
  troopsAfter30: ({ state, tick }) => {
    const arrived = at0(state.arrived);
    if (arrived === NEVER) return 0;
    if (at0(state.withdrawn) !== NEVER) return happened(at0(state.withdrawn) > arrived + 30);
    return tick / TICKS_PER_DAY >= arrived + 30 ? 1 : NaN;
  },
};

/** Whether an outcome is read on day 365. */
function isOfYear(name: string): boolean {
  return name.endsWith("AfterYear");
}

const firstShock = (world: World): number => Math.min(world.days, ...world.shocks.map((s) => s.from));

/** What a force comes to: followed for so many days, by which most have left. */
const OF_FORCE: readonly string[] = ["troopsAfter30", "stay", "troopDays", "guarantorCost"];

/** Outcomes that are known only when a run is followed beyond its horizon; NaN where it was not followed far enough. */
export const FOLLOWED_OUTCOMES: ReadonlySet<string> = new Set([...OF_FORCE, ...Object.keys(READ).filter(isOfYear)]);

/** Quantities that go on in the rest of a year, when the street stands still. */
const SLOW: ReadonlySet<string> = new Set(["concentration", "backing", "ownPower", "dualPower", "leverage", "alignment", "guarantorPayoff", "troops", "resolve", "interest", "reaction"]); // prettier-ignore

/**
 * Day to whose end a run is followed beyond its horizon by follow.ts for this outcome, read `from` a tick on; null where it is read
 * within the horizon or needs the street.
 */
export function followedTo(name: string, from: number, days: number): number | null {
  if (isOfYear(name)) return YEAR;
  if (OF_FORCE.includes(name)) return FOLLOWED;
  const timed = parseTimed(name);
  if (!timed || !SLOW.has(timed.of)) return null;
  const day = Math.ceil(from / TICKS_PER_DAY + timed.days);
  return day > days ? day : null;
}

/** Yes/no outcomes that, once they have happened, stay so: a run need not go on to know them. */
const LASTING = new Set([
  "requested",
  "deployed",
  "fallen",
  "crisis",
  "large",
  "killings",
  "emergency",
  "conceded",
  "liveFire",
  "largestLost",
  "consented",
  "arrived",
  "shutdown",
  "cabinetDismissed",
  "framedExternal",
  "regimeCrisis",
  "purged",
  "dualPowerEnded",
  "steppedDown",
  "engaged",
  "backedOther",
]);

/** Quantities at the moment a run has come to. */
const AT_A_MOMENT: Readonly<Record<string, Read>> = {
  people: ({ state }) => QUANTITIES.people.read(state),
  regions: ({ world, state }) => {
    const { seenFrom } = observation.of(world);
    return state.crowd.reduce((places, people) => places + happened(people > seenFrom), 0);
  },
  control: ({ state }) => at0(state.nationalControl),
  loyal: ({ state }) => at0(state.nationalLoyal),
  survival: ({ state }) => QUANTITIES.survival.read(state),
  political: ({ state }) => QUANTITIES["political share"].read(state),
  deaths: ({ state }) => at0(state.deaths),
  arrests: ({ state }) => at0(state.arrests),
  troops: ({ state }) => at0(state.troops),
  concentration,
  backing: ({ state }) => at0(state.backing),
  ownPower: ({ state }) => at0(state.ownPower),
  dualPower: ({ state }) => at0(state.dualPower),
  leverage: ({ state }) => at0(state.leverage),
  alignment: ({ world, state }) => alignment(world, state),
  guarantorPayoff: ({ world, state }) => payoff(world, state),
  resolve: ({ state }) => at0(state.resolve),
  interest: ({ state }) => at0(state.interest),
  reaction: ({ state }) => at0(state.reaction),
  outsideActors: ({ world, state }) => outsideActors(world, state),
};

/** Whether the contingents of all members that an outcome's name lists have come: 0 for one that does not vote, and so sends none. */
function arrivalsRead(name: string): Read | undefined {
  const asked = membersOf(name);
  if (!asked) return undefined;
  return ({ world, state }) =>
    happened(
      asked.every((id) => {
        const m = world.members.findIndex((member) => member.id === id);
        return m >= 0 && state.memberArrived[m] !== NEVER;
      }),
    );
}

/** Value of an outcome in a run so far; of one at a moment, its value now. Throws RangeError for a name that isn't one. */
export function outcomeOf(run: Run, name: string): number {
  const timed = parseTimed(name);
  if (timed) return (AT_A_MOMENT[timed.of] as Read)(run);
  const read = Object.hasOwn(READ, name) ? READ[name] : arrivalsRead(name);
  if (!read) throw new RangeError(`there is no outcome "${name}"`);
  return read(run);
}

/** Whether nothing that can still happen would change this outcome. */
export function isSettled(run: Run, name: string): boolean {
  if (name === "straight") return at0(run.state.deployChosen) !== NEVER || at0(run.state.warned) !== NEVER;
  // a function of the world alone
  if (name === "askedUnrest") return true;
  if (name === "answered") return at0(run.state.consented) !== NEVER || at0(run.state.refused) !== NEVER;
  return (LASTING.has(name) || membersOf(name) !== null) && outcomeOf(run, name) === 1;
}

/** What a crisis leaves behind for later ones. */
const LESSON_FIELDS: readonly Field[] = [
  "consented",
  "refused",
  "framed",
  "arrived",
  "withdrawn",
  "decided",
  "troopsOrdered",
];

/** State fields that an outcome is read from. */
export const OUTCOME_FIELDS: Readonly<Record<string, readonly Field[]>> = {
  requested: ["requested"],
  deployed: ["deployChosen"],
  answered: ["consented", "refused"],
  fallen: ["fallen"],
  crisis: ["peakPeople"],
  large: ["peakPeople"],
  killings: ["deaths"],
  emergency: ["emergency"],
  conceded: ["conceded"],
  liveFire: ["liveFire"],
  largestLost: ["largestLost"],
  consented: ["consented"],
  arrived: ["arrived"],
  framedExternal: ["framed"],
  shutdown: ["shutdown"],
  cabinetDismissed: ["dismissed"],
  guarantorShare: ["arrived", "memberArrived", "comes"],
  outsideActors: ["framed", "emergency", "requested", "deaths"],
  reaction: ["reaction"],
  resolve: ["resolve"],
  requestToArrival: ["requested", "arrived"],
  requestToDecision: ["requested", "decided"],
  forceSize: ["consented", "troopsOrdered"],
  stay: ["arrived", "withdrawn"],
  peakPeople: ["peakPeople"],
  deaths: ["deaths"],
  arrests: ["arrests"],
  daysOver1000: ["dayPeople"],
  placesByDay4: ["placeDayPeople"],
  politicalDays: ["politicalAt"],
  straight: ["deployChosen", "warned"],
  regimeCrisis: ["regimeCrisis"],
  purged: ["purged"],
  dualPowerEnded: ["dualPowerEnded"],
  steppedDown: ["steppedDown"],
  concentration: ["power", "ownPower"],
  ownGain: ["ownPower"],
  rivalsGain: ["power", "purged"],
  engaged: ["engaged"],
  backedOther: ["backedOther"],
  leverage: ["leverage"],
  alignment: ["leverage", "successor", "engaged"],
  guarantorPayoff: ["leverage", "successor", "engaged", "troopDays"],
  fallenAfterYear: ["fallen"],
  troopsAfterYear: ["troops"],
  concentrationAfterYear: ["power", "ownPower"],
  dualPowerAfterYear: ["dualPower"],
  leverageAfterYear: ["leverage"],
  alignmentAfterYear: ["leverage", "successor", "engaged"],
  payoffAfterYear: ["leverage", "successor", "engaged", "troopDays"],
  troopDays: ["troopDays"],
  regionUnrest: [],
  regionFramed: LESSON_FIELDS,
  regionRequested: LESSON_FIELDS,
  regionDeployed: LESSON_FIELDS,
  secondDeployment: LESSON_FIELDS,
  memberBelief: ["consented", "refused"],
  memberBeliefStay: ["consented", "arrived", "withdrawn", "decided"],
  askedUnrest: [],
  guarantorCost: ["troopDays", "strength", "arrived", "warned", "orderRestored"],
  troopsAfter30: ["arrived", "withdrawn"],
};

const MOMENT_FIELDS: Readonly<Record<string, readonly Field[]>> = {
  people: ["crowd"],
  regions: ["crowd"],
  control: ["nationalControl"],
  loyal: ["nationalLoyal"],
  survival: ["survival"],
  political: ["political", "crowd"],
  deaths: ["deaths"],
  arrests: ["arrests"],
  troops: ["troops"],
  concentration: ["power", "ownPower"],
  backing: ["backing"],
  ownPower: ["ownPower"],
  dualPower: ["dualPower"],
  leverage: ["leverage"],
  alignment: ["leverage", "successor", "engaged"],
  guarantorPayoff: ["leverage", "successor", "engaged", "troopDays"],
  resolve: ["resolve"],
  interest: ["interest"],
  reaction: ["reaction"],
  outsideActors: ["framed", "emergency", "requested", "deaths"],
};

/** State fields that an outcome is read from, also one at a moment, or of members' contingents. */
export const fieldsOf = (name: string): readonly Field[] =>
  (spreadOf(name) !== null ? fieldsOf(spreadOf(name) as string) : undefined) ??
  (Object.hasOwn(OUTCOME_FIELDS, name) ? OUTCOME_FIELDS[name] : undefined) ??
  MOMENT_FIELDS[parseTimed(name)?.of ?? ""] ??
  (membersOf(name) ? ["memberArrived"] : []);

export const OUTCOME_NAMES: readonly string[] = Object.keys(READ);
