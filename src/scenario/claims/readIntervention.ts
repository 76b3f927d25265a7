// An intervention of an arm: an assumption set, an actor's choice imposed or forbidden, or a state imposed.
import { parseQuantity } from "../../core/units.ts";
import { ACTORS, type Actor, type When } from "../../model/kit/imposed.ts";
import { IMPOSABLE, QUANTITIES, type QuantityName } from "../../model/kit/passages.ts";
import { isStatus, STATUS_ENDS, STATUSES } from "../../model/actors/request.ts";
import { alsoChoice, choiceCalled, choicesListed, choicesOf } from "../interventions.ts";
import { messages } from "../problems/messages.ts";
import { parseWhen } from "../moments.ts";
import { GIVEN, PARAMETERS, SETTABLE, STATUS_PATH } from "../paths.ts";
import type { Path } from "../problems/problem.ts";
import { wantedBy } from "../files/readAssumptions.ts";
import type { Intervention, Setting } from "../parts.ts";
import type { Named } from "./named.ts";
import type { RawIntervention } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import { readQuantity, SHARE, type Wanted } from "../read/values.ts";

const TIME: Wanted = { unit: "d", limits: [0, 366] };
const KINDS = ["set", "force", "do"] as const;

/** Keys that go with each kind. */
const GOES_WITH: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  set: ["set", "to"],
  force: ["force", "choose", "never", "when", "after"],
  do: ["do", "to", "when", "after", "hold"],
};

/** Null when something was reported. */
export function readIntervention(
  reader: Reader,
  path: Path,
  written: RawIntervention,
  { start, days }: Pick<Named, "start" | "days">,
): Intervention | null {
  const kinds = KINDS.filter((k) => written[k] !== undefined);
  const kind = kinds[0];
  if (kinds.length !== 1 || kind === undefined) {
    reader.report(path, messages.interventionKind(kinds), "key");
    return null;
  }
  const stray = Object.keys(written).find((key) => !GOES_WITH[kind].includes(key));
  if (stray !== undefined) {
    reader.report([...path, stray], messages.strayKey(stray, kind), "key");
    return null;
  }
  if (kind === "set") return readSetting(reader, path, written.set as string, written.to);
  const when = written.when === undefined ? null : parseWhen(written.when, start);
  if (when === null && written.when !== undefined) {
    reader.report([...path, "when"], messages.unknownMoment(written.when));
    return null;
  }
  if (when?.kind === "date" && !(when.at >= 0 && when.at < days)) {
    reader.report([...path, "when"], messages.outsideRun(written.when as string, when.at < 0));
    return null;
  }
  const after = written.after === undefined ? 0 : readQuantity(reader, [...path, "after"], written.after, TIME);
  if (after === null) return null;
  return kind === "force"
    ? readForce(reader, path, written, when, after)
    : readState(reader, path, written, when, after);
}

function readForce(
  reader: Reader,
  path: Path,
  written: RawIntervention,
  when: When,
  after: number,
): Intervention | null {
  const actor = written.force as Actor;
  if (!ACTORS.includes(actor)) {
    reader.report([...path, "force"], messages.unknownWord(actor, ACTORS));
    return null;
  }
  const key = written.never === undefined ? "choose" : "never";
  const word = written[key];
  if (word === undefined || (written.never !== undefined && written.choose !== undefined)) {
    reader.report([...path, "force"], messages.needsChoice(choicesListed(actor, key)), "key");
    return null;
  }
  const choice = choiceCalled(actor, key, word);
  if (choice === undefined) {
    const known = [...choicesOf(actor, key), ...alsoChoice(actor, key).keys()];
    reader.report([...path, key], messages.unknownChoice(word, actor, known, choicesListed(actor, key)));
    return null;
  }
  return key === "never" ? { force: actor, never: choice } : { force: actor, choose: choice, when, after };
}

function readState(
  reader: Reader,
  path: Path,
  written: RawIntervention,
  when: When,
  after: number,
): Intervention | null {
  const name = written.do as string;
  if (!IMPOSABLE.includes(name)) {
    reader.report([...path, "do"], messages.notImposable(name, IMPOSABLE));
    return null;
  }
  if (written.to === undefined) {
    reader.report(path, messages.missingKey("to", "an imposed state"), "key");
    return null;
  }
  const { unit } = QUANTITIES[name as QuantityName];
  const to = readQuantity(reader, [...path, "to"], written.to, unit === "share" ? SHARE : { unit, limits: [0, 1e10] });
  const hold = written.hold === undefined ? 0 : readQuantity(reader, [...path, "hold"], written.hold, TIME);
  return to === null || hold === null ? null : { do: name as QuantityName, to, when, after, hold };
}

/** `to` in the assumption's unit, or a form's option; null when something was reported. */
export function readSetting(reader: Reader, path: Path, set: string, to: number | string | undefined): Setting | null {
  const where: Path = [...path, "to"];
  if (to === undefined) {
    reader.report(path, messages.missingKey("to", "a setting"), "key");
    return null;
  }
  const parameter = PARAMETERS.get(set);
  if (parameter?.kind === "form") {
    if (typeof to === "string" && Object.hasOwn(parameter.options, to)) return { set, to };
    reader.report(where, messages.unknownForm(String(to), set, Object.keys(parameter.options)));
    return null;
  }
  if (set === STATUS_PATH && typeof to === "string" && !/^[-+.\d]/.test(to)) {
    // what stands between the ends is each world's own number
    if (isStatus(to))
      return { set, to: Object.hasOwn(STATUS_ENDS, to) ? STATUS_ENDS[to as keyof typeof STATUS_ENDS] : to };
    reader.report(where, messages.unknownWord(to, STATUSES));
    return null;
  }
  const wanted: Wanted | null = parameter ? wantedBy(parameter) : set === STATUS_PATH || GIVEN.has(set) ? SHARE : null;
  if (wanted === null) {
    reader.report([...path, "set"], messages.unknownPath(set, SETTABLE));
    return null;
  }
  const value = readQuantity(reader, where, to, wanted);
  return value === null ? null : { set: GIVEN.get(set) ?? set, to: value };
}

/** A value of a list as an arm's name: short, and the same however it is spaced. */
export function levelName(value: string | number): string {
  const text = String(value).trim().replaceAll(/\s+/g, " ");
  return "problem" in parseQuantity(text, "1") ? text : String(value);
}
