// Addresses of queues: what is taken, what is refused, and that no password is ever in a word that is said.
import { describe, expect, test } from "vitest";
import { addressOf } from "../../../src/node/queue/address.ts";
import { troubleOf } from "../../../src/node/queue/trouble.ts";

describe("an address", () => {
  test.each([
    ["redis://h", "redis", false, "redis://h"],
    ["redis://u:p@h:1/2", "redis", false, "redis://h:1/2"],
    ["rediss://:secret@h:1", "redis", true, "rediss://h:1"],
    ["postgres://u:secret@h/d", "postgres", false, "postgres://h/d"],
    ["postgresql://h:5/d?sslmode=require", "postgres", false, "postgresql://h:5/d"],
  ] as const)("%s", (text, kind, tls, shown) => {
    const address = addressOf(text, undefined);
    expect([address.kind, address.tls, address.shown]).toEqual([kind, tls, shown]);
  });

  test("takes a password from the environment where it has none itself", () => {
    expect(addressOf("redis://u@h", "a b/@").url.password).toBe("a%20b%2F%40");
    expect(addressOf("redis://u:own@h", "other").url.password).toBe("own");
  });

  test.each([
    ["h:6379", "no such kind"],
    ["http://u:secret@h", "no such kind"],
    ["redis://u:se/cret@h", "cannot be read"],
    ["redis://h/secret", "number of a database"],
    ["", "cannot be read"],
    ["postgres:///d", "names no host"],
  ])("%s is refused, with what an address is", (text, why) => {
    expect(() => addressOf(text, "secret")).toThrow(expect.objectContaining({ message: expect.stringContaining(why) }));
    try {
      addressOf(text, "secret");
    } catch (error) {
      const { message, remedy } = error as { message: string; remedy: string };
      expect(remedy).toContain("redis://HOST:PORT");
      expect(`${message} ${remedy}`).not.toMatch(/secret|cret@/);
    }
  });
});

describe("trouble", () => {
  const address = addressOf("redis://u:s%40cret@h:1", undefined);
  const coded = (code: string): Error => Object.assign(new Error(`${code} of redis://u:s%40cret@h:1`), { code });

  test.each([
    [coded("ECONNREFUSED"), true, /^nothing answers at redis:\/\/h:1$/],
    [new AggregateError([coded("ECONNREFUSED")]), true, /^nothing answers/],
    [coded("ENOTFOUND"), false, /^there is no host/],
    [new Error("WRONGPASS invalid username-password pair or user is disabled."), false, /does not take this user/],
    [new Error("NOAUTH Authentication required."), false, /wants a password/],
    [new Error("OOM command not allowed when used memory > 'maxmemory'."), true, /memory .* is used up/],
    [new Error("LOADING Redis is loading the dataset in memory"), true, /is starting/],
    [new Error("Connection is closed."), true, /was cut/],
    [Object.assign(new Error("password authentication failed"), { code: "28P01" }), false, /does not take this user/],
    [Object.assign(new Error("shutting down"), { code: "57P01" }), true, /is stopping/],
    [coded("DEPTH_ZERO_SELF_SIGNED_CERT"), false, /certificate/],
  ])("%s", (error, passes, words) => {
    const found = troubleOf(error, address);
    expect([found.passes, found.known]).toEqual([passes, true]);
    expect(found.words).toMatch(words);
    expect(found.remedy).toMatch(/[.?)]$/);
  });

  test("what is unknown is told in the server's words, its first line, without the password in either form", () => {
    const { words, known } = troubleOf(new Error("odd s@cret and s%40cret\nmore"), address);
    expect(words).toBe("redis://h:1 answers: odd … and …");
    expect(known).toBe(false);
  });
});
