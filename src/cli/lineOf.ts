// Arguments of one command, read as its command line is, without doing anything.
import { Command as Parser, CommanderError } from "commander";
import { declare, type Command, type Line } from "./command.ts";

/** Null where they cannot be read. */
export function parseLine(command: Command, args: readonly string[]): Line | null {
  let read: Line | null = null;
  const program = new Parser().exitOverride().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  declare(program, command, (_, line) => {
    read = line;
    return Promise.resolve();
  });
  try {
    program.parse([command.name, ...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return read;
}
