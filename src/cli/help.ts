// `precedent help CODE`: what an error means, with an example and the remedy. `precedent help outcomes`: what a claim may ask for.
import { command, together } from "./command.ts";
import { InputError } from "./inputError.ts";
import { json } from "./options.ts";
import type { HelpOutput } from "./outputs.ts";

export const helpCommand = command({
  name: "help",
  description: "explain an error code, or list the outcomes or the commands",
  argument: { takes: "[code]", says: "for instance PR-S014, or outcomes" },
  options: { json },
  examples: ["help", "help PR-S014", "help outcomes"],
  load: () =>
    together(
      import("../scenario/problems/errorsPage.ts"),
      import("../report/answers/outcomeList.ts"),
      import("../report/toTerminal.ts"),
    ),
  ask: (
    { argument: code, overview, commands },
    { errorHelp, exampleOf, outcomeListDocument, outcomeList, toTerminal },
  ) => {
    if (code === "") {
      const list = {
        format: 1,
        commands: commands().map(({ name, description }) => ({ name, description })),
      } satisfies HelpOutput;
      return { answer: () => ({ json: list, text: overview }) };
    }
    if (code.toLowerCase() === "outcomes")
      return {
        answer: () => ({
          json: { format: 1, outcomes: outcomeList() } satisfies HelpOutput,
          text: ({ columns, colour }) => toTerminal(outcomeListDocument(), columns, colour),
        }),
      };
    const found = errorHelp(code.toUpperCase());
    const example = exampleOf(code.toUpperCase());
    if (found === null || !example)
      throw new InputError(
        `error there is no code "${code}"; codes look like PR-S014, and \`help outcomes\` lists the outcomes`,
      );
    const { title, meaning, file, wrong, right } = example;
    const told = { format: 1, code: example.code, title, meaning, file, wrong, right } satisfies HelpOutput;
    return { answer: () => ({ json: told, text: () => `${found.trimEnd()}\n` }) };
  },
});
