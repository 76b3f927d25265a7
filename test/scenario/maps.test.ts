// Maps as people bring them: every source names things its own way, and what is broken costs the region or the map and is told.
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readMap } from "../../src/scenario/map/readMap.ts";
import { boxOf } from "../../src/scenario/map/box.ts";
import type { Polygon } from "../../src/scenario/map/regionMap.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { geoBounds } from "d3-geo";
import { mapOf } from "../fixture/maps.ts";
import { SMALL } from "./small.ts";

type Ring = [number, number][];
const square = (lon: number, lat: number, size = 2): Ring => [[lon, lat], [lon, lat + size], [lon + size, lat + size], [lon + size, lat], [lon, lat]]; // prettier-ignore
const area = (lon: number, lat: number): object => ({ type: "Polygon", coordinates: [square(lon, lat)] });
const feature = (properties: object | null, geometry: object | null, more: object = {}): object => ({ type: "Feature", properties, geometry, ...more }); // prettier-ignore
const collection = (...features: object[]): string => JSON.stringify({ type: "FeatureCollection", features });
/** Two regions, west and east, in an object of a topology for every entry. */
const topology = (objects: Readonly<Record<string, readonly [object, object]>>): string =>
  JSON.stringify({
    type: "Topology",
    arcs: [square(70, 45), square(72, 45)],
    objects: Object.fromEntries(
      Object.entries(objects).map(([name, [west, east]]) => [
        name,
        {
          type: "GeometryCollection",
          geometries: [
            { type: "Polygon", arcs: [[0]], properties: west },
            { type: "MultiPolygon", arcs: [[[1]]], properties: east },
          ],
        },
      ]),
    ),
  });
const place = (map: string, name = map) => ({ name, map });
const keys = (text: string, ...places: { name: string; map: string }[]): string[] | undefined =>
  mapOf(text, places).map?.regions.map((r) => r.key);
const told = (text: string, ...places: { name: string; map: string }[]): string[] =>
  mapOf(text, places).remarks.map((r) => `${r.code} ${r.file}:${r.line}:${r.column}`);

