// Which file of a scenario's folder is its map.

/** Names of a map where scenario.yaml names none; the first that is there counts. */
export const MAP_FILES = ["map.topo.json", "map.topojson", "map.geojson", "map.json"] as const;

/** Whether a file is read as text because it may be the map. */
export const mayBeMap = (name: string): boolean => /\.(geo|topo)?json$/i.test(name);

/** What to do with a map that is too large. */
export const SIMPLER = "Simplify its outlines, for instance with mapshaper.";

/** The map's file among those that are there, or "". A name that was given is taken as it is. */
export const mapFileOf = (given: string, names: readonly string[]): string =>
  given !== "" ? given : (MAP_FILES.flatMap((file) => names.filter((name) => name.toLowerCase() === file)).at(0) ?? "");

/** Files that look like a map and are not the one that is read. */
export const passedOver = (file: string, names: readonly string[]): string[] =>
  names
    .filter((name) => /\.(geojson|topojson|topo\.json)$/i.test(name) || /^map\.json$/i.test(name))
    .filter((name) => name !== file)
    .sort();
