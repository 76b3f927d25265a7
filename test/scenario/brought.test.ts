// Everything that users brought and that once failed: what comes of it now, and that docs/brought.md says so.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { broughtTable, found } from "../../scripts/docs/brought.ts";
import { BROUGHT, isChecked } from "./brought.ts";

test.each(BROUGHT.filter(isChecked).map((b) => [b.input, b] as const))("%s", (_, { files, codes }) => {
  expect(found(files()).map(({ code }) => code)).toEqual(codes);
});

test("what takes a command names a test that is there", () => {
  const named = BROUGHT.flatMap((b) => (isChecked(b) ? [] : [b.test]));
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test("the page has them all", () => {
  expect(readFileSync("docs/brought.md", "utf8")).toContain(broughtTable());
});
