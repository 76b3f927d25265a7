// Where two runs part, in words.
import { formatDate } from "../../core/dates.ts";
import type { LoggedEvent } from "../../model/kit/events.ts";
import { dimensionOf, isDate, NEVER, SERVICES } from "../../model/kit/state.ts";
import { STRATA } from "../../model/kit/strata.ts";
import type { FieldDifference } from "../../run/divergence.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ComparedRun } from "../../questions/compareRun.ts";
import { plain } from "../terminal/lines.ts";
import { number } from "../words/numbers.ts";
import { placeNames, sentenceOf } from "./storyWords.ts";

const dateOf = (scenario: Scenario, time: number): string =>
  formatDate(scenario.start + time, scenario.offset, true).replaceAll(/ +/g, " ");

type Names = readonly [base: string, variant: string];

function fieldWords({ field, at, base, variant }: FieldDifference, scenario: Scenario, names: Names): string {
  const n = scenario.places.length;
  const dimension = dimensionOf(field);
  const place =
    dimension === "place" ? at : dimension === "cell" ? Math.floor(at / STRATA) : dimension === "force" ? at % n : -1;
  const name = placeNames(scenario.places)[place];
  const where = name === undefined ? "" : ` in ${name}`;
  const service = dimension === "force" ? ` of the ${SERVICES[Math.floor(at / n)] ?? ""}` : "";
  const said = (x: number): string => (isDate(field) ? (x === NEVER ? "never" : dateOf(scenario, x)) : number(x));
  return `${field}${service}${where}: ${said(base)} in ${plain(names[0])}, ${said(variant)} in ${plain(names[1])}`;
}

/** Fields that are named. */
const MOST = 3;

/** When, in which step and in what the two runs first differ, and the first event that does: two or three sentences. */
export function partingWords(found: ComparedRun, scenario: Scenario, names: Names): string[] {
  const { divergence, event } = found;
  if (!divergence) return ["The two never differ: in this world the change changes nothing, to the last digit."];
  const { fields, step } = divergence;
  const more = fields.length > MOST ? `, and ${fields.length - MOST} more` : "";
  const where = step === "start" ? "as they begin" : `in the step “${step}”`;
  const first = `They part on ${dateOf(scenario, divergence.time)}, ${where}. ${fields
    .slice(0, MOST)
    .map((f) => fieldWords(f, scenario, names))
    .join("; ")}${more}.`;
  if (!event) return [first, "No event differs: what changed stayed too small to be seen."];
  const told = (e: LoggedEvent | null, run: ComparedRun["base"]): string =>
    e ? `${dateOf(scenario, e.time)}, ${bare(e, run)}` : "nothing more happens.";
  // what weighed in a decision is told in its story
  function bare({ considerations: _, ...e }: LoggedEvent, run: ComparedRun["base"]): string {
    return sentenceOf(e, { run, scenario });
  }
  return [
    first,
    `The first event that differs, in ${plain(names[0])}: ${told(event.base, found.base)} In ${plain(names[1])}: ${told(event.variant, found.variant)}`,
  ];
}
