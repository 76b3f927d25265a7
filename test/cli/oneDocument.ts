// What is asked of every command's --json.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { ROOT, type Ended } from "./command.ts";

/** What would drive a terminal, or turn the order of what is read. */
const DRIVES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Cf}/u; // eslint-disable-line no-control-regex

const strings = (value: unknown): string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value ? Object.values(value).flatMap(strings) : [];

/** What of an output is not as its schema in schemas/output has it. */
export function againstSchema(verb: string, found: unknown): string[] {
  const text = readFileSync(join(ROOT, `schemas/output/${verb}.schema.json`), "utf8");
  const read = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(found);
  return read.success ? [] : read.error.issues.slice(0, 5).map((i) => `${i.path.join(".")}: ${i.message}`);
}

/** One document that drives no terminal, as its schema has it, and nothing on the error stream. `authored`: whether something in it is an author's own, who wrote what drives one. */
export function expectOneDocument(verb: string, ended: Ended, authored: boolean): void {
  expect([ended.code, ended.err]).toEqual([0, ""]);
  expect(ended.out).not.toMatch(DRIVES);
  expect(ended.out).not.toMatch(/NaN|undefined|Infinity/);
  const found = JSON.parse(ended.out) as object;
  expect(found).toMatchObject({ format: 1 });
  expect(againstSchema(verb, found)).toEqual([]);
  // the data is the author's own, unchanged
  expect(strings(found).some((text) => DRIVES.test(text))).toBe(authored);
}
