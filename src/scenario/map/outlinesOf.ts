// Outlines in GeoJSON and TopoJSON, checked point by point: what comes out can be drawn, and what is left out is told with its place.
// GeoJSON: RFC 7946. TopoJSON: github.com/topojson/topojson-specification.
import { feature } from "topojson-client";
import { unwrapped } from "./box.ts";
import { spelled, type Polygon, type Position } from "./regionMap.ts";
import type { Path } from "../problems/problem.ts";

export interface Shape {
  readonly path: Path;
  /** Texts and numbers by name; those of a map within come as `map.name`, the feature's own id as `id`. */
  readonly properties: ReadonlyMap<string, string>;
  readonly polygons: readonly Polygon[];
}

export interface Fault {
  readonly path: Path;
  readonly reason: string;
}

/** Regions of one object of a topology, or of a whole GeoJSON file, whose name is "". */
export interface MapObject {
  readonly name: string;
  readonly path: Path;
  readonly shapes: readonly Shape[];
  /** One for each region that cannot be drawn. */
  readonly faults: readonly Fault[];
}

type Json = Readonly<Record<string, unknown>>;
/** A ring's positions, from what stands at its place in the file. */
type RingReader = (written: unknown, path: Path) => Position[];

class Slip extends Error {
  readonly fault: Fault;

  constructor(path: Path, reason: string) {
    super(reason);
    this.fault = { path, reason };
  }
}

const isMap = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** All objects of the file, or why it is no map. Never throws. */
export function objectsOf(data: unknown): readonly MapObject[] | Fault {
  try {
    if (!isMap(data)) throw new Slip([], "it holds no map of keys");
    if (data["type"] !== "Topology") {
      if (!GEOJSON.has(data["type"])) throw new Slip(["type"], "it is neither GeoJSON nor TopoJSON by its `type`");
      return [objectOf("", data, [], "coordinates", written)];
    }
    const { objects } = data;
    if (!isMap(objects) || Object.keys(objects).length === 0)
      throw new Slip(["objects"], "a topology needs `objects` with at least one");
    const ring = ringsOf(data);
    return Object.entries(objects).map(([name, object]) => objectOf(name, object, ["objects", name], "arcs", ring));
  } catch (error) {
    if (error instanceof Slip) return error.fault;
    throw error;
  }
}

const GEOJSON: ReadonlySet<unknown> = new Set([
  "FeatureCollection",
  "Feature",
  "GeometryCollection",
  "Polygon",
  "MultiPolygon",
]);

/** Under which key a geometry has its rings: `coordinates` in GeoJSON, `arcs` in TopoJSON. */
type Rings = "coordinates" | "arcs";

function objectOf(name: string, object: unknown, path: Path, rings: Rings, ring: RingReader): MapObject {
  const shapes: Shape[] = [];
  const faults: Fault[] = [];
  for (const [one, at] of regionsOf(object, path)) {
    try {
      shapes.push(shapeOf(one, at, rings, ring));
    } catch (error) {
      if (!(error instanceof Slip)) throw error;
      faults.push(error.fault);
    }
  }
  return { name, path, shapes, faults };
}

/** A collection's members, or the one thing itself. */
function regionsOf(object: unknown, path: Path): (readonly [unknown, Path])[] {
  const type = isMap(object) ? object["type"] : null;
  const key = type === "FeatureCollection" ? "features" : type === "GeometryCollection" ? "geometries" : "";
  const members = key === "" ? undefined : (object as Json)[key];
  return Array.isArray(members)
    ? members.map((one, i) => [one, [...path, key, i]] as const)
    : [[object, path] as const];
}

function shapeOf(one: unknown, path: Path, rings: Rings, ring: RingReader): Shape {
  if (!isMap(one)) throw new Slip(path, "a region is no map of keys");
  const isFeature = one["type"] === "Feature";
  const at = isFeature ? [...path, "geometry"] : path;
  const found = polygonsIn(isFeature ? one["geometry"] : one, at, rings, ring, 0);
  if (found.length === 0) throw new Slip(at, "it has points or lines, or nothing, and no outline");
  const polygons = found.flatMap((polygon) => {
    const [outer, ...holes] = polygon.filter(hasSize);
    return outer && outer === polygon[0] ? [[outer, ...holes]] : [];
  });
  if (polygons.length === 0) throw new Slip(at, "its outline has no size");
  return { path, properties: propertiesOf(one), polygons };
}

function propertiesOf(one: Json): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, value: unknown): void => {
    if (typeof value === "string" || typeof value === "number") found.set(name, spelled(String(value)));
  };
  for (const [name, value] of isMap(one["properties"]) ? Object.entries(one["properties"]) : []) {
    add(name, value);
    if (isMap(value)) for (const [inner, deeper] of Object.entries(value)) add(`${name}.${inner}`, deeper);
  }
  if (!found.has("id")) add("id", one["id"]);
  return found;
}

/** Collections within collections; YAML files have the same limit. */
const DEEPEST = 24;
const NO_AREA: ReadonlySet<unknown> = new Set(["Point", "MultiPoint", "LineString", "MultiLineString", null]);

