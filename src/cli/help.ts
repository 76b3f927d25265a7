// `precedent help CODE`: what an error means, with an example and the remedy. `precedent help outcomes`: what a claim may ask for.
import { command, together } from "./command.ts";
import { InputError } from "./inputError.ts";

export const helpCommand = command({
  name: "help",
  description: "explain an error code, or list the outcomes or the commands",
  argument: { takes: "[code]", says: "for instance PR-S014, or outcomes" },
  options: {},
  examples: ["help", "help PR-S014", "help outcomes"],
  load: () =>
    together(
      import("../scenario/problems/errorsPage.ts"),
      import("../report/answers/outcomeList.ts"),
      import("../report/toTerminal.ts"),
    ),
  ask: ({ argument: code, overview }, { errorHelp, outcomeListDocument, toTerminal }) => {
    if (code === "") return { answer: () => ({ text: overview }) };
    if (code.toLowerCase() === "outcomes")
      return { answer: () => ({ text: ({ columns, colour }) => toTerminal(outcomeListDocument(), columns, colour) }) };
    const found = errorHelp(code.toUpperCase());
    if (!found)
      throw new InputError(
        `error there is no code "${code}"; codes look like PR-S014, and \`help outcomes\` lists the outcomes`,
      );
    return { answer: () => ({ text: () => `${found.trimEnd()}\n` }) };
  },
});
