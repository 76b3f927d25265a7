// What the ledger shows beside the report's own data.
import type { RegionMap } from "../../../scenario/map/regionMap.ts";
import type { Problem } from "../../../scenario/problems/problem.ts";
import type { ToldTest } from "./told.ts";

/** What stands beside the report's own data: a map, runs told as stories, and which files lie beside the page. */
export interface Extras {
  readonly map?: RegionMap | null | undefined;
  /** What `readMap` left out of the map or did not understand. */
  readonly mapRemarks?: readonly Problem[];
  /** Latitude and longitude by name of place, for those without an outline of their own. */
  readonly points?: Readonly<Record<string, readonly [number, number]>>;
  /** By claim, then test, as in the report; what isn't told is left out. */
  readonly stories?: readonly (readonly (ToldTest | undefined)[])[];
  /** Whether the tables stand in a folder beside the page. */
  readonly data?: boolean;
}
