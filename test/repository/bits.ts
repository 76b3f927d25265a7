// Finds code whose bits, order or clock may differ between engines and machines, where the linter does not see it: powers written
// with `**`, Math under another name or with a computed member, sorting by locale, the time of day.
import { EXACT_MATH } from "../../scripts/direction.ts";
import { lineOf, nodes, type Node } from "./syntax.ts";

const exact = new Set<unknown>(EXACT_MATH);
const byLocale = /^(localeCompare|toLocale\w+)$/;

function problem(node: Node, parent: Node | undefined): string | undefined {
  if (node["operator"] === "**" || node["operator"] === "**=") return "`**`: use core/pow.ts";
  if (
    node.type === "NewExpression" &&
    named(node["callee"]) === "Date" &&
    (node["arguments"] as unknown[]).length === 0
  ) {
    return "the time of day";
  }
  if (node.type !== "Identifier") return undefined;
  const name = named(node) as string;
  const member = parent?.type === "MemberExpression";
  if (member && parent["property"] === node && !parent["computed"])
    return byLocale.test(name) ? `${name}: depends on the locale` : undefined;
  if (
    (parent?.type === "Property" || parent?.type === "TSPropertySignature") &&
    parent["key"] === node &&
    parent["value"] !== node &&
    !parent["computed"]
  )
    return undefined;
  if (name === "Intl") return "Intl: depends on the locale";
  if (name === "globalThis" || name === "eval") return `${name}: reaches what is banned`;
  if (name !== "Math") return undefined;
  if (!member || parent["object"] !== node) return "Math under another name";
  if (parent["computed"]) return "Math with a computed member";
  return exact.has(named(parent["property"]))
    ? undefined
    : `Math.${String(named(parent["property"]))}: bits differ between engines`;
}

const named = (value: unknown): unknown => (value as { name?: unknown } | undefined)?.name;

/** One line for each problem, `line: what`. */
export function unlikeElsewhere(text: string): string[] {
  return nodes(text).flatMap(({ node, parent }) => {
    const what = problem(node, parent);
    return what === undefined ? [] : [`${lineOf(text, node.start)}: ${what}`];
  });
}
