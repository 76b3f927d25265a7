// A scenario's files as text, in; one checked scenario out, or every mistake in them with its place. No I/O, never throws.
//   text -> YAML or table -> shape (schema.ts) -> meaning (units, dates, ranges, names that must exist) -> Scenario
import { stableHash } from "../core/hash.ts";
import type { z } from "zod";
import { fixedIn } from "./fixed.ts";
import { messages } from "./problems/messages.ts";
import { names, type Names } from "./read/names.ts";
import { FITTED } from "../model/outcomes.ts";
import { addProblem, EnoughProblems, NOWHERE, type Problem, type Problems } from "./problems/problem.ts";
import { readAssumptions } from "./files/readAssumptions.ts";
import { checkArrivals, checkClaimedCounts, readClaims } from "./claims/readClaims.ts";
import { noCases, readCases, type CaseTable } from "./files/readCases.ts";
import { MOST_PLACES, readPlaces } from "./files/readPlaces.ts";
import { checkCounts, readBaseRates, readRecord, readSources } from "./files/readRecord.ts";
import { checkRegion } from "./files/readRegion.ts";
import { checkRivals, idOfRival, readRival } from "./files/readRivals.ts";
import { readVariants } from "./files/readVariants.ts";
import { mayBeMap, SIMPLER } from "./map/mapFile.ts";
import { readClock, readInlinePlaces, readMapChoice, readRules } from "./files/readScenario.ts";
import type { Rival, Scenario } from "./scenario.ts";
import { SCHEMAS } from "./schemas.ts";
import { shape, type Shaped } from "./read/shape.ts";
import { readYaml } from "./read/yamlFile.ts";

/** Files of a scenario's folder that are read, in this order. Only the first is required. */
export const FILES = [
  "scenario.yaml",
  "places.csv",
  "assumptions.yaml",
  "claims.yaml",
  "variants.yaml",
  "record.yaml",
  "sources.yaml",
  "baserates.yaml",
  "cases.csv",
  "states.csv",
] as const; // and rivals/*.yaml, one explanation a file
/** Largest file, in bytes on disk and in characters once read. */
export const LARGEST = 5_000_000;

export interface ParsedScenario {
  /** Null when there is any problem. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
  /** Whether reading stopped because there were so many. */
  readonly more: boolean;
}

/**
 * Parses a scenario's files, given as text by name; other names than FILES are left alone, unless they look mistyped. `unread` are
 * problems of files that are there and could not be read as text: they come first, and what those files define is not missed.
 */
export function parseScenario(
  files: Readonly<Record<string, string>>,
  unread: readonly Problem[] = [],
): ParsedScenario {
  // of files in JSON only the map is the scenario's
  const problems: Problems = { list: unread.filter((p) => !mayBeMap(p.file)) };
  try {
    const scenario = read(files, unread, problems);
    return { scenario: problems.list.length === 0 ? scenario : null, problems: problems.list, more: false };
  } catch (error) {
    if (error instanceof EnoughProblems) return { scenario: null, problems: problems.list, more: true };
    throw error;
  }
}

