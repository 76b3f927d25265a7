// JSON with the place of everything in it, for remarks on a file that is not the user's own work.
import { findNodeAtLocation, parse, parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import { NOWHERE, type Path, type Span } from "../problems/problem.ts";

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** What the text holds, or where and why it is no JSON. Never throws. */
export function readJson(text: string): { readonly data: unknown } | { readonly span: Span; readonly reason: string } {
  try {
    return { data: JSON.parse(text) as unknown };
  } catch {
    const errors: ParseError[] = [];
    quietly(() => parse(text, errors, STRICT));
    const [first] = errors;
    const at = first ?? { offset: text.length, length: 1 };
    const reason = first
      ? printParseErrorCode(first.error).replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
      : "it ends too early";
    return { span: spanAt(text, at.offset, at.length), reason: reason.toLowerCase() };
  }
}

/** Where what a path leads to stands in sound JSON; the nearest thing above it where it is not there. */
export function placeIn(text: string, path: Path): Span {
  const root = quietly(() => parseTree(text));
  for (let n = path.length; root && n >= 0; n--) {
    const node = findNodeAtLocation(root, path.slice(0, n));
    if (node) return spanAt(text, node.offset, node.length);
  }
  return NOWHERE;
}

/** The parser goes down as deep as the text does; what is deeper than the stack has no place. */
function quietly<T>(parsing: () => T): T | undefined {
  try {
    return parsing();
  } catch {
    return undefined;
  }
}

function spanAt(text: string, offset: number, length: number): Span {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const rest = text.slice(offset, offset + length).search(/[\r\n]/);
  return {
    line: lines.length,
    column: (lines.at(-1) ?? "").length + 1,
    length: Math.max(1, rest < 0 ? length : rest),
  };
}
