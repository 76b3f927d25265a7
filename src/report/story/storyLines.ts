// A run as dated sentences, for the terminal and the page: the log in order, with what happens in many places on one day said at once.
import { formatDate, isoDate } from "../../core/dates.ts";
import { logistic } from "../../core/logistic.ts";
import { EVENTS } from "../../model/index.ts";
import type { LoggedEvent } from "../../model/kit/events.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { SingleRun } from "../../questions/run.ts";
import { plain } from "../terminal/lines.ts";
import { about, chance } from "./spoken.ts";
import { tellerOf, type Told } from "./storyWords.ts";
import { counted } from "../../scenario/counted.ts";

/** A dated sentence; the last, which sums up, has no date. */
export interface StoryLine {
  /** "Wed  5 Jan 14:30"; without a time where it tells of a whole day. */
  readonly date: string;
  readonly text: string;
}

/** From so many places on a day, events that can be told together share a sentence. */
const MANY = 3;

/** Every line of a run's story. */
export function storyLines(run: SingleRun, scenario: Scenario): StoryLine[] {
  const teller = tellerOf({ run, scenario });
  const lines: StoryLine[] = [];
  if (run.rejected)
    lines.push({ date: "", text: "This world is not in the ensemble: its streets would ignite without any shock." });
  const dated = (time: number, clock: boolean): string => formatDate(scenario.start + time, scenario.offset, clock);
  const told = new Set<number>();
  const reached = new Set<number>();
  for (const event of run.events) {
    if (told.has(event.id)) continue;
    const first = reached.size === 0;
    const day = dated(event.time, false);
    const together =
      EVENTS[event.kind].together && !(first && event.kind === "protest")
        ? run.events.filter((e) => e.kind === event.kind && dated(e.time, false) === day && !told.has(e.id))
        : [event];
    const group = new Set(together.map((e) => e.place)).size >= MANY ? together : [event];
    for (const e of group) {
      told.add(e.id);
      if (e.kind === "protest") reached.add(e.place);
    }
    const { said, together: ofMany } = EVENTS[event.kind];
    // a place is told once, as it was last
    const last = [...new Map(group.map((e) => [e.place, e])).values()];
    const text = group.length > 1 && ofMany ? ofMany(last, teller) : said(event, teller);
    const more = event.kind === "protest" ? ` ${reach(event, first, reached.size, { run, scenario })}` : "";
    lines.push({ date: group.length > 1 ? day : dated(event.time, true), text: text + more });
  }
  if (run.events.length === 0)
    lines.push({
      date: "",
      text: `Nothing was seen in ${counted(run.days.length, "day")}: no crowd large enough to be noticed.`,
    });
  const end = closing(run, scenario);
  // times stand in every story, so the zone that they are in does, too
  const zone = isoDate(scenario.start, scenario.offset).slice(-6);
  const times = run.events.length === 0 ? "" : `All times are those of the zone UTC${zone}.`;
  const last = [end, times].filter((words) => words !== "").join(" ");
  return last === "" ? lines : [...lines, { date: "", text: last }];
}

/** Where a protest leads: the first names the shock, the others how far it has come. */
function reach(event: LoggedEvent, first: boolean, places: number, { run, scenario }: Told): string {
  if (!first) return `Protest has now been seen in ${places} of ${run.places.length} places.`;
  const shock = scenario.shocks[0];
  if (!shock || event.time < shock.from) return "It is the first that is seen.";
  return `It is the first that is seen, on day ${Math.floor(event.time - shock.from) + 1} of the shock: ${plain(shock.name)}.`;
}

/** What it came to. */
function closing({ days }: SingleRun, scenario: Scenario): string {
  const peak = days.reduce((best, d, t) => (d.people > (days[best]?.people ?? -1) ? t : best), 0);
  const most = days[peak]?.people ?? 0;
  const end = days.at(-1);
  if (!end || most < 1) return "";
  const date = formatDate(scenario.start + peak, scenario.offset, false)
    .replace(/ +/g, " ")
    .trim();
  return `Most people out at once: ${about(most)}, on ${date}. Killed in all: ${about(end.dead)}. Arrested: ${about(end.arrests)}. At the end control of the country stands at ${chance(end.control)}, and the government's chance to survive is put at ${chance(logistic(end.survival))}.`;
}
