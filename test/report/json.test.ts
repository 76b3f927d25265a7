import { expect, test } from "vitest";
import { json } from "../../src/report/data/json.ts";

test("JSON holds the same text without a character that acts on a terminal or reorders it", () => {
  const value = { title: "a\u001b[31m\u202eb\u009b\u2028c\u{e0041}", list: [1, "見"] };
  const text = json(value);
  expect(JSON.parse(text)).toEqual(value);
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
  expect(text).not.toMatch(/\p{Cf}/u);
  expect(text).toContain("見");
});
