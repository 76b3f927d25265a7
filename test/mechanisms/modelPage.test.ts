// The page on the model says what the code declares.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ABSENT, MECHANISMS } from "../../src/mechanisms/index.ts";

const page = readFileSync(new URL("../../docs/model.md", import.meta.url), "utf8");
const section = (name: string): string => page.split(/^## /m).find((s) => s.startsWith(`${name}\n`)) ?? "";

test.each(MECHANISMS.map((m) => ({ name: m.name, m })))(
  "$name: purpose, equation, departures and steps as declared",
  ({ name, m }) => {
    const text = section(name);
    const lines = [
      m.purpose,
      ...m.equation.split("\n").map((l) => l.trim()),
      ...m.departures.map((d) => `- ${d}`),
      ...m.steps.map((s) => `${s.name} (${s.phase})`),
    ];
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
  },
);

test("what is absent is listed with what stands in for it", () => {
  expect(ABSENT.filter(({ name, instead }) => !page.includes(`| ${name} | ${instead} |`))).toEqual([]);
});
