// The small scenario with a record of its first day only: little enough that the command line fits it in seconds.
import { BRIEF, changed } from "../scenario/small.ts";

export const FIRST_DAY: Readonly<Record<string, string>> = {
  ...BRIEF,
  "record.yaml": changed(
    BRIEF,
    "record.yaml",
    ["people-day-2", "people-day-1"],
    ["at: 2022-01-02T12:00+06:00", "at: 2022-01-01T18:00+06:00"],
    ["place: south", "place: north"],
    ["between: [500, 900]", "between: [50, 900]"],
  ),
  "claims.yaml": changed(BRIEF, "claims.yaml", ["people-day-2", "people-day-1"]),
};
export const UNTIL = "2022-01-02T00:00+06:00";
export const GIVEN = `given the record to ${UNTIL}, in-sample`;
/** Chains enough for thirty worlds' worth, and few more. */
export const CHAINS = ["--until", UNTIL, "--worlds", "16", "--seed", "0"];
