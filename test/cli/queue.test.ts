// What `--queue` and `precedent worker` refuse where no server is needed to say so.
import { expect, test } from "vitest";
import { precedent, session, SHIPPED } from "./command.ts";

const inTurn = session();

test.each([
  ["an address that cannot be read", ["worker", "--queue", "redis://u:hidden/@h"], /error the queue's address cannot be read\n {2}An address is/], // prettier-ignore
  ["another kind of address", ["run", SHIPPED, "--queue", "amqp://u:hidden@h"], /error there is no such kind of queue/],
  ["no address", ["worker"], /required option '--queue <url>' not specified/],
  ["one run", ["run", SHIPPED, "--run", "1.0", "--queue", "redis://u:hidden@h"], /error one run is done here/],
])("%s", async (_, line, why) => {
  const ended = await inTurn(line);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toMatch(why);
  expect(ended.err).not.toContain("hidden");
});

/** Lets a package seem not to be installed. */
const without = (name: string): string =>
  `--import=data:text/javascript,${encodeURIComponent(
    `import { registerHooks } from "node:module";
     registerHooks({ resolve(what, at, next) {
       if (what === "${name}") throw Object.assign(new Error("not there"), { code: "ERR_MODULE_NOT_FOUND" });
       return next(what, at);
     } });`,
  )}`;

test.each([
  ["bullmq", "redis://127.0.0.1:1", "npm install bullmq@6 ioredis@5"],
  ["ioredis", "redis://127.0.0.1:1", "npm install bullmq@6 ioredis@5"],
  ["pg", "postgres://127.0.0.1:1/d", "npm install bullmq@6 pg@8"],
])("without %s: one sentence on what to install", async (name, url, remedy) => {
  const ended = await precedent(["worker", "--queue", url], { env: { NODE_OPTIONS: without(name) } });
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toMatch(/error the packages that speak to a queue are not installed\n/);
  expect(ended.err).toContain(`Install them beside Precedent: ${remedy}\n`);
});
