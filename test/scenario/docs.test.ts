// The page on writing scenarios: its examples are one scenario, which parses; its tables have every key.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FILES, parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { alsoChoice, CHOICES } from "../../src/scenario/interventions.ts";
import { ACTORS } from "../../src/model/kit/imposed.ts";
import { MOMENT_NAMES, QUANTITY_NAMES } from "../../src/scenario/moments.ts";
import { TIMED, VALUES } from "../../src/model/outcomes.ts";
import { SCHEMAS } from "../../src/scenario/schemas.ts";

const page = readFileSync(new URL("../../docs/scenarios.md", import.meta.url), "utf8");
const files = Object.fromEntries(
  [...page.matchAll(/^```(?:yaml|csv) (\S+)\n([\s\S]*?)^```/gm)].map(([, name = "", text = ""]) => [name, text]),
);

test("the examples are a whole scenario without a mistake", () => {
  const rivals = Object.keys(files).filter((name) => name.startsWith("rivals/"));
  expect(rivals.length).toBe(2);
  expect(Object.keys(files).sort()).toEqual([...FILES, ...rivals].sort());
  const { scenario, problems } = parseScenario(files);
  expect(problemText(problems, files)).toBe("");
  expect(scenario?.claims[0]?.tests.map((t) => t.kind)).toEqual([
    "contrast",
    "contrast",
    "trend",
    "share",
    "judgement",
    "chance",
    "record",
    "cases",
    "cases",
    "cases",
    "cases",
    "cases",
  ]);
});

test("every key, value and condition is on the page", () => {
  const keys = new Set<string>();
  const walk = (schema: unknown): void => {
    const def = (schema as { def?: Record<string, unknown> }).def;
    if (!def) return;
    for (const [key, part] of Object.entries((def["shape"] as object | undefined) ?? {})) {
      keys.add(key);
      walk(part);
    }
    for (const inner of ["innerType", "valueType", "element"]) if (def[inner]) walk(def[inner]);
    for (const option of (def["options"] as unknown[] | undefined) ?? []) walk(option);
  };
  for (const [name, schema] of Object.entries(SCHEMAS)) if (name !== "assumptions") walk(schema);
  expect(keys.size).toBeGreaterThan(50);
  const names = [
    ...keys,
    ...Object.keys(VALUES),
    ...TIMED.map((o) => o.name),
    ...MOMENT_NAMES,
    ...QUANTITY_NAMES,
    ...Object.values(CHOICES).flat(),
    ...ACTORS.flatMap((actor) => [...alsoChoice(actor, "never").keys()]),
  ];
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
});
