// Where protest is seen, day by day: the map and its numbers, on the page alone.
import type { TestReport } from "../../../claims/result.ts";
import { daysOf, dayMap, placesOf } from "../../charts/dayMap.ts";
import type { Problem } from "../../../scenario/problems/problem.ts";
import { figure, fold, section, strong, table, text, type Block } from "../../document.ts";
import { dayDate, percent } from "../../words/numbers.ts";
import type { Extras } from "./extras.ts";

/** Nothing where the report knows no places, or the scenario has no map; what a map leaves out, or why there is none, is said first. */
export function days(report: TestReport, extras: Extras): Block[] {
  const { drawn, style } = dayMap(report, extras);
  const places = placesOf(report);
  const all = Array.from({ length: daysOf(places) }, (_, t) => dayDate(report.scenario.start, t, false));
  const map = figure(drawn, { style });
  const remarks = (extras.mapRemarks ?? []).map(leftOut);
  if (map.length === 0 && remarks.length === 0) return [];
  const about = `In what share of the runs with a large crisis is protest seen in a place on a day? Over ${report.prior.bandsOver}.`;
  const choose = `Choose a day, from ${all[0]} on the left to ${all.at(-1)}: click in the row or on a small map, or use the arrow keys. The bars show in how many places protest is seen on average.`;
  const numbers = table(
    [{ head: "place" }, ...all.map((head) => ({ head }))],
    places.map((p) => ({ cells: [p.place, ...p.days.map(percent)] })),
    { layout: "days" },
  );
  return [
    section(
      "Where, day by day",
      [
        ...remarks,
        ...(map.length > 0 ? [text(`${about} ${choose}`)] : all.length > 0 ? [text(about)] : []),
        ...map,
        ...(all.length > 0
          ? [fold(map.length > 0 ? "Every number of the map" : "Every number", [numbers], { layout: "more folded" })]
          : []),
      ],
      { id: "where", nav: "Map", page: true },
    ),
  ];
}

/** The file and line, what is wrong there, and the remedy. */
const leftOut = ({ file, line, message, remedy }: Problem): Block =>
  text([strong(`${file}, line ${line}: `), `${message}. ${remedy}`], "quiet");
