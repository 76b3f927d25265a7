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
  expect(none.map((p) => p.code)).toEqual(["PR-S113"]);
});

const column = (text: string, nth: number, to: (cell: string, row: number) => string): string =>
  text
    .split("\n")
    .map((line, row) =>
      row === 0 || line === ""
        ? line
        : line
            .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
            .map((cell, i) => (i === nth ? to(cell, row) : cell))
            .join(","),
    ) // prettier-ignore
    .join("\n");

test("degrees may have their sign and their side", () => {
  const sides = PLACES.replace("51.2,71.4", "51.2° N,71.4 °E").replace("43.2,76.9", "43.2N,76.9E");
  expect(found("places.csv", sides)).toEqual([]);
  expect(places(sides)).toEqual(sound);
  const other = places(PLACES.replace("51.2,71.4", "51.2 S,71.4° W")) as { readonly at: readonly number[] }[];
  expect(other[0]?.at).toEqual([-51.2, -71.4]);
  expect((places(PLACES.replace("51.2,71.4", "-51.2°,71.4")) as typeof other)[0]?.at).toEqual([-51.2, 71.4]);
  // north has no side of the east, and no number two signs
  for (const wrong of ["51.2 E,71.4", "51.2,71.4 N", "-51.2 S,71.4", "51°12',71.4"])
    expect(found("places.csv", PLACES.replace("51.2,71.4", wrong)).map((p) => p.code)).toEqual(["PR-S020"]);
});

describe("one slip is one error, however many rows it stands in", () => {
  const rows = Array.from({ length: 5 }, (_, i) => `p${i},P${i},500${i}0,V,CENSUS,51.${i}1,71.${i}1,6,,\n`).join("");
  const table = `${PLACES}${rows}`;
  const of = (nth: number, to: (cell: string, row: number) => string): readonly Problem[] =>
    found("places.csv", column(table, nth, to));
  test.each([
    ["marks in words", 3, () => "verified", "PR-S012"],
    ["numbers with a unit", 2, (cell: string) => `${cell} km`, "PR-S111"],
    ["nothing where a number is", 5, () => "", "PR-S020"],
    ["degrees with minutes", 5, (cell: string) => `${cell.replace(".", "°")}' N`, "PR-S020"],
    ["zones as a clock says them", 7, () => "+06:00", "PR-S020"],
    ["out of bounds", 6, () => "999", "PR-S023"],
    ["ids with a space", 0, (cell: string) => `${cell} x`, "PR-S015"],
    ["no ids", 0, () => "", "PR-S015"],
    ["one id for all", 0, () => "x", "PR-S005"],
    ["ids in other capitals", 0, (cell: string) => cell.toUpperCase(), "PR-S040"],
    ["sources in other capitals", 4, (cell: string) => cell.toLowerCase(), "PR-S030"],
    ["sources that are none", 4, (_: string, row: number) => `x${row}`, "PR-S030"],
  ] as const)("%s", (_, nth, to, code) => {
    expect(of(nth, to).map((p) => `${p.code} ${p.line > 0}`)).toEqual([`${code} true`]);
  });
  test("a column's name that is as long as a page is told short", () => {
    const [one, ...others] = found("places.csv", PLACES.replace("people", "x".repeat(5000)));
    expect(others).toEqual([]);
    expect(one?.code).toBe("PR-S113");
    expect(one?.hint).toHaveLength(40);
  });
  test("it says in which other lines it stands; two columns are two slips", () => {
    const [mark, ...others] = of(3, (cell, row) => (row < 3 ? cell : "verified"));
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ line: 4, message: 'unknown word "verified"; also in line 5, in line 6, in line 7, in line 8' }); // prettier-ignore
    const both = found(
      "places.csv",
      column(
        column(table, 3, () => "x"),
        7,
        () => "x",
      ),
    );
    expect(both.map((p) => p.code)).toEqual(["PR-S012", "PR-S020"]);
  });
  test.each([
    ["a column by another name", PLACES.replace("people", "xyz"), "PR-S113"],
    ["two columns by one name", PLACES.replace("lat,lon", "lat,lat"), "PR-S005"],
  ])("%s", (_, text, code) => {
    expect(found("places.csv", text).map((p) => p.code)).toEqual([code]);
  });
  test("in a table of cases", () => {
    const claims = `X:\n  text: Those asked are answered.\n  type: comparison\n  group: G\n  tests:\n${"    - cases: { where: standing = stated, against: standing = other, outcome: answered = yes }\n".repeat(3)}`; // prettier-ignore
    const cases = "id,standing,answered\nA,stated,yes\nB,other,no\nC,other,yes\nD,stated,no\n";
    const all = (text: string): string[] =>
      parseScenario({ ...SMALL, "cases.csv": text, "claims.yaml": claims }).problems.map(
        (p) => `${p.code} ${p.message}`,
      );
    expect(all(cases)).toEqual([]);
    expect(all(cases.replace("standing", "rank"))).toEqual([
      'PR-S047 unknown column of cases.csv "standing" (named 6 times)',
    ]);
    expect(all(cases.replaceAll("stated", "said").replaceAll("other", "else"))).toEqual([
      'PR-S048 unknown value of standing "stated"; also "other"',
    ]);
    expect(all(cases.replace("id", "case"))).toHaveLength(1);
    expect(all(cases.replaceAll(/^[A-D],/gm, ","))).toEqual([
      'PR-S015 "" cannot be an id; also in line 3, in line 4, in line 5',
    ]);
    expect(all(cases.replace("standing", "answered"))).toHaveLength(1);
  });
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

describe("what is large", () => {
  test("a spreadsheet's empty rows at the end count nothing; within the table they do, up to a limit", () => {
    const empty = ",,,,,,,,,\n".repeat(400_000);
    expect(found("places.csv", PLACES + empty)).toEqual([]);
    expect(found("places.csv", `${PLACES}${"\n".repeat(4_000_000)}`)).toEqual([]);
    const within = PLACES.replace("\nsouth", `\n${",,,,,,,,,\n".repeat(400_000)}south`);
    expect(found("places.csv", within).map((p) => `${p.line} ${p.code}`)).toEqual(["1 PR-S002"]);
    expect(found("places.csv", PLACES.replace("\nsouth", `\n${",,,,,,,,,\n".repeat(10_000)}south`))).toEqual([]);
  });
  test("a quote that is not closed is told where it was opened, however far the file goes on", () => {
    const rows = "x,X,5,V,CENSUS,1,1,6,,\n".repeat(50_000);
    expect(
      found("places.csv", `${PLACES.replace('"South, the larger"', '"South, ""the"" larger')}${rows}`),
    ).toMatchObject([
      { code: "PR-S004", line: 3, column: 7, message: "not readable as a table: this quote is not closed" },
    ]);
  });
});
