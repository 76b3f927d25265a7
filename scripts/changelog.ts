// What CHANGELOG.md says under "Results change", and whether the record of digests may be renewed by it.
import { stableHash } from "../src/core/hash.ts";
import { differences, type DigestRecord, type Digests } from "../test/digests/record.ts";

const HEADING = /^#+\s+results change\s*$/i;

/** Items of every list under that heading, each as one line. */
export function resultsChanges(changelog: string): string[] {
  const items: string[] = [];
  let inside = false;
  for (const line of changelog.split("\n")) {
    if (line.startsWith("#")) inside = HEADING.test(line);
    else if (inside && /^[-*]\s/.test(line)) items.push(line.slice(2).trim());
    else if (inside && /^\s+\S/.test(line) && items.length > 0) items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

/** Short digests of lines, by which it is known which of them are new. */
const markOf = (line: string): string => stableHash(line).slice(0, 8);

/** Lines that the record does not know. One that stays so would let a later change of results through that nobody tells of. */
export const newerThan = ({ changes }: Pick<DigestRecord, "changes">, changelog: string): string[] =>
  resultsChanges(changelog).filter((line) => !changes.includes(markOf(line)));

export type Renewal =
  | { readonly kind: "same" }
  /** Nothing differs, and the changelog has lines that the record comes to know. */
  | { readonly kind: "noted"; readonly lines: readonly string[]; readonly record: DigestRecord }
  | { readonly kind: "refused" | "renewed"; readonly differences: readonly string[]; readonly record: DigestRecord };

/**
 * What becomes of the record. `committed`: the record that the changelog must have a new line since; null where none is known, then the
 * record at hand counts. Without a record any line will do.
 */
export function renewal(
  at: DigestRecord | null,
  committed: DigestRecord | null,
  found: Digests,
  changelog: string,
): Renewal {
  const apart = at ? differences(at.digests, found) : ["there is no record yet"];
  const changes = resultsChanges(changelog).map(markOf);
  if (at && apart.length === 0) {
    const lines = newerThan(at, changelog);
    return lines.length === 0 ? { kind: "same" } : { kind: "noted", lines, record: { ...at, changes } };
  }
  const told = newerThan(committed ?? at ?? { changes: [] }, changelog).length > 0;
  return { kind: told ? "renewed" : "refused", differences: apart, record: { changes, digests: found } };
}
