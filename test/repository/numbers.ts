// Numbers in the text of a source that are not declared: no parameter, no named constant with a reason, no place in a list.
import { lineOf, nodes, type Node } from "./syntax.ts";

/** Calls that declare: what stands in them is on the list of assumptions. */
const DECLARING: ReadonlySet<unknown> = new Set(["quantity", "fixed", "form"]);

/** Nothing, all and their difference: ends of scales, counts, and the sign. Halving and doubling are judgements unless they are named. */
const ENDS: ReadonlySet<unknown> = new Set([0, 1]);

export interface Bare {
  readonly line: number;
  readonly value: number;
  /** Named constant at the top of the file that it stands in, or the function, or "". */
  readonly name: string;
}

/** Every numeric literal of a file that weighs undeclared, by the constant or function that it stands in. */
export function bareNumbers(text: string): Bare[] {
  const all = nodes(text);
  const parents = new Map(all.map(({ node, parent }) => [node, parent]));
  return all.flatMap(({ node, parent }) => {
    if (node.type !== "Literal" || typeof node["value"] !== "number" || ENDS.has(node["value"])) return [];
    if (parent?.type === "MemberExpression" && parent["computed"] === true && parent["property"] === node) return [];
    const chain: Node[] = [];
    for (let at: Node | undefined = parent; at; at = parents.get(at)) chain.push(at);
    if (
      chain.some(isDeclaring) ||
      chain.some(
        (n) =>
          n.type.startsWith("TS") &&
          n.type !== "TSAsExpression" &&
          n.type !== "TSSatisfiesExpression" &&
          n.type !== "TSNonNullExpression",
      )
    )
      return [];
    return [{ line: lineOf(text, node.start), value: node["value"], name: nameOf(chain) }];
  });
}

const isDeclaring = (node: Node): boolean =>
  node.type === "CallExpression" && DECLARING.has((node["callee"] as Node)["name"]);

/** The outermost declaration around it. */
function nameOf(chain: readonly Node[]): string {
  const outer = chain.findLast((n) => n.type === "FunctionDeclaration" || n.type === "VariableDeclarator");
  const name = (outer?.["id"] as Node | undefined)?.["name"];
  return typeof name === "string" ? name : "";
}
