import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MECHANISMS } from "../../src/model/index.ts";
import { jsonSchemas } from "../../src/scenario/read/jsonSchema.ts";

const root = new URL("../../", import.meta.url);

test("the files in schemas/ are those that the code makes", () => {
  const made = jsonSchemas();
  expect(readdirSync(new URL("schemas/", root)).sort()).toEqual(Object.keys(made).sort());
  for (const [name, text] of Object.entries(made))
    expect(JSON.parse(readFileSync(new URL(`schemas/${name}`, root), "utf8")), name).toEqual(JSON.parse(text));
});

test("every parameter of every mechanism is a property that an editor completes", () => {
  const schema = JSON.parse(jsonSchemas()["assumptions.schema.json"] as string) as {
    properties: Record<string, { description: string }>;
  };
  const paths = MECHANISMS.flatMap((m) =>
    Object.entries(m.params).map(([name, p]) => [`${m.name}.${name}`, p.meaning] as const),
  );
  expect(Object.keys(schema.properties).sort()).toEqual(paths.map(([path]) => path).sort());
  for (const [path, meaning] of paths) expect(schema.properties[path]?.description).toContain(meaning);
});

test("every YAML file of the shipped scenario names its schema", () => {
  const folder = new URL("scenarios/kazakhstan-2022/", root);
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  expect(names.length).toBe(7);
  for (const name of names) {
    const first = readFileSync(new URL(name, folder), "utf8").split("\n")[0];
    expect(first).toBe(`# yaml-language-server: $schema=../../schemas/${name.replace(".yaml", ".schema.json")}`);
  }
});

test("every rival explanation of the shipped scenario names its schema", () => {
  const folder = new URL("scenarios/kazakhstan-2022/rivals/", root);
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(2);
  for (const name of names)
    expect(readFileSync(new URL(name, folder), "utf8").split("\n")[0]).toBe(
      "# yaml-language-server: $schema=../../../schemas/rival.schema.json",
    );
});
