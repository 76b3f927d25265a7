// Scenario + one draw of everything unknown -> a frozen world. What a world is does not depend on how many there are, on which worker
// compiles it, or on any other world.
import { designPoints, type DesignKind } from "../core/design.ts";
import { exp } from "../core/exp.ts";
import { entityTable } from "../core/hash.ts";
import { channel, draw, runKey } from "../core/keyed.ts";
import { normalQuantile } from "../core/normal.ts";
import { STREAMS } from "../core/streams.ts";
import { contingents } from "../model/actors/contingents.ts";
import { elites } from "../model/actors/elites.ts";
import { control } from "../model/street/control.ts";
import { hardship } from "../model/street/hardship.ts";
import { mobilisation } from "../model/street/mobilisation.ts";
import { isStatus, statusOf } from "../model/actors/request.ts";
import { TINY } from "../model/kit/guards.ts";
import { SERVICES } from "../model/kit/state.ts";
import type { Directive } from "../model/kit/imposed.ts";
import type { Faction, Member, Place, World } from "../model/kit/world.ts";
import type { FactionValueName } from "../scenario/factions.ts";
import { votingMembers, type MemberValueName } from "../scenario/members.ts";
import type { Intervention, Scenario } from "../scenario/scenario.ts";
import {
  assumptionsOf,
  hasCoordinate,
  optionAt,
  scenarioValues,
  valueAt,
  type Column,
  type QuantityColumn,
} from "./assumptions.ts";
import { distanceKm, politicalWeights } from "./geography.ts";
import { neighbourHashes, neighboursOf, type NeighbourHashes } from "./neighbours.ts";
import { subStepsFor } from "./subSteps.ts";

/** How worlds are drawn. Equal plans give equal worlds. */
export interface Plan {
  readonly seed: number;
  readonly design: DesignKind;
  /** Size of a scrambled design; an independent one has no size. */
  readonly worlds: number;
  /** Factor on the width of assumed ranges, 1 as declared. */
  readonly width: number;
  /** Whether the scenario's shocks happen: the calm state is the same world without them. */
  readonly shocked: boolean;
  /** Factor on the number of sub-steps of the flows, 1 as shipped. */
  readonly refine: number;
  /** Worlds given one by one instead of drawn, as a posterior leaves them. */
  readonly given?: GivenWorlds;
}

/** World `index` is the point `index`; the luck of its runs is the plan's, as for any other world. */
export interface GivenWorlds {
  /** Point-major: coordinates 0..1 of every column, then of the places' luck. */
  readonly points: Float64Array;
}

/** Draws of luck that a place has: of its hardship, its share of the shock, its sites. */
const PLACE_DRAWS = 4;

/** Coordinates of a given world: its columns, then its places' luck. */
export const pointLength = ({ columns, entities }: Pick<Compiler, "columns" | "entities">): number =>
  columns.length + PLACE_DRAWS * entities.length;

/** By coordinate of a given world, the hash by which samplers draw it. Throws RangeError when two have the same. */
export const pointNames = ({ columns, scenario }: Pick<Compiler, "columns" | "scenario">): readonly number[] =>
  entityTable([
    ...columns.map((c) => c.path),
    ...scenario.places.flatMap(({ id }) => Array.from({ length: PLACE_DRAWS }, (_, what) => `place ${id} ${what}`)),
  ]);

function givenPoint(compiled: Compiler, { points }: GivenWorlds, index: number): Float64Array {
  const k = pointLength(compiled);
  return points.subarray(index * k, (index + 1) * k);
}

export const PLAN: Plan = { seed: 1, design: "independent", worlds: 0, width: 1, shocked: true, refine: 1 };

/** Days for which crises are followed, so that falls can be set beside base rates of 90 days. */
export const FOLLOWED = 90;

/** A scenario made ready for drawing worlds from. */
export interface Compiler {
  readonly scenario: Scenario;
  /** Every assumption, for lists. */
  readonly assumptions: readonly Column[];
  /** Those that have a coordinate in a design, and those held at one value. */
  readonly columns: readonly Column[];
  readonly fixed: readonly QuantityColumn[];
  /** Hashes of the columns' paths. */
  readonly hashes: readonly number[];
  /** The scenario's facts, which stand in every world, and who asks. */
  readonly facts: readonly Stated[];
  readonly places: readonly Place[];
  readonly entities: readonly number[];
  readonly people: Float64Array;
  readonly distance: Float64Array;
  /** The members that vote; hashes of their ids, and of the factions'. */
  readonly voting: ReturnType<typeof votingMembers>;
  readonly members: readonly number[];
  readonly factions: readonly number[];
  /** Hashes of the ids of the region's states, and of their coarse regions. */
  readonly region: readonly NeighbourHashes[];
}

/** A value that is the same in every world. */
interface Stated {
  readonly path: string;
  readonly value: number | string;
}