describe("sources name the same things otherwise", () => {
  const sources: readonly (readonly [string, object, object, string, string])[] = [
    ["geoBoundaries", { shapeName: "West", shapeISO: "ST-W", shapeID: "1B", shapeGroup: "STP", shapeType: "ADM1" }, { shapeName: "East", shapeISO: "ST-E", shapeID: "2B", shapeGroup: "STP", shapeType: "ADM1" }, "ST-E", "East"],
    ["GADM", { GID_0: "STP", NAME_0: "Steppe", GID_1: "STP.1_1", NAME_1: "West", HASC_1: "ST.WE" }, { GID_0: "STP", NAME_0: "Steppe", GID_1: "STP.2_1", NAME_1: "East", HASC_1: "ST.EA" }, "ST.EA", "East"],
    ["Natural Earth", { iso_3166_2: "ST-W", name: "West", gn_name: "W", code_hasc: "ST.W", adm0_a3: "STP" }, { iso_3166_2: "ST-E", name: "East", gn_name: "E", code_hasc: "ST.E", adm0_a3: "STP" }, "ST.E", "East"],
    ["OpenStreetMap", { "@id": "relation/1", "ISO3166-2": "ST-W", "name:en": "West", admin_level: "4" }, { "@id": "relation/2", "ISO3166-2": "ST-E", "name:en": "East", admin_level: "4" }, "ST-E", "East"],
    ["tags within", { tags: { ref: "W", name: "West" } }, { tags: { ref: "E", name: "East" } }, "E", "East"],
    ["OCHA", { ADM1_PCODE: "ST01", ADM1_EN: "West", ADM0_PCODE: "ST" }, { ADM1_PCODE: "ST02", ADM1_EN: "East", ADM0_PCODE: "ST" }, "ST02", "East"],
    ["numbers", { code: 1, label: "West", name: "West" }, { code: 2, label: "East", name: "East" }, "2", "East"],
  ]; // prettier-ignore
  test.each(sources)("%s, as GeoJSON and as TopoJSON", (_, west, east, key, name) => {
    for (const text of [
      collection(feature(west, area(70, 45)), feature(east, area(72, 45))),
      topology({ any: [west, east] }),
    ]) {
      const { map, remarks } = mapOf(text, [place(key, "")]);
      expect(remarks).toEqual([]);
      expect(map?.regions.map((r) => [r.key === key, r.name === name])).toEqual([[false, false], [true, true]]); // prettier-ignore
      // and without any key in the table, by their names
      const named = mapOf(text, [place("", name), place("", "Nowhere at all")]);
      expect([named.map?.byName, named.map?.regions[1]?.key]).toEqual([true, name]);
    }
  });
  test("ids of features", () => {
    const text = collection(feature(null, area(70, 45), { id: "ST-W" }), feature({}, area(72, 45), { id: 7 }));
    expect(keys(text, place("ST-W"))).toEqual(["ST-W", "7"]);
    expect(told(text, place("ST-W"), place("7"))).toEqual([]);
  });
  test("of several objects the one whose regions are asked for", () => {
    const two = topology({ countries: [{ id: "A" }, { id: "B" }], admin1: [{ id: "A-1" }, { id: "A-2" }] });
    expect(keys(two, place("A-2"))).toEqual(["A-1", "A-2"]);
    expect(keys(two, place("A"))).toEqual(["A", "B"]);
    expect(mapOf(two, [place("A-2")], { object: "countries" }).map?.regions[0]?.key).toBe("");
  });
  test("of several properties the one that is named", () => {
    const text = topology({ any: [{ a: "1", b: "2" }, { a: "2", b: "1" }] }); // prettier-ignore
    expect(mapOf(text, [place("1")], { key: "b" }).map?.regions.map((r) => r.key)).toEqual(["2", "1"]);
    expect(mapOf(text, [place("1")], { key: "a" }).map?.regions.map((r) => r.key)).toEqual(["1", "2"]);
  });
  test("single geometries, collections of them, and a feature alone", () => {
    const many = { type: "MultiPolygon", coordinates: [[square(70, 45)], [square(75, 45)]] };
    for (const [thing, regions, polygons] of [
      [area(70, 45), 1, 1],
      [many, 1, 2],
      [{ type: "GeometryCollection", geometries: [area(70, 45), many] }, 2, 3],
      [
        feature(
          { name: "x" },
          { type: "GeometryCollection", geometries: [area(70, 45), many, { type: "Point", coordinates: [0, 0] }] },
        ),
        1,
        3,
      ],
    ] as const) {
      // prettier-ignore
      const { map, remarks } = mapOf(JSON.stringify(thing));
      expect(remarks).toEqual([]);
      expect(map?.regions.length).toBe(regions);
      expect(map?.regions.flatMap((r) => r.polygons).length).toBe(polygons);
    }
    const alone = JSON.stringify({ type: "Topology", arcs: [square(70, 45)], objects: { land: { type: "MultiPolygon", arcs: [[[0]]] } } }); // prettier-ignore
    expect(mapOf(alone).map?.regions.length).toBe(1);
  });
  test("parts of a region that are features of their own are one region", () => {
    const text = collection(feature({ id: "A" }, area(70, 45)), feature({ id: "B" }, area(72, 45)), feature({ id: "A" }, area(74, 45))); // prettier-ignore
    expect(mapOf(text, [place("A")]).map?.regions.map((r) => [r.key, r.polygons.length])).toEqual([["A", 2], ["B", 1]]); // prettier-ignore
  });
  test("one spelling of every letter", () => {
    const composed = "Marañón".normalize("NFC");
    const apart = composed.normalize("NFD");
    for (const [of, by] of [[composed, apart], [apart, composed]] as const) // prettier-ignore
      expect(told(collection(feature({ name: of }, area(70, 45))), place(by))).toEqual([]);
  });
  test("longitudes from 0 to 360, rings that do not close", () => {
    const { map, remarks } = mapOf(JSON.stringify({ type: "Polygon", coordinates: [square(190, 60).slice(0, 4)] }));
    expect(remarks).toEqual([]);
    expect(map?.box).toEqual({ west: -170, east: -168, south: 60, north: 62 });
  });
});

