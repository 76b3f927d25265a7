// The same bits everywhere: one bundle, run here, in Chromium, and in a bare engine in which every function of Math whose bits may
// differ throws.
import { readdirSync, readFileSync } from "node:fs";
import vm from "node:vm";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { EXACT_MATH } from "../../scripts/direction.ts";
import { machine } from "../../scripts/machine.ts";
import type { Findings } from "./engine/entry.ts";

const root = new URL("../../", import.meta.url);
const folder = new URL("scenarios/kazakhstan-2022/", root);
const names = readdirSync(folder).filter((name) => /\.(yaml|csv)$/.test(name));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
// A heavy shock everywhere and many who can be mobilised, so that every condition arises in few worlds.
const PRESSED = `
hardship.shockSize: { between: [3.4, 4.2], shape: uniform, source: assumed, why: for the test }
hardship.elsewhere: { between: [0.6, 1], shape: uniform, source: assumed, why: for the test }
mobilisation.mobilisable: { between: [0.04, 0.05], shape: uniform, source: assumed, why: for the test }
`;
const pressed = { ...files, "assumptions.yaml": `${files["assumptions.yaml"] ?? ""}${PRESSED}` };

let bundle = "";
let here: Findings;
beforeAll(async () => {
  const built = await build({
    entryPoints: [new URL("engine/entry.ts", import.meta.url).pathname],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "engine",
    write: false,
  });
  bundle = built.outputFiles[0]?.text ?? "";
  here = await findingsIn(engine([]));
}, 120_000);

/** An engine of its own, nothing in it used before, in which these functions of Math throw. */
function engine(banned: readonly string[]): vm.Context {
  // an ordinary global: one that is intercepted by Node would be several times slower
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  Object.assign(context, { TextDecoder, TextEncoder, URL });
  vm.runInContext(
    `for (const name of ${JSON.stringify(banned)}) Math[name] = () => { throw new Error("Math." + name + " was called"); };`,
    context,
  );
  return context;
}

const CALL = `engine.findings(${JSON.stringify(files)}, ${JSON.stringify(pressed)}).then((found) => JSON.stringify(found))`;

async function findingsIn(context: vm.Context): Promise<Findings> {
  vm.runInContext(bundle, context);
  return JSON.parse((await vm.runInContext(CALL, context)) as string) as Findings;
}

/** Where two texts part, or "" where they don't. */
function difference(a: string, b: string): string {
  if (a === b) return "";
  let at = 0;
  while (a[at] === b[at]) at++;
  return `${a.slice(at - 60, at + 20)} | ${b.slice(at - 60, at + 20)}`;
}

function expectSame(found: Findings): void {
  const { ledger, ...rest } = found;
  const { ledger: expected, ...others } = here;
  expect(rest).toEqual(others);
  expect(difference(ledger, expected)).toBe("");
}

test("the runs that are compared have crises, deaths and requests in them", () => {
  expect(here.steppe.crises).toBeGreaterThan(3);
  expect(here.flagship.crises).toBeGreaterThan(3);
  expect(here.flagship.deadly).toBeGreaterThan(0);
  const arose = [...here.ledger.matchAll(/"arose":\{"runs":(\d+)/g)].map((match) => Number(match[1]));
  expect(arose.length).toBeGreaterThan(4);
  expect(Math.min(...arose)).toBeGreaterThan(0);
});

test("a different bit would be seen", () => {
  const values = new Set(Object.values(here.core));
  expect(values.size).toBe(Object.keys(here.core).length);
  expect(here.flagship.states).not.toBe(here.steppe.states);
});

test.skipIf(!machine.chromium)("the same bits in Chromium", { timeout: 180_000 }, async () => {
  const browser = await chromium.launch({ executablePath: machine.chromium as string, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle });
    expectSame(JSON.parse(await page.evaluate<string>(CALL)) as Findings);
  } finally {
    await browser.close();
  }
});

const exact: readonly string[] = EXACT_MATH;
const banned = Object.getOwnPropertyNames(Math).filter(
  (name) => typeof Math[name as keyof Math] === "function" && !exact.includes(name),
);

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
    expect(banned).toContain(name);
  for (const name of banned)
    expect(() => vm.runInContext(`Math.${name}(0.5)`, engine(banned))).toThrow(`Math.${name} was called`);
  for (const name of exact) expect(() => vm.runInContext(`Math.${name}(0.5)`, engine(banned))).not.toThrow();
});

test(
  "with every banned function throwing: parsed, compiled, run, measured and judged to the same bits",
  { timeout: 180_000 },
  async () => {
    expectSame(await findingsIn(engine(banned)));
  },
);
