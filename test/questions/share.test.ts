// A share from end to end on a small invented state: from the start, and under a condition; told at 80 columns and on a page.
import { beforeAll, describe, expect, test } from "vitest";
import type { ShareResult } from "../../src/claims/share/shareResultShape.ts";
import { shareEvidence } from "../../src/report/answers/ledger/share.ts";
import { shareTable } from "../../src/report/data/shareTable.ts";
import { blocksHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { width } from "../../src/report/terminal/lines.ts";
import { work } from "../../src/run/work.ts";
import type { ShareTest } from "../../src/scenario/scenario.ts";
import { parseRunId, single } from "../../src/questions/run.ts";
import { test as ledger, type Tested } from "../../src/questions/test/test.ts";
import { compiler } from "../../src/world/compile.ts";
import { sample } from "../report/sample.ts";
import { steppe } from "../fixture/steppe.ts";
import { asking } from "../fixture/asked.ts";

const drawn = (set: string) => ({ set, ends: null, source: "", why: "" });
const fromStart: ShareTest = {
  kind: "share",
  ...asking("peakPeople"),
  given: "",
  atLeast: 0.1,
  relative: true,
  first: { name: "the shock", inputs: [drawn("hardship.shockSize")] },
  second: { name: "how deaths are told", inputs: [drawn("observation.deathLag")] },
  levels: [],
  says: "first",
  note: "",
};
const under: ShareTest = {
  ...fromStart,
  ...asking("survival at +3 d"),
  given: "crisis",
  relative: false,
  first: { name: "home", inputs: [drawn("mobilisation.crowdPull"), drawn("survival.controlWeight")] },
};
const about = { text: "Whose doing it is.", type: "", group: "g", placebo: "" } as const;
const scenario = steppe(5, {
  claims: [
    { id: "A", ...about, tests: [fromStart] },
    { id: "B", ...about, tests: [under] },
  ],
});
const compiled = compiler(scenario);

let tested: Tested;
const result = (claim: number): ShareResult => tested.report.claims[claim]?.tests[0] as ShareResult;
beforeAll(async () => {
  const execute = (job: Parameters<typeof work>[1]) => Promise.resolve(work(compiled, job));
  tested = await ledger(scenario, { worlds: 250, seed: 1, execute, atOnce: 1, command: "precedent test steppe" });
});

describe("in the ledger", () => {
  test("from the start: what nobody inside the model reads changes no run, and has no share", () => {
    const found = result(0);
    expect(found.sides[1].inputs[0]).toMatchObject({ idle: true, size: 0 });
    expect(found.sides[0].inputs[0]?.idle).toBe(false);
    expect(found.share?.value).toBe(1);
    expect(found.verdict === "holds" || found.verdict === "undecided").toBe(true);
    expect(found.widening?.factor.value).toBeNull();
    // stretched as far as is tried, what reaches nothing still reaches nothing
    expect(found.widening?.tried).toMatchObject({ factor: 4, share: { value: 1 } });
  });
  test("no number of it is none", () => {
    const text = JSON.stringify(tested.report.claims, (_, x: unknown) =>
      typeof x === "number" && !Number.isFinite(x) ? "NOT A NUMBER" : x,
    );
    expect(text).not.toContain("NOT A NUMBER");
  });
  test("an example replays: its arms end otherwise", () => {
    const [example] = result(0).examples;
    const id = parseRunId(example?.run ?? "");
    expect(id).not.toBeNull();
    const move = result(0).sides[0].inputs[0] as ShareResult["sides"][0]["inputs"][0];
    const peaks = [move.from, move.to].map(
      (to) => single(scenario, id as NonNullable<typeof id>, 1, { given: "", sets: [{ set: move.path, to }] })?.outcomes["peakPeople"], // prettier-ignore
    );
    expect(peaks.every((x) => typeof x === "number")).toBe(true);
    expect(peaks[0]).not.toBe(peaks[1]);
    expect(example?.arms[1]).toBe(`--set ${move.path}=${move.to}`);
  });
});

describe("as told", () => {
  test("at 80 columns, with both sides, and nothing undefined", () => {
    const lines = (of: ShareResult): string[] =>
      toTerminal({ title: "", blocks: [shareEvidence(sample, of, "c1t1")] }, 80).split("\n");
    for (const claim of [0, 1]) {
      const shown = lines(result(claim));
      expect(Math.max(...shown.map(width))).toBeLessThanOrEqual(80);
      expect(shown.join("\n")).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(lines(result(0)).join(" ")).toContain("the shock");
  });
  test("on a page and in a table: every input, with markup from nowhere", () => {
    const nasty: ShareResult = {
      ...result(0),
      sides: [{ ...result(0).sides[0], name: "<b>home</b>" }, result(0).sides[1]],
    };
    const page = blocksHtml([shareEvidence(sample, nasty, "c1t1")]).source;
    expect(page).toContain("observation.deathLag");
    expect(page).toContain("&lt;b&gt;home");
    expect(page).not.toMatch(/<b>home|undefined|NaN/);
    const table = shareTable({ ...sample, claims: tested.report.claims });
    expect(table.rows.map((r) => r.length)).toEqual([table.columns.length, table.columns.length, table.columns.length, table.columns.length, table.columns.length]); // prettier-ignore
  });
});
