import { expect, test } from "vitest";
import { parseRunId, runName, stampOf } from "../../src/questions/runId.ts";
import { steppe } from "../fixture/steppe.ts";

test("both ways of writing a run are read; what is none is not", () => {
  expect(parseRunId("217.3")).toEqual({ world: 217, replicate: 3, branch: 0, stamp: "" });
  expect(parseRunId("217.3.5@1a2b3c")).toEqual({ world: 217, replicate: 3, branch: 5, stamp: "1a2b3c" });
  for (const text of [
    "217",
    "217.",
    "217.3@",
    "217.3@1a2b3",
    "217.3@1A2B3C",
    "217.3@1a2b3c4",
    "a.b",
    "-1.0",
    "217.3 @1a2b3c",
  ])
    expect(parseRunId(text), text).toBeNull();
  expect(runName({ world: 7, replicate: 0, branch: 0 })).toBe("7.0");
  expect(runName({ world: 7, replicate: 0, branch: 2, stamp: "1a2b3c" })).toBe("7.0.2");
});

test("the stamp changes with what runs are made of, and with nothing else", () => {
  const scenario = steppe(4);
  const stamp = stampOf(scenario);
  expect(stamp).toMatch(/^[0-9a-f]{6}$/);
  expect(stampOf(steppe(4))).toBe(stamp);
  expect(stampOf({ ...scenario, title: "Another title", claims: [], record: [], sources: [], hash: "x" })).toBe(stamp);
  expect(stampOf({ ...scenario, days: scenario.days + 1 })).not.toBe(stamp);
  expect(stampOf({ ...scenario, requester: "ousted" })).not.toBe(stamp);
  expect(stampOf({ ...scenario, places: scenario.places.slice(1) })).not.toBe(stamp);
  const [first, ...rest] = scenario.places;
  const more = { ...first!, people: { ...first!.people, value: first!.people.value + 1 } };
  expect(stampOf({ ...scenario, places: [more, ...rest] })).not.toBe(stamp);
});
