import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Value } from "../../src/scenario/scenario.ts";
import { SMALL } from "./small.ts";

const ADULTS = "{ value: 0.65, source: CENSUS, mark: V }";

/** The value read for `adults`, or the codes of what is wrong. */
function adults(written: string): Value | string[] {
  const files = { ...SMALL, "scenario.yaml": (SMALL["scenario.yaml"] as string).replace(ADULTS, () => written) };
  const { scenario, problems } = parseScenario(files);
  return scenario?.values["adults"] ?? problems.map((p) => p.code);
}

const unknown = (range: object, source = "assumed", mark = "-", why = "w") => ({
  kind: "unknown",
  range,
  source,
  mark,
  why,
});

test.each([
  ["0.65", { kind: "fact", value: 0.65, source: "scenario", mark: "U" }],
  ["65 %", { kind: "fact", value: 0.65, source: "scenario", mark: "U" }],
  ["{ value: 0.65 }", { kind: "fact", value: 0.65, source: "scenario", mark: "U" }],
  ["{ value: 650 /1000, source: CENSUS }", { kind: "fact", value: 0.65, source: "CENSUS", mark: "U" }],
  ["{ value: 0.65, source: assumed, why: w }", { kind: "fact", value: 0.65, source: "assumed", mark: "-" }],
  ["{ between: [0.5, 0.7], source: assumed, why: w }", unknown({ kind: "uniform", low: 0.5, high: 0.7 })],
  [
    "{ between: [0.5, 0.7], likely: 0.6, source: assumed, why: w }",
    unknown({ kind: "triangular", low: 0.5, likely: 0.6, high: 0.7 }),
  ],
  [
    "{ between: [0.5, 0.7], shape: loguniform, source: CENSUS, mark: D, why: w }",
    unknown({ kind: "loguniform", low: 0.5, high: 0.7 }, "CENSUS", "D"),
  ],
  ["{ beta: [2, 3], source: assumed, why: w }", unknown({ kind: "beta", a: 2, b: 3 })],
  [
    "{ oneOf: [{ value: 10 %, weight: 1 }, { value: 0.2, weight: 3 }], source: assumed, why: w }",
    unknown({
      kind: "oneOf",
      options: [
        { value: 0.1, weight: 1 },
        { value: 0.2, weight: 3 },
      ],
    }),
  ],
])("%s", (written, value) => {
  expect(adults(written)).toEqual(value);
});

test.each([
  ["{ between: [0.5, 0.7], shape: normal, source: assumed, why: w }", "PR-S023"], // no ends
  ["{ between: [0, 0.7], shape: loguniform, source: assumed, why: w }", "PR-S022"],
  ["{ between: [0.5, 0.7], likely: 0.8, source: assumed, why: w }", "PR-S022"],
  ["{ between: [0.5, 0.7], shape: triangular, source: assumed, why: w }", "PR-S027"],
  ["{ beta: [0, 3], source: assumed, why: w }", "PR-S022"],
  ["{ oneOf: [], source: assumed, why: w }", "PR-S024"],
  ["{ oneOf: [{ value: 2, weight: 1 }], source: assumed, why: w }", "PR-S023"],
  ["{ between: [0.5, 0.7] }", "PR-S026"],
  ["{ value: 0.6, likely: 0.7, source: CENSUS }", "PR-S025"],
  ["{ source: CENSUS }", "PR-S025"],
  ["1.2", "PR-S023"],
  ["65 km", "PR-S020"],
  ["[0.5, 0.7]", "PR-S010"],
  ["", "PR-S010"],
  ["{ between: [0.5], source: assumed, why: w }", "PR-S010"],
])("%s is refused", (written, code) => {
  expect(adults(written)).toEqual([code]);
});

test("an override keeps the sign that the mechanism declares", () => {
  const codes = (line: string) => parseScenario({ ...SMALL, "assumptions.yaml": line }).problems.map((p) => p.code);
  expect(codes("hardship.backlash: { between: [-1, 1], source: assumed, why: both signs are found }")).toEqual([]);
  expect(codes("hardship.standing: { between: [-1, 1], source: assumed, why: a try }")).toEqual(["PR-S023"]);
  expect(codes("government.legitimacyWeight: { between: [-1, 1], source: assumed, why: a try }")).toEqual(["PR-S023"]);
  expect(codes("outsideHands.seedStrength: 0")).toEqual([]);
});

