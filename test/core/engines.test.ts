// The same bits everywhere: one bundle, run in Chromium, gives the digests of the functions of record, which were made in Node; and the
// flagship's ledger word for word as in Node. All of the record there: test/deep/engines.deep.test.ts. In a bare engine of Node, where all of
// Math whose bits may differ throws, test/digests/digests.test.ts runs all of it.
import vm from "node:vm";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { EXACT_MATH } from "../../scripts/direction.ts";
import { machine } from "../../scripts/machine.ts";
import { BANNED, bundle, callOf, engine, inBareEngine } from "../digests/engine.ts";
import type { smallFindings } from "../digests/entry.ts";
import { differences } from "../digests/record.ts";
import { recorded } from "../digests/recorded.ts";

/** Where two texts part, or "" where they don't. */
function difference(a: string, b: string): string {
  if (a === b) return "";
  let at = 0;
  while (a[at] === b[at]) at++;
  return `${a.slice(at - 60, at + 20)} | ${b.slice(at - 60, at + 20)}`;
}

test.skipIf(!machine.chromium)("the same bits in Chromium", async () => {
  const code = await bundle();
  const browser = await chromium.launch({ executablePath: machine.chromium as string, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const found = JSON.parse(await page.evaluate<string>(callOf("smallFindings"))) as Awaited<
      ReturnType<typeof smallFindings>
    >;
    const { digests } = recorded();
    expect(differences(digests, { ...digests, functions: found.functions })).toEqual([]);
    expect(difference(found.ledger, JSON.stringify(await inBareEngine(code, "shortLedger")))).toBe("");
  } finally {
    await browser.close();
  }
});

test("all that may differ is banned: what throws would be noticed", () => {
  for (const name of [
    "exp",
    "log",
    "sin",
    "cos",
    "tan",
    "tanh",
    "pow",
    "expm1",
    "log1p",
    "cbrt",
    "random",
    "hypot",
    "atan2",
    "log2",
    "log10",
  ])
    expect(BANNED).toContain(name);
  const bare = engine(BANNED);
  for (const name of BANNED)
    expect(() => vm.runInContext(`Math.${name}(0.5)`, bare)).toThrow(`Math.${name} was called`);
  for (const name of EXACT_MATH) expect(() => vm.runInContext(`Math.${name}(0.5)`, bare)).not.toThrow();
});
