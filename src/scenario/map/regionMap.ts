// A map as it is drawn and asked: regions in degrees, which of them is a place's, and the box around all.

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];
/** Closed rings, the first around the rest, wound either way. */
export type Polygon = readonly (readonly Position[])[];

export interface MapRegion {
  /** What places are matched by, in NFC; "" where the region has none. */
  readonly key: string;
  readonly name: string;
  readonly polygons: readonly Polygon[];
}

/** In degrees; `east` is above 180 where the box lies across the antimeridian. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export interface RegionMap {
  readonly file: string;
  readonly regions: readonly MapRegion[];
  /** Whether places are found by their names, as none names a polygon. */
  readonly byName: boolean;
  readonly box: Box;
}

/** One spelling of a text: systems write the same letter in different forms. */
export const spelled = (text: string): string => text.normalize("NFC").trim();

/** The region of a place by what the place says, or undefined. */
export function regionOf<R extends { readonly key: string }>(
  regions: readonly R[],
  byName: boolean,
  place: { readonly name: string; readonly map: string },
): R | undefined {
  const key = spelled(byName ? place.name : place.map);
  return key === "" ? undefined : regions.find((r) => r.key === key);
}
