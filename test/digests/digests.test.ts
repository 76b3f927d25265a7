// Runs and results are what they were: everything in the record comes out again, in a bare engine in which all of Math whose bits may differ
// throws. Where something is meant to change: `npm run digests`.
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FIELD_NAMES, type Field } from "../../src/model/kit/state.ts";
import { advance } from "../../src/run/run.ts";
import { EVENTS } from "../../src/model/index.ts";
import { OUTCOME_NAMES } from "../../src/model/outcomes.ts";
import { SCHEDULE } from "../../src/run/schedule.ts";
import { CRISES, CRISIS_DAYS } from "../fixture/crisis.ts";
import { cellsIn, type Section } from "./cells.ts";
import { bundle, inBareEngine } from "./engine.ts";
import { crisisCourses, FORMS } from "./courses.ts";
import type { Findings } from "./entry.ts";
import { differences } from "./record.ts";
import { recorded } from "./recorded.ts";

let found: Findings;
beforeAll(async () => {
  found = (await inBareEngine(await bundle(), "findings")) as Findings;
});

test("nothing has changed since the record was made; what is meant to is told in CHANGELOG.md and recorded by `npm run digests`", () => {
  expect(differences(recorded().digests, found.digests)).toEqual([]);
});

const crisis = () => found.digests.scenarios["made-up crisis"]!;
/** Cells of some runs in a line that has one for each run. */
const cellsOf = (line: string, runs: readonly number[]): string => runs.map((run) => cellsIn(line)[run]).join("");

describe("what is recorded has everything in it", () => {
  test("crises, deaths and requests, conditions that arise, and every kind of verdict on a contrast", () => {
    const { runs, verdicts, arose } = found.facts;
    for (const own of ["crises", "deadly", "requests"] as const)
      expect(runs["made-up crisis"]?.[own], own).toBeGreaterThan(20);
    expect(runs["kazakhstan-2022"]?.crises).toBeGreaterThan(3);
    const shipped = Object.entries(runs).filter(([name]) => name !== "made-up crisis");
    expect(shipped.reduce((sum, [, { deadly }]) => sum + deadly, 0)).toBeGreaterThan(0);
    expect(Object.keys(arose).length).toBeGreaterThan(15);
    expect(Math.min(...Object.values(arose))).toBeGreaterThan(0);
    const told = new Set(Object.values(verdicts));
    for (const verdict of ["holds", "reverses", "no effect", "hinges", "undecided", "too rare", "true", "false", "partly"]) // prettier-ignore
      expect([...told]).toContain(verdict);
  });

  test("every function that src/core and src/analysis export, and no two that look the same", async () => {
    const tables = found.digests.functions;
    for (const folder of ["core", "analysis"]) {
      const root = new URL(`../../src/${folder}/`, import.meta.url);
      // one that another file exports again is one
      const exported = new Map<unknown, readonly [file: string, name: string]>();
      for (const file of readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".ts"),
      )) {
        const module = (await import(new URL(file, root).href)) as Record<string, unknown>;
        for (const [name, value] of Object.entries(module))
          if (typeof value === "function") exported.set(value, [basename(file, ".ts"), name]);
      }
      const all = [...exported.values()];
      const wanted = all.map(([file, name]) =>
        all.filter(([, other]) => other === name).length > 1 ? `${file}.${name}` : name,
      );
      expect(wanted.filter((name) => !Object.hasOwn(tables[folder] as Section, name))).toEqual([]);
      expect(wanted.length).toBeGreaterThan(35);
      const digests = Object.values(tables[folder] as Section);
      expect(new Set(digests).size).toBe(digests.length);
    }
  });

  test("every kind of event that has a sentence comes, and no other", () => {
    expect(Object.keys(crisis().events).toSorted()).toEqual(Object.keys(EVENTS).toSorted());
  });

  test("every field of the state changes, every outcome comes out in more than one way", () => {
    // where a run begins, or goes on from a fork, every field of it is new
    const begins = new Set(Object.values(crisis().runs).map((line) => /[^.]/.exec(cellsIn(line))?.index));
    const still = FIELD_NAMES.filter((name) =>
      Array.from(cellsIn(crisis().fields[name] ?? "")).every((cell, column) => cell === "." || begins.has(column)),
    );
    // nothing counts the injured yet
    expect(still).toEqual(["injured"]);
    const everyRun = Object.keys(crisis().runs).map((_, i) => i);
    const followed = everyRun.slice(0, CRISES.length + 1);
    const alike = OUTCOME_NAMES.filter((name) => {
      const cells = cellsOf(crisis().readings[name] ?? "", followed);
      return new Set(cells.replaceAll(".", "")).size < 2;
    });
    expect(alike).toEqual([]);
  });

  test("every form's options, every choice and every way of changing a run make another run, or another reading of it", () => {
    const { runs, readings, worlds } = crisis();
    const names = Object.keys(runs);
    const seen = (name: string): string => {
      const at = [names.indexOf(name)];
      return [runs[name], ...Object.values(readings).map((line) => cellsOf(line, at))].join();
    };
    for (const [path, options] of FORMS) {
      const all = options.map((option) => seen(`${path} ${option}`));
      expect(new Set(all).size, path).toBe(options.length);
    }
    const others = names.filter((name) => !FORMS.some(([path]) => name.startsWith(`${path} `)));
    expect(new Set(others.map(seen)).size).toBe(others.length);
    expect(Object.keys(worlds).length).toBeGreaterThan(40);
  });

  test("every step changes every field that it says it writes, in some run of the made-up crisis", () => {
    const open = new Map(Object.values(SCHEDULE).flat().map((s) => [s.name, new Set(s.writes)])); // prettier-ignore
    for (const { begin } of crisisCourses().slice(0, CRISES.length)) {
      const run = begin();
      let before: { step: string; fields: (readonly [Field, Float64Array])[] } = { step: "", fields: [] };
      advance(run, CRISIS_DAYS, undefined, (step) => {
        for (const [field, values] of before.fields)
          if (values.some((x, i) => x !== run.state[field][i])) open.get(before.step)?.delete(field);
        before = { step, fields: [...(open.get(step) ?? [])].map((field) => [field, run.state[field].slice()]) };
      });
    }
    const idle = [...open].flatMap(([step, fields]) => [...fields].map((field) => `${step} does not change ${field}`));
    expect(idle).toEqual([]);
  });
});