export function compiler(scenario: Scenario): Compiler {
  const n = scenario.places.length;
  const distance = new Float64Array(n * n);
  scenario.places.forEach((a, i) => scenario.places.forEach((b, j) => (distance[i * n + j] = distanceKm(a.at, b.at))));
  const assumptions = assumptionsOf(scenario);
  const columns = assumptions.filter(hasCoordinate);
  const entities = entityTable(scenario.places.map((p) => p.id));
  const voting = votingMembers(scenario.treaty);
  return {
    scenario,
    assumptions,
    columns,
    fixed: assumptions.filter((c): c is QuantityColumn => c.kind === "quantity" && !hasCoordinate(c)),
    hashes: columns.map((c) => c.column),
    facts: [
      ...[...scenarioValues(scenario)].flatMap(([path, , value]) =>
        value.kind === "fact" ? [{ path, value: value.value }] : [],
      ),
      { path: "request.status", value: scenario.requester },
    ],
    places: scenario.places.map((place, d) => ({ id: place.id, name: place.name, entity: entities[d] as number })),
    entities,
    people: Float64Array.from(scenario.places, (place) => place.people.value),
    distance,
    voting,
    members: entityTable(voting.map((m) => m.id)),
    // a faction may have a member's name and must not have its luck
    factions: entityTable(scenario.factions.map((f) => `faction ${f.id}`)),
    region: neighbourHashes(scenario),
  };
}

/** Design coordinates 0..1 of a world, by column. */
export function coordinates(compiled: Compiler, plan: Plan, index: number): Float64Array {
  const { hashes } = compiled;
  if (plan.given) return givenPoint(compiled, plan.given, index).subarray(0, hashes.length);
  return designPoints(plan.design, plan.seed, index, hashes, plan.worlds);
}

type Drawn = Record<string, Record<string, number | string>>;

/** World `index` of a plan, with interventions applied to what was drawn. */
export function compileWorld(compiled: Compiler, plan: Plan, index: number, sets: readonly Intervention[] = []): World {
  const point = plan.given ? givenPoint(compiled, plan.given, index) : undefined;
  return compileValues(compiled, plan, index, drawnValues(compiled, plan, index), sets, point);
}

/**
 * The world at given design coordinates (0..1, by column), with the luck of world `index`: that of its runs, and of its places unless
 * the coordinates go on with it.
 */
export function compileWorldAt(
  compiled: Compiler,
  plan: Plan,
  index: number,
  at: ArrayLike<number>,
  sets: readonly Intervention[] = [],
): World {
  return compileValues(compiled, plan, index, valuesAt(compiled, plan, at), sets, at);
}

function compileValues(
  compiled: Compiler,
  plan: Plan,
  index: number,
  values: Drawn,
  sets: readonly Intervention[],
  point?: ArrayLike<number>,
): World {
  const p: Drawn = { ...values };
  for (const set of sets) {
    if (!("set" in set)) continue;
    const [group, name] = placeOf(set.set);
    p[group] = { ...p[group], [name]: set.to };
  }
  const status = p["request"]?.["status"];
  // a status may be given by its word, whose number is the world's
  if (typeof status === "string" && isStatus(status))
    p["request"] = { ...p["request"], status: statusOf({ p }, status) };
  return build(
    compiled,
    plan,
    index,
    p,
    sets.filter((s): s is Directive => !("set" in s)),
    point,
  );
}

/** What was drawn for the last world asked for: its variants start from the same values. */
const lastDrawn = new WeakMap<Compiler, { readonly plan: Plan; readonly index: number; readonly p: Drawn }>();

function drawnValues(compiled: Compiler, plan: Plan, index: number): Drawn {
  const last = lastDrawn.get(compiled);
  if (last && last.plan === plan && last.index === index) return last.p;
  const p = valuesAt(compiled, plan, coordinates(compiled, plan, index));
  lastDrawn.set(compiled, { plan, index, p });
  return p;
}

function valuesAt(compiled: Compiler, plan: Plan, at: ArrayLike<number>): Drawn {
  const p: Drawn = {};
  for (const column of compiled.fixed) put(p, column.path, valueAt(column, 0));
  compiled.columns.forEach((column, i) => {
    const u = at[i] as number;
    put(p, column.path, column.kind === "form" ? optionAt(column, u) : valueAt(column, u, plan.width));
  });
  for (const { path, value } of compiled.facts) put(p, path, value);
  return p;
}

const places = new Map<string, readonly [string, string]>();

/** "hardship.onset" -> hardship, onset; deeper paths keep their tail: "forces.police.share" -> forces, "police.share". */
function placeOf(path: string): readonly [group: string, name: string] {
  let place = places.get(path);
  if (!place) {
    const dot = path.indexOf(".");
    places.set(path, (place = [path.slice(0, dot), path.slice(dot + 1)]));
  }
  return place;
}

function put(p: Drawn, path: string, value: number | string): void {
  const [group, name] = placeOf(path);
  if (!Object.hasOwn(p, group)) p[group] = {};
  (p[group] as Record<string, number | string>)[name] = value;
}

