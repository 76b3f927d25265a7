// What YAML takes apart: one error at the sign, with the remedy, and nothing that follows from it.
import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { changed, SMALL } from "../small.ts";

const found = (name: string, text: string): string[] =>
  parseScenario({ ...SMALL, [name]: text }).problems.map((p) => `${p.code} ${p.line}:${p.column}`);
const claim = (sentence: string): string[] =>
  found("claims.yaml", changed(SMALL, "claims.yaml", ["An undisputed government is helped more often.", sentence]));

describe("a sentence without quotes", () => {
  test.each([
    ["He said: no.", 16],
    ["@president said no", 9],
    ["% of all", 9],
    ["*Never* again", 9],
    ["`x` is y", 9],
    ['"Help" came late', 9],
    ["'tis late", 9],
    ["[sic] said", 9],
    [">5000 people came", 9],
    ["- but no", 9],
    [", then", 9],
  ])("%s", (sentence, column) => expect(claim(sentence)).toEqual([`PR-S116 2:${column}`]));
  test.each(["&c. and more", "!no way"])("%s", (sentence) => {
    const all = claim(sentence);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(/^PR-S006 2:/);
  });
  test("a number that a comma cuts is that one mistake, though the rest of it is none that fits", () => {
    const text = changed(SMALL, "scenario.yaml", ["adults: { value: 0.65,", "adults: { value: 65,3 %,"]);
    expect(found("scenario.yaml", text).map((p) => p.slice(0, 7))).toEqual(["PR-S116"]);
  });
  test("cut short by a comment", () =>
    expect(claim("In the case #5 of them").map((p) => p.slice(0, 9))).toEqual(["PR-S116 2"]));
  test.each([
    "no",
    "yes",
    "on",
    "2022-01-05",
    "v1.10",
    "1.2.3",
    "Troops - if any - came, and left",
    "50 % of all",
    "it's 5:30 there",
  ])("%s is text", (sentence) => expect(claim(sentence)).toEqual([]));
  test.each(["1.10", "1e3", "true", "2022"])("%s is taken for something else", (sentence) =>
    expect(claim(sentence)).toEqual(["PR-S119 2:9"]),
  );
});

describe("in braces", () => {
  const source = (title: string): string[] =>
    found("sources.yaml", changed(SMALL, "sources.yaml", ["Census of 2020", title]));
  test.each([["Census, of 2020", "PR-S116 1:26"], ["Census: of 2020", "PR-S116 1:24"], ["Census, of 2020, and later, too", "PR-S116 1:26"], ["Census #5", "PR-S116 1:25"]])("%s", (title, expected) =>
    expect(source(title)).toEqual([expected])); // prettier-ignore
  test("a colon in a list", () =>
    expect(
      found(
        "record.yaml",
        changed(SMALL, "record.yaml", ['"PRESS: 500 in the morning"', "PRESS: 500 in the morning"]),
      ).map((p) => p.slice(0, 7)),
    ).toEqual(["PR-S116"]));
  test("a comma in a number", () => {
    const value = (text: string): string[] => found("record.yaml", changed(SMALL, "record.yaml", ["[500, 900]", text]));
    expect(value("[500, 1,900]")).toEqual(["PR-S120 5:3"]);
  });
});

test("two slips are two errors, and what one breaks is none", () => {
  const text = "A:\n  text: one: two\n  type: forecast\nB:\n  text: @three\n";
  expect(found("claims.yaml", text)).toEqual(["PR-S116 2:12", "PR-S116 5:9"]);
});

test("a source that is missing is one error, wherever it is named", () => {
  const { problems } = parseScenario({
    ...SMALL,
    "sources.yaml": (SMALL["sources.yaml"] as string).replace("CENSUS:", "CENSSUS:"),
  });
  expect(problems.map((p) => p.message)).toEqual(['unknown source "CENSUS" (named 7 times)']);
});

test("what stands in another file is said so; a map for a word is no word", () => {
  const scenario = (from: string, to: string) =>
    parseScenario({ ...SMALL, "scenario.yaml": changed(SMALL, "scenario.yaml", [from, to]) }).problems.map(
      (p) => p.message,
    );
  expect(scenario("requester: undisputed", "population: 5\nrequester: undisputed")).toEqual([
    '"population" does not stand here: it is read from places.csv',
  ]);
  expect(scenario("requester: undisputed", "mobilisation.joinRate: 1\nrequester: undisputed")).toEqual([
    '"mobilisation.joinRate" does not stand here: it is read from assumptions.yaml',
  ]);
  for (const word of ["{ is: undisputed }", "[undisputed]", "{}"])
    expect(scenario("requester: undisputed", `requester: ${word}`).join()).toMatch(/one word of .*(map|list) is there/);
});

test("tabs, tight colons and depth", () => {
  expect(found("sources.yaml", "A:\n\ttitle: x\n\twhere: y\n")).toEqual(["PR-S118 2:1"]);
  expect(found("sources.yaml", "A: {\n\t\ttitle: x,\n\t\twhere: y }\n")).toEqual(["PR-S118 2:1"]);
  expect(
    found("scenario.yaml", changed(SMALL, "scenario.yaml", ["requester: undisputed", "requester:undisputed"])),
  ).toEqual(["PR-S117 7:10"]);
  expect(found("scenario.yaml", Array.from({ length: 1300 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""))).toEqual([
    "PR-S002 1:1",
  ]);
  expect(found("sources.yaml", "A: 1\n".repeat(100_000))).toEqual(["PR-S002 1:1"]);
});

test("lines and columns where lines end with CR alone", () => {
  expect(
    found("claims.yaml", changed(SMALL, "claims.yaml", ["An undisputed", "@n undisputed"]).replaceAll("\n", "\r")),
  ).toEqual(["PR-S116 2:9"]);
});

test("counts above what there is", () => {
  const record = (from: string, to: string): string[] =>
    found("record.yaml", changed(SMALL, "record.yaml", [from, to]));
  expect(record("[500, 900]", "[500, 1500001]")).toEqual(["PR-S122 5:18"]);
  expect(record("  place: south\n  between: [500, 900]", "  value: 2000000")).toEqual([]);
  expect(record("  place: south\n  between: [500, 900]", "  value: 2000001")).toEqual(["PR-S122 4:10"]);
});
