// In which file something is read that was written in another.
import { VALUES } from "../../model/outcomes.ts";
import { PARAMETERS } from "../paths.ts";

const TABLE = "places.csv";

/** Files of a scenario by the word that their content is called by, and what stands in one of them under other names. */
const FILE_OF: Readonly<Record<string, string>> = {
  assumptions: "assumptions.yaml",
  claims: "claims.yaml",
  variants: "variants.yaml",
  record: "record.yaml",
  sources: "sources.yaml",
  baserates: "baserates.yaml",
  rivals: "rivals/*.yaml",
  cases: "cases.csv",
  states: "states.csv",
  population: TABLE,
  people: TABLE,
  lat: TABLE,
  lon: TABLE,
  latitude: TABLE,
  longitude: TABLE,
};

/** The file that a key unknown in `file` is read from; undefined where none is known or it is the same. */
export function placeOf(key: string, file: string): string | undefined {
  const word = key.toLowerCase().replaceAll(/[\s_-]/g, "");
  const found = Object.hasOwn(FILE_OF, word)
    ? FILE_OF[word]
    : PARAMETERS.has(key)
      ? "assumptions.yaml"
      : Object.hasOwn(VALUES, key.replace(/^(given|values)\./, ""))
        ? "scenario.yaml"
        : undefined;
  return found === file ? undefined : found;
}
