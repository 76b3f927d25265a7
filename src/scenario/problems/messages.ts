// Every text that a mistake in a scenario can bring up: code, what is wrong, what to do. Explained with examples in docs/errors.md.
import type { Message } from "./problem.ts";
import { nearest, some } from "./nearest.ts";

const q = (word: string): string => `"${short(word, 60)}"`;

/** 716 820 for 716820. */
const parted = (digits: string): string => digits.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, " ");

/** The same number with decimals that nobody takes for thousands: 1.5 for 1.500, 1.2340 for 1.234. */
const surelyDecimal = (decimal: string): string =>
  decimal.endsWith("0") ? decimal.replace(/\.?0+$/, "") : `${decimal}0`;

/** Words of a scenario end up in the texts: however long they are, the texts stay short. */
const short = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

function text(code: string, message: string, remedy: string, hint?: string): Message {
  const said = { code, message: short(message, 300), remedy: short(remedy, 600) };
  return hint === undefined ? said : { ...said, hint };
}

function unknown(code: string, what: string, word: string, known: Iterable<string>, remedy: string): Message {
  const list = [...known];
  return text(code, `unknown ${what} ${q(word)}`, remedy, nearest(word, list));
}

/** About a name that another file defines: missing there, it is missing everywhere. */
const once = (message: Message): Message => ({ ...message, once: true });

/** About names that another file writes with other capitals: all of them are one slip. */
const onceAs = (word: string, message: Message): Message =>
  message.hint !== undefined && message.hint.toLowerCase() === word.toLowerCase()
    ? { ...message, once: { of: "capitals", here: q(word) } }
    : once(message);

/** About one column: whatever it holds, it is one slip. */
const onceIn = (column: string, word: string, message: Message): Message => ({
  ...message,
  once: { of: column, here: q(word) },
});

/** What is wrong with a table's cell: in the same column the same mistake is told once, with the lines it stands in. */
export const inCell = (message: Message, file: string, column: string, line: number): Message => ({
  ...message,
  once: { of: `cells of ${column} in ${file}`, here: `in line ${line}` },
});

