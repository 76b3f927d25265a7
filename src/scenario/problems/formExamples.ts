// The codes about how numbers, tables, days and sentences may be written.
import { example as error, type ErrorExample } from "./errorExample.ts";

const S = "scenario.yaml";
const P = "places.csv";
const C = "claims.yaml";
const R = "record.yaml";

export const FORM_EXAMPLES: readonly ErrorExample[] = [
  error(
    "PR-S110",
    "It may be two numbers",
    "With three figures behind one full stop or comma a number may be a thousand times larger or smaller than meant. It is read only where one of the two is possible: 0.125, or a latitude of 51.234; or where other cells of its column tell.",
    R,
    "between: [500, 1.900]",
    "between: [500, 900]",
  ),
  error(
    "PR-S111",
    "A count that is not whole",
    "People, places and cases are counted. A part of one is mostly a full stop that was meant for thousands, or a share.",
    R,
    "between: [500, 900.5]",
    "between: [500, 900]",
  ),
  error(
    "PR-S112",
    "A comma parts a cell",
    "In a table whose cells are parted by commas, a decimal comma makes two cells of one. With semicolons or tabs between cells it is read.",
    P,
    "V,CENSUS,51,2,71,4,6,,",
    "V,CENSUS,51.2,71.4,6,,",
  ),
  error(
    "PR-S113",
    "A column is missing",
    "The first row of a table names its columns, in any order. Capitals and spaces do not matter.",
    P,
    "id,name,population,",
    "id,name,people,",
  ),
  error(
    "PR-S114",
    "An unknown column",
    "The table of places takes no other columns, so that a mistyped one is not passed over in silence.",
    P,
    "(a column area)",
    "(the columns that are known)",
  ),
  error(
    "PR-S115",
    "The start is not at midnight",
    "Counts are made and compared by days of the calendar, in the zone of the start. So the first day is a whole one. A shock says when it comes.",
    S,
    "start: 2022-01-01T18:00+06:00",
    "start: 2022-01-01T00:00+06:00",
  ),
  error(
    "PR-S116",
    "A sentence without quotes",
    "A colon, a comma in braces, a # or a sign at the beginning means something to YAML. Then it makes something else of the sentence.",
    C,
    "text: A late concession: it does not help.",
    "text: A late concession does not help.",
  ),
  error(
    "PR-S117",
    "No space behind a colon",
    "Only a colon with a space behind it makes a key.",
    S,
    "requester:undisputed",
    "requester: undisputed",
  ),
  error("PR-S118", "A tab", "YAML is indented with spaces alone.", S, "\tadults: {", "  adults: {"),
  error(
    "PR-S119",
    "Text that looks like something else",
    "YAML takes 1.10 for the number 1.1, and true for a yes. In quotes they stay what they are.",
    S,
    "title: 2022",
    "title: A small crisis",
  ),
  error(
    "PR-S120",
    "A comma in a number",
    "In a list a comma parts items, so 1,900 becomes 1 and 900.",
    R,
    "between: [500, 1,900]",
    "between: [500, 900]",
  ),
  error(
    "PR-S121",
    "It stands in another file",
    "Each file of a scenario has its own content.",
    S,
    "population: 2000000\nrequester: undisputed",
    "requester: undisputed",
  ),
  error(
    "PR-S122",
    "More than there are",
    "More people were out, dead or detained than live in the country or in the place, or more places saw protest than there are.",
    R,
    "between: [500, 9000000]",
    "between: [500, 900]",
  ),
];
