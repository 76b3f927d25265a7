// A file's data against its schema: every key, type and word that does not fit, with what was probably meant.
import type { z } from "zod";
import { messages } from "../problems/messages.ts";
import { nearest, some } from "../problems/nearest.ts";
import { addProblem, type Message, type Path, type Problems } from "../problems/problem.ts";
import { numeralAt } from "./numerals.ts";
import { placeOf } from "./placeOf.ts";
import { quantityOf } from "./quantities.ts";
import type { YamlFile } from "./yamlFile.ts";

/** A file that has been read: where to report, and which parts can be relied on. */
export interface Reader {
  readonly file: string;
  /** Adds a problem at a key's value, or at the key itself. */
  report(path: Path, text: Message, part?: "key" | "value"): void;
  /** Whether nothing at, under or above this path was found wrong: only then may it be read as the schema's type. */
  sound(path: Path): boolean;
}

export interface Shaped<T> extends Reader {
  /** Typed as the schema says; only its sound parts are so. */
  readonly data: T;
}

type Issue = z.core.$ZodIssue;

/** Checks a file's shape; every misfit is added to the problems. */
export function shape<S extends z.ZodType>(
  name: string,
  file: YamlFile,
  schema: S,
  problems: Problems,
): Shaped<z.output<S>> {
  const wrong = new Set<string>();
  const above = new Set<string>();
  const report: Reader["report"] = (path, text, part = "value") =>
    addProblem(problems, name, file.locate(path, part), text);
  const result = schema.safeParse(file.data, { reportInput: true });
  if (!result.success) {
    const issues = result.error.issues.flatMap((issue) => leaves(issue, []));
    const meant = likelyMissing(issues);
    for (const { issue, path } of issues) {
      if (issue.code === "unrecognized_keys") {
        const owner = at(file.data, path);
        const known = issue.keys.length > 0 ? knownKeys(schema, path) : [];
        const free = known.filter((k) => !Object.hasOwn(owner as object, k));
        // what stands behind a comma in a sentence without quotes: several such keys are one slip
        const cut = issue.keys.filter((key) => isCut(key, owner));
        if (cut.length > 0) {
          report([...path, cut[0] as string], messages.unquoted(","), "key");
          // what stands before the comma is a part of what was meant, and no mistake of its own
          const own = Object.keys(owner as object);
          const before = own[own.indexOf(cut[0] as string) - 1];
          if (before !== undefined) {
            const whole = [...path, before];
            wrong.add(keyOf(whole));
            for (let n = 0; n < whole.length; n++) above.add(keyOf(whole.slice(0, n)));
          }
        }
        for (const key of issue.keys)
          if (!cut.includes(key)) report([...path, key], unknownKey(path, key, free, known, name), "key");
        continue;
      }
      wrong.add(keyOf(path));
      for (let n = 0; n < path.length; n++) above.add(keyOf(path.slice(0, n)));
      if (meant.has(keyOf(path)) && isMissing(file.data, path)) {
        const key = String(path.at(-1));
        const owner = at(file.data, path.slice(0, -1));
        const unknown = meant.get(keyOf(path)) as readonly string[];
        if (unknown.some((word) => nearest(word, [key]) !== undefined) && owner !== undefined) continue;
      }
      report(path, explain(issue, path, file.data, name), partOf(issue));
    }
  }
  return {
    file: name,
    data: file.data as z.output<S>,
    report,
    sound: (path) => {
      if (above.has(keyOf(path))) return false;
      for (let n = 0; n <= path.length; n++) if (wrong.has(keyOf(path.slice(0, n)))) return false;
      return true;
    },
  };
}

/** The entries of a map, by key: those whose whole content is sound. */
export function soundEntries<T>(
  reader: Reader,
  path: Path,
  map: Readonly<Record<string, T>> | undefined,
): [string, T][] {
  if (map === undefined || map === null || typeof map !== "object" || Array.isArray(map)) return [];
  return Object.entries(map).filter(([key]) => reader.sound([...path, key]));
}

const keyOf = (path: Path): string => JSON.stringify(path);

interface Leaf {
  readonly issue: Issue;
  readonly path: Path;
}

/** A union's failure is told by the branch that the author meant: the one that is of the written kind. */
function leaves(issue: Issue, base: Path): Leaf[] {
  const path = [...base, ...(issue.path as Path)];
  if (issue.code !== "invalid_union") return [{ issue, path }];
  const meant = issue.errors.filter(
    (branch) => branch.length > 0 && !branch.some((e) => e.path.length === 0 && e.code === "invalid_type"),
  );
  const branch = meant.length === 1 ? meant[0] : undefined;
  return branch ? branch.flatMap((inner) => leaves(inner, path)) : [{ issue, path }];
}

/** Paths of missing keys whose owner also has an unknown key: one mistake, not two, when the two words are alike. */
function likelyMissing(issues: readonly Leaf[]): Map<string, readonly string[]> {
  const unknown = new Map<string, readonly string[]>();
  for (const { issue, path } of issues) if (issue.code === "unrecognized_keys") unknown.set(keyOf(path), issue.keys);
  const found = new Map<string, readonly string[]>();
  for (const { path } of issues) {
    const keys = path.length > 0 ? unknown.get(keyOf(path.slice(0, -1))) : undefined;
    if (keys) found.set(keyOf(path), keys);
  }
  return found;
}

function unknownKey(path: Path, key: string, free: readonly string[], known: readonly string[], name: string): Message {
  const hint = nearest(key, free);
  const place = hint === undefined ? placeOf(key, name) : undefined;
  if (place !== undefined) return messages.elsewhere(key, place);
  if (name === "assumptions.yaml" && path.length === 0) return messages.unknownPath(key, known);
  const text = messages.unknownKey(key, known, whereIs(path, name));
  return hint === undefined ? { code: text.code, message: text.message, remedy: text.remedy } : { ...text, hint };
}

