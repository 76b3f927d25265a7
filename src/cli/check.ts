// `precedent check`.
import { scenarioCommand, together } from "./command.ts";
import { json, seed, type Opt } from "./options.ts";
import type { Stages } from "./stages.ts";

const all: Opt<boolean> = {
  takes: "",
  says: "list the assumptions of the mechanisms too; JSON always has them",
  byDefault: false,
};

const LOOKED: Stages<"looked"> = { looked: { label: "looking for remarks", share: 1 } };

export const checkCommand = scenarioCommand({
  name: "check",
  description: "read a scenario, list what it assumes with range, source and sign, and show one compiled world",
  options: { all, seed, json },
  examples: ["check kazakhstan-2022", "check kazakhstan-2022 --all"],
  load: () =>
    together(
      import("../questions/check/check.ts"),
      import("../questions/check/lint.ts"),
      import("../questions/runId.ts"),
      import("../questions/version.ts"),
      import("../report/answers/check.ts"),
      import("../report/toTerminal.ts"),
      import("../scenario/problems/problemText.ts"),
      import("../world/compile.ts"),
    ),
  ask: ({ scenario, files, folder, options }, code) => ({
    unbroken: LOOKED,
    answer: ({ progress }) => {
      const checked = code.check(scenario, options.seed);
      const warnings = code.lint(scenario, files, code.compiler(scenario), (done) => progress("looked", done));
      return {
        json: { format: 1, ...checked, warnings },
        text: ({ columns, colour }) =>
          code.toTerminal(
            code.checkDocument(checked, {
              own: code.ownPaths(scenario),
              all: options.all,
              stamp: code.stampOf(scenario),
              version: code.VERSION,
            }),
            columns,
            colour,
          ) + (warnings.length > 0 ? `\n${code.problemText(warnings, files, { folder, kind: "warning" })}` : ""),
      };
    },
  }),
});
