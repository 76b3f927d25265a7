// What is asked of every command's --json.
import { expect } from "vitest";
import type { Ended } from "./command.ts";

/** What would drive a terminal, or turn the order of what is read. */
const DRIVES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Cf}/u; // eslint-disable-line no-control-regex

const strings = (value: unknown): string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value ? Object.values(value).flatMap(strings) : [];

/** One document that drives no terminal, and nothing on the error stream. `authored`: whether something in it is an author's own, who wrote what drives one. */
export function expectOneDocument(ended: Ended, authored: boolean): void {
  expect([ended.code, ended.err]).toEqual([0, ""]);
  expect(ended.out).not.toMatch(DRIVES);
  expect(ended.out).not.toMatch(/NaN|undefined|Infinity/);
  const found = JSON.parse(ended.out) as object;
  expect(found).toMatchObject({ format: 1 });
  // the data is the author's own, unchanged
  expect(strings(found).some((text) => DRIVES.test(text))).toBe(authored);
}
