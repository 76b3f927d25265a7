// What users have brought and the program once failed on or misread in silence, with what it did then. Each stands for a kind; its siblings are in
// the tests beside. docs/brought.md is made from this list, and its test sees that every word of it is so.
import { newScenario } from "../../src/questions/new.ts";

export type Files = Readonly<Record<string, string>>;

interface Told {
  readonly kind: string;
  readonly input: string;
  /** What came of it at first. */
  readonly before: string;
}

/** What reading and checking alone shows. */
interface Checked extends Told {
  readonly files: () => Files;
  /** Codes, all of them; none where it is simply read. */
  readonly codes: readonly string[];
}

/** What takes a command: what comes of it now, and the test that holds it. */
interface Ran extends Told {
  readonly now: string;
  readonly test: string;
}

export type Brought = Checked | Ran;

const BASE: Files = newScenario("steppe", "");

/** The files of `precedent new` with one text for another. */
function edit(file: string, ...edits: readonly (readonly [from: string | RegExp, to: string])[]): Files {
  let text = BASE[file] ?? "";
  for (const [from, to] of edits) {
    const next = text.replaceAll(from as string, to);
    if (next === text) throw new Error(`${file} has no ${String(from)}`);
    text = next;
  }
  return { ...BASE, [file]: text };
}

const box = (west: number, east: number): string =>
  JSON.stringify({ type: "Polygon", coordinates: [[[west, 40], [west, 56], [east, 56], [east, 40], [west, 40]]] }); // prettier-ignore
const feature = (properties: object, geometry = box(60, 80)): string =>
  `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry}}`;
const asks = (test: string): Files => ({
  ...BASE,
  "claims.yaml": `${BASE["claims.yaml"]}more:\n  text: One more.\n  type: forecast\n  group: More\n  tests:\n    - ${test}\n`,
});
const where = (own: string): Files => ({
  ...asks("cases: { where: asked = yes, against: asked = no, outcome: answered = yes }"),
  "cases.csv": own,
});
const SIX = "A,yes,yes\nB,yes,no\nC,yes,yes\nD,yes,no\nE,yes,yes\nF,no,no\nG,no,yes\nH,no,no\nI,no,yes\nK,no,no\n";

const numbers = "Numbers written for people";
const tables = "Tables from a spreadsheet";
const dates = "Dates";
const maps = "Maps";
const sites = "Places";
const names = "Names";
const sense = "What cannot be meant";
const ends = "Ends of numbers";
const yaml = "YAML for people";
const writing = "Writing";
const results = "Results of another version";
const limits = "Sizes";

