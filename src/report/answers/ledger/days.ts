// Where protest is seen, day by day: the map and its numbers, on the page alone.
import type { TestReport } from "../../../claims/result.ts";
import { daysOf, dayMap, placesOf } from "../../charts/dayMap.ts";
import { figure, fold, section, table, text, type Block } from "../../document.ts";
import { dayDate, percent } from "../../words/numbers.ts";
import type { Extras } from "./extras.ts";

/** Nothing where the report knows no places or the file is no map. */
export function days(report: TestReport, extras: Extras): Block[] {
  const { drawn, style } = dayMap(report, extras);
  const places = placesOf(report);
  const all = Array.from({ length: daysOf(places) }, (_, t) => dayDate(report.scenario.start, t, false));
  const map = figure(drawn, { style });
  if (map.length === 0) return [];
  return [
    section(
      "Where, day by day",
      [
        text(
          `In what share of the runs with a large crisis is protest seen in a place on a day? Over ${report.prior.bandsOver}. Choose a day, from ${all[0]} on the left to ${all.at(-1)}: click in the row or on a small map, or use the arrow keys. The bars show in how many places protest is seen on average.`,
        ),
        ...map,
        fold(
          "Every number of the map",
          [
            table(
              [{ head: "place" }, ...all.map((head) => ({ head }))],
              places.map((p) => ({ cells: [p.place, ...p.days.map(percent)] })),
              { layout: "days" },
            ),
          ],
          { layout: "more folded" },
        ),
      ],
      { id: "where", nav: "Map", page: true },
    ),
  ];
}
