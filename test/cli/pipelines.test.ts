// What other programs read: mistakes as JSON and as annotations, and what shells complete.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { read } from "../repository/files.ts";
import { precedent } from "./command.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "precedent-pipelines-"));
  // what a file says could end an annotation and begin another
  await writeFile(join(root, "scenario.yaml"), 'title: Bread\n"%0A::error::ab": 1\nhorizon: 30 hoers\n');
});
afterAll(() => rm(root, { recursive: true, force: true }));

test("mistakes are one JSON document on the output, as its schema has it, and a text on the error stream", async () => {
  const { code, out, err } = await precedent(["check", root, "--json"]);
  expect(code).toBe(2);
  const found = JSON.parse(out) as { problems: { code: string; file: string; line: number; remedy: string }[] };
  const schema = JSON.parse(read("schemas/output/check.schema.json")) as Parameters<typeof z.fromJSONSchema>[0];
  expect(z.fromJSONSchema(schema).safeParse(found).success).toBe(true);
  expect(found.problems.some(({ file, line, remedy }) => file === "scenario.yaml" && line === 3 && remedy !== "")).toBe(
    true,
  );
  expect(err).toContain("scenario.yaml:3:");
});

test("annotations are one line a mistake, whatever a file says", async () => {
  const { code, out } = await precedent(["check", root, "--annotate"]);
  expect(code).toBe(2);
  const lines = out.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).toMatch(/^::error file=[^,:]+scenario\.yaml,line=\d+,col=\d+,title=PR-S\d+::/);
  expect(out).toContain("%250A");
  expect(out).not.toContain('"%0A');
});

describe("completion", () => {
  test.skipIf(process.platform === "win32")("bash completes commands, options and scenarios", async () => {
    const { out } = await precedent(["completion", "bash"]);
    const completed = (...words: string[]): string => {
      const given = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}`;
      return spawnSync("bash", ["-c", `${out}\n${given}; _precedent; echo "\${COMPREPLY[@]}"`], {
        encoding: "utf8",
      }).stdout.trim();
    };
    expect(completed("precedent", "ri")).toBe("rivals");
    expect(completed("precedent", "test", "--until")).toBe("--until-decided");
    expect(completed("precedent", "drivers", "--post")).toBe("");
    expect(completed("precedent", "run", "kaz")).toBe("kazakhstan-2022");
  });

  test("every shell has its own, another is refused", async () => {
    expect((await precedent(["completion", "zsh"])).out).toContain("bashcompinit");
    expect((await precedent(["completion", "fish"])).out).toMatch(/^complete -c precedent .* -a test -d '/m);
    expect(await precedent(["completion", "tcsh"])).toMatchObject({ code: 2, out: "" });
  });
});
