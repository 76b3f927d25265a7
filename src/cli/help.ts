// `precedent help CODE`: what an error means, with an example and the remedy.
import { command } from "./command.ts";
import { InputError } from "./inputError.ts";

export const helpCommand = command({
  name: "help",
  description: "explain an error code, or list the commands",
  argument: { takes: "[code]", says: "for instance PR-S014" },
  options: {},
  examples: ["help", "help PR-S014"],
  load: () => import("../scenario/problems/errorsPage.ts"),
  ask: ({ argument: code, overview }, { errorHelp }) => {
    if (code === "") return { answer: () => ({ text: overview }) };
    const found = errorHelp(code.toUpperCase());
    if (!found) throw new InputError(`error there is no code "${code}"; codes look like PR-S014`);
    return { answer: () => ({ text: () => `${found.trimEnd()}\n` }) };
  },
});
