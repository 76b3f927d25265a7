// A scenario of five thousand lines with one mistake at its end: the mistake is found there, and the time grows with the lines only.
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { SMALL } from "./small.ts";

const entry = (name: string, outcome: string): string =>
  `${name}:\n  outcome: ${outcome}\n  at: 2022-01-02T12:00+06:00\n  value: 1\n  mark: V\n  sources: [PRESS]\n  text: Some were there.\n`;

function scenarioOf(lines: number): Record<string, string> {
  const own = SMALL["record.yaml"] as string;
  const more = Math.floor((lines - own.split("\n").length) / 7) - 1;
  const entries = Array.from({ length: more }, (_, i) => entry(`e${i}`, "regions"));
  return { ...SMALL, "record.yaml": `${own}${entries.join("")}${entry("last", "regoins")}` };
}

/** Least processor time of some readings, ms: what else the machine does adds to the others. */
function cost(files: Record<string, string>): number {
  const once = (): number => {
    const before = process.cpuUsage();
    expect(parseScenario(files).problems).toHaveLength(1);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(...Array.from({ length: 5 }, once));
}

test("the mistake is told with its line, and five times the lines take at most eight times the work", () => {
  const long = scenarioOf(5000);
  const text = problemText(parseScenario(long).problems, long);
  expect(text).toMatch(/^error PR-S044 {2}unknown outcome "regoins"\n {2}record\.yaml:49\d\d:12\n/);
  expect(text).toContain("did you mean `regions`?");
  expect(text).toContain("1 error in 1 file");
  expect(cost(long)).toBeLessThan(8 * cost(scenarioOf(1000)));
});
