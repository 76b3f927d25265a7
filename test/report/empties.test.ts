// A heading stands over something: tables without rows, and what holds nothing else, are left out on a terminal and on a page.
import { expect, test } from "vitest";
import { section, table, text, type Block, type Document } from "../../src/report/document.ts";
import { outcomeListDocument } from "../../src/report/answers/outcomeList.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { ALSO, OUTCOMES, TIMED } from "../../src/model/outcomes.ts";

const shown = (blocks: readonly Block[]): string => {
  const document: Document = { title: "t", blocks };
  return `${toTerminal(document, 80, false)}${toHtml(document)}`;
};

test("a section of an empty table has no heading and no table", () => {
  const empty = section("Nobody Here", [table([{ head: "who" }], [])], { id: "nobody", nav: "nobody" });
  const both = shown([empty, section("Nested There", [empty]), text("something")]);
  expect(both).not.toMatch(/nobody|NESTED|Nested|<table/i);
  expect(both).toContain("something");
  expect(shown([section("Full", [table([{ head: "who" }], [{ cells: ["me"] }])])])).toMatch(/me/);
});

test("every outcome is in the list that the terminal gives", () => {
  const told = toTerminal(outcomeListDocument(), 120, false);
  for (const { name } of [...OUTCOMES, ...TIMED]) expect(told).toContain(name);
  for (const [word] of ALSO) expect(told).toContain(word);
});
