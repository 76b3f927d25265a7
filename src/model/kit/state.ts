// A run's whole state: one flat array of doubles with named views, so that a fork is one copy. Dates are days since the scenario's
// start, NEVER where the thing has not happened.
import { leanings } from "./options.ts";
import { STRATA } from "./strata.ts";

export const NEVER = -1;
export const SERVICES = ["police", "interior", "army"] as const;
/** What an actor sees: logit S, ln(1 + people out), loyal share, violent share, political share. */
export const SEEN = ["survival", "crowd", "loyal", "violent", "political"] as const;

/** Room for what an experimenter imposes: src/model/directives.ts. */
export const DIRECTIVES = 8;

type Dimension =
  | "one"
  | "place"
  | "cell"
  | "force"
  | "site"
  | "day"
  | "placeDay"
  | "seen"
  | "shock"
  | "member"
  | "faction"
  | "directive";

/** A date is NEVER until the thing has happened. */
type Kept = Dimension | "date" | `date by ${Exclude<Dimension, "one">}`;

/** Every field: its dimension, and whether it is a date. Meaning in the comments. */
const FIELDS = {
  // people, by place and stratum of predisposition
  quiet: "cell",
  active: "cell",
  spent: "cell",
  detained: "cell",
  // by place
  outsiders: "place", // organised outside people in the street
  dead: "place", // civilians killed
  crowd: "place", // all who are out: active + outsiders
  entryClock: "place", // hazard gathered towards the next entrant of a quiet place
  entryDue: "place", // hazard at which its next entrant comes; 0 until it is drawn
  spell: "place", // how many quiet spells of this place an entrant has ended: names the clock's draw
  homeViolent: "place", // violent share of those who are not outsiders
  violent: "place", // violent share of the crowd
  organised: "place", // organisation that its crowds have left, 0..1
  heard: "place", // 1 once word of crowds elsewhere has come
  newsClock: "place", // hazard gathered towards that
  visible: "place", // visible crowd, saturating, 0..1
  shock: "place", // hardship from shocks after concessions, sigma
  relief: "place", // share of the shock removed by concessions
  grievance: "place", // sigma
  political: "place", // share of demands that are political
  backlash: "place", // recent deaths per 100k
  force: "place", // own force present at the crowd, people
  reinforcement: "place", // deployable force sent from the national reserve
  risk: "place", // risk of repression a person expects, 0..1
  arrestHazard: "place", // per head and day
  deathHazard: "place", // per head and day
  pushHazard: "place", // of being driven home, per head and day
  control: "place", // share of the ground held
  // by service and place: staff loyal, standing aside, turned
  loyal: "force",
  aside: "force",
  turned: "force",
  wavering: "place", // staff standing aside
  loyalHere: "place", // loyal share of staff
  siteHeld: "site", // 1 held, 0 lost
  // national
  legitimacy: "one",
  outrage: "one", // peaceful people seen killed of late, per 100k
  emboldened: "one", // crowd pull left by a concession, sigma
  nationalControl: "one",
  nationalLoyal: "one",
  survival: "one", // logit of the public's expectation that the incumbent survives
  signal: "one", // logit, fading sum of public signals
  fallClock: "one", // hazard gathered towards the fall
  fallen: "date",
  looks: "one", // extra looks owed to the government and the guarantor: next tick
  guarantorLooks: "one",
  // days since the last look at a standing choice, counted while it stands
  governmentWaited: "one",
  guarantorWaited: "one",
  forceWaited: "one",
  stanceWaited: "faction",
  purgeWaited: "faction",
  // measures and the request: dates
  conceded: "date",
  concessionEffect: "date",
  emergency: "date",
  emergencyOn: "one", // 1 while it lasts
  liveFire: "date",
  liveFireOn: "one",
  posture: "one", // what the forces do about a crowd, by its place among the postures: 0 arrest
  postureWaited: "one", // days since it was last thought over
  crowdMet: "date", // date from which a visible crowd is met by it
  dispersed: "date", // date at which a visible crowd is first driven off or arrested
  quietSince: "date", // since when no crowd above the visible threshold
  requested: "date",
  pending: "one", // date of the open request; 0 where there is none
  declined: "one", // date of the last request that the guarantor has let lie
  refused: "date",
  warned: "date",
  deployChosen: "date",
  decided: "date",
  arrived: "date",
  withdrawn: "date",
  troopsOrdered: "one",
  troops: "one",
  survivalAtRefusal: "one",
  shutdown: "date",
  shutdownOn: "one",
  dismissed: "date",
  framed: "date",
  captured: "one", // outside people taken so far: what can be shown to the world
  // the council: dates
  spoke: "date", // when the guarantor chose to send for the open request
  consented: "date", // when guarantor and members had all agreed
  vote: "member", // 0 none yet, 1 consents, 0.5 stands aside, -1 objects
  memberLooks: "member", // an extra look owed: next tick
  // contingents
  ballots: "member", // votes that its parliament has held
  nextBallot: "date by member", // date of the next one
  comes: "member", // 0 open, 1 on its way, -1 does not come
  memberDue: "member", // date its contingent is to arrive
  memberArrived: "date by member",
  strength: "one", // troops the force builds up to: the guarantor's part and the contingents that have come
  // elites
  power: "faction", // share of power
  stance: "faction", // 1 backs the incumbent, 0.5 hedges, 0 breaks; between where a form has no acts
  purged: "date by faction",
  purgeFailed: "date by faction",
  ownPower: "one", // share of power of the incumbent's own circle
  backing: "one", // 0..1, of all who hold power
  commander: "one", // 0..1, how far those who command the forces stand by the incumbent
  dualPower: "one", // former leader's veto share
  dualPowerEnded: "date",
  elitesSee: "one", // logit, the factions' lagged view of survival
  successor: "one", // 0 none yet, 1 the street, from 2 on a faction by its place
  steppedDown: "date",
  regimeCrisis: "date", // date from which it is a crisis of the regime
  engaged: "date", // date at which the guarantor turned to all sides
  backedOther: "date", // date at which it turned to another faction
  backedFaction: "one", // 0 none, else 1 + that faction's place
  interest: "one", // of other powers, 0..1
  reaction: "one", // theirs to a force, largest so far, 0..1
  resolve: "one", // a third party's estimate of the guarantor's, 0..1
  resolveRead: "one", // 0 nothing read yet, 1 a refusal, 2 an arrival
  leverage: "one", // guarantor's, 0..1
  revealed: "date", // date at which outsiders saw the state as it is
  // what actors see: relaxing averages of age lag, and of age lag + 1 d
  governmentSees: "seen",
  governmentSaw: "seen",
  guarantorSees: "seen",
  guarantorSaw: "seen",
  // held leanings on every actor's options, as uniforms; 0 until one is weighed
  leaning: "shock",
  // what is imposed from outside: date of its moment, and 1 once it was done
  directiveAt: "date by directive",
  directiveDone: "directive",
  // totals and outcomes
  arrests: "one",
  deaths: "one",
  injured: "one",
  peakPeople: "one",
  peakAt: "one",
  firstProtest: "date",
  largestLost: "date",
  worstControl: "one",
  worstLoyal: "one",
  orderRestored: "date",
  politicalAt: "date", // date from which most of a crowd of a thousand asks for more than the first demand
  troopDays: "one", // foreign troops times days in the country
  dayPeople: "day", // most people out at any tick of the day
  placeDayPeople: "placeDay",
  dayDeaths: "day",
  dayArrests: "day",
  dayControl: "day",
  daySurvival: "day",
  placeLost: "date by place", // date a place's main site was lost
} as const satisfies Record<string, Kept>;

