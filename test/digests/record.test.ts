// How the record tells what differs, and when it may be renewed.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { newerThan, renewal, resultsChanges } from "../../scripts/changelog.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { worldWith } from "../model/stage.ts";
import { cellsApart, cellsIn, lineOf } from "./cells.ts";
import { differences, textOf, type Digests } from "./record.ts";
import { recorded } from "./recorded.ts";
import { parts } from "./results.ts";
import { scenarioDigests } from "./scenarios.ts";

const DAYS = 3;
/** Two short runs, of which `spoil` may change one at the end of a tick. */
function digests(spoil: (run: ReturnType<typeof startRun>) => void = () => {}, at = Infinity): Digests {
  const begin = (index: number) => () => {
    const run = startRun(worldWith({}, { places: 3, index }), 0, true);
    if (index !== 1) return run;
    const own = Object.getOwnPropertyDescriptor(run, "tick")!;
    let tick = own.value as number;
    // a tick counts itself as it begins: what is changed then is seen at its end
    Object.defineProperty(run, "tick", {
      get: () => tick,
      set(next: number) {
        tick = next;
        if (next === at) spoil(run);
      },
    });
    return run;
  };
  const courses = [0, 1].map((i) => ({ name: `world ${i}`, begin: begin(i), followed: false, around: false }));
  const scenarios = { toy: scenarioDigests(DAYS, courses).digests };
  return {
    functions: { core: { exp: "a of 3" } },
    scenarios,
    results: { fit: parts({ worth: 3.5, said: "in words" }, 1) },
  };
}

describe("what differs is named", () => {
  const then = digests();
  test("nothing where nothing differs", () => {
    expect(differences(then, digests())).toEqual([]);
  });
  test("scenario, run, tick with its day and hour, field", () => {
    const [first = "", ...others] = differences(
      then,
      digests((run) => (run.state.injured[0] = 1e-300), 11),
    );
    expect(first).toBe("toy: world 1 first differs at tick 11 (day 1, 09:00) in injured");
    expect(others).toEqual([]);
    const turned = differences(
      then,
      digests((run) => (run.state.legitimacy[0] = 0.5), 4),
    );
    expect(turned[0]).toMatch(
      /^toy: world 1 first differs at tick 4 \(day 0, 12:00\) in quiet, active, .* and \d+ more$/,
    );
  });
  test("a run that is not in the record, a function, a part of a result", () => {
    const { toy } = then.scenarios;
    const fewer = { ...then, scenarios: { toy: { ...toy!, runs: { "world 0": toy!.runs["world 0"]! } } } };
    expect(differences(fewer, then)).toEqual(["toy: runs that are not in the record: world 1"]);
    expect(differences(then, fewer)).toEqual(["toy: runs that are only in the record: world 1"]);
    expect(differences(then, { ...then, functions: { core: { exp: "b of 3" } } })).toEqual([
      "functions of src/core: exp",
    ]);
    const other = { ...then, results: { fit: parts({ worth: 3.25, said: "in other words" }, 1) } };
    expect(differences(then, other)).toEqual(["results of fit: worth"]);
  });
});

test("cells: what is new in which, as text and back", () => {
  const line = lineOf([7, null, null, null, null, null, null, -1, null, 3]);
  expect(line).toMatch(/^[0-9a-f]{8} A\(6\)_\.A$/);
  expect(cellsIn(line)).toBe("A......_.A");
  expect(cellsApart(line, lineOf([7, null, 1e9]))).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

describe("the record is renewed where the changelog says why", () => {
  const changelog = (...lines: string[]): string =>
    `# Changes\n\n## Unreleased\n\n### Added\n\n- No result.\n\n### Results change\n\n${lines.map((l) => `- ${l}\n`).join("")}\n## 0.1.0\n\n### Results change\n\n- An old one,\n  on two lines.\n`;
  const then = digests();
  const now: Digests = { ...then, functions: { core: { exp: "b of 3" } } };
  const first = renewal(null, null, then, changelog("First."));
  if (first.kind !== "renewed") throw new Error("a first record is written");
  const { record } = first;

  test("its lines are those under that heading, in every version", () => {
    expect(resultsChanges(changelog("First.", "Second."))).toEqual(["First.", "Second.", "An old one, on two lines."]);
    expect(resultsChanges("- no heading\n")).toEqual([]);
  });
  test("nothing differs: nothing is written but lines that the record does not know, so that none lets a later change through", () => {
    expect(renewal(record, record, then, changelog("First."))).toEqual({ kind: "same" });
    expect(newerThan(record, changelog("First."))).toEqual([]);
    const text = changelog("First.", "Another.");
    expect(newerThan(record, text)).toEqual(["Another."]);
    const noted = renewal(record, record, then, text);
    expect(noted).toMatchObject({ kind: "noted", lines: ["Another."], record: { digests: then } });
    if (noted.kind !== "noted") return;
    expect(newerThan(noted.record, text)).toEqual([]);
    expect(renewal(noted.record, noted.record, now, text).kind).toBe("refused");
    // a line that went does not matter
    expect(renewal(noted.record, noted.record, then, changelog("First."))).toEqual({ kind: "same" });
  });
  test("refused without a new line, also where one was moved; renewed with one", () => {
    for (const text of [changelog("First."), changelog(), changelog("An old one, on two lines.", "First.")])
      expect(renewal(record, record, now, text).kind).toBe("refused");
    const renewed = renewal(record, record, now, changelog("The exponential is rounded.", "First."));
    expect(renewed).toMatchObject({
      kind: "renewed",
      differences: ["functions of src/core: exp"],
      record: { digests: now },
    });
    // once more before it is committed: the line is still new
    const again = renewed.kind === "renewed" ? renewed.record : record;
    expect(renewal(again, record, then, changelog("The exponential is rounded.", "First.")).kind).toBe("renewed");
    expect(renewal(again, null, then, changelog("The exponential is rounded.", "First.")).kind).toBe("refused");
  });
});

test("the record knows every line under Results change; where not: `npm run digests`, and commit the record with the line", () => {
  const changelog = readFileSync(new URL("../../CHANGELOG.md", import.meta.url), "utf8");
  expect(resultsChanges(changelog).length).toBeGreaterThan(5);
  expect(newerThan(recorded(), changelog)).toEqual([]);
});

test("the record is small, one line an entry", () => {
  const text = textOf(recorded());
  expect(text.length).toBeLessThan(350_000);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(800);
});

test("a run goes on after a digest of it as it would have", () => {
  const [one, other] = [0, 0].map(() => startRun(worldWith({}, { places: 3 }), 0));
  scenarioDigests(DAYS, [{ name: "a", begin: () => one!, followed: false, around: true }]);
  advance(other!, DAYS);
  expect(one!.state.data).toEqual(other!.state.data);
});
