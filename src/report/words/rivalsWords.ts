// What is said of rival explanations, in words that the terminal and the page share.
import type { Interval } from "../../claims/result.ts";
import type {
  Ahead,
  Decision,
  EffectCell,
  Observation,
  Parting,
  Rivals,
  RivalShown,
} from "../../questions/rivals/rivalResult.ts";
import { plain } from "../terminal/lines.ts";
import { count, NBSP, number, percent, percentInterval, signed } from "./numbers.ts";
import { outcomeLabel } from "../../model/asked.ts";
import { listed } from "../story/spoken.ts";
import { isModel } from "./testKinds.ts";
import { FOUND, originWord, standingOf } from "./words.ts";

export const titleOf = (found: Rivals, id: string): string =>
  plain(found.rivals.find((r) => r.id === id)?.title ?? id).replace(/ \(.*\)$/, "");

/** What all numbers rest on. */
export const restsOn = (found: Rivals): string =>
  `${count(found.worlds)} worlds were run; the government asks for help in ${count(found.requests)} of them. From each request on, the same worlds go on with the same luck under every explanation. Not a forecast.`;

export const OFF_WORDS =
  "Switched off, an assumption takes the value after the arrow, in every world; everything else stays as drawn.";

/** The verdicts of an explanation's tests in the model, counted: "2 undecided, 1 holds (by construction)". */
export function verdictsOf(rival: RivalShown): string {
  const counts = new Map<string, number>();
  for (const test of rival.claims.flatMap((c) => c.tests).filter(isModel)) {
    const origin = originWord(test);
    const word = `${standingOf(test)}${origin === "" || origin === FOUND ? "" : ` (${origin})`}`;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts.size === 0
    ? "nothing that the model can test"
    : [...counts].map(([word, n]) => `${n} ${word}`).join(", ");
}

/** "weight of need (w): 0 to 7 → 0, why". */
export function offWords({ path, meaning, range, off, why, idle }: RivalShown["considerations"][number]): string {
  const name = meaning === "" ? plain(path) : `${plain(meaning)} (${plain(path)})`;
  return `${name}: ${plain(range)} → ${plain(off)}${idle ? " (it has that value in every world: no difference)" : ""}; ${plain(why)}`;
}

export const sourceWords = (r: RivalShown): string =>
  r.sources.length === 0
    ? "No source is named for it."
    : `Held by: ${r.sources.map((s) => `${plain(s.title)} (${plain(s.where)}${s.note === "" ? "" : `; ${plain(s.note)}`})`).join("; ")}.`;

/** Points of probability: tenths below ten, else whole. */
const inPoints = (x: number): number => Number((100 * x).toFixed(Math.abs(x) < 0.1 ? 1 : 0));
const points = (x: number): string => signed(inPoints(x));
const bare = (x: number): string => number(inPoints(x));

/** "6.3 (2.8–9.7)", points of probability. */
export const size = (i: Interval): string => `${bare(i.value)}${NBSP}(${bare(i.low)}–${bare(i.high)})`;
export const pointsChange = (i: Interval): string => `${points(i.value)}${NBSP}(${points(i.low)} to ${points(i.high)})`;

export const DECISION_WORDS =
  "How far the chance of an answer moves in a world, either way, in points, mean over worlds, with its 95 % interval. Weights that may have either sign move some worlds up and others down, so sizes are averaged, not changes. The noise inside a world is not counted: a change's direction is taken from other futures than its size, which makes these lower bounds; the typical change is the root of the mean square, without that bias.";

/** Which explanations are ahead, as far as that can be told; "Nothing" sentences where it cannot. */
export function aheadWords(found: Rivals, pairs: readonly Ahead[], how: string): string {
  const clear = pairs.flatMap(({ first, second, by }) =>
    by.low > 0
      ? [{ more: first, less: second, by }]
      : by.high < 0
        ? [{ more: second, less: first, by: turned(by) }]
        : [],
  );
  const open = pairs.length - clear.length;
  if (clear.length === 0) return `${how}: no explanation can be said to move the decision more than another.`;
  const said = clear.map(
    ({ more, less, by }) => `${titleOf(found, more)} more than ${titleOf(found, less)} (by ${size(by)})`,
  );
  return `${how}: ${listed(said)}.${open > 0 ? ` The other ${open === 1 ? "pair cannot" : `${count(open)} pairs cannot`} be told.` : ""}`;
}

const turned = (i: Interval): Interval => ({ value: -i.value, low: -i.high, high: -i.low });

export const decisionRests = (d: Decision): string =>
  `Over ${count(d.worlds)} requests, ${count(d.futures)} futures each. As drawn ${percentInterval(d.drawn)} of requests are answered; with everything switched off that any explanation leans on, ${percentInterval(d.none)}.`;

const isChance = (unit: string): boolean => unit === "yes/no" || unit === "share";

export const cellMean = (c: EffectCell): string =>
  isChance(c.unit) ? percent(c.mean) : number(Number(c.mean.toPrecision(2)));

/** The change against the first arm with its interval; "–" in it, "same" where no run differs. */
export function cellChange(c: EffectCell): string {
  if (!c.change) return "–";
  if (c.change.low === 0 && c.change.high === 0) return "same in every run";
  const shown = (x: number): string => (isChance(c.unit) ? points(x) : signed(Number(x.toPrecision(2))));
  return `${shown(c.change.value)}${NBSP}(${shown(c.change.low)} to ${shown(c.change.high)})`;
}

/** Outcomes on which no arm can be told from the first. */
export function unseen(found: Rivals["effects"][number]): string {
  const outcomes = found.arms[0]?.cells.map((c) => c.outcome) ?? [];
  const seen = (k: number): boolean =>
    found.arms.slice(1).some((a) => {
      const change = a.cells[k]?.change;
      return change !== undefined && change !== null && (change.low > 0 || change.high < 0);
    });
  const blind = outcomes.filter((_, k) => !seen(k)).map(outcomeLabel);
  return blind.length === 0 ? "" : `Nothing can be seen in ${listed(blind)}: no arm can be told from the first.`;
}

export const effectsRest = (e: Rivals["effects"][number]): string =>
  `From when "${plain(e.given)}" first holds: ${count(e.worlds)} worlds, ${count(e.futures)} futures each. Means, and changes against the first arm with their 95 % intervals; chances and shares in per cent and points.`;

/** Bits to three places at most. */
export const bits = (x: number): string => (x > 0 && x < 0.0005 ? "<0.001" : number(Number(x.toFixed(3))));
export const bitsInterval = (i: Interval): string => `${bits(i.value)}${NBSP}(${bits(i.low)}–${bits(i.high)})`;

/** Odds of twenty to one. */
const CONVINCED = Math.log2(20);

/** Cases of the kind until the odds are twenty to one, at most: the mean gain of a case is at least twice the divergence. */
export function casesNeeded(p: Parting): string {
  const n = CONVINCED / (2 * p.bits.value);
  return n < 1000
    ? `at most about ${count(Math.max(1, Number(n.toPrecision(2))))} such cases to odds of 20 to 1`
    : "thousands of such cases";
}

export const BITS_WORDS =
  "Each explanation is simulated alone, what the others lean on switched off. Bits say how much one look tells of which of two it is: 0 nothing, 1 settles it (Jensen-Shannon divergence). What chance alone separates, found by swapping the labels of whole worlds, is taken off. A pair counts as told apart where the chance of as much without any difference stays below 5 %, corrected for all that were looked at, and the interval stays above 0. Numbers are put in fifths.";

const AMONG = { request: "", decision: ", once it is decided", arrival: ", once troops have come" } as const;

export const observationName = (o: Observation): string => `${nameOf(o.name)}${AMONG[o.among]}`;

function nameOf(outcome: string): string {
  return outcome === "warned" ? "guarantor warns" : outcomeLabel(outcome);
}

/** Observations that are shown with their numbers. */
export const SHOWN = 8;

/** Observations below those that are shown, by name. */
export const restWords = (shown: readonly Observation[], rest: readonly Observation[]): string =>
  rest.length === 0
    ? ""
    : `Less than ${number(Math.max(0.001, Number((shown.at(-1)?.bits ?? 0).toFixed(3))))} bits: ${rest.map(observationName).join("; ")}.`;

export const CIRCUMSTANCES_WORDS =
  "The same request in other circumstances, those that the explanations' own files try out: how often each explanation alone would have it answered, and how much the answer would then tell.";

/** For every pair, the circumstances in which the answer tells most. */
export function circumstanceWords(found: Rivals): readonly string[] {
  const first = found.circumstances[0];
  return (first?.partings ?? []).map(({ first: a, second: b }) => {
    const names = `${titleOf(found, a)} and ${titleOf(found, b)}`;
    const best = found.circumstances
      .flatMap((c) => c.partings.flatMap((p) => (p.first === a && p.second === b && p.parts ? [{ c, p }] : [])))
      .toSorted((x, y) => y.p.bits.value - x.p.bits.value)[0];
    return best
      ? `${names}: most where ${plain(best.c.name)}, ${bitsInterval(best.p.bits)} bits (${casesNeeded(best.p)}).`
      : `${names}: in none of them for certain.`;
  });
}

/** For every pair, the observation that parts it best, or that none does. */
export function bestWords(found: Rivals): readonly string[] {
  const list = found.observations?.list ?? [];
  const pairs = new Map<string, { readonly pair: Parting; readonly best: readonly [Observation, Parting] | null }>();
  for (const o of list)
    for (const p of o.partings) {
      const key = `${p.first} ${p.second}`;
      const known = pairs.get(key);
      const better = p.parts && (!known?.best || p.bits.value > known.best[1].bits.value);
      if (!known || better) pairs.set(key, { pair: p, best: better ? [o, p] : (known?.best ?? null) });
    }
  return [...pairs.values()].map(({ pair, best }) => {
    const names = `${titleOf(found, pair.first)} and ${titleOf(found, pair.second)}`;
    return best
      ? `${names}: most by “${observationName(best[0])}”, ${bitsInterval(best[1].bits)} bits (${casesNeeded(best[1])}).`
      : `${names}: nothing that was looked at tells them apart.`;
  });
}

export const CANNOT: readonly string[] = [
  "Explanations are taken apart inside one model and its ranges. A cause that the model does not have can win nothing here.",
  "What an explanation leans on, and the value at which that plays no part, are the author's choice, stated with its reason. Another neutral value gives other numbers.",
  "How far an explanation moves the decision depends on how wide the ranges of its assumptions are, and most of those are assumed.",
  "The record of the crisis was in view when ranges were set: what it says for one explanation against another is in-sample, and it is one case.",
];
