// `precedent drivers` as a user starts it: what is refused, what is written, and what an interruption leaves.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Drivers } from "../../src/questions/drivers/driverResult.ts";
import { SMALL } from "../scenario/small.ts";
import { precedent } from "./command.ts";

let root = "";
let small = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "precedent-drivers-"));
  small = await mkdtemp(join(root, "s-"));
  for (const [name, text] of Object.entries(SMALL)) await writeFile(join(small, name), text);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const REFUSED: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
  ["no question", [], /required option '--of <name>'/],
  ["an unknown outcome", ["--of", "larg"], /there is no outcome or claim "larg"\. Did you mean large\?/],
  ["a name that is like nothing", ["--of", "\u001b[31mxyzzyxyzzy"], /there is no outcome or claim/],
  [
    "fewer worlds than factors",
    ["--of", "large", "--worlds", "100"],
    /100 worlds are too few .* give --worlds \d+ or more/,
  ],
  ["no assumptions", ["--of", "large", "--assumptions", "0"], /a whole number from 1/],
];

test.concurrent.each(REFUSED)("%s: a sentence, exit 2, nothing on the output", async (_, args, says) => {
  const ended = await precedent(["drivers", small, ...args]);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toMatch(says);
  expect(ended.err).not.toMatch(/\n\s+at |undefined|\[object/);
  expect(ended.err).not.toContain("\u001b");
});

test("an unknown scenario, and an outcome that never varies: exit 2", { timeout: 60_000 }, async () => {
  const missing = await precedent(["drivers", join(root, "none"), "--of", "large"]);
  expect([missing.code, missing.out]).toEqual([2, ""]);
  expect(missing.err).toContain("error PR-S008");
  // without a shock nobody ever goes out in numbers
  const fixed = await mkdtemp(join(root, "f-"));
  const files = {
    ...SMALL,
    "assumptions.yaml": `${SMALL["assumptions.yaml"]}hardship.shockSize: { value: 0, source: CENSUS, mark: V }\noutsideHands.seedStrength: { value: 0, source: CENSUS, mark: V }\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(fixed, name), text);
  const still = await precedent(["drivers", fixed, "--of", "large", "--worlds", "1600", "--assumptions", "4"]);
  expect([still.code, still.out]).toEqual([2, ""]);
  expect(still.err).toMatch(/"large" never varies: it is .* in each of \d+ worlds/);
});

test(
  "the page and its data, the same on one thread and on two; --json prints the data",
  { timeout: 120_000 },
  async () => {
    const out = join(root, "out");
    const args = ["drivers", small, "--of", "crisis", "--worlds", "1600", "--assumptions", "4", "--seed", "0"];
    const [one, two] = [
      await precedent([...args, "--workers", "1", "--out", out]),
      await precedent([...args, "--workers", "2", "--json"]),
    ];
    expect([one.code, two.code]).toEqual([0, 0]);
    expect((await readdir(out)).toSorted()).toEqual(["drivers-crisis.html", "drivers-crisis.json"]);
    const written = JSON.parse(await readFile(join(out, "drivers-crisis.json"), "utf8")) as Drivers;
    expect(JSON.parse(two.out)).toEqual(written);
    expect(one.out).toContain("WHAT MATTERS");
    expect(one.out).toContain(join(out, "drivers-crisis.html"));
    expect(written.seed).toBe(0);
  },
);

test("Ctrl-C: soon, exit 130, with what was finished or nothing", { timeout: 60_000 }, async () => {
  const ended = await precedent(["drivers", small, "--of", "crisis", "--worlds", "200000"], (kill) =>
    setTimeout(() => kill("SIGINT"), 3000),
  );
  expect(ended.code).toBe(130);
  expect(ended.out === "" || ended.out.includes("Stopped early")).toBe(true);
});
