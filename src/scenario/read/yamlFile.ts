// One YAML file as plain data, with the place of every key and value. Plain maps, lists and scalars only: no anchors, tags or merges.
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { messages } from "../problems/messages.ts";
import { plainLines } from "./lines.ts";
import { RESERVED } from "./names.ts";
import { cutShort, slipAbove, type Slip } from "./slips.ts";
import { addProblem, EnoughProblems, type Message, type Path, type Problems, type Span } from "../problems/problem.ts";

const DEEPEST = 24;
/** Each may become a node of a kilobyte or two, whatever it holds. */
const MOST_SIGNS = 100_000;

const NUMERAL = /^(?![+-]?[1-9]\d{0,2}\.\d{3}$)[+-]?(?:\d+|\d*\.\d+)(?:[eE][+-]?\d+)?$/;
/** Numerals that mean one number to everybody; all others stay the text they are, to be read with their unit and limits (quantities.ts). */
const meansOne = (value: number, written: string): boolean => NUMERAL.test(written) && Number.isFinite(value);

export interface YamlFile {
  readonly data: unknown;
  /** Where a key or its value stands; of a key that is missing, where its owner stands. */
  locate(path: Path, part: "key" | "value"): Span;
}

/** The file's data, or null (problems added) when its syntax is broken. Never throws. */
export function readYaml(name: string, written: string, problems: Problems): YamlFile | null {
  const text = plainLines(written);
  const lines = text.split("\n");
  const counter = new LineCounter();
  const before = problems.list.length;
  const spanOf = (from: number, to: number): Span => {
    const start = counter.linePos(Math.max(0, from));
    const end = counter.linePos(Math.max(from, to));
    const length = start.line === end.line ? end.col - start.col : 1;
    const line = Math.min(Math.max(1, start.line), lines.length);
    const column = Math.min(Math.max(1, start.col), (lines[line - 1] as string).length + 1);
    return { line, column, length: Math.max(1, length) };
  };
  const first = { line: 1, column: 1, length: 1 };
  if (opensTooDeep(text) || indentsTooDeep(lines)) {
    addProblem(problems, name, first, messages.tooLarge("the nesting", `${DEEPEST} levels`));
    return null;
  }
  if (signs(text) > MOST_SIGNS) {
    addProblem(problems, name, first, messages.tooLarge("what the file lists", `${MOST_SIGNS} keys and items`));
    return null;
  }
  const pairs = new Pairs();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      stringKeys: true,
      strict: true,
      uniqueKeys: false,
      version: "1.2",
      schema: "core",
      merge: false,
      logLevel: "silent",
    });
    for (const { span, text: said } of syntaxProblems(document.errors, lines, spanOf))
      addProblem(problems, name, span, said);
    // what follows from a broken text is no mistake of its own
    if (document.errors.length > 0) return null;
    for (const w of document.warnings)
      addProblem(problems, name, spanOf(w.pos[0], w.pos[1]), messages.yamlFeature("a tag or directive"));
    walk(document.contents, (node, text) => {
      const range = node?.range ?? [0, 0, 0];
      addProblem(problems, name, spanOf(range[0], range[1]), text);
    });
    if (problems.list.length > before) return null;
    return {
      data: document.toJS({ maxAliasCount: 0 }) as unknown,
      locate: (path, part) => locate(document, path, part, spanOf, pairs),
    };
  } catch (error) {
    if (error instanceof EnoughProblems) throw error;
    // the parser recurses: a file of brackets alone runs out of stack
    const reason = error instanceof RangeError ? "it is nested too deeply" : "it is not plain YAML";
    addProblem(problems, name, first, messages.yamlSyntax(reason));
    return null;
  }
}

/** Each slip once, and of what no slip explains the first that does not follow from one. */
function syntaxProblems(
  errors: Document.Parsed["errors"],
  lines: readonly string[],
  spanOf: (from: number, to: number) => Span,
): readonly { readonly span: Span; readonly text: Message }[] {
  const slips = new Map<string, Slip>();
  const others: { readonly span: Span; readonly text: Message }[] = [];
  for (const e of errors) {
    const span = spanOf(e.pos[0], e.pos[1]);
    const slip = slipAbove(lines, span.line, e.code === "MISSING_CHAR" && e.message.includes("quote"));
    if (slip) {
      const key = slip.once ? slip.text.code : `${slip.span.line}`;
      if (!slips.has(key)) slips.set(key, slip);
    } else others.push({ span, text: messages.yamlSyntax(e.message) });
  }
  const earliest = Math.min(...[...slips.values()].map((slip) => slip.span.line));
  const other = others.find(({ span }) => span.line < earliest);
  return [...slips.values(), ...(other ? [other] : [])];
}