function build(
  compiled: Compiler,
  plan: Plan,
  index: number,
  p: Drawn,
  directives: readonly Directive[],
  point: ArrayLike<number> | undefined,
): World {
  const { scenario, entities, people, voting } = compiled;
  const n = scenario.places.length;
  const value = (group: string, name: string): number => p[group]?.[name] as number;
  const indexOf = (id: string): number => scenario.places.findIndex((place) => place.id === id);
  const largest = indexOf(scenario.state.largest);
  const capital = indexOf(scenario.state.capital);
  const drawn = { p };
  const key = runKey(plan.seed, index, 0);
  const own = point && point.length >= pointLength(compiled) ? point : null;
  const placeNormal = (d: number, what: number): number =>
    normalQuantile(
      own
        ? (own[compiled.columns.length + PLACE_DRAWS * d + what] as number)
        : draw(channel(key, STREAMS.placeEffect, entities[d] as number), 0, 0, what),
    );

  const adults = value("scenario", "adults");
  const pool = people.map((count) => Math.max(1, Math.round(mobilisation.of(drawn).mobilisable * adults * count)));
  const h = hardship.of(drawn);
  const localHardship = Float64Array.from(scenario.places, (_, d) => h.localSpread * placeNormal(d, 0));
  const staff = new Float64Array(n * SERVICES.length);
  const given: Record<string, number> = { "request.status": value("request", "status") };
  for (const name of Object.keys(scenario.values)) given[name] = value("scenario", name);
  SERVICES.forEach((service, s) => {
    given[`discipline.${service}`] = value("forces", `${service}.discipline`);
    for (let d = 0; d < n; d++) staff[s * n + d] = value("forces", `${service}.share`) * (people[d] as number);
  });
  const shocks = !plan.shocked
    ? []
    : scenario.shocks.map((shock) => ({
        id: shock.id,
        from: shock.from,
        size: Float64Array.from(scenario.places, (place, d) => {
          if (place.id === shock.source) return h.shockSize;
          const relative = Object.hasOwn(shock.relative, place.id)
            ? value("shocks", `${shock.id}.${place.id}`)
            : h.elsewhere;
          return h.shockSize * Math.min(1, relative * exp(h.placeSpread * placeNormal(d, 1)));
        }),
      }));
  const { siteLevel, siteSpread, siteMost, mostNamed, leastNamed } = control.of(drawn);
  const siteAt = (id: string, place: number, what: number) => ({
    id,
    place,
    level: Math.min(siteMost, siteLevel * exp(siteSpread * placeNormal(place, what))),
  });
  const sites = scenario.places.map((place, d) => siteAt(`${place.id} government`, d, 2));
  sites.push(siteAt(`${scenario.state.largest} airport`, largest, 3));
  const offered = voting.reduce((sum, m) => sum + value("members", `${m.id}.offer`), 0);
  const members = voting.map((m, i): Member => {
    const of = (name: MemberValueName): number => value("members", `${m.id}.${name}`);
    return {
      id: m.id,
      entity: compiled.members[i] as number,
      stake: of("stake"),
      fear: of("fear"),
      need: of("need"),
      dependence: of("dependence"),
      against: of("against"),
      parliament: of("parliament"),
      offer: of("offer") * Math.min(1, contingents.of(drawn).mostOffered / Math.max(offered, TINY)),
    };
  });
  const ofFactions = (name: FactionValueName): number =>
    scenario.factions.reduce((sum, f) => sum + value("factions", `${f.id}.${name}`), 0);
  const fit = (name: FactionValueName, most: number): number => Math.min(1, most / Math.max(ofFactions(name), TINY));
  const [powerFit, servicesFit] = [fit("share", elites.of(drawn).mostPower), fit("services", 1)];
  const factions = scenario.factions.map((f, i): Faction => {
    const of = (name: FactionValueName): number => value("factions", `${f.id}.${name}`);
    return {
      id: f.id,
      entity: compiled.factions[i] as number,
      share: of("share") * powerFit,
      services: of("services") * servicesFit,
      tie: of("tie"),
      former: f.former ? 1 : 0,
      alignment: of("alignment"),
    };
  });
  let totalPeople = 0;
  for (const count of people) totalPeople += count;
  return {
    p,
    index,
    seed: plan.seed,
    places: compiled.places,
    people,
    pool,
    weight: politicalWeights(
      people,
      largest,
      capital,
      value("scenario", "largestWeight"),
      value("scenario", "capitalWeight"),
      mostNamed,
      leastNamed,
    ),
    distance: compiled.distance,
    localHardship,
    shocks,
    sites,
    largest,
    capital,
    totalPeople,
    staff,
    members,
    factions,
    given,
    region: neighboursOf(scenario, compiled.region, value),
    state: scenario.state.id,
    lessons: [],
    directives,
    days: scenario.days,
    room: Math.max(scenario.days, FOLLOWED),
    subSteps: subStepsFor(drawn, plan.refine),
  };
}
