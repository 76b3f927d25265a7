// Parsing TypeScript and walking over its nodes, for checks that a search through the text would get wrong.
import { parseAst } from "vitest/node";

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

/** Every node of a file with its parent, in the order of the text. Throws on a syntax error. */
export function nodes(text: string): { node: Node; parent: Node | undefined }[] {
  const found: { node: Node; parent: Node | undefined }[] = [];
  const visit = (value: unknown, parent: Node | undefined): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, parent);
    } else if (isNode(value)) {
      found.push({ node: value, parent });
      for (const field of Object.values(value)) visit(field, value);
    }
  };
  visit(parseAst(text, { lang: "ts" }), undefined);
  return found;
}

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;
