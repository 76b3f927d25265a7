// Shares as they are read: whatever is wrong with one is told, each thing once, and nothing is made of what is left.
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";
import { SMALL } from "./small.ts";

const share = (lines: readonly string[]): string => `S:
  text: Whose inputs move it.
  type: mechanism
  group: Inputs
  tests:
    - share:
${lines.map((line) => `        ${line}`).join("\n")}
`;
const GOOD = [
  "outcome: peakPeople",
  "given: crisis",
  "atLeast: 10 %",
  "first: { name: street, inputs: [mobilisation.crowdPull] }",
  "second: { name: state, inputs: [repression.riskPerForce] }",
  "says: first moves it more",
];
const codes = (lines: readonly string[]): string[] =>
  parseScenario({ ...SMALL, "claims.yaml": share(lines) }).problems.map((p) => p.code);

test("a sound one is read", () => {
  expect(codes(GOOD)).toEqual([]);
});

test.each([
  ["outcome: peakPeople", "outcome: peakPeple"],
  ["given: crisis", "given: crises"],
  ["atLeast: 10 %", "atLeast: many"],
  [
    "first: { name: street, inputs: [mobilisation.crowdPull] }",
    "first: { name: street, inputs: [mobilisation.crowdPul] }",
  ],
  ["second: { name: state, inputs: [repression.riskPerForce] }", "second: { name: state, inputs: [repression.risk] }"],
])("where `%s` reads `%s` that is one error", (from, to) => {
  expect(GOOD).toContain(from);
  expect(codes(GOOD.map((line) => (line === from ? to : line)))).toHaveLength(1);
});

test("two mistakes are two errors", () => {
  expect(codes(GOOD.map((line) => line.replace("crisis", "crises").replace("riskPerForce", "risk")))).toHaveLength(2);
});