describe("what is broken is told at its place", () => {
  const whole = collection(feature({ name: "West" }, area(70, 45)), feature({ name: "East" }, area(72, 45)));
  const broken: readonly (readonly [string, string, string])[] = [
    ["empty", "", "PR-W020 map.json:1:1"],
    ["cut off", whole.slice(0, -4), `PR-W020 map.json:1:${whole.length - 3}`],
    ["a comma too many, on its line", '{ "type": "Polygon",\n  "coordinates": [[[0, 0],]] }', "PR-W020 map.json:2:27"],
    ["a text", '"map"', "PR-W020 map.json:1:1"],
    ["a list", "[]", "PR-W020 map.json:1:1"],
    ["null", "null", "PR-W020 map.json:1:1"],
    ["something else", '{ "type": "Sphere" }', "PR-W020 map.json:1:11"],
    ["no type", '{ "a": 1 }', "PR-W020 map.json:1:1"],
    ["no objects", '{ "type": "Topology", "arcs": [] }', "PR-W020 map.json:1:1"],
    ["empty objects", '{ "type": "Topology", "objects": {}, "arcs": [] }', "PR-W020 map.json:1:34"],
    ["no arcs", '{ "type": "Topology", "objects": { "a": { "type": "Polygon", "arcs": [] } } }', "PR-W020 map.json:1:1"],
    ["a transform that is none", '{ "type": "Topology", "objects": { "a": {} }, "arcs": [], "transform": { "scale": [1, "x"] } }', "PR-W020 map.json:1:72"],
    ["points", '{ "type": "FeatureCollection", "features": [] }', "PR-W020 map.json:1:1"],
  ]; // prettier-ignore
  test.each(broken)("%s: no map", (_, text, place) => {
    expect(mapOf(text).map).toBeNull();
    expect(told(text)).toEqual([place]);
  });
  const regions: readonly (readonly [string, object | null, RegExp])[] = [
    ["a point", { type: "Point", coordinates: [1, 2] }, /points or lines/],
    ["no geometry", null, /no outline/],
    ["an unknown kind", { type: "Circle" }, /not known/],
    ["metres", { type: "Polygon", coordinates: [square(7e6, 5e6, 1e5)] }, /outside of the globe/],
    ["latitude and longitude swapped", { type: "Polygon", coordinates: [[[45, 100], [46, 100], [46, 101], [45, 100]]] }, /outside of the globe/],
    ["text for a number", { type: "Polygon", coordinates: [[["7", 4], [7, 5], [8, 5], [7, 4]]] }, /not two numbers/],
    ["nothing for a number", { type: "Polygon", coordinates: [[[null, 4], [7, 5], [8, 5], [7, 4]]] }, /not two numbers/],
    ["no size", { type: "Polygon", coordinates: [[[7, 4], [7, 5], [7, 4]]] }, /no size/],
    ["one point over and over", { type: "Polygon", coordinates: [square(7, 4, 0)] }, /no size/],
    ["no ring", { type: "Polygon", coordinates: [] }, /no size/],
    ["no coordinates", { type: "Polygon" }, /no list of rings/],
    ["rings in no polygon", { type: "MultiPolygon", coordinates: [square(7, 4)] }, /no list|not two numbers/],
  ]; // prettier-ignore
  test.each(regions)("%s: the region alone is left out", (_, geometry, reason) => {
    const text = collection(feature({ name: "West" }, area(70, 45)), feature({ name: "East" }, geometry));
    const { map, remarks } = mapOf(text);
    expect(map?.regions.map((r) => r.name)).toEqual(["West"]);
    expect(remarks.map((r) => r.code)).toEqual(["PR-W021"]);
    expect(remarks[0]?.message).toMatch(/leaves out 1 of 2 regions/);
    expect(remarks[0]?.message).toMatch(reason);
    expect(remarks[0]?.column).toBeGreaterThan(text.indexOf("East") - 30);
    // and where it is the only one, the map with it
    const alone = mapOf(collection(feature({}, geometry)));
    expect([alone.map, alone.remarks.map((r) => r.code)]).toEqual([null, ["PR-W020"]]);
    expect(alone.remarks[0]?.message).toMatch(reason);
  });
  test.each([[2], [-3], [0.5], ["0"], [null]])("an arc %s, which is not there", (arc) => {
    const text = topology({ any: [{ name: "West" }, { name: "East" }] }).replace(
      "[[[1]]]",
      `[[[${JSON.stringify(arc)}]]]`,
    );
    const { map, remarks } = mapOf(text);
    expect(map?.regions.map((r) => r.name)).toEqual(["West"]);
    expect(remarks.map((r) => r.message)).toEqual([
      "the map leaves out 1 of 2 regions: there is no arc of this number",
    ]);
  });
  test("one long arc over and over", () => {
    const arc = Array.from({ length: 2000 }, (_, k) => [70 + k / 1000, 45 + (k * (2000 - k)) / 1e6]);
    const geometries = Array.from({ length: 2000 }, () => ({ type: "Polygon", arcs: [[0]] }));
    const text = JSON.stringify({
      type: "Topology",
      arcs: [arc],
      objects: { a: { type: "GeometryCollection", geometries } },
    });
    expect(mapOf(text).remarks.map((r) => r.message)).toEqual(["the map leaves out 1500 of 2000 regions: the map has more than a million points by now"]); // prettier-ignore
  });
  test("a hundred and fifty thousand regions, sound and broken", () => {
    const tiny = (k: number): object => ({ type: "Polygon", coordinates: k % 2 ? [[[0, 0]]] : [[[0, 0], [0, 1], [1, 1]]] }); // prettier-ignore
    const text = JSON.stringify({ type: "GeometryCollection", geometries: Array.from({ length: 150_000 }, (_, k) => tiny(k)) }); // prettier-ignore
    const { map, remarks } = mapOf(text);
    expect([map?.regions.length, remarks.length]).toEqual([75_000, 1]);
  });
  test("brackets as deep as the stack", () => expect(told("[".repeat(200_000))[0]).toMatch(/PR-W020 map\.json:1:/));
});

