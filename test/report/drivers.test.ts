// Drivers as text and as a page: within the width, shares that can't be told from nothing say so, nothing of a scenario becomes markup.
import { expect, test } from "vitest";
import { driversDocument } from "../../src/report/answers/drivers.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { shareText } from "../../src/report/words/driversWords.ts";
import { width } from "../../src/report/terminal/lines.ts";
import type { Drivers } from "../../src/questions/drivers/driverResult.ts";

const index = (value: number, low: number, high: number) => ({ value, low, high, told: low > 0 });
const share = (path: string, total: number, byWorlds = false) => ({
  path,
  meaning: `what ${path} is`,
  first: index(-0.02, -0.1, 0.06),
  total: index(total, total / 2, total * 1.5),
  byWorlds: byWorlds ? index(0.1, 0.05, 0.15) : null,
  totalWithRejected: total,
  rows: 300,
});
const effects = { mu: 0.1, muStar: 0.2, sigma: 0.3, low: 0.1, high: 0.3, n: 10 };
const FOUND: Drivers = {
  format: 1,
  scenario: { id: "x", title: "A <b>crisis</b>\u001b[31m", hash: "0" },
  version: "0",
  seed: 1,
  command: "precedent drivers scenarios/x --of large",
  of: { name: "large", meaning: "many are out", claim: "", outcome: "large", given: "", scale: "yes/no", unit: "yes/no" },
  worlds: { plain: 900, bases: 10, rows: 300, all: 5000, rejected: 100, arose: null },
  mean: { value: 0.11, low: 0.1, high: 0.12 },
  screening: [
    { ...effects, path: "m.a", meaning: "a", chosen: "worlds" },
    { ...effects, muStar: 0, path: "m.b", meaning: "b", chosen: "" },
  ],
  luck: effects,
  shares: {
    factors: [share("m.a", 0.4, true), share("m.aVeryLongNameIndeedThatGoesOnAndOnAndOn", 0.2), share("all others", 0.1), share("luck", 0.3)],
    alone: index(0.3, 0.1, 0.5),
    variance: 0.1,
    convergence: { rows: 300, widestFirst: 0.2, widestTotal: 0.3, leaderStays: 0.9, drift: 0.05, rowsFor: { width: 0.1, rows: 2700 } },
  },
  lowHigh: [
    {
      path: "m.a",
      meaning: "a",
      told: true,
      groups: [
        { group: "lowest third", mean: 0.02, low: 0.01, high: 0.03, n: 300 },
        { group: "highest third", mean: 0.3, low: 0.25, high: 0.35, n: 300 },
      ],
    },
  ],
  where: {
    target: "many are out",
    share: 0.11,
    worlds: 900,
    box: { conditions: [{ name: "m.a", side: "above", threshold: 0.5 }, { name: "m.b", side: "below", threshold: 0.4 }], coverage: 0.6, precision: { train: 0.5, heldOut: 0.45, outside: 0.05 } },
    boxText: ["a (m.a) is above 0.5", "b <script>alert(1)</script> is below 0.4"],
    leaf: null,
    leafText: [],
    leaves: [],
    dots: { x: "m.a", y: "m.b", points: [[0.1, 0.2, 0], [0.7, 0.3, 1], [0.9, 0.9, 0]] },
  },
  remarks: ["A remark."],
}; // prettier-ignore

const driversText = (of: Drivers, columns: number): string => toTerminal(driversDocument(of), columns);
const driversPage = (of: Drivers): string => toHtml(driversDocument(of));

test.each([40, 80, 120])("at %i columns no line is wider, and nothing acts on the terminal", (columns) => {
  const text = driversText(FOUND, columns);
  for (const line of text.split("\n")) expect(width(line)).toBeLessThanOrEqual(columns);
  expect(text).not.toMatch(/NaN|undefined|\[object|not known/);
  expect(text).not.toContain("\u001b");
  expect(text).toContain("█");
});

test("a negative estimate is never shown as a number of its own", () => {
  expect(shareText(index(-0.02, -0.1, 0.06))).toMatch(/^not told from 0 \(−10 to 6\.?0? %\)$/);
  expect(shareText(index(0.02, -0.01, 0.06))).toContain("not told from 0");
  expect(shareText(index(0.2, 0.1, 0.3))).toBe("20\u00a0% (10 to 30 %)");
  expect(shareText({ value: 0, low: 0, high: 0, told: false })).toContain("no run changed");
  const text = driversText(FOUND, 80);
  expect(text).not.toMatch(/alone −/);
  expect(text.match(/not told from 0/g)!.length).toBe(3);
});

test("coverage, density, the other half, luck and what cannot be shown are said", () => {
  const text = driversText(FOUND, 200).replace(/\s+/g, " ");
  for (const said of ["Coverage 60 %", "Density 45 % inside, against 5 % outside", "had no part in finding the box", "30 % (15 to 45 %) of the variance would still be left", "Not settled to 10 points", "About 9 times the worlds", "It is no forecast"])
    expect(text).toContain(said);
}); // prettier-ignore

test("the page: every chart with its sentence, no markup from the scenario", () => {
  const page = driversPage(FOUND);
  expect(page.match(/<figure>/g)).toHaveLength(3);
  expect(page.match(/<figcaption>[^<]{40,}/g)).toHaveLength(3);
  expect(page).not.toContain("<script");
  expect(page).not.toContain("<b>crisis");
  expect(page).not.toMatch(/NaN|undefined|\[object/);
  expect(page).not.toMatch(/(src|href)="?http/);
});

test("without shares, box or anything told, it is said so", () => {
  const bare: Drivers = {
    ...FOUND,
    shares: null,
    screening: [],
    luck: null,
    lowHigh: FOUND.lowHigh.map((l) => ({ ...l, told: false })),
    where: { ...FOUND.where, box: null, dots: null },
  };
  const text = driversText(bare, 80).replace(/\s+/g, " ");
  expect(text).toContain("No box of at most three conditions stands up");
  expect(text).toContain("None of 1 assumptions differs");
  expect(text).not.toContain("SHARES OF THE VARIANCE");
  expect(driversPage(bare)).not.toContain("<figure>");
});