/** Upper bound of how many keys and items a text can have. */
function signs(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 44 || c === 58) n++; // line feed, comma, colon
  }
  return n;
}

/** Lines that each stand further in than the one before: the parser recurses into them, too. */
function indentsTooDeep(lines: readonly string[]): boolean {
  const open: number[] = [];
  for (const line of lines) {
    const indent = line.search(/[^ ]/);
    if (indent < 0) continue;
    while (open.length > 0 && (open.at(-1) as number) >= indent) open.pop();
    if (open.push(indent) > 100) return true;
  }
  return false;
}

/** Brackets or list marks that nest without end are refused before the parser, which recurses, sees them. */
function opensTooDeep(text: string): boolean {
  if (/(?:[-?:][ \t]+){100}/.test(text)) return true;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "[" || c === "{") depth++;
    else if ((c === "]" || c === "}") && depth > 0) depth--;
    if (depth > 200) return true;
  }
  return false;
}

function walk(
  root: Node | null,
  report: (node: Node | null, text: ReturnType<typeof messages.reserved>) => void,
): void {
  const stack: { readonly node: unknown; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const node = next.node as Node | null;
    if (node === null) continue;
    if (next.depth > DEEPEST) {
      report(node, messages.tooLarge("the nesting", `${DEEPEST} levels`));
      continue;
    }
    if (isAlias(node)) {
      report(node, messages.yamlFeature("an alias (*)"));
      continue;
    }
    if (isScalar(node) && typeof node.value === "number" && !meansOne(node.value, node.source ?? ""))
      node.value = node.source;
    if (isScalar(node) && node.type === "PLAIN" && cutShort(String(node.value), node.comment))
      report(node, messages.unquoted("#"));
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined)
      report(node, messages.yamlFeature("an anchor (&)"));
    if (!isCollection(node)) continue;
    const keys = new Set<string>();
    for (const item of node.items) {
      if (!isMap(node)) {
        stack.push({ node: item, depth: next.depth + 1 });
        continue;
      }
      const { key, value } = item as Pair<Node, Node | null>;
      const word = isScalar(key) ? String(key.value) : "";
      if (RESERVED.has(word)) report(key, messages.reserved(word));
      if (keys.has(word)) report(key, messages.duplicate("the key", word));
      keys.add(word);
      stack.push({ node: value, depth: next.depth + 1 });
    }
  }
}

function locate(
  document: Document.Parsed,
  path: Path,
  part: "key" | "value",
  spanOf: (from: number, to: number) => Span,
  pairs: Pairs,
): Span {
  let node: Node | null = document.contents;
  let key: Node | null = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = pairs.of(node, String(step));
      if (!pair) break;
      key = pair.key;
      node = pair.value;
    } else if (isCollection(node)) {
      const item = (node.items as (Node | null)[])[Number(step)];
      if (!item) break;
      node = item;
      key = isCollection(item) ? firstKey(item) : null;
    } else break;
  }
  const value = node?.range;
  const usable = value && value[1] > value[0] && isScalar(node);
  const range = part === "value" && usable ? value : (key?.range ?? value ?? [0, 0, 0]);
  return spanOf(range[0], range[1]);
}

/** Pairs of maps by their keys, each map gone through once. */
class Pairs {
  readonly #of = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>();

  of(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
    let known = this.#of.get(map);
    if (!known) {
      const items = map.items as Pair<Node, Node | null>[];
      this.#of.set(map, (known = new Map(items.flatMap((p) => (isScalar(p.key) ? [[String(p.key.value), p]] : [])))));
    }
    return known.get(key);
  }
}

const firstKey = (node: Node): Node | null =>
  isMap(node) ? ((node.items[0] as Pair<Node, Node> | undefined)?.key ?? null) : null;
