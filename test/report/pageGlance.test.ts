// The first screen's board and the assumptions under a verdict: nothing is left out, nothing added, and what is assumed says so.
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { leansOn } from "../../src/report/words/leansOn.ts";
import { glance } from "../../src/report/answers/ledger/glance.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { isModel } from "../../src/report/words/testKinds.ts";
import { standingOf } from "../../src/report/words/words.ts";
import { sample } from "./sample.ts";

const { document } = parseHTML(toHtml({ title: "", blocks: glance(sample) }));
const claims = sample.claims.filter((c) => c.placebo === "");

test("every claim stands under every verdict that the model gave it, and under no other", () => {
  const seen = [...document.querySelectorAll("tbody tr")].flatMap((row) => {
    const verdict = (row.querySelector("th")?.textContent ?? "").replace(/^\S+ /, "");
    return [...row.querySelectorAll(".chip b")].map((b) => `${b.textContent} ${verdict}`);
  });
  const due = claims.flatMap((c) => {
    const verdicts = new Set(c.tests.filter(isModel).map(standingOf));
    return verdicts.size === 0 ? [`${c.id} not asked`] : [...verdicts].map((v) => `${c.id} ${v}`);
  });
  expect(due.length).toBeGreaterThan(5);
  expect(seen.toSorted()).toEqual(due.toSorted());
});

test("the record stands beside the claim, and a box is solid only where something in it is not written in or no finding is claimed", () => {
  for (const chip of document.querySelectorAll(".chip")) {
    const claim = claims.find((c) => c.id === chip.querySelector("b")?.textContent);
    const record = claim?.tests.filter((t) => t.kind === "record") ?? [];
    for (const r of record) expect(chip.textContent).toContain(r.verdict);
    if (record.length === 0) expect(chip.textContent).not.toMatch(/true|false|partly/);
    const origins = claim?.tests.filter(isModel).map((t) => t.origin) ?? [];
    if (chip.classList.contains("built"))
      expect(origins.some((o) => o !== null && o !== "not written in directly")).toBe(true);
    if (origins.length > 0 && origins.every((o) => o === "by construction"))
      expect(chip.classList.contains("built")).toBe(true);
  }
});

test("what a verdict leans on: hinges, direct weights, forms that move it and what the arms set, each once", () => {
  const tests = sample.claims.flatMap((c) => c.tests.filter(isModel));
  let named = 0;
  for (const t of tests) {
    const paths = leansOn(sample, t).map((l) => l.path);
    named += paths.length;
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of t.builtIn?.direct ?? []) expect(paths).toContain(path);
    for (const { name } of t.hinge?.conditions ?? []) expect(paths).toContain(name);
    if (t.dominantForm !== null && Object.hasOwn(t.byForm, t.dominantForm)) expect(paths).toContain(t.dominantForm);
  }
  expect(named).toBeGreaterThan(5);
  const whole = parseHTML(toHtml(ledgerDocument(sample))).document;
  const weight = [...whole.querySelectorAll(".leans li")].find((li) =>
    li.textContent?.startsWith("guarantor.legitimacyWeight"),
  );
  expect(weight?.querySelector(".mark-assumed")?.textContent).toBe("assumed");
});