export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as Field[];
type Fields = typeof FIELDS;
/** Fields that are dates. */
export type DateField = { [F in Field]: Fields[F] extends "date" | `date by ${string}` ? F : never }[Field];
export const isDate = (field: Field): field is DateField => FIELDS[field].startsWith("date");
export const DATE_FIELDS: readonly DateField[] = FIELD_NAMES.filter(isDate);

/** What a field has one number for: the state, each place, each place and stratum, … */
export const dimensionOf = (field: Field): Dimension => DIMENSIONS[field];
const DIMENSIONS = Object.fromEntries(
  Object.entries(FIELDS).map(([name, kept]: [string, Kept]) => [
    name,
    kept === "date" ? "one" : kept.replace("date by ", ""),
  ]),
) as Readonly<Record<Field, Dimension>>;

export interface Shape {
  readonly places: number;
  readonly sites: number;
  readonly days: number;
  /** Members that vote. */
  readonly members: number;
  /** Factions beside the incumbent's own circle. */
  readonly factions: number;
}

/** What of a world its runs' state takes its shape from. */
interface Shaping {
  readonly places: readonly unknown[];
  readonly sites: readonly unknown[];
  readonly members: readonly unknown[];
  readonly factions: readonly unknown[];
  readonly room: number;
}

/** Shape of a run of this world. */
export const shapeOf = (world: Shaping): Shape => ({
  places: world.places.length,
  sites: world.sites.length,
  days: world.room,
  members: world.members.length,
  factions: world.factions.length,
});

