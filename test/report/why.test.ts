// Comparisons and explanations as they are shown: nothing wider than the terminal, no dead link, no text that becomes markup.
import { expect, test } from "vitest";
import { parseHTML } from "linkedom";
import { compareDocument } from "../../src/report/answers/compare.ts";
import { AS_DRAWN, compareRunDocument, twoStories } from "../../src/report/answers/compareRun.ts";
import { branches, explainDocument } from "../../src/report/answers/explain.ts";
import { outcomesDocument } from "../../src/report/answers/outcomes.ts";
import { storyDocument } from "../../src/report/answers/story.ts";
import { list, type Document } from "../../src/report/document.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { causeGraph, MOST_NODES } from "../../src/report/story/causeGraph.ts";
import { causeWords } from "../../src/report/story/causeWords.ts";
import { decisionRows } from "../../src/report/story/decisionRows.ts";
import { partingWords } from "../../src/report/story/partingWords.ts";
import { width } from "../../src/report/terminal/lines.ts";
import { parseHappening, type Happening } from "../../src/run/happening.ts";
import { work } from "../../src/run/work.ts";
import { compare, type Came } from "../../src/questions/compare.ts";
import { outcomes } from "../../src/questions/run.ts";
import { compareRun } from "../../src/questions/compareRun.ts";
import { asItWas, explain, type Explained } from "../../src/questions/explain.ts";
import { compiler } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";

const NASTY = `<script>alert(1)</script> & "x" \u202e\u001b[31m`;
const plain = steppe(6);
const scenario = {
  ...plain,
  title: NASTY,
  places: plain.places.map((p) => ({ ...p, name: `${p.name} ${NASTY}` })),
  shocks: plain.shocks.map((s) => ({ ...s, name: NASTY })),
};
const conceded = parseHappening("conceded") as Happening;
const world = [...Array(80).keys()].find((w) =>
  conceded.holds(asItWas(scenario, { world: w, replicate: 0, branch: 0 }, 5, { given: "", sets: [] })!),
) as number;
const id = { world, replicate: 0, branch: 0 };
const found = explain(scenario, id, 5, { given: "", sets: [] }, conceded) as Explained;
const never: Intervention[] = [{ force: "government", never: "concede" }];
const pair = compareRun(scenario, id, 5, { given: "", sets: never })!;
const head = { title: NASTY, variant: NASTY, given: "", notes: [NASTY], names: AS_DRAWN };
const compiled = compiler(scenario);
const over = await compare(
  { given: "", sets: never },
  { worlds: 30, futures: 3, seed: 5, execute: (job) => Promise.resolve(work(compiled, job)), atOnce: 2 },
);

const summary = await outcomes(scenario, {
  worlds: 30,
  seed: 5,
  execute: (job) => Promise.resolve(work(compiled, job)),
  atOnce: 2,
});

const documents: readonly Document[] = [
  compareDocument(over, head, NASTY),
  compareRunDocument(pair, scenario, head, NASTY),
  explainDocument(found, scenario, [NASTY], NASTY),
  explainDocument(found, scenario, [NASTY], NASTY, twoStories(pair, scenario, AS_DRAWN)),
  storyDocument(found.run, scenario, NASTY),
  outcomesDocument(summary, scenario),
];
const texts = (columns: number): string[] => documents.map((d) => toTerminal(d, columns));
const pages = documents.map(toHtml);

test("at 80 columns and at 120 nothing is wider, and no control character is left", () => {
  for (const columns of [80, 120])
    for (const text of texts(columns)) {
      for (const active of ["\u001b", "\u202e"]) expect(text).not.toContain(active);
      for (const line of text.split("\n")) expect(width(line), line).toBeLessThanOrEqual(columns);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
    }
});

