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

test("nothing is open after the last round but shares, which are asked next", () => {
  const open = [looked("S1", "open"), looked("S2", "open")];
  expect(said(open, 50, 200)).toEqual(["50 of 200 worlds, 5 s: nothing new, 2 open"]);
  expect(said(open, 200, 200)).toEqual(["200 of 200 worlds, 5 s: 2 left undecided"]);
  expect(said([...open, looked("S3", "answered"), looked("S4", "open", { kind: "share" })], 200, 200)[0]).toBe(
    "200 of 200 worlds, 5 s: 1 settled, 2 left undecided, 1 share asked next",
  );
  expect(said([], 200, 200)).toEqual(["200 of 200 worlds, 5 s: nothing was open"]);
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