function lengthOf(dimension: Dimension, shape: Shape): number {
  switch (dimension) {
    case "one":
      return 1;
    case "place":
      return shape.places;
    case "cell":
      return shape.places * STRATA;
    case "force":
      return shape.places * SERVICES.length;
    case "site":
      return shape.sites;
    case "day":
      return shape.days;
    case "placeDay":
      return shape.places * shape.days;
    case "seen":
      return SEEN.length;
    case "shock":
      return leanings(shape.members, shape.factions);
    case "member":
      return shape.members;
    case "faction":
      return shape.factions;
    case "directive":
      return DIRECTIVES;
  }
}

export type State = { readonly [F in Field]: Float64Array } & { readonly data: Float64Array };

const nameOf = ({ places, sites, days, members, factions }: Shape): string =>
  `${places} ${sites} ${days} ${members} ${factions}`;

/** States that were given back, by shape: to make the hundred views of one takes longer than to copy its numbers. */
const spare = new Map<string, State[]>();
const MOST_SPARE = 16;

/**
 * Gives back a state of this shape that nobody looks at any more: the next one of its shape may be made of it. Until then it is NaN all over,
 * so that who still reads it reads nothing. Throws RangeError when it was given back before.
 */
export function giveBack(shape: Shape, state: State): void {
  if (Number.isNaN(state.data[0])) throw new RangeError("a state is given back once");
  state.data.fill(NaN);
  const name = nameOf(shape);
  const known = spare.get(name);
  if (!known) spare.set(name, [state]);
  else if (known.length < MOST_SPARE) known.push(state);
}

/** A state of this shape, all zero; with `from`, a copy of that one's numbers. */
export function createState(shape: Shape, from?: Float64Array): State {
  const reused = spare.get(nameOf(shape))?.pop();
  if (reused) {
    if (from) reused.data.set(from);
    else reused.data.fill(0);
    return reused;
  }
  let total = 0;
  for (const name of FIELD_NAMES) total += lengthOf(DIMENSIONS[name], shape);
  const data = from ? from.slice() : new Float64Array(total);
  const state: Record<string, Float64Array> = { data };
  let offset = 0;
  for (const name of FIELD_NAMES) {
    const length = lengthOf(DIMENSIONS[name], shape);
    state[name] = data.subarray(offset, offset + length);
    offset += length;
  }
  // the copy gives engines a fixed shape to read from; filled key by key it would be a dictionary, several times slower
  return { ...state } as unknown as State;
}

/** One field's single number. */
export const at0 = (field: Float64Array): number => field[0] as number;
