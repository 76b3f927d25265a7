// The map by day: in what share of the large crises protest is seen in each place. The slider is a row of radio buttons, so it works by
// keyboard and without a script; small maps of chosen days stand below it and are what is printed; the table has every number.
import type { TestReport } from "../../claims/result.ts";
import { outlines, type Outlines } from "./outlines.ts";
import { h, Markup, nothing } from "../html/markup.ts";
import type { RegionMap } from "../../scenario/map/regionMap.ts";
import { count, dayDate, isNumber, NBSP, number, percent, span } from "../words/numbers.ts";

const WIDTH = 640;
const HEIGHT = 360;
const SMALL = 150;
/** Outlines smaller than this are drawn as points, as are places that have none. */
const LEAST_AREA = 60;
/** Upper ends of the classes of shares. */
const CLASSES = [0.1, 0.25, 0.5, 0.75, 0.9];
export const classOf = (share: number): number => CLASSES.filter((c) => share >= c).length;
/** Days of the small maps. */
const GLANCES = [0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 29, 44, 59, 89, 179, 359];

/** A map and where places without an outline lie on it: latitude and longitude by name. */
export interface Mapped {
  readonly map?: RegionMap | null | undefined;
  readonly points?: Points;
}
type Points = Readonly<Record<string, readonly [number, number]>>;

type Place = TestReport["prior"]["byPlace"][number];

/** Places of which there is something to show. */
export const placesOf = (report: TestReport): Place[] => report.prior.byPlace.filter((p) => p.days.length > 0);

/** Days of which there is something to show. */
export const daysOf = (places: readonly Place[]): number => Math.max(0, ...places.map((p) => p.days.length));

/** The map with its row of days and what picks the day chosen; nothing where the report knows no places or the file is no map. */
export function dayMap(report: TestReport, { map, points = {} }: Mapped): { drawn: Markup; style: Markup } {
  const places = placesOf(report);
  const large = outlines(map, WIDTH, HEIGHT, 1);
  const days = daysOf(places);
  if (large.regions.length === 0 || days === 0) return { drawn: nothing, style: nothing };
  const date = (t: number): string => dayDate(report.scenario.start, t, false);
  const start = Math.max(0, peakOf(places, days));
  const glances = GLANCES.filter((t) => t < days);
  const small = outlines(map, SMALL, (SMALL * HEIGHT) / WIDTH, 0);
  const drawn = h`<fieldset class="by-place"><legend class="hidden">Day shown on the map</legend>${range(days).map(
    (t) =>
      h`<input type="radio" name="map-day" id="map-day-${t}" class="map-day" aria-label="${date(t)}" title="${date(t)}" style="--full:${((100 * mean(places, t)) / places.length).toFixed(0)}%"${t === start ? new Markup(" checked") : nothing}>`,
  )}<div class="stage"><div class="whens">${range(days).map((t) => h`<p class="when w${t}"><b>${date(t)}</b> ${daySentence(report, places, t)}</p>`)}</div>
<div class="beside"><figure class="map">${drawing(large, places, points)}<figcaption>The stronger the colour, the more often. Small regions and cities without an outline of their own are points. ${key()}</figcaption></figure>
<ol class="regions">${places.map((p, k) => h`<li class="share-of" style="${vars(p, "n", (x) => String(Math.round(100 * x)))}"><span class="number">${k + 1}</span><span class="name">${p.place}</span></li>`)}</ol></div>
<div class="glances">${glances.map((t) => h`<label for="map-day-${t}"><svg viewBox="0 0 ${SMALL} ${((SMALL * HEIGHT) / WIDTH).toFixed(0)}" aria-hidden="true">${glance(small, places, points, t)}</svg><span>${date(t)}</span></label>`)}</div></div></fieldset>`;
  return { drawn, style: rules(days) };
}

const range = (n: number): number[] => Array.from({ length: n }, (_, t) => t);
const mean = (places: readonly Place[], t: number): number => places.reduce((sum, p) => sum + (p.days[t] ?? 0), 0);
export const peakOf = (places: readonly Place[], days: number): number =>
  range(days).reduce((best, t) => (mean(places, t) > mean(places, best) ? t : best), 0);