describe("what places name and the map does not have", () => {
  const text = topology({ any: [{ iso: "ST-17", name: "West" }, { iso: "ST-18", name: "East" }] }); // prettier-ignore
  const said = (places: string, yaml = "", files: Record<string, string> = { "map.geojson": text }) => {
    const all = { ...SMALL, ...files, "scenario.yaml": `${SMALL["scenario.yaml"]}${yaml}`, "places.csv": `${SMALL["places.csv"]}`.replace("6,,\n", `6,${places},\n`) }; // prettier-ignore
    const { scenario, problems } = parseScenario(all);
    expect(problems).toEqual([]);
    if (!scenario) throw new Error("not sound");
    return readMap(scenario, all);
  };
  test("a key, at the cell, with the one that was meant", () => {
    const { remarks } = said("ST-71");
    expect(remarks.map((r) => [r.code, r.file, r.line, r.column, r.hint])).toEqual([["PR-W022", "places.csv", 2, 41, "ST-17"]]); // prettier-ignore
    expect(said("ST-17").remarks).toEqual([]);
    expect(said("").remarks).toEqual([]);
  });
  test("an object and a property of `map:`, at their lines", () => {
    const { remarks, map } = said("ST-17", "map:\n  object: an\n  key: isoo\n  name: nam\n");
    expect(remarks.map((r) => [r.code, r.file, r.hint])).toEqual([
      ["PR-W024", "scenario.yaml", "any"],
      ["PR-W024", "scenario.yaml", "iso"],
      ["PR-W024", "scenario.yaml", "name"],
    ]);
    expect(map?.regions[0]?.key).toBe("ST-17");
  });
  test("a file under any name that is named; others that look like a map are told", () => {
    expect(said("ST-17", "map: { file: admin.json }\n", { "admin.json": text, "map.geojson": "" }).remarks).toEqual([]);
    const found = said("ST-17", "", {
      "map.topo.json": text,
      "map.geojson": "",
      "other.topojson": "",
      "report.json": "",
    });
    expect(found.remarks.map((r) => [r.code, r.file])).toEqual([["PR-W025", "map.geojson"], ["PR-W025", "other.topojson"]]); // prettier-ignore
    expect(said("", "", { "regions.geojson": text }).remarks.map((r) => [r.code, r.file])).toEqual([["PR-W025", "regions.geojson"]]); // prettier-ignore
    for (const file of ["map.topojson", "map.geojson", "map.json", "Map.GeoJSON"])
      expect(said("ST-17", "", { [file]: text }).map?.regions[0]?.key, file).toBe("ST-17");
  });
  test.each([["none.geojson", "PR-S001"], ["../outside.topo.json", "PR-S001"], ["regions.shp", "PR-S019"]])("%s is refused", (file, code) => {
    const files = { ...SMALL, "scenario.yaml": `${SMALL["scenario.yaml"]}map: { file: ${file} }\n` };
    expect(parseScenario(files).problems.map((p) => p.code)).toEqual([code]);
  }); // prettier-ignore
});

