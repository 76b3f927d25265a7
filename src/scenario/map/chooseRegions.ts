// Which object of a map holds the regions, and which of their properties the places name: files of every source call them otherwise, so
// what fits the places best is taken.
import type { MapObject, Shape } from "./outlinesOf.ts";
import { spelled, type MapRegion, type Polygon } from "./regionMap.ts";
import type { MapChoice, ScenarioPlace } from "../parts.ts";

export type MappedPlace = Pick<ScenarioPlace, "id" | "name" | "map">;

export interface ChosenRegions {
  readonly object: MapObject;
  readonly regions: readonly MapRegion[];
  readonly byName: boolean;
  /** Properties that hold the key and the name; "" where there is none. */
  readonly key: string;
  readonly name: string;
}

/** Names of a property with a region's name, the likelier first. */
const LABELS = [/^name$/i, /^shapeName$/i, /^name_?en$/i, /^name[:_]/i, /^adm\d_en$/i, /name/i];

/** `objects` has at least one; a choice that no region has counts as none. */
export function chooseRegions(
  objects: readonly MapObject[],
  places: readonly MappedPlace[],
  choice: MapChoice,
): ChosenRegions {
  const keys = new Set(places.map((p) => spelled(p.map)).filter((key) => key !== ""));
  const names = new Set(places.map((p) => spelled(p.name)));
  const named = objects.find((o) => o.name === choice.object);
  const fits = (named ? [named] : objects).map((object) => {
    const key = fitting(object.shapes, keys, choice.key);
    const name = fitting(object.shapes, names, choice.name);
    return { object, key, name, some: Math.min(1, object.shapes.length) };
  });
  const best = fits.toSorted((a, b) => b.key.hits - a.key.hits || b.name.hits - a.name.hits || b.some - a.some)[0];
  const { object, key, name } = best as (typeof fits)[number];
  const label = name.hits > 0 || name.property !== "" ? name.property : labelOf(object.shapes);
  const byName = keys.size === 0 && name.hits > 0;
  const picked = byName ? name.property : key.property;
  return { object, regions: regionsOf(object.shapes, picked, label), byName, key: picked, name: label };
}

interface Fit {
  readonly property: string;
  /** How many of the wanted words are among its values. */
  readonly hits: number;
}

/** The property with most of the words; among equals the one that fewer regions answer to. */
function fitting(shapes: readonly Shape[], wanted: ReadonlySet<string>, given: string): Fit {
  const found = new Map<string, { words: Set<string>; regions: number }>();
  const isThere = given !== "" && shapes.some((s) => s.properties.has(given));
  for (const { properties } of shapes)
    for (const [property, value] of properties) {
      if (!wanted.has(value) || (isThere && property !== given)) continue;
      const so = found.get(property) ?? { words: new Set(), regions: 0 };
      so.words.add(value);
      so.regions++;
      found.set(property, so);
    }
  const [best] = [...found].toSorted(([, a], [, b]) => b.words.size - a.words.size || a.regions - b.regions);
  return { property: best?.[0] ?? (isThere ? given : ""), hits: best?.[1].words.size ?? 0 };
}

function labelOf(shapes: readonly Shape[]): string {
  const names = [...new Set(shapes.flatMap((s) => [...s.properties.keys()]))];
  // of several levels in one file the lowest says what a region is: NAME_2 before NAME_1
  for (const label of LABELS) {
    const fit = names.filter((name) => label.test(name)).toSorted((a, b) => (a < b ? 1 : -1));
    if (fit[0] !== undefined) return fit[0];
  }
  return "";
}

/** Parts of a region that stand apart in the file are one again. */
function regionsOf(shapes: readonly Shape[], key: string, name: string): MapRegion[] {
  const regions = new Map<string, MapRegion & { readonly polygons: Polygon[] }>();
  shapes.forEach(({ properties, polygons }, i) => {
    const own = properties.get(key) ?? "";
    const at = own === "" ? `\0${i}` : own;
    const before = regions.get(at);
    if (before) for (const polygon of polygons) before.polygons.push(polygon);
    else regions.set(at, { key: own, name: properties.get(name) ?? "", polygons: [...polygons] });
  });
  return [...regions.values()];
}
