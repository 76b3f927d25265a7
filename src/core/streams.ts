// What a draw is for: an append-only registry. A number is never reused and never changed, so that adding a stream leaves every other
// draw alone. Remove a stream by leaving its line with "retired" in its words. Each says what of it is settled at a fork, where a run goes
// on as another of its futures: src/run/channels.ts and fork go by that.
import { registry } from "./registry.ts";

/** What of a stream is settled at a fork, and so is the same in every future from there on. */
export type AtFork =
  /** All of it: it belongs to a world, a design or an estimator, and no run draws it. */
  | { readonly settled: "all" }
  /** Nothing: a draw decides one thing at one moment, and what it decided is in the state. */
  | { readonly settled: "nothing" }
  /** Nothing: it is the length of an exponential wait, which has no memory. These fields of the state are set to 0 and the wait begins anew. */
  | { readonly settled: "no wait"; readonly anew: readonly string[] }
  /** What has come up, which these fields of the state keep. What has not is drawn anew. */
  | { readonly settled: "what is kept"; readonly kept: readonly string[] }
  /** Draws named by a slot that has begun, which serve until its end. */
  | { readonly settled: "slots begun" }
  /** Draws named by a day that is over. */
  | { readonly settled: "days over" };

export interface Stream {
  readonly number: number;
  /** What a draw decides. */
  readonly draws: string;
  readonly atFork: AtFork;
  /** Why that much is settled and no more. */
  readonly because: string;
}

const ALL = { settled: "all" } as const;
const NOTHING = { settled: "nothing" } as const;

const WORLDS = "A world is drawn before its runs: all futures of a run are in one world.";
const ESTIMATORS = "It is drawn when runs are over, or to plan them.";
const ONCE = "A draw is for one sub-step and is not used again.";
const LATER = "It is drawn after the horizon, which lies behind every fork.";

