import { expect, test } from "vitest";
import { entityHash, entityTable, stableHash } from "../../src/core/hash.ts";

test("hashes as they have always been: a change would change every draw", () => {
  expect(["almaty", "mangystau", "p0"].map(entityHash)).toMatchInlineSnapshot(`
    [
      585767510,
      1711407850,
      275928343,
    ]
  `);
  expect(stableHash("precedent")).toMatchInlineSnapshot(`"899a8ad6cf8dcb02"`);
});

test("equal ids and ids with equal hashes are refused by name", () => {
  expect(() => entityTable(["a", "b", "a"])).toThrow(
    new RangeError('ids "a" and "a" have the same hash: rename one of them'),
  );
  const [first, second] = collision();
  expect(first).not.toBe(second);
  expect(entityHash(first)).toBe(entityHash(second));
  expect(() => entityTable(["x", first, "y", second])).toThrow(`ids "${first}" and "${second}" have the same hash`);
});

/** Two ids with the same hash: among 32 bits, found after some tens of thousands. */
function collision(): [string, string] {
  const seen = new Map<number, string>();
  for (let i = 0; ; i++) {
    const id = `place-${i}`;
    const other = seen.get(entityHash(id));
    if (other !== undefined) return [other, id];
    seen.set(entityHash(id), id);
  }
}

test("hashes keep the order of ids, and no id has 0, which stands for the state", () => {
  const ids = Array.from({ length: 3000 }, (_, i) => `district ${i}`);
  const table = entityTable(ids);
  expect(table).toEqual(ids.map(entityHash));
  expect(new Set(table).size).toBe(3000);
  expect(table).not.toContain(0);
  expect(table.every((h) => h === (h | 0))).toBe(true);
});

test("a text's hash changes with any character, also beyond Latin", () => {
  const texts = ["", "a", "b", "ab", "ba", "Қазақстан", "Қазақстаң", "a\u0100", "a\u0001", "\ud83d\ude00"];
  const hashes = texts.map(stableHash);
  expect(new Set(hashes).size).toBe(texts.length);
  for (const h of hashes) expect(h).toMatch(/^[0-9a-f]{16}$/);
});
