// The ledger on a terminal: nothing cut, nothing wider than the terminal, no verdict without its origin, nothing from a file acted upon.
import { describe, expect, test } from "vitest";
import { assumptionBlocks } from "../../src/report/answers/check.ts";
import { width } from "../../src/report/terminal/lines.ts";
import { endings, prior } from "../../src/report/answers/ledger/prior.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { blockLines, toTerminal } from "../../src/report/toTerminal.ts";
import { table } from "../../src/report/document.ts";
import { sheet } from "../../src/report/terminal/sheet.ts";
import { isModel } from "../../src/report/words/testKinds.ts";
import { sample } from "./sample.ts";

const BROKEN = /NaN|undefined|\bnull\b|\[object|Infinity/;
const ORIGIN = /written in|by definition|by construction|by input|left open|origin not checked/;
const ledgerText = (columns: number, colour = false): string => toTerminal(ledgerDocument(sample), columns, colour);
const checkText = (columns: number, own: readonly string[] = [], all = true): string =>
  toTerminal({ title: "", blocks: assumptionBlocks(sample.assumptions, own, all) }, columns);
const VERDICT =
  /^ {4}(holds|hinges|mixed|fails|reverses|no effect|leans for|leans against|undecided|too rare|never arises)(,| ·|$)/;
const words = (text: string): string => text.replace(/\s+/g, "");

describe.each([60, 80, 120])("at %i columns", (columns) => {
  const texts = {
    ledger: ledgerText(columns),
    prior: toTerminal({ title: "", blocks: [...endings(sample.prior), prior(sample)] }, columns),
    check: checkText(columns),
    coloured: ledgerText(columns, true),
  };
  test.each(Object.entries(texts))("every line of the %s fits", (_, text) => {
    expect(text.split("\n").filter((line) => width(line) > columns)).toEqual([]);
  });
  test.each(Object.entries(texts))("the %s prints no value that is none", (_, text) => {
    expect(text).not.toMatch(BROKEN);
  });
  test("wrapping loses no word of a claim, a finding, a note or a conflict", () => {
    const all = words(texts.ledger);
    for (const claim of sample.claims.filter((c) => c.group !== sample.claims[3]?.group)) {
      expect(all).toContain(words(claim.text));
      for (const t of claim.tests) {
        if (isModel(t)) expect(all).toContain(words(t.finding));
        expect(all).toContain(words(t.note));
      }
    }
    expect(all).toContain(words("MKTS, the president on 11 January: 2,030 and 250 vehicles."));
  });
});

test.each([10, 30, 64])("ids of %i letters, which stand first, are not broken at 80 columns", (letters) => {
  const ids = ["a", "b"].map((x) => x.repeat(letters));
  const cells = ["some words that may wrap where there is no room", "12 %", "a cell with another sentence in it"];
  const lines = blockLines(
    [
      table(
        [{ head: "claim" }, { head: "what" }, { head: "share", align: "right" }, { head: "more" }],
        ids.map((id) => ({ cells: [id, ...cells] })),
      ),
    ],
    sheet({ columns: 80, colour: false }),
  );
  expect(lines.filter((line) => width(line) > 80)).toEqual([]);
  for (const id of ids) expect(lines.join("\n")).toContain(id);
  for (const cell of cells) for (const word of cell.split(" ")) expect(lines.join(" ")).toContain(word);
});

const wide = ledgerText(120);

test("every model verdict has its origin on the same line, but where it is no verdict about the model", () => {
  const heads = wide
    .split("\n    In the model: ")
    .slice(1)
    .map((part) => part.split("\n").find((line) => VERDICT.test(line)) ?? "");
  expect(heads).toHaveLength(sample.claims.flatMap((c) => c.tests.filter(isModel)).length);
  for (const line of heads)
    expect(line).toMatch(/^ +(leans for|leans against|undecided|too rare|never arises)/.test(line) ? /./ : ORIGIN);
  expect(heads.filter((line) => ORIGIN.test(line)).length).toBe(heads.length - 4);
});

test("a verdict without an origin is said to be unchecked", () => {
  expect(wide).toContain("holds, origin not checked");
});

test("the prior predictive comes before the first claim", () => {
  expect(wide.indexOf("BEFORE ANY CLAIM")).toBeGreaterThan(0);
  expect(wide.indexOf("BEFORE ANY CLAIM")).toBeLessThan(wide.indexOf("  C01  The unrest"));
});

test("what must be said is said", () => {
  const all = wide.replace(/\s+/g, " ");
  for (const said of [
    "does not predict crises",
    "This interval is computing error, not evidence",
    "Agreement with this record is no test",
    "No run of 648 matched all of them at once",
    "12 of 13 dated observations lie inside the middle 90 % of runs",
    "12 % of 4,660 worlds drawn were rejected",
    "In at least 91 % of worlds it is 5 points likelier or more with undisputed than with contested; on average 31 points likelier with undisputed than with contested (24 to 37).",
    "Came up in 12 of 2048 runs, too few to say more.",
    "leans against On average 4 days shorter with long than with short (2 to 6); in how many worlds is open.",
    "a run that goes the claim's way: precedent run scenarios/kazakhstan-2022 --run 9.0",
    "2 to 94 % agree, 0 to 60 % see no difference that matters, 4 to 97 % go the opposite way",
    "precedent run scenarios/kazakhstan-2022 --run 217.3",
    "from a weight of 0.38 on guarantor.legitimacyWeight",
    "no weight up to 4 on guarantor.legitimacyWeight makes it matter",
    "tried in 60 worlds, of which the answer stands in 95 %. It stands without weight of a likely hostile fall in 41 % (43 % of the mean effect)",
    "assumed ranges halved 95 %, doubled 81 %",
    "in 1,402 of 12,288 runs",
    "14 of 14: 100 % (77–100) against 11 of 20, 3 partial: 55 % (32–77) · exact p = 0.0037",
    "Bayes factor 1.3 (0.66–2.6)",
    "the difference is exactly zero, as it must be",
    "on average 31 points less likely with contested than with undisputed (24 to 37)",
    "In at least 98 % of worlds it makes less than 5 points of difference; on average no difference at all.",
    "about 310 worlds with 24 runs each; so far 512 with 4",
  ])
    expect(all).toContain(said);
});

test("without colour there is no escape, with it nothing else changes", () => {
  const coloured = ledgerText(80, true);
  expect(wide).not.toContain("\u001b");
  expect(coloured).toContain("\u001b[32mholds\u001b[39m");
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(ledgerText(80));
});

test("text from a file can't turn the line around or colour it", () => {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  expect(wide).not.toMatch(/[\u202e\u0007]/);
  expect(wide).toContain("見る");
});

test("an assumed range is marked, a sourced one names its source", () => {
  const text = checkText(100);
  expect(text).toMatch(/size of the shock at its source \(hardship\.shockSize, a\)\n.*· assumed/);
  expect(text).toContain("PAPERLAB23, read in a source");
  expect(text).toContain("6 unknowns, 3 of them assumed");
});

test("what a scenario gives itself comes first, once", () => {
  const [path, other] = [sample.assumptions[3]!.path, sample.assumptions[0]!.path];
  const text = checkText(100, [path]);
  expect(text.indexOf(path)).toBeGreaterThan(0);
  expect(text.indexOf(path)).toBeLessThan(text.indexOf(other));
  expect(text.split(path)).toHaveLength(2);
  const short = checkText(100, [path], false);
  expect(short).toContain(path);
  expect(short).not.toContain(other);
  expect(short).toContain("6 unknowns, 3 of them assumed");
});

test("a report with nothing in it is still a text", () => {
  const empty = {
    ...sample,
    claims: [],
    absent: [],
    prior: { ...sample.prior, rows: [], calm: [], bands: [], series: [] },
  };
  expect(toTerminal(ledgerDocument(empty), 80)).not.toMatch(BROKEN);
});
