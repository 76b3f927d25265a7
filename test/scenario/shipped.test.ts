// Every scenario of the repository: read and checked. Run to a ledger: shippedLedger.test.ts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { MECHANISM_SOURCES } from "../../src/model/sources.ts";
import { readFolder } from "../../src/node/folder.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { check } from "../../src/questions/check/check.ts";
import { lint } from "../../src/questions/check/lint.ts";
import { compiler } from "../../src/world/compile.ts";

const root = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const names = readdirSync(root).sort();
/** What is remarked on and left so: figures published after the horizon, and comparisons of single cases, whose rows say how little that is. */
const EXPLAINED = /nothing uses the entry ".*": (its date is outside the horizon|runs give nothing)|" picks \d cases?$/;

interface TopoJson {
  readonly objects: Readonly<Record<string, { geometries: { properties: { gn: string } }[] }>>;
}

test("more than one country, alliance and standing of the requester are among them", async () => {
  const all = await Promise.all(
    names.map(async (name) => parseScenario((await readFolder(`${root}${name}`)).files).scenario),
  );
  for (const of of [
    new Set(all.map((s) => s?.state.id)),
    new Set(all.map((s) => s?.treaty.guarantor)),
    new Set(all.map((s) => s?.requester)),
  ])
    expect(of.size).toBeGreaterThan(1);
});

describe.each(names)("%s", async (name) => {
  const { files } = await readFolder(`${root}${name}`);
  const { scenario, problems } = parseScenario(files);

  test("is read without a problem and named like its folder", () => {
    expect(problemText(problems, files)).toBe("");
    expect(scenario?.id).toBe(name);
  });
  if (!scenario) return;
  const compiled = compiler(scenario);

  test("has no remark that is not explained, and one world of it compiles", () => {
    const remarks = lint(scenario, files, compiled).map((r) => `${r.file}: ${r.message}`);
    expect(remarks.filter((r) => !EXPLAINED.test(r))).toEqual([]);
    const { world } = check(scenario, 1);
    expect(world.places.reduce((sum, p) => sum + p.weight, 0)).toBeCloseTo(1, 12);
    for (const p of world.places) expect(p.staff, p.name).toBeGreaterThan(0);
    expect(Math.max(...world.places.map((p) => p.shock))).toBeGreaterThan(0);
  });

  test("every polygon that a place names is on the map, and one that none names is not", () => {
    const named = scenario.places.map((p) => p.map).filter((key) => key !== "");
    const path = `${root}${name}/map.topo.json`;
    const map = (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : { objects: {} }) as TopoJson;
    const drawn = Object.values(map.objects).flatMap((o) => o.geometries.map((g) => g.properties.gn));
    expect(drawn.sort()).toEqual(named.sort());
  });

  test("what it says of the world is marked: no fact without a source, and conflicts have two sides", () => {
    const known = new Set([...scenario.sources.map((s) => s.id), ...MECHANISM_SOURCES.map((s) => s.id), "assumed"]);
    for (const p of scenario.places) expect(known, p.id).toContain(p.people.source);
    for (const e of scenario.record) {
      expect(e.sources.length, e.id).toBeGreaterThan(0);
      expect(e.conflict.length, e.id).toBeGreaterThanOrEqual(e.mark === "C" ? 2 : 0);
    }
  });
});