test("numbers are in the parameter's own unit", () => {
  const { scenario } = parseScenario(SMALL);
  expect(scenario?.overrides).toEqual([
    {
      path: "mobilisation.joinRate",
      value: unknown({ kind: "triangular", low: 0.3, likely: 0.9, high: 2 }, "assumed", "-", "within a day or so"),
    },
    {
      path: "contagion.distanceForm",
      weights: { exponential: 2, power: 1 },
      source: "assumed",
      why: "distance matters",
    },
  ]);
  const hours = parseScenario({
    ...SMALL,
    "assumptions.yaml": "mobilisation.joinRate: { between: [0.1 /h, 0.2 /h], source: assumed, why: w }",
  });
  expect(hours.scenario?.overrides[0]).toMatchObject({
    value: { range: { low: 2.4000000000000004, high: 4.800000000000001 } },
  });
});

test("places may stand in scenario.yaml", () => {
  const inline = `places:\n  west: { people: { value: 900, source: CENSUS, mark: V }, at: [50, 60], utcOffset: 5 }\n`;
  const { scenario, problems } = parseScenario({ ...SMALL, "scenario.yaml": SMALL["scenario.yaml"] + inline });
  expect(problems).toEqual([]);
  expect(scenario?.places.map((p) => [p.id, p.people.value, p.utcOffset])).toEqual([
    ["west", 900, 5],
    ["north", 500000, 6],
    ["south", 1500000, 6],
  ]);
  const twice = parseScenario({ ...SMALL, "scenario.yaml": SMALL["scenario.yaml"] + inline.replace("west", "north") });
  expect(twice.problems.map((p) => [p.file, p.code])).toEqual([["places.csv", "PR-S005"]]);
});

test("the hash changes with every file's text and with nothing else", () => {
  const hash = (files: Readonly<Record<string, string>>): string | undefined => parseScenario(files).scenario?.hash;
  expect(hash(SMALL)).toMatch(/^[0-9a-f]{16}$/);
  expect(hash(Object.fromEntries(Object.entries(SMALL).reverse()))).toBe(hash(SMALL));
  for (const name of Object.keys(SMALL))
    expect(hash({ ...SMALL, [name]: `${SMALL[name]}\n` }), name).not.toBe(hash(SMALL));
});

test("one mistake is said once: names from a file that cannot be read are not missed elsewhere", () => {
  const codes = (name: string, text: string) =>
    parseScenario({ ...SMALL, [name]: text }).problems.map((p) => `${p.file} ${p.code}`);
  expect(codes("sources.yaml", "[")).toEqual(["sources.yaml PR-S003"]);
  expect(codes("record.yaml", "[")).toEqual(["record.yaml PR-S003"]);
  expect(codes("cases.csv", 'id\n"')).toEqual(["cases.csv PR-S004"]);
  expect(
    codes("sources.yaml", (SMALL["sources.yaml"] as string).replace("title: Census of 2020", "titel: Census of 2020")),
  ).toEqual(["sources.yaml PR-S014"]);
});

test("a service that is left out has nobody in it, and values are set under their path in a world", () => {
  const arms = "contested: [{ set: request.status, to: contested }]";
  const claims = (SMALL["claims.yaml"] as string).replace(
    arms,
    "contested: [{ set: given.tied, to: 20 % }, { set: given.discipline.army, to: 0.1 }]",
  );
  const { scenario } = parseScenario({ ...SMALL, "claims.yaml": claims });
  expect(scenario?.forces.map((f) => [f.id, f.share])).toMatchObject([
    ["police", { value: 0.0044800000000000005 }],
    ["interior", { value: 0 }],
    ["army", { value: 0 }],
  ]);
  const test = scenario?.claims[0]?.tests[0];
  expect(test?.kind === "contrast" && test.arms["contested"]).toEqual([
    { set: "scenario.tied", to: 0.2 },
    { set: "forces.army.discipline", to: 0.1 },
  ]);
});
