import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ERROR_EXAMPLES, type ErrorExample } from "../../src/scenario/problems/errorExamples.ts";
import { errorHelp, errorsPage } from "../../src/scenario/problems/errorsPage.ts";
import { messages } from "../../src/scenario/problems/messages.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { RIVALS, SMALL } from "./small.ts";

/** The small scenario with an example's mistake in it. */
function mistaken(example: ErrorExample): Record<string, string> {
  const files = { ...SMALL, ...RIVALS };
  const places = (files["places.csv"] as string).split("\n");
  switch (example.code) {
    case "PR-S001":
      delete files["scenario.yaml"];
      return files;
    case "PR-S002":
      return {
        ...files,
        "places.csv": [places[0], ...Array.from({ length: 501 }, (_, i) => `p${i}${places[1]?.slice(5)}`)].join("\n"),
      };
    case "PR-S007":
      return { ...files, "claim.yaml": "" };
    case "PR-S067": {
      const one = "{ force: government, never: concede }";
      return { ...files, "claims.yaml": (files["claims.yaml"] as string).replace(one, Array(9).fill(one).join(", ")) };
    }
    case "PR-S070":
      return {
        ...files,
        "claims.yaml": (files["claims.yaml"] as string).replace("outcome: fallen", "outcome: secondDeployment"),
        "scenario.yaml": (files["scenario.yaml"] as string).replace(/region:[^]*/, ""),
      };
    case "PR-S114":
      return {
        ...files,
        "places.csv": places.map((l, i) => (l === "" ? l : `${l},${i === 0 ? "area" : i}`)).join("\n"),
      };
    case "PR-S057":
      return {
        ...files,
        "places.csv": `${places[0]}\n`,
        "scenario.yaml": (files["scenario.yaml"] as string).replace(/shocks:[^]*/, "shocks: {}\n"),
        "record.yaml": "",
        "claims.yaml": "",
        "rivals/order.yaml": (files["rivals/order.yaml"] as string).replace(/claims:[^]*/, "claims: {}\n"),
      };
  }
  const text = files[example.file] as string;
  expect(
    text.split(example.right).length,
    `${example.code}: its right line stands in the small scenario`,
  ).toBeGreaterThan(1);
  return { ...files, [example.file]: text.replace(example.right, () => example.wrong) };
}

const codesOf = (files: Readonly<Record<string, string>>): string[] => parseScenario(files).problems.map((p) => p.code);

test("the small scenario has no problem", () => {
  const { scenario, problems } = parseScenario({ ...SMALL, ...RIVALS });
  expect(problems).toEqual([]);
  expect(scenario?.places.map((p) => p.name)).toEqual(["North", "South, the larger"]);
});

/** Mistakes in a folder, not in a text: test/node/folder.test.ts makes them. */
const OF_FOLDERS = ["PR-S008", "PR-S009", "PR-S017", "PR-S018"];

test.each(ERROR_EXAMPLES.filter((e) => !OF_FOLDERS.includes(e.code)).map((e) => [e.code, e] as const))(
  "%s: its example brings it up, and nothing else",
  (code, example) => {
    const files = mistaken(example);
    expect([...new Set(codesOf(files))]).toEqual([code]);
    const printed = problemText(parseScenario(files).problems, files);
    expect(printed).toContain(`error ${code}`);
    expect(printed).not.toMatch(/undefined|\[object|\$\{|NaN/);
    for (const line of printed.split("\n")) expect(Array.from(line).length).toBeLessThanOrEqual(120);
  },
);

test("every code in the messages is explained, and no other", () => {
  const source = readFileSync(new URL("../../src/scenario/problems/messages.ts", import.meta.url), "utf8");
  const used = [...new Set(source.match(/PR-S\d{3}/g))].sort();
  expect(ERROR_EXAMPLES.map((e) => e.code)).toEqual(used);
  expect(used.length).toBe(Object.keys(messages).length);
});

test("docs/errors.md is the page that is made from the examples", () => {
  expect(readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8")).toBe(errorsPage());
});

test("help on one code", () => {
  expect(errorHelp("pr-s014")).toContain("reqester: undisputed");
  expect(errorHelp("PR-S999")).toBeNull();
});

test("all mistakes of all files are reported at once", () => {
  const files = {
    ...SMALL,
    "scenario.yaml": (SMALL["scenario.yaml"] as string)
      .replace("requester:", "reqester:")
      .replace("watched: 0.5", "watched: 5")
      .replace("30 d", "30"),
    "record.yaml": (SMALL["record.yaml"] as string).replace("place: south", "place: sauth"),
    "sources.yaml": `${SMALL["sources.yaml"]}: [`,
  };
  const { problems, scenario } = parseScenario(files);
  expect(scenario).toBeNull();
  const codes = problems.map((p) => `${p.file} ${p.code}`);
  for (const wanted of [
    "scenario.yaml PR-S014",
    "scenario.yaml PR-S023",
    "scenario.yaml PR-S020",
    "record.yaml PR-S040",
    "sources.yaml PR-S003",
  ])
    expect(codes).toContain(wanted);
});
