// Outlines as they are drawn: no coordinate that is no number, nothing larger than the picture, whatever the file was before it was read.
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mapOf } from "../fixture/maps.ts";
import { outlines, type Outlines } from "../../src/report/charts/outlines.ts";
import type { ReadMap } from "../../src/scenario/map/readMap.ts";

const [WIDTH, HEIGHT] = [640, 360];
const drawn = ({ map }: ReadMap): Outlines => outlines(map, WIDTH, HEIGHT, 1);
const points = (d: string): number[][] =>
  [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
/** What fits the picture and its margin, with nothing but numbers in it. */
function expectDrawn(of: Outlines): void {
  for (const { d, centre, area } of of.regions) {
    expect(d).toMatch(/^([MLZ]|-?\d+(\.\d+)?|,)*$/);
    for (const [x = NaN, y = NaN] of [...points(d), [...centre]]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(HEIGHT);
    }
    expect(area).toBeLessThanOrEqual(WIDTH * HEIGHT);
  }
}
const areaOf = (of: Outlines): number => of.regions.reduce((sum, r) => sum + r.area, 0);

type Ring = [number, number][];
const square = (lon: number, lat: number, w = 2, h = 2): Ring => [[lon, lat], [lon, lat + h], [lon + w, lat + h], [lon + w, lat], [lon, lat]]; // prettier-ignore
const multi = (...polygons: Ring[][]): string => JSON.stringify({ type: "MultiPolygon", coordinates: polygons });

test("two islands on either side of the antimeridian fill the picture", () => {
  const of = drawn(mapOf(multi([square(178, -18, 1)], [square(-180, -18, 1)])));
  expectDrawn(of);
  const xs = points(of.regions[0]?.d ?? "").map(([x = 0]) => x);
  expect(Math.min(...xs)).toBeLessThan(WIDTH / 4);
  expect(Math.max(...xs)).toBeGreaterThan((WIDTH * 3) / 4);
  expect(areaOf(of)).toBeGreaterThan(0.4 * WIDTH * HEIGHT);
  // the later longitude, west of 180, lies to the right of the other
  expect((of.place(-17, -179.5) ?? [0])[0]).toBeGreaterThan((of.place(-17, 178.5) ?? [0])[0]);
});

test("rings may be wound either way, each by itself, holes too", () => {
  const [outer, hole, other] = [square(70, 45, 4, 4), square(71, 46), square(76, 45)];
  const turned = (ring: Ring): Ring => ring.toReversed();
  const all = [0, 1, 2, 3, 4, 5, 6, 7].map((k) =>
    drawn(mapOf(multi([k & 1 ? turned(outer) : outer, k & 2 ? turned(hole) : hole], [k & 4 ? turned(other) : other]))),
  );
  for (const of of all) expectDrawn(of);
  expect(new Set(all.map((of) => Math.round(areaOf(of)))).size).toBe(1);
});

test.each([
  ["a metre across", [square(70, 45, 4e-5, 4e-5)]],
  ["at the pole", [square(-180, 80, 120, 10), square(-60, 80, 120, 10), square(60, 80, 119, 10)]],
  ["on the equator", [square(10, -1)]],
  ["around the world", [square(-180, -60, 100, 120), square(-80, -60, 100, 120), square(20, -60, 100, 120)]],
])("%s", (_, rings) => {
  const of = drawn(mapOf(multi(...rings.map((ring) => [ring]))));
  expectDrawn(of);
  expect(areaOf(of)).toBeGreaterThan(1000);
});

describe("mutated maps", () => {
  const KYRGYZ = JSON.parse(readFileSync("scenarios/kyrgyzstan-2010/map.topo.json", "utf8")) as object;
  const GEO = {
    type: "FeatureCollection",
    features: [square(178, -18), square(-180, -18), square(-176, -19)].map((ring, k) => ({
      type: "Feature",
      properties: { shapeISO: `FJ-${k}`, shapeName: `Island ${k}` },
      geometry: k === 1 ? { type: "Polygon", coordinates: [ring] } : { type: "MultiPolygon", coordinates: [[ring]] },
    })),
  };
  /** Places in a document, chosen by numbers: a mutation takes one of them. */
  function owner(data: unknown, choices: readonly number[]): readonly [object, string] | null {
    let here: unknown = data;
    let found: readonly [object, string] | null = null;
    for (const choice of choices) {
      if (typeof here !== "object" || here === null) break;
      const keys = Object.keys(here);
      if (keys.length === 0) break;
      const key = keys[choice % keys.length] as string;
      found = [here, key];
      here = (here as Record<string, unknown>)[key];
    }
    return found;
  }
  const ODD = [null, 1e308, -1e308, 1e-320, 91, -181, 400, -1, 0.5, 99999, "", "NaN", [], {}, [[]], [0, 0], true, { type: "Polygon" }, { type: "Topology" }, "Point", "GeometryCollection"]; // prettier-ignore
  const mutation = fc.record({
    at: fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }),
    to: fc.oneof(fc.constant("remove"), fc.constant("empty"), fc.constantFrom(...ODD), fc.double()),
  });
  const keys = (map: object): { name: string; map: string }[] =>
    [...JSON.stringify(map).matchAll(/"(?:gn|shapeISO)":"([^"]+)"/g)].map(([, key = ""]) => ({ name: key, map: key }));
  test.each([
    ["TopoJSON", KYRGYZ],
    ["GeoJSON", GEO],
  ])("%s: nothing throws, no path has what is no number, and whatever is gone is told", (_, sound) => {
    const places = keys(sound);
    const whole = mapOf(JSON.stringify(sound), places);
    expect(whole.remarks).toEqual([]);
    const count = whole.map?.regions.length ?? 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const data = structuredClone(sound);
        for (const { at, to } of mutations) {
          const found = owner(data, at);
          if (!found) continue;
          const [above, key] = found;
          if (to === "remove") delete (above as Record<string, unknown>)[key];
          else (above as Record<string, unknown>)[key] = to === "empty" ? [] : structuredClone(to);
        }
        const text = JSON.stringify(data);
        const read = mapOf(text, places);
        const of = drawn(read);
        for (const { d, centre } of of.regions) expect(d + String(centre)).not.toMatch(/NaN|Infinity|undefined|e\d/);
        for (const { code, message, file, line } of read.remarks) {
          expect(code).toMatch(/^PR-W02\d$/);
          expect(message).not.toMatch(/undefined|NaN|\[object/);
          expect([file, line]).toEqual([/W022|W023/.test(code) ? "scenario.yaml" : "map.json", 1]);
        }
        if ((read.map?.regions.length ?? 0) < count && text !== JSON.stringify(sound))
          expect(read.remarks.length).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 250 },
    );
  });
  test("cut off anywhere, or with any letter for another: a map or a remark", () => {
    const text = JSON.stringify(GEO, null, 1);
    const change = fc.tuple(
      fc.nat(text.length - 1),
      fc.constantFrom("", "x", "}", "]", ",", '"', "\\", "0", "\u0000", "\ud800"),
    );
    fc.assert(
      fc.property(change, fc.boolean(), ([at, letter], cut) => {
        const spoilt = text.slice(0, at) + letter + (cut ? "" : text.slice(at + 1));
        const read = mapOf(spoilt, keys(GEO));
        for (const { d } of drawn(read).regions) expect(d).not.toMatch(/NaN/);
        if (read.map === null) {
          expect(read.remarks.map((r) => r.code)).toContain("PR-W020");
          expect(read.remarks.every((r) => r.line > 0)).toBe(true);
        }
      }),
      { seed: 8, numRuns: 400 },
    );
  });
});
