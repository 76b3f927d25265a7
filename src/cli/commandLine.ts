// A command line: hands it to its command, and says how it ended. Exit codes are told in docs/errors.md.
import { CommanderError } from "commander";
import { live } from "./command.ts";
import { parser } from "./commands.ts";
import { InputError } from "./inputError.ts";
import { EndedEarly } from "./interrupt.ts";
import { reasonOf } from "./reasons.ts";
import { tell, unsaid } from "./streams.ts";

/** What went wrong, as the exit code says it: 2 the user's, 1 ours, above 128 a signal. */
function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof InputError) {
    tell(`${error.message.trimEnd()}\n`);
    return 2;
  }
  if (error instanceof EndedEarly) {
    tell(`${error.message}; nothing was written${error.more}\n`);
    return error.ending.code;
  }
  tell(
    `This is a fault of Precedent, not of the input. Please report it with the command that led here.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}

/** Does what the arguments say; the exit code is left in process.exitCode. */
export async function commandLine(args: readonly string[]): Promise<void> {
  try {
    await parser(live, tell).parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = failure(error);
  }
  const error = await unsaid();
  if (!error) return;
  tell(
    `error cannot print the result: ${reasonOf(error)}\n  Print it elsewhere, or keep it with --out where the command has it.\n`,
  );
  process.exitCode ||= 2;
}