/** Whether an unknown key looks like a part of a sentence or of a number: it has no value, or a space inside. */
const isCut = (key: string, owner: unknown): boolean =>
  /\s/.test(key) || /^\d/.test(key) || (owner as Record<string, unknown>)[key] === null;

const whereIs = (path: Path, name: string): string => {
  const last = path.findLast((step) => typeof step === "string");
  return last === undefined ? name : `\`${last}\``;
};

function explain(issue: Issue, path: Path, data: unknown, name: string): Message {
  const key = String(path.at(-1) ?? "");
  if (isMissing(data, path) && path.length > 0) return messages.missingKey(key, whereIs(path.slice(0, -1), name));
  const found = foundAt(at(data, path));
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected === "string") return notText(at(data, path), found);
      if (issue.expected === "number" || issue.expected === "int") return notNumber(at(data, path), found);
      return messages.wrongType(KINDS[issue.expected] ?? issue.expected, found);
    case "invalid_union":
      return messages.wrongType(issue.message, found);
    case "invalid_value": {
      const written = at(data, path);
      const words = issue.values.map(String);
      return typeof written === "object" || written === undefined
        ? messages.wrongType(
            words.length === 1 ? (words[0] as string) : `one word of ${some(words).slice(0, -1)}`,
            found,
          )
        : messages.unknownWord(String(written as string | number | boolean), words);
    }
    case "invalid_key":
      return messages.badId(key);
    case "invalid_format":
      if (issue.message === "seen") return messages.badText("has nothing in it that can be seen");
      return messages.badId(String(at(data, path)));
    case "too_small":
      if (issue.origin === "string") return messages.badText("is empty");
      return messages.wrongType(
        issue.origin === "array" ? `a list of at least ${issue.minimum}` : `a number from ${issue.minimum}`,
        issue.origin === "array" ? listOf(at(data, path)) : found,
      );
    case "too_big":
      if (issue.origin === "array" && isNumbers(at(data, path))) return messages.commaInNumber(Number(issue.maximum));
      if (issue.origin === "string") return messages.badText(`is longer than ${issue.maximum} characters`);
      return messages.wrongType(
        issue.origin === "array" ? `a list of ${issue.maximum}` : `a number up to ${issue.maximum}`,
        found,
      );
    default:
      return messages.wrongType("something else", found);
  }
}

/** What stands where text is needed: YAML takes a colon in a sentence for a map, and 1.10 or true for what it looks like. */
function notText(value: unknown, found: string): Message {
  if (typeof value === "number" || typeof value === "boolean") return messages.bareWord(String(value));
  const cut = typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
  return cut ? messages.unquoted(":") : messages.wrongType("text", found);
}

const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((x) => typeof x === "number" || (typeof x === "string" && numeralAt(x) !== null));

/** What stands where a bare number is needed: a numeral that may be two numbers says so. */
function notNumber(value: unknown, found: string): Message {
  const read = typeof value === "string" ? quantityOf(value, { unit: "1" }) : null;
  return read && "problem" in read && numeralAt(String(value)) ? read.problem : messages.wrongType("a number", found);
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true or false",
  object: "a map of keys",
  record: "a map of names",
  array: "a list",
  tuple: "a list of two",
};

const partOf = (issue: Issue): "key" | "value" => (issue.code === "invalid_key" ? "key" : "value");

/** A list that is too short, with how much it holds. */
const listOf = (value: unknown): string =>
  Array.isArray(value) && value.length > 0 ? `a list of ${value.length}` : "an empty list";

function foundAt(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return value === "" ? "empty text" : "text";
  return typeof value === "number" ? `the number ${value}` : value === true ? "true" : "false";
}

function at(data: unknown, path: Path): unknown {
  let here = data;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

function isMissing(data: unknown, path: Path): boolean {
  const owner = at(data, path.slice(0, -1));
  return (
    typeof owner === "object" &&
    owner !== null &&
    !Array.isArray(owner) &&
    path.length > 0 &&
    !Object.hasOwn(owner, String(path.at(-1)))
  );
}

/** Keys that a strict object of the schema has at a path; unions are looked through. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let found = [schema];
  for (const step of path) found = found.flatMap((s) => inside(s, step));
  return [
    ...new Set(
      found.flatMap((s) =>
        openings(s).flatMap((o) => (o.def.type === "object" ? Object.keys((o.def as unknown as ObjectDef).shape) : [])),
      ),
    ),
  ];
}

interface ObjectDef {
  readonly shape: Readonly<Record<string, z.ZodType>>;
}
interface Wrapping {
  readonly innerType: z.ZodType;
  readonly options: readonly z.ZodType[];
  readonly element: z.ZodType;
  readonly valueType: z.ZodType;
}

function openings(schema: z.ZodType): z.ZodType[] {
  const def = schema.def as unknown as Wrapping;
  if (schema.def.type === "optional") return openings(def.innerType);
  if (schema.def.type === "union") return def.options.flatMap(openings);
  return [schema];
}

function inside(schema: z.ZodType, step: string | number): z.ZodType[] {
  return openings(schema).flatMap((s) => {
    const def = s.def as unknown as Wrapping & ObjectDef;
    if (s.def.type === "object") return def.shape[String(step)] ? [def.shape[String(step)] as z.ZodType] : [];
    if (s.def.type === "record") return [def.valueType];
    return s.def.type === "array" ? [def.element] : [];
  });
}
