// A posterior that a command line names, read and checked against the scenario.
import { open, stat } from "node:fs/promises";
import { Option } from "commander";
import { printable } from "../scenario/problems/problemText.ts";
import type { RunId } from "../questions/runId.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { readPosterior, type Posterior } from "../questions/test/posterior.ts";
import { compiler } from "../world/compile.ts";
import { InputError } from "./inputError.ts";

export const posteriorOption = (): Option =>
  new Option("--posterior <file>", "instead of worlds as drawn, those that precedent fit kept");

/** Larger than any that fit writes. */
const LARGEST = 200_000_000;

/** Null where none is named. Throws InputError for a file that cannot be read, is no posterior, or is of another scenario or version. */
export async function posteriorAt(file: string | undefined, scenario: Scenario): Promise<Posterior | null> {
  if (file === undefined) return null;
  const named = printable(file).slice(0, 200);
  const text = await textOf(file).catch(() => null);
  if (text === null)
    throw new InputError(`error cannot read "${named}"; --posterior needs a file that precedent fit wrote`);
  const read = readPosterior(text, scenario, compiler(scenario));
  if ("problem" in read)
    throw new InputError(`error "${named}" cannot be used: ${printable(read.problem).slice(0, 400)}`);
  return read;
}

/** Throws InputError where the posterior has no such world. */
export function checkWorld({ world }: RunId, posterior: Posterior | null): void {
  if (posterior && world >= posterior.worlds.length)
    throw new InputError(
      `error the posterior has ${posterior.worlds.length} worlds, from 0 to ${posterior.worlds.length - 1}; there is no world ${world}`,
    );
}

async function textOf(file: string): Promise<string | null> {
  if (file.includes("\0")) return null;
  // looked at before it is opened: a pipe would wait for a writer
  const found = await stat(file);
  if (!found.isFile() || found.size > LARGEST) return null;
  const opened = await open(file);
  try {
    return await opened.readFile("utf8");
  } finally {
    await opened.close();
  }
}
