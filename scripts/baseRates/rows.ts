// The rows of docs/base-rates.md: what a run and the record have in common, told per the same thing. An episode of the record chains
// protests of one state with gaps of at most 14 days; 5,287 of them, 1990 to 2010, were counted from Mass Mobilization. Exits are Archigos'.
import type { Lived } from "./lived.ts";

/** Rows by which a number may be chosen, and rows by which none was. */
export type Part = "training" | "untouched";

export interface Share {
  readonly kind: "share";
  readonly id: string;
  readonly part: Part;
  readonly label: string;
  readonly among: (run: Lived) => boolean;
  /** Null where the model has no such thing. */
  readonly yes: (run: Lived) => boolean | null;
  /** How many of how many on record, and of what. */
  readonly record: { readonly k: number; readonly n: number; readonly of: string } | null;
  /** Rates per protest, whose number is not known. */
  readonly perProtest?: string;
}

/** A number of each run: 10, 50 and 90 % points. */
export interface Spread {
  readonly kind: "spread";
  readonly id: string;
  readonly part: Part;
  readonly label: string;
  readonly among: (run: Lived) => boolean;
  readonly of: (run: Lived) => number;
  readonly record: string;
}

export type Row = Share | Spread;

const HUNDRED = 100;
const THOUSAND = 1000;
const LARGE = 10_000;
/** The day before and the day on which the record of January 2022 grew most: counted from 0. */
const THIRD = 2;
const FOURTH = 3;

const crisis = (r: Lived): boolean => r.peak >= THOUSAND;
const large = (r: Lived): boolean => r.peak >= LARGE;
const killed = (r: Lived): boolean => r.deaths >= 1;
const within = (days: number) => (r: Lived): boolean => r.fallen <= days; // prettier-ignore
const ignored = (r: Lived): boolean =>
  !(r.conceded || r.dismissed || r.emergency || r.liveFire || r.dispersed === true || killed(r) || r.arrests >= 1);

const share = (part: Part, id: string, label: string, among: Share["among"], yes: Share["yes"], record: Share["record"], perProtest = ""): Share => ({ kind: "share", part, id, label, among, yes, record, perProtest }); // prettier-ignore
const spread = (part: Part, id: string, label: string, among: Spread["among"], of: Spread["of"], record: string): Spread => ({ kind: "spread", part, id, label, among, of, record }); // prettier-ignore

const PRICE = "episodes of 1,000 or more about prices";
const answer = (id: string, label: string, yes: Share["yes"], k: number, perProtest: string): Share =>
  share("training", id, label, crisis, yes, { k, n: 337, of: PRICE }, perProtest);

/** The same of episodes with violence by protesters, and without. */
const split = (id: string, label: string, yes: Share["yes"], violent: number, peaceful: number): readonly Share[] => [
  share("training", `${id}-violent`, `1,000 or more, violent: ${label}`, (r) => crisis(r) && r.violent, yes, { k: violent, n: 149, of: PRICE }), // prettier-ignore
  share("training", `${id}-peaceful`, `1,000 or more, not violent: ${label}`, (r) => crisis(r) && !r.violent, yes, { k: peaceful, n: 188, of: PRICE }), // prettier-ignore
];
const BY_VIOLENCE: readonly Share[] = [
  share("training", "violent", "1,000 or more: protesters are violent", crisis, (r) => r.violent, { k: 149, n: 337, of: PRICE }), // prettier-ignore
  ...split("ignored", "no response at all", ignored, 8, 114),
  ...split("arrests", "anybody arrested", (r) => r.arrests >= 1, 76, 13),
  ...split("dispersal", "the crowd is dispersed", (r) => r.dispersed, 116, 43),
  ...split("killings", "killings", killed, 29, 3),
];

