// The regions of a map, projected to a drawing: paths, centres and a way to place a point.
import { geoArea, geoConicEqualArea, geoPath } from "d3-geo";
import { regionOf, type Polygon, type Position, type RegionMap } from "../../scenario/map/regionMap.ts";

export interface Outline {
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
  /** The outline of a place by its name and the key of its polygon. */
  readonly of: (place: { readonly name: string; readonly map: string }) => Outline | undefined;
}

const MARGIN = 8;

/** None where there is no map. `digits` of a path's coordinates. */
export function outlines(map: RegionMap | null | undefined, width: number, height: number, digits: number): Outlines {
  if (!map) return { regions: [], place: () => null, of: () => undefined };
  const { west, east, south, north } = map.box;
  const features = map.regions.map(({ polygons }) => ({
    type: "MultiPolygon" as const,
    coordinates: polygons.map(wound),
  }));
  const margin = Math.min(MARGIN, width / 40);
  const projection = geoConicEqualArea()
    .parallels([south + (north - south) / 6, north - (north - south) / 6])
    .rotate([-(west + east) / 2, 0])
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      { type: "GeometryCollection", geometries: features },
    );
  const path = geoPath(projection).digits(digits);
  const regions = map.regions.map(({ key, name }, k) => {
    const shape = features[k] as (typeof features)[number];
    return { key, name, d: thinned(path(shape) ?? ""), centre: path.centroid(shape), area: path.area(shape) };
  });
  return {
    regions,
    place: (lat, lon) => projection([lon, lat]),
    of: (place) => regionOf(regions, map.byName, place),
  };
}

/** Without points that fall onto the one before at this many digits. */
const thinned = (d: string): string => d.replace(/([ML])([^MLZ]+)(?:L\2(?=[LZM]|$))+/g, "$1$2");

/** Files wind rings either way. On the sphere a ring wound the other way is all the rest of the world: outlines must be the smaller side, holes the larger. */
const wound = (polygon: Polygon): [number, number][][] =>
  polygon.map((ring, i) => {
    const coordinates = ring.map(([lon, lat]: Position): [number, number] => [lon, lat]);
    const isLarge = geoArea({ type: "Polygon", coordinates: [coordinates] }) > 2 * Math.PI;
    return isLarge === i > 0 ? coordinates : coordinates.toReversed();
  });
