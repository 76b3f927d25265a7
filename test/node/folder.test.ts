// What a folder may hold that is no scenario: each has its code and its place, and nothing outside the folder is read.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FolderError, readFolder } from "../../src/node/folder.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { SMALL } from "../scenario/small.ts";

let root = "";
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), "precedent-folder-"))));
afterAll(() => rm(root, { recursive: true, force: true }));

/** A folder with the small scenario, without some of its files. */
async function folder(name: string, without: readonly string[] = []): Promise<string> {
  const path = join(root, name);
  await mkdir(path);
  for (const [file, text] of Object.entries(SMALL))
    if (!without.includes(file)) await writeFile(join(path, file), text);
  return path;
}

async function found(path: string): Promise<string[]> {
  const { files, unread } = await readFolder(path);
  return parseScenario(files, unread).problems.map((p) => `${p.code} ${p.file}:${p.line}:${p.column}`);
}

test("a sound folder is read whole", async () => {
  const { files, unread } = await readFolder(await folder("sound"));
  expect({ ...files }).toEqual(SMALL);
  expect(unread).toEqual([]);
});

test("no folder, and a file for a folder", async () => {
  const code = (path: string): Promise<string> =>
    readFolder(path).then(
      () => "read",
      (error: unknown) => (error instanceof FolderError ? error.problem.code : String(error)),
    );
  await writeFile(join(root, "file"), "");
  expect(await code(join(root, "none"))).toBe("PR-S008");
  expect(await code(join(root, "file"))).toBe("PR-S008");
  expect(await code("a\0b")).toBe("PR-S008");
});

test("the line and column of the first byte that is not UTF-8; what the file defines is not missed", async () => {
  const path = await folder("latin");
  const text = SMALL["sources.yaml"] as string;
  await writeFile(join(path, "sources.yaml"), Buffer.from(text.replace("daily", "d\u00e4ily"), "latin1"));
  const at = text.split("\n").findIndex((line) => line.includes("daily"));
  expect(await found(path)).toEqual([
    `PR-S009 sources.yaml:${at + 1}:${(text.split("\n")[at] as string).indexOf("daily") + 2}`,
  ]);
  await writeFile(
    join(path, "sources.yaml"),
    Buffer.concat([Buffer.from(`é${"ö\n".repeat(3)}ab`), Buffer.from([0xff]), Buffer.from("é")]),
  );
  expect(await found(path)).toEqual(["PR-S009 sources.yaml:4:3"]);
  await writeFile(join(path, "sources.yaml"), Buffer.from([0x41, 0xc3])); // a character cut off at the end
  expect((await found(path))[0]).toMatch(/^PR-S009 sources\.yaml:1:/);
});

test("another encoding is one error that names it", async () => {
  const path = await folder("wide");
  const text = SMALL["places.csv"] as string;
  const said = async (bytes: Buffer): Promise<string[]> => {
    await writeFile(join(path, "places.csv"), bytes);
    const { files, unread } = await readFolder(path);
    return parseScenario(files, unread).problems.map((p) => `${p.code} ${p.message}`);
  };
  const wide = "PR-S009 places.csv is not UTF-8; it looks like UTF-16";
  expect(await said(Buffer.from(`\uFEFF${text}`, "utf16le"))).toEqual([wide]);
  expect(await said(Buffer.from(text, "utf16le"))).toEqual([wide]);
  expect(await said(Buffer.from(`\uFEFF${text}`, "utf16le").swap16())).toEqual([wide]);
  expect(await said(Buffer.from(text.replace("North", "N\u00f6rth"), "latin1"))).toEqual([
    "PR-S009 places.csv is not UTF-8; it looks like Latin-1 or Windows-1252",
  ]);
});

test("more than 5 MB is not read", async () => {
  const path = await folder("large");
  await truncate(join(path, "record.yaml"), 5_000_001);
  expect(await found(path)).toEqual(["PR-S002 record.yaml:0:0"]);
});

test("a folder or a pipe in a file's place", async () => {
  const path = await folder("odd", ["claims.yaml", "cases.csv"]);
  await mkdir(join(path, "claims.yaml"));
  expect(await found(path)).toEqual(["PR-S017 claims.yaml:0:0"]);
  if (process.platform !== "win32") {
    execFileSync("mkfifo", [join(path, "cases.csv")]);
    expect(await found(path)).toEqual(["PR-S017 cases.csv:0:0", "PR-S017 claims.yaml:0:0"]);
  }
});

test("links are followed within the folder and nowhere else", async () => {
  const path = await folder("links", ["claims.yaml", "record.yaml"]);
  await writeFile(join(root, "secret.yaml"), "secret: 1\n");
  await writeFile(join(path, "kept.txt"), SMALL["record.yaml"] as string);
  await symlink("kept.txt", join(path, "record.yaml"));
  await symlink("../secret.yaml", join(path, "claims.yaml"));
  const { files } = await readFolder(path);
  expect(files["record.yaml"]).toBe(SMALL["record.yaml"]);
  expect(JSON.stringify(files)).not.toContain("secret");
  expect(await found(path)).toEqual(["PR-S018 claims.yaml:0:0"]);
  await symlink("nowhere", join(path, "baserates.yml"));
  await symlink("/etc", join(path, "cases.yaml"));
  expect((await found(path)).filter((p) => p.startsWith("PR-S018"))).toHaveLength(3);
});

test.each(["map.topo.json", "map.topojson", "map.geojson", "map.json", "Map.GeoJSON"])(
  "%s is read by the rules for every file",
  async (name) => {
    const path = await folder(name);
    const map = join(path, name);
    const again = async (make: () => unknown): Promise<string[]> => {
      await rm(map, { recursive: true, force: true });
      await make();
      return found(path);
    };
    await writeFile(join(root, "outside.json"), '{"secret":1}');
    expect(await again(() => symlink("../outside.json", map))).toEqual([`PR-S018 ${name}:0:0`]);
    expect(JSON.stringify((await readFolder(path)).files)).not.toContain("secret");
    expect(await again(() => symlink("/dev/zero", map))).toEqual([`PR-S018 ${name}:0:0`]);
    expect(await again(() => mkdir(map))).toEqual([`PR-S017 ${name}:0:0`]);
    if (process.platform !== "win32")
      expect(await again(() => execFileSync("mkfifo", [map]))).toEqual([`PR-S017 ${name}:0:0`]);
    expect(await again(async () => (await writeFile(map, ""), truncate(map, 5_000_001)))).toEqual([
      `PR-S002 ${name}:0:0`,
    ]);
    expect(await again(() => writeFile(map, Buffer.from([0x7b, 0x0a, 0xff])))).toEqual([`PR-S009 ${name}:2:1`]);
    // what is wrong with its content is no error, and a byte order mark no part of it
    expect(await again(() => writeFile(map, "\ufeff{"))).toEqual([]);
    expect((await readFolder(path)).files[name]).toBe("{");
  },
);

test("what is no map of this scenario is nobody's business", async () => {
  const path = await folder("beside");
  await mkdir(join(path, "report.json"));
  await symlink("/etc/passwd", join(path, "other.geojson"));
  expect(await found(path)).toEqual([]);
  await writeFile(join(path, "scenario.yaml"), `${SMALL["scenario.yaml"]}map: { file: other.geojson }\n`);
  expect(await found(path)).toEqual(["PR-S018 other.geojson:0:0"]);
});
