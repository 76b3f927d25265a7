// Places that are not where they are said to be, each told at its cell; and places as they are in the world, of which nothing is said.
import { describe, expect, test } from "vitest";
import { lintPlaces } from "../../src/questions/check/lintPlaces.ts";
import { locator } from "../../src/scenario/read/locate.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { addRemark, type Message, type Problems, type Span } from "../../src/scenario/problems/problem.ts";
import { mapOf } from "../fixture/maps.ts";
import { changed, SMALL } from "../scenario/small.ts";

type Row = readonly [id: string, lat: number, lon: number, name?: string];

/** Remarks as code, row and column of the cell; `box` is west, south, east and north of a map. */
function said(rows: readonly Row[], box?: readonly [number, number, number, number]): string[] {
  const found: string[] = [];
  look(rows, box, (file, { line, column }, { code }, text) => {
    const cell = (text.split("\n")[line - 1] ?? "").slice(0, column - 1).split(",").length;
    found.push(`${code} ${file} ${rows[line - 2]?.[0]} ${["", "id", "name", "", "", "", "lat"][cell]}`);
  });
  return found;
}

/** What `check` prints of them. */
function printed(rows: readonly Row[], box?: readonly [number, number, number, number]): string[] {
  const problems: Problems = { list: [] };
  look(rows, box, (file, span, text) => addRemark(problems, file, span, text));
  return problems.list.map((p) => p.message);
}

function look(
  rows: readonly Row[],
  box: readonly [number, number, number, number] | undefined,
  say: (file: string, span: Span, text: Message, table: string) => void,
): void {
  const table = rows.map(([id, lat, lon, name = id]) => `${id},${name},1000,V,CENSUS,${lat},${lon},6,,`);
  const files = {
    ...SMALL,
    "scenario.yaml": changed(SMALL, "scenario.yaml", ["capital: north, largest: south", `capital: ${rows[0]?.[0]}, largest: ${rows[1]?.[0]}`], ["at: north\n    relative: { south: 0.5 }", `at: ${rows[0]?.[0]}`]),
    "record.yaml": "",
    "claims.yaml": "",
    "places.csv": `id,name,people,mark,source,lat,lon,utc_offset,map,note\n${table.join("\n")}\n`,
  }; // prettier-ignore
  const { scenario, problems } = parseScenario(files);
  expect(problems).toEqual([]);
  if (!scenario) throw new Error("not sound");
  const [west, south, east, north] = box ?? [];
  const map = box ? mapOf(JSON.stringify({ type: "Polygon", coordinates: [[[west, south], [west, north], [east, north], [east, south], [west, south]]] })).map : null; // prettier-ignore
  lintPlaces(scenario, map, locator(files), (file, span, text) => say(file, span, text, files["places.csv"]));
}

const KAZAKH: readonly Row[] = [["almaty", 43.2, 76.9], ["astana", 51.2, 71.4], ["aktau", 43.7, 51.2], ["oral", 51.2, 51.4], ["oskemen", 49.9, 82.6], ["aktobe", 50.3, 57.2]]; // prettier-ignore
const BOX = [46, 40, 88, 56] as const;
const swapped = (row: Row): Row => [row[0], row[2], row[1]];

describe("slips", () => {
  test.each<[string, Row[], readonly [number, number, number, number] | undefined, string[]]>([
    ["swapped", [swapped(["centre", 51.2, 71.4]), ["harbour", 0, 0], ["mines", 47.8, 67.7], ["plains", 50.3, 66.9]], undefined, ["PR-W026 places.csv harbour lat", "PR-W027 places.csv centre lat"]],
    ["swapped, beside a map", KAZAKH.map((r) => (r[0] === "almaty" ? swapped(r) : r)), BOX, ["PR-W027 places.csv almaty lat"]],
    ["swapped, without one", KAZAKH.map((r) => (r[0] === "almaty" ? swapped(r) : r)), undefined, ["PR-W027 places.csv almaty lat"]],
    ["a sign lost", KAZAKH.map((r): Row => (r[0] === "oral" ? ["oral", 51.2, -51.4] : r)), undefined, ["PR-W028 places.csv oral lat"]],
    ["the southern half", KAZAKH.map((r): Row => (r[0] === "oral" ? ["oral", -51.2, 51.4] : r)), undefined, ["PR-W028 places.csv oral lat"]],
    ["off the map", KAZAKH.map((r): Row => (r[0] === "oral" ? ["oral", 51.2, 31.4] : r)), BOX, ["PR-W029 places.csv oral lat"]],
    ["another country's map", [...KAZAKH], [-10, 40, 5, 45], ["PR-W029 places.csv almaty lat"]],
    ["all at one point", KAZAKH.map(([id]): Row => [id, 48, 68]), undefined, ["PR-W031 places.csv astana lat"]],
    ["all at 0, 0", KAZAKH.map(([id]): Row => [id, 0, 0]), undefined, KAZAKH.map(([id]) => `PR-W026 places.csv ${id} lat`)],
    ["two at one point", KAZAKH.map((r): Row => (r[0] === "aktobe" ? ["aktobe", 51.2, 51.4] : r)), undefined, ["PR-W031 places.csv aktobe lat"]],
    ["one name", KAZAKH.map(([id, lat, lon]): Row => [id, lat, lon, "Region"]), undefined, KAZAKH.slice(1).map(([id]) => `PR-W030 places.csv ${id} name`)],
    ["one name in two spellings", [["a", 48, 68, "Marañón".normalize("NFC")], ["b", 49, 69, "Marañón".normalize("NFD")]], undefined, ["PR-W030 places.csv b name"]],
  ])("%s", (_, rows, box, remarks) => expect(said(rows, box).sort()).toEqual(remarks.toSorted())); // prettier-ignore
  test("all swapped, which only a map can tell", () => {
    const east = KAZAKH.filter(([, , lon]) => lon > 60);
    expect(said(east.map(swapped), BOX)).toEqual(east.map(([id]) => `PR-W027 places.csv ${id} lat`));
    expect(printed(east.map(swapped), BOX)).toEqual([
      '"almaty" seems to have latitude and longitude swapped; also "astana", "oskemen"',
    ]);
  });
});

test.each<[string, Row[], (readonly [number, number, number, number])?]>([
  ["a large country", [...KAZAKH]],
  ["its map", [...KAZAKH], BOX],
  ["islands in an ocean", [["funafuti", -8.5, 179.2], ["nanumea", -5.7, 176.1], ["niulakita", -10.8, 179.5]]],
  ["on both sides of the antimeridian", [["suva", -18.1, 178.4], ["lau", -18.2, -178.8], ["labasa", -16.4, 179.4]], [177, -19, 182, -16]],
  ["a country around the world", [["kaliningrad", 54.7, 20.5], ["moskva", 55.8, 37.6], ["omsk", 55, 73.4], ["irkutsk", 52.3, 104.3], ["vladivostok", 43.1, 131.9], ["anadyr", 64.7, 177.5]]],
  ["where both numbers are alike", [["nicosia", 35.2, 33.4], ["limassol", 34.7, 33], ["paphos", 34.8, 32.4]]],
  ["a far coast", [["boston", 42.4, -71.1], ["miami", 25.8, -80.2], ["chicago", 41.9, -87.6], ["seattle", 47.6, -122.3], ["anchorage", 61.2, -149.9], ["honolulu", 21.3, -157.9]]],
  ["two places", [["a", 10, 10], ["b", -40, 60]]],
])("nothing is said of %s", (_, rows, box) => expect(said(rows, box)).toEqual([])); // prettier-ignore
