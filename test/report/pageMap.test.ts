// The map by day: a day for every button, a colour for every place, every number in the table, and no script.
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { TestReport } from "../../src/claims/result.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import type { RegionMap } from "../../src/scenario/map/regionMap.ts";
import { shippedMap } from "../fixture/maps.ts";
import { sample } from "./sample.ts";

const map = shippedMap("kazakhstan-2022", "KZ.09");
const days = (first: number): number[] => Array.from({ length: 30 }, (_, t) => first / (1 + t));
const report: TestReport = {
  ...sample,
  prior: {
    ...sample.prior,
    byPlace: [
      { place: "Mangystau", map: "KZ.09", days: days(0.95) },
      { place: "Shymkent", map: "", days: days(0.2) },
    ],
  },
};
const page = (of: TestReport, shown: RegionMap | null): string =>
  toHtml(ledgerDocument(of, { map: shown, points: { Shymkent: [42.3, 69.6] } }));
const html = page(report, map);
const { document } = parseHTML(html);

describe("the map by day", () => {
  test("a button a day, all in one group, one of them chosen", () => {
    const buttons = [...document.querySelectorAll("input.map-day")];
    expect(buttons).toHaveLength(30);
    expect(new Set(buttons.map((b) => b.getAttribute("name")))).toEqual(new Set(["map-day"]));
    expect(buttons.filter((b) => b.hasAttribute("checked")).map((b) => b.getAttribute("aria-label"))).toEqual([
      "1\u00a0Jan",
    ]);
    expect(html).not.toMatch(/<script/);
  });
  test("a place is coloured by its share that day, one without an outline as a point", () => {
    const shaded = [...document.querySelectorAll("#where .beside .shaded")];
    expect(shaded.map((s) => s.tagName.toLowerCase())).toEqual(["path", "circle"]);
    expect(shaded[0]?.getAttribute("style")).toMatch(/^--c0:var\(--s5\);--c1:var\(--s2\);/);
    expect(shaded[1]?.getAttribute("style")).toMatch(/^--c0:var\(--s1\);--c1:var\(--s1\);--c2:var\(--s0\)/);
    expect(html).toContain("#map-day-3:checked~.stage .shaded{fill:var(--c3)}");
  });
  test("the table has every number, the sentence the mean and the record", () => {
    const rows = [...document.querySelectorAll("table.days tbody tr")].map((r) =>
      [...r.querySelectorAll("td")].map((c) => c.textContent),
    );
    expect(rows.map((r) => r.length)).toEqual([30, 30]);
    expect(rows[0]?.[0]).toBe("95\u00a0%");
    expect(document.querySelector(".w3")?.textContent?.replaceAll("\u00a0", " ")).toBe(
      "4 Jan On average protest is seen in 0.29 of 2 places; most often in Mangystau (24 %), least in Shymkent (5 %). On record: 11.",
    );
  });
  test("without places, days or a map there is none", () => {
    expect(page({ ...report, prior: { ...report.prior, byPlace: [] } }, map)).not.toContain('id="where"');
    expect(page(report, null)).not.toContain('id="where"');
  });
});
