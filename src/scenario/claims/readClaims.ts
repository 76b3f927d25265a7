// claims.yaml: claims and their tests; everything a test names must exist.
import type { z } from "zod";
import { messages } from "../problems/messages.ts";
import type { Named } from "./named.ts";
import { INPUTS } from "../paths.ts";
import type { Path } from "../problems/problem.ts";
import { readCasesTest } from "./readCaseTests.ts";
import { TEST_KINDS, type claimsSchema, type RawTest } from "../read/schema.ts";
import { checkOpen, readContrast, readTrend } from "./readContrast.ts";
import { readGiven, readOutcome } from "./readOutcome.ts";
import { readShare } from "./readShare.ts";
import type { ChanceTest, Claim, ClaimTest, RecordTest } from "../scenario.ts";
import { soundEntries, type Reader, type Shaped } from "../read/shape.ts";
import { readQuantity, SHARE, type Wanted } from "../read/values.ts";

export function readClaims(reader: Shaped<z.output<typeof claimsSchema>>, named: Named): Claim[] {
  tellTestsOfUnsoundClaims(reader, named);
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

/** A claim with a mistake of its own has no result, but what is wrong in its tests is told with it, all at once. */
function tellTestsOfUnsoundClaims(reader: Shaped<z.output<typeof claimsSchema>>, named: Named): void {
  const sound = new Set(soundEntries(reader, [], reader.data).map(([id]) => id));
  for (const [id, claim] of Object.entries((reader.data as unknown) ?? {})) {
    const tests: unknown = sound.has(id) ? null : (claim as { readonly tests?: unknown } | null)?.tests;
    if (!Array.isArray(tests)) continue;
    for (const [i, test] of tests.entries())
      if (reader.sound([id, "tests", i])) readTest(reader, [id, "tests", i], test as RawTest, named);
  }
}

function readTest(reader: Reader, path: Path, test: RawTest, named: Named): ClaimTest | null {
  const kinds = TEST_KINDS.filter((kind) => test[kind] !== undefined);
  if (kinds.length !== 1) {
    reader.report(path, messages.testKind(kinds), "key");
    return null;
  }
  if (test.contrast) return readContrast(reader, [...path, "contrast"], test.contrast, named);
  if (test.trend) return readTrend(reader, [...path, "trend"], test.trend, named);
  if (test.share) return readShare(reader, [...path, "share"], test.share, named);
  if (test.judgement) return { kind: "judgement", ...test.judgement };
  if (test.chance) return readChance(reader, [...path, "chance"], test.chance);
  if (test.record) return readRecordTest(reader, [...path, "record"], test.record, named);
  return readCasesTest(reader, [...path, "cases"], test.cases as NonNullable<RawTest["cases"]>, named.tables);
}

function readChance(reader: Reader, path: Path, written: NonNullable<RawTest["chance"]>): ChanceTest | null {
  const outcome = readOutcome(reader, [...path, "outcome"], written.outcome, false);
  const given = readGiven(reader, [...path, "given"], written.given);
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
  if (!checkOpen(reader, path, given, outcome.text)) return null;
  const event = above === undefined && below === undefined ? 0.5 : above; // yes is 1
  return {
    kind: "chance",
    outcome: outcome.text,
    asked: outcome.asked,
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
