// The map of a scenario: GeoJSON or TopoJSON of any source. What is broken in it costs the region or the map, never the scenario, and is told.
import { boxOf } from "./box.ts";
import { chooseRegions, type ChosenRegions, type MappedPlace } from "./chooseRegions.ts";
import { placeIn, readJson } from "./jsonText.ts";
import { passedOver } from "./mapFile.ts";
import { objectsOf, type Fault } from "./outlinesOf.ts";
import { regionOf, type RegionMap } from "./regionMap.ts";
import { placeSpan } from "../read/placeSpan.ts";
import { locator, type Locator } from "../read/locate.ts";
import { nearest } from "../problems/nearest.ts";
import { addRemark, type Message, type Path, type Problem, type Problems, type Span } from "../problems/problem.ts";
import { warnings } from "../problems/warnings.ts";
import type { MapChoice } from "../parts.ts";

/** What of a scenario its map is read for. */
export interface Mapped {
  readonly map: MapChoice;
  readonly places: readonly MappedPlace[];
}

export interface ReadMap {
  /** Null where there is no map, or none that can be drawn. */
  readonly map: RegionMap | null;
  /** All that was left out or not understood, each at its place. */
  readonly remarks: readonly Problem[];
}

/** The map among the files that the scenario was read from. Never throws. */
export function readMap(
  scenario: Mapped,
  files: Readonly<Record<string, string>>,
  where: Locator = locator(files),
): ReadMap {
  const { file, isNamed } = scenario.map;
  const remarks: Problem[] = [];
  const told: Problems = { list: remarks };
  const remark = (name: string, span: Span, text: Message): void => addRemark(told, name, span, text);
  if (!isNamed)
    for (const other of passedOver(file, Object.keys(files)))
      remark(other, { line: 1, column: 1, length: 1 }, warnings.mapPassedOver(other, file));
  const nothing = { map: null, remarks };
  if (file === "") return nothing;
  const text = (files[file] ?? "").replace(/^\uFEFF/, "");
  const json = readJson(text);
  if ("reason" in json) {
    remark(file, json.span, warnings.noMap(file, `not readable as JSON: ${json.reason}`));
    return nothing;
  }
  const objects = objectsOf(json.data);
  if ("reason" in objects) {
    remark(file, placeIn(text, objects.path), warnings.noMap(file, objects.reason));
    return nothing;
  }
  const chosen = chooseRegions(objects, scenario.places, scenario.map);
  strayChoices(
    scenario,
    chosen,
    objects.map((o) => o.name),
    (path, message) => remark("scenario.yaml", where.key("scenario.yaml", path, "value"), message),
  );
  const { faults, path } = chosen.object;
  const all = chosen.object.shapes.length + faults.length;
  const groups = [...grouped(faults)];
  const [only] = groups;
  // where one thing is wrong with all regions, that is why there is no map
  const one = chosen.regions.length === 0 && groups.length === 1 ? only : undefined;
  if (!one)
    for (const [reason, same] of groups)
      remark(file, placeIn(text, (same[0] as Fault).path), warnings.regionsLeftOut(same.length, all, reason));
  if (chosen.regions.length === 0) {
    const [reason, same] = one ?? ["no region is left", []];
    remark(file, placeIn(text, same[0]?.path ?? path), warnings.noMap(file, reason));
    return nothing;
  }
  const box = boxOf(chosen.regions.flatMap((r) => r.polygons));
  const map = { file, regions: chosen.regions, byName: chosen.byName, box };
  unmatched(scenario, map, chosen, where, remark);
  return { map, remarks };
}

/** What `map:` names and the file does not have. */
function strayChoices(
  { map }: Mapped,
  { object }: ChosenRegions,
  objects: readonly string[],
  remark: (path: Path, text: Message) => void,
): void {
  if (map.object !== "" && !objects.includes(map.object))
    remark(
      ["map", "object"],
      warnings.notInMap(
        map.file,
        "object",
        map.object,
        objects.filter((name) => name !== ""),
      ),
    );
  const properties = propertiesOf(object);
  for (const part of ["key", "name"] as const)
    if (map[part] !== "" && object.shapes.length > 0 && !properties.includes(map[part]))
      remark(["map", part], warnings.notInMap(map.file, "property", map[part], properties));
}

const propertiesOf = ({ shapes }: ChosenRegions["object"]): string[] => [
  ...new Set(shapes.flatMap((s) => [...s.properties.keys()])),
];

function grouped(faults: readonly Fault[]): Map<string, Fault[]> {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const same = groups.get(fault.reason);
    if (same) same.push(fault);
    else groups.set(fault.reason, [fault]);
  }
  return groups;
}

/** Places that name a polygon which is not there, or one that another place has. */
function unmatched(
  { places }: Mapped,
  { file, regions, byName }: RegionMap,
  { object, key }: ChosenRegions,
  where: Locator,
  remark: (file: string, span: Span, text: Message) => void,
): void {
  const values = key === "" ? object.shapes.flatMap((s) => [...s.properties.values()]) : regions.map((r) => r.key);
  const known = new Set(values.filter((value) => value !== ""));
  const taken = new Map<unknown, string>();
  for (const place of places) {
    const at = placeSpan(where, place.id, byName ? "name" : "map");
    const region = regionOf(regions, byName, place);
    const first = region && taken.get(region);
    if (first !== undefined) remark(at.file, at.span, warnings.samePolygon(place.id, first));
    else if (region) taken.set(region, place.id);
    else if (byName) {
      const meant = nearest(place.name, known);
      if (meant !== undefined) remark(at.file, at.span, warnings.noPolygon(file, place.name, key, [], meant));
    } else if (place.map.trim() !== "")
      remark(
        at.file,
        at.span,
        warnings.noPolygon(file, place.map, key, propertiesOf(object), nearest(place.map, known)),
      );
  }
}