export const ROWS: readonly Row[] = [
  answer("ignored", "1,000 or more: no response at all", ignored, 122, "price and violent 11 %, all 54 %"),
  answer("arrests", "1,000 or more: anybody arrested", (r) => r.arrests >= 1, 89, "42 %, all 14 %"),
  answer("dispersal", "1,000 or more: the crowd is dispersed", (r) => r.dispersed, 159, "75 %, all 31 %"),
  answer("killings", "1,000 or more: killings", killed, 32, "13.3 %, all 5.4 %"),
  answer("shots", "1,000 or more: order to fire or killings", (r) => r.liveFire || killed(r), 50, "17 %, all 6 %"),
  answer("givesWay", "1,000 or more: concession or dismissal", (r) => r.conceded || r.dismissed, 92, "15 %, all 10 %"),
  ...BY_VIOLENCE,
  spread("training", "growth", "10,000 or more on day 4: people on day 4 over day 3", (r) => (r.people[FOURTH] as number) >= LARGE, (r) => (r.people[FOURTH] as number) / Math.max(1, r.people[THIRD] as number), "12 in January 2022, 10 the day before"), // prettier-ignore
  // not among those that were there at first: the one above turned out to tell the date rather than the growth
  spread("training", "toLarge", "10,000 or more: days from the first with 100 out to the first with 10,000 (added later)", large, (r) => r.people.findIndex((n) => n >= LARGE) - r.people.findIndex((n) => n >= HUNDRED), "2 in January 2022"), // prettier-ignore
  share("untouched", "large-30", "10,000 or more: falls within 30 days", large, within(30), { k: 15, n: 1264, of: "episodes (gap of 30 days)" }), // prettier-ignore
  share("untouched", "large-90", "10,000 or more: falls within 90 days", large, within(90), { k: 27, n: 1264, of: "episodes (gap of 30 days)" }), // prettier-ignore
  share("untouched", "large-killings-30", "10,000 or more and killings: falls within 30 days", (r) => large(r) && killed(r), within(30), { k: 4, n: 71, of: "episodes (gap of 30 days)" }), // prettier-ignore
  share("untouched", "large-killings-90", "10,000 or more and killings: falls within 90 days", (r) => large(r) && killed(r), within(90), { k: 7, n: 71, of: "episodes (gap of 30 days)" }), // prettier-ignore
  share("untouched", "large-peaceful-90", "10,000 or more without killings: falls within 90 days", (r) => large(r) && !killed(r), within(90), { k: 20, n: 1193, of: "episodes (gap of 30 days)" }), // prettier-ignore
  share("untouched", "large-late", "10,000 or more, fallen within 90 days: after day 30", (r) => large(r) && r.fallen <= 90, (r) => r.fallen > 30, { k: 11, n: 26, of: "exits after episodes of 10,000, 1990 to 2010" }), // prettier-ignore
  share("untouched", "protest-30", "any protest that is seen: falls within 30 days", (r) => !Number.isNaN(r.daysToPeak), within(30), { k: 28, n: 5208, of: "episodes (gap of 30 days)" }), // prettier-ignore
  share("untouched", "killings-30", "killings: falls within 30 days", killed, within(30), { k: 11, n: 505, of: "episodes (gap of 30 days)" }), // prettier-ignore
  share("untouched", "removal-90", "10,000 or more, most asking for more than the first demand: falls within 90 days", (r) => large(r) && r.political, within(90), { k: 12, n: 175, of: "episodes with a demand for removal" }), // prettier-ignore
  spread("untouched", "span", "1,000 or more: days from the first with 1,000 out to the last", crisis, (r) => r.span, "about prices: 1; 6; 32 (337 episodes)"), // prettier-ignore
  spread("untouched", "span-killings", "10,000 or more and killings: the same", (r) => large(r) && killed(r), (r) => r.span, "median 14, 90 % point 55 (94 episodes)"), // prettier-ignore
  spread("untouched", "toPeak", "10,000 or more: days from the first protest to the largest", (r) => large(r) && !Number.isNaN(r.daysToPeak), (r) => r.daysToPeak, "about prices: 0; 0; 23 (132 episodes), same day in 52 %"), // prettier-ignore
  spread("untouched", "places4", "10,000 or more: places with protest on day 4", large, (r) => r.places[FOURTH] as number, "11 in January 2022, 8 the day before"), // prettier-ignore
  share("untouched", "requested", "10,000 or more: help is asked for", large, (r) => r.requested, null),
  share("untouched", "deployed", "1,000 or more: foreign troops arrive", crisis, (r) => r.deployed, null),
];
