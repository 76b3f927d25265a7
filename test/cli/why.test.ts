// compare and explain as a user types them: what works, and what is told when it cannot.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BRIEF, changed } from "../scenario/small.ts";
import { KAZAKHSTAN, precedent, session, unwrapped } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const inTurn = session();
const small = join(root, "small");
beforeAll(() => written(small, BRIEF));

const HOLD = "--force=government never concede";
const compare = (...more: string[]) => precedent(["compare", small, ...more]);
const explain = (...more: string[]) => precedent(["explain", small, ...more]);

describe("what cannot be compared or explained is said, with exit 2", () => {
  test.each([
    [["compare"], /nothing to compare; say what is changed/],
    [["compare", "--set", "mobilisation.joinRat=3"], /did you mean mobilisation\.joinRate\?/],
    [["compare", "--set", "mobilisation.joinRate=often"], /is not a number/],
    [["compare", "--set", "mobilisation.joinRate=-1"], /lies between 0 and 1000000/],
    [["compare", "--set", "given.watched=2"], /share from 0 to 1/],
    [["compare", "--set", "decide.shockForm=loud"], /one of rate, held/],
    [["compare", "--force", "government sing"], /it can concede/],
    [["compare", "--variant", "sterm"], /no variant "sterm"; did you mean stern\?/],
    [["compare", "--variant", "stern", "--given", "requestd"], /did you mean requested\?/],
    [["compare", "--set", "hardship.shockSize=0", "--given", "requested"], /acts from the start/],
    [["compare", "--variant", "stern", "--run", "3"], /not the name of a run/],
    [["compare", "--variant", "stern", "--run", "3.0.2"], /another future of a run; say from where/],
    [["compare", "--variant", "stern", "--run", "3.0", "--given", "deployed"], /never comes to "deployed"/],
    [
      ["compare", "--variant", "stern", "--run", "3.0@abcdef"],
      /of another version: .* end in @[0-9a-f]{6}[\s\S]*To get it back/,
    ],
    [
      ["compare", "--variant", "stern", "--given", "people first > 99999999", "--worlds", "4", "--workers", "1"],
      /never came in \d worlds/,
    ],
    [["explain"], /say which run/],
    [["explain", "--run", "3.0", "--counterexample", "C1"], /say which run/],
    [["explain", "--run", "3.0", "--of", "deploied"], /did you mean deployed\?/],
    [["explain", "--run", "3.0", "--of", "deaths"], /deaths > 100/],
    [["explain", "--run", "3.0", "--of", "fallen"], /not so that the incumbent loses power[\s\S]*not fallen/],
    [
      ["explain", "--counterexample", "C1", "--report", "nowhere.json"],
      /no ledger at nowhere\.json; run precedent test first/,
    ],
    [["explain", "--counterexample", "C1", "--report", "package.json"], /not a ledger/],
    [["explain", "--counterexample", "C1", "--set", "a=1"], /has its claim's arms/],
  ] as const)("%j", async ([verb, ...args], said) => {
    const { code, out, err } = await inTurn([verb, small, ...args]);
    expect(err).toMatch(said);
    expect(err).toMatch(/^error /m);
    expect(err).not.toContain("fault of Precedent");
    expect(out).toBe("");
    expect(code).toBe(2);
  });
});

test("a value outside its range is used, and said", async () => {
  const { code, out } = await compare("--set", "mobilisation.joinRate=9", "--run", "3.0");
  expect(code).toBe(0);
  expect(unwrapped(out)).toMatch(
    /note mobilisation\.joinRate is drawn from .*; 9 lies outside and is used all the same/,
  );
});

test("a comparison is the same for any number of workers, and its page stands by itself", async () => {
  const folder = join(root, "page");
  const one = await compare(HOLD, "--worlds", "12", "--futures", "1", "--json", "--workers", "1");
  const two = await compare(HOLD, "--worlds", "12", "--futures", "1", "--json", "--workers", "2", "--out", folder);
  expect(one.code).toBe(0);
  expect(one.out).toBe(two.out);
  expect(JSON.parse(one.out)).toMatchObject({ format: 1, seed: 1, futures: 1, level: 0.95, stoppedOf: null });
  expect(await readdir(folder)).toEqual([".precedent.json", "compare.html"]);
  expect(await readFile(join(folder, "compare.html"), "utf8")).toContain("<!doctype html>");
});

test("a run's two stories, by either name of it, are the same; the run of another scenario is found where it is", async () => {
  const json = JSON.parse((await explain("--run", "3.0", "--of", "not fallen", "--json")).out) as {
    outcome: string;
    run: { id: string };
  };
  expect(json).toMatchObject({ format: 1, outcome: "not fallen", run: { id: "3.0" } });
  const check = await precedent(["check", small]);
  const stamp = /end in @([0-9a-f]{6})/.exec(check.out)?.[1] ?? "";
  const [plain, stamped] = await Promise.all(["3.0", `3.0@${stamp}`].map((run) => compare(HOLD, "--run", run)));
  expect(plain?.code).toBe(0);
  expect(stamped?.out).toBe(plain?.out);
  const beside = await written(join(root, "beside"), {
    ...BRIEF,
    "scenario.yaml": changed(BRIEF, "scenario.yaml", ["watched: 0.5", "watched: 0.6"]),
  });
  const other = await precedent(["compare", beside, HOLD, "--run", `3.0@${stamp}`]);
  expect(other.code).toBe(2);
  expect(other.err).toContain(`run 3.0@${stamp} is not of small, whose runs end in @`);
  expect(other.err).toContain(`give that folder instead: ${small} --run 3.0@${stamp}`);
});

test("from a ledger: its own version only", async () => {
  const file = join(root, "report.json");
  const report = { format: 1, seed: 1, scenario: { id: "other", runs: "abcdef" }, claims: [] };
  await writeFile(file, JSON.stringify(report));
  const { code, err } = await explain("--counterexample", "C1", "--report", file);
  expect(code).toBe(2);
  expect(err).toMatch(/of another scenario or version: of other, whose runs end in @abcdef/);
});

test("both work on the shipped scenario: its own variant, and what did not happen in a run", async () => {
  const compared = await precedent(["compare", KAZAKHSTAN, "--variant", "stern", "--run", "3.0"]);
  expect([compared.code, compared.err]).toEqual([0, ""]);
  expect(compared.out).toContain("stern: The price is not given back.");
  const refused = await precedent(["explain", KAZAKHSTAN, "--run", "3.0", "--of", "fallen"]);
  expect([refused.code, refused.out]).toEqual([2, ""]);
  expect(refused.err).toMatch(/not so that the incumbent loses power[\s\S]*not fallen/);
});
