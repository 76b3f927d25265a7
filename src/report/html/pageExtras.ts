// What the page shows beside the report's own data: runs told as stories, where places lie, and which files stand beside it.
import type { ToldTest } from "./pageStory.ts";

export interface PageExtras {
  /** Latitude and longitude by name of place, for those without an outline of their own. */
  readonly points?: Readonly<Record<string, readonly [number, number]>>;
  /** By claim, then test, as in the report; what isn't told is left out. */
  readonly stories?: readonly (readonly (ToldTest | undefined)[])[];
  /** Whether the tables stand in a folder beside the page. */
  readonly data?: boolean;
}
