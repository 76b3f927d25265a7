// `precedent check`.
import { scenarioCommand, together } from "./command.ts";
import { json, seed } from "./options.ts";

export const checkCommand = scenarioCommand({
  name: "check",
  description: "read a scenario, list every assumption with range, source and sign, and show one compiled world",
  options: { seed, json },
  examples: ["check scenarios/kazakhstan-2022"],
  load: () =>
    together(
      import("../questions/check/check.ts"),
      import("../questions/check/lint.ts"),
      import("../questions/runId.ts"),
      import("../questions/version.ts"),
      import("../report/terminal/checkText.ts"),
      import("../report/answers/world.ts"),
      import("../report/toTerminal.ts"),
      import("../scenario/problems/problemText.ts"),
      import("../world/compile.ts"),
    ),
  ask: ({ scenario, files, folder, options }, code) => ({
    answer: () => {
      const checked = code.check(scenario, options.seed);
      const warnings = code.lint(scenario, files, code.compiler(scenario));
      return {
        json: { format: 1, ...checked, warnings },

        text: ({ columns, colour }) =>
          `Run ids of these files end in @${code.stampOf(scenario)} (Precedent ${code.VERSION}).\n\n` +
          code.checkText(checked.assumptions, { columns, colour }) +
          `\n${code.toTerminal({ title: "", blocks: code.worldBlocks(checked) }, columns)}` +
          (warnings.length > 0 ? `\n${code.problemText(warnings, files, { folder, kind: "warning" })}` : ""),
      };
    },
  }),
});
