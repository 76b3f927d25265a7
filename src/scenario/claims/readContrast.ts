// Tests that compare arms: a contrast of two, and a trend along a list of values.
import { DIRECTIVES } from "../../model/kit/state.ts";
import { FROM_THE_START, settledBy } from "../conditions.ts";
import { sameArms, type Fixed } from "../fixed.ts";
import { messages } from "../problems/messages.ts";
import type { Named } from "./named.ts";
import { readGiven, readOutcome, type ReadOutcome } from "./readOutcome.ts";
import type { Path } from "../problems/problem.ts";
import { levelName, readIntervention } from "./readIntervention.ts";
import type { ContrastTest, Intervention } from "../scenario.ts";
import type { RawAlong, RawIntervention, RawQuantity, RawTest } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import { readQuantity } from "../read/values.ts";

/** The smallest effect that matters, where a test leaves it out: five points of probability. */
const FIVE_POINTS = 0.05;
/** For a fit, the smallest ratio of likelihoods that matters. */
const THREEFOLD = 3;

export function readContrast(
  reader: Reader,
  path: Path,
  written: NonNullable<RawTest["contrast"]>,
  named: Named,
): ContrastTest | null {
  const fit = written.fit ?? [];
  for (const [i, entry] of fit.entries())
    if (named.record.lacks(entry)) reader.report([...path, "fit", i], messages.unknownEntry(entry, named.record.list));
    else if (named.unfitted.has(entry)) reader.report([...path, "fit", i], messages.unfitted(entry));
  if ((written.outcome === undefined) === (fit.length === 0)) {
    reader.report(path, messages.needsOutcome(), "key");
    return null;
  }
  const outcome =
    written.outcome === undefined ? undefined : readOutcome(reader, [...path, "outcome"], written.outcome, true, true);
  const given = readGiven(reader, [...path, "given"], written.given);
  const arms: Record<string, Intervention[]> = {};
  let complete = true;
  for (const [name, list] of Object.entries(written.arms)) {
    arms[name] = list.flatMap((one, i) => {
      const read = readIntervention(reader, [...path, "arms", name, i], one, named.start);
      if (!read) complete = false;
      return read ?? [];
    });
    if (!fewEnough(reader, [...path, "arms", name], arms[name])) complete = false;
  }
  if (!complete) return null;
  const sound = checkOrder(reader, path, written.order, arms, named.fixed);
  const least = outcome === null ? null : smallest(reader, path, written, outcome);
  if (outcome === null || given === null || !sound || least === null) return null;
  const at = (arm: string, i: number): Path => [...path, "arms", arm, i, "set"];
  if (!checkGiven(reader, path, given, outcome?.text ?? "", arms, at)) return null;
  return {
    kind: "contrast",
    outcome: outcome?.text ?? "",
    asked: outcome?.asked ?? null,
    spread: outcome?.spread ?? false,
    given,
    fit,
    ...least,
    order: written.order,
    arms,
    levels: [],
    note: written.note ?? "",
  };
}

export function readTrend(
  reader: Reader,
  path: Path,
  written: NonNullable<RawTest["trend"]>,
  named: Named,
): ContrastTest | null {
  const outcome = readOutcome(reader, [...path, "outcome"], written.outcome, true, true);
  const given = readGiven(reader, [...path, "given"], written.given);
  const shared = (written.with ?? []).map((one, i) => readIntervention(reader, [...path, "with", i], one, named.start));
  const read = readAlong(reader, [...path, "along"], written.along, named);
  const least = outcome === null ? null : smallest(reader, path, written, outcome);
  if (outcome === null || given === null || read === null || least === null) return null;
  const common = shared.filter((one) => one !== null);
  if (common.length < shared.length) return null;
  const { levels } = read;
  const arms = Object.fromEntries(levels.map((name) => [name, [...(read.arms[name] ?? []), ...common]]));
  if (!fewEnough(reader, [...path, "with"], arms[levels[0] as string] ?? [])) return null;
  if (!checkGiven(reader, path, given, outcome.text, arms, () => [...path, "along", "set"])) return null;
  const [first, last] = [levels[0] as string, levels.at(-1) as string];
  const order: [string, string] = written.says === "rises" ? [last, first] : [first, last];
  return {
    kind: "trend",
    outcome: outcome.text,
    asked: outcome.asked,
    spread: outcome.spread,
    given,
    fit: [],
    ...least,
    order,
    arms,
    levels,
    note: written.note ?? "",
  };
}

/** A trend has so many values at least: with two there is nothing between the ends. */
const LEAST_LEVELS = 3;
const MOST_LEVELS = 12;

