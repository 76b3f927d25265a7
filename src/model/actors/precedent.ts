// What earlier cases taught: whether the guarantor comes, whether it stays, and what they did to the norm. Three rival ways to learn.
//   Kreps and Wilson, JET 27:253 (1982), as in examples/classics/krepsWilson.ts
import { exp } from "../../core/exp.ts";
import {
  assumed,
  constant,
  form,
  lognormal,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import type { Drawn } from "../kit/drawn.ts";
import type { Lesson } from "../kit/lesson.ts";

export const precedent = mechanism({
  name: "precedent",
  purpose: "What earlier cases taught about the guarantor: beliefs that it comes and stays, and the norm.",
  words:
    "Cases are the scenario's own crisis and later ones in its region. Who asks next, who votes and who is out in the street go by what those cases showed; a learner gives a case as much weight as it is like his own. Before the first case beliefs are the drawn ones, so a crisis by itself is untouched by how its lessons will be read.",
  equation: String.raw`s_i = e^{-d_i/f};  beta: b = (w b_0 + Σ s_i [yes]_i)/(w + Σ s_i);
    twoType, n cases left: fights φ(p) = min(1, (1-g^{n-1}) p/((1-p) g^{n-1})), 0 at n = 1;  b* = p + (1-p) φ(p), b*_0 = b_0;  p' = p/b* if yes, else 0;  n' = max(1, n-1);  b' = b + s_i (b*' - b);
    b = b_0 + r (b - b_0), within 0..1;  none: b = b_0;  ground + ν_c (cases before + cases sent), asking + w_stay (b_stay - b_0), framing + w_copy (b_come of framed cases - b_0), crowd pull + κ_b κ (b_come - b_0) in later crises`,
  departures: [
    "Beta–Bernoulli counts a case as many times as it is similar, so a half-similar case is half a case.",
    "In twoType everybody sees the same record and takes over as much of what it says as the case resembles his own. Its horizon shortens case by case, as in the paper: a guarantor seen to come can then be trusted less the next time. The paper has it fight entrants; here coming is fighting.",
    "In the form `none` every effect below is exactly zero, that of cases before the start too.",
    "Government and members start from one belief. In the crisis itself nobody learns: what is known of it when votes are cast is that it was asked for.",
    "The sign that rebels elsewhere read in a deployment acts as pull of the crowd in later crises, not on how often they begin.",
  ],
  params: {
    form: form(
      { beta: 2, twoType: 1, none: 1 },
      assumed("two ways to learn and their absence"),
      "how beliefs follow cases",
    ),
    priorCome: quantity(
      "b_0",
      "share",
      triangular(0.15, 0.35, 0.75),
      source(
        "LEEDS00",
        "V",
        "74.5 % of war obligations were met, 17 % of civil conflicts saw an ally's troops: a factor of four",
      ),
      { sign: "+", meaning: "belief that the guarantor comes, before the first case", neutral: null },
    ),
    priorStay: quantity(
      "b_0,stay",
      "share",
      triangular(0.1, 0.4, 0.8),
      assumed("before January most outside comment expected a stay"),
      { sign: "+", meaning: "belief that it stays a month and more once it has come", neutral: null },
    ),
    priorWeight: quantity(
      "w",
      "1",
      lognormal(2, 40),
      source("IRI23", "F", "a public went from 93 to 50 % in four years with two or three unmet requests"),
      { sign: "+", meaning: "cases that the first belief is worth", neutral: null },
    ),
    similarityFade: quantity(
      "f",
      "1",
      lognormal(0.3, 3),
      source("LEVECK17", "F", "violations are read in context; the scale is a guess"),
      { sign: "+", meaning: "distance of cases over which they teach e times less", neutral: null },
    ),
    reading: quantity(
      "r",
      "1",
      triangular(-0.5, 0.9, 1),
      assumed("1 takes a case for what it shows; below 0 a rescue reads as weakness, a refusal as saving strength"),
      { sign: "free", meaning: "how a case is read, as a multiple of what it shows", about: "guarantor.deploy" },
    ),
    challengers: quantity("n", "1", uniform(2, 8), assumed("cases that are thought to be still to come; whole"), {
      sign: "+",
      meaning: "cases left, two-type form",
      neutral: null,
    }),
    entrantGain: quantity("g", "share", uniform(0.2, 0.8), assumed("what a challenger gains when nobody comes"), {
      sign: "+",
      meaning: "challenger's gain, two-type form",
      neutral: null,
    }),
    earlierCases: quantity(
      "c_0",
      "1",
      constant(0),
      assumed("the scenario's own past is in its other numbers; claims on the norm set this to 1"),
      { sign: "+", meaning: "cases before the start in which troops were sent and the norm moved" },
    ),
    normShift: quantity(
      "ν_c",
      "1",
      uniform(-0.3, 0.4),
      source("CASES", "F", "later requests on like grounds went both ways; the column's claim is that it rises"),
      {
        sign: "free",
        meaning: "shift of the legal ground per case in which troops were sent",
        about: "precedent.earlierCases",
      },
    ),
    stayWeight: quantity(
      "w_stay",
      "logit",
      triangular(-3, -0.5, 1),
      assumed("fear of those who do not leave, or comfort"),
      {
        sign: "free",
        meaning: "weight, on asking, of believing more than before that the guarantor stays",
      },
    ),
    copyWeight: quantity(
      "w_copy",
      "logit",
      triangular(-2, 1, 5),
      assumed("a frame that was answered is copied, or worn out"),
      {
        sign: "free",
        meaning: "weight, on framing, of having learned from framed cases that the guarantor comes",
      },
    ),
    crowdLesson: quantity("κ_b", "1", triangular(-0.5, -0.05, 0.4), assumed("deters rebels or feeds resentment"), {
      sign: "free",
      meaning: "pull on later crowds of a belief risen from 0 to 1, in units of a saturated visible crowd",
    }),
  },
});

/** What beliefs are read from: the drawn values and the cases before. */
export interface Taught extends Drawn {
  readonly lessons: readonly Lesson[];
}

/** One case as evidence on one question. */
export interface Evidence {
  readonly yes: boolean;
  readonly distance: number;
}

/** Belief 0..1 after these cases, in their order, from `prior`. */
export function believed(world: Drawn, prior: number, cases: readonly Evidence[]): number {
  const p = precedent.of(world);
  if (p.form === "none" || cases.length === 0) return prior;
  const shown = p.form === "beta" ? counted(p, prior, cases) : reputed(p, prior, cases);
  return Math.min(1, Math.max(0, prior + p.reading * (shown - prior)));
}

const weight = (fade: number, distance: number): number => exp(-distance / fade);

function counted(
  { priorWeight, similarityFade }: { priorWeight: number; similarityFade: number },
  prior: number,
  cases: readonly Evidence[],
): number {
  let yes = priorWeight * prior;
  let all = priorWeight;
  for (const { yes: happened, distance } of cases) {
    const s = weight(similarityFade, distance);
    all += s;
    if (happened) yes += s;
  }
  return yes / all;
}

function reputed(
  { similarityFade, entrantGain, challengers }: { similarityFade: number; entrantGain: number; challengers: number },
  prior: number,
  cases: readonly Evidence[],
): number {
  let n = Math.max(1, Math.round(challengers));
  // the chance of the type that always comes at which it is expected to come as often as believed at first
  let p = prior * power(entrantGain, n - 1);
  let belief = prior;
  for (const { yes, distance } of cases) {
    // once shown to lack the will it is not believed again: what then comes was impossible, and teaches nothing
    p = yes && p > 0 ? p / (p + (1 - p) * comesIfWeak(p, entrantGain, n)) : 0;
    n = Math.max(1, n - 1);
    const expected = p + (1 - p) * comesIfWeak(p, entrantGain, n);
    belief += weight(similarityFade, distance) * (expected - belief);
  }
  return belief;
}

function power(b: number, n: number): number {
  let product = 1;
  for (let i = 0; i < n; i++) product *= b;
  return product;
}

/** Chance that a guarantor without the will comes all the same, for its name's sake, with n cases left, this one counted. */
export function comesIfWeak(p: number, gain: number, n: number): number {
  if (n <= 1) return 0;
  const bar = power(gain, n - 1);
  return p >= bar ? 1 : ((1 - bar) * p) / ((1 - p) * bar);
}

/** Whose belief: the government's in the crisis, or a voting member's, by its place in the world's list. */
type Learner = "own" | number;

const distanceFor = (lesson: Lesson, who: Learner): number =>
  who === "own" ? lesson.distance : (lesson.memberDistance[who] as number);

/** Belief that the guarantor comes. */
export const comeBelief = (world: Taught, who: Learner): number => comeFrom(world, who, world.lessons);

/** Belief that it stays once it has come. */
export const stayBelief = (world: Taught, who: Learner): number =>
  believed(
    world,
    precedent.of(world).priorStay,
    world.lessons.flatMap((l) => (l.stayed === null ? [] : [{ yes: l.stayed, distance: distanceFor(l, who) }])),
  );

const comeFrom = (world: Drawn, who: Learner, lessons: readonly Lesson[]): number =>
  believed(
    world,
    precedent.of(world).priorCome,
    lessons.flatMap((l) => (l.came === null ? [] : [{ yes: l.came, distance: distanceFor(l, who) }])),
  );

/** How far framed cases alone have moved the government's belief that the guarantor comes, -1..1. */
export const exampleOf = (world: Taught): number =>
  comeFrom(
    world,
    "own",
    world.lessons.filter((l) => l.framed),
  ) - precedent.of(world).priorCome;

/** Shift of the legal ground by earlier cases; exactly 0 where nobody learns. */
export function normMoved(world: Taught): number {
  const p = precedent.of(world);
  if (p.form === "none") return 0;
  return p.normShift * (p.earlierCases + world.lessons.reduce((n, l) => n + (l.came === true ? 1 : 0), 0));
}

/** Pull on the crowd, in units of a saturated visible crowd, of what rebels learned. */
export const crowdsLesson = (world: Taught): number =>
  precedent.of(world).crowdLesson * (comeBelief(world, "own") - precedent.of(world).priorCome);
