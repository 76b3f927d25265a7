// A map that cannot be drawn costs the map and nothing else: it is told before anything runs, and the ledger is written.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BRIEF, changed } from "../scenario/small.ts";
import { precedent } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const folder = emptyFolder();
const ring = [[66, 40], [66, 55], [82, 55], [82, 40], [66, 40]]; // prettier-ignore
const MAP = JSON.stringify({ type: "Feature", properties: { iso: "KZ-1" }, geometry: { type: "Polygon", coordinates: [ring] } }); // prettier-ignore
const files = { ...BRIEF, "places.csv": changed(BRIEF, "places.csv", ["71.4,6,,", "71.4,6,KZ-1,"]) };

test.each([
  ["sound", MAP, true],
  ["cut-off", MAP.slice(0, -3), false],
  ["line", MAP.replace("Polygon", "LineString"), false],
])(
  "%s",
  async (name, map, isDrawn) => {
    const path = await written(join(folder, name), { ...files, "map.geojson": map });
    const { code, err } = await precedent(["test", path, "--claim", "C1", "--worlds", "40", "--workers", "1", "--out", join(path, "out")]); // prettier-ignore
    expect([code, err.includes("PR-W020")]).toEqual([0, !isDrawn]);
    if (!isDrawn) expect(err.indexOf("PR-W020")).toBeLessThan(err.indexOf("claims in growing"));
    const page = readFileSync(join(path, "out/report.html"), "utf8");
    expect(page.includes('class="region')).toBe(isDrawn);
    // and the page says why there is none, with the line
    expect(
      /map\.geojson, line 1: .*map\.geojson cannot be drawn, so there is no map: .*Mend the file here/.test(page),
    ).toBe(!isDrawn);
    expect(page).not.toMatch(/NaN/);
    expect(existsSync(join(path, "out/report.json"))).toBe(true);
  },
  60_000,
);
