// The parser as a browser gets it: bundled, and run where there is neither Node nor a document.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";

const root = new URL("../../", import.meta.url);

test("the shipped scenario parses to the same in a bare engine", async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("src/scenario/parse.ts", root))],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "parser",
    write: false,
  });
  const folder = new URL("scenarios/kazakhstan-2022/", root);
  const names = readdirSync(folder).filter((name) => /\.(yaml|csv)$/.test(name));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
  const context = vm.createContext({ files, TextDecoder, TextEncoder, URL });
  const code = `${bundle.outputFiles[0]?.text ?? ""}; JSON.stringify(parser.parseScenario(files))`;
  expect(JSON.parse(vm.runInContext(code, context) as string)).toEqual(
    JSON.parse(JSON.stringify(parseScenario(files))),
  );
  expect(parseScenario(files).scenario).not.toBeNull();
});
