// The report's page: text stays text, nothing is loaded or run, no verdict without its origin, nothing that is no number.
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { TestReport } from "../../src/claims/result.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { isModel } from "../../src/report/words/testKinds.ts";
import type { RegionMap } from "../../src/scenario/map/regionMap.ts";
import { shippedMap } from "../fixture/maps.ts";
import { sample } from "./sample.ts";
import { ODD } from "./sampleText.ts";

const map = shippedMap("kazakhstan-2022", "KZ.09");
const page = (report: TestReport, map?: RegionMap): string => toHtml(ledgerDocument(report, { map }));
const html = page(sample, map);
const { document } = parseHTML(html);
const all = [...document.querySelectorAll("*")];
const text = (document.body.textContent ?? "").replaceAll("\u00a0", " ");
const BROKEN = /NaN|undefined|\bnull\b|\[object|Infinity/;

describe("nothing from a scenario is markup", () => {
  test("no element runs, loads or submits", () => {
    const names = new Set(all.map((e) => e.tagName.toLowerCase()));
    for (const name of [
      "script",
      "iframe",
      "object",
      "embed",
      "link",
      "img",
      "image",
      "form",
      "base",
      "foreignobject",
      "use",
    ])
      expect(names).not.toContain(name);
  });
  test("no attribute is an event handler or an address outside the page", () => {
    const attributes = all.flatMap((e) =>
      [...e.attributes].map((a) => ({ on: e.tagName, name: a.name.toLowerCase(), value: a.value })),
    );
    expect(attributes.length).toBeGreaterThan(500);
    expect(attributes.filter((a) => a.name.startsWith("on"))).toEqual([]);
    const links = attributes.filter((a) => ["href", "src", "xlink:href", "action", "data", "srcset"].includes(a.name));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((a) => !a.value.startsWith("#"))).toEqual([]);
  });
  test("every link on the page leads somewhere on it", () => {
    const ids = new Set(all.map((e) => e.getAttribute("id")).filter((id) => id));
    const lost = all.map((e) => e.getAttribute("href")).filter((to) => to && !ids.has(to.slice(1)));
    expect(lost).toEqual([]);
  });
  test("the odd text is there to be read, without what would act", () => {
    const seen =
      "<script>alert(1)</script> \"onload=alert(2)\" &lt;b&gt; 'x' </details></svg> red gnp σ 見る https://example.org/x";
    expect(text.split(seen).length).toBeGreaterThan(10);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(html).not.toMatch(/[\u001b\u202e]/);
    expect(ODD).toContain("\u001b");
  });
  test("odd text in every field of the report stays text", () => {
    const spoilt = spoil(sample) as TestReport;
    const tags = (source: string): string[] => [...new Set(source.match(/<\/?[a-z][a-z0-9]*/gi))].toSorted();
    expect(tags(page(spoilt, map)).filter((tag) => !tags(html).includes(tag))).toEqual([]);
  });
  test("the content policy allows styles and nothing else", () => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content");
    expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:/);
    expect(document.querySelector("style")?.textContent).not.toMatch(/url\(|@import/);
  });
});

/** The same value with every text in it replaced by one that tries to break out. */
function spoil(value: unknown, key = ""): unknown {
  const kept = ["kind", "verdict", "leans", "origin", "start", "side", "placebo", "mark", "form"];
  if (typeof value === "string")
    return kept.includes(key) ? value : `"><script>x</script><svg onload=1>'--></style></title>${value}`;
  if (Array.isArray(value)) return value.map((v) => spoil(v, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, spoil(v, k)]));
}

