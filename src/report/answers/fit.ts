// A fit: what was fitted, what the record leaves, what it moved, and what that foresaw beside two dumb forecasts.
import { formatDate } from "../../core/dates.ts";
import { exp } from "../../core/exp.ts";
import { OBSERVABLES } from "../../model/outcomes.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Forecast, ScoredReport, Scores } from "../../questions/fit/fitScores.ts";
import { givenRecord, LEAST_WORTH, type Posterior, type Shown } from "../../questions/test/posterior.ts";
import {
  code,
  facts,
  heading,
  quiet,
  section,
  table,
  text,
  warning,
  type Block,
  type Document,
  type Inline,
} from "../document.ts";
import { count, number, percent, roughly, unitWord } from "../words/numbers.ts";
import { counted, nounFor } from "../../scenario/counted.ts";

export function fitDocument(found: Posterior, scenario: Scenario): Document {
  const title = `${found.scenario.title}: ${givenRecord(found)}`;
  return {
    title,
    blocks: [
      heading(1, title),
      ...facts([
        ["fitted", found.fitted.join(", ")],
        [
          "silent",
          found.silent.length === 0
            ? ""
            : `${found.silent.map(observed).join("; ")}. The record had not spoken of them, and that is fitted too.`,
        ],
        [
          "held",
          found.held.length === 0
            ? ""
            : `${found.held.map((id) => namedEntry(found, id)).join(", ")}: decisions stand where the record has them, and count by their chance.`,
        ],
        ["left out", found.without.length === 0 ? "" : `${found.without.join(", ")}: no error model`],
      ]),
      ...facts([
        ["left", worthSentence(found)],
        [
          "rests on",
          `${counted(found.evaluations, "run")}; ${counted(found.particles, "particle")} of ${counted(found.families, "family", "families")}. Weighing the ${count(found.prior.worlds)} worlds as drawn would have left ${number(found.prior.worth)}.`,
        ],
      ]),
      ...unreached(found),
      ...doubted(found),
      ...moved(found),
      ...(found.scores ? [scored(found, found.scores, scenario)] : []),
      text(IN_SAMPLE),
      section("How it was made", facts([["command", code(found.command)]]), { id: "made" }),
    ],
  };
}

const IN_SAMPLE =
  "These worlds were chosen because they agree with the record; that they do is no test of the model. Ranges and weights were set with the whole record in view, so what they foresee of later days is no forecast either.";

/** What the number of worlds means, in words. */
export function worthSentence({ worth, stopped }: Posterior): string {
  if (stopped && stopped.power < 1)
    return `Nothing yet: stopped when the record had been let in to the power ${number(stopped.power)} of 1. Worlds on their way are no posterior; none were kept.`;
  const early = stopped ? " Stopped early: more would have come." : "";
  return worth < LEAST_WORTH
    ? `The record leaves about ${roughly(worth)} independent ${nounFor(worth, "world")}, fewer than ${LEAST_WORTH}: nothing is said from so few, and no worlds are kept. More --worlds find more.${early}`
    : `The record leaves ${count(Math.floor(worth))} independent worlds' worth. Shares of them are as sure as those of as many worlds drawn at random, not more.${early}`;
}

/** What the record holds under a name; the day is in the entry's own name. */
const observed = (name: string): string =>
  (OBSERVABLES.find((o) => o.name === name)?.meaning ?? name).replace("the day that `at` falls in", "that day");

function moved(found: Posterior): Block[] {
  if (found.moved.length === 0) return [];
  const told = ([low, middle, high]: readonly number[], unit: string): string =>
    `${number(middle)} (${number(low)}–${number(high)}) ${unitWord(unit)}`.trim();
  return [
    section(
      "What the record moved most",
      [
        text("Each the middle and the range of the middle 90 %.", "quiet"),
        table(
          [{ head: "assumption" }, { head: "as drawn" }, { head: "given the record" }],
          found.moved.map(({ path, meaning, unit, prior, posterior }) => ({
            cells: [[meaning, " ", quiet(["(", code(path), ")"])], told(prior, unit), told(posterior, unit)],
          })),
        ),
      ],
      { id: "moved" },
    ),
  ];
}

/** An entry by its name, a silence by what was not heard of. */
function namedEntry({ silent }: Pick<Posterior, "silent">, id: string): string {
  const outcome = silent.find((name) => id === `no ${name}`);
  return outcome === undefined ? id : `no word of: ${observed(outcome)}`;
}

const times = (x: number): string => `${number(x)} times`;
/** Whether the record, with both its ends, lies outside what worlds show. */
const outside = ({ reported, between = [reported, reported], low, high }: Beside): boolean =>
  between[1] < low || between[0] > high;
type Beside = Pick<Shown, "reported" | "low" | "middle" | "high"> & Partial<Pick<Shown, "between">>;

