// The same bits everywhere, at a size at which every condition of the flagship's claims arises: its whole ledger, word for word, in a bare
// engine in which all of Math whose bits may differ throws, and in Chromium; and all digests of record in Chromium. The quick twin is test/core/engines.test.ts.
import { chromium } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { machine } from "../../scripts/machine.ts";
import { bundle, callOf, inBareEngine } from "../digests/engine.ts";
import type { Findings } from "../digests/entry.ts";
import { differences } from "../digests/record.ts";
import { recorded } from "../digests/recorded.ts";

let code = "";
let here = "";
beforeAll(async () => {
  code = await bundle();
  here = JSON.stringify(await inBareEngine(code, "longLedger"));
});

test("every condition arises", () => {
  const arose = [...here.matchAll(/"arose":\{"runs":(\d+)/g)].map((match) => Number(match[1]));
  expect(arose.length).toBeGreaterThan(4);
  expect(Math.min(...arose)).toBeGreaterThan(0);
});

test.skipIf(!machine.chromium)("the same ledger and the digests of record in Chromium", async () => {
  const browser = await chromium.launch({ executablePath: machine.chromium as string, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    expect(await page.evaluate<string>(callOf("longLedger"))).toBe(here);
    const found = JSON.parse(await page.evaluate<string>(callOf("findings"))) as Findings;
    expect(differences(recorded().digests, found.digests)).toEqual([]);
  } finally {
    await browser.close();
  }
});
