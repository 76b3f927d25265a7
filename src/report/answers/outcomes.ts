// Outcomes over plausible worlds as a table: chances with intervals, quantiles of what happens.
import { formatDate } from "../../core/dates.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Outcomes, OutcomeSummary, SummaryName } from "../../questions/run.ts";
import { heading, table, text, warning, type Block, type Document } from "../document.ts";
import { recordOf } from "../words/priorWords.ts";
import { count, percentInterval, quantity } from "../words/numbers.ts";
import { counted } from "../../scenario/counted.ts";

const LABELS: Readonly<Record<SummaryName, string>> = {
  firstProtest: "first protest seen", peakAt: "most people out", conceded: "concession", emergency: "state of emergency", liveFire: "order to fire",
  requested: "request for help", refused: "request lapses", warned: "guarantor warns", deployed: "guarantor chooses to send", decided: "decision announced",
  arrived: "first units arrive", withdrawn: "last units leave", fallen: "incumbent falls", largestLost: "largest city's site lost", orderRestored: "order restored",
  peakPeople: "most people at once", deaths: "killed", arrests: "arrested", worstControl: "control at worst", worstLoyal: "loyal forces at worst", troops: "troops ordered",
  guarantorShare: "guarantor's share of a force", daysOver1000: "days with 1,000 or more", placesByDay4: "places by day 4", large: "10,000 or more at once",
  shutdown: "networks shut down", dismissed: "cabinet dismissed", framed: "framed as an attack", consented: "council agrees",
  political: "mostly political demands", membersCame: "members' contingents", outsideActors: "outside actors reacting",
}; // prettier-ignore

export function outcomesDocument(found: Outcomes, scenario: Scenario, title = scenario.title): Document {
  const date = (days: number): string =>
    formatDate(scenario.start + days, scenario.offset, false)
      .slice(4)
      .trim();
  const middle = (o: OutcomeSummary): string => {
    if (!o.quantiles) return "";
    const { p05, p50, p95 } = o.quantiles;
    const isDate = o.chance !== null;
    const told = (x: number): string => (isDate ? date(x) : Math.abs(x) < 2 ? x.toFixed(2) : count(Math.round(x)));
    return `${told(p50)} (${told(p05)} to ${told(p95)})`;
  };
  const { stopped } = found;
  return {
    title: `${title}: outcomes`,
    blocks: [
      ...(stopped
        ? [warning(`Stopped early: this rests on the first ${count(stopped.worlds)} of ${count(stopped.of)} worlds.`)]
        : []),
      heading(1, `${title}: what comes out`),
      text(
        `Rests on ${counted(found.worlds, "world")}, one run each; ${count(found.rejected)} more were left out because their streets would ignite without any shock. Not a forecast.`,
      ),
      table(
        [{ head: "outcome" }, { head: "how often" }, { head: "median (5 to 95 %)" }],
        found.outcomes.map((o) => ({
          cells: [LABELS[o.name], o.chance ? percentInterval(o.chance) : "", middle(o)],
        })),
      ),
      ...(found.onRecord.length > 0 ? onRecord(found.onRecord) : []),
    ],
  };
}

/** What the public record says of the same things. */
const onRecord = (rows: Outcomes["onRecord"]): Block[] => [
  heading(2, "Beside the public record"),
  text(
    "How often these things happen in protests of all kinds. Whoever says that nothing changes would say: no fall, no concession, no shot.",
  ),
  table(
    [{ head: "what" }, { head: "model (95 %)" }, { head: "record (95 %)" }],
    rows.map((r) => ({
      cells: [r.label, r.model ? `${quantity(r.model, r.unit)} of ${count(r.n)}` : "", recordOf(r)],
    })),
  ),
];
