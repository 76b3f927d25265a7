import { expect, test } from "vitest";
import { MECHANISMS } from "../../src/model/index.ts";
import { MECHANISM_SOURCES } from "../../src/model/sources.ts";

const parameters = MECHANISMS.flatMap((m) =>
  Object.entries(m.params).map(([name, p]) => ({ path: `${m.name}.${name}`, evidence: p.evidence })),
);
const ids = MECHANISM_SOURCES.map((s) => s.id);

test("every source a mechanism names is in the table", () => {
  const missing = parameters.filter(({ evidence }) => evidence.source !== "assumed" && !ids.includes(evidence.source));
  expect(missing).toEqual([]);
});

test("every source in the table is named by a mechanism, once, in full", () => {
  const named = new Set(parameters.map(({ evidence }) => evidence.source));
  expect(ids.filter((id) => !named.has(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const s of MECHANISM_SOURCES) expect([s.title, s.where, s.note].every((t) => t.length > 3)).toBe(true);
});

test("an assumption says why and carries no mark of a fact", () => {
  for (const { path, evidence } of parameters) {
    expect(evidence.why.length, path).toBeGreaterThan(5);
    expect(evidence.mark === "-", path).toBe(evidence.source === "assumed");
  }
});
