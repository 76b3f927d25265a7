// Looks at a report as readers will: renders it, opens it in a browser without a network at three widths, light and dark, and as a
// print, saves pictures, and says what scrolls sideways or complains. Usage: node scripts/look.ts [report.json | report.html] [--map map.topo.json]
// [--out out/look] [--browser /usr/bin/chromium] [--open]. Without a report the made-up one of the tests is shown.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium, type Browser } from "playwright-core";
import type { TestReport } from "../src/claims/result.ts";
import { ledgerDocument } from "../src/report/answers/ledger/ledger.ts";
import { readMap } from "../src/scenario/map/readMap.ts";
import { toHtml } from "../src/report/toHtml.ts";
import { sample } from "../test/report/sample.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    map: { type: "string", default: "scenarios/kazakhstan-2022/map.topo.json" },
    out: { type: "string", default: "out/look" },
    browser: { type: "string", default: "/usr/bin/chromium" },
    open: { type: "boolean", default: false },
  },
});

/** Bytes that a report of forty claims may have. */
const LARGEST = 2.5 * 1024 * 1024;
const WIDTHS = [400, 1000, 1800];

async function look(browser: Browser, url: string, width: number, scheme: "light" | "dark"): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
  const found: string[] = [];
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== url) found.push(`load: ${request.url()}`);
  });
  await page.goto(url);
  const picture = (name: string, fullPage: boolean): Promise<Buffer> =>
    page.screenshot({ path: join(values.out, `${width}-${scheme}-${name}.png`), fullPage });
  await picture("first", false);
  await picture("closed", true);
  await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })");
  if (values.open || scheme === "light") await picture("open", true);
  const wide = (await page.evaluate(
    "document.documentElement.scrollWidth > innerWidth ? [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.box')).map((e) => e.tagName + '.' + (e.getAttribute('class') ?? '')).slice(0, 8) : []",
  )) as string[];
  for (const element of wide) found.push(`wider than the page: ${element}`);
  await page.close();
  return found.map((line) => `${width} ${scheme} ${line}`);
}

mkdirSync(values.out, { recursive: true });
const [file] = positionals;
const html = file?.endsWith(".html") ? file : join(values.out, "report.html");
if (html !== file) {
  const report = file === undefined ? sample : (JSON.parse(readFileSync(file, "utf8")) as TestReport);
  const began = performance.now();
  const places = report.prior.byPlace.map(({ place, map }) => ({ id: place, name: place, map }));
  const files = { "map.json": readFileSync(values.map, "utf8") };
  const asked = { places, map: { file: "map.json", isNamed: true, object: "", key: "", name: "" } };
  writeFileSync(html, toHtml(ledgerDocument(report, { map: readMap(asked, files).map })));
  console.log(`drawn in ${Math.round(performance.now() - began)} ms`);
}
const size = statSync(html).size;
console.log(`${html}: ${Math.round(size / 1024)} KiB`);
const browser = await chromium.launch({ executablePath: values.browser, args: ["--no-sandbox"] });
try {
  const url = pathToFileURL(resolve(html)).href;
  const found: string[] = [];
  for (const width of WIDTHS)
    for (const scheme of ["light", "dark"] as const) found.push(...(await look(browser, url, width, scheme)));
  const print = await browser.newPage();
  await print.goto(url);
  await print.pdf({ path: join(values.out, "report.pdf"), format: "A4", printBackground: false });
  try {
    execFileSync("pdftoppm", ["-r", "60", "-png", join(values.out, "report.pdf"), join(values.out, "sheet")]);
  } catch {
    console.log("no pictures of the print: pdftoppm (poppler-utils) is not there");
  }
  if (size > LARGEST) found.push(`${Math.round(size / 1024)} KiB, over ${LARGEST / 1024}`);
  console.log(found.length === 0 ? "nothing scrolls sideways, nothing is loaded, nothing complains" : found.join("\n"));
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  await browser.close();
}