export const BROUGHT: readonly Brought[] = [
  { kind: numbers, input: "`900.000` people", before: "900 people, without a word", files: () => edit("places.csv", [",900000,", ",900.000,"]), codes: ["PR-S110"] },
  { kind: numbers, input: "`1.858.683` people", before: "refused, and its neighbours read a thousand times too small", files: () => edit("places.csv", [",1600000,", ",1.858.683,"]), codes: [] },
  { kind: numbers, input: "`1.200` to `2.000` people on record", before: "1.2 to 2 people", files: () => edit("record.yaml", ["[200, 2000]", "[1.200, 2.000]"]), codes: ["PR-S110", "PR-S110"] },
  { kind: numbers, input: "900,000,000 people on record in a country of 3,600,000", before: "taken; a fit called it good agreement", files: () => edit("record.yaml", ["[200, 2000]", "[200, 900000000]"]), codes: ["PR-S122"] },
  { kind: tables, input: "semicolons between cells, commas as decimal points", before: "14 errors, none of which named the semicolon", files: () => edit("places.csv", ["villages;", "villages"], [/(\d\d)\.(\d)/g, "$1;$2"], [",", "\u0001"], [";", ","], ["\u0001", ";"]), codes: [] },
  { kind: tables, input: "no column `id` in a table of cases", before: "an error a row, up to 200", files: () => where(`data_id,asked,answered\n${SIX}`), codes: ["PR-S113"] },
  { kind: tables, input: "a column of a table of cases renamed", before: "an error for each claim that asks for it", files: () => where(`id,asks,answered\n${SIX}`), codes: ["PR-S047"] },
  { kind: tables, input: "marks in words in every row", before: "an error a row", files: () => edit("places.csv", [",V,", ",verified,"]), codes: ["PR-S012"] },
  { kind: tables, input: "two columns of one name", before: "two errors: one there twice, one missing", files: () => edit("places.csv", ["lat,lon", "lat,lat"]), codes: ["PR-S005"] },
  { kind: tables, input: "400,000 empty rows at the end", before: "slow; a file of four million line ends ran out of memory at 4 GB", files: () => ({ ...BASE, "places.csv": `${BASE["places.csv"]}${",,,,,,,,,\n".repeat(400_000)}` }), codes: [] },
  { kind: dates, input: "seconds: `2022-01-02T12:00:00+06:00`", before: "no date with a time and a zone", files: () => edit("record.yaml", ["T12:00+", "T12:00:00+"]), codes: [] },
  { kind: dates, input: "a start at 18:00", before: "counts shown and compared under the day before", files: () => edit("scenario.yaml", ["start: 2022-01-01T00:00", "start: 2022-01-01T18:00"]), codes: ["PR-S115"] },
  { kind: maps, input: "properties of any name (`shapeName`, `shapeISO`)", before: "no map and no word, as for 259 of 260 public files", files: () => ({ ...edit("places.csv", ["6,,the capital", "6,KZ-1,the capital"]), "map.geojson": feature({ shapeName: "Centre", shapeISO: "KZ-1" }) }), codes: [] },
  { kind: maps, input: "a file that is cut off", before: "found after all runs; the ledger was lost", files: () => ({ ...BASE, "map.geojson": feature({ name: "Centre" }).slice(0, -9) }), codes: ["PR-W020"] },
  { kind: maps, input: "an empty topology", before: "the ledger was lost, or drawn at NaN", files: () => ({ ...BASE, "map.topo.json": '{"type":"Topology"}' }), codes: ["PR-W020"] },
  { kind: maps, input: "a byte order mark before the map", before: "the ledger was lost", files: () => ({ ...BASE, "map.geojson": `\uFEFF${feature({ name: "Centre" })}` }), codes: [] },
  { kind: maps, input: "a place's polygon that the map does not have", before: "drawn as a point, its region white, no word", files: () => ({ ...edit("places.csv", ["6,,the capital", "6,KZ.71,the capital"], ["6,,the largest", "6,KZ.17,the largest"]), "map.geojson": feature({ code: "KZ.17" }) }), codes: ["PR-W022"] },
  { kind: sites, input: "latitude and longitude swapped; a place at 0, 0", before: "points outside of the picture, wrong distances, no word", files: () => edit("places.csv", ["51.2,71.4", "71.4,51.2"], ["45.1,70.2", "0,0"]), codes: ["PR-W026", "PR-W027"] },
  { kind: names, input: "a claim named `fallen`, like an outcome", before: "`drivers --of fallen` took the outcome, no word", files: () => edit("claims.yaml", [/^survives:/gm, "fallen:"]), codes: ["PR-W017"] },
  { kind: names, input: "a map where a word is needed", before: "unknown word [object Object]", files: () => edit("scenario.yaml", ["requester: undisputed", "requester: { undisputed: }"]), codes: ["PR-S010"] },
  { kind: names, input: "a source that is missing, named in four places", before: "an error a place", files: () => edit("sources.yaml", [/^CENSUS:.*\n/gm, ""]), codes: ["PR-S030"] },
  { kind: sense, input: "the guarantor outside the treaty", before: "taken", files: () => edit("scenario.yaml", ["[STP, BIG, ISL]", "[STP, ISL]"]), codes: ["PR-S130"] },
  { kind: sense, input: "the state outside the treaty", before: "taken", files: () => edit("scenario.yaml", ["[STP, BIG, ISL]", "[BIG, ISL]"]), codes: ["PR-S130"] },
  { kind: sense, input: "political weights of 1.8 in all", before: "taken", files: () => edit("scenario.yaml", [/capitalWeight: .*/g, "capitalWeight: 0.9"], [/largestWeight: .*/g, "largestWeight: 0.9"]), codes: ["PR-S131"] },
  { kind: sense, input: "a yes or no above 5", before: "taken", files: () => asks("chance: { outcome: fallen, above: 5, chance: 90 % }"), codes: ["PR-S135"] },
  { kind: sense, input: "above 100,000 and below 50", before: "taken", files: () => asks("chance: { outcome: peakPeople, above: 100000, below: 50, chance: 90 % }"), codes: ["PR-S134"] },
  { kind: sense, input: "an outcome a year after the end", before: "taken", files: () => edit("claims.yaml", ["outcome: peakPeople", "outcome: people at +366 d"]), codes: ["PR-S136"] },
  { kind: sense, input: "`atLeast: 0`", before: "taken", files: () => edit("claims.yaml", ["atLeast: 1000", "atLeast: 0"]), codes: ["PR-S132"] },
  { kind: sense, input: "no shock", before: "taken", files: () => edit("scenario.yaml", [/^shocks:[^]*?(?=^\S|(?![^]))/gm, "shocks: {}\n"]), codes: ["PR-W014"] },
  { kind: sense, input: "a shock of 1922", before: "taken", files: () => edit("scenario.yaml", ["from: 2022-01-01T06:00", "from: 1922-01-01T06:00"]), codes: ["PR-W015"] },
  { kind: sense, input: "a text in which nothing can be seen", before: "taken", files: () => edit("claims.yaml", ["text: A price rise alone hardly ever brings the government down.", 'text: "   "']), codes: ["PR-S013"] },
  { kind: ends, input: "`violence.fade: 0 d`, by which the model divides", before: "a ledger of NaN, without a word", files: () => ({ ...BASE, "assumptions.yaml": `${BASE["assumptions.yaml"]}violence.fade: 0 d\n` }), codes: ["PR-S023"] },
  { kind: ends, input: "a rate of 1e308 an hour", before: "Infinity", files: () => ({ ...BASE, "assumptions.yaml": `${BASE["assumptions.yaml"]}mobilisation.leaveRate: 1e308 /h\n` }), codes: ["PR-S020"] },
  { kind: ends, input: "`beta: [1e300, 1e300]`", before: "exit 1 after all worlds", files: () => edit("scenario.yaml", ["{ between: [0, 0.7], likely: 0.3,", "{ beta: [1e300, 1e300],"]), codes: ["PR-S022"] },
  { kind: yaml, input: "a colon in a sentence without quotes", before: "taken for a map", files: () => edit("record.yaml", ["text: Several hundred to two thousand in front of the town hall of Mines.", "text: Several hundred: in front of the town hall"]), codes: ["PR-S116"] },
  { kind: yaml, input: "a comma in a sentence in braces without quotes", before: "unknown key", files: () => edit("claims.yaml", ["counted 2 January and gave", "counted 2 January, and gave"]), codes: ["PR-S116"] },
  { kind: yaml, input: "`factions: {}`", before: "a claim failed without a word", files: () => ({ ...BASE, "scenario.yaml": `${(BASE["scenario.yaml"] as string).replace(/^factions:[^]*?(?=^\S|(?![^]))/m, "")}factions: {}\n` }), codes: ["PR-W016"] },
  { kind: results, input: "exact zeros in every world, of what nothing leads to", before: "needs 1,600 more worlds, or too rare", now: "*no effect*, by construction", test: "test/claims/share.test.ts" },
  { kind: results, input: "days until something that never comes, in `compare`", before: "counted at a ceiling", now: "in what share of the runs it came, and the days where it did", test: "test/questions/compare.test.ts" },
  { kind: limits, input: "501 places", before: "refused, as now", files: () => ({ ...BASE, "places.csv": `${BASE["places.csv"]}${Array.from({ length: 497 }, (_, k) => `p${k},P${k},5000,V,CENSUS,${45 + k / 100},70,6,,\n`).join("")}` }), codes: ["PR-S002"] },
  { kind: limits, input: "1,300 levels of indentation", before: "Maximum call stack size", files: () => ({ ...BASE, "variants.yaml": `${Array.from({ length: 1300 }, (_, k) => `${" ".repeat(k)}a:`).join("\n")} 1\n` }), codes: ["PR-S002"] },
  { kind: maps, input: "a link out of the folder; a pipe; a file of 9 MB", before: "drawn; hung after the last world; read", now: "`PR-S018`, `PR-S017`, `PR-S002`, before any run", test: "test/node/folder.test.ts" },
  { kind: maps, input: "two islands on either side of 180 degrees", before: "two specks at the two ends of the picture", now: "they fill the picture", test: "test/report/outlines.test.ts" },
  { kind: maps, input: "a map that cannot be drawn, on the page", before: "no map, no word", now: "the page says why, with the line and the remedy", test: "test/cli/maps.test.ts" },
  { kind: results, input: "a posterior of a record that was mended since", before: "accepted and headed with the record's date", now: "refused: exit 2, with what has changed", test: "test/cli/posterior.test.ts" },
  { kind: results, input: "an order of two bounds: `drivers` of a chance with `below`", before: "told the opposite", now: "both claims that say the same have the same share", test: "test/scenario/nonsense.test.ts" },
  { kind: ends, input: "weights of 1e308 with `--set`", before: "a decision resting on infinite sums", now: "exit 2: it lies between −100 and 100", test: "test/cli/why.test.ts" },
  { kind: ends, input: "a beta of two small shapes, twice as wide", before: "narrower: a standard deviation of 0.408 for 0.477", now: "as it is: 0.477", test: "test/core/ranges.test.ts" },
  { kind: writing, input: "the page is larger than `ulimit -f` allows", before: "nothing printed, an empty folder left", now: "the ledger is printed, then exit 2 in words; no folder", test: "test/cli/ends.test.ts" },
  { kind: writing, input: "killed while it writes", before: "the page of one ledger beside the data of another", now: "whole or not at all", test: "test/cli/outFolder.test.ts" },
  { kind: writing, input: "links inside `--out`", before: "followed: any file of the user's was written over", now: "not followed: exit 2, and it is named", test: "test/cli/outFolder.test.ts" },
  { kind: writing, input: "`> /dev/full`", before: "a stack", now: "exit 2 in words", test: "test/cli/ends.test.ts" },
  { kind: writing, input: "control characters in a text, with `--json`", before: "printed raw", now: "escaped", test: "test/cli/hostile.test.ts" },
  { kind: sense, input: "`rivals` where no explanation tries a circumstance out", before: "exit 1 after all its work", now: "answered", test: "test/cli/rivals.test.ts" },
]; // prettier-ignore

/** What is found, by code and message, warnings too; "" where it is read. */
export const isChecked = (b: Brought): b is Checked => "files" in b;
