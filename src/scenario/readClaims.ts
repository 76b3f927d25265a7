// claims.yaml: claims and their tests; everything a test names must exist.
import type { z } from "zod";
import { STATUS } from "../mechanisms/request.ts";
import { DECIDED_BY, FROM_THE_START } from "./conditions.ts";
import { sameArms, type Fixed } from "./fixed.ts";
import { messages } from "./messages.ts";
import type { Names } from "./names.ts";
import { CONDITIONS, outcomeNamed, OUTCOMES } from "./outcomes.ts";
import { GIVEN, INPUTS, PARAMETERS, SETTABLE, STATUS_PATH } from "./paths.ts";
import type { Path } from "./problem.ts";
import type { CaseTable } from "./readCases.ts";
import { readCasesTest } from "./readCasesTest.ts";
import { TEST_KINDS, type claimsSchema, type RawTest } from "./schema.ts";
import type { ChanceTest, Claim, ClaimTest, ContrastTest, Intervention, RecordTest } from "./scenario.ts";
import { soundEntries, type Reader, type Shaped } from "./shape.ts";
import { readQuantity, SHARE, type Wanted } from "./values.ts";
import { wantedBy } from "./readAssumptions.ts";

/** What a test may name. */
export interface Named {
  readonly record: Names;
  /** Entries of the record that arms cannot be compared on. */
  readonly unfitted: ReadonlySet<string>;
  readonly cases: CaseTable;
  /** What no world varies. */
  readonly fixed: Fixed;
}

export function readClaims(reader: Shaped<z.output<typeof claimsSchema>>, named: Named): Claim[] {
  return soundEntries(reader, [], reader.data).map(([id, c]) => {
    const tests = c.tests.map((test, i) => readTest(reader, [id, "tests", i], test, named));
    return {
      id,
      text: c.text,
      type: c.type,
      group: c.group,
      placebo: c.placebo ?? "",
      tests: tests.filter((t) => t !== null),
    };
  });
}

function readTest(reader: Reader, path: Path, test: RawTest, named: Named): ClaimTest | null {
  const kinds = TEST_KINDS.filter((kind) => test[kind] !== undefined);
  if (kinds.length !== 1) {
    reader.report(path, messages.testKind(kinds), "key");
    return null;
  }
  if (test.contrast) return readContrast(reader, [...path, "contrast"], test.contrast, named);
  if (test.chance) return readChance(reader, [...path, "chance"], test.chance);
  if (test.record) return readRecordTest(reader, [...path, "record"], test.record, named);
  return readCasesTest(reader, [...path, "cases"], test.cases as NonNullable<RawTest["cases"]>, named.cases);
}

/** The smallest effect that matters, where a test leaves it out: five points of probability. */
const FIVE_POINTS = 0.05;
/** For a fit, the smallest ratio of likelihoods that matters. */
const THREEFOLD = 3;

function readContrast(
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
  const outcome = written.outcome === undefined ? undefined : outcomeOf(reader, [...path, "outcome"], written.outcome);
  const given = condition(reader, [...path, "given"], written.given);
  const arms: Record<string, Intervention[]> = {};
  let complete = true;
  for (const [name, list] of Object.entries(written.arms))
    arms[name] = list.flatMap((one, i) => {
      const read = readIntervention(reader, [...path, "arms", name, i], one);
      if (!read) complete = false;
      return read ?? [];
    });
  if (!complete) return null;
  const sound = checkOrder(reader, path, written.order, arms, named.fixed);
  const atLeast = outcome === null ? null : smallest(reader, path, written, outcome?.unit);
  if (outcome === null || given === null || !sound || atLeast === null) return null;
  if (!checkGiven(reader, path, given, outcome?.name ?? "", arms)) return null;
  return {
    kind: "contrast",
    outcome: outcome?.name ?? "",
    given,
    fit,
    atLeast,
    order: written.order,
    arms,
    note: written.note ?? "",
  };
}