/** Where the record lies outside what the model shows in worlds that agree with it. */
function unreached({ shown, growth, discrepancy, worth }: Posterior): Block[] {
  if (shown.length === 0) return [];
  const places = (outcome: string): boolean => outcome === "regions";
  const told = ({ outcome }: Pick<Shown, "outcome">, x: number): string => (places(outcome) ? number(x) : roughly(x));
  const steps = growth.filter(outside);
  const faster = (g: Beside): string =>
    g.reported > g.high ? "The model can't grow so fast." : "The model can't fall so fast.";
  return [
    section(
      "What the model does not reach",
      [
        ...(worth < LEAST_WORTH
          ? [text(`This rests on about ${roughly(worth)} ${nounFor(worth, "world")}: too few to lean on.`)]
          : []),
        ...steps.map((g) =>
          warning([
            `From `,
            code(g.from),
            ` to `,
            code(g.to),
            ` the crowd on record becomes ${times(g.reported)} as large; in these worlds ${times(g.middle)} (${number(g.low)} to ${number(g.high)}). ${faster(g)}`,
          ]),
        ),
        ...(steps.length === 0 && growth.length > 0 && !shown.some(outside)
          ? [text("Nothing: every number of the record lies within the middle 90 % of these worlds.")]
          : []),
        text(
          `What the worlds show before errors of reporting: middle and middle 90 %. A day's people may lie a factor of ${number(exp(discrepancy.people))} from them, its places ${number(discrepancy.places)}, and the control at which a site of the largest city falls ${number(discrepancy.control)} of the ground; all three are assumed. Where the record lies outside, the model makes up for it by these.`,
          "quiet",
        ),
        table(
          [{ head: "entry" }, { head: "reported", align: "right" }, { head: "in these worlds" }, { head: "" }],
          [
            ...shown.map((s) => ({
              cells: [
                code(s.id),
                told(s, s.reported),
                `${told(s, s.middle)} (${told(s, s.low)} to ${told(s, s.high)})`,
                outside(s) ? "outside" : "",
              ],
            })),
            ...growth.map((g) => ({
              cells: [
                [code(g.from), " to ", code(g.to)],
                times(g.reported),
                `${times(g.middle)} (${number(g.low)} to ${number(g.high)})`,
                outside(g) ? "outside" : "",
              ],
            })),
          ],
        ),
      ],
      { id: "unreached" },
    ),
  ];
}

/** From here on an entry is named as one that the model does not hold. */
const MOSTLY = 0.5;

/** How each report was taken: as one that errs as reports do, or as wrong altogether. */
function doubted({ wrong, silent }: Posterior): Block[] {
  if (wrong.length === 0) return [];
  const silence = new Map(silent.map((outcome) => [`no ${outcome}`, outcome]));
  const named = (id: string): Inline => {
    const outcome = silence.get(id);
    return outcome === undefined ? code(id) : `no word of: ${observed(outcome)}`;
  };
  const refused = wrong.filter(({ share }) => share !== null && share > MOSTLY);
  return [
    section(
      "Taken as wrong altogether",
      [
        ...(refused.length === 0
          ? []
          : [
              warning([
                "Most of these worlds agree with the record only by taking as wrong altogether: ",
                ...refused.flatMap(({ id }, k) => [k === 0 ? "" : ", ", named(id)]),
                ". The model does not hold these, or they are mistaken.",
              ]),
            ]),
        text(
          "A report is either near what happened, or wrong altogether. Beside each stands in what share of the worlds given the record it is wrong altogether.",
          "quiet",
        ),
        table(
          [{ head: "entry" }, { head: "wrong altogether", align: "right" }],
          wrong.map(({ id, share }) => ({ cells: [named(id), percent(share)] })),
        ),
      ],
      { id: "wrong" },
    ),
  ];
}

const COLUMNS = ["fitted", "prior", "likeToday"] as const;

function scored({ worth }: Posterior, scores: Scores, scenario: Scenario): Block {
  const cell = (f: Forecast | null): string => (f ? `${f.logScore.toFixed(1)} ${f.inside ? "in" : "out"}` : "–");
  const total = (c: (typeof COLUMNS)[number]): string => {
    const t = scores.total[c];
    return t ? `${t.logScore.toFixed(1)} ${t.inside}/${scores.reports.length}` : "–";
  };
  const name = (r: ScoredReport): Inline => [observed(r.outcome), " ", quiet(["(", code(r.id), ")"])];
  return section(
    "What came later",
    [
      text(
        `Entries up to ${scores.until}. Log score, higher is better, and whether the middle 90 % held it: in or out.`,
      ),
      text(
        `"As drawn": ${count(scores.priorWorlds)} worlds that know no record. "Like today": numbers stay and wander, things go on happening at the rate so far.`,
        "quiet",
      ),
      ...(worth < LEAST_WORTH
        ? [text(`The fitted column rests on about ${roughly(worth)} ${nounFor(worth, "world")}: too few to lean on.`)]
        : []),
      table(
        [
          { head: "entry" },
          { head: "fitted", align: "right" },
          { head: "as drawn", align: "right" },
          { head: "like today", align: "right" },
          { head: "reported, and intervals", short: "reported", below: true },
        ],
        [
          ...scores.reports.map((r) => ({
            cells: [name(r), ...COLUMNS.map((c) => cell(r[c])), r.kind === "silence" ? "" : intervals(r, scenario)],
          })),
          { cells: ["sum, held", ...COLUMNS.map(total), ""] },
        ],
      ),
      ...(scores.without.length > 0 ? [text(`Not scored, no error model: ${scores.without.join(", ")}.`)] : []),
    ],
    { id: "later" },
  );
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