test("no text becomes markup, and pages run and load nothing", () => {
  for (const page of pages) {
    const { document } = parseHTML(page);
    expect(document.querySelectorAll("script,img,iframe,link,object")).toHaveLength(0);
    expect(
      [...document.querySelectorAll("*")].some((e) => [...e.attributes].some((a) => a.name.startsWith("on"))),
    ).toBe(false);
    expect(page).toContain("Content-Security-Policy");
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test("what the page says the terminal says: every paragraph, every row of every table", () => {
  const bare = (text: string): string => text.replace(/[\s\u00a0]+/g, "").toLowerCase();
  for (const [i, document] of documents.entries()) {
    const terminal = bare(toTerminal(document, 120));
    const dom = parseHTML(pages[i]!).document;
    // what a page alone holds: sentences before two runs part
    for (const told of dom.querySelectorAll("main details")) if (told.querySelector("ol.story")) told.remove();
    const said = [...dom.querySelectorAll("main :is(h1,h2,h3,p,td,dd,tbody th)")].map((e) => bare(e.textContent ?? ""));
    expect(said.length).toBeGreaterThan(1);
    for (const text of said)
      for (const word of text.replace("(chosen)", "").split(/(?<=[.;:,])/)) expect(terminal).toContain(word);
  }
});

test("every event of the graph is a link to its sentence, and its causes are links to theirs", () => {
  const { document } = parseHTML(pages[2]!);
  const nodes = [...document.querySelectorAll("svg a")];
  expect(nodes.length).toBeGreaterThan(1);
  for (const link of document.querySelectorAll("a[href^='#']"))
    expect(document.getElementById(link.getAttribute("href")!.slice(1)), link.getAttribute("href")!).not.toBeNull();
  for (const node of nodes) expect(node.getAttribute("aria-label")).toMatch(/^\d+: /);
  expect(document.querySelectorAll("ol.causes > li").length).toBe(nodes.length);
  expect(document.querySelector("figcaption")?.textContent).toContain("lead to");
});

test("a graph is in the order of time, and every cause stands before what it led to", () => {
  for (const event of [null, ...pair.base.events]) {
    const { nodes, hidden } = causeGraph(pair.base, scenario, event);
    expect(nodes.length).toBeLessThanOrEqual(MOST_NODES + 1);
    expect(hidden).toBeGreaterThanOrEqual(0);
    nodes.forEach((n, i) => {
      expect(n.n).toBe(i + 1);
      for (const c of n.causes) expect(c).toBeLessThan(n.n);
    });
    if (event) expect(nodes.filter((n) => n.outcome)).toHaveLength(1);
  }
});

/** Kinds of event where they are not named like the option. */
const KIND_OF: Readonly<Record<string, string>> = {
  ask: "request", warn: "warning", purge: "purged", stepDown: "stepped down",
  back: "stance", hedge: "stance", break: "stance",
}; // prettier-ignore

test("the option that is marked is the one that was taken, and chances of a menu add up", () => {
  const rows = decisionRows(found.run, scenario);
  expect(rows.length).toBeGreaterThan(0);
  for (const { event, menus } of rows)
    for (const [i, menu] of menus.entries()) {
      expect(menu.reduce((sum, o) => sum + o.chance, 0)).toBeCloseTo(1, 9);
      const chosen = menu.filter((o) => o.chosen).map((o) => o.option);
      expect(chosen).toHaveLength(1);
      const kind = KIND_OF[chosen[0] as string] ?? chosen[0];
      if (i === 0) expect(kind).toBe(event.kind);
    }
});

test("a change that rounds to nothing is none, beside its interval or as the rounding of doubles", () => {
  const told = (value: number, low: number, high: number): string => {
    const [first] = over.outcomes.filter(({ unit, flips }) => unit === "yes/no" && flips.futures.down > 0);
    const one = { ...first!, change: { ...first!.change, value, low, high } };
    return toTerminal(compareDocument({ ...over, outcomes: [one] }, head, ""), 120).replaceAll("\u00a0", " ");
  };
  expect(told(-8.3e-19, -0.04, 0.04)).toContain(" 0 points (−4 to +4)");
  expect(told(-8.3e-19, -1e-17, 1e-17)).toContain(" 0 points (0 to 0)");
  expect(told(-0.0004, -0.002, 0.001)).toContain(" −0.04 points (−0.2 to +0.1)");
});

test("where two runs part only numbers that mean something to a reader are named, and none twice alike", () => {
  const told = (...fields: NonNullable<typeof pair.divergence>["fields"]): string =>
    partingWords({ ...pair, divergence: { time: 1, step: "x", fields } }, scenario, AS_DRAWN)[0]!.replaceAll(
      "\u00a0",
      " ",
    );
  const [base, variant] = [0, 2];
  expect(told({ field: "survival", at: 0, base, variant }, { field: "looks", at: 0, base, variant })).toMatch(
    /in the step “x”\. The chance people give the incumbent to survive: 50 % in the run as drawn, 88 % in the variant\.$/,
  );
  expect(told({ field: "guarantorLooks", at: 0, base, variant })).toMatch(/in the step “x”\.$/);
  expect(told({ field: "survival", at: 0, base: 2, variant: 2 + 1e-9 })).toMatch(/in the step “x”\.$/);
});

test("a condition stands in words", () => {
  const text = toTerminal(compareDocument(over, { ...head, given: "crisis, not yet conceded" }, ""), 200);
  expect(text).toContain("once 1,000 are out, before the government concedes; until then both are one run");
  expect(text).toContain("come to that moment in their first run");
});

test("a game is told with who moves, how likely, and what it is worth", () => {
  const tree = {
    mover: "government",
    moves: [
      { option: "hold", chance: 0.75, worth: { government: 0 } },
      {
        option: "ask",
        chance: 0.25,
        next: {
          mover: "guarantor",
          moves: [{ option: "send", chance: 0.5, worth: { government: 1.25, guarantor: -0.5 } }],
        },
      },
    ],
  };
  expect(
    toTerminal({ title: "", blocks: [list("tree", branches(tree))] }, 80)
      .trimEnd()
      .split("\n"),
  ).toEqual([
    "– government: hold 75 %, worth government 0",
    "– government: ask 25 %",
    "  – guarantor: send 50 %, worth government +1.3, guarantor −0.5",
  ]);
});

const sets = (...words: string[][]) =>
  words.map((all) => ({
    removals: all.map((w) => ({ id: w, kind: "shock" as const, words: w, sets: [], event: "" as const })),
    enough: false,
    confirmed: true,
  }));
const tried = (...needed: readonly Explained["tried"][number]["removal"][]): Explained["tried"] =>
  needed.map((removal) => ({ removal, happens: false, later: null, idle: false, searched: true }));
const said = (changes: Partial<Explained>): string =>
  causeWords({
    ...found,
    smallest: [],
    anyway: false,
    all: true,
    upTo: 3,
    irreducible: null,
    together: null,
    tried: tried(...(changes.smallest ?? []).flatMap((s) => (s.removals.length === 1 ? s.removals : []))),
    luck: { happens: 4, of: 20, low: 0.08, high: 0.42 },
    ...changes,
  }).join(" ");

test("what was found is said as far as it was checked and no further", () => {
  expect(said({ smallest: sets(["a"]) })).toContain(
    "One thing was needed: a. Without that alone the outcome does not come",
  );
  expect(said({ smallest: sets(["a"], ["b"]), together: true })).toContain(
    "Each of 2 things was needed: a and b. Take away either of them, and the outcome does not come. Neither of them alone is enough",
  );
  expect(said({ smallest: sets(["a", "b"]) })).toContain("No one thing was needed by itself");
  expect(said({ smallest: sets(["a", "b"]), all: false })).toContain("not all were tried");
  expect(said({ anyway: true })).toContain("The outcome would have come anyway");
  expect(said({ irreducible: sets(["a", "b", "c", "d"])[0]!.removals })).toContain(
    "Whether a smaller set is enough was not tried",
  );
  expect(said({ irreducible: sets(["a", "b", "c", "d"])[0]!.removals })).not.toContain("smallest");
  expect(said({ smallest: sets(["a"]).map((s) => ({ ...s, confirmed: false })) })).toContain("Not confirmed");
  expect(said({ smallest: sets(["a"]), anyway: true })).toContain("also holds it back");
});

test("as many things are said to be needed as the list below has that prevent it, however long it is", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const words = said({ smallest: sets(["a"], ["b"]), tried: tried(...sets(names).flatMap((s) => s.removals)) });
  expect(words).toContain("Each of 8 things was needed: a, b, c, d, e, f, g and h. Take away any one of them");
  expect(said({ smallest: sets(...names.map((n) => [n])) })).not.toContain("more like these");
  const one = said({ smallest: sets(["a"]), tried: tried(...sets(["a", "b"]).flatMap((s) => s.removals)) });
  expect(one).toContain("Each of 2 things");
});

test("days until something comes are told with how often it comes, in both arms", () => {
  const first = over.outcomes.find(({ flips }) => flips.futures.down > 0);
  const days = { ...first!, name: "requestToArrival", unit: "d" as const };
  const told = (base: Came, variant: Came): string =>
    toTerminal(
      compareDocument({ ...over, outcomes: [{ ...days, came: { base, variant } }] }, head, ""),
      200,
    ).replaceAll("\u00a0", " ");
  expect(told({ share: 0.25, days: 3 }, { share: 0, days: null })).toContain(
    "days to arrival: as drawn it comes in 25 % of futures, there after 3 d on average; in the variant it never comes.",
  );
});
