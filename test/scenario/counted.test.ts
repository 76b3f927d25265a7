// Counts in sentences: one of a thing has the word for one.
import { expect, test } from "vitest";
import { counted, nounFor } from "../../src/scenario/counted.ts";
import { sources } from "../repository/files.ts";

test("one is one, and everything else is many", () => {
  expect([0, 1, 2, 1234].map((n) => counted(n, "entry of record"))).toEqual([
    "0 entries of record",
    "1 entry of record",
    "2 entries of record",
    "1,234 entries of record",
  ]);
  expect([counted(1, "claim"), counted(2, "claim"), counted(3, "family", "families")]).toEqual([
    "1 claim",
    "2 claims",
    "3 families",
  ]);
  // as the number is written
  expect(nounFor(1.2, "world")).toBe("world");
});

test("no sentence makes its own word for many", () => {
  const own = /=== 1 \? "(\w+)" : "\1(?:s|es)"|=== 1 \? "(\w+)y" : "\2ies"|\$\{n === 1 \? "" : "s"\}/;
  expect(
    sources()
      .filter(({ text }) => own.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});
