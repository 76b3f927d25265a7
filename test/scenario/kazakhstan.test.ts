import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MECHANISM_SOURCES } from "../../src/model/sources.ts";
import { OUTCOMES, TIMED } from "../../src/model/outcomes.ts";
import { FILES, parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";

const folder = new URL("../../scenarios/kazakhstan-2022/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const rivals = readdirSync(new URL("rivals/", folder)).map((name) => `rivals/${name}`);
const files = Object.fromEntries(
  [...readdirSync(folder), ...rivals].filter((name) => /\.(yaml|csv)$/.test(name)).map((name) => [name, read(name)]),
);
const { scenario, problems } = parseScenario(files);

test("every file of the shipped scenario is read, without a problem", () => {
  expect(problemText(problems, files)).toBe("");
  expect(Object.keys(files).sort()).toEqual([...FILES, ...rivals].sort());
  expect(scenario).not.toBeNull();
});

test("its regions are those of the census, and each has a polygon or says where it is", () => {
  const places = scenario?.places ?? [];
  expect(places.length).toBe(17);
  expect(places.reduce((sum, p) => sum + p.people.value, 0)).toBeGreaterThan(18.9e6);
  expect(places.reduce((sum, p) => sum + p.people.value, 0)).toBeLessThan(19.3e6);
  expect(places.find((p) => p.id === "almaty")?.people).toEqual({
    kind: "fact",
    value: 2030285,
    source: "CENSUS21",
    mark: "V",
  });
  const map = JSON.parse(read("map.topo.json")) as {
    objects: { admin1: { geometries: { properties: { gn: string; country: string } }[] } };
  };
  const polygons = map.objects.admin1.geometries.map((g) => g.properties);
  expect(polygons.every((p) => p.country === "KZ")).toBe(true);
  expect(places.filter((p) => p.map === "").map((p) => p.id)).toEqual(["shymkent"]);
  expect(
    places
      .map((p) => p.map)
      .filter((m) => m !== "")
      .sort(),
  ).toEqual(polygons.map((p) => p.gn).sort());
  // every centre lies inside the country's bounds
  for (const p of places) expect(p.at[0] > 40.5 && p.at[0] < 55.5 && p.at[1] > 46.4 && p.at[1] < 87.4, p.id).toBe(true);
});

test("dates are counted from the start, whatever their zone", () => {
  const entry = (id: string) => scenario?.record.find((e) => e.id === id);
  expect(entry("decided")?.low).toBeCloseTo(5 + 5.5 / 24, 9); // 02:30 in Moscow is 05:30 in the capital
  expect(entry("people-2022-01-04")).toMatchObject({ at: 3.5, low: 37000, high: 38000, mark: "C" });
  expect(entry("outside-claim")).toMatchObject({ at: null, low: 0, high: 20000 });
  expect(scenario?.offset).toBe(360);
  expect(scenario?.days).toBe(30);
});

test("what the record says is read with its numbers", () => {
  const dead = scenario?.record.filter((e) => e.outcome === "dead").map((e) => e.high);
  expect(dead).toEqual([164, 225, 230, 238]);
  const regions = scenario?.record.filter((e) => e.outcome === "regions").map((e) => [e.low, e.high]);
  expect(regions).toEqual([
    [0, 1],
    [1, 1],
    [8, 8],
    [11, 11],
    [11, 17],
  ]);
  for (const e of scenario?.record ?? []) {
    expect(e.sources.length, e.id).toBeGreaterThan(0);
    if (e.mark === "C") expect(e.conflict.length, e.id).toBeGreaterThan(1);
    if (e.low < e.high && e.conflict.length === 0) expect(["U", "D", "V"], e.id).toContain(e.mark);
  }
});

test("its claims are the forty of the column and two placebos, each with the tests that it needs", () => {
  const claims = scenario?.claims ?? [];
  const kinds = Object.fromEntries(claims.map((c) => [c.id, c.tests.map((t) => t.kind).join(" ")]));
  expect(kinds).toEqual({
    C01: "contrast contrast record",
    C02: "contrast record",
    C03: "contrast chance record",
    C04: "contrast contrast contrast record",
    C05: "contrast cases",
    C06: "contrast cases",
    C07: "cases record",
    C08: "contrast cases record",
    C09: "contrast cases cases record",
    C10: "cases cases",
    C11: "contrast contrast contrast cases",
    C12: "contrast cases record",
    C13: "contrast cases",
    C14: "record judgement",
    C15: "contrast cases record",
    C16: "trend contrast record cases cases",
    C17: "cases cases record",
    C18: "contrast contrast cases cases record",
    C19: "trend record",
    C20: "contrast contrast contrast record",
    C21: "chance chance judgement record",
    C22: "contrast record",
    C23: "chance cases record",
    C24: "contrast contrast",
    C25: "contrast",
    C26: "share share",
    C27: "share cases cases",
    C28: "trend contrast cases record",
    C29: "cases cases cases judgement",
    C30: "cases record",
    C31: "chance record",
    C32: "chance trend record",
    C33: "contrast contrast cases record",
    C34: "contrast contrast cases record",
    C35: "chance cases record",
    C36: "contrast record judgement",
    C37: "trend trend contrast record",
    C38: "contrast record",
    C39: "contrast judgement",
    C40: "share share judgement",
    P1: "contrast",
    P2: "contrast",
  });
  expect(claims.filter((c) => c.placebo !== "").map((c) => [c.id, c.placebo])).toEqual([
    ["P1", "reversed"],
    ["P2", "no path"],
  ]);
  const [c11, c31, p1] = ["C11", "C31", "P1"].map((id) => claims.find((c) => c.id === id));
  const first = c11?.tests[0];
  expect(first).toMatchObject({
    outcome: "answered",
    given: "requested",
    atLeast: 0.05,
    order: ["undisputed", "contested"],
  });
  expect(first?.kind === "contrast" && first.arms).toEqual({
    undisputed: [{ set: "request.status", to: 1 }],
    contested: [{ set: "request.status", to: "contested" }],
  });
  expect(p1?.tests[0]).toMatchObject({ order: ["contested", "undisputed"] });
  expect(c31?.tests[0]).toMatchObject({ above: 0.5, chance: 0.9, byInput: "treaty.members.offer" });
});

test("the case base answers C11 as counted by hand", () => {
  const test = scenario?.claims.find((c) => c.id === "C11")?.tests[3];
  if (test?.kind !== "cases" || test.form !== "shares") throw new Error("C11 has no cases test");
  const count = (conditions: typeof test.where): [number, number] => {
    const rows = (scenario?.cases ?? []).filter((row) =>
      [...conditions, ...test.among].every((c) => c.equals.includes(row[c.column] as string)),
    );
    return [rows.filter((row) => test.outcome.equals.includes(row[test.outcome.column] as string)).length, rows.length];
  };
  expect(count(test.where)).toEqual([8, 8]);
  expect(count(test.against)).toEqual([7, 12]);
});

test("every source is used, and every one that is used is listed", () => {
  const text = Object.entries(files)
    .filter(([name]) => name !== "sources.yaml")
    .map(([, t]) => t)
    .join("\n");
  const unused = scenario?.sources.filter((s) => !new RegExp(`\\b${s.id}\\b`).test(text)).map((s) => s.id);
  expect(unused).toEqual([]);
});

test("sources shared with the mechanisms have the same title", () => {
  const shared = scenario?.sources.filter((s) => MECHANISM_SOURCES.some((m) => m.id === s.id)) ?? [];
  expect(shared.map((s) => s.id).sort()).toEqual(["CASES", "FACTS-KAZ", "PAPERLAB23"]);
});

test("outcomes are named once", () => {
  expect(new Set(OUTCOMES.map((o) => o.name)).size).toBe(OUTCOMES.length);
  expect(new Set(TIMED.map((o) => o.name)).size).toBe(TIMED.length);
});
