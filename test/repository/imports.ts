// The import graph as the files really are, types included: where it leaves the one direction, and where it runs in a circle.
import { posix } from "node:path";
import { EXAMPLES, FOLDERS, SHELLS, type Folder } from "../../scripts/direction.ts";
import { nodes } from "./syntax.ts";

export interface File {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** The specifier as written, or undefined where it is computed. */
  readonly specifier: string | undefined;
}

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

/** All imports of a file: static, exported from, dynamic, and in types. */
export function importsOf({ path, text }: File): Import[] {
  return nodes(text)
    .filter(({ node }) => IMPORTING.has(node.type) && (node["source"] || node.type === "ImportExpression"))
    .map(({ node }) => {
      const value = (node["source"] as { value?: unknown } | null)?.value;
      return { from: path, specifier: typeof value === "string" ? value : undefined };
    });
}

export const target = (from: string, specifier: string): string => posix.join(posix.dirname(from), specifier);

/** Folder below src that a path lies in; "" for a file directly in src or outside. */
export const folderOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? "";

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`);

/** What is wrong with one import, or undefined. */
export function against({ from, specifier }: Import): string | undefined {
  const folder = folderOf(from);
  const inExamples = (path: string): boolean => path.startsWith(`${EXAMPLES.folder}/`);
  if (inExamples(from)) {
    const to = specifier?.startsWith(".") ? target(from, specifier) : "";
    return to === "" || inExamples(to) || (EXAMPLES.from as readonly string[]).includes(folderOf(to))
      ? undefined
      : `${EXAMPLES.folder} → ${to}`;
  }
  if (from === EXAMPLES.usedBy && specifier !== undefined && inExamples(target(from, specifier))) return undefined;
  if (specifier === undefined) return folder in FOLDERS ? "a computed import" : undefined;
  const relative = specifier.startsWith(".");
  if (folder in FOLDERS) {
    const { from: left, packages } = FOLDERS[folder as Folder];
    if (!relative)
      return (packages as readonly string[]).some((name) => matches(name, specifier))
        ? undefined
        : `package ${specifier}`;
    const to = folderOf(target(from, specifier));
    return to === folder || (left as readonly string[]).includes(to)
      ? undefined
      : `${folder} → ${to === "" ? specifier : to}`;
  }
  if (folder in SHELLS) {
    if (!relative) return undefined;
    const path = target(from, specifier);
    const to = folderOf(path);
    const left: readonly string[] = SHELLS[folder as keyof typeof SHELLS];
    return to === folder || left.includes(to) || /^(src\/[^/]+\.ts|package\.json)$/.test(path)
      ? undefined
      : `${folder} → ${to === "" ? path : to}`;
  }
  if (folder === "") {
    const to = relative ? folderOf(target(from, specifier)) : "";
    // the library for Node has threads and files
    if (from === "src/index.ts" && to === "node") return undefined;
    return to in SHELLS || specifier.startsWith("node:")
      ? `${from} → ${relative ? to : specifier}: must run in a browser`
      : undefined;
  }
  return `${folder} has no place in scripts/direction.ts`;
}

/** One circle of imports as a list of paths whose first is also its last, or undefined. */
export function circle(edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): string[] | undefined => {
    const at = way.indexOf(path);
    if (at >= 0) return [...way.slice(at), path];
    if (done.has(path)) return undefined;
    way.push(path);
    for (const next of edges.get(path) ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    way.pop();
    done.add(path);
    return undefined;
  };
  for (const path of edges.keys()) {
    const found = visit(path);
    if (found) return found;
  }
  return undefined;
}
