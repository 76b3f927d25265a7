// The table of known answers and Epstein's claims on a terminal of any width.
import { beforeAll, expect, test } from "vitest";
import { crowdAnswers } from "../../examples/classics/answers/crowds.ts";
import { gameAnswers } from "../../examples/classics/answers/games.ts";
import { agrees } from "../../examples/classics/answers/answer.ts";
import { classicsDocument } from "../../examples/classics/report/classics.ts";
import { epsteinDocument } from "../../examples/classics/report/epstein.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { width } from "../../src/report/terminal/lines.ts";
import { epstein, type EpsteinReport } from "../../examples/classics/classics.ts";

const answers = [...crowdAnswers(), ...gameAnswers()].map((a) => ({ ...a, agrees: agrees(a) }));
let report: EpsteinReport;
beforeAll(() => {
  const work = epstein({ seed: 3, runs: 2, command: "precedent classics epstein --runs 2 --seed 3" });
  let step = work.next();
  while (!step.done) step = work.next();
  report = step.value;
});

test.each([40, 63, 64, 80, 120])("nothing is wider than %i columns, and every answer is there", (columns) => {
  const texts = [toTerminal(classicsDocument(answers), columns), toTerminal(epsteinDocument(report, ""), columns)];
  for (const text of texts) {
    expect(text.split("\n").filter((line) => width(line) > columns)).toEqual([]);
    expect(text).not.toMatch(/NaN|undefined/);
  }
  expect(texts[0]?.match(/12\.2221/g)).toHaveLength(1);
  expect(texts[0]?.replace(/\s+/g, " ")).toContain(`All ${answers.length} within tolerance.`);
  expect(texts[1]).toContain("E2");
});

test("with two runs nothing about half of the runs can be said, and it is not", () => {
  expect(report.explosive).toMatchObject({ verdict: "undecided", open: 12 });
});

test("the lattice's picture never shows more active than there are, and every version is in the report", () => {
  for (const { frames, active } of report.lattices)
    for (const [i, frame] of frames.entries()) {
      const shown = frame.reduce((n, s) => n + (s === 3 ? 1 : 0), 0);
      expect(shown).toBeLessThanOrEqual(active[i] as number);
    }
  expect(report.structures).toHaveLength(12);
});
