// A result of a verb as digests, part by part, so that one that differs says where. Numbers and single words count; what is said in several
// words does not, but for verdicts: another wording is no other result.
import { hex, ofText, type Section } from "./cells.ts";

/** Names of what is a result though it has several words. */
const TOLD: readonly string[] = ["verdict", "origin"];

/** Texts that say of what version or file a result is. */
const OF: readonly string[] = ["version", "hash", "runs"];

function plain(name: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "string" && (OF.includes(name) || (value.includes(" ") && !TOLD.includes(name))))
    return undefined;
  return value instanceof Float64Array ? Array.from(value) : value;
}

const digestOf = (value: unknown): string => hex(ofText(JSON.stringify(value, plain) ?? ""));

/** By name of a part; `depth`: of how many names an entry's own is made. */
export function parts(value: unknown, depth: number): Section {
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, part]): (readonly [string, string])[] => {
      const deeper = depth > 1 && typeof part === "object" && part !== null;
      return deeper
        ? Object.entries(parts(part, depth - 1)).map(([own, digest]) => [`${name}.${own}`, digest] as const)
        : [[name, digestOf(part)]];
    }),
  );
}
