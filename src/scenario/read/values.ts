// Numbers as written, with unit, source and mark, made into facts and unknowns in the canonical unit of their place.
import { rangeProblem, reach, type Range } from "../../core/rangeProblem.ts";
import { messages } from "../problems/messages.ts";
import type { Names } from "./names.ts";
import type { Path } from "../problems/problem.ts";
import type { RawQuantity, RawValue } from "./schema.ts";
import type { Fact, FactMark, Unknown, Value } from "../parts.ts";
import { quantityOf, type Wanted } from "./quantities.ts";
import type { Reader } from "./shape.ts";

export type { Wanted } from "./quantities.ts";

/** A share of one. */
export const SHARE: Wanted = { unit: "share", limits: [0, 1] };

/** A number in the canonical unit and within its limits, or null (reported). */
export function readQuantity(reader: Reader, path: Path, written: RawQuantity, wanted: Wanted): number | null {
  const value = readNumber(reader, path, written, wanted);
  return value !== null && within(reader, path, [value, value], wanted) ? value : null;
}

/** A number in the canonical unit, wherever it lies, or null (reported). */
function readNumber(reader: Reader, path: Path, written: RawQuantity, wanted: Wanted): number | null {
  const read = quantityOf(written, wanted);
  if ("value" in read) return read.value;
  reader.report(path, read.problem);
  return null;
}

const figures = (x: number): string => String(Number(x.toPrecision(4)));

function within(reader: Reader, path: Path, [low, high]: readonly [number, number], wanted: Wanted): boolean {
  const [least, most] = wanted.limits ?? [-Infinity, Infinity];
  if (low >= least && high <= most) return true;
  const end = (x: number): string => (Number.isFinite(x) ? String(x) : x < 0 ? "minus infinity" : "infinity");
  const what = low === high ? String(low) : `this range, from ${figures(low)} to ${figures(high)},`;
  reader.report(path, messages.outOfBounds(what, end(least), end(most)));
  return false;
}

/** Whether a source is known, or assumed with a reason. */
export function checkSource(
  reader: Reader,
  owner: Path,
  source: string,
  why: string | undefined,
  mark: FactMark | undefined,
  keys: Names,
): boolean {
  if (source === "assumed") {
    if (mark !== undefined && mark !== "-") reader.report([...owner, "mark"], messages.assumedMark());
    if (why === undefined) reader.report([...owner, "source"], messages.assumedWhy());
    return why !== undefined && (mark === undefined || mark === "-");
  }
  if (!keys.lacks(source)) return true;
  reader.report([...owner, "source"], messages.unknownSource(source, keys.list));
  return false;
}

/** A fact or an unknown; null when something about it was reported. A bare number is the scenario's own, from memory. */
export function readValue(reader: Reader, path: Path, written: RawValue, wanted: Wanted, keys: Names): Value | null {
  if (typeof written !== "object") {
    const value = readQuantity(reader, path, written, wanted);
    return value === null ? null : { kind: "fact", value, source: "scenario", mark: "U" };
  }
  const kinds = (["value", "between", "beta", "oneOf"] as const).filter((k) => written[k] !== undefined);
  if (kinds.length !== 1) {
    reader.report(path, messages.valueKind(kinds), "key");
    return null;
  }
  return kinds[0] === "value"
    ? readFact(reader, path, written, wanted, keys)
    : readUnknown(reader, path, written, wanted, keys);
}

type Parts = Exclude<RawValue, number | string>;

export function readFact(reader: Reader, path: Path, written: Parts, wanted: Wanted, keys: Names): Fact | null {
  const value = readQuantity(reader, [...path, "value"], written.value as RawQuantity, wanted);
  for (const key of ["likely", "shape"] as const)
    if (written[key] !== undefined) {
      reader.report([...path, key], messages.valueKind(["value", key]), "key");
      return null;
    }
  const source = written.source ?? "scenario";
  const known = source === "scenario" || checkSource(reader, path, source, written.why, written.mark, keys);
  if (value === null || !known) return null;
  return { kind: "fact", value, source, mark: source === "assumed" ? "-" : (written.mark ?? "U") };
}

function readUnknown(reader: Reader, path: Path, written: Parts, wanted: Wanted, keys: Names): Unknown | null {
  const range = readRange(reader, path, written, wanted);
  if (written.source === undefined) {
    reader.report(path, messages.needsSource(), "key");
    return null;
  }
  const known = checkSource(reader, path, written.source, written.why, written.mark, keys);
  if (range === null || !known) return null;
  const mark = written.source === "assumed" ? "-" : (written.mark ?? "U");
  return { kind: "unknown", range, source: written.source, mark, why: written.why ?? "" };
}

function readRange(reader: Reader, path: Path, written: Parts, wanted: Wanted): Range | null {
  const range = makeRange(reader, path, written, wanted);
  if (range === null) return null;
  const where = [...path, written.between ? "between" : written.beta ? "beta" : "oneOf"];
  const wrong = rangeProblem(range);
  if (wrong !== null) {
    reader.report(where, range.kind === "oneOf" ? messages.badWeights(wrong) : messages.badRange(wrong), "key");
    return null;
  }
  return within(reader, where, reach(range), wanted) ? range : null;
}

function makeRange(reader: Reader, path: Path, written: Parts, wanted: Wanted): Range | null {
  if (written.beta) return { kind: "beta", a: written.beta[0], b: written.beta[1] };
  if (written.oneOf) {
    const options = written.oneOf.map((o, i) => ({
      value: readQuantity(reader, [...path, "oneOf", i, "value"], o.value, wanted),
      weight: o.weight,
    }));
    return options.every((o): o is { value: number; weight: number } => o.value !== null)
      ? { kind: "oneOf", options }
      : null;
  }
  const [writtenLow, writtenHigh] = written.between as [RawQuantity, RawQuantity];
  const low = readNumber(reader, [...path, "between", 0], writtenLow, wanted);
  const high = readNumber(reader, [...path, "between", 1], writtenHigh, wanted);
  const likely =
    written.likely === undefined ? undefined : readNumber(reader, [...path, "likely"], written.likely, wanted);
  if (low === null || high === null || likely === null) return null;
  const kind = written.shape ?? (likely === undefined ? "uniform" : "triangular");
  if (kind === "triangular") {
    if (likely !== undefined) return { kind, low, likely, high };
    reader.report([...path, "shape"], messages.shapeParts(kind, "needs a likely value"));
    return null;
  }
  if (likely === undefined) return { kind, low, high };
  reader.report([...path, "likely"], messages.shapeParts(kind, "takes no likely value"), "key");
  return null;
}
