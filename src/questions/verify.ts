// A report set beside what its scenario, seed and version come to when they are run again: every place at which the two differ.

/** One place at which they differ, by its path: "claims C03 tests 1 effect share". */
export interface Differing {
  readonly path: string;
  readonly report: string;
  readonly rebuilt: string;
}

export interface Compared {
  /** Numbers that were compared. */
  readonly numbers: number;
  readonly differs: readonly Differing[];
  /** How many more places differ than are listed. */
  readonly more: number;
}

/** Places that are listed. */
const LISTED = 50;
/** Characters of a value that are listed. */
const SHOWN = 160;

/** What a report says of the work, and of where it was made, is no result. */
const ASIDE = ["timing", "command", "code"];

/** Compares what the rebuilt report has with what the report has; claims by their ids, where only some were rebuilt. */
export function compareReports(report: unknown, rebuilt: unknown, some: ReadonlySet<string> | null): Compared {
  const differs: Differing[] = [];
  let numbers = 0;
  let found = 0;
  const differ = (path: readonly string[], a: unknown, b: unknown): void => {
    if (found++ < LISTED) differs.push({ path: path.join(" "), report: shown(a), rebuilt: shown(b) });
  };
  const compare = (path: readonly string[], a: unknown, b: unknown): void => {
    if (isNumber(b)) numbers++;
    if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
      if (!Object.is(a, b)) differ(path, a, b);
      return;
    }
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      compare([...path, nameOf(key, a[key], b[key])], a[key], b[key]);
  };
  const [mine, again] = [fields(report), fields(rebuilt)];
  if (some) {
    const claims = (of: Fields): readonly Fields[] => (Array.isArray(of["claims"]) ? of["claims"].map(fields) : []);
    for (const claim of claims(again)) {
      const own = claims(mine).find((c) => c["id"] === claim["id"]);
      compare(["claims", String(claim["id"])], own, claim);
    }
  } else {
    // where it was read from is not what it says
    const said = (of: Fields): Fields =>
      Object.fromEntries(
        Object.entries(of)
          .filter(([key]) => !ASIDE.includes(key))
          .map(([key, value]) => [
            key,
            key === "scenario" || key === "given" ? { ...fields(value), argument: "", file: "" } : value,
          ]),
      );
    compare([], said(mine), said(again));
  }
  return { numbers, differs, more: Math.max(0, found - LISTED) };
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const fields = (value: unknown): Fields => (isObject(value) ? value : {});
const isNumber = (value: unknown): boolean => typeof value === "number";

/** Entries of a list by their id, else counted from 1. */
function nameOf(key: string, a: unknown, b: unknown): string {
  const id = fields(a)["id"] ?? fields(b)["id"];
  if (typeof id === "string" && /^\d+$/.test(key)) return id;
  return /^\d+$/.test(key) ? String(Number(key) + 1) : key;
}

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value)).slice(0, SHOWN);
