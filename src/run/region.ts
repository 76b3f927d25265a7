// The years after, in the states around: a pass of its own over the end of a run, a function of that end, its world and keyed draws. It
// costs nothing unless an outcome asks, and in a quiet year next to nothing.
//   run at its horizon -> lesson and commitment of its crisis -> clocks -> each crisis a run of the whole model on a coarse state -> …
import { exp } from "../core/exp.ts";
import { channel, draw } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import { tiedBy, type Commitment } from "../model/actors/burden.ts";
import { deployment } from "../model/actors/deployment.ts";
import { isFramed } from "../model/actors/framing.ts";
import { guarantor } from "../model/actors/guarantor.ts";
import type { Lesson } from "../model/kit/lesson.ts";
import type { Neighbour } from "../model/kit/neighbour.ts";
import { comeBelief, stayBelief } from "../model/actors/precedent.ts";
import { caseDistance, ignitionRate, region, waitingTime, YEAR } from "../model/region.ts";
import { at0, NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { World } from "../model/kit/world.ts";
import { neighbourWorld, REGION_DAYS, shockAt } from "../world/neighbours.ts";
import { keyAt } from "./channels.ts";
import { advance, release, startRun, type Run } from "./run.ts";

/** A crisis of a state of the region. */
export interface RegionCrisis {
  readonly state: string;
  readonly member: boolean;
  /** Days since the scenario's start. */
  readonly at: number;
  readonly peakPeople: number;
  readonly deaths: number;
  readonly framed: boolean;
  readonly requested: boolean;
  readonly deployed: boolean;
  readonly consented: boolean;
  readonly fallen: boolean;
  /** Shocks it took. */
  readonly shocks: number;
}

/** A case with its state and the day from which it can teach. */
interface Case {
  readonly id: string;
  readonly known: number;
  readonly came: boolean | null;
  readonly stayed: boolean | null;
  readonly framed: boolean;
}

interface Clock {
  readonly state: Neighbour;
  readonly rate: number;
  due: number;
  turn: number;
}

/** What comes after a run, so far as it has been asked for. */
interface Future {
  readonly tick: number;
  readonly clocks: readonly Clock[];
  readonly cases: Case[];
  readonly commitments: Commitment[];
  readonly crises: RegionCrisis[];
}

const futures = new WeakMap<Run, Future>();

function futureOf(run: Run): Future {
  const known = futures.get(run);
  if (known && known.tick === run.tick) return known;
  const { world } = run;
  const key = keyAt(run, "ignition", 0);
  const clocks = world.region.map((state): Clock => {
    const rate = ignitionRate(world, state, world.region);
    const due = world.days + waitingTime(rate, draw(channel(key, STREAMS.ignition, state.entity), 0, 0, 0));
    return { state, rate, due, turn: 0 };
  });
  const future = { tick: run.tick, clocks, cases: [caseOf(run, 0)], commitments: commitmentsOf(run, 0), crises: [] };
  futures.set(run, future);
  return future;
}

/** Crises of the region in the days after the run's horizon, in the order in which they begin. */
export function regionCrises(run: Run, days: number): readonly RegionCrisis[] {
  const future = futureOf(run);
  const end = run.world.days + days;
  for (;;) {
    let next: Clock | null = null;
    for (const clock of future.clocks) if (clock.due <= end && (!next || clock.due < next.due)) next = clock;
    if (!next) break;
    ignite(run, future, next);
  }
  return future.crises.filter((c) => c.at <= end);
}

function ignite(run: Run, future: Future, clock: Clock): void {
  const { world } = run;
  const p = region.of(world);
  const { state, due, turn } = clock;
  const key = channel(keyAt(run, "neighbour", turn), STREAMS.neighbour, state.entity);
  const lessons = lessonsFor(world, state, future.cases, due);
  const tied = Math.min(
    1,
    future.commitments.reduce((sum, c) => sum + tiedBy(world, c, due), world.given["tied"] as number),
  );
  const seed = Math.floor(draw(key, turn, 0, 0) * 9007199254740991);
  const enough = Math.min(p.enough, state.people / p.enoughOf);
  let quantileOf = 0;
  let shock = 0;
  let crisis: Run;
  let shocks = 0;
  for (;;) {
    const u = draw(key, turn, 1, shocks);
    quantileOf += (1 - quantileOf) * u;
    shock = shocks < p.fromRange ? shockAt(quantileOf) : shock * (1 + p.shockGrowth * u);
    crisis = startRun(neighbourWorld(world, state, { seed, shock, lessons, tied }), shocks);
    advance(crisis, REGION_DAYS, isOver);
    shocks++;
    if (at0(crisis.state.peakPeople) >= enough || shocks >= p.mostShocks) break;
    release(crisis);
  }
  const s = crisis.state;
  future.crises.push({
    state: state.id,
    member: state.member,
    at: due,
    peakPeople: at0(s.peakPeople),
    deaths: at0(s.deaths),
    framed: isFramed(crisis.world, s),
    requested: at0(s.requested) !== NEVER,
    deployed: at0(s.deployChosen) !== NEVER,
    consented: at0(s.consented) !== NEVER,
    fallen: at0(s.fallen) !== NEVER,
    shocks,
  });
  future.cases.push(caseOf(crisis, due));
  future.commitments.push(...commitmentsOf(crisis, due));
  release(crisis);
  clock.turn++;
  const again = channel(keyAt(run, "ignition", clock.turn), STREAMS.ignition, state.entity);
  const wait = waitingTime(clock.rate, draw(again, clock.turn, 0, 0));
  clock.due = due + REGION_DAYS + wait;
}

/** Nothing to be seen for a while, nothing asked, nobody on the way. */
function isOver({ world, state, tick }: Run): boolean {
  const since = at0(state.quietSince);
  return since !== NEVER && tick / TICKS_PER_DAY - since > region.of(world).overAfter && at0(state.pending) <= 0;
}

/** A date of a run, NEVER where it lies after the run's horizon: how far a run was followed changes nothing here. */
const dated = (
  { world, state }: Run,
  field: "requested" | "consented" | "refused" | "arrived" | "withdrawn" | "framed",
): number => (at0(state[field]) <= world.days ? at0(state[field]) : NEVER);

/** When a run's force came, and when it went or is taken to go: where that is not known, after as long as the guarantor expects to stay. */
function stay(run: Run): { readonly arrived: number; readonly withdrawn: number } {
  const { world, state } = run;
  const came = dated(run, "arrived");
  const arrived = came !== NEVER ? came : at0(state.decided) + deployment.of(world).transit;
  const went = dated(run, "withdrawn");
  return { arrived, withdrawn: went !== NEVER ? went : arrived + guarantor.of(world).expectedStay };
}

/** A run's crisis as a case, on a calendar on which it began at day `from`. */
function caseOf(run: Run, from: number): Case {
  const agreed = dated(run, "consented");
  const refused = dated(run, "refused");
  const { arrived, withdrawn } = stay(run);
  return {
    id: run.world.state,
    known: from + (agreed !== NEVER ? agreed : refused !== NEVER ? refused : run.world.days),
    came: agreed !== NEVER ? true : refused !== NEVER ? false : null,
    stayed: agreed === NEVER ? null : withdrawn - arrived > region.of(run.world).stayedAfter,
    framed: isFramed(run.world, run.state) && dated(run, "framed") !== NEVER,
  };
}

/** The force of a run's crisis, if one was agreed on. */
function commitmentsOf(run: Run, from: number): Commitment[] {
  const troops = at0(run.state.troopsOrdered);
  if (dated(run, "consented") === NEVER || troops <= 0) return [];
  const { arrived, withdrawn } = stay(run);
  return [{ troops, arrived: from + arrived, withdrawn: from + withdrawn }];
}

const seatOf = (world: World, id: string): { readonly id: string; readonly likeness: number } =>
  world.region.find((n) => n.id === id) ?? { id, likeness: id === world.state ? 1 : region.of(world).unlisted };

/** What is known of earlier cases on day `at`, as the crisis of this state and the council's members see it. */
function lessonsFor(
  world: World,
  asker: { readonly id: string; readonly likeness: number },
  cases: readonly Case[],
  at: number,
): Lesson[] {
  const seats = world.members.map((m) => seatOf(world, m.id === asker.id ? world.state : m.id));
  return cases
    .filter((c) => c.known <= at)
    .map(({ id, came, stayed, framed }) => {
      const where = seatOf(world, id);
      const distance = caseDistance(asker, where);
      return { came, stayed, framed, distance, memberDistance: seats.map((seat) => caseDistance(seat, where)) };
    });
}

/** Mean belief 0..1 of the voting members after the run's crisis that the guarantor comes, or once it has come stays; NaN without members. */
export function membersBelief(run: Run, of: "come" | "stay"): number {
  const { world } = run;
  const own = seatOf(world, world.state);
  const lessons = lessonsFor(world, own, [caseOf(run, 0)], Infinity);
  const after = { ...world, lessons };
  const belief = of === "come" ? comeBelief : stayBelief;
  return world.members.reduce((sum, _, m) => sum + belief(after, m), 0) / world.members.length;
}

/** Chance 0..1 that the state that claims ask about, with its own leader, catches fire within a year; 0 where there is no region. */
export function askedUnrest({ world }: Run): number {
  if (world.region.length === 0) return 0;
  const p = region.of(world);
  const rate = ignitionRate(world, { tenure: p.askedTenure, generation: p.askedGeneration }, world.region);
  return 1 - exp(-rate * YEAR);
}
