// Measures how time and memory grow with what a scenario holds: the table on docs/limits.md. Usage: node scripts/scale.ts [--only places] [--write].
// Each row is one command on a made-up scenario, in a process of its own: processor seconds and peak memory.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { newScenario } from "../src/questions/new.ts";
import { table } from "./docs/table.ts";

type Files = Readonly<Record<string, string>>;

interface Scale {
  readonly what: string;
  /** From small to the largest that is taken, or that is measured. */
  readonly sizes: readonly number[];
  readonly files: (n: number) => Files;
  /** What is asked of it, without the folder. */
  readonly command: (n: number) => readonly string[];
}

const ROOT = join(import.meta.dirname, "..");
const PAGE = join(ROOT, "docs", "limits.md");
const BASE: Files = newScenario("scale", "");
const range = (n: number): number[] => Array.from({ length: n }, (_, k) => k);
const added = (file: string, text: string): Files => ({ ...BASE, [file]: `${BASE[file] ?? ""}${text}` });
const check = (): readonly string[] => ["check"];
const test = (worlds: number, ...claims: readonly string[]): readonly string[] => ["test", "--worlds", String(worlds), "--workers", "1", "--json", ...claims.flatMap((id) => ["--claim", id])]; // prettier-ignore

const places = (n: number): Files =>
  added("places.csv", range(n - 4).map((k) => `p${k},Place ${k},${20_000 + 50 * k},V,CENSUS,${(44 + (k % 25) / 4).toFixed(2)},${(62 + k / 40).toFixed(2)},6,,\n`).join("")); // prettier-ignore
const claims = (n: number): Files =>
  added("claims.yaml", range(n).map((k) => `c${k}:\n  text: With police of the strength ${k} fewer come.\n  type: mechanism\n  group: More\n  tests:\n    - contrast:\n        outcome: peakPeople\n        atLeast: 1000\n        order: [a, b]\n        arms:\n          a: [{ set: given.discipline.police, to: ${(0.3 + k / 2000).toFixed(4)} }]\n          b: [{ set: given.discipline.police, to: 0.9 }]\n`).join("")); // prettier-ignore
const sources = (n: number): Files =>
  added(
    "sources.yaml",
    range(n)
      .map((k) => `S${k}: { title: Title ${k}, where: shelf ${k} }\n`)
      .join(""),
  );
const record = (n: number): Files =>
  added("record.yaml", range(n).map((k) => `r${k}:\n  outcome: people\n  at: 2022-01-${String(2 + (k % 20)).padStart(2, "0")}T12:00+06:00\n  between: [${k}, ${2000 + k}]\n  mark: V\n  sources: [PAPER]\n  text: Count ${k}.\n`).join("")); // prettier-ignore
const cases = (n: number): Files => ({
  ...added("claims.yaml", "asked:\n  text: Those who asked were answered.\n  type: comparison\n  group: Cases\n  tests:\n    - cases: { where: asked = yes, against: asked = no, outcome: answered = yes }\n"),
  "cases.csv": `id,asked,answered,note\n${range(n).map((k) => `K${k},${k % 2 ? "yes" : "no"},${k % 3 ? "yes" : "no"},${"a note of some length ".repeat(40)}\n`).join("")}`,
}); // prettier-ignore
const texts = (n: number): Files =>
  added("claims.yaml", range(n).map((k) => `t${k}:\n  text: ${"A long sentence of the author goes on and on ".repeat(43)}\n  type: mechanism\n  group: More\n  tests:\n    - judgement: { text: Whether it is so., why: Nobody can say. }\n`).join("")); // prettier-ignore
const members = (n: number): Files => ({
  ...BASE,
  "scenario.yaml": (BASE["scenario.yaml"] as string).replace("members: [STP, BIG, ISL]", `members: [STP, BIG, ISL${range(n - 3).map((k) => `, M${k}`).join("")}]`),
}); // prettier-ignore
const days = (n: number): Files => ({
  ...BASE,
  "scenario.yaml": (BASE["scenario.yaml"] as string).replace("horizon: 30 d", `horizon: ${n} d`),
});
const map = (n: number): Files => ({
  ...BASE,
  "map.geojson": JSON.stringify({ type: "FeatureCollection", features: range(n).map((k) => ({ type: "Feature", properties: { name: `Region ${k}` }, geometry: { type: "Polygon", coordinates: [[...range(60).map((t) => [66 + (k % 40) / 8 + Math.cos(t / 9.55) / 20, 44 + k / 320 + Math.sin(t / 9.55) / 20]), [66 + (k % 40) / 8 + 0.05, 44 + k / 320]]] } })) }),
}); // prettier-ignore

