import { expect, test } from "vitest";
import { countTests, failures, slowest, summary } from "../../scripts/summary.ts";

const ALL = { chromium: "c", gcc: "g", redis: "r", postgres: "p" };
const tests = (...status: string[]) => status.map((s, i) => ({ status: s, fullName: `test ${i}` }));
const file = (status: string, ...states: string[]) => ({
  name: "a.test.ts",
  status,
  startTime: 0,
  endTime: 0,
  assertionResults: tests(...states),
});

test("passed, failed and skipped tests are counted", () => {
  const report = { testResults: [file("failed", "passed", "failed", "skipped"), file("passed", "passed", "todo")] };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1, skipped: ["test 2", "test 1"] });
});

test("a file that breaks before its tests is one failure", () => {
  expect(countTests({ testResults: [file("failed")] }, 1)).toEqual({ passed: 0, failed: 1, skipped: [] });
});

test("an error outside all tests is a failure although every test passed", () => {
  expect(countTests({ testResults: [file("passed", "passed")] }, 1).failed).toBe(1);
  expect(countTests({ testResults: [file("passed", "passed")] }, 0).failed).toBe(0);
});

test("what could not run fails only in CI, and is always named with its remedy", () => {
  const parts = [{ name: "tests", passed: 3, failed: 0, skipped: ["the same bits in Chromium"], seconds: 1 }];
  expect(failures(parts, false)).toBe(0);
  expect(failures(parts, true)).toBe(1);
  const text = summary(parts, false, { ...ALL, chromium: undefined });
  expect(text).toContain("1 could not run");
  expect(text).toContain("- the same bits in Chromium");
  expect(text).toContain("apt-get install chromium");
  expect(text).not.toContain("gcc");
  expect(text).toContain("All passed.");
  expect(summary(parts, true, { ...ALL, chromium: undefined, gcc: undefined })).toContain("1 failed.");
});

test("the slowest files are named from the root on, slowest first, after the times of the parts", () => {
  const took = (name: string, ms: number) => ({
    ...file("passed", "passed"),
    name,
    startTime: 5000,
    endTime: 5000 + ms,
  });
  const report = { testResults: [took("/r/test/a.test.ts", 900), took("/r/test/b.test.ts", 7250), took("/r/c", 10)] };
  const found = slowest(report, "/r", 2);
  expect(found).toEqual([
    { file: "test/b.test.ts", seconds: 7.25 },
    { file: "test/a.test.ts", seconds: 0.9 },
  ]);
  const part = { name: "tests", passed: 3, failed: 0, skipped: [], seconds: 8.2, slowest: found };
  const text = summary([part], false, ALL);
  expect(text).toMatch(
    /tests +3 passed {2}\(8\.2 s\)[\s\S]* 7\.3 s {2}test\/b\.test\.ts[\s\S]* 0\.9 s {2}test\/a\.test\.ts/,
  );
});
