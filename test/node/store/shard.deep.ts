// Shards that share a store, started at the same moment: each does its own, takes what others did, and all come to the end.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { precedent } from "../../cli/command.ts";
import { BRIEF } from "../../scenario/small.ts";

const numbers = (text: string): unknown => ({ ...(JSON.parse(text) as object), timing: null });

test("the ledger that they make together is that of one machine, and none does it all", async () => {
  const root = await mkdtemp(join(tmpdir(), "precedent-together-"));
  try {
    const [small, store] = [join(root, "small"), join(root, "store")];
    await mkdir(small);
    for (const [file, text] of Object.entries(BRIEF)) await writeFile(join(small, file), text);
    const line = (...more: string[]): string[] => [
      "test",
      small,
      "--worlds",
      "60",
      "--workers",
      "1",
      "--json",
      ...more,
    ];
    const all = await Promise.all(
      ["1/3", "2/3", "3/3"].map((shard) => precedent(line("--shard", shard, "--together", "--store", store))),
    );
    for (const { code, out, err } of all) {
      expect(code, err).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ format: 1, shard: { of: 3, all: true } });
    }
    expect((await precedent(["merge", store])).out).toMatch(/^3 shards of small.*none missing$/m);
    const [there, here] = [await precedent(line("--store", store)), await precedent(line("--no-store"))];
    expect(numbers(there.out)).toEqual(numbers(here.out));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
