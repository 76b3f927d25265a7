// Outlines of regions from a TopoJSON file, projected to a drawing: paths, centres and a way to place a point.
import { geoArea, geoConicEqualArea, geoPath, type ExtendedFeature, type ExtendedFeatureCollection } from "d3-geo";
import { feature } from "topojson-client";
import { plain } from "../terminal/lines.ts";
import { isNumber } from "../words/numbers.ts";

type Topology = Parameters<typeof feature>[0];
type Collection = Exclude<Parameters<typeof feature>[1], string>;
type Properties = Readonly<Record<string, unknown>>;

export interface Outline {
  /** Key of the region, `gn` in the file. */
  readonly key: string;
  readonly name: string;
  readonly d: string;
  readonly centre: readonly [number, number];
  /** In the drawing's own square units. */
  readonly area: number;
}

export interface Outlines {
  readonly regions: readonly Outline[];
  readonly place: (lat: number, lon: number) => readonly [number, number] | null;
}

const MARGIN = 8;

/** Regions of the file's first object that have a name; none where it is no map. `digits` of a path's coordinates. */
export function outlines(map: object | undefined, width: number, height: number, digits: number): Outlines {
  const features = featuresOf(map);
  if (features.length === 0) return { regions: [], place: () => null };
  const all: ExtendedFeatureCollection = { type: "FeatureCollection", features };
  const [[west, south], [east, north]] = boxOf(features);
  const margin = Math.min(MARGIN, width / 40);
  const projection = geoConicEqualArea()
    .parallels([south + (north - south) / 6, north - (north - south) / 6])
    .rotate([-(west + east) / 2, 0])
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      all,
    );
  const path = geoPath(projection).digits(digits);
  const regions = features.map((f) => ({
    key: text(f, "gn"),
    name: text(f, "name"),
    d: thinned(path(f) ?? ""),
    centre: path.centroid(f),
    area: path.area(f),
  }));
  return { regions, place: (lat, lon) => projection([lon, lat]) };
}

/** Without points that fall onto the one before at this many digits. */
const thinned = (d: string): string => d.replace(/([ML])([^MLZ]+)(?:L\2(?=[LZM]|$))+/g, "$1$2");

const text = (region: ExtendedFeature, key: string): string => {
  const value = (region.properties as Properties | null)?.[key];
  return typeof value === "string" ? plain(value) : "";
};

function featuresOf(map: object | undefined): ExtendedFeature[] {
  const topology = map as Topology | undefined;
  const first = topology?.type === "Topology" ? Object.values(topology.objects)[0] : undefined;
  if (!topology || first?.type !== "GeometryCollection") return [];
  const found = feature(topology, first as Collection) as unknown as ExtendedFeatureCollection;
  return found.features.filter((f) => text(f, "name") !== "").map(wound);
}

/** Files wind rings either way; the projection takes a ring wound the other way for all the rest of the world. */
function wound(region: ExtendedFeature): ExtendedFeature {
  if (geoArea(region) <= 2 * Math.PI) return region;
  const { geometry } = region as { geometry: { type: string; coordinates: unknown[] } };
  const rings = (polygon: unknown): unknown[] => (polygon as unknown[][]).map((ring) => ring.toReversed());
  const coordinates = geometry.type === "Polygon" ? rings(geometry.coordinates) : geometry.coordinates.map(rings);
  return { ...region, geometry: { ...geometry, coordinates } } as ExtendedFeature;
}

function boxOf(regions: readonly ExtendedFeature[]): [[number, number], [number, number]] {
  let [west, south, east, north] = [180, 90, -180, -90];
  const visit = (c: unknown): void => {
    if (!Array.isArray(c)) return;
    const [lon, lat] = c as unknown[];
    if (isNumber(lon) && isNumber(lat)) {
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    } else c.forEach(visit);
  };
  for (const { geometry } of regions) if (geometry && "coordinates" in geometry) visit(geometry.coordinates);
  return [
    [west, south],
    [east, north],
  ];
}
