// What comes with Precedent: the scenarios, each known by its short name wherever one stands, where no folder of that name is.
import { existsSync, readdirSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder with package.json: of the repository, or of the package where this is built. */
export const HOME = homeOf(dirname(fileURLToPath(import.meta.url)));

function homeOf(folder: string): string {
  return existsSync(join(folder, "package.json")) || dirname(folder) === folder ? folder : homeOf(dirname(folder));
}

const SCENARIOS = join(HOME, "scenarios");

/** Short names of the shipped scenarios, in order. */
export function shippedNames(): readonly string[] {
  try {
    return readdirSync(SCENARIOS)
      .filter((name) => existsSync(join(SCENARIOS, name, "scenario.yaml")))
      .sort();
  } catch {
    return [];
  }
}

/** The folder that is meant: what stands at the path, else the shipped scenario of that name, else the path itself. */
export async function folderMeant(path: string): Promise<string> {
  if (!shippedNames().includes(path) || (await stat(path).catch(() => null)) !== null) return path;
  return join(SCENARIOS, path);
}
