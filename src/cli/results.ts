// `precedent results`: what the store holds, why something is not there, as a table for other programs, and made smaller.
import { InvalidArgumentError } from "commander";
import { printable } from "../scenario/problems/problemText.ts";
import { counted } from "../scenario/counted.ts";
import type { Answer } from "./answer.ts";
import { command, together } from "./command.ts";
import { InputError } from "./inputError.ts";
import { flag, json, kept, seed, text, type Opt } from "./options.ts";
import type { ResultsOutput } from "./outputs.ts";
import { isRefusal, reasonOf } from "./reasons.ts";
import type { Stages } from "./stages.ts";

const UNITS = { kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 } as const;

const prune: Opt<number | undefined> = {
  takes: "<size>",
  says: "take away what was not used for longest, down to this size: 500MB, 2GB",
  read: (said) => {
    const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?) ?([kMGT]B)$/.exec(said) ?? [];
    if (number === "") throw new InvalidArgumentError("a size is a number and kB, MB, GB or TB, for instance 500MB.");
    return Number(number) * UNITS[unit as keyof typeof UNITS];
  },
  byDefault: undefined,
};

const LOOKED: Stages<"looked"> = { looked: { label: "looking through the store", share: 1, unit: "file" } };

const ENDINGS = [".parquet", ".csv"];

export const resultsCommand = command({
  name: "results",
  description: "what was computed and is kept, as a list or as a table for other programs",
  argument: { takes: "[scenario]", says: "with --why: the scenario that is asked for" },
  options: {
    why: flag("say whether there is anything for this scenario, else the first input that differs"),
    export: text("<file>", "write every run that is kept as a row of a new file, .parquet or .csv"),
    prune,
    seed,
    store: kept.store,
    json,
  },
  examples: ["results", "results kazakhstan-2022 --why", "results --export runs.parquet", "results --prune 500MB"],
  load: () =>
    together(
      import("../node/store/contents.ts"),
      import("../report/answers/kept.ts"),
      import("../report/toTerminal.ts"),
      import("./store.ts"),
    ),
  ask: async ({ argument, options }, code) => {
    const asked = [options.why, options.export !== undefined, options.prune !== undefined].filter(Boolean).length;
    if (asked > 1) throw new InputError("error --why, --export and --prune are asked one at a time");
    if (options.why !== (argument !== ""))
      throw new InputError(
        argument === ""
          ? "error --why needs the scenario that is asked for: precedent results kazakhstan-2022 --why"
          : "error a scenario is asked for with --why: precedent results SCENARIO --why",
      );
    const file = options.export;
    if (file !== undefined && (file.includes("\0") || !ENDINGS.some((ending) => file.endsWith(ending))))
      throw new InputError(`error "${printable(file).slice(0, 200)}" says not what kind of file to write; it ends in .parquet or .csv`); // prettier-ignore
    const folder = await code.openFolder(options.store);
    const compiled = options.why
      ? (await import("../world/compile.ts")).compiler(await (await import("./scenario.ts")).loadScenario(argument))
      : null;
    return {
      unbroken: LOOKED,
      answer: async ({ progress }): Promise<Answer & { readonly json: object }> => {
        const told = (done: number, of: number): void => progress("looked", { done, of });
        if (compiled) {
          const why = await code.why(folder, compiled, options.seed);
          return { json: { format: 1, why } satisfies ResultsOutput, document: code.whyDocument(why) };
        }
        if (options.prune !== undefined) {
          if (folder.sealed) throw new InputError(`error cannot prune "${printable(folder.path)}": ${reasonOf(folder.sealed)}`); // prettier-ignore
          const pruned = await code.prune(folder, options.prune);
          return {
            json: { format: 1, pruned } satisfies ResultsOutput,
            text: () => `${counted(pruned.files, "file")} of ${code.sizeInWords(pruned.bytes)} went; ${code.sizeInWords(pruned.left)} are left in ${folder.path}\n`, // prettier-ignore
          };
        }
        if (file !== undefined) {
          const { exported } = await import("../node/store/table.ts");
          const runs = await exported(folder, file, told).catch((error: unknown) => {
            if (!isRefusal(error)) throw error;
            const why = error.code === "EEXIST" ? "it is there already" : reasonOf(error);
            throw new InputError(`error cannot write "${printable(file).slice(0, 200)}": ${why}; nothing was written`);
          });
          return {
            json: { format: 1, exported: { file, runs } } satisfies ResultsOutput,
            text: () => `${counted(runs, "run")} in ${file}\n`,
          };
        }
        const found = await code.kept(folder, told);
        return { json: { format: 1, ...found } satisfies ResultsOutput, document: code.keptDocument(found) };
      },
    };
  },
});
