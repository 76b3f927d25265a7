// A run as a command line names it. One that carries the stamp of another scenario or version is refused, with where to find it.
import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { readFolder } from "../node/folder.ts";
import { parseScenario } from "../scenario/parse.ts";
import { printable } from "../scenario/problems/problemText.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shellPath } from "../scenario/shellWords.ts";
import { parseRunId, runName, stampOf, type RunId } from "../questions/runId.ts";
import type { Posterior } from "../questions/test/posterior.ts";
import { VERSION } from "../questions/version.ts";
import { InputError } from "./inputError.ts";
import { counted } from "../scenario/counted.ts";

/** Throws InputError for a text that is no run's name. */
function runWritten(text: string): RunId {
  const id = parseRunId(text);
  if (!id)
    throw new InputError(
      `error "${printable(text).slice(0, 100)}" is not the name of a run; write world.replicate, for instance 217.0 or 217.0@1a2b3c`,
    );
  return id;
}

/** The same, checked against the scenario in the folder `path`. */
export async function runOf(text: string, scenario: Scenario, path: string): Promise<RunId> {
  const id = runWritten(text);
  const now = stampOf(scenario);
  const stamp = id.stamp ?? "";
  if (stamp === "" || stamp === now) return id;
  const other = await neighbourWith(stamp, path);
  const name = runName(id);
  throw new InputError(
    other === null
      ? `error run ${name}@${stamp} is of another version: as its files stand now, runs of ${scenario.id} end in @${now} (Precedent ${VERSION})\n` +
        `  What worlds are drawn from has changed since, in scenario.yaml, places.csv or assumptions.yaml, or Precedent has.\n` +
        `  To get it back, restore those files (precedent check says what runs of a folder end in), or write --run ${name} for that world as it is drawn now.`
      : `error run ${name}@${stamp} is not of ${scenario.id}, whose runs end in @${now}, but of ${printable(other)}\n  To get it back, give that folder instead: ${shellPath(other)} --run ${name}@${stamp}`,
  );
}

/** Another future has to be told from where on. Throws InputError. */
export function checkBranch(id: RunId, text: string, given: string): void {
  if (id.branch > 0 && given === "")
    throw new InputError(
      `error ${text} is another future of a run; say from where with --given, for instance --given requested`,
    );
}

/** Throws InputError where the posterior has no such world. */
export function checkWorld({ world }: RunId, posterior: Posterior | null): void {
  if (posterior && world >= posterior.worlds.length)
    throw new InputError(
      `error the posterior has ${counted(posterior.worlds.length, "world")}, from 0 to ${posterior.worlds.length - 1}; there is no world ${world}`,
    );
}

/** Folders beside the scenario that are looked into. */
const MOST = 40;

/** The folder beside this one whose scenario has this stamp. */
async function neighbourWith(stamp: string, path: string): Promise<string | null> {
  const parent = dirname(resolve(path));
  const names = await readdir(parent, { withFileTypes: true }).catch(() => []);
  for (const entry of names.filter((e) => e.isDirectory()).slice(0, MOST)) {
    const folder = await readFolder(join(parent, entry.name)).catch(() => null);
    if (!folder || !Object.hasOwn(folder.files, "scenario.yaml")) continue;
    const { scenario } = parseScenario(folder.files, folder.unread);
    if (scenario && stampOf(scenario) === stamp) return join(dirname(path), entry.name);
  }
  return null;
}