function read(
  files: Readonly<Record<string, string>>,
  broken: readonly Problem[],
  problems: Problems,
): Scenario | null {
  const unread = new Set(broken.map((p) => p.file));
  const texts = accepted(files, unread, problems);
  const isThere = (name: string): boolean => texts.has(name) || unread.has(name) || Object.hasOwn(files, name);

  const sources = yaml("sources.yaml", SCHEMAS.sources, texts, problems);
  const listed = sources ? readSources(sources) : [];
  const keys = namesIn(sources, isThere("sources.yaml"));

  const main = yaml("scenario.yaml", SCHEMAS.scenario, texts, problems);
  const clock = main ? readClock(main) : null;
  const inline = main ? readInlinePlaces(main, keys) : [];
  const given = namesIn(main?.sound(["places"]) ? { data: main.data.places } : null, false).list;
  const table = texts.get("places.csv");
  const tabled = table === undefined ? null : readPlaces("places.csv", table, given, keys, problems);
  const places = [...inline, ...(tabled?.places ?? [])];
  if (given.length > MOST_PLACES)
    addProblem(problems, "scenario.yaml", NOWHERE, messages.tooLarge("the map of places", `${MOST_PLACES} places`));
  const found = tabled?.ids ?? names(given);
  const ids = found.list.length === 0 ? names([], false) : found; // without any place that is the one mistake
  if (places.length === 0 && problems.list.length === 0)
    addProblem(problems, table === undefined ? "scenario.yaml" : "places.csv", NOWHERE, messages.noPlaces());
  const rules = main ? readRules(main, clock, ids, keys) : null;
  const map = readMapChoice(main, [...new Set([...Object.keys(files), ...unread])].filter(mayBeMap));
  problems.list.push(...broken.filter((p) => p.file === map.file));
  if ((files[map.file] ?? "").length > LARGEST)
    addProblem(problems, map.file, NOWHERE, messages.tooLarge(map.file, "5 MB a file", SIMPLER));

  const assumptions = yaml("assumptions.yaml", SCHEMAS.assumptions, texts, problems);
  const overrides = assumptions ? readAssumptions(assumptions, keys) : [];
  const recorded = yaml("record.yaml", SCHEMAS.record, texts, problems);
  const record = recorded ? readRecord(recorded, clock, ids, keys) : [];
  // where a place could not be read, nobody knows how many people there are
  if (recorded && ids.list.length > 0 && places.length === ids.list.length && tabled?.complete !== false)
    checkCounts(recorded, record, places);
  const rates = yaml("baserates.yaml", SCHEMAS.baserates, texts, problems);
  const baseRates = readBaseRates(rates, keys);
  const rowsOf = (name: string): CaseTable => {
    const text = texts.get(name);
    return text === undefined ? noCases(name, !isThere(name)) : readCases(name, text, problems);
  };
  const cases = rowsOf("cases.csv");
  const states = rowsOf("states.csv");
  const claimed = yaml("claims.yaml", SCHEMAS.claims, texts, problems);
  const unfitted = record.filter((e) => e.dated === "" || !FITTED.includes(e.outcome)).map((e) => e.id);
  const named = {
    sources: keys,
    record: namesIn(recorded, isThere("record.yaml")),
    unfitted: new Set(unfitted),
    tables: { cases, states },
    fixed: fixedIn(rules, overrides),
    start: clock?.start ?? 0,
    days: rules?.days ?? Infinity,
  };
  const claims = claimed ? readClaims(claimed, named) : [];
  if (claimed && rules) {
    checkArrivals(claimed, claims, rules.treaty);
    checkRegion(claimed, claims, rules.region);
    if (ids.list.length > 0 && places.length === ids.list.length && tabled?.complete !== false)
      checkClaimedCounts(claimed, claims, places);
  }
  const varied = yaml("variants.yaml", SCHEMAS.variants, texts, problems);
  const variants = varied ? readVariants(varied, named) : [];

  const rivalFiles = [...texts.keys()].filter((name) => idOfRival(name) !== null).sort();
  const rivals = rivalFiles.flatMap((name): Rival[] => {
    const written = yaml(name, SCHEMAS.rival, texts, problems);
    const rival = written && readRival(written, idOfRival(name) as string, named, keys, rules);
    return rival ? [rival] : [];
  });
  checkRivals(rivals, texts, problems);

  if (!rules || !clock || problems.list.length > 0) return null;
  const hash = stableHash([...FILES, ...rivalFiles].map((name) => `${name}\n${texts.get(name) ?? ""}`).join("\0"));
  const tables = { cases: cases.rows, states: states.rows, ...baseRates, sources: listed };
  return { ...rules, ...clock, places, map, overrides, claims, variants, rivals, record, ...tables, hash };
}

function accepted(
  files: Readonly<Record<string, string>>,
  unread: ReadonlySet<string>,
  problems: Problems,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, text] of Object.entries(files)) {
    if (unread.has(name)) continue;
    const known = (FILES as readonly string[]).includes(name) || idOfRival(name) !== null;
    if (!known) {
      if (/\.(ya?ml|csv)$/i.test(name)) addProblem(problems, name, NOWHERE, messages.unknownFile(name, FILES));
    } else if (text.length > LARGEST) addProblem(problems, name, NOWHERE, messages.tooLarge(name, "5 MB a file"));
    else texts.set(name, text);
  }
  if (!Object.hasOwn(files, "scenario.yaml") && !unread.has("scenario.yaml"))
    addProblem(problems, "scenario.yaml", NOWHERE, messages.missingFile("scenario.yaml"));
  return texts;
}

function yaml<S extends z.ZodType>(
  name: string,
  schema: S,
  texts: ReadonlyMap<string, string>,
  problems: Problems,
): Shaped<z.output<S>> | null {
  const text = texts.get(name);
  if (text === undefined) return null;
  const file = readYaml(name, text, problems);
  if (!file) return null;
  // a file of comments alone says nothing, which the optional files may
  if (file.data === null && name !== "scenario.yaml") return shape(name, { ...file, data: {} }, schema, problems);
  return shape(name, file, schema, problems);
}

/** Keys of a file's map, whether or not what they hold is sound; open when the file is there but cannot be read. */
function namesIn(file: { readonly data: unknown } | null, isThere: boolean): Names {
  const map = file?.data;
  const isMap = typeof map === "object" && map !== null && !Array.isArray(map);
  return isMap ? names(Object.keys(map)) : names([], !isThere);
}