export const messages = {
  missingFile: (file: string) => text("PR-S001", `${file} is missing`, `Add ${file} to the scenario's folder.`),
  tooLarge: (what: string, limit: string, remedy = "Split the scenario or leave out what it does not need.") =>
    text("PR-S002", `${what} is too large`, `The limit is ${limit}. ${remedy}`),
  yamlSyntax: (reason: string) =>
    text(
      "PR-S003",
      `not readable as YAML: ${reason}`,
      "Check the indentation, quotes and brackets here and in the line above.",
    ),
  unquoted: (sign: string) =>
    text(
      "PR-S116",
      `YAML takes this text apart at ${sign}`,
      "Put the whole sentence in double quotes; where it has such quotes itself, in single ones.",
    ),
  bareWord: (word: string) =>
    text(
      "PR-S119",
      `text is needed here, and YAML takes ${q(word)} for something else`,
      "Put it in double quotes, as you want it to stand there.",
    ),
  commaInNumber: (wanted: number) =>
    text(
      "PR-S120",
      `there are more than ${wanted} numbers: commas part the items of a list`,
      "Write a number without commas, 1200 or 1 200, and decimals with a full stop, 51.2.",
    ),
  tightColon: () => text("PR-S117", "a space is missing behind the colon", "Write `key: value`, with a space."),
  tab: () =>
    text("PR-S118", "a tab stands before this line's text", "Indent with spaces; editors can change all tabs at once."),
  csvSyntax: (reason: string, parted: string) =>
    text(
      "PR-S004",
      `not readable as a table: ${reason}`,
      `The cells are parted by ${parted}. Each row needs as many as the first; put a cell that holds ${parted} itself in double quotes.`,
    ),
  csvSplit: (reason: string) =>
    text(
      "PR-S112",
      `a comma inside a cell parts it in two: ${reason}`,
      "Write decimals with a full stop (51.2) and thousands without a mark, or put cells with commas in double quotes.",
    ),
  noColumn: (missing: readonly string[], there: readonly string[], meant: string | undefined) =>
    text(
      "PR-S113",
      `no column ${missing.map((column) => `\`${short(column, 40)}\``).join(", ")}`,
      `The first row names the columns. It has: ${some(there.map((column) => short(column, 40)))}`,
      meant === undefined ? undefined : short(meant, 40),
    ),
  unknownTableColumns: (columns: readonly string[], known: readonly string[]) =>
    text(
      "PR-S114",
      `unknown column${columns.length === 1 ? "" : "s"} ${columns.map((column) => short(column, 40)).join(", ")}`,
      `The table takes: ${known.join(", ")}. Leave out what is none of them, or write it under \`note\`.`,
      columns.length === 1 ? nearest(columns[0] as string, known) : undefined,
    ),
  duplicate: (what: string, word: string, times = 2) =>
    text(
      "PR-S005",
      `${what} ${q(word)} is there ${times === 2 ? "twice" : `${times} times`}`,
      times === 2 ? "Keep one of the two, or rename one." : "Keep one of them, or rename the others.",
    ),
  yamlFeature: (feature: string) =>
    text(
      "PR-S006",
      `${feature} cannot be used here`,
      "Write the value out: files hold plain maps, lists, text and numbers. A text that begins with *, & or ! needs quotes.",
    ),
  unknownFile: (file: string, known: readonly string[]) =>
    unknown("PR-S007", "file", file, known, `A scenario's files are: ${known.join(", ")}.`),
  noFolder: (path: string, isFile: boolean, shipped: readonly string[] = []) =>
    text(
      "PR-S008",
      isFile ? `${q(path)} is a file, not a folder` : `there is no folder ${q(path)} that can be read`,
      isFile
        ? "Give the folder that holds scenario.yaml."
        : `Check the path${shipped.length > 0 ? `, or name a scenario that comes with Precedent: ${shipped.join(", ")}` : ""}; \`precedent new NAME\` makes a folder to start from.`,
    ),
  notUtf8: (file: string, encoding: string) =>
    text(
      "PR-S009",
      `${file} is not UTF-8; it looks like ${encoding}`,
      "Save the file as UTF-8. Editors have it under Save as, spreadsheets as CSV UTF-8.",
    ),
  notAFile: (file: string) =>
    text("PR-S017", `${file} is not a file`, "Put a plain file of this name into the scenario's folder."),
  notAMap: (file: string) =>
    text(
      "PR-S019",
      `a map is a file ending in json, and ${q(file)} is not`,
      "Save the map as GeoJSON or TopoJSON: `map.geojson`, `map.topo.json`.",
    ),
  outside: (file: string) =>
    text(
      "PR-S018",
      `${file} is a link that leads out of the scenario's folder, or nowhere`,
      "Copy the file itself into the folder: a scenario is complete by itself.",
    ),
  wrongType: (wanted: string, found: string) =>
    text("PR-S010", `${wanted} is needed here, ${found} is there`, `Write ${wanted}.`),
  missingKey: (key: string, where: string) =>
    text("PR-S011", `${where} needs the key ${q(key)}`, `Add \`${key}:\` to it.`),
  unknownWord: (word: string, known: readonly string[]) =>
    unknown("PR-S012", "word", word, known, `It can be: ${some(known)}`),
  badText: (reason: string) => text("PR-S013", `the text ${reason}`, "Write between 1 and 2,000 characters."),
  unknownKey: (key: string, known: readonly string[], where: string) =>
    unknown("PR-S014", "key", key, known, known.length > 0 ? `${where} has: ${some(known)}` : `${where} has no keys.`),
  aboveAll: (count: number, most: number, what: string) =>
    text(
      "PR-S122",
      `${count} is more than there are: ${most} ${what}`,
      "Check the count for noughts too many, and the table of places for people missing.",
    ),
  elsewhere: (key: string, place: string) =>
    text("PR-S121", `${q(key)} does not stand here: it is read from ${place}`, `Move it to ${place}, or leave it out.`),
  badId: (id: string) =>
    text(
      "PR-S015",
      `${q(id)} cannot be an id`,
      "Use letters, digits, - and _, starting with a letter, at most 64 of them.",
    ),
  reserved: (key: string) => text("PR-S016", `${q(key)} is a reserved name`, "Choose another name."),
  badQuantity: (reason: string) =>
    text("PR-S020", reason, "Numbers carry the unit of what they measure: `6 h`, `2.5 /day`, `400 km`, `30 %`."),
  badDate: (reason: string) =>
    text("PR-S021", reason, "Dates need a time and a zone, so that no reader has to guess: `2022-01-05T16:30+06:00`."),
  offMidnight: (written: string, midnight: string) =>
    text(
      "PR-S115",
      `the start ${q(written)} is not at midnight: days are days of the calendar in its zone`,
      `Write ${midnight}. What begins later in the day says so itself, a shock with \`from:\`.`,
    ),
  badRange: (reason: string) =>
    text(
      "PR-S022",
      `the range cannot be used: ${reason}`,
      "Write `between: [low, high]`, with `likely:` between them if one value is likelier.",
    ),
  outOfBounds: (what: string, low: string, high: string) =>
    text(
      "PR-S023",
      `${what} must lie between ${low} and ${high}`,
      "Check the number and its unit; a share of 30 % is 0.3.",
    ),
  badWeights: (reason: string) =>
    text(
      "PR-S024",
      `the weights cannot be used: ${reason}`,
      "Weights are relative: numbers from 0 up, at least one above 0.",
    ),
  valueKind: (found: readonly string[]) =>
    text(
      "PR-S025",
      found.length === 0
        ? "this value says neither what is known nor what is not"
        : `this value says ${found.join(" and ")} at once`,
      "Give one of: `value:` (a fact), `between: [low, high]`, `beta: [a, b]`, `oneOf: [{ value, weight }, …]` (unknowns).",
    ),
  needsSource: () =>
    text(
      "PR-S026",
      "an unknown needs a source",
      "Add `source:` with a key of sources.yaml, or `source: assumed` with `why:`.",
    ),
  shapeParts: (shape: string, reason: string) =>
    text(
      "PR-S027",
      `the shape ${q(shape)} ${reason}`,
      "Shapes over `between`: uniform, loguniform, normal, lognormal; triangular needs `likely`, and only it takes one.",
    ),
  unknownSource: (key: string, known: readonly string[]) =>
    onceAs(
      key,
      unknown("PR-S030", "source", key, known, "Add it to sources.yaml, or write `source: assumed` with `why:`."),
    ),
  assumedWhy: () =>
    text("PR-S031", "an assumption needs a reason", "Add `why:` with the reason for this range, in a few words."),
  assumedMark: () =>
    text(
      "PR-S032",
      "an assumption cannot carry the mark of a fact",
      "Leave `mark` out, write `mark: -`, or name the source.",
    ),
  conflictText: () =>
    text(
      "PR-S033",
      "the mark C needs what the sources say",
      "Add `conflict:` with one line for each source that says something else.",
    ),
  unknownPlace: (id: string, known: readonly string[]) =>
    onceAs(
      id,
      unknown(
        "PR-S040",
        "place",
        id,
        known,
        known.length > 0 ? `Places are: ${some(known)}` : "There are no places yet: see places.csv.",
      ),
    ),
  unknownPath: (path: string, known: readonly string[]) =>
    once(
      unknown(
        "PR-S041",
        "parameter",
        path,
        known,
        "Paths are `mechanism.parameter`; an editor that reads the JSON Schema completes them.",
      ),
    ),
  unknownForm: (word: string, path: string, known: readonly string[]) =>
    unknown("PR-S042", "form", word, known, `The forms of ${path} are: ${some(known)}`),
  formOrValue: (path: string, isForm: boolean) =>
    text(
      "PR-S043",
      isForm ? `${path} chooses between forms, it is not a number` : `${path} is a number, it has no forms`,
      isForm
        ? "Write `form: { name: weight, … }`, or in an arm the form's name."
        : "Write a number, `between: [low, high]` or another range.",
    ),
  unknownOutcome: (
    word: string,
    known: readonly string[],
    remedy = "`precedent help outcomes` lists every outcome, as docs/outcomes.md does.",
  ) => once(unknown("PR-S044", "outcome", word, known, remedy)),
  unknownCondition: (word: string, known: readonly string[]) =>
    once(
      unknown(
        "PR-S045",
        "condition",
        word,
        known,
        `Conditions are: ${known.join(", ")}; or for instance \`political share first > 0.7, not yet conceded\`.`,
      ),
    ),
  unknownEntry: (id: string, known: readonly string[]) =>
    once(
      unknown(
        "PR-S046",
        "record entry",
        id,
        known,
        known.length > 0 ? `record.yaml has: ${some(known)}` : "record.yaml has no entries.",
      ),
    ),
  unknownColumn: (column: string, known: readonly string[], file: string) =>
    once(
      unknown(
        "PR-S047",
        `column of ${file}`,
        column,
        known,
        known.length > 0 ? `${file} has: ${some(known)}` : `${file} is missing or empty.`,
      ),
    ),
  unknownCase: (word: string, column: string, known: readonly string[], file: string) =>
    onceIn(
      `${column} of ${file}`,
      word,
      unknown("PR-S048", `value of ${column}`, word, known, `In ${file} it is one of: ${some(known)}`),
    ),
  badCondition: (written: string) =>
    text(
      "PR-S049",
      `${q(written)} is not a condition on cases`,
      "Write `column = value`, `column = a | b`, or several joined by `and`.",
    ),
  badOrder: (reason: string) =>
    text(
      "PR-S050",
      `order and arms do not fit: ${reason}`,
      "`order` names both arms; `says` tells what the claim says of the first beside the second.",
    ),
  testKind: (kinds: readonly string[], found: readonly string[]) =>
    text(
      "PR-S051",
      found.length === 0 ? "this test has no kind" : `this test has ${found.length} kinds: ${found.join(", ")}`,
      `A test is one of ${kinds.map((kind) => `\`${kind}:\``).join(", ")}. Write one list item for each.`,
    ),
  needsOutcome: () =>
    text(
      "PR-S052",
      "a contrast needs an outcome, or record entries to fit",
      "Add `outcome:` with an outcome's name, or `fit:` with entries of record.yaml.",
    ),
  needsAtLeast: (outcome: string) =>
    text(
      "PR-S053",
      `${q(outcome)} needs the smallest effect that matters`,
      "Add `atLeast:` in the outcome's unit. Only yes/no outcomes and shares have a default (5 points).",
    ),
  needsThreshold: () =>
    text("PR-S054", "this chance has no event", "Add `above:` or `below:`; yes/no outcomes need neither."),
  entryForm: (outcome: string, dated: boolean) =>
    text(
      "PR-S055",
      dated ? `${q(outcome)} is a moment, not an amount` : `${q(outcome)} is an amount, not a moment`,
      dated
        ? "Write `when:` with a date, or `when: [earliest, latest]`."
        : "Write `value:` or `between: [low, high]`, and `at:` with the date.",
    ),
  sameInterventions: () =>
    text(
      "PR-S056",
      "both arms are the same",
      "Let at least one intervention differ, or the contrast has nothing to compare.",
    ),
  decided: (outcome: string, given: string) =>
    text(
      "PR-S059",
      `${q(outcome)} is already decided when ${q(given)} first holds`,
      "Ask for an outcome that is still open then, or leave out `given:`.",
    ),
  ownOutcome: (outcome: string, actor: string, choice: string) =>
    text(
      "PR-S104",
      `${q(outcome)} is by definition what the ${actor} does when it chooses ${q(choice)}: an arm that makes or forbids the choice decides it`,
      "Ask for something that follows from the choice, or let the arms change something else.",
    ),
  beforeGiven: (path: string, given: string) =>
    text(
      "PR-S060",
      `${q(path)} acts from the start, before ${q(given)} can hold`,
      "Leave out `given:`, so that the arms part at the start, or set something that still acts afterwards.",
    ),
  unfitted: (id: string) =>
    text(
      "PR-S058",
      `no likelihood is computed for the entry ${q(id)}`,
      "Fit dated entries of `people` or `regions`; use the others in a `record:` test.",
    ),
  interventionKind: (found: readonly string[]) =>
    text(
      "PR-S061",
      found.length === 0
        ? "this intervention does nothing"
        : `this intervention has ${found.length} kinds: ${found.join(", ")}`,
      "It is one of `set:` (an assumption), `force:` (an actor's choice), `do:` (a state).",
    ),
  strayKey: (key: string, kind: string) =>
    text(
      "PR-S062",
      `${q(key)} does not go with \`${kind}:\``,
      "`set` takes `to`; `force` takes `choose` or `never`, `when`, `after`; `do` takes `to`, `when`, `after`, `hold`.",
    ),
  needsChoice: (listed: string) =>
    text("PR-S063", "`force:` needs one choice", `Add \`choose:\` or \`never:\` with one of: ${listed}.`),
  unknownChoice: (word: string, actor: string, known: readonly string[], listed: string) =>
    unknown("PR-S064", `choice of the ${actor}`, word, known, `The ${actor} can: ${listed}.`),
  unknownMoment: (word: string) =>
    text(
      "PR-S065",
      `${q(word)} is no moment`,
      "Write an event (`requested`), a level (`political share first > 0.7`), or a date with its zone.",
    ),
  notImposable: (word: string, known: readonly string[]) =>
    unknown("PR-S066", "state", word, known, `These can be imposed: ${known.join(", ")}.`),
  tooManyImposed: (most: number) =>
    text("PR-S067", "too much is imposed in this arm", `An arm has at most ${most} imposed choices and states.`),
  trendList: (least: number, most: number) =>
    text(
      "PR-S068",
      "a trend needs one list of different values",
      `Write ${least} to ${most} values as a list under \`to:\` or \`after:\`, in the order in which something grows.`,
    ),
  guarantorInRegion: (id: string) =>
    text("PR-S069", `${q(id)} is the guarantor`, "Leave it out of `region:`: it has nobody to ask for help."),
  needsRegion: (outcome: string) =>
    text(
      "PR-S070",
      `${q(outcome)} is about states around, and there are none`,
      "Add `region:` to scenario.yaml, with at least one state.",
    ),
  casesForm: (reason: string) =>
    text(
      "PR-S080",
      `this comparison of cases is incomplete: ${reason}`,
      "Write `where:`, `against:` and `outcome:`; or `along:` and `outcome:`; or `rows:` and `show:`.",
    ),
  noOrder: (column: string, file: string) =>
    text(
      "PR-S081",
      `${q(column)} holds no two different numbers`,
      `Name a column of ${file} with numbers, or give the order of its words: \`{ column: …, order: [low, …, high] }\`.`,
    ),
  badSays: (said: string, known: readonly string[]) =>
    text(
      "PR-S082",
      `${q(said)} cannot be said of this comparison`,
      `It can say: ${known.join(" or ")}. Two groups have more or less, what goes along a column rises or falls.`,
    ),
  movedTwice: (path: string) =>
    text(
      "PR-S090",
      `${q(path)} is moved twice in this share`,
      "An input stands on one side, once, and is not the one that `along:` sets.",
    ),
  doesNotVary: (path: string) =>
    text(
      "PR-S091",
      `${q(path)} has no two different values to move between`,
      "Write `{ set: …, from: …, to: …, source: … }` with two values that states have had, or leave it out.",
    ),
  needsOptions: (path: string, known: readonly string[]) =>
    text(
      "PR-S092",
      `${q(path)} chooses between ${known.length} forms`,
      `Say which two are compared: \`{ set: …, from: …, to: …, source: … }\` with two of: ${known.join(", ")}.`,
    ),
  saysAlong: (along: boolean) =>
    text(
      "PR-S093",
      along
        ? "a share along a list says whether a side's share rises"
        : "without `along:` there is nothing for a share to rise along",
      along
        ? "Write `says: first rises` or `says: second rises`."
        : "Write `says: first moves it more` or `says: second moves it more`, or add `along:`.",
    ),
  saysOf: (word: string, ofFit: boolean, known: readonly string[], meant: string | undefined) =>
    text(
      "PR-S094",
      `${q(word)} is not what a claim says of ${ofFit ? "a fit to the record" : "an outcome"}`,
      `${ofFit ? "Of a fit" : "Of the first arm's outcome"} it can say: ${some(known)}`,
      meant,
    ),
  leansOnNothing: () =>
    text(
      "PR-S100",
      "this explanation leans on nothing",
      "Name under `considerations:` at least one assumption that it needs, with the value at which it plays no part.",
    ),
  offTwice: (path: string, other: string) =>
    text(
      "PR-S101",
      `${q(path)} is switched off to another value in ${other}`,
      "Give it the same `off:` in both files: without either explanation a world must be one world.",
    ),
  sameExplanation: (other: string) =>
    text(
      "PR-S102",
      `this explanation leans on the same assumptions as ${other}`,
      "Nothing could tell the two apart. Say what one leans on and the other does not.",
    ),
  fewArms: () =>
    text(
      "PR-S103",
      "effects need two arms that differ",
      "Write at least two arms under `arms:`; the others are compared with the first.",
    ),
  unknownRate: (id: string, known: readonly string[]) =>
    unknown("PR-S099", "rate", id, known, "A rate stands beside a row of the ledger, and no row asks for this one."),
  eitherNumber: (written: string, mark: "." | ",", thousands: string, decimal: string | null) =>
    text(
      "PR-S110",
      mark === "."
        ? `${short(written, 40)}: a full stop is the decimal point here`
        : `${short(written, 40)}: a comma may part thousands or decimals`,
      `Write ${thousands} or ${parted(thousands)}${decimal === null ? "" : `; or ${surelyDecimal(decimal)}, if that is meant`}.`,
    ),
  notWhole: (written: string) =>
    text(
      "PR-S111",
      `${short(written, 40)}: a whole number is needed, as people and things are counted`,
      "Write all its figures, such as 716820 or 716 820. A full stop is the decimal point here.",
    ),
  notMember: (id: string, role: string, members: readonly string[]) =>
    text(
      "PR-S130",
      `${role}, ${q(id)}, is not a member of the treaty`,
      `Add it to \`members:\`. They are: ${some(members)}`,
    ),
  overWhole: (what: string, least: number) =>
    text(
      "PR-S131",
      `${what} come to ${Number(least.toPrecision(3))} of one at the least`,
      "They are shares of one whole: together no more than 1.",
    ),
  nothingMatters: (atLeast: number) =>
    text(
      "PR-S132",
      `with ${atLeast} no effect is too small to matter`,
      "Write under `atLeast:` the smallest effect that matters to you; of a fit a ratio above 1.",
    ),
  sameGroups: () =>
    text(
      "PR-S133",
      "both groups are the same rows",
      "Let `where:` and `against:` pick different rows, or there is nothing to compare.",
    ),
  noBetween: (above: number, below: number) =>
    text("PR-S134", `nothing lies above ${above} and below ${below}`, "Change the two about, or leave one out."),
  alwaysSo: (key: string, value: number, outcome: string, most: number | null) =>
    text(
      "PR-S135",
      `${q(outcome)} is ${key} ${value} in every run or in none`,
      most === null
        ? "It is never below 0."
        : `It lies between 0 and ${most}${most === 1 ? ", a yes is 1 and a no is 0" : ""}.`,
    ),
  beyondHorizon: (what: string, days: number) =>
    text("PR-S136", `${what}: runs last ${days} days`, "Ask for a moment within the horizon, or lengthen `horizon:`."),
  outsideRun: (when: string, before: boolean) =>
    text(
      "PR-S137",
      `${q(when)} lies ${before ? "before the start" : "behind the horizon"}: nothing is done then`,
      "Write a moment of the run, or leave out `when:` for the moment at which the arms part.",
    ),
  contradicts: (actor: string, choice: string) =>
    text(
      "PR-S138",
      `the ${actor} is made to choose ${q(choice)} and never to choose it`,
      "Keep one of the two in this arm, and write the other into the other arm.",
    ),
  setTwice: (path: string) =>
    text("PR-S139", `${q(path)} is set twice in one arm`, "Keep one of the two: only the last would count."),
  noPlacebo: () =>
    text(
      "PR-S140",
      "this placebo does not say what makes it one",
      "Add `placebo: reversed` or `placebo: no path`, or give the claim another type.",
    ),
  noPlaces: () => text("PR-S057", "the scenario has no places", "Add rows to places.csv, one for each place."),
} as const;
