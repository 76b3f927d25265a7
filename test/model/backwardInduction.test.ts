// Known answers: the three-stage crisis of the quantal-response literature, worked out independently (outcomes in the order: status quo,
// the other gives way, the first backs down, war).
import { expect, test } from "vitest";
import { backwardInduction } from "../known/backwardInduction.ts";

const first = [0, 1, -1, -0.5];
const second = [0, -1, 1, -0.5];
const CRISIS = [first, second, first];

test.each([
  [0, [0.5, 0.25, 0.125, 0.125]],
  [1, [0.5637, 0.1117, 0.1225, 0.202]],
  [5, [0.9128, 0.0039, 0.0063, 0.077]],
] as const)("outcomes of the crisis at precision %s", (lambda, known) => {
  const { outcomes } = backwardInduction(CRISIS, lambda);
  outcomes.forEach((p, i) => expect(p).toBeCloseTo(known[i] as number, 4));
});

test("without error the status quo is left alone", () => {
  const { outcomes } = backwardInduction(CRISIS, 1000);
  expect(outcomes[0]).toBeCloseTo(1, 9);
});

test("outcomes add up, a game of one is a logit, and a mover sees through those after it", () => {
  for (const lambda of [0, 0.5, 2, 6])
    expect(backwardInduction(CRISIS, lambda).outcomes.reduce((s, p) => s + p, 0)).toBeCloseTo(1, 12);
  expect(backwardInduction([[0, 0.4]], 3).goesOn[0]).toBeCloseTo(1 / (1 + Math.exp(-1.2)), 12);
  // by enumeration: the second goes on with q, so the first compares q b + (1-q) a with what it has
  const q = 1 / (1 + Math.exp(-2 * (0.3 - -0.2)));
  const ahead = q * 0.9 + (1 - q) * -0.6;
  const { goesOn } = backwardInduction(
    [
      [0.1, -0.6, 0.9],
      [0, -0.2, 0.3],
    ],
    2,
  );
  expect(goesOn[1]).toBeCloseTo(q, 12);
  expect(goesOn[0]).toBeCloseTo(1 / (1 + Math.exp(-2 * (ahead - 0.1))), 12);
});
