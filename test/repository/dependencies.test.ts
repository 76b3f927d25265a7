// Every dependency earns its place in docs/dependencies.md in one line, and its licence allows what ours allows.
import { expect, test } from "vitest";
import { nodes } from "./syntax.ts";
import { read, repositoryFiles } from "./files.ts";

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
}

const manifest = JSON.parse(read("package.json")) as Manifest;
const declared = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { license?: string; dev?: boolean }> };

const PERMISSIVE = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BSL-1.0",
  "Unlicense",
  "CC0-1.0",
  "BlueOak-1.0.0",
]);
/** Only tools that change nothing we publish may be weakly copyleft. */
const TOOLS = new Set([...PERMISSIVE, "MPL-2.0"]);

/** True where an SPDX expression without brackets can be met by licences of the set. */
function allowed(expression: string, licences: ReadonlySet<string>): boolean {
  return expression.split(" OR ").some((choice) => choice.split(" AND ").every((name) => licences.has(name.trim())));
}

test("a licence expression is read as it is meant", () => {
  expect(allowed("Apache-2.0 AND BSL-1.0", PERMISSIVE)).toBe(true);
  expect(allowed("GPL-3.0 OR MIT", PERMISSIVE)).toBe(true);
  expect(allowed("MIT AND GPL-3.0", PERMISSIVE)).toBe(false);
  expect(allowed("", PERMISSIVE)).toBe(false);
});

test("every package in the lock has a licence that fits", () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
  expect(packages.length).toBeGreaterThan(100);
  const wrong = packages.filter(([, entry]) => !allowed(entry.license ?? "", entry.dev ? TOOLS : PERMISSIVE));
  expect(wrong.map(([path, entry]) => `${path}: ${entry.license ?? "none given"}`)).toEqual([]);
});

test("docs/dependencies.md has one line for each dependency and for no other", () => {
  const listed = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = ""]) => name);
  expect(listed.toSorted()).toEqual(Object.keys(declared).toSorted());
});

test("every version is exact", () => {
  expect(Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("every package that is imported is declared, and src imports no development package", () => {
  const used = repositoryFiles()
    .filter((path) => /^(src|test|scripts|bench)\/.*\.ts$|^[^/]+\.ts$/.test(path))
    .flatMap((path) =>
      nodes(read(path)).map(({ node }) => ({
        path,
        value: (node["source"] as { value?: unknown } | undefined)?.value,
      })),
    )
    .filter(
      (found): found is { path: string; value: string } =>
        typeof found.value === "string" && !/^(\.|node:)/.test(found.value),
    )
    .map(({ path, value }) => ({ path, name: value.split("/", value.startsWith("@") ? 2 : 1).join("/") }));
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter(({ name }) => !(name in declared))).toEqual([]);
  expect(used.filter(({ path, name }) => path.startsWith("src/") && !(name in manifest.dependencies))).toEqual([]);
});
