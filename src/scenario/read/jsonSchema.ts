// JSON Schemas for editors, made from the schemas that the parser uses. Written to schemas/ by scripts; a test compares.
import { z } from "zod";
import { describe } from "../../core/ranges.ts";
import type { Parameter } from "../../model/kit/declare.ts";
import { PARAMETERS } from "../paths.ts";
import { SCHEMAS } from "../schemas.ts";

/** File name in schemas/ and its text, for every YAML file of a scenario. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    const made = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
    if (name === "assumptions") describeParameters(made.properties ?? {});
    files[`${name}.schema.json`] =
      `${JSON.stringify({ ...made, title: `Precedent ${name === "rival" ? "rivals/*" : name}.yaml` }, null, 2)}\n`;
  }
  return files;
}

/** Says of every parameter what it is. Here and not in the schema, because only editors need it and it takes time. */
function describeParameters(properties: Record<string, unknown>): void {
  for (const [path, parameter] of PARAMETERS) {
    const property = properties[path];
    if (typeof property === "object") properties[path] = { description: described(parameter), ...property };
  }
}

function described(parameter: Parameter): string {
  const { meaning, evidence } = parameter;
  const range =
    parameter.kind === "form"
      ? `forms ${Object.keys(parameter.options).join(", ")}`
      : `${describe(parameter.range)} ${parameter.unit}`;
  return `${meaning}; ${range} (${evidence.source}: ${evidence.why})`;
}
