// A fit as text for a terminal: what was fitted, what the record leaves, what it moved, and what that foresaw beside two dumb forecasts.
import { formatDate } from "../../core/dates.ts";
import { exp } from "../../core/exp.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Forecast, ScoredReport, Scores } from "../../questions/fit/fitScores.ts";
import { givenRecord, LEAST_WORTH, type Posterior } from "../../questions/test/posterior.ts";
import { padded, plain, wrap } from "./lines.ts";
import { count, NBSP, number, roughly, unitWord } from "../words/numbers.ts";
import { sheet, type Sheet, type TerminalOptions } from "./sheet.ts";

/** Ends in a line break. */
export function fitText(found: Posterior, scenario: Scenario, options: TerminalOptions): string {
  const s = sheet(options);
  const put = (label: string, text: string): string[] => wrap(text, s.columns, label.padEnd(12), " ".repeat(12));
  const lines = [
    ...wrap(s.paint.bold(`Precedent · ${plain(found.scenario.title)} · ${givenRecord(found)}`), s.columns),
    "",
    ...put("fitted", found.fitted.map(plain).join(", ")),
    ...put("silent", `${found.silent.join(", ")}: the record had not spoken of them, and that is fitted too`),
    ...(found.without.length > 0 ? put("left out", `${found.without.map(plain).join(", ")}: no error model`) : []),
    "",
    ...put("left", worthSentence(found)),
    ...put(
      "rests on",
      `${count(found.evaluations)} runs; ${count(found.particles)} particles of ${count(found.families)} families. Weighing the ${count(found.prior.worlds)} worlds as drawn would have left ${number(found.prior.worth)}.`,
    ),
    "",
    ...(found.moved.length > 0 ? [...moved(found, s), ""] : []),
    ...(found.scores ? [...scored(found, found.scores, scenario, s), ""] : []),
    ...put("in-sample", IN_SAMPLE),
    ...put("again", plain(found.command)),
    ...(options.page === undefined || options.page === "" ? [] : put("posterior", plain(options.page))),
  ];
  return `${lines.join("\n")}\n`;
}

const IN_SAMPLE =
  "These worlds were chosen because they agree with the record; that they do is no test of the model. Ranges and weights were set with the whole record in view, so what they foresee of later days is no forecast either.";

/** What the number of worlds means, in words. */
export function worthSentence({ worth, stopped }: Posterior): string {
  if (stopped && stopped.power < 1)
    return `Nothing yet: stopped when the record had been let in to the power ${number(stopped.power)} of 1. Worlds on their way are no posterior; none were kept.`;
  const early = stopped ? " Stopped early: more would have come." : "";
  return worth < LEAST_WORTH
    ? `The record leaves about ${roughly(worth)} independent ${Math.round(worth) === 1 ? "world" : "worlds"}, fewer than ${LEAST_WORTH}: nothing is said from so few, and no worlds are kept. More --worlds find more.${early}`
    : `The record leaves ${count(Math.floor(worth))} independent worlds' worth. Shares of them are as sure as those of as many worlds drawn at random, not more.${early}`;
}

function moved(found: Posterior, s: Sheet): string[] {
  return [
    ...wrap("What the record moved most: middle (5 to 95 %), as drawn, then given the record.", s.columns),
    ...found.moved.flatMap(({ path, meaning, unit, prior, posterior }) => {
      const told = ([low, middle, high]: readonly number[]): string =>
        `${number(middle)} (${number(low)}–${number(high)})`;
      return wrap(
        `${told(prior)}, then ${told(posterior)} ${unitWord(unit)}${NBSP}· ${plain(meaning)}`,
        s.columns,
        `  ${padded(path, 30)} `,
        " ".repeat(8),
      );
    }),
  ];
}

const COLUMNS = ["fitted", "prior", "likeToday"] as const;
const HEADS = { fitted: "fitted", prior: "as drawn", likeToday: "like today" } as const;

function scored({ worth }: Posterior, scores: Scores, scenario: Scenario, s: Sheet): string[] {
  const cell = (f: Forecast | null): string => (f ? `${f.logScore.toFixed(1)}${f.inside ? " in " : " out"}` : "–");
  const line = (name: string, of: (c: (typeof COLUMNS)[number]) => string): string =>
    `  ${padded(name, 24)}${COLUMNS.map((c) => of(c).padStart(13)).join("")}`;
  const total = (c: (typeof COLUMNS)[number]): string => {
    const t = scores.total[c];
    return t ? `${t.logScore.toFixed(1)} ${t.inside}/${scores.reports.length}` : "–";
  };
  return [
    ...wrap(
      `What came later, up to ${plain(scores.until)}: log score (higher is better) and whether the middle 90 % held it. "As drawn": ${count(scores.priorWorlds)} worlds that know no record. "Like today": numbers stay and wander, things go on happening at the rate so far.${worth < LEAST_WORTH ? ` The fitted column rests on about ${roughly(worth)} ${Math.round(worth) === 1 ? "world" : "worlds"}: too few to lean on.` : ""}`,
      s.columns,
    ),
    line("", (c) => HEADS[c]),
    ...scores.reports.map((r) => line(plain(r.id).slice(0, 24), (c) => cell(r[c]))),
    line("sum, held", total),
    ...scores.reports.flatMap((r) =>
      r.kind === "silence" ? [] : wrap(`${plain(r.id)}: ${intervals(r, scenario)}`, s.columns, "    ", "      "),
    ),
    ...(scores.without.length > 0
      ? wrap(`Not scored, no error model: ${scores.without.map(plain).join(", ")}.`, s.columns)
      : []),
  ];
}

/** Reported value and intervals in the report's own terms. */
function intervals(r: ScoredReport, scenario: Scenario): string {
  const told = (x: number | null): string =>
    x === null
      ? "never"
      : r.kind !== "number"
        ? x > scenario.days
          ? "after the horizon"
          : formatDate(scenario.start + x, scenario.offset)
              .slice(4)
              .trim()
        : r.scale === "places"
          ? number(x)
          : roughly(Math.max(0, exp(x) - 1));
  const of = (f: Forecast): string => `${told(f.low)} to ${told(f.high)}`;
  return `${told(r.reported)}; ${r.fitted ? `fitted ${of(r.fitted)}; ` : ""}as drawn ${of(r.prior)}; like today ${of(r.likeToday)}`;
}
