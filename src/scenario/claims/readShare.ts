// Whose inputs move an outcome: two sides of inputs, each with the two values between which it is moved.
import { FROM_THE_START } from "../conditions.ts";
import { messages } from "../problems/messages.ts";
import type { Named } from "./named.ts";
import { GIVEN, PARAMETERS, SETTABLE, STATUS_PATH } from "../paths.ts";
import type { Path } from "../problems/problem.ts";
import { checkOpen, smallest } from "./readContrast.ts";
import { levelName, readSetting } from "./readIntervention.ts";
import { readGiven, readOutcome } from "./readOutcome.ts";
import type { Setting, ShareInput, ShareSide, ShareTest } from "../scenario.ts";
import type { RawShareInput, RawTest } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import { checkSource } from "../read/values.ts";

type Raw = NonNullable<RawTest["share"]>;

const SIDES = ["first", "second"] as const;

/** Null when something was reported; all that is wrong with a share is told at once. */
export function readShare(reader: Reader, path: Path, written: Raw, named: Named): ShareTest | null {
  const outcome = readOutcome(reader, [...path, "outcome"], written.outcome);
  const given = readGiven(reader, [...path, "given"], written.given);
  const least = outcome === null ? null : smallest(reader, path, written, outcome);
  const sides = SIDES.map((side) => readSide(reader, [...path, side], written[side], named));
  const levels = readLevels(reader, path, written);
  const rises = written.says.endsWith("rises");
  if (rises !== (written.along !== undefined)) {
    reader.report([...path, "says"], messages.saysAlong(!rises));
    return null;
  }
  const [first, second] = sides;
  if (!first || !second || levels === null || outcome === null || given === null || least === null) return null;
  if (given !== "" && !checkOpen(reader, path, given, outcome.text)) return null;
  if (!checkMoved(reader, path, written, given)) return null;
  const says = written.says.startsWith("first") ? "first" : "second";
  return {
    kind: "share",
    outcome: outcome.text,
    asked: outcome.asked,
    given,
    ...least,
    first,
    second,
    levels,
    says,
    note: written.note ?? "",
  };
}

const pathIn = (written: RawShareInput): string => (typeof written === "string" ? written : written.set);

/** No input is moved twice, nor what is set along a list, and none that acted before the condition could hold. */
function checkMoved(reader: Reader, path: Path, written: Raw, given: string): boolean {
  const moved = new Set(written.along ? [written.along.set] : []);
  let sound = true;
  const early = (set: string, at: Path): void => {
    if (given === "" || !FROM_THE_START.has(GIVEN.get(set) ?? set)) return;
    reader.report(at, messages.beforeGiven(set, given));
    sound = false;
  };
  if (written.along) early(written.along.set, [...path, "along", "set"]);
  for (const side of SIDES)
    written[side].inputs.forEach((one, i) => {
      const set = pathIn(one);
      const at: Path = [...path, side, "inputs", i];
      if (moved.has(set)) {
        reader.report(at, messages.movedTwice(set));
        sound = false;
      }
      moved.add(set);
      early(set, at);
    });
  return sound;
}

function readSide(reader: Reader, path: Path, written: Raw["first"], named: Named): ShareSide | null {
  const inputs = written.inputs.map((one, i) => readInput(reader, [...path, "inputs", i], one, named));
  const known = inputs.filter((one) => one !== null);
  return known.length < inputs.length ? null : { name: written.name, inputs: known };
}

function readInput(reader: Reader, path: Path, written: RawShareInput, named: Named): ShareInput | null {
  const one = typeof written === "string" ? { set: written } : written;
  const where: Path = typeof written === "string" ? path : [...path, "set"];
  if (!SETTABLE.includes(one.set)) {
    reader.report(where, messages.unknownPath(one.set, SETTABLE));
    return null;
  }
  const set = GIVEN.get(one.set) ?? one.set;
  if (one.from === undefined && one.to === undefined) return asDrawn(reader, where, one.set, set, named);
  for (const key of ["from", "to"] as const)
    if (one[key] === undefined) {
      reader.report(path, messages.missingKey(key, "a stated change"), "key");
      return null;
    }
  const from = readSetting(toFrom(reader), path, one.set, one.from);
  const to = readSetting(reader, path, one.set, one.to);
  if (one.source === undefined) {
    reader.report(path, messages.needsSource(), "key");
    return null;
  }
  const known = checkSource(reader, path, one.source, one.why, undefined, named.sources);
  if (!from || !to || !known) return null;
  if (from.to === to.to) {
    reader.report(where, messages.doesNotVary(one.set));
    return null;
  }
  return { set, ends: [from.to, to.to], source: one.source, why: one.why ?? "" };
}

/** What is read as `to` and wrong is shown at `from`. */
const toFrom = (reader: Reader): Reader => ({
  ...reader,
  report: (at, text, part) => reader.report(at.at(-1) === "to" ? [...at.slice(0, -1), "from"] : at, text, part),
});

/** An input that is moved between the 10 % and 90 % points of its range, or between a form's two options. */
function asDrawn(reader: Reader, path: Path, name: string, set: string, named: Named): ShareInput | null {
  const parameter = PARAMETERS.get(set);
  const options = parameter?.kind === "form" ? Object.keys(parameter.options) : [];
  if (options.length > 2) {
    reader.report(path, messages.needsOptions(name, options));
    return null;
  }
  const [from, to] = options;
  if (from !== undefined && to !== undefined) return { set, ends: [from, to], source: "", why: "" };
  if (set !== STATUS_PATH && !named.fixed.has(set)) return { set, ends: null, source: "", why: "" };
  reader.report(path, messages.doesNotVary(name));
  return null;
}

/** One setting for every value of the list; null when something was reported. */
function readLevels(reader: Reader, path: Path, { along }: Raw): ShareTest["levels"] | null {
  if (!along) return [];
  const where: Path = [...path, "along"];
  if (!SETTABLE.includes(along.set)) {
    reader.report([...where, "set"], messages.unknownPath(along.set, SETTABLE));
    return null;
  }
  const sets = along.to.map((value, i) => {
    const at: Reader = {
      ...reader,
      report: (p, text, part) => reader.report(p.at(-1) === "to" ? [...p, i] : p, text, part),
    };
    const set = readSetting(at, where, along.set, value);
    return set && { name: levelName(value), set };
  });
  const levels: { readonly name: string; readonly set: Setting }[] = sets.filter((one) => one !== null);
  if (levels.length < sets.length) return null;
  if (new Set(levels.map((l) => l.set.to)).size === levels.length) return levels;
  reader.report([...where, "to"], messages.doesNotVary(along.set));
  return null;
}
