// The map on the first screen: the day on which protest is seen in most places, with the points named.
import type { TestReport } from "../../claims/result.ts";
import { outlines } from "../charts/outlines.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { dayDate } from "../words/numbers.ts";
import type { PageExtras } from "./pageExtras.ts";
import { classOf, daySentence, key, peakOf, placesOf, spot } from "./pageMap.ts";

const WIDTH = 440;
const HEIGHT = 248;
/** Outlines smaller than this are points, as on the large map. */
const LEAST_AREA = 30;
/** About how wide a letter is. */
const LETTER = 7;

/** The figure, or nothing where there is no map or no place. */
export function firstMap(report: TestReport, map: object | undefined, { points = {} }: PageExtras): Markup {
  const places = placesOf(report);
  const drawn = outlines(map, WIDTH, HEIGHT, 0);
  const days = Math.max(0, ...places.map((p) => p.days.length));
  if (drawn.regions.length === 0 || days === 0) return nothing;
  const day = Math.max(0, peakOf(places, days));
  const spots = places.map((p) => ({
    p,
    ...spot(drawn, p, points),
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
  return h`<figure class="map first-map"><p class="chart-title">where protest is seen, on ${date}</p><svg role="img" aria-labelledby="first-map-t first-map-d" viewBox="0 0 ${WIDTH} ${HEIGHT}"><title id="first-map-t">Map of the places on ${date}</title><desc id="first-map-d">${told}</desc>${areas}${dots}</svg><figcaption>${told} Stronger colour: in more of the large crises. ${key()} <a href="#where">Day by day</a></figcaption></figure>`;
}
