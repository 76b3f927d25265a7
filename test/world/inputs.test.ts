// What runs can read of a scenario: every leaf of one is changed in turn, and where that leaves its inputs as they were, its runs too.
import { expect, test } from "vitest";
import type { Override, Scenario } from "../../src/scenario/scenario.ts";
import { work, type Job } from "../../src/run/work.ts";
import { compiler, PLAN } from "../../src/world/compile.ts";
import { inputsOf } from "../../src/world/inputs.ts";
import { crisisState, shortCrisis } from "../fixture/crisis.ts";
import { steppe } from "../fixture/steppe.ts";

const plan = { ...PLAN, seed: 5 };
const job: Job = {
  plan,
  worlds: [0, 1],
  replicates: [0, 1],
  branches: [0, 1],
  rows: true,
  followFrom: Infinity,
  contrasts: [],
};

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  // of a long list the first and the last are like the others
  const entries = Array.isArray(value)
    ? [...new Set([0, value.length - 1])].filter((i) => i >= 0).map((i) => [i, value[i] as unknown] as const)
    : Object.entries(value);
  return entries.flatMap(([key, part]) => leaves(part, [...path, key]));
}

function changed(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) {
    if (typeof value === "number") return value * 0.9 + 0.01;
    return typeof value === "string" ? `${value}x` : typeof value === "boolean" ? !value : value;
  }
  if (Array.isArray(value)) return value.map((part: unknown, i) => (i === key ? changed(part, rest) : part));
  const own = value as Record<string, unknown>;
  return { ...own, [key]: changed(own[key], rest) };
}

test("what is no input changes no run", () => {
  const scenario: Scenario = shortCrisis({ region: crisisState().region });
  const base = compiler(scenario);
  const inputs = JSON.stringify(inputsOf(base));
  const expected = work(base, job);
  let asked = 0;
  let same = 0;
  for (const { path } of leaves(scenario)) {
    const other = changed(scenario, path) as Scenario;
    let compiled;
    try {
      compiled = compiler(other);
      if (JSON.stringify(inputsOf(compiled)) !== inputs) continue;
    } catch {
      continue;
    }
    asked++;
    same += JSON.stringify(work(compiled, job)) === JSON.stringify(expected) ? 1 : 0;
    if (asked !== same) throw new Error(`${path.join(".")} is read by a run and is no input`);
  }
  expect(asked).toBeGreaterThan(50);
});

test("assumed or not is an input where ranges are drawn at another width, and only there", () => {
  const saying = (source: string): Override => ({
    path: "hardship.shockSize",
    value: { kind: "unknown", range: { kind: "uniform", low: 1, high: 2 }, source, mark: "-", why: "" },
  });
  const of = (source: string, width?: number) => inputsOf(compiler(steppe(3, { overrides: [saying(source)] })), width);
  expect(of("assumed")).toEqual(of("a survey"));
  expect(of("assumed", 2)).not.toEqual(of("a survey", 2));
});
