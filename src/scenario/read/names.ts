// Names that one file defines and others use. When the defining file could not be read, nothing is said to be missing from it: one
// mistake is reported once.

export interface Names {
  readonly list: readonly string[];
  /** Whether a name is certainly not there. */
  lacks(name: string): boolean;
}

export function names(list: readonly string[], complete = true): Names {
  const known = new Set(list);
  return { list, lacks: (name) => complete && !known.has(name) };
}

/** Names that mean something to JavaScript's own objects: none of them may name anything in a scenario. */
export const RESERVED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);
