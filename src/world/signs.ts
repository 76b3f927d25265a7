// Declared sign of a parameter by its path.
import { MECHANISMS } from "../model/index.ts";
import type { Sign } from "../model/kit/declare.ts";

/** "" for a form, a scenario's own value, or a path that isn't a parameter's. */
export function signOf(path: string): Sign | "" {
  const dot = path.indexOf(".");
  const parameter = MECHANISMS.find((m) => m.name === path.slice(0, dot))?.params[path.slice(dot + 1)];
  return parameter?.kind === "quantity" ? parameter.sign : "";
}
