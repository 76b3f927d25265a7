// `precedent help CODE`: what an error means, with an example and the remedy.
import type { Command } from "commander";
import { errorHelp } from "../scenario/problems/errorsPage.ts";
import { InputError } from "./inputError.ts";

export function helpCommand(program: Command): void {
  program
    .command("help")
    .description("explain an error code, or list the commands")
    .argument("[code]", "for instance PR-S014")
    .action((code: string | undefined) => {
      if (code === undefined) {
        program.outputHelp();
        return;
      }
      const found = errorHelp(code.toUpperCase());
      if (!found) throw new InputError(`error there is no code "${code}"; codes look like PR-S014`);
      process.stdout.write(`${found.trimEnd()}\n`);
    });
}
