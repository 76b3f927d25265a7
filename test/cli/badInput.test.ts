// Every kind of bad input, through the command line: its code, exit 2, nothing on the output, nothing written.
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InputError, loadScenario } from "../../src/cli/scenario.ts";
import { FILES } from "../../src/scenario/parse.ts";
import { SMALL } from "../scenario/small.ts";
import { session } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const inTurn = session();

const S = "scenario.yaml";
const C = "claims.yaml";

/** What is wrong, the code, the file, what is replaced and by what. */
const ROWS: readonly (readonly [what: string, code: string, file: string, from: string, to: string])[] = [
  ["YAML syntax", "PR-S003", S, "state: {", "state: {{"],
  ["unknown key", "PR-S014", S, "requester:", "requster:"],
  ["wrong type", "PR-S010", S, "title: A small crisis", "title: [1]"],
  ["wrong unit", "PR-S020", S, "30 d", "30 km"],
  ["range upside down", "PR-S022", S, "between: [0.2, 0.8]", "between: [0.8, 0.2]"],
  ["probability above 1", "PR-S023", S, "watched: 0.5", "watched: 1.5"],
  ["probability below 0", "PR-S023", C, "chance: 5 %", "chance: -5 %"],
  ["NaN", "PR-S020", S, "watched: 0.5", "watched: .nan"],
  ["infinity", "PR-S020", S, "watched: 0.5", "watched: .inf"],
  ["NaN as text", "PR-S020", S, "watched: 0.5", "watched: NaN"],
  ["a number beyond all", "PR-S020", S, "watched: 0.5", "watched: 1e999"],
  ["a place that is not there", "PR-S040", S, "at: north", "at: west"],
  ["a source that is not there", "PR-S030", S, "source: CENSUS, mark: V", "source: SENSUS, mark: V"],
  ["an entry that is not there", "PR-S046", C, "entries: [request]", "entries: [nothing]"],
  ["two things with one id", "PR-S005", "places.csv", "south,", "north,"],
  ["a key twice", "PR-S005", S, "horizon: 30 d", "horizon: 30 d\nhorizon: 20 d"],
  ["a region without people", "PR-S023", "places.csv", "North,500000", "North,0"],
  ["a region with no number of people", "PR-S020", "places.csv", "North,500000", "North,"],
  ["an outcome that does not exist", "PR-S044", C, "outcome: deployed", "outcome: deplyed"],
  ["arms that are equal", "PR-S056", C, "poor: [{ set: hardship.legitimacy, to: 0.3 }]", "poor: []"],
  ["a given that settles the outcome", "PR-S059", C, "outcome: deployed\n", "outcome: requested\n"],
  [
    "a given that the arms would change",
    "PR-S060",
    C,
    "to: contested }",
    "to: contested }, { set: hardship.shockSize, to: 2 }",
  ],
  ["an alias", "PR-S006", S, "watched: 0.5", "watched: &a 0.5\n  tied: *a"],
];

const folder = async (files: Readonly<Record<string, string>>): Promise<string> =>
  written(await mkdtemp(join(root, "s-")), files);

async function expectRefused(path: string, code: string, verb = "check"): Promise<void> {
  const inside = (): Promise<string[]> => readdir(path).catch(() => []);
  const before = await inside();
  const ended = await inTurn([verb, path]);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toContain(`error ${code}`);
  expect(ended.err).not.toMatch(/\n\s+at |undefined|\[object/);
  expect(await inside()).toEqual(before);
}

test.each(ROWS)("%s: %s", async (_, code, file, from, to) => {
  expect(SMALL[file]).toContain(from);
  await expectRefused(await folder({ ...SMALL, [file]: (SMALL[file] as string).replace(from, () => to) }), code);
});

test("missing folder, file for a folder, missing file, folder for a file, not UTF-8, over 5 MB, too many places", async () => {
  await expectRefused(join(root, "none"), "PR-S008");
  const path = await folder(SMALL);
  await expectRefused(join(path, "scenario.yaml"), "PR-S008");
  await rm(join(path, "scenario.yaml"));
  await expectRefused(path, "PR-S001", "test");
  await mkdir(join(path, "scenario.yaml"));
  await expectRefused(path, "PR-S017");
  const latin = await folder(SMALL);
  await writeFile(join(latin, "record.yaml"), Buffer.from("caf\u00e9: 1\n", "latin1"));
  await expectRefused(latin, "PR-S009");
  await truncate(join(latin, "record.yaml"), 5_000_001);
  await expectRefused(latin, "PR-S002");
  const row = "X,1000,V,CENSUS,51.2,71.4,6,,\n";
  await expectRefused(
    await folder({
      ...SMALL,
      "places.csv": `${SMALL["places.csv"]}${Array.from({ length: 500 }, (_, i) => `p${i},${row}`).join("")}`,
    }),
    "PR-S002",
  );
});

test("a bomb of aliases ends at once", async () => {
  const bomb = Array.from({ length: 150 }, (_, i) => `k${i}: &a${i} [${i > 0 ? `*a${i - 1}, *a${i - 1}` : "x"}]`).join(
    "\n",
  );
  await expectRefused(await folder({ ...SMALL, [S]: bomb }), "PR-S006");
});

test("mutated folders are read or refused, and nothing else happens", async () => {
  const path = await folder(SMALL);
  const piece = fc.oneof(
    fc.constantFrom(
      ":",
      "{",
      "}",
      "[",
      "]",
      "- ",
      "#",
      '"',
      "&a ",
      "*a",
      "!!map",
      "\n",
      "  ",
      "\t",
      "|",
      "? ",
      "null",
      ".nan",
      "1e999",
      "-0",
      "\u001b[31m",
      "__proto__",
      "\ufeff",
      ",",
    ),
    fc.string({ unit: "binary", maxLength: 4 }),
    fc.constantFrom(...Object.values(SMALL).flatMap((text) => text.split("\n"))),
  );
  const bytes = fc.uint8Array({ maxLength: 3 }).map((b) => Buffer.from(b));
  const change = fc.record({
    at: fc.nat(3000),
    cut: fc.nat(40),
    put: fc.oneof(
      piece.map((t) => Buffer.from(t)),
      bytes,
    ),
  });
  let sound = 0;
  let broken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FILES),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (name, changes) => {
        let text: Buffer = Buffer.from(SMALL[name] as string);
        for (const { at, cut, put } of changes) {
          const from = at % (text.length + 1);
          text = Buffer.concat([text.subarray(0, from), put, text.subarray(from + cut)]);
        }
        await writeFile(join(path, name), text);
        const said = await loadScenario(path).then(
          () => "",
          (error: unknown) => {
            // what the command line ends with 2; anything else would be a fault of ours, and 1
            expect(error).toBeInstanceOf(InputError);
            return (error as Error).message;
          },
        );
        if (said === "") sound++;
        else broken++;
        expect(said === "" || /^error PR-S\d{3} /.test(said)).toBe(true);
        // eslint-disable-next-line no-control-regex
        expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        await writeFile(join(path, name), SMALL[name] as string);
      },
    ),
    { seed: 5, numRuns: 400 },
  );
  expect(sound).toBeGreaterThan(3);
  expect(broken).toBeGreaterThan(100);
});
