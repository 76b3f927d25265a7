// `precedent fit`.
import { join } from "node:path";
import { isoDate, parseDate } from "../core/dates.ts";
import { json as toJson } from "../report/data/json.ts";
import { printable } from "../scenario/problems/problemText.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { FIT_STAGES, Moment } from "../questions/fit/fit.ts";
import { scenarioCommand, together } from "./command.ts";
import type { Stages } from "./stages.ts";
import { InputError } from "./inputError.ts";
import { shellOption, shellPath } from "../scenario/shellWords.ts";
import { json, out, required, seed, text, workers, worlds, kept } from "./options.ts";
import type { FitOutput } from "./outputs.ts";

const STAGES: Stages<(typeof FIT_STAGES)[number]> = {
  worlds: { label: "worlds as drawn", share: 8 },
  moves: { label: "towards worlds that fit the record", share: 22 },
  "last moves": { label: "among worlds that fit the record", share: 65 },
  scores: { label: "what they foresaw", share: 5 },
};

const FILE = "posterior.json";

export const fitCommand = scenarioCommand({
  name: "fit",
  description: "the worlds that agree with the dated record up to a moment, and what they foresaw of the days after",
  options: {
    until: required("<date>", "what the record says up to then is fitted: 2022-01-06T00:00+06:00"),
    score: text("<date>", "what it says from then up to here is scored"),
    worlds: worlds(100, 10),
    seed,
    workers,
    ...kept,
    json,
    out: out("folder for posterior.json (default: out/<scenario>)"),
  },
  examples: [
    "fit kazakhstan-2022 --until 2022-01-06T00:00+06:00 --score 2022-01-20T00:00+06:00",
    "test kazakhstan-2022 --posterior out/kazakhstan-2022/posterior.json",
  ],
  load: () =>
    together(import("../questions/fit/fit.ts"), import("../report/answers/fit.ts"), import("../report/toTerminal.ts")),
  ask: ({ scenario, path, options }, { fit, NothingToFit, fitDocument, toTerminal }) => {
    const { worlds, seed } = options;
    const until = momentOf("--until", options.until, scenario, 0);
    const score = options.score === undefined ? null : momentOf("--score", options.score, scenario, until.days);
    return {
      stages: STAGES,
      unit: "run",
      out: join("out", scenario.id),
      writes: [FILE],
      answer: async ({ threads }) => {
        const work = await threads(scenario);
        const found = await fit(scenario, {
          ...work,
          execute: work.executeAgreement,
          worlds,
          seed,
          until,
          score,
          command: `precedent fit ${shellPath(path)} ${shellOption("until", until.text)}${score ? ` ${shellOption("score", score.text)}` : ""} --worlds ${worlds} --seed ${seed}`,
        }).catch((error: unknown) => {
          throw error instanceof NothingToFit ? new InputError(`error ${error.message}`) : error;
        });
        return {
          json: found satisfies FitOutput,
          compact: true,
          text: ({ columns, colour }) => toTerminal(fitDocument(found, scenario), columns, colour),
          files: () => (found.worlds.length === 0 ? [] : [[FILE, toJson(found, true)]]),
          stopped: found.stopped && "the record was not fitted to the end",
        };
      },
    };
  },
});

/** A moment after `after` and up to the horizon, days since the start. Throws InputError. */
function momentOf(option: string, text: string, scenario: Scenario, after: number): Moment {
  const written = printable(text).slice(0, 60);
  const date = parseDate(text);
  if ("problem" in date) throw new InputError(`error in ${option}: ${printable(date.problem).slice(0, 200)}`);
  const days = date.days - scenario.start;
  if (days <= 0 || days > scenario.days)
    throw new InputError(
      `error ${option} ${written} is outside the scenario, which has ${scenario.days} days from ${isoDate(scenario.start, scenario.offset)} on; give a date within them`,
    );
  if (days <= after) throw new InputError(`error ${option} ${written} is not after --until`);
  return { text, days };
}
