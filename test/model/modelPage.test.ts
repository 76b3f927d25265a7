// The page on the model is what the code declares, in the order of the ODD protocol.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generated } from "../../scripts/docs/generated.ts";
import { ABSENT, MECHANISMS } from "../../src/model/index.ts";
import { FIELD_NAMES } from "../../src/model/kit/state.ts";
import { SCHEDULE } from "../../src/run/schedule.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(new URL("../../docs/model.md", import.meta.url), "utf8");
const section = (name: string): string => page.split(/^### /m).find((s) => s.startsWith(`${name}\n`)) ?? "";

test("docs/model.md is the page that is made from the declarations", async () => {
  expect(page).toBe(await generated("docs/model.md", root));
});

test("its parts come in the protocol's order", () => {
  expect([...page.matchAll(/^## (.*)$/gm)].map((m) => m[1])).toEqual([
    "Purpose",
    "Entities, state variables and scales",
    "Process overview and scheduling",
    "Design concepts",
    "Initialisation and input",
    "Submodels",
    "What is absent",
  ]);
});

test.each(MECHANISMS.map((m) => ({ name: m.name, m })))(
  "$name: purpose, plain words, equation, departures and steps as declared",
  ({ name, m }) => {
    const text = section(name);
    const lines = [
      m.purpose,
      m.words,
      ...m.equation.split("\n").map((l) => l.trim()),
      ...m.departures.map((d) => `- ${d}`),
      ...m.steps.map((s) => `${s.name} (${s.phase})`),
    ];
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
    expect(m.words.length).toBeGreaterThan(20);
  },
);

test("every field of the state and every step is on it", () => {
  const steps = Object.values(SCHEDULE).flatMap((of) => of.map((s) => s.name));
  expect([...FIELD_NAMES, ...steps].filter((name) => !page.includes(name))).toEqual([]);
});

test("what is absent is listed with what stands in for it", () => {
  expect(ABSENT.filter(({ name, instead }) => !page.includes(`| ${name} | ${instead} |`))).toEqual([]);
});
