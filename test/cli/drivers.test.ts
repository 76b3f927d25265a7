// `precedent drivers` as a user starts it: what is refused, and what is written. Interrupted: interrupt.test.ts.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Drivers } from "../../src/questions/drivers/driverResult.ts";
import { BRIEF } from "../scenario/small.ts";
import { precedent, session, unwrapped } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const inTurn = session();
const small = join(root, "small");
beforeAll(() => written(small, BRIEF));
const assuming = (name: string, lines: string) =>
  written(join(root, name), { ...BRIEF, "assumptions.yaml": `${BRIEF["assumptions.yaml"]}${lines}` });

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

test.each(REFUSED)("%s: a sentence, exit 2, nothing on the output", async (_, args, says) => {
  const ended = await inTurn(["drivers", small, ...args, "--workers", "1"]);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toMatch(says);
  expect(ended.err).not.toMatch(/\n\s+at |undefined|\[object/);
  expect(ended.err).not.toContain("\u001b");
});

test("an unknown scenario, an outcome that never varies, too few worlds that stay calm: exit 2", async () => {
  const missing = await precedent(["drivers", join(root, "none"), "--of", "large"]);
  expect([missing.code, missing.out]).toEqual([2, ""]);
  expect(missing.err).toContain("error PR-S008");
  // without a shock nobody ever goes out in numbers
  const fixed = await assuming(
    "fixed",
    `hardship.shockSize: { value: 0, source: CENSUS, mark: V }
outsideHands.seedStrength: { value: 0, source: CENSUS, mark: V }
`,
  );
  const few = ["--worlds", "2000", "--assumptions", "4", "--workers", "1"];
  const still = await precedent(["drivers", fixed, "--of", "large", ...few]);
  expect([still.code, still.out]).toEqual([2, ""]);
  expect(still.err).toMatch(/"large" never varies: it is .* in each of \d+ worlds/);
  const restless = await assuming(
    "restless",
    `mobilisation.calmGap: { value: 0, source: CENSUS, mark: V }
mobilisation.crowdPull: { value: 100, source: CENSUS, mark: V }
`,
  );
  const none = await precedent(["drivers", restless, "--of", "large", ...few]);
  expect([none.code, none.out]).toEqual([2, ""]);
  expect(none.err).toMatch(/^error only \d+ of \d+ worlds are left, .*; give more --worlds, or make crowds calmer/m);
});

test("the page and its data, the same on one thread and on two; --json prints the data", async () => {
  const out = join(root, "out");
  const args = ["drivers", small, "--of", "crisis", "--worlds", "2000", "--assumptions", "4", "--seed", "0"];
  const [one, two] = [
    await precedent([...args, "--workers", "1", "--out", out]),
    await precedent([...args, "--workers", "2", "--json"]),
  ];
  expect([one.code, two.code]).toEqual([0, 0]);
  expect((await readdir(out)).toSorted()).toEqual([".precedent.json", "drivers-crisis.html", "drivers-crisis.json"]);
  const found = JSON.parse(await readFile(join(out, "drivers-crisis.json"), "utf8")) as Drivers;
  expect(JSON.parse(two.out)).toEqual(found);
  expect(one.out).toContain("WHAT MATTERS");
  expect(unwrapped(one.out)).toContain(join(out, "drivers-crisis.html"));
  expect(found.seed).toBe(0);
});
