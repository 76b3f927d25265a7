// places.csv: one row a place.
import { parseQuantity } from "../../core/units.ts";
import { readCsv, type CsvRow } from "../read/csvFile.ts";
import { messages } from "../problems/messages.ts";
import { names, RESERVED, type Names } from "../read/names.ts";
import { addProblem, type Message, type Problems } from "../problems/problem.ts";
import { ID_PATTERN } from "../read/schema.ts";
import type { FactMark, ScenarioPlace } from "../scenario.ts";

export const PLACE_COLUMNS = [
  "id",
  "name",
  "people",
  "mark",
  "source",
  "lat",
  "lon",
  "utc_offset",
  "map",
  "note",
] as const;
export const MOST_PLACES = 500;
const MARKS: readonly string[] = ["V", "U", "D", "C", "F", "-"];

type Column = (typeof PLACE_COLUMNS)[number];

export interface Places {
  readonly places: readonly ScenarioPlace[];
  /** Ids of all rows, sound or not. */
  readonly ids: Names;
}

/** The table's places, after those given in scenario.yaml. */
export function readPlaces(
  name: string,
  text: string,
  given: readonly string[],
  keys: Names,
  problems: Problems,
): Places {
  const table = readCsv(name, text, problems);
  if (!table) return { places: [], ids: names([], false) };
  const head = { line: 1, column: 1, length: 1 };
  const needed = PLACE_COLUMNS.filter((column) => column !== "note");
  const missing = needed.filter((column) => !table.columns.includes(column));
  for (const column of missing) addProblem(problems, name, head, messages.missingKey(column, name));
  for (const column of table.columns)
    if (!(PLACE_COLUMNS as readonly string[]).includes(column))
      addProblem(problems, name, head, messages.unknownKey(column, PLACE_COLUMNS, name));
  const tooMany = table.rows.length > MOST_PLACES;
  if (tooMany) addProblem(problems, name, head, messages.tooLarge("the table of places", `${MOST_PLACES} places`));
  if (missing.length > 0 || tooMany) return { places: [], ids: names([], false) };
  const seen = new Set(given);
  const places = table.rows.flatMap((row) => readPlace(name, row, seen, keys, problems) ?? []);
  return { places, ids: names([...seen], table.complete) };
}

function readPlace(
  name: string,
  row: CsvRow,
  seen: Set<string>,
  keys: Names,
  problems: Problems,
): ScenarioPlace | null {
  let sound = true;
  const report = (column: Column, text: Message): void => {
    addProblem(problems, name, row.locate(column), text);
    sound = false;
  };
  const number = (column: Column, low: number, high: number): number => {
    const parsed = parseQuantity(row.cell(column), column === "people" ? "people" : "1");
    if ("problem" in parsed) report(column, messages.badQuantity(parsed.problem));
    else if (!(parsed.value >= low && parsed.value <= high))
      report(column, messages.outOfBounds(`\`${column}\``, String(low), String(high)));
    return "value" in parsed ? parsed.value : 0;
  };
  const id = row.cell("id");
  if (RESERVED.has(id)) report("id", messages.reserved(id));
  else if (!ID_PATTERN.test(id)) report("id", messages.badId(id));
  if (seen.has(id)) report("id", messages.duplicate("the place", id));
  seen.add(id);
  const mark = row.cell("mark");
  if (!MARKS.includes(mark)) report("mark", messages.unknownWord(mark, MARKS));
  const source = row.cell("source");
  if (source === "assumed") {
    if (row.cell("note") === "") report("source", messages.assumedWhy());
    if (mark !== "-") report("mark", messages.assumedMark());
  } else if (keys.lacks(source)) report("source", messages.unknownSource(source, keys.list));
  const people = number("people", 1, 2e9);
  const lat = number("lat", -90, 90);
  const lon = number("lon", -180, 180);
  const utcOffset = number("utc_offset", -14, 14);
  if (!sound) return null;
  const fact = { kind: "fact", value: people, source, mark: mark as FactMark } as const;
  return {
    id,
    name: row.cell("name") === "" ? id : row.cell("name"),
    people: fact,
    at: [lat, lon],
    map: row.cell("map"),
    utcOffset,
  };
}
