// Where two runs part, in words.
import { formatDate } from "../../core/dates.ts";
import type { LoggedEvent } from "../../model/kit/events.ts";
import { dimensionOf, SERVICES } from "../../model/kit/state.ts";
import { STRATA } from "../../model/kit/strata.ts";
import { capital } from "../../model/kit/teller.ts";
import type { FieldDifference } from "../../run/divergence.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ComparedRun } from "../../questions/compareRun.ts";
import { plain } from "../terminal/lines.ts";
import { FIELD_LABELS, fieldValue } from "./fieldLabels.ts";
import { placeNames, sentenceOf } from "./storyWords.ts";

const dateOf = (scenario: Scenario, time: number): string =>
  formatDate(scenario.start + time, scenario.offset, true).replaceAll(/ +/g, " ");

type Names = readonly [base: string, variant: string];

/** A number in which the two differ; null where it is bookkeeping, or both are said alike. */
function fieldWords({ field, at, base, variant }: FieldDifference, scenario: Scenario, names: Names): string | null {
  const labelled = FIELD_LABELS[field];
  if (!labelled) return null;
  const [one, other] = [base, variant].map((x) => fieldValue(field, x, (time) => dateOf(scenario, time)));
  if (one === other) return null;
  const n = scenario.places.length;
  const dimension = dimensionOf(field);
  const place =
    dimension === "place" ? at : dimension === "cell" ? Math.floor(at / STRATA) : dimension === "force" ? at % n : -1;
  const name = placeNames(scenario.places)[place];
  const where = name === undefined ? "" : ` in ${name}`;
  const service = dimension === "force" ? ` of the ${SERVICES[Math.floor(at / n)] ?? ""}` : "";
  return `${capital(labelled[0])}${service}${where}: ${one} in ${plain(names[0])}, ${other} in ${plain(names[1])}.`;
}

/** Fields that are named. */
const MOST = 3;

/** When, in which step and in what the two runs first differ, and the first event of each that the other has not. */
export function partingWords(found: ComparedRun, scenario: Scenario, names: Names): string[] {
  const { divergence, event } = found;
  if (!divergence) return ["The two never differ: in this world the change changes nothing, to the last digit."];
  const where = divergence.step === "start" ? "as they begin" : `in the step “${divergence.step}”`;
  const said = divergence.fields.flatMap((f) => fieldWords(f, scenario, names) ?? []).slice(0, MOST);
  const first = [`They part on ${dateOf(scenario, divergence.time)}, ${where}.`, ...said].join(" ");
  if (!event) return [first, "The same events happen in both, at the same times."];
  // what weighed in a decision is told in its story
  const told = ({ considerations: _, ...e }: LoggedEvent, run: ComparedRun["base"]): string =>
    `${dateOf(scenario, e.time)}, ${sentenceOf(e, { run, scenario })}`;
  const only = (e: LoggedEvent | null, run: ComparedRun["base"], name: string): string =>
    e
      ? `The first event that happens only in ${plain(name)}: ${told(e, run)}`
      : `Nothing happens only in ${plain(name)}.`;
  return [first, only(event.base, found.base, names[0]), only(event.variant, found.variant, names[1])];
}
