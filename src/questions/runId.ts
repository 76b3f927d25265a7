// Names of runs: world.replicate, .branch for another future of it, and @ with a few digits that say of which scenario and version it is.
import { stableHash } from "../core/hash.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { nameOf } from "../run/readings.ts";
import { VERSION } from "./version.ts";

/** world.replicate, ~ where its request is made by its chance (run/byChance.ts), and .branch for another future of it. */
export interface RunId {
  readonly world: number;
  readonly replicate: number;
  readonly branch: number;
  readonly byChance?: boolean;
  /** What stood after @, "" or absent where nothing did: then it is taken to be of the scenario at hand. */
  readonly stamp?: string;
}

/** Reads "217.3", "217.3.5", "217.3~" or "217.3@1a2b3c". Null when the text is no run's name. */
export function parseRunId(text: string): RunId | null {
  const match = /^(\d{1,9})\.(\d{1,6})(~)?(?:\.(\d{1,6}))?(?:@([0-9a-f]{6}))?$/.exec(text.trim());
  return match
    ? {
        world: Number(match[1]),
        replicate: Number(match[2]),
        branch: Number(match[4] ?? 0),
        ...(match[3] === undefined ? {} : { byChance: true }),
        stamp: match[5] ?? "",
      }
    : null;
}

/** Without its stamp, as a story is headed. */
export const runName: (id: RunId) => string = nameOf;

/** Texts that change no run. */
const IDLE: ReadonlySet<string> = new Set(["title", "why", "mark", "note", "name", "rule"]);

/** As JSON, without texts that change no run. */
export const wordless = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (IDLE.has(key) && typeof part === "string" ? undefined : part));

/** All of a scenario that worlds are drawn from. */
export function drawnFrom(scenario: Scenario) {
  const { start, offset, days, state, values, requester, places, forces, factions, shocks, treaty, overrides } =
    scenario;
  return { start, offset, days, state, values, requester, places, forces, factions, shocks, treaty, overrides };
}

/**
 * Six hexadecimal digits that change when a run of this scenario may: with what worlds are drawn from, and with Precedent's version.
 * Claims, record and reasons given change no run, and do not count. The seed is said apart.
 */
export const stampOf = (scenario: Scenario): string =>
  stableHash(`${VERSION}\0${wordless(drawnFrom(scenario))}`).slice(0, 6);
