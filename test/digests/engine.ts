// The digests' code as one bundle, and a bare engine to run it in: an engine of its own, nothing in it used before, in which every function
// of Math whose bits may differ between engines throws.
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";
import { EXACT_MATH } from "../../scripts/direction.ts";
import { scenarioFiles } from "../../scripts/scenarioFiles.ts";

const exact: readonly string[] = EXACT_MATH;
/** All of Math that is not exact in IEEE arithmetic. */
export const BANNED: readonly string[] = Object.getOwnPropertyNames(Math).filter(
  (name) => typeof Math[name as keyof Math] === "function" && !exact.includes(name),
);

/** An engine in which these functions of Math throw. */
export function engine(banned: readonly string[]): vm.Context {
  // an ordinary global: one that is intercepted by Node would be several times slower
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  Object.assign(context, { TextDecoder, TextEncoder, URL });
  vm.runInContext(
    `for (const name of ${JSON.stringify(banned)}) Math[name] = () => { throw new Error("Math." + name + " was called"); };`,
    context,
  );
  return context;
}

/** What is exported by entry.ts stands in `engine` where this has been run. */
export async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: [fileURLToPath(new URL("entry.ts", import.meta.url))],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "engine",
    write: false,
  });
  return built.outputFiles[0]?.text ?? "";
}

/** A call of a function of entry.ts on the shipped scenarios' files, whose result comes back as text. */
export const callOf = (name: string): string =>
  `engine.${name}(${JSON.stringify(scenarioFiles())}).then((found) => JSON.stringify(found))`;

/** What the call gives in a bare engine. */
export async function inBareEngine(code: string, name: string): Promise<unknown> {
  const context = engine(BANNED);
  vm.runInContext(code, context);
  return JSON.parse((await vm.runInContext(callOf(name), context)) as string);
}
