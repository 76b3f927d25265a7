// JSON Schemas for editors, made from the schemas that the parser uses. Written to schemas/ by scripts; a test compares.
import { z } from "zod";
import { SCHEMAS } from "./schema.ts";

/** File name in schemas/ and its text, for every YAML file of a scenario. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    const made = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
    files[`${name}.schema.json`] = `${JSON.stringify({ ...made, title: `Precedent ${name}.yaml` }, null, 2)}\n`;
  }
  return files;
}
