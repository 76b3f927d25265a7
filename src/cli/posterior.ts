// A posterior that a command line names, read and checked against the scenario.
import { open, stat } from "node:fs/promises";
import { printable } from "../scenario/problems/problemText.ts";
import { shellOption } from "../scenario/shellWords.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { givenRecord, givenWorlds, readPosterior, type Posterior } from "../questions/test/posterior.ts";
import { compiler, type GivenWorlds } from "../world/compile.ts";
import { InputError } from "./inputError.ts";

/** Larger than any that fit writes. */
const LARGEST = 200_000_000;

/** Worlds given the record, or as drawn where no posterior is named. */
export interface Rests {
  readonly posterior: Posterior | null;
  readonly worlds: GivenWorlds | undefined;
  /** "given the record to …", or null. */
  readonly record: string | null;
  /** The scenario's, with the record it is given. */
  readonly title: string;
  /** At most this many of its worlds. */
  readonly atMost: (worlds: number) => number;
  /** " --posterior FILE", or nothing. */
  readonly flag: string;
}

/** What a command rests on. Throws InputError. */
export async function restsOn(file: string | undefined, scenario: Scenario): Promise<Rests> {
  const posterior = await posteriorAt(file, scenario);
  const record = posterior && givenRecord(posterior);
  return {
    posterior,
    worlds: posterior ? givenWorlds(posterior) : undefined,
    record,
    title: record === null ? scenario.title : `${scenario.title} (${record})`,
    atMost: (worlds) => (posterior ? Math.min(worlds, posterior.worlds.length) : worlds),
    flag: posterior && file !== undefined ? ` ${shellOption("posterior", file)}` : "",
  };
}

/** Null where none is named. Throws InputError for a file that cannot be read, is no posterior, or is of another scenario or version. */
async function posteriorAt(file: string | undefined, scenario: Scenario): Promise<Posterior | null> {
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
