// Every known answer, and what the table of them could get wrong.
import { expect, test } from "vitest";
import { agrees } from "../../examples/classics/answers/answer.ts";
import { knownAnswers } from "../../examples/classics/knownAnswers.ts";

const answers = knownAnswers();

test.each(answers.map((a) => [a.model, a.what, a] as const))("%s: %s", (_, __, answer) => {
  expect(Math.abs(answer.got - answer.expected)).toBeLessThanOrEqual(answer.within);
});

test("a wrong answer would not pass: none is given more room than a tenth, but where seeds differ", () => {
  const exact = answers.filter((a) => a.model !== "Epstein I");
  const loose = exact.filter((a) => a.within > 0.1 * Math.max(Math.abs(a.expected), 1e-3));
  expect(loose.map((a) => `${a.model}: ${a.what}`)).toEqual([]);
  expect(agrees({ ...(answers[0] as (typeof answers)[0]), got: NaN })).toBe(false);
});

test("each has a source and a name of its own", () => {
  expect(new Set(answers.map((a) => `${a.model}: ${a.what}`)).size).toBe(answers.length);
  expect(answers.every((a) => a.source.length > 5 && Number.isFinite(a.expected))).toBe(true);
  expect(new Set(answers.map((a) => a.standing)).size).toBe(3);
});
