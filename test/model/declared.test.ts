// What is declared about every mechanism hangs together: symbols, signs, ranges, evidence, and what a claim may be about.
import { expect, test } from "vitest";
import { bounds, quantile, rangeProblem } from "../../src/core/ranges.ts";
import { MECHANISMS } from "../../src/model/index.ts";
import { CHOICES } from "../../src/scenario/interventions.ts";
import { VALUES } from "../../src/model/outcomes.ts";

const QUANTITIES = MECHANISMS.flatMap((m) =>
  Object.entries(m.params).flatMap(([name, p]) =>
    p.kind === "quantity" ? [{ path: `${m.name}.${name}`, mechanism: m, p }] : [],
  ),
);

test("names of mechanisms and of steps are unique", () => {
  const steps = MECHANISMS.flatMap((m) => m.steps.map((s) => s.name));
  expect(new Set(steps).size).toBe(steps.length);
  expect(new Set(MECHANISMS.map((m) => m.name)).size).toBe(MECHANISMS.length);
});

test("every range can be drawn from", () => {
  for (const { path, p } of QUANTITIES) {
    expect(rangeProblem(p.range), path).toBeNull();
    for (const u of [1e-9, 0.5, 1 - 1e-9]) expect(Number.isFinite(quantile(p.range, u)), path).toBe(true);
  }
});

test("a declared sign holds over the whole range, and a free one spans zero unless it is only probed", () => {
  const broken = QUANTITIES.filter(({ p }) => {
    const [low, high] = bounds(p.range);
    if (p.sign === "free") return p.range.kind !== "constant" && !(low < 0 && high > 0);
    return p.sign === "+" ? low < 0 : high > 0;
  });
  expect(broken.map(({ path }) => path)).toEqual([]);
});

test("no two parameters of a mechanism share a symbol", () => {
  for (const m of MECHANISMS) {
    const symbols = Object.values(m.params).flatMap((p) => (p.kind === "quantity" ? [p.symbol] : []));
    expect(new Set(symbols).size, m.name).toBe(symbols.length);
  }
});

test("shares lie within 0 and 1", () => {
  for (const { path, p } of QUANTITIES) {
    if (p.unit !== "share" || p.sign === "free") continue;
    const [low, high] = bounds(p.range);
    expect(low >= 0 && (high <= 1 || high === Infinity), path).toBe(true);
  }
});

test("what a coefficient is about is an input that exists", () => {
  for (const { path, p } of QUANTITIES) {
    if (p.about === undefined || p.about === "request.status" || p.about === "guarantor.deploy") continue;
    if (p.about.startsWith("scenario.")) {
      expect(Object.keys(VALUES), path).toContain(p.about.slice("scenario.".length));
      continue;
    }
    const inputs = MECHANISMS.flatMap((m) => Object.keys(m.params).map((name) => `${m.name}.${name}`));
    const choices = Object.entries(CHOICES).flatMap(([actor, options]) => options.map((o) => `${actor}.${o}`));
    expect([...inputs, ...choices], path).toContain(p.about);
  }
});

test("the displayed equation of a decision names every weight by its symbol, and no other", () => {
  for (const name of ["government", "guarantor", "council"]) {
    const m = MECHANISMS.find((x) => x.name === name);
    const declared = Object.values(m?.params ?? {}).flatMap((p) =>
      p.kind === "quantity" && p.symbol.startsWith("w_") ? [p.symbol] : [],
    );
    const shown = [...new Set(m?.equation.match(/\bw_\w+/g) ?? [])];
    expect(shown.sort(), name).toEqual(declared.sort());
  }
});
