// Changes of a text that know its parts: nodes of YAML and JSON, cells and rows of a table. The text is cut where the parts lie, so that it
// stays as it was written everywhere else.
import fc from "fast-check";
import { parseTree, type Node } from "jsonc-parser";
import { isMap, isNode, isPair, isSeq, parseDocument, type Node as YamlNode } from "yaml";
import { oddNumber, word } from "./words.ts";

export type Files = Readonly<Record<string, string>>;

/** A part of a text: an entry is one of several, with what stands between them. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly entry: boolean;
}

function partsOfYaml(text: string): Part[] {
  const parts: Part[] = [];
  const visit = (node: unknown, entry: boolean): void => {
    if (isPair(node)) {
      const [key, value] = [node.key, node.value].map((n) => (isNode(n) ? (n as YamlNode).range : null));
      if (key && value) parts.push({ from: key[0], to: Math.max(key[1], value[1]), entry: true });
      visit(node.key, false);
      visit(node.value, false);
    } else if (isNode(node)) {
      const { range } = node as YamlNode;
      if (range) parts.push({ from: range[0], to: range[1], entry });
      if (isMap(node)) for (const item of node.items) visit(item, true);
      if (isSeq(node)) for (const item of node.items) visit(item, true);
    }
  };
  visit(parseDocument(text, { logLevel: "silent", uniqueKeys: false }).contents, false);
  return parts;
}

function partsOfJson(text: string): Part[] {
  const parts: Part[] = [];
  const visit = (node: Node, entry: boolean): void => {
    parts.push({ from: node.offset, to: node.offset + node.length, entry });
    for (const child of node.children ?? []) visit(child, node.type !== "property");
  };
  const root = parseTree(text);
  if (root) visit(root, false);
  return parts;
}

const partsOfTable = (text: string): Part[] => [
  ...[...text.matchAll(/"(?:[^"]|"")*"|[^,\r\n]+/g)].map((m) => ({ from: m.index, to: m.index + m[0].length, entry: false })),
  ...[...text.matchAll(/[^\n]+/g)].map((m) => ({ from: m.index, to: m.index + m[0].length, entry: true })),
]; // prettier-ignore

const known = new Map<string, readonly Part[]>();
function partsOf(name: string, text: string): readonly Part[] {
  const before = known.get(text);
  if (before) return before;
  const parts = name.endsWith("json")
    ? partsOfJson(text)
    : name.endsWith("csv")
      ? partsOfTable(text)
      : partsOfYaml(text);
  const found = parts.length > 0 ? parts : [{ from: 0, to: text.length, entry: false }];
  if (known.size > 200) known.clear();
  known.set(text, found);
  return found;
}

const KINDS = [
  "number",
  "number",
  "put",
  "quote",
  "copy",
  "swap",
  "drop",
  "double",
  "nest",
  "alias",
  "cut",
  "insert",
  "end",
  "file",
] as const;
const NESTS = [["[", "]"], ["{ value: ", " }"], ["{ x: ", " }"], ["[[", "]]"], ["&a ", ""], ["!!str ", ""], ['"', '"']] as const; // prettier-ignore
const FILE_NAMES = [
  "__proto__", "__proto__.yaml", "claims.yml", "Claims.yaml", "../x.yaml", "rivals/../x.yaml", "rivals/__proto__.yaml", "rivals/a b.yaml", "rivals/x.yaml", "map.geojson", "map.json",
  "x\u001b[31m.yaml", "\u202e.csv", "variants.yaml", "states.csv", "constructor.json", `${"a".repeat(300)}.yaml`,
]; // prettier-ignore

/** One change; numbers choose among what there is. */
export interface Edit {
  readonly kind: (typeof KINDS)[number];
  readonly file: number;
  readonly at: number;
  readonly other: number;
  readonly word: string;
  readonly number: string;
}

const choice = fc.nat(1_000_000);
export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  file: choice,
  at: choice,
  other: choice,
  word,
  number: oddNumber,
});

const among = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The files with a change made. */
export function edited(files: Files, { kind, file, at, other, word, number }: Edit): Files {
  const names = Object.keys(files);
  if (names.length === 0) return files;
  const name = among(names, file);
  const text = files[name] as string;
  const became = (changed: string): Files => Object.fromEntries([...Object.entries(files), [name, changed]]);
  const place = at % (text.length + 1);
  if (kind === "file") {
    const rest = Object.entries(files).filter(([n]) => n !== name);
    if (other % 3 === 0) return Object.fromEntries(rest);
    return Object.fromEntries([...Object.entries(files), [among(FILE_NAMES, at), other % 3 === 1 ? text : word]]);
  }
  if (kind === "cut") return became(text.slice(0, place) + text.slice(place + 1 + (other % 30)));
  if (kind === "insert") return became(text.slice(0, place) + word + text.slice(place));
  if (kind === "end") {
    if (other % 4 === 0) return became(text.slice(0, place));
    if (other % 4 === 1) return became(text.replaceAll("\n", "\r\n"));
    return became(other % 4 === 2 ? text.replaceAll("\n", "\r") : `\ufeff${text}`);
  }
  if (kind === "number") {
    const found = [...text.matchAll(/\d[\d.]*/g)];
    if (found.length === 0) return became(number);
    const { 0: digits, index } = among(found, at);
    return became(text.slice(0, index) + number + text.slice(index + digits.length));
  }
  const parts = partsOf(name, text);
  const part = among(parts, at);
  const own = text.slice(part.from, part.to);
  const put = (words: string): Files => became(text.slice(0, part.from) + words + text.slice(part.to));
  if (kind === "put") return put(word);
  if (kind === "quote") return put(name.endsWith("csv") ? `"${word.replaceAll('"', '""')}"` : JSON.stringify(word));
  if (kind === "drop") return put("");
  if (kind === "nest") {
    const [before, after] = among(NESTS, other);
    return put(before + own + after);
  }
  if (kind === "double") {
    const line = text.slice(text.lastIndexOf("\n", part.from - 1) + 1, part.from);
    const block = part.entry && /^[\s-]*$/.test(line);
    const times = 1 + (other % 3 === 0 ? other % 40 : 0);
    return put(own + `${block ? `\n${line}` : ", "}${own}`.repeat(own.length > 2000 ? 1 : times));
  }
  if (kind === "copy") {
    const from = among(names, other);
    const given = files[from] as string;
    const taken = among(partsOf(from, given), other >> 4);
    return put(given.slice(taken.from, taken.to));
  }
  // two parts of one file, neither inside the other
  const second = among(parts, other);
  const [first, last] = part.from <= second.from ? [part, second] : [second, part];
  if (first.to > last.from) return put(word);
  const [a, b] = [first, last].map((p) => text.slice(p.from, p.to)) as [string, string];
  const between = text.slice(first.to, last.from);
  const [left, right] = kind === "swap" ? [b, a] : [`&a ${a}`, "*a"];
  return became(text.slice(0, first.from) + left + between + right + text.slice(last.to));
}

export const allEdited = (files: Files, edits: readonly Edit[]): Files => edits.reduce(edited, files);
