// A command line: reads arguments and folders, hands them to the verbs, prints what they give. Exit 0 done, 2 the user's input,
// 1 our fault, 130 Ctrl-C.
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { addCommands, COMMANDS } from "./commands.ts";
import { InputError } from "./inputError.ts";
import { printable } from "../scenario/problemText.ts";
import { VERSION } from "../verbs/version.ts";

/** Arguments come from scripts too: what they hold must not drive the terminal. */
const complain = (text: string): void => void process.stderr.write(text.split("\n").map(printable).join("\n"));

/** Does what the arguments say; the exit code is left in process.exitCode. */
export async function commandLine(args: readonly string[]): Promise<void> {
  const program = commands();
  try {
    await addCommands(program, args);
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = failure(error);
  }
}

const commands = (): Command =>
  new Command("precedent")
    .description(
      "Puts a written argument about a crisis to the test: runs it over everything that is not known and says for each claim whether it holds, what it hinges on, or that it fails, and whether that was earned or built in. It does not predict crises.",
    )
    .version(VERSION)
    .showHelpAfterError("(add --help for what this command takes)")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: complain })
    .configureHelp({
      subcommandTerm: (command) => `${command.name()} ${COMMANDS.find((c) => c.name === command.name())?.usage ?? ""}`,
    })
    .addHelpText(
      "after",
      "\nExamples:\n  precedent test scenarios/kazakhstan-2022\n  precedent run scenarios/kazakhstan-2022 --run 217.0\n  precedent check scenarios/kazakhstan-2022\n  precedent new mine\n",
    );

/** What went wrong, as the exit code says it: 2 the user's, 130 stopped, 1 ours. */
function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof InputError || error instanceof InvalidArgumentError) {
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
