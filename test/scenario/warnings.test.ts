// Each warning is brought up by its example and by it alone; what brings one up still parses.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ErrorExample } from "../../src/scenario/problems/errorExamples.ts";
import { errorHelp } from "../../src/scenario/problems/errorsPage.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { WARNING_EXAMPLES } from "../../src/scenario/problems/warningExamples.ts";
import { lint } from "../../src/questions/check/lint.ts";
import { newScenario } from "../../src/questions/new.ts";
import { compiler } from "../../src/world/compile.ts";
import { BRIEF, RIVALS, SMALL } from "./small.ts";

const changed = (
  files: Readonly<Record<string, string>>,
  file: string,
  from: string,
  to: string,
): Record<string, string> => {
  expect(files[file], `${file}: ${from}`).toContain(from);
  return { ...files, [file]: (files[file] as string).replace(from, () => to) };
};

const rows = ["A", "B", "C", "D", "E"].flatMap((c, i) => [
  `${c}-1,undisputed,yes,${i}`,
  `${c}-2,contested,no,9`,
  `${c}-3,interim,no,${i + 4}`,
]);
const states = ["AAA", "BBB", "CCC", "DDD", "EEE"].map((c, i) => `${c},${900 + 700 * i},${i},${i > 2 ? "yes" : "no"}`);
/** The small scenario without anything to remark on. */
let sound: Record<string, string> = {
  ...BRIEF,
  ...RIVALS,
  "cases.csv": `id,standing,answered,days\n${rows.join("\n")}\n`,
  "states.csv": `id,income,tenure,calm\n${states.join("\n")}\n`,
  // with a heavy shock few worlds are looked through for some in which much happens
  "assumptions.yaml": `${SMALL["assumptions.yaml"]}hardship.shockSize: { between: [3, 6], source: assumed, why: heavy }\n`,
};
for (const [file, from, to] of [
  // so short that runs take little
  ["scenario.yaml", "horizon: 10 d", "horizon: 6 d"],
  ["scenario.yaml", "watched: 0.5", "watched: { value: 0.5, source: CENSUS, mark: U }"],
  ["scenario.yaml", "capitalWeight: 30 %", "capitalWeight: { value: 30 %, source: CENSUS, mark: U }"],
  ["scenario.yaml", "source: CENSUS, mark: D }", "source: CENSUS, mark: D, why: share of jobs and of taxes }"],
  ["scenario.yaml", "relative: { south: 0.5 }", "relative: { south: { value: 0.5, source: CENSUS, mark: D } }"],
  ["record.yaml", "  place: south\n", ""],
] as const)
  sound = changed(sound, file, from, to);

function codes(files: Readonly<Record<string, string>>): string[] {
  const { scenario, problems } = parseScenario(files);
  expect(problems).toEqual([]);
  if (!scenario) throw new Error("not sound");
  const found = lint(scenario, files, compiler(scenario));
  for (const p of found) expect(p.line, `${p.code} has a place`).toBeGreaterThan(0);
  expect(problemText(found, files, { kind: "warning" })).not.toMatch(/undefined|\[object|NaN|error/);
  return [...new Set(found.map((p) => p.code))];
}

/** A map around both places, with a region for one of them. */
const REGION = JSON.stringify({
  type: "Feature",
  properties: { iso: "KZ-SEL", name: "Northern" },
  geometry: { type: "Polygon", coordinates: [[[66, 40], [66, 55], [82, 55], [82, 40], [66, 40]]] }, // prettier-ignore
});

/** The sound small scenario with what an example warns of. */
function doubtful({ code, file, wrong, right }: ErrorExample): Record<string, string> {
  switch (code) {
    case "PR-W001":
      return { ...sound, [file]: `${sound[file]}${wrong}` };
    case "PR-W006":
      // the model's own weights, whatever they are
      return changed(sound, file, right, wrong);
    case "PR-W014":
      return { ...sound, [file]: (sound[file] as string).replace(/shocks:\n(?: .*\n)+/, `${wrong}\n`) };
    case "PR-W016":
      return { ...sound, [file]: `${sound[file]}${wrong}\n` };
    case "PR-W009":
      return changed(sound, file, "  between: [500, 900]\n", `${wrong}  between: [500, 900]\n`);
    case "PR-W008":
      return {
        ...sound,
        [file]: `${sound[file]}early:\n  ${wrong.replace("\n  value: 5\n", "")}\n  value: 5\n  mark: U\n  sources: [PRESS]\n  text: Some.\n`,
      };
    case "PR-W010":
      return changed(
        sound,
        file,
        "relative: { south: { value: 0.5, source: CENSUS, mark: D } }",
        "relative: { south: { value: 0, source: CENSUS, mark: D } }",
      );
    case "PR-W020":
    case "PR-W021":
      return { ...sound, [file]: wrong };
    case "PR-W025":
      return { ...sound, "regions.geojson": REGION };
    case "PR-W022":
    case "PR-W023":
    case "PR-W024":
    case "PR-W027":
    case "PR-W029":
      return { ...changed(sound, file, right, wrong), "map.geojson": REGION };
    case "PR-W028":
      return changed(sound, file, `${right}\n`, `${wrong}\neast,East,1000,V,CENSUS,44,78,6,,\n`);
    case "PR-W011":
      return { ...sound, "cases.csv": SMALL["cases.csv"] as string };
    default:
      return changed(sound, file, right, wrong);
  }
}

test("nothing is remarked on a scenario that is as it should be", () => expect(codes(sound)).toEqual([]));

test.each(WARNING_EXAMPLES.map((e) => [e.code, e] as const))("%s", (code, example) => {
  expect(codes(doubtful(example))).toEqual([code]);
  expect(errorHelp(code)).toContain(example.title);
});

test("every code in the warnings is explained, and no other", () => {
  const source = readFileSync(new URL("../../src/scenario/problems/warnings.ts", import.meta.url), "utf8");
  expect(WARNING_EXAMPLES.map((e) => e.code)).toEqual([...new Set(source.match(/PR-W\d{3}/g))].sort());
});

test("a placebo that says `no path` is not warned of", () => {
  const files = changed(
    changed(
      sound,
      "claims.yaml",
      "poor: [{ set: hardship.legitimacy, to: 0.3 }]",
      "poor: [{ set: observation.detainedLag, to: 2 d }]",
    ),
    "claims.yaml",
    "  group: Help\n",
    "  group: Help\n  placebo: no path\n",
  );
  expect(codes(files)).toEqual([]);
});

test("a new scenario has nothing to remark on", () => expect(codes(newScenario("mine", ""))).toEqual([]));

test("a count of the first day can be compared, one before the start or after the end cannot", () => {
  const counted = (at: string): Record<string, string> => ({
    ...sound,
    "record.yaml": `${sound["record.yaml"]}
counted:
  outcome: people
  at: ${at}
  between: [100, 200]
  mark: V
  sources: [PRESS]
  text: Some hundred.
`,
  });
  expect(codes(counted("2022-01-01T00:00+06:00"))).toEqual([]);
  for (const at of ["2021-12-31T23:00+06:00", "2023-06-01T00:00+06:00"])
    expect(codes(counted(at))).toEqual(["PR-W008"]);
});
