// The box around outlines, the shorter way round: the longitudes of all rings are put on one circle, and the widest stretch without any is
// left outside.
import type { Box, Polygon, Position } from "./regionMap.ts";

/** The way from one longitude to the next, the shorter way round. */
const step = (from: number, to: number): number => {
  const way = to - from;
  return way > 180 ? way - 360 : way < -180 ? way + 360 : way;
};

/** A ring's points with longitudes that do not jump at the antimeridian. */
export function unwrapped(ring: readonly Position[]): Position[] {
  let at = ring[0]?.[0] ?? 0;
  let before = at;
  return ring.map(([lon, lat]) => {
    at += step(before, lon);
    before = lon;
    return [at, lat];
  });
}

/** Around all polygons. There must be one with a point. */
export function boxOf(polygons: readonly Polygon[]): Box {
  const stretches: [number, number][] = [];
  let [south, north] = [90, -90];
  for (const [outer = []] of polygons) {
    let [west, east] = [Infinity, -Infinity];
    for (const [lon, lat] of unwrapped(outer)) {
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
    const turns = 360 * Math.floor((west + 180) / 360);
    if (west <= east) stretches.push([west - turns, east - turns]);
  }
  stretches.sort((a, b) => a[0] - b[0]);
  let covered = stretches.reduce((most, [, east]) => Math.max(most, east), -180) - 360;
  let widest = 0;
  let [west, east] = [-180, 180];
  for (const [from, to] of stretches) {
    if (from - covered > widest) [widest, west, east] = [from - covered, from, covered + 360];
    covered = Math.max(covered, to);
  }
  return { west, east, south, north };
}

/** Whether a point lies in the box, or beside it by no more than `margin` degrees. */
export function isInside({ west, east, south, north }: Box, lat: number, lon: number, margin: number): boolean {
  const beside = (lon - (west - margin) + 720) % 360;
  return lat >= south - margin && lat <= north + margin && beside <= east - west + 2 * margin;
}
