// A command line: hands it to its command, and says how it ended. Exit 0 done, 2 the user's input, 1 our fault, 130 Ctrl-C.
import { CommanderError } from "commander";
import { printable } from "../scenario/problems/problemText.ts";
import { live } from "./command.ts";
import { parser } from "./commands.ts";
import { InputError } from "./inputError.ts";

/** Arguments come from scripts too: what they hold must not drive the terminal. */
const complain = (text: string): void => void process.stderr.write(text.split("\n").map(printable).join("\n"));

/** What went wrong, as the exit code says it: 2 the user's, 130 stopped, 1 ours. */
function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof InputError) {
    complain(`${error.message.trimEnd()}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === "Stopped") {
    process.stderr.write("stopped; nothing was written\n");
    return 130;
  }
  process.stderr.write(
    `This is a fault of Precedent, not of the input. Please report it with the command that led here.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}

/** Does what the arguments say; the exit code is left in process.exitCode. */
export async function commandLine(args: readonly string[]): Promise<void> {
  try {
    await parser(live, complain).parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = failure(error);
  }
}
