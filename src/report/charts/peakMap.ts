// The map on the first screen: the day on which protest is seen in most places, with the points named.
import type { TestReport } from "../../claims/result.ts";
import { outlines } from "./outlines.ts";
import { drawn, figure, link, text, type Block } from "../document.ts";
import { h } from "../html/markup.ts";
import { dayDate } from "../words/numbers.ts";
import { classOf, daysOf, daySentence, key, peakOf, placesOf, spot, type Mapped } from "./dayMap.ts";

const WIDTH = 440;
const HEIGHT = 248;
/** Outlines smaller than this are points, as on the large map. */
const LEAST_AREA = 30;
/** About how wide a letter is. */
const LETTER = 7;

/** Nothing where there is no map or no place. */
export function peakMap(report: TestReport, { map, points = {} }: Mapped): Block[] {
  const places = placesOf(report);
  const outlined = outlines(map, WIDTH, HEIGHT, 0);
  const days = daysOf(places);
  if (outlined.regions.length === 0 || days === 0) return [];
  const day = Math.max(0, peakOf(places, days));
  const spots = places.map((p) => ({
    p,
    ...spot(outlined, p, points),
    fill: `fill:var(--s${classOf(p.days[day] ?? 0)})`,
  }));
  const areas = spots.flatMap((s) =>
    s.outline && s.outline.area >= LEAST_AREA ? [h`<path class="region" d="${s.outline.d}" style="${s.fill}"/>`] : [],
  );
  const dots = spots.flatMap(({ p, outline, centre, fill }) => {
    if (!centre || (outline && outline.area >= LEAST_AREA)) return [];
    const [x, y] = [Math.round(centre[0]), Math.round(centre[1])];
    const left = x + 8 + LETTER * p.place.length > WIDTH;
    return [
      h`<circle class="region" cx="${x}" cy="${y}" r="5" style="${fill}"/><text x="${x + (left ? -8 : 8)}" y="${y}" dy="0.35em" style="text-anchor:${left ? "end" : "start"}">${p.place}</text>`,
    ];
  });
  const told = daySentence(report, places, day);
  const date = dayDate(report.scenario.start, day, false);
  return figure(
    h`<svg role="img" aria-labelledby="first-map-t first-map-d" viewBox="0 0 ${WIDTH} ${HEIGHT}"><title id="first-map-t">Map of the places on ${date}</title><desc id="first-map-d">${told}</desc>${areas}${dots}</svg>`,
    {
      title: `where protest is seen, on ${date}`,
      caption: [
        `${told} Stronger colour: in more of the large crises. `,
        drawn(key()),
        " ",
        link("Day by day", "#where"),
      ],
      instead: [text(`Where, on ${date}: ${told}`)],
      layout: "map first-map",
    },
  );
}