export const STREAM = {
  assumption: { number: 1, draws: "the value of an assumption", atFork: ALL, because: WORLDS },
  form: { number: 2, draws: "retired: forms are drawn as assumptions are", atFork: ALL, because: WORLDS },
  placeEffect: { number: 3, draws: "what is a place's own: hardship, shock", atFork: ALL, because: WORLDS },
  quietEntry: {
    number: 4,
    draws: "how long a quiet place waits for its first protester",
    atFork: { settled: "no wait", anew: ["entryClock", "entryDue"] },
    because: "Having waited says nothing about how long it still takes.",
  },
  entrySplit: { number: 5, draws: "from which strata people come out", atFork: NOTHING, because: ONCE },
  entryCount: { number: 6, draws: "how many come out", atFork: NOTHING, because: ONCE },
  exitTotal: { number: 7, draws: "how many leave the street", atFork: NOTHING, because: ONCE },
  exitKind: { number: 8, draws: "how many of them go home, tire, are taken or killed", atFork: NOTHING, because: ONCE },
  exitSplit: { number: 9, draws: "from which strata they are", atFork: NOTHING, because: ONCE },
  recovery: { number: 10, draws: "how many have rested", atFork: NOTHING, because: ONCE },
  recoverySplit: { number: 11, draws: "from which strata they are", atFork: NOTHING, because: ONCE },
  release: { number: 12, draws: "how many are let go", atFork: NOTHING, because: ONCE },
  releaseSplit: { number: 13, draws: "from which strata they are", atFork: NOTHING, because: ONCE },
  revision: { number: 14, draws: "whether an actor looks now", atFork: NOTHING, because: ONCE },
  decisionShock: {
    number: 15,
    draws: "how an actor leans on an option",
    atFork: { settled: "what is kept", kept: ["leaning"] },
    because: "A leaning has shown once its option was weighed. What nobody has weighed yet, nobody has settled.",
  },
  perceptionError: {
    number: 16,
    draws: "how far an actor's picture is off, for a slot of 6 h",
    atFork: { settled: "slots begun" },
    because: "The picture of the slot at hand may have been acted on.",
  },
  fall: {
    number: 17,
    draws: "how much danger the incumbent outlasts",
    atFork: { settled: "no wait", anew: ["fallClock"] },
    because: "Having lasted says nothing about how much more it takes.",
  },
  countError: {
    number: 18,
    draws: "how far a day's count is off",
    atFork: { settled: "days over" },
    because: "A day is counted when it is over.",
  },
  arrestAfter: {
    number: 19,
    draws: "how many are arrested later, and from which strata",
    atFork: NOTHING,
    because: ONCE,
  },
  outsideSeed: { number: 20, draws: "how many outsiders come", atFork: NOTHING, because: ONCE },
  outsideExit: { number: 21, draws: "how many outsiders go, are taken or killed", atFork: NOTHING, because: ONCE },
  bootstrap: { number: 22, draws: "resamples, shuffles and halves of worlds", atFork: ALL, because: ESTIMATORS },
  design: { number: 23, draws: "where designs put their points", atFork: ALL, because: ESTIMATORS },
  mirror: { number: 24, draws: "retired: which way a mirrored world leans", atFork: ALL, because: WORLDS },
  parliament: {
    number: 25,
    draws: "how a parliament votes on one ballot",
    atFork: NOTHING,
    because: "Ballots are counted in the state, and the next one is open.",
  },
  hostAccepts: {
    number: 26,
    draws: "whether the host accepts a member's contingent",
    atFork: { settled: "what is kept", kept: ["comes", "nextBallot"] },
    because: "It answers once, when the force is decided on.",
  },
  purge: {
    number: 27,
    draws: "whether a purge works",
    atFork: NOTHING,
    because: "It is drawn as the purge is tried, once for each faction.",
  },
  ignition: { number: 28, draws: "when a state around catches fire", atFork: NOTHING, because: LATER },
  neighbour: { number: 29, draws: "the crisis of a state around", atFork: NOTHING, because: LATER },
  news: {
    number: 30,
    draws: "how long word of crowds elsewhere takes to a place",
    atFork: { settled: "no wait", anew: ["newsClock"] },
    because: "Having waited says nothing about how long it still takes.",
  },
  // 31 to 39 are left for mechanisms
  arrival: {
    number: 42,
    draws: "which worlds go on from a choice that is taken by its chance, and at which look it is taken",
    atFork: ALL,
    because: "It is drawn before the run that it steers, which parts behind it.",
  },
  posterior: { number: 40, draws: "where a fit begins and how it moves", atFork: ALL, because: ESTIMATORS },
  placebo: { number: 41, draws: "which way round the arms of a placebo are", atFork: ALL, because: ESTIMATORS },
} as const satisfies Readonly<Record<string, Stream>>;

export type StreamName = keyof typeof STREAM;

/** Streams that runs draw from. */
export type RunStream = {
  [S in StreamName]: (typeof STREAM)[S]["atFork"]["settled"] extends "all" ? never : S;
}[StreamName];

export const STREAM_NAMES: readonly StreamName[] = Object.keys(STREAM) as StreamName[];
export const RUN_STREAMS: readonly RunStream[] = STREAM_NAMES.filter(
  (name): name is RunStream => STREAM[name].atFork.settled !== "all",
);

type Anew<F> = F extends { readonly anew: readonly (infer Field)[] } ? Field : never;
/** Fields of the state that hold waits without memory. */
export type WaitField = Anew<(typeof STREAM)[StreamName]["atFork"]>;

export const WAIT_FIELDS: readonly WaitField[] = STREAM_NAMES.flatMap((name): readonly WaitField[] => {
  const { atFork } = STREAM[name];
  return atFork.settled === "no wait" ? atFork.anew : [];
});

/** Numbers of the streams, by name. */
export const STREAMS = registry(
  Object.fromEntries(STREAM_NAMES.map((name) => [name, STREAM[name].number])) as {
    readonly [S in StreamName]: (typeof STREAM)[S]["number"];
  },
);
