// claims.yaml: claims and their tests; everything a test names must exist.
import { z } from "zod";
import { unitOf } from "../../model/asked.ts";
import { QUANTITIES } from "../../model/kit/passages.ts";
import { votingMembers } from "../members.ts";
import type { Treaty } from "../parts.ts";
import { messages } from "../problems/messages.ts";
import { id, words } from "../read/schema.ts";
import { soundEntries, type Reader, type Shaped } from "../read/shape.ts";
import { mentionsOf, readTest, testSchema, type ClaimTest, type RawTest } from "./kinds.ts";
import type { Named } from "./named.ts";

export interface Claim {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly group: string;
  readonly placebo: "" | "reversed" | "no path";
  readonly tests: readonly ClaimTest[];
}

export const claimsSchema = z
  .record(
    id,
    z.strictObject({
      text: words,
      type: z.enum(["forecast", "mechanism", "comparison", "premise", "judgement", "placebo"]),
      group: words,
      placebo: z.enum(["reversed", "no path"]).optional(),
      tests: z.array(testSchema).min(1),
    }),
  )
  .describe("Claims in your own words, each with its tests");

export function readClaims(reader: Shaped<z.output<typeof claimsSchema>>, named: Named): Claim[] {
  tellTestsOfUnsoundClaims(reader, named);
  return soundEntries(reader, [], reader.data).map(([id, c]) => {
    if (c.type === "placebo" && c.placebo === undefined) reader.report([id, "type"], messages.noPlacebo());
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

/**
 * Reports every claim's outcome that names somebody who has no contingent to send: outcomes such as `arrived.ARM+KGZ` name members of the
 * alliance, those that vote.
 */
export function checkArrivals(reader: Reader, claims: readonly Claim[], treaty: Treaty): void {
  const sends = votingMembers(treaty).map((m) => m.id);
  for (const claim of claims)
    claim.tests.forEach((test, i) => {
      const { asked } = mentionsOf(test);
      if (asked?.kind !== "members" || asked.members.every((id) => sends.includes(id))) return;
      const known = sends.map((id) => `arrived.${id}`);
      reader.report(
        [claim.id, "tests", i, test.kind, "outcome"],
        messages.unknownOutcome(asked.text, known, `These can be: ${known.join(", ")}.`),
      );
    });
}

/** Reports every number of people or places in a test that is more than there are. */
export function checkClaimedCounts(
  reader: Reader,
  claims: readonly Claim[],
  places: readonly { readonly people: { readonly value: number } }[],
): void {
  const all = places.reduce((sum, p) => sum + p.people.value, 0);
  for (const claim of claims)
    claim.tests.forEach((test, i) => {
      const { asked } = mentionsOf(test);
      const unit = asked && !("relative" in test && test.relative) ? unitOf(asked) : null;
      const most = unit === "people" ? all : unit === "places" ? places.length : Infinity;
      for (const key of ["atLeast", "above", "below"] as const) {
        const value = (test as { readonly [K in typeof key]?: number | null })[key] ?? 0;
        if (value > most)
          reader.report(
            [claim.id, "tests", i, test.kind, key],
            messages.aboveAll(value, most, unit === "places" ? "places" : "people in all places"),
          );
      }
      if (!("arms" in test)) return;
      for (const [arm, list] of Object.entries(test.arms))
        list.forEach((one, k) => {
          if (!("do" in one) || QUANTITIES[one.do].unit !== "people" || one.to <= all) return;
          const path = test.kind === "trend" ? ["along", "to"] : ["arms", arm, k, "to"];
          reader.report(
            [claim.id, "tests", i, test.kind, ...path],
            messages.aboveAll(one.to, all, "people in all places"),
          );
        });
    });
}