/** The day in a sentence: most and least seen, and the record. */
export function daySentence(report: TestReport, places: readonly Place[], t: number): string {
  const sorted = places.toSorted((a, b) => (b.days[t] ?? 0) - (a.days[t] ?? 0));
  const [most, least] = [sorted[0], sorted.at(-1)];
  const model = `On average protest is seen in ${number(Number(mean(places, t).toPrecision(2)))} of ${count(places.length)} places; most often in ${most?.place ?? ""} (${percent(most?.days[t])}), least in ${least?.place ?? ""} (${percent(least?.days[t])}).`;
  const seen = report.prior.series
    .find((s) => s.id === "regions")
    ?.record.find((r) => Math.floor(r.day) === t && isNumber(r.low) && isNumber(r.high));
  return seen ? `${model} On record: ${span(seen.low, seen.high)}.` : model;
}

/** A colour class for every day, or a number, as custom properties that the day chosen picks from. */
const vars = (p: Place, letter: string, value: (share: number) => string): string =>
  p.days.map((x, t) => `--${letter}${t}:${value(x)}`).join(";");
const colours = (p: Place): string => vars(p, "c", (x) => `var(--s${classOf(x)})`);

/** Which custom property counts, day by day. */
const rules = (days: number): Markup =>
  new Markup(
    range(days)
      .map((t) => {
        const on = `#map-day-${t}:checked~.stage `;
        return `${on}.w${t}{display:block}${on}.shaded{fill:var(--c${t})}${on}.share-of{counter-reset:share var(--n${t})}${on}label[for=map-day-${t}]{border-color:var(--ink)}`;
      })
      .join(""),
  );

/** Where a place is drawn: its outline where that is large enough, otherwise a point. */
export function spot(drawn: Outlines, p: Place, points: Points) {
  const outline = drawn.of({ name: p.place, map: p.map });
  const at = Object.hasOwn(points, p.place) ? points[p.place] : undefined;
  const centre = at ? drawn.place(at[0], at[1]) : outline ? outline.centre : null;
  return { outline, centre: outline && outline.area >= LEAST_AREA ? outline.centre : centre };
}

function drawing(drawn: Outlines, places: readonly Place[], points: Points): Markup {
  const spots = places.map((p, k) => ({ p, k, ...spot(drawn, p, points) }));
  const known = new Set(spots.map((s) => s.outline));
  const isPoint = (s: (typeof spots)[number]): boolean =>
    s.centre !== null && (!s.outline || s.outline.area < LEAST_AREA);
  return h`<svg role="img" aria-labelledby="map-t map-d" viewBox="0 0 ${WIDTH} ${HEIGHT}"><title id="map-t">Map of the places on the chosen day</title><desc id="map-d">Shares of runs with protest by place; every number is in the table below.</desc>${drawn.regions
    .filter((r) => !known.has(r))
    .map(
      (r) => h`<path class="region" d="${r.d}">${r.name === "" ? nothing : h`<title>${r.name}</title>`}</path>`,
    )}${spots.map((s) => (s.outline ? h`<path class="region shaded" d="${s.outline.d}" style="${colours(s.p)}"/>` : nothing))}${spots.map((s) => (isPoint(s) ? h`<circle class="region shaded point" cx="${fixed(s.centre?.[0])}" cy="${fixed(s.centre?.[1])}" r="9" style="${colours(s.p)}"/>` : nothing))}${spots.map((s) => (s.centre ? h`<text x="${fixed(s.centre[0])}" y="${fixed(s.centre[1])}" dy="0.35em">${s.k + 1}</text>` : nothing))}</svg>`;
}

const fixed = (x: number | undefined): string => (x ?? 0).toFixed(1);

function glance(drawn: Outlines, places: readonly Place[], points: Points, t: number): Markup[] {
  const least = LEAST_AREA * (SMALL / WIDTH) ** 2;
  return places.map((p) => {
    const { outline, centre } = spot(drawn, p, points);
    const fill = `fill:var(--s${classOf(p.days[t] ?? 0)})`;
    if (outline && outline.area >= least) return h`<path d="${outline.d}" style="${fill}"/>`;
    return centre ? h`<circle cx="${fixed(centre[0])}" cy="${fixed(centre[1])}" r="2.5" style="${fill}"/>` : nothing;
  });
}

/** The scale, with its numbers. */
export const key = (): Markup =>
  h`<span class="scale">${[0, ...CLASSES].map((low, k) => h`<span><i class="key" style="background:var(--s${k})"></i>${k === 0 ? `under ${percent(CLASSES[0])}` : k === CLASSES.length ? `${percent(low)} or more` : `${percent(low).replace(`${NBSP}%`, "")}–${percent(CLASSES[k])}`}</span> `)}</span>`;
