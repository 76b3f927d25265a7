// Files from strangers: whatever is in them, parsing ends, says something, and prints nothing that a terminal would obey.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FILES, parseScenario } from "../../src/scenario/parse.ts";
import { printable, problemText } from "../../src/scenario/problems/problemText.ts";
import { BOMBS } from "./bombs.ts";
import { SMALL } from "./small.ts";

const text = (files: Readonly<Record<string, string>>): string => {
  const { scenario, problems, more } = parseScenario(files);
  expect(scenario === null).toBe(problems.length > 0);
  for (const p of problems) {
    expect(p.code).toMatch(/^PR-S\d{3}$/);
    expect(p.line >= 0 && p.column >= 0 && p.length >= 0 && Number.isInteger(p.line + p.column + p.length)).toBe(true);
  }
  const printed = problemText(problems, files, { more });
  // eslint-disable-next-line no-control-regex
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
  return printed;
};

const file = fc.constantFrom(...FILES);

describe("parsing never throws", () => {
  test("on garbage", () => {
    fc.assert(
      fc.property(file, fc.string({ unit: "binary", maxLength: 400 }), (name, garbage) => {
        text({ ...SMALL, [name]: garbage });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("on a file that breaks off", () => {
    fc.assert(
      fc.property(file, fc.double({ min: 0, max: 1, noNaN: true }), (name, at) => {
        const whole = SMALL[name] as string;
        text({ ...SMALL, [name]: whole.slice(0, Math.floor(at * whole.length)) });
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  test("on characters put in, taken out or replaced", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ":",
        "{",
        "}",
        "[",
        "]",
        "-",
        "#",
        '"',
        "'",
        "&a",
        "*a",
        "!!js/function",
        "\n",
        "  ",
        "\t",
        "|",
        ">",
        "?",
        "null",
        "~",
        ".nan",
        ".inf",
        "-1",
        "1e999",
        "\u001b[31m",
        "__proto__",
        "\ufeff",
        "\r",
      ),
      fc.string({ unit: "grapheme", maxLength: 3 }),
    );
    const change = fc.record({ at: fc.nat(3000), cut: fc.nat(6), put: piece });
    fc.assert(
      fc.property(file, fc.array(change, { minLength: 1, maxLength: 4 }), (name, changes) => {
        let mutated = SMALL[name] as string;
        for (const { at, cut, put } of changes) {
          const from = at % (mutated.length + 1);
          mutated = mutated.slice(0, from) + put + mutated.slice(from + cut);
        }
        text({ ...SMALL, [name]: mutated });
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  test("on any plain data in the place of any part", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          "scenario.yaml",
          "claims.yaml",
          "record.yaml",
          "assumptions.yaml",
          "sources.yaml",
          "baserates.yaml",
        ),
        fc.json({ maxDepth: 4 }),
        (name, json) => {
          text({ ...SMALL, [name]: json });
          text({ ...SMALL, [name]: (SMALL[name] as string).replace(/: [^{[\n]+$/m, () => `: ${json}`) });
        },
      ),
      { seed: 4, numRuns: 120 },
    );
  });
});

test("every line of every file can be left out without a crash", () => {
  let said = 0;
  for (const name of FILES) {
    const lines = (SMALL[name] as string).split("\n");
    for (let i = 0; i < lines.length; i++)
      if (text({ ...SMALL, [name]: lines.filter((_, j) => j !== i).join("\n") }) !== "") said++;
  }
  expect(said).toBeGreaterThan(50);
});

test("markup in a text stays text", () => {
  const markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";
  const files = {
    ...SMALL,
    "scenario.yaml": (SMALL["scenario.yaml"] as string).replace("A small crisis", () => `"${markup}"`),
  };
  expect(parseScenario(files).scenario?.title).toBe(markup);
});

test("escape sequences and reordering marks in a file are not printed", () => {
  const files = {
    ...SMALL,
    "scenario.yaml": (SMALL["scenario.yaml"] as string).replace(
      "watched: 0.5",
      () => 'watched: "\u009b31m\u202e5"\nwat\u200ched: 1',
    ),
  };
  const printed = text(files);
  expect(printed).toContain("PR-S0");
  expect(printable("a\u001b[31mb\tc\u202ed\u0000")).toBe("a[31mb cd");
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "%s names nothing and changes nothing",
  (name) => {
    const files = {
      ...SMALL,
      "scenario.yaml": (SMALL["scenario.yaml"] as string).replace(
        "{ south: 0.5 }",
        () => `{ ${name}: { polluted: 1 } }`,
      ),
      "places.csv": `${SMALL["places.csv"]}${name},N,500,V,CENSUS,51,71,6,,\n`,
      "sources.yaml": `${SMALL["sources.yaml"]}${name}: { title: aaa, where: bbb }\n`,
      "cases.csv": (SMALL["cases.csv"] as string).replace("standing", name),
    };
    const { problems } = parseScenario(files);
    expect(new Set(problems.filter((p) => p.code === "PR-S016").map((p) => p.file))).toEqual(
      new Set(["scenario.yaml", "places.csv", "sources.yaml", "cases.csv"]),
    );
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  },
);

// how soon: bench/measures.ts
test.each(BOMBS)("%s end, with a message", (_, bomb) => {
  expect(text({ ...SMALL, "scenario.yaml": bomb }).length).toBeLessThan(200_000);
});

test("reading stops after 200 problems and says so", () => {
  const files = { ...SMALL, "sources.yaml": Array.from({ length: 500 }, (_, i) => `K${i}: 1`).join("\n") };
  const { problems, more } = parseScenario(files);
  expect([problems.length, more]).toEqual([200, true]);
  expect(problemText(problems, files, { more })).toMatch(/\nat least 200 errors in 1 file; nothing was run\n$/);
});
