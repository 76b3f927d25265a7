// A claim whose origin was planted comes out under the right word, with what is left without what.
import { expect } from "vitest";
import { answer, type Planted } from "../fixture/planted.ts";

export async function expectPlanted(planted: Planted): Promise<void> {
  const { origin, builtIn, verdict } = await answer(planted, 130, planted.sizes);
  expect(verdict).not.toBe("never arises");
  expect(origin).toBe(planted.origin);
  const { knockOuts = [], together = null, sentence = "" } = builtIn ?? {};
  const gone = knockOuts.filter((l) => l.most === "gone").flatMap((l) => l.paths);
  for (const path of planted.gone) expect(gone).toContain(path);
  if (planted.origin === "not written in directly") {
    expect(knockOuts.length).toBeGreaterThan(0);
    expect([...knockOuts, together].map((l) => l?.most)).toEqual([...knockOuts, together].map(() => "left"));
  }
  if (planted.together) {
    expect(gone).toEqual([]);
    expect(together?.most).toBe("gone");
    expect(sentence).toContain("together");
  }
  if (planted.origin === "written in")
    expect(sentence).toMatch(/Without “.*” .*the answer stays in \d+ % of \d+ worlds, where it stood in \d+ %/);
  if (planted.origin.startsWith("by ")) expect(knockOuts).toEqual([]);
}