describe("what it says", () => {
  test("no value that is none", () => {
    expect(text).not.toMatch(BROKEN);
    expect(all.flatMap((e) => [...e.attributes].map((a) => a.value)).filter((v) => BROKEN.test(v))).toEqual([]);
  });
  test("every model verdict has its origin beside it, but where it is no verdict about the model", () => {
    const tests = sample.claims.flatMap((c) => c.tests.filter(isModel));
    const marks = [...document.querySelectorAll(".evidence .verdict")].filter((v) =>
      v.closest(".test")?.querySelector("h4")?.textContent?.startsWith("In the model"),
    );
    expect(marks).toHaveLength(tests.length);
    for (const mark of marks) {
      const beside = mark.nextElementSibling;
      const origin = beside?.classList.contains("origin") ? (beside.textContent ?? "") : "";
      if (/leans (for|against)|undecided|too rare|never arises/.test(mark.textContent ?? "")) expect(origin).toBe("");
      else
        expect(origin).toMatch(
          /^(not written in directly|written in|by definition|by construction|by input|left open|origin not checked)$/,
        );
    }
  });
  test("only a verdict that is not written in is in a solid box", () => {
    const solid = [...document.querySelectorAll(".origin")].filter(
      (o) => !o.previousElementSibling?.classList.contains("built"),
    );
    expect(new Set(solid.map((o) => o.textContent))).toEqual(new Set(["not written in directly"]));
  });
  test("how runs end comes before the ledger, and one part of the bar for each end", () => {
    expect(html.indexOf("Before any claim: what the model says")).toBeLessThan(html.indexOf('id="ledger"'));
    expect(document.querySelectorAll(".fates rect")).toHaveLength(4);
  });
  test("what must be said is said", () => {
    for (const said of [
      "does not predict crises",
      "This interval is computing error, not evidence",
      "Agreement with this record is no test",
      "No run of 648 matched all of them at once",
      "12 of 13 dated observations lie inside the middle 90 % of runs",
      "94 % (91–96) of worlds",
      "precedent run scenarios/kazakhstan-2022 --run 217.3",
      "3 of them are assumed",
      "members' vote in the alliance",
      "precedent test scenarios/kazakhstan-2022 --seed 1",
    ])
      expect(text).toContain(said);
  });
  test("an observation outside the band is marked by a cross and a word", () => {
    const row = [...document.querySelectorAll("tr")].find((r) => r.textContent?.includes("regions-2022-01-03"));
    expect(row?.querySelector(".cross")).not.toBeNull();
    expect(row?.textContent).toContain("outside");
    const other = [...document.querySelectorAll("tr")].find((r) => r.textContent?.includes("regions-2022-01-04"));
    expect(other?.querySelector(".cross")).toBeNull();
  });
});

describe("who reads it", () => {
  test("headings go down one level at a time", () => {
    const levels = all
      .map((e) => /^H([1-6])$/i.exec(e.tagName)?.[1])
      .filter((l) => l !== undefined)
      .map(Number);
    expect(levels[0]).toBe(1);
    expect(levels.filter((l) => l === 1)).toHaveLength(1);
    levels.forEach((level, k) => expect(level - (levels[k - 1] ?? 0)).toBeLessThanOrEqual(1));
  });
  test("every drawing is either described or hidden from those who can't see it", () => {
    const drawings = [...document.querySelectorAll("svg")];
    expect(drawings.length).toBeGreaterThan(40);
    for (const svg of drawings) {
      if (svg.getAttribute("aria-hidden") === "true") continue;
      expect(svg.getAttribute("role")).toBe("img");
      for (const id of (svg.getAttribute("aria-labelledby") ?? "?").split(" "))
        expect(document.getElementById(id)?.textContent).toMatch(/\w{3}/);
    }
  });
  test("every chart has a sentence", () => {
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.length).toBeGreaterThan(10);
    for (const figure of figures) expect(figure.querySelector("figcaption")?.textContent).toMatch(/\w.*\./);
  });
  test("ids are unique, tables have headers, the language is given", () => {
    const ids = all.map((e) => e.getAttribute("id")).filter((id) => id !== null && id !== "");
    expect(new Set(ids).size).toBe(ids.length);
    for (const table of document.querySelectorAll("table"))
      expect(table.querySelectorAll("th[scope]").length).toBeGreaterThan(1);
    expect(document.documentElement.getAttribute("lang")).toBe("en");
  });
});

describe("the same report makes the same page", () => {
  test("byte for byte, but for what it took", () => {
    expect(page(sample, map)).toBe(html);
    const slower = page({ ...sample, timing: { ...sample.timing, seconds: 99 } }, map);
    expect(slower.replace(/ 99.s on/, "")).toBe(html.replace(/ 41.3.s on/, ""));
  });
  test("a report read back from JSON is the same page", () => {
    expect(page(JSON.parse(JSON.stringify(sample)) as TestReport, map)).toBe(html);
  });
  test("without a map there is none, and without claims, charts or assumptions there is still a page", () => {
    expect(page(sample)).not.toContain('id="where"');
    const empty = page({
      ...sample,
      claims: [],
      assumptions: [],
      sources: [],
      absent: [],
      prior: { ...sample.prior, rows: [], calm: [], bands: [], series: [] },
    });
    expect(empty).not.toMatch(/<svg/);
    expect(parseHTML(empty).document.body.textContent).not.toMatch(BROKEN);
  });
  test("every region of the map is drawn, none as the whole world", () => {
    const regions = [...document.querySelectorAll("path.region")];
    expect(regions).toHaveLength(16);
    for (const region of regions) expect(region.getAttribute("d")).not.toMatch(/M8(\.0)?,8(\.0)?[LA]/);
  });
});