function polygonsIn(geometry: unknown, path: Path, rings: Rings, ring: RingReader, depth: number): Polygon[] {
  if (geometry === null) return [];
  if (!isMap(geometry)) throw new Slip(path, "a geometry is no map of keys");
  const at = [...path, rings];
  const polygon = (written: unknown, where: Path): Polygon =>
    list(written, where, "a polygon is no list of rings").map((one, i) => ring(one, [...where, i]));
  switch (geometry["type"]) {
    case "Polygon":
      return [polygon(geometry[rings], at)];
    case "MultiPolygon":
      return list(geometry[rings], at, "it is no list of polygons").map((one, i) => polygon(one, [...at, i]));
    case "GeometryCollection":
      if (depth >= DEEPEST) throw new Slip(path, `collections lie more than ${DEEPEST} deep in one another`);
      return list(geometry["geometries"], [...path, "geometries"], "it is no list of geometries").flatMap((one, i) =>
        polygonsIn(one, [...path, "geometries", i], rings, ring, depth + 1),
      );
    default:
      if (NO_AREA.has(geometry["type"])) return [];
      throw new Slip([...path, "type"], "the type of its geometry is not known");
  }
}

function list(value: unknown, path: Path, reason: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Slip(path, reason);
  return value;
}

/** A ring as GeoJSON writes it. */
const written: RingReader = (positions, path) =>
  closed(list(positions, path, "a ring is no list of positions").map((position, i) => onGlobe(position, path, i)));

/** Points of all rings together: a small file may name one long arc over and over. */
const MOST_POINTS = 1_000_000;

/** Rings of a topology, by the numbers of their arcs. */
function ringsOf(topology: Json): RingReader {
  const arcs = list(topology["arcs"], ["arcs"], "a topology needs `arcs`");
  const { transform } = topology;
  if (transform !== undefined && transform !== null)
    for (const key of ["scale", "translate"])
      if (!isMap(transform) || !isPair(transform[key]))
        throw new Slip(["transform"], "the `transform` of the topology is not two numbers each");
  const lengths = new Map<number, number>();
  let points = 0;
  const check = (written: unknown, path: Path): number => {
    const arc = typeof written === "number" && written < 0 ? ~written : written;
    if (typeof arc !== "number" || !Number.isInteger(written) || arc >= arcs.length)
      throw new Slip(path, "there is no arc of this number");
    if (!lengths.has(arc)) {
      const positions = list(arcs[arc], ["arcs", arc], "an arc is no list of positions");
      if (positions.length === 0) throw new Slip(["arcs", arc], "an arc has no point");
      positions.forEach((p, i) => {
        if (!isPair(p)) throw new Slip(["arcs", arc, i], "a coordinate is not two numbers");
      });
      lengths.set(arc, positions.length);
    }
    points += lengths.get(arc) as number;
    if (points > MOST_POINTS) throw new Slip(path, "the map has more than a million points by now");
    return written as number;
  };
  return (numbers, path) => {
    const ring = list(numbers, path, "a ring is no list of arcs").map((n, i) => check(n, [...path, i]));
    if (ring.length === 0) return [];
    const { geometry } = feature(topology as never, { type: "Polygon", arcs: [ring] } as never) as unknown as {
      readonly geometry: { readonly coordinates: readonly (readonly unknown[])[] };
    };
    return closed((geometry.coordinates[0] ?? []).map((position) => onGlobe(position, path)));
  };
}

const isPair = (value: unknown): value is Position =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** Roundings go this far beyond the edges, in degrees. */
const ROUNDING = 1e-6;

/** A position with its longitude between -180 and 180; some files count it from 0 to 360. */
function onGlobe(position: unknown, ring: Path, i?: number): Position {
  const path = (): Path => (i === undefined ? ring : [...ring, i]);
  if (!isPair(position)) throw new Slip(path(), "a coordinate is not two numbers");
  const [lon, lat] = position;
  if (Math.abs(lat) > 90 + ROUNDING || Math.abs(lon) > 360 + ROUNDING)
    throw new Slip(path(), "a coordinate lies outside of the globe: longitude and latitude in degrees are needed");
  const turned = lon > 180 + ROUNDING ? lon - 360 : lon < -180 - ROUNDING ? lon + 360 : lon;
  return [Math.max(-180, Math.min(180, turned)), Math.max(-90, Math.min(90, lat))];
}

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

/** In square degrees, some ten square metres: less is a point to any drawing. */
const LEAST = 1e-9;

function hasSize(ring: readonly Position[]): boolean {
  if (ring.length < 4) return false;
  let twice = 0;
  const points = unwrapped(ring);
  const [[west, south]] = points as [Position, ...Position[]];
  points.forEach(([lon, lat], i) => {
    const [before, beforeLat] = points[i - 1] ?? [lon, lat];
    twice += (before - west) * (lat - south) - (lon - west) * (beforeLat - south);
  });
  return Math.abs(twice) / 2 >= LEAST;
}
