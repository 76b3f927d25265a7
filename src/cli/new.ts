// `precedent new`: a folder that was not there before, written whole or not at all.
import { lstat, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { printable } from "../scenario/problems/problemText.ts";
import { shellPath } from "../scenario/shellWords.ts";
import { HOME } from "../node/shipped.ts";
import { command, together } from "./command.ts";
import { InputError } from "./inputError.ts";
import { json } from "./options.ts";
import { newFolder } from "./outFolder.ts";
import { isRefusal, reasonOf } from "./reasons.ts";
import { counted } from "../scenario/counted.ts";
import type { NewOutput } from "./outputs.ts";

const load = () => together(import("../questions/new.ts"), import("../scenario/read/schema.ts"));

export const newCommand = command({
  name: "new",
  description: "write a small commented scenario to start from",
  argument: { takes: "<name>", says: "folder to make, here or in a folder below" },
  options: { json },
  examples: ["new mine"],
  load,
  ask: ({ argument: name }, code) => ({
    answer: async () => {
      const files = await create(name, code);
      return {
        json: { format: 1, folder: name, files } satisfies NewOutput,
        text: () =>
          `${counted(files.length, "file")} in ${name}/: ${files.join(", ")}\n\n` +
          `Next:\n  precedent check ${shellPath(name)}     every assumption, and what to mend\n  precedent test ${shellPath(name)} --worlds 2000     the ledger\n` +
          "Then open scenario.yaml: everything in it is invented, and says what to put there.\n",
      };
    },
  }),
});

/** Writes the scenario; the names of its files. Throws InputError where the name cannot be one, is taken, or leads out of the folder the user is in. */
async function create(
  name: string,
  { ID_PATTERN, newScenario }: Awaited<ReturnType<typeof load>>,
): Promise<readonly string[]> {
  const shown = printable(name).slice(0, 100);
  const id = basename(name);
  if (!ID_PATTERN.test(id) || name.includes("\0") || name.endsWith("/"))
    throw new InputError(
      `error "${shown}" cannot be a scenario's name; use letters, digits, - and _, starting with a letter, at most 64 of them`,
    );
  const here = await realpath(".");
  const parent = await realpath(resolve(dirname(name))).catch(() => null);
  if (parent === null) throw new InputError(`error there is no folder "${printable(dirname(name))}" to put it in`);
  if (parent !== here && !parent.startsWith(here.endsWith(sep) ? here : here + sep))
    throw new InputError(`error "${shown}" is outside the folder you are in; go there first and give the name alone`);
  const target = join(parent, id);
  if (await lstat(target).catch(() => null))
    throw new InputError(`error "${shown}" is there already; choose another name, nothing was changed`);
  const files = newScenario(id, schemasFrom(target));
  try {
    await newFolder(target, Object.entries(files));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new InputError(`error cannot write "${shown}": ${reasonOf(error)}; nothing was left behind`);
  }
  return Object.keys(files);
}

/** Where the schemas are, seen from the new folder; "" outside this repository, where a path would be true of one machine only. */
function schemasFrom(target: string): string {
  return `${target}${sep}`.startsWith(`${HOME}${sep}`)
    ? relative(target, join(HOME, "schemas")).replaceAll("\\", "/")
    : "";
}
