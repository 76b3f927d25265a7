// `precedent classics` as a user starts it, and the page it writes.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { machine } from "../../scripts/machine.ts";
import type { CheckedAnswer } from "../../examples/classics/classics.ts";
import { told } from "../../examples/classics/command.ts";
import { classicsDocument } from "../../examples/classics/report/classics.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { width } from "../../src/report/terminal/lines.ts";
import { precedent, session, type Ended } from "./command.ts";
import { emptyFolder } from "./folders.ts";
import { expectOneDocument } from "./oneDocument.ts";

const out = emptyFolder();
const inTurn = session();

describe("the table", () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await precedent(["classics", "--json"]);
  });
  test("as JSON: one document that drives no terminal, and nothing on the error stream", () => {
    expectOneDocument("classics", ended, false);
  });
  test("all within tolerance, no line over 80 columns, what is from memory marked", () => {
    const { answers } = JSON.parse(ended.out) as { readonly answers: readonly CheckedAnswer[] };
    const text = toTerminal(classicsDocument(answers), 80);
    expect(text).toMatch(/All \d+ within tolerance\./);
    expect(text).toContain("not verified: Kreps and Wilson");
    expect(text.split("\n").filter((line) => width(line) > 80)).toEqual([]);
    expect(text).not.toMatch(/NaN|undefined|none|null/);
  });
});

const answer = {
  model: "A", what: "b", expected: 1, got: 1, within: 0.1, source: "a source", standing: "read" as const, agrees: true,
}; // prettier-ignore

test("an answer out of tolerance is marked and ends with code 1", () => {
  const wrong = told([answer, { ...answer, got: 2, agrees: false }], { classicsDocument });
  expect(wrong.code).toBe(1);
  expect(toTerminal(wrong.document, 80)).toContain("1 of 2 out of tolerance");
  expect(toTerminal(wrong.document, 80)).toMatch(/^✕ b .*2\.00/m);
  const right = told([answer], { classicsDocument });
  expect(right.code).toBe(0);
  expect(right.json).toMatchObject({ format: 1, answers: [{ agrees: true }] });
});

test("what cannot be asked ends with code 2 and a remedy", async () => {
  for (const [args, message] of [
    [["classics", "schelling"], "there is epstein"],
    [["classics", "--out", out], "precedent classics epstein --out"],
    [["classics", "epstein", "--runs", "1"], "from 2 to 10000"],
  ] as const) {
    const ended = await inTurn(args);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(message);
  }
  writeFileSync(join(out, "file"), "");
  const nowhere = await inTurn(["classics", "epstein", "--runs", "2", "--out", join(out, "file")]);
  expect(nowhere).toMatchObject({ code: 2, out: "" });
  expect(nowhere.err).toContain("cannot write");
});

describe("Epstein's page", () => {
  let ended: Ended;
  let html = "";
  beforeAll(async () => {
    ended = await precedent(["classics", "epstein", "--runs", "2", "--out", join(out, "page")]);
    html = readFileSync(join(out, "page/epstein.html"), "utf8");
  });

  test("the command says what it found and where", () => {
    expect(ended.code).toBe(0);
    expect(ended.out).toContain("E1 A sudden loss");
    expect(ended.out.split("\n").filter((line) => width(line) > 80 && !line.startsWith("page"))).toEqual([]);
    expect(readdirSync(join(out, "page"))).toEqual([".precedent.json", "epstein.html"]);
  });

  test("its policy names its only script, and nothing is loaded", () => {
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => text);
    expect(scripts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(scripts[0] as string)
      .digest("base64");
    expect(html).toContain(`script-src 'sha256-${hash}'`);
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(html.length).toBeLessThan(700_000);
  });

  test("frames are of the lattice, as many as ticks, and every version has its curve and its row", () => {
    const data = JSON.parse(/id="frames">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "") as {
      side: number;
      frames: string[];
      active: number[];
    }[];
    expect(data).toHaveLength(3);
    for (const { side, frames, active } of data) {
      expect(frames).toHaveLength(active.length);
      for (const [i, frame] of frames.entries()) {
        expect(frame).toMatch(/^[A-Y]+$/);
        const sites = Array.from({ length: frame.length }, (_, at) => frame.charCodeAt(at) - 65).flatMap((c) => [
          Math.floor(c / 5),
          c % 5,
        ]);
        expect(sites).toHaveLength(side * side);
        // an active citizen can share a site with a cop only in a site both stepped on
        expect(Math.abs(sites.filter((s) => s === 3).length - (active[i] as number))).toBeLessThan(40);
      }
    }
    expect(html.match(/<figure>/g)).toHaveLength(12);
    expect(html.match(/<tr><th scope="row">/g)).toHaveLength(12);
    expect(html).not.toMatch(/NaN|undefined|\[object|Infinity/);
  });

  /** Milliseconds that the moving picture stands at a tick. */
  const TICK = 140;
  test.skipIf(!machine.chromium)(
    "moves, stops, and is driven by keys; stands still where less motion is wished for",
    async () => {
      const browser = await chromium.launch({
        executablePath: machine.chromium as string,
        args: ["--no-sandbox"],
        timeout: 0,
      });
      try {
        const wrong: string[] = [];
        const open = async (reducedMotion: "reduce" | "no-preference"): Promise<Page> => {
          const page = await browser.newPage({ reducedMotion });
          page.setDefaultTimeout(0);
          // time stands still but for what the test lets pass
          await page.clock.install({ time: 0 });
          await page.clock.pauseAt(1000);
          page.on("console", (message) => wrong.push(message.text()));
          page.on("pageerror", (error) => wrong.push(error.message));
          await page.goto(pathToFileURL(join(out, "page/epstein.html")).href);
          return page;
        };
        const value = (page: Page, id: string, what: string): Promise<string> =>
          page.evaluate<string>(`document.getElementById("${id}").${what}`);
        const still = await open("reduce");
        expect(await value(still, "play", "textContent")).toBe("Play");
        const before = Number((await value(still, "state", "textContent")).split(" ")[0]);
        expect(before).toBeGreaterThan(100);
        await still.focus("#tick");
        await still.keyboard.press("ArrowRight");
        await still.keyboard.press("ArrowRight");
        expect(await value(still, "state", "textContent")).not.toContain(`${before} active`);
        await still.focus("input[name=rounding]");
        await still.keyboard.press("ArrowDown");
        await still.keyboard.press("ArrowDown");
        expect(Number((await value(still, "state", "textContent")).split(" ")[0])).toBeLessThan(100);
        const moving = await open("no-preference");
        expect(await value(moving, "play", "textContent")).toBe("Pause");
        expect(await value(moving, "tick", "value")).toBe("0");
        await moving.clock.runFor(3 * TICK);
        expect(await value(moving, "tick", "value")).toBe("3");
        await moving.focus("#play");
        await moving.keyboard.press("Space");
        expect(await value(moving, "play", "textContent")).toBe("Play");
        await moving.clock.runFor(3 * TICK);
        expect(await value(moving, "tick", "value")).toBe("3");
        expect(wrong).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
});
