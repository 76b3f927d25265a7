// A ledger as it fills in, on a terminal.
import { expect, test } from "vitest";
import { standLines } from "../../src/report/answers/ledger/stand.ts";
import { width } from "../../src/report/terminal/lines.ts";
import { palette } from "../../src/report/terminal/paint.ts";
import type { Stand } from "../../src/questions/test/test.ts";

type Looked = Stand["tests"][number];
const looked = (claim: string, look: Looked["look"], changes: Partial<Looked> = {}): Looked => ({
  claim,
  test: 1,
  kind: "contrast",
  look,
  verdict: look === "open" ? "undecided" : "holds",
  stands: null,
  ...changes,
});
const said = (tests: readonly Looked[], worlds: number, of: number, columns = 80, round = 1): string[] =>
  standLines({ round, worlds, of, tests } as Stand, 5, columns, palette(false));

test("nothing is open after the last round but shares, which are left for the end", () => {
  const open = [looked("S1", "open"), looked("S2", "open")];
  expect(said(open, 50, 200)).toEqual(["50 of 200 worlds, 5 s: nothing new, 2 open"]);
  expect(said(open, 200, 200)).toEqual(["200 of 200 worlds, 5 s: 2 left undecided"]);
  expect(said([...open, looked("S3", "answered"), looked("S4", "open", { kind: "share" })], 200, 200)[0]).toBe(
    "200 of 200 worlds, 5 s: 1 settled, 2 left undecided, 1 share left for the end",
  );
  expect(said([], 200, 200)).toEqual(["200 of 200 worlds, 5 s: nothing was open"]);
});

test("halfway: of the tests that begin, none, one or some are settled", () => {
  const half = (...tests: readonly Looked[]): string | undefined =>
    standLines({ round: 2, halfway: true, worlds: 400, of: 800, tests } as unknown as Stand, 8, 80, palette(false))[0];
  const [a, b, c] = [looked("A", "open"), looked("B", "answered"), looked("C", "answered")];
  expect(half(a)).toBe("400 of 800 worlds, 8 s: the test that begins is not settled halfway");
  expect(half(b)).toBe("400 of 800 worlds, 8 s: the test that begins is settled halfway");
  expect(half(a, a)).toBe("400 of 800 worlds, 8 s: none of 2 tests that begin is settled halfway");
  expect(half(a, b)).toBe("400 of 800 worlds, 8 s: 1 of 2 tests that begin is settled halfway");
  expect(half(a, b, c)).toBe("400 of 800 worlds, 8 s: 2 of 3 tests that begin are settled halfway");
});

test.each([40, 80, 120])(
  "ids of any length stand whole where they fit, one below the other, at %i columns",
  (columns) => {
    const ids = ["S1", "a-claim-with-a-long-name-of-its-own", "prices-first"];
    for (const round of [0, 1]) {
      const lines = said(
        ids.map((id) => looked(id, "answered", { kind: round === 0 ? "record" : "contrast" })),
        50,
        200,
        columns,
        round,
      );
      expect(lines.filter((line) => width(line) > columns)).toEqual([]);
      for (const id of ids) expect(lines.join("\n")).toContain(id);
      if (columns >= 80) expect(new Set(lines.slice(1).map((line) => line.indexOf("holds"))).size).toBe(1);
    }
  },
);
