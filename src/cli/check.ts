// `precedent check`.
import { scenarioCommand, together } from "./command.ts";
import { json as toJson } from "../report/data/json.ts";
import { printable } from "../scenario/problems/problemText.ts";
import type { Problem } from "../scenario/problems/problem.ts";
import { flag, json, seed, type Opt } from "./options.ts";
import { say } from "./streams.ts";
import type { Stages } from "./stages.ts";
import type { CheckOutput } from "./outputs.ts";

const all: Opt<boolean> = {
  takes: "",
  says: "list the assumptions of the mechanisms too; JSON always has them",
  byDefault: false,
};

const annotate = flag("say mistakes and warnings as a workflow on GitHub reads them: beside file and line");

/** One mistake as a workflow command, whose own marks are kept out of what a file says. */
function annotation(
  kind: "error" | "warning",
  { code, message, remedy, file, line, column }: Problem,
  folder: string,
): string {
  const value = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string): string => value(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const place = line > 0 ? `,line=${line},col=${column}` : "";
  return `::${kind} file=${property(printable(folder + file))}${place},title=${code}::${value(printable(`${message}. ${remedy}`))}\n`;
}

const annotations = (kind: "error" | "warning", problems: readonly Problem[], folder: string): string =>
  problems.map((p) => annotation(kind, p, folder)).join("");

const LOOKED: Stages<"looked"> = { looked: { label: "looking for remarks", share: 1 } };

export const checkCommand = scenarioCommand({
  name: "check",
  description: "read a scenario, list what it assumes with range, source and sign, and show one compiled world",
  options: { all, seed, annotate, json },
  examples: ["check kazakhstan-2022", "check kazakhstan-2022 --all"],
  refused: ({ problems, more, folder }, options) => {
    if (options.annotate) say(annotations("error", problems, folder));
    else if (options.json) say(toJson({ format: 1, problems, more } satisfies CheckOutput));
  },
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
        json: { format: 1, ...checked, warnings } satisfies CheckOutput,
        text: ({ columns, colour }) =>
          (options.annotate ? annotations("warning", warnings, folder) : "") +
          code.toTerminal(
            code.checkDocument(checked, {
              own: code.ownPaths(scenario),
              all: options.all,
              stamp: code.stampOf(scenario),
              version: code.VERSION,
            }),
            columns,
            colour,
          ) +
          (warnings.length > 0 && !options.annotate
            ? `\n${code.problemText(warnings, files, { folder, kind: "warning" })}`
            : ""),
      };
    },
  }),
});
