// How many of what, with the word for one where it is one. Every count in a sentence goes through here.

const PLURALS: Readonly<Record<string, string>> = { entry: "entries", "entry of record": "entries of record" };

/** The word for so many: "claim" or "claims", "entry" or "entries". */
export const nounFor = (n: number, one: string, many = PLURALS[one] ?? `${one}s`): string =>
  Math.round(n) === 1 ? one : many;

/** "1 entry", "1,234 claims". */
export const counted = (n: number, one: string, many?: string): string =>
  `${String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, ",")} ${nounFor(n, one, many)}`;