describe("the box goes the shorter way round", () => {
  const islands = (...at: [number, number][]): Polygon[] => at.map(([lon, lat]) => [square(lon, lat, 1)]);
  test.each<[string, Polygon[], [number, number]]>([
    ["two islands on either side of 180 degrees", islands([178, -18], [-180, -18]), [178, 181]],
    ["on either side of Greenwich", islands([-3, 50], [2, 50]), [-3, 3]],
    ["a ring across", [[[[179, 0], [-179, 0], [-179, 2], [179, 2], [179, 0]]]], [179, 181]],
    ["a long ring and a far island", [[[[30, 50], [100, 70], [180, 70], [100, 50], [30, 50]]], ...islands([-175, 65])], [30, 186]],
    ["around the world", islands([-180, 0], [-120, 0], [-60, 0], [0, 0], [60, 0], [120, 0]), [-180, 121]],
  ])("%s", (_, polygons, [west, east]) => {
    const box = boxOf(polygons);
    expect([box.west, box.east]).toEqual([west, east]);
  }); // prettier-ignore
  test("as d3-geo finds it, wherever islands lie", () => {
    const island = fc.tuple(fc.integer({ min: -180, max: 178 }), fc.integer({ min: -60, max: 58 }));
    fc.assert(
      fc.property(fc.array(island, { minLength: 1, maxLength: 6 }), (at) => {
        const polygons = islands(...at);
        const [[west], [east]] = geoBounds({ type: "MultiPolygon", coordinates: polygons.map((p) => p.map((r) => r.map(([x, y]) => [x, y]))) }); // prettier-ignore
        const wide = east < west ? east + 360 - west : east - west;
        const box = boxOf(polygons);
        expect(box.east - box.west).toBeLessThanOrEqual(wide + 1e-9);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

test("the shipped maps have nothing to remark on", () => {
  for (const [name, key] of [
    ["kazakhstan-2022", "KZ.09"],
    ["kyrgyzstan-2010", "KG.01"],
  ] as const) {
    // prettier-ignore
    const text = readFileSync(`scenarios/${name}/map.topo.json`, "utf8");
    expect(mapOf(text, [place(key)]).remarks).toEqual([]);
    expect(mapOf(`\ufeff${text}`.slice(1), [place(key)]).remarks).toEqual([]);
  }
});