function smallest(
  reader: Reader,
  path: Path,
  written: NonNullable<RawTest["contrast"]>,
  unit: string | undefined,
): number | null {
  const probability = unit === "yes/no" || unit === "share";
  if (written.atLeast === undefined) {
    if (probability) return FIVE_POINTS;
    if (unit === undefined) return THREEFOLD;
    reader.report(path, messages.needsAtLeast(written.outcome ?? ""), "key");
    return null;
  }
  const limits = probability ? [0, 1] : unit === undefined ? [1, Infinity] : [0, Infinity];
  return readQuantity(reader, [...path, "atLeast"], written.atLeast, {
    unit: unit === "d" ? "d" : "1",
    limits: limits as [number, number],
  });
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
): boolean {
  if (given === "") return true;
  let sound = checkOpen(reader, path, given, outcome);
  for (const [name, arm] of Object.entries(arms))
    arm.forEach(({ set }, i) => {
      if (!FROM_THE_START.has(set)) return;
      reader.report([...path, "arms", name, i, "set"], messages.beforeGiven(set, given));
      sound = false;
    });
  return sound;
}

function checkOpen(reader: Reader, path: Path, given: string, outcome: string): boolean {
  if (!(DECIDED_BY[given] ?? []).includes(outcome)) return true;
  reader.report([...path, "outcome"], messages.decided(outcome, given));
  return false;
}

function readIntervention(
  reader: Reader,
  path: Path,
  { set, to }: { set: string; to: number | string },
): Intervention | null {
  const where = [...path, "to"];
  const parameter = PARAMETERS.get(set);
  if (parameter?.kind === "form") {
    if (typeof to === "string" && Object.hasOwn(parameter.options, to)) return { set, to };
    reader.report(where, messages.unknownForm(String(to), set, Object.keys(parameter.options)));
    return null;
  }
  if (set === STATUS_PATH && typeof to === "string" && !/^[-+.\d]/.test(to)) {
    if (Object.hasOwn(STATUS, to)) return { set, to: STATUS[to as keyof typeof STATUS] };
    reader.report(where, messages.unknownWord(to, Object.keys(STATUS)));
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

function outcomeOf(reader: Reader, path: Path, name: string): (typeof OUTCOMES)[number] | null {
  const found = outcomeNamed(name);
  if (!found)
    reader.report(
      path,
      messages.unknownOutcome(
        name,
        OUTCOMES.map((o) => o.name),
      ),
    );
  return found ?? null;
}

/** A condition's name, "" for none, null when unknown (reported). */
function condition(reader: Reader, path: Path, name: string | undefined): string | null {
  if (name === undefined) return "";
  const known = CONDITIONS.map((c) => c.name);
  if (known.includes(name)) return name;
  reader.report(path, messages.unknownCondition(name, known));
  return null;
}

function readChance(reader: Reader, path: Path, written: NonNullable<RawTest["chance"]>): ChanceTest | null {
  const outcome = outcomeOf(reader, [...path, "outcome"], written.outcome);
  const given = condition(reader, [...path, "given"], written.given);
  const chance = readQuantity(reader, [...path, "chance"], written.chance, SHARE);
  if (written.byInput !== undefined && !INPUTS.includes(written.byInput))
    reader.report([...path, "byInput"], messages.unknownPath(written.byInput, INPUTS));
  if (outcome === null) return null;
  const unit: Wanted = outcome.unit === "share" ? SHARE : { unit: outcome.unit === "d" ? "d" : "1" };
  const above = written.above === undefined ? undefined : readQuantity(reader, [...path, "above"], written.above, unit);
  const below = written.below === undefined ? undefined : readQuantity(reader, [...path, "below"], written.below, unit);
  if (above === undefined && below === undefined && outcome.unit !== "yes/no")
    reader.report(path, messages.needsThreshold(), "key");
  if (given === null || chance === null || above === null || below === null) return null;
  if (!checkOpen(reader, path, given, outcome.name)) return null;
  const event = above === undefined && below === undefined ? 0.5 : above; // yes is 1
  return {
    kind: "chance",
    outcome: outcome.name,
    given,
    above: event ?? null,
    below: below ?? null,
    chance,
    byInput: written.byInput ?? "",
    note: written.note ?? "",
  };
}

function readRecordTest(reader: Reader, path: Path, written: NonNullable<RawTest["record"]>, named: Named): RecordTest {
  for (const [i, entry] of written.entries.entries())
    if (named.record.lacks(entry))
      reader.report([...path, "entries", i], messages.unknownEntry(entry, named.record.list));
  return {
    kind: "record",
    entries: written.entries,
    says: String(written.says) as RecordTest["says"],
    text: written.text,
  };
}