const SCALES: readonly Scale[] = [
  { what: "places, checked", sizes: [125, 250, 500], files: places, command: check },
  { what: "places, 200 worlds of one claim", sizes: [125, 250, 500], files: places, command: () => test(200, "discipline") },
  { what: "claims, checked", sizes: [100, 200, 400], files: claims, command: check },
  { what: "claims, 200 worlds", sizes: [25, 50, 100], files: claims, command: () => test(200) },
  { what: "claims without a run, checked, 2,000 signs each", sizes: [500, 1000, 2000], files: texts, command: check },
  { what: "worlds of one claim", sizes: [1600, 3200, 6400], files: () => BASE, command: (n) => test(n, "discipline") },
  { what: "days of the horizon, 200 worlds of one claim", sizes: [90, 180, 360], files: days, command: () => test(200, "discipline") },
  { what: "members of the treaty, checked", sizes: [50, 100, 200], files: members, command: check },
  { what: "members of the treaty, 200 worlds of one claim", sizes: [50, 100, 200], files: members, command: () => test(200, "discipline") },
  { what: "sources, checked", sizes: [2500, 5000, 10_000], files: sources, command: check },
  { what: "entries of record, checked", sizes: [1000, 2000, 4000], files: record, command: check },
  { what: "cases, checked, 1 KB each", sizes: [1250, 2500, 5000], files: cases, command: check },
  { what: "regions of a map, checked, 61 points each", sizes: [500, 1000, 2000], files: map, command: check },
]; // prettier-ignore

/** Written by the process itself at its end, to its third stream. */
const TELLS = `data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,JSON.stringify(process.resourceUsage())))`;

interface Measured {
  readonly seconds: number;
  readonly mebibytes: number;
  readonly code: number | null;
}

function measured(files: Files, command: readonly string[]): Measured {
  const folder = mkdtempSync(join(tmpdir(), "precedent-scale-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const [verb = "", ...rest] = command;
  const { status, output } = spawnSync(
    process.execPath,
    ["--import", TELLS, join(ROOT, "src/cli/main.ts"), verb, folder, ...rest],
    { stdio: ["ignore", "ignore", "ignore", "pipe"], encoding: "utf8" },
  );
  rmSync(folder, { recursive: true });
  const used = JSON.parse(output[3] || "{}") as Partial<NodeJS.ResourceUsage>;
  return {
    seconds: ((used.userCPUTime ?? NaN) + (used.systemCPUTime ?? NaN)) / 1e6,
    mebibytes: (used.maxRSS ?? NaN) / 1024,
    code: status,
  };
}

const number = (x: number): string => String(x).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

function main(): void {
  const { values } = parseArgs({ options: { only: { type: "string" }, write: { type: "boolean", default: false } } });
  const rows = SCALES.filter(({ what }) => values.only === undefined || what.includes(values.only)).map((scale) => {
    const found = scale.sizes.map((n) => measured(scale.files(n), scale.command(n)));
    const bad = found.find(({ code }) => code !== 0);
    if (bad) throw new Error(`${scale.what}: exit ${bad.code}`);
    const [, half, whole] = found as [Measured, Measured, Measured];
    const row = [
      scale.what,
      scale.sizes.map(number).join(", "),
      found.map(({ seconds }) => seconds.toFixed(1)).join(", "),
      (whole.seconds / half.seconds).toFixed(1),
      found.map(({ mebibytes }) => mebibytes.toFixed(0)).join(", "),
    ];
    console.log(row.join(" | "));
    return row;
  });
  const made = `\n${cpus().length} processors, Node ${process.versions.node}; one thread.\n\n${table(["what", "how many", "processor seconds", "the last over the one before", "peak MiB"], rows)}\n`;
  console.log(made);
  if (!values.write) return;
  const page = readFileSync(PAGE, "utf8");
  writeFileSync(
    PAGE,
    page.replace(/(<!-- scale -->\n)[^]*(<!-- \/scale -->)/, (_, open: string, close: string) => open + made + close),
  );
}

main();