/** One arm for every value of the one list. */
function readAlong(reader: Reader, path: Path, written: RawAlong, named: Named) {
  const lists = (["to", "after"] as const).filter((key) => Array.isArray(written[key]));
  const key = lists[0];
  const values = key === undefined ? [] : (written[key] as RawQuantity[]);
  const names = values.map(levelName);
  if (
    lists.length !== 1 ||
    key === undefined ||
    values.length < LEAST_LEVELS ||
    values.length > MOST_LEVELS ||
    new Set(names).size < names.length
  ) {
    reader.report(path, messages.trendList(LEAST_LEVELS, MOST_LEVELS), "key");
    return null;
  }
  const arms: Record<string, Intervention[]> = {};
  for (const [i, value] of values.entries()) {
    const one = { ...written, [key]: value } as RawIntervention;
    const read = readIntervention(
      { ...reader, report: (where, text, part) => reader.report(element(where, key, i), text, part) },
      path,
      one,
      named.start,
    );
    if (!read) return null;
    arms[names[i] as string] = [read];
  }
  const same = names.find(
    (name, i) => i > 0 && sameArms(arms[names[i - 1] as string] ?? [], arms[name] ?? [], named.fixed),
  );
  if (same === undefined) return { levels: names, arms };
  reader.report([...path, key], messages.sameInterventions());
  return null;
}

/** An error in a value of the list is shown at that value. */
const element = (where: Path, key: string, i: number): Path => (where.at(-1) === key ? [...where, i] : where);

/** A world has room for so many imposed choices and states. */
function fewEnough(reader: Reader, path: Path, arm: readonly Intervention[]): boolean {
  const imposed = arm.filter((i) => !("set" in i)).length;
  if (imposed > DIRECTIVES) reader.report(path, messages.tooManyImposed(DIRECTIVES), "key");
  return imposed <= DIRECTIVES;
}

/** Smallest effect, in the outcome's unit or as a share of it. */
export function smallest(
  reader: Reader,
  path: Path,
  written: { readonly outcome?: string | undefined; readonly atLeast?: RawQuantity | undefined },
  outcome: ReadOutcome | undefined,
): { readonly atLeast: number; readonly relative: boolean } | null {
  const unit = outcome?.unit;
  const probability = unit === "yes/no" || unit === "share";
  if (written.atLeast === undefined) {
    if (probability) return { atLeast: FIVE_POINTS, relative: false };
    if (unit === undefined) return { atLeast: THREEFOLD, relative: false };
    reader.report(path, messages.needsAtLeast(written.outcome ?? ""), "key");
    return null;
  }
  // of a count or a time, per cent are of its own size
  const relative = !probability && unit !== undefined && /%\s*$/.test(String(written.atLeast));
  const limits: [number, number] = probability
    ? [0, 1]
    : unit === undefined
      ? [1, Infinity]
      : relative
        ? [0, 10]
        : [0, Infinity];
  const atLeast = readQuantity(reader, [...path, "atLeast"], written.atLeast, {
    unit: unit === "d" && !relative ? "d" : "1",
    limits,
  });
  return atLeast === null ? null : { atLeast, relative };
}

function checkOrder(
  reader: Reader,
  path: Path,
  order: readonly [string, string],
  arms: Readonly<Record<string, readonly Intervention[]>>,
  fixed: Fixed,
): boolean {
  const names = Object.keys(arms);
  const where = [...path, "order"];
  const wrong =
    names.length !== 2
      ? `there are ${names.length} arms, a contrast has two`
      : order[0] === order[1]
        ? "it names the same arm twice"
        : order.find((name) => !names.includes(name)) !== undefined
          ? `there is no arm "${order.find((name) => !names.includes(name)) as string}"`
          : null;
  if (wrong !== null) {
    reader.report(where, messages.badOrder(wrong), "key");
    return false;
  }
  if (sameArms(arms[order[0]] ?? [], arms[order[1]] ?? [], fixed)) {
    reader.report([...path, "arms"], messages.sameInterventions(), "key");
    return false;
  }
  return true;
}

/** Whether the condition leaves the outcome open and the arms something to change; see conditions.ts. */
function checkGiven(
  reader: Reader,
  path: Path,
  given: string,
  outcome: string,
  arms: Readonly<Record<string, readonly Intervention[]>>,
  at: (arm: string, i: number) => Path,
): boolean {
  if (given === "") return true;
  let sound = checkOpen(reader, path, given, outcome);
  for (const [name, arm] of Object.entries(arms))
    arm.forEach((one, i) => {
      if (!("set" in one) || !FROM_THE_START.has(one.set) || !sound) return;
      reader.report(at(name, i), messages.beforeGiven(one.set, given));
      sound = false;
    });
  return sound;
}

/** Whether the condition leaves the outcome open. */
export function checkOpen(reader: Reader, path: Path, given: string, outcome: string): boolean {
  if (!settledBy(given).some((name) => name === outcome)) return true;
  reader.report([...path, "outcome"], messages.decided(outcome, given));
  return false;
}
