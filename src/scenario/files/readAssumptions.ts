// assumptions.yaml: overrides of the mechanisms' own ranges and form weights, by path.
import { weightsProblem } from "../../core/rangeProblem.ts";
import type { Parameter } from "../../model/kit/declare.ts";
import { messages } from "../problems/messages.ts";
import type { Names } from "../read/names.ts";
import { PARAMETERS } from "../paths.ts";
import type { Path } from "../problems/problem.ts";
import type { RawValue } from "../read/schema.ts";
import type { Override } from "../parts.ts";
import { soundEntries, type Reader, type Shaped } from "../read/shape.ts";
import { checkSource, readValue, type Wanted } from "../read/values.ts";

interface RawForm {
  readonly form: Readonly<Record<string, number>>;
  readonly source?: string;
  readonly why?: string;
}

export function readAssumptions(reader: Shaped<unknown>, keys: Names): Override[] {
  const overrides: Override[] = [];
  for (const [path, written] of soundEntries(reader, [], reader.data as Record<string, RawValue | RawForm>)) {
    const parameter = PARAMETERS.get(path);
    if (!parameter) continue; // reported with the shape
    const weights = typeof written === "object" && "form" in written ? written.form : undefined;
    if ((parameter.kind === "form") !== (weights !== undefined)) {
      reader.report([path], messages.formOrValue(path, parameter.kind === "form"));
      continue;
    }
    if (parameter.kind === "form") {
      const override = readForm(reader, path, written as RawForm, Object.keys(parameter.options), keys);
      if (override) overrides.push(override);
      continue;
    }
    const value = readValue(reader, [path], written as RawValue, wantedBy(parameter), keys);
    if (value) overrides.push({ path, value });
  }
  return overrides;
}

/** Unit and limits of a parameter, as its mechanism declares them. */
export const wantedBy = ({ unit, domain }: Exclude<Parameter, { kind: "form" }>): Wanted => ({ unit, limits: domain });

function readForm(
  reader: Reader,
  path: string,
  written: RawForm,
  known: readonly string[],
  keys: Names,
): Override | null {
  const where: Path = [path, "form"];
  let sound = true;
  for (const name of Object.keys(written.form))
    if (!known.includes(name)) {
      reader.report([...where, name], messages.unknownForm(name, path, known), "key");
      sound = false;
    }
  const wrong = weightsProblem(Object.values(written.form));
  if (wrong !== null) {
    reader.report(where, messages.badWeights(wrong), "key");
    sound = false;
  }
  if (written.source === undefined) {
    reader.report([path], messages.needsSource(), "key");
    return null;
  }
  if (!checkSource(reader, [path], written.source, written.why, undefined, keys) || !sound) return null;
  return { path, weights: written.form, source: written.source, why: written.why ?? "" };
}
