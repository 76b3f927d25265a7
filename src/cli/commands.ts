// The table of commands, in the order of help, and what reads command lines for them. What takes time to load, a command loads itself
// when it is used.
import { Command as Parser } from "commander";
import { classicsCommand } from "../../examples/classics/command.ts";
import { VERSION } from "../questions/version.ts";
import { checkCommand } from "./check.ts";
import { completionCommand } from "./completion.ts";
import { declare, type Command, type Line } from "./command.ts";
import { compareCommand } from "./compare.ts";
import { driversCommand } from "./drivers.ts";
import { explainCommand } from "./explain.ts";
import { fitCommand } from "./fit.ts";
import { helpCommand } from "./help.ts";
import { mergeCommand } from "./merge.ts";
import { newCommand } from "./new.ts";
import { resultsCommand } from "./results.ts";
import { rivalsCommand } from "./rivals.ts";
import { runCommand } from "./run.ts";
import { say } from "./streams.ts";
import { testCommand } from "./test.ts";
import { verifyCommand } from "./verify.ts";
import { workerCommand } from "./worker.ts";

export const COMMANDS: readonly Command[] = [
  testCommand,
  runCommand,
  compareCommand,
  explainCommand,
  driversCommand,
  rivalsCommand,
  fitCommand,
  verifyCommand,
  resultsCommand,
  checkCommand,
  workerCommand,
  mergeCommand,
  classicsCommand,
  newCommand,
  helpCommand,
  completionCommand,
];

/** Reads a command line and hands it to `live`. Throws CommanderError for one that cannot be read; complaints go to `writeErr`. */
export function parser(
  live: (command: Command, line: Line) => Promise<void>,
  writeErr: (text: string) => void,
): Parser {
  const program = new Parser("precedent")
    .description(
      "Puts a written argument about a crisis to the test: runs it over everything that is not known and says for each claim whether it holds, what it hinges on, or that it fails, and whether that was written in by the author. It does not predict crises.",
    )
    .version(VERSION)
    .showHelpAfterError("(add --help for what this command takes)")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: say, writeErr })
    .addHelpText(
      "after",
      "\nExamples:\n  precedent test kazakhstan-2022\n  precedent run kazakhstan-2022 --run 217.0\n  precedent check kazakhstan-2022\n  precedent new mine\n\nkazakhstan-2022 comes with Precedent; any folder with a scenario.yaml is named by its path.\n",
    );
  for (const command of COMMANDS) declare(program, command, live);
  return program;
}
