// The library as others import it: the list of what it exports, the same answers as the command line, and one class of errors.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as page from "../../src/browser.ts";
import * as library from "../../src/index.ts";
import { precedent, ROOT } from "../cli/command.ts";
import { SMALL } from "../scenario/small.ts";

const KYRGYZSTAN = "kyrgyzstan-2010";

/** What was thrown, which has to be the library's own. */
async function thrown(work: () => unknown): Promise<library.PrecedentError> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(library.PrecedentError);
    return error as library.PrecedentError;
  }
  throw new Error("nothing was thrown");
}

const untimed = ({
  timing: _,
  scenario: { argument: __, ...scenario },
  command: ___,
  ...rest
}: library.Ledger): unknown => JSON.parse(JSON.stringify({ ...rest, scenario }));

// what stands here can be taken away or change its meaning only with a new major version
test("exports are these and no others", () => {
  const both = ["PrecedentError", "VERSION", "check", "explain", "page", "parseScenario", "replay", "rows", "run", "test", "text"]; // prettier-ignore
  expect(Object.keys(page).toSorted()).toEqual(both);
  expect(Object.keys(library).toSorted()).toEqual([...both, "readScenario", "shipped"].toSorted());
  const types = (file: string): string[] =>
    [...readFileSync(join(ROOT, "src", file), "utf8").matchAll(/^export type \{([^}]*)\}/gm)]
      .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
      .toSorted();
  const typed = ["Checked", "ExplainOptions", "Explained", "Ledger", "Outcomes", "OwnCode", "Problem", "Row", "RunOptions", "Scenario", "SingleRun", "Step", "TestOptions", "Value", "Watched"]; // prettier-ignore
  expect(types("browser.ts")).toEqual(typed);
  expect(types("index.ts")).toEqual([...typed, "Threads"].toSorted());
});

test("a ledger, outcomes and an explanation are those of the command line, on threads and in place", async () => {
  const scenario = await library.readScenario(KYRGYZSTAN);
  const said = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await precedent([...args, "--seed", "3", "--json"])).out) as unknown;
  const options = { worlds: 40, seed: 3, claims: ["K4"] };
  const steps: library.Step[] = [];
  const ledger = await library.test(scenario, { ...options, workers: 2, progress: (step) => void steps.push(step) });
  // a command tells by which code it was made
  const { code, ...byCommand } = (await said("test", KYRGYZSTAN, "--claim", "K4", "--worlds", "40")) as library.Ledger; // prettier-ignore
  expect(code).toMatch(/^[0-9a-f]{64}$/);
  expect(untimed(ledger)).toEqual(untimed(byCommand));
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.every(({ stage, done, of }) => stage !== "" && done <= of)).toBe(true);
  expect(library.rows(ledger)["claims"]?.map((row) => row["verdict"])).toEqual(ledger.claims[0]?.tests.map((t) => t.verdict)); // prettier-ignore
  expect(library.page(ledger)).toContain("<html");
  expect(library.text(ledger, 60).split("\n")[0]).toContain("Kyrgyzstan");
  expect(untimed(await page.test(scenario, options))).toEqual(untimed(ledger));

  const found = await library.run(scenario, { worlds: 50, seed: 3, workers: 2 });
  expect(await said("run", KYRGYZSTAN, "--worlds", "50")).toMatchObject(JSON.parse(JSON.stringify(found)) as object);
  expect(await page.run(scenario, { worlds: 50, seed: 3 })).toEqual(found);

  const told: library.Step[] = [];
  const why = await library.explain(scenario, { run: "4.0", seed: 3, of: "not fallen", progress: (step) => void told.push(step) }); // prettier-ignore
  expect(await said("explain", KYRGYZSTAN, "--run", "4.0", "--of", "not fallen")).toMatchObject(JSON.parse(JSON.stringify(why)) as object); // prettier-ignore
  expect(told.length).toBeGreaterThan(0);
  expect(library.replay(scenario, "4.0", { seed: 3 }).events).toEqual(why.run.events);
  expect(library.check(scenario).id).toBe(KYRGYZSTAN);
});

describe("errors have a code, a place and a remedy", () => {
  test("a mistake in a scenario", async () => {
    const error = await thrown(() => library.parseScenario({ ...SMALL, "claims.yaml": "C1:\n  txt: nothing\n" }));
    expect(error.code).toMatch(/^PR-S\d{3}$/);
    expect([error.file, error.line]).toEqual(["claims.yaml", 1]);
    expect(error.remedy).not.toBe("");
    expect(error.problems.length).toBeGreaterThan(0);
    expect(error.message).toContain("claims.yaml");
  });

  test("a folder that is not there", async () => {
    const error = await thrown(() => library.readScenario("nowhere"));
    expect([error.code, error.line]).toEqual(["PR-S008", null]);
    expect(error.remedy).toContain(KYRGYZSTAN);
  });

  test("arguments", async () => {
    const scenario = library.parseScenario(SMALL);
    for (const work of [
      () => library.test(scenario, { worlds: 3 }),
      () => library.test(scenario, { worlds: 40, claims: ["none"] }),
      () => library.run(scenario, { seed: -1 }),
      () => library.run(scenario, { workers: 0 }),
      () => library.run({ ...scenario }),
      () => library.explain(scenario, { run: "first" }),
      () => library.explain(scenario, { run: "0.0", of: "nonsense" }),
      () => page.explain(scenario, { run: "0.0", of: "nonsense" }),
      () => library.explain(scenario, { run: "0.0", of: "deaths > 100000" }),
      () => library.replay(scenario, "0"),
    ]) {
      const error = await thrown(work);
      expect([error.code, error.message], String(work)).toEqual(["ARGUMENT", expect.stringMatching(/\w/)]);
      expect(error.remedy).not.toBe("");
    }
  });

  test("the signal stops it, on threads and in place, and its reason is kept", async () => {
    const scenario = await library.readScenario(KYRGYZSTAN);
    for (const { test: verb, run, explain } of [library, page]) {
      const over = AbortSignal.abort(new Error("enough"));
      for (const work of [
        () => verb(scenario, { signal: over }),
        () => run(scenario, { signal: over }),
        () => explain(scenario, { run: "4.0", signal: over }),
      ]) {
        const error = await thrown(work);
        expect([error.code, (error.cause as Error).message]).toEqual(["STOPPED", "enough"]);
      }
      const stop = new AbortController();
      const error = await thrown(() =>
        run(scenario, { worlds: 100_000, signal: stop.signal, progress: ({ done }) => done > 0 && stop.abort("seen") }),
      );
      expect([error.code, error.cause]).toEqual(["STOPPED", "seen"]);
    }
  });

  test("what stood when the signal came is kept where that is asked for", async () => {
    const scenario = await library.readScenario(KYRGYZSTAN);
    const stop = new AbortController();
    const early = ({ stage, done, of }: library.Step): void => {
      if (stage === "rounds" && done > 0.05 * of) stop.abort();
    };
    const options = { worlds: 1600, claims: ["K7"], signal: stop.signal, progress: early };
    const ledger = await library.test(scenario, { ...options, keepFinished: true });
    expect(ledger.stopped?.of).toBe(1600);
    expect(ledger.stopped?.worlds).toBeLessThan(1600);
  });
});

test("docs/library.md shows the programs that are run, all of them and as they are", () => {
  const text = readFileSync(join(ROOT, "docs/library.md"), "utf8");
  const shown = [...text.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, program = ""]) => program);
  const folder = join(ROOT, "examples/library");
  const programs = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  expect(programs.length).toBe(5);
  expect(shown.toSorted()).toEqual(programs.toSorted());
});
