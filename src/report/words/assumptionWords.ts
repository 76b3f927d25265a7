// Assumptions in words: their signs, and the mechanisms that they belong to.
import type { AssumptionRow } from "../../claims/result.ts";
import { plain } from "../terminal/lines.ts";

const SIGNS: Readonly<Record<string, string>> = { "+": "declared +", "-": "declared −", free: "free" };

/** A sign in words; "" where a parameter has none. */
export const signWord = (sign: string): string => (Object.hasOwn(SIGNS, sign) ? (SIGNS[sign] as string) : plain(sign));

/** "outsideHands" as it is spoken. */
export const mechanismWord = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

/** Rows by the part of their path before the first dot, in the order in which they come up. */
export function byMechanism(assumptions: readonly AssumptionRow[]): ReadonlyMap<string, readonly AssumptionRow[]> {
  const groups = new Map<string, AssumptionRow[]>();
  for (const row of assumptions) {
    const name = row.path.split(".")[0] ?? "";
    const known = groups.get(name);
    if (known) known.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
