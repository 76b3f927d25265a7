import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MECHANISMS } from "../../src/model/index.ts";
import { OBSERVABLES, OUTCOMES, TIMED } from "../../src/model/outcomes.ts";
import { ACTORS, type Actor } from "../../src/model/kit/imposed.ts";
import { alsoChoice, choicesOf } from "../../src/scenario/interventions.ts";
import { messages } from "../../src/scenario/problems/messages.ts";
import { jsonSchemas } from "../../src/scenario/read/jsonSchema.ts";

const root = new URL("../../", import.meta.url);

test("the files in schemas/ are those that the code makes", () => {
  const made = jsonSchemas();
  // those of results, in output/, are held by tests of their own
  const files = readdirSync(new URL("schemas/", root)).filter((name) => name.endsWith(".json"));
  expect(files.sort()).toEqual(Object.keys(made).sort());
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

test("every outcome is completed by editors with its meaning, every other form of one is let through", () => {
  for (const name of ["claims", "rival"]) {
    const { definitions } = JSON.parse(jsonSchemas()[`${name}.schema.json`] as string) as {
      definitions: Record<
        string,
        { anyOf: { const?: string; description?: string; pattern?: string; $ref?: string }[] }
      >;
    };
    const { outcome, outcomeOrMoment, outcomeOrSpread } = definitions;
    expect(outcome?.anyOf.flatMap((o) => o.const ?? [])).toEqual(OUTCOMES.map((o) => o.name));
    expect(outcome?.anyOf.flatMap((o) => (o.const === undefined ? [] : (o.description ?? "")))).toEqual(OUTCOMES.map((o) => o.meaning)); // prettier-ignore
    const lets = (text: string, of = outcome): boolean =>
      of?.anyOf.some((o) => o.const === text || (o.pattern !== undefined && new RegExp(o.pattern).test(text)) || (o.$ref !== undefined && lets(text))) ?? false; // prettier-ignore
    expect(["fallen", "arrived.ARM+KGZ", "people at +3 d", "nothing"].map((t) => lets(t))).toEqual([true, true, false, false]); // prettier-ignore
    const moments = ["fallen", "people at +3 d", "nothing at +3 d", "spread of alignment"];
    expect(moments.map((t) => lets(t, outcomeOrMoment))).toEqual([true, true, false, false]);
    if (name === "claims") expect(moments.map((t) => lets(t, outcomeOrSpread))).toEqual([true, true, false, true]);
  }
});

test("what an actor may choose is completed for that actor, in every file that has interventions", () => {
  for (const name of ["claims", "rival", "variants"]) {
    type Enums = { readonly anyOf: readonly { readonly enum: readonly string[] }[] };
    const { definitions } = JSON.parse(jsonSchemas()[`${name}.schema.json`] as string) as {
      definitions: Record<
        string,
        {
          allOf: {
            if: { properties: { force: { const: Actor } } };
            then: { properties: Record<"choose" | "never", Enums> };
          }[];
        }
      >;
    };
    for (const kind of name === "claims" ? ["intervention", "along"] : ["intervention"]) {
      expect(definitions[kind]?.allOf.map((c) => c.if.properties.force.const)).toEqual(ACTORS);
      for (const { if: asked, then } of definitions[kind]?.allOf ?? [])
        for (const verb of ["choose", "never"] as const) {
          const actor = asked.properties.force.const;
          const completed = then.properties[verb].anyOf.map((o) => o.enum);
          expect(completed[0]).toEqual(choicesOf(actor, verb));
          expect(completed[1]).toEqual([...alsoChoice(actor, verb).keys()]);
        }
    }
  }
});

test("an unknown outcome is told with the nearest one and the page of all of them, which names each", () => {
  const names = OUTCOMES.map((o) => o.name);
  const told = messages.unknownOutcome("cabinetDismised", names);
  expect(told).toMatchObject({ code: "PR-S044", hint: "cabinetDismissed" });
  expect(JSON.stringify(told)).toContain("docs/outcomes.md");
  const page = readFileSync(new URL("docs/outcomes.md", root), "utf8");
  for (const name of [...names, ...TIMED.map((o) => o.name), ...OBSERVABLES.map((o) => o.name)])
    expect(page).toContain(`| \`${name}\` |`);
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
