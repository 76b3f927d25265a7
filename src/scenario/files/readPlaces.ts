// places.csv: one row a place.
import { hasColumns, namedAs } from "../read/columns.ts";
import { readCsv, type CsvFile, type CsvRow } from "../read/csvFile.ts";
import { inCell, messages } from "../problems/messages.ts";
import { names, RESERVED, type Names } from "../read/names.ts";
import { quantityOf, type Wanted } from "../read/quantities.ts";
import { addProblem, type Message, type Problems } from "../problems/problem.ts";
import { repeatedIds } from "../read/repeatedIds.ts";
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
/** The people of a place. */
export const PEOPLE = { unit: "people", limits: [1, 2e9], whole: true } as const;
export const LATITUDE = { unit: "1", limits: [-90, 90] } as const;
export const LONGITUDE = { unit: "1", limits: [-180, 180] } as const;
/** Hours ahead of UTC. */
export const UTC_OFFSET = { unit: "1", limits: [-14, 14] } as const;
const MARKS: readonly string[] = ["V", "U", "D", "C", "F", "-"];

type Column = (typeof PLACE_COLUMNS)[number];

export interface Places {
  readonly places: readonly ScenarioPlace[];
  /** Ids of all rows, sound or not. */
  readonly ids: Names;
  /** Whether every row could be read. */
  readonly complete: boolean;
}

/** The table's places, after those given in scenario.yaml. */
export function readPlaces(
  name: string,
  text: string,
  given: readonly string[],
  keys: Names,
  problems: Problems,
): Places {
  const table = readCsv(name, text, problems, namedAs(PLACE_COLUMNS));
  if (!table) return { places: [], ids: names([], false), complete: false };
  const needed = PLACE_COLUMNS.filter((column) => column !== "note");
  const sound = hasColumns(name, table, needed, PLACE_COLUMNS, problems);
  // what is missing stands under a name that nobody knows: it is told there what columns there are
  if (sound) unknownColumns(name, table, problems);
  const tooMany = table.rows.length > MOST_PLACES;
  if (tooMany)
    addProblem(problems, name, table.head(), messages.tooLarge("the table of places", `${MOST_PLACES} places`));
  if (!sound || tooMany) return { places: [], ids: names([], false), complete: false };
  const once = repeatedIds(name, table, "the place", given, problems);
  // many sources that nobody knows are no sources, and one slip of the whole column
  const unknown = new Set(table.rows.map((row) => row.cell("source")).filter((key) => key !== "assumed" && keys.lacks(key))); // prettier-ignore
  const places = table.rows.flatMap((row) => readPlace({ name, row, table, keys, isColumn: unknown.size >= MANY_UNKNOWN, problems }) ?? []); // prettier-ignore
  const ids = new Set([...given, ...table.rows.map((row) => row.cell("id"))]);
  // what other files call places that have no sound id here is not unknown
  const named = once && table.rows.every((row) => isId(row.cell("id")));
  return { places, ids: names([...ids], named && table.complete), complete: table.complete };
}

const MANY_UNKNOWN = 3;

const isId = (id: string): boolean => !RESERVED.has(id) && ID_PATTERN.test(id);

/** Columns that places have not, in one problem. */
function unknownColumns(name: string, table: CsvFile, problems: Problems): void {
  const known: readonly string[] = PLACE_COLUMNS;
  const unknown = table.columns.filter((column) => column !== "" && !known.includes(column));
  const [first] = unknown;
  if (first !== undefined)
    addProblem(problems, name, table.head(first), messages.unknownTableColumns(unknown, PLACE_COLUMNS));
}

const SIDES: Readonly<Partial<Record<Column, RegExp>>> = {
  lat: /^([\d.,]+) ?(?:° ?)?([NS])?$/i,
  lon: /^([\d.,]+) ?(?:° ?)?([EW])?$/i,
};

/** Degrees as maps and encyclopaedias write them, 51.2° N, 70.5 W, with a sign instead; minutes and seconds are not taken. */
function plainDegrees(cell: string, column: Column): string {
  const [, degrees, side = ""] = SIDES[column]?.exec(cell) ?? [];
  if (degrees === undefined) return cell.replace(/°$/, "");
  return /[SW]/i.test(side) ? `-${degrees}` : degrees;
}

interface Row {
  readonly name: string;
  readonly row: CsvRow;
  readonly table: CsvFile;
  readonly keys: Names;
  /** Whether its source is told with those of the other rows. */
  readonly isColumn: boolean;
  readonly problems: Problems;
}

function readPlace({ name, row, table, keys, isColumn, problems }: Row): ScenarioPlace | null {
  let sound = true;
  const report = (column: Column, text: Message): void => {
    const own = text.once !== undefined && !isColumn;
    addProblem(problems, name, row.locate(column), own ? text : inCell(text, name, column, row.line));
    sound = false;
  };
  const number = (column: Column, wanted: Wanted & { readonly limits: readonly [number, number] }): number => {
    const read = quantityOf(plainDegrees(row.cell(column), column), wanted, table.convention(column));
    const [low, high] = wanted.limits;
    if ("problem" in read) report(column, read.problem);
    else if (!(read.value >= low && read.value <= high))
      report(column, messages.outOfBounds(`\`${column}\``, String(low), String(high)));
    return "value" in read ? read.value : 0;
  };
  const id = row.cell("id");
  if (RESERVED.has(id)) report("id", messages.reserved(id));
  else if (!ID_PATTERN.test(id)) report("id", messages.badId(id));
  const source = row.cell("source");
  // what is assumed has no other mark: it may be left out, as in YAML
  const mark = row.cell("mark") === "" && source === "assumed" ? "-" : row.cell("mark");
  if (!MARKS.includes(mark)) report("mark", messages.unknownWord(mark, MARKS));
  if (source === "assumed") {
    if (row.cell("note") === "") report("source", messages.assumedWhy());
    if (mark !== "-" && MARKS.includes(mark)) report("mark", messages.assumedMark());
  } else if (keys.lacks(source)) report("source", messages.unknownSource(source, keys.list));
  const people = number("people", PEOPLE);
  const lat = number("lat", LATITUDE);
  const lon = number("lon", LONGITUDE);
  const utcOffset = number("utc_offset", UTC_OFFSET);
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
