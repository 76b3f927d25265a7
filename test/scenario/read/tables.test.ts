// Tables as spreadsheets write them: read, or one error that names what is wrong.
import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { readCsv } from "../../../src/scenario/read/csvFile.ts";
import type { Problem } from "../../../src/scenario/problems/problem.ts";
import { changed, SMALL } from "../small.ts";

const PLACES = SMALL["places.csv"] as string;
const found = (name: string, text: string): readonly Problem[] => parseScenario({ ...SMALL, [name]: text }).problems;
const places = (text: string): unknown => parseScenario({ ...SMALL, "places.csv": text }).scenario?.places;
const sound = places(PLACES);

/** The table with another separator, and a comma as decimal point. */
const parted = (by: string): string =>
  PLACES.replace('"South, the larger"', "South; the larger")
    .replaceAll(",", by)
    .replace("South; the larger", '"South, the larger"')
    .replaceAll(/(\d\d)\.(\d)/g, "$1,$2");

describe("the same table", () => {
  test.each([
    ["with semicolons and decimal commas", parted(";")],
    ["with tabs", parted("\t")],
    ["with bars", parted("|")],
    ["with a first line that says how cells are parted", `sep=;\n${parted(";")}`],
    ["with a byte order mark", `\uFEFF${parted(";")}`],
    ["with CRLF", PLACES.replaceAll("\n", "\r\n")],
    ["with CR alone", PLACES.replaceAll("\n", "\r")],
    ["with empty rows between and at the end", PLACES.replace("\nsouth", "\n\n,,,,,,,,,\nsouth").concat("\n \n,,,,,,,,,\n")],
    ["with empty columns at the end", PLACES.replaceAll(/(.)\n/g, "$1,,\n")],
    ["with capitals and spaces in its first row", PLACES.replace("id,name,people", "ID, Name ,People").replace("utc_offset", "UTC offset")],
  ])("%s", (_, text) => {
    expect(found("places.csv", text)).toEqual([]);
    expect(places(text)).toEqual(sound);
  }); // prettier-ignore
});

test("a place without its column is told once, with the column that was meant", () => {
  const rows = Array.from({ length: 500 }, (_, i) => `${i},x,yes,${i}\n`).join("");
  const [one, ...others] = found("cases.csv", `data_id,standing,answered,days\n${rows}`).filter(
    (p) => p.file === "cases.csv",
  );
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    code: "PR-S113",
    message: "no column `id`",
    hint: "data_id",
    line: 1,
    column: 1,
    length: 7,
  });
  const two = found("places.csv", PLACES.replace("people", "population").replace("lat,lon", "latitude,lng"));
  expect(two.map((p) => [p.code, p.hint])).toEqual([["PR-S113", "population"], ["PR-S113", "latitude"], ["PR-S113", "lng"]]); // prettier-ignore
  const none = found("places.csv", PLACES.replace("id,name,people,mark", "a,b,c,d"));
  expect(none.map((p) => p.code)).toEqual(["PR-S113", "PR-S114"]);
});

test("a repeated id is told once, with how often; so are rows that do not fit", () => {
  const again = `${PLACES}${"north,N,5,V,CENSUS,1,1,6,,\n".repeat(3)}`;
  expect(found("places.csv", again).map((p) => `${p.line} ${p.message}`)).toEqual([
    '4 the place "north" is there 4 times',
  ]);
  const split = PLACES.replaceAll(/(\d\d)\.(\d)/g, "$1,$2");
  expect(found("places.csv", split).map((p) => `${p.code} ${p.line} ${p.message}`)).toEqual([
    "PR-S112 2 a comma inside a cell parts it in two: 12 cells where the first row has 10, and so in 2 rows",
  ]);
});

test.each(["\n", "\r\n", "\r"])("lines and columns behind a quoted cell with %j", (end) => {
  const text = ["id,name,x", '"a","one', 'two, three",4', "", 'b,"q, r",5'].join(end);
  const table = readCsv("t.csv", text, { list: [] });
  expect(table?.rows.map((row) => row.line)).toEqual([2, 5]);
  expect(table?.rows[0]?.cell("name")).toBe("one\ntwo, three");
  expect(table?.rows[0]?.locate("x")).toEqual({ line: 3, column: 13, length: 1 });
  expect(table?.rows[1]?.locate("x")).toEqual({ line: 5, column: 10, length: 1 });
});

test("a cell that may be two numbers is refused in the table, where a claim asks for its column", () => {
  const text = (cell: string): string => changed(SMALL, "cases.csv", ["yes,2", `yes,${cell}`]);
  expect(found("cases.csv", text("1.200")).map((p) => `${p.file}:${p.line}:${p.column} ${p.code}`)).toEqual([
    "cases.csv:2:20 PR-S110",
  ]);
  expect(found("cases.csv", text("1.200.000"))).toEqual([]);
  expect(found("cases.csv", text("20 %")).map((p) => `${p.file}:${p.line} ${p.code}`)).toEqual(["cases.csv:3 PR-S020"]);
  // nobody asks for a remark as a number
  expect(
    found(
      "cases.csv",
      (SMALL["cases.csv"] as string)
        .replaceAll(/(\d|stated|days)\n/g, "$1,1.200\n")
        .replace("days,1.200", "days,remark"),
    ),
  ).toEqual([]);
});
