// `precedent check`.
import type { Command } from "commander";
import { json } from "../report/data/json.ts";
import { colour, columns, jsonOption, seedOption } from "./options.ts";
import { loadFiles } from "./scenario.ts";

interface Options {
  readonly seed: number;
  readonly json?: boolean;
}

export function checkCommand(program: Command): void {
  program
    .command("check")
    .description("read a scenario, list every assumption with range, source and sign, and show one compiled world")
    .argument("<scenario>", "folder with scenario.yaml")
    .addOption(seedOption())
    .addOption(jsonOption())
    .addHelpText("after", "\nExample:\n  precedent check scenarios/kazakhstan-2022\n")
    .action((path: string, options: Options) => checkAction(path, options));
}

async function checkAction(path: string, options: Options): Promise<void> {
  const { scenario, files, folder } = await loadFiles(path);
  // a mistake is told before the model is loaded
  const { check } = await import("../questions/check/check.ts");
  const { lint } = await import("../questions/check/lint.ts");
  const { compiler } = await import("../world/compile.ts");
  const { problemText } = await import("../scenario/problems/problemText.ts");
  const { stampOf } = await import("../questions/runId.ts");
  const { VERSION } = await import("../questions/version.ts");
  const checked = check(scenario, options.seed);
  const warnings = lint(scenario, files, compiler(scenario));
  if (options.json) {
    process.stdout.write(json({ format: 1, ...checked, warnings }));
    return;
  }
  const { checkText } = await import("../report/terminal/checkText.ts");
  const { toTerminal } = await import("../report/toTerminal.ts");
  const { worldBlocks } = await import("../report/answers/world.ts");
  process.stdout.write(
    `Run ids of these files end in @${stampOf(scenario)} (Precedent ${VERSION}).\n\n` +
      checkText(checked.assumptions, { columns: columns(), colour: colour() }) +
      `\n${toTerminal({ title: "", blocks: worldBlocks(checked) }, columns())}` +
      (warnings.length > 0 ? `\n${problemText(warnings, files, { folder, kind: "warning" })}` : ""),
  );
}
