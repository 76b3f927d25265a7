// `precedent drivers`.
import { json as toJson } from "../report/data/json.ts";
import type { DRIVER_STAGES } from "../questions/drivers/drivers.ts";
import { scenarioCommand, together } from "./command.ts";
import type { Stages } from "./stages.ts";
import { InputError } from "./inputError.ts";
import { shellOption, shellPath } from "../scenario/shellWords.ts";
import { hidden, json, number, out, posterior, queue, required, seed, workers, worlds, kept } from "./options.ts";
import type { DriversOutput } from "./outputs.ts";

const STAGES: Stages<(typeof DRIVER_STAGES)[number]> = {
  worlds: { label: "worlds", share: 20 },
  screening: { label: "which assumptions matter at all", share: 25 },
  shares: { label: "how much each of them matters", share: 55 },
};

export const driversCommand = scenarioCommand({
  name: "drivers",
  description: "what an outcome or a claim hangs on: shares of its variance, and where it happens",
  options: {
    of: required("<name>", "an outcome, for instance large, or a claim of the scenario"),
    assumptions: number("assumptions with a share of their own, at the most; the others are one group", 1, 9999, 15),
    worlds: worlds(10_000),
    posterior: hidden(posterior),
    seed,
    workers,
    queue,
    ...kept,
    json,
    out: out("folder for drivers-NAME.html and drivers-NAME.json"),
  },
  examples: ["drivers kazakhstan-2022 --of large", "drivers kazakhstan-2022 --of C11 --worlds 20000 --out out"],
  load: () =>
    together(
      import("../questions/drivers/drivers.ts"),
      import("../questions/drivers/driverStage.ts"),
      import("../questions/drivers/driverSubject.ts"),
      import("../report/terminal/lines.ts"),
    ),
  ask: ({ scenario, files, path, options }, code) => {
    const { assumptions, worlds, seed } = options;
    if (options.posterior !== undefined)
      throw new InputError(
        "error drivers takes no --posterior: shares of variance need assumptions that are drawn apart from each other, and the record ties them together; what worlds given the record do is told by test, run and compare, what the record moved by fit",
      );
    const of = code.plain(options.of);
    const subject = code.subjectOf(scenario, of);
    if ("problem" in subject) throw new InputError(`error ${subject.problem}`);
    // names come from outcomes and claim ids, which are plain words
    const name = `drivers-${subject.name.replace(/[^\w-]/g, "_")}`;
    return {
      writes: [`${name}.html`, `${name}.json`],
      stages: subject.given === "" ? STAGES : { worlds: STAGES.worlds },
      answer: async ({ threads }) => {
        const found = await code
          .drivers(scenario, {
            ...(await threads(scenario, files)),
            of,
            assumptions,
            worlds,
            seed,
            command: `precedent drivers ${shellPath(path)} ${shellOption("of", of)} --assumptions ${assumptions} --worlds ${worlds} --seed ${seed}`,
          })
          .catch((error: unknown) => {
            throw error instanceof code.NotAnswerable ? new InputError(`error ${error.message}`) : error;
          });
        const { stopped } = found;
        return {
          json: found satisfies DriversOutput,
          document: async () => (await import("../report/answers/drivers.ts")).driversDocument(found),
          page: `${name}.html`,
          beside: async () => [[`${name}.json`, toJson(found)]],
          stopped: stopped && `this rests on ${stopped.worlds} of ${stopped.of} worlds`,
        };
      },
    };
  },
});
