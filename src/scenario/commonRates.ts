// How often it happens at all, for every scenario: rates out of public records from 1990 on, in this one place. A scenario's baserates.yaml adds
// its own, puts another in the place of one of these, or says why one is about something else. An episode chains protests in one country with
// gaps of at most 30 days (14 where its days are counted); episodes start by 30 June 2015, where the record of leaders' exits ends.
// Source: computed from Mass Mobilization, Archigos, UCDP/PRIO 22.1 and ATOP 5 (BASERATES).
import type { OutcomeName } from "../model/outcomes.ts";
import type { BaseRate } from "./parts.ts";

type Written = Partial<Pick<BaseRate, "n" | "low" | "high" | "note" | "mark">>;

const SOURCE = "BASERATES";
const rate = (id: string, per: BaseRate["per"], days: number | null, condition: string, of: number, more: Written): BaseRate => ({
  id, condition, per, days, rate: of, n: null, low: null, high: null, source: SOURCE, mark: "D", note: "", ...more,
}); // prettier-ignore

/** Irregular exits of the leader within 30 and 90 days of an episode's start. */
const exits = (id: string, condition: string, n: number, month: number, quarter: number, more: Written = {}): readonly BaseRate[] => [
  rate(`${id}-exit-30`, "episodes", 30, `${condition}: irregular exit within 30 days`, month, { n }),
  rate(`${id}-exit-90`, "episodes", 90, `${condition}: irregular exit within 90 days`, quarter, { n, ...more }),
]; // prettier-ignore

/** What the state does about a protest; several may come together. How many protests the shares are of is not known. */
const answers = (id: string, condition: string, of: readonly [number, number, number, number, number, number]) => {
  const [ignored, accommodate, arrests, dispersal, shootings, killings] = of;
  const one = (what: string, says: string, x: number): BaseRate =>
    rate(`${id}-${what}`, "protests", null, `${condition}: ${says}`, x, {});
  return [
    one("ignored", "the state ignores it", ignored),
    one("accommodate", "the state accommodates", accommodate),
    one("arrests", "arrests", arrests),
    one("dispersal", "the crowd is dispersed", dispersal),
    one("shootings", "shootings", shootings),
    one("killings", "killings by the state", killings),
  ];
};

export const COMMON_RATES: readonly BaseRate[] = [
  rate("calm-exit-30", "country-days", 30, "any country-day: irregular exit within 30 days", 0.0016, {}),
  rate("calm-exit-90", "country-days", 90, "any country-day: irregular exit within 90 days", 0.0049, {}),
  ...exits("protest", "any protest", 5208, 0.0054, 0.01, { low: 0.008, high: 0.013 }),
  ...exits("price", "price demand", 754, 0.0053, 0.0053, { low: 0.002, high: 0.014 }),
  ...exits("large", "10,000 people or more", 1264, 0.0119, 0.0214, { low: 0.015, high: 0.031 }),
  ...exits("killings", "killings by the state", 505, 0.0218, 0.0376, { low: 0.024, high: 0.058 }),
  ...exits("large-violent", "10,000 or more and a violent state response", 154, 0.039, 0.0649, { low: 0.036, high: 0.115 }),
  ...exits("large-killings", "10,000 or more and killings", 71, 0.0563, 0.0986, { low: 0.049, high: 0.19, note: "seven exits" }),
  rate("large-peaceful-exit-90", "episodes", 90, "10,000 or more without killings: irregular exit within 90 days", 0.0168, { n: 1193, note: "20 exits: those after 10,000 or more, less those with killings" }),
  rate("large-killings-autocracy-exit-90", "episodes", 90, "10,000 or more and killings, autocracies: irregular exit within 90 days", 0.12, { n: 50 }),
  ...exits("removal", "demand for removal and 10,000 or more", 175, 0.04, 0.0686, { low: 0.04, high: 0.116 }),
  ...answers("protest", "any protest", [0.54, 0.1, 0.14, 0.31, 0.06, 0.054]),
  ...answers("price-violent", "price demand with violence by protesters", [0.11, 0.15, 0.42, 0.75, 0.17, 0.133]),
  rate("ally-troops-ever", "conflicts", null, "civil conflict with a defence ally: some ally sends troops, ever", 0.167, { n: 162, low: 0.117, high: 0.232 }),
  rate("ally-troops-first-year", "conflicts", 365, "civil conflict with a defence ally: some ally sends troops in the first year", 0.111, { n: 162 }),
  rate("no-ally-troops", "conflicts", null, "civil conflict without a defence ally: anyone sends troops", 0.077, { n: 117, note: "9 of 117" }),
]; // prettier-ignore

/** What the state does about a protest: about prices and with violence where that fits, else about any. */
export const answered = (what: string): readonly string[] => [`price-violent-${what}`, `protest-${what}`];

/** By outcome, then condition of a test: rates that speak of it, the one to be preferred first. */
export const SPEAKS_OF: Partial<Record<OutcomeName, Partial<Record<string, readonly string[]>>>> = {
  fallen: { "": ["protest-exit-30"], protest: ["protest-exit-30"], crisis: ["protest-exit-30"], large: ["large-exit-30"] },
  conceded: { "": answered("accommodate"), crisis: answered("accommodate") },
  killings: { "": answered("killings"), crisis: answered("killings") },
  liveFire: { "": answered("shootings"), crisis: answered("shootings") },
}; // prettier-ignore

/** Days of an episode on record; null where the record's point is not known. No episode is shorter than a day. */
export const EPISODES = {
  any: { condition: "episodes of any size", mean: 7.8, low: 1, middle: 1, high: 18 },
  deadly: { condition: "episodes with 10,000 and killings", mean: 17.2, low: null, middle: null, high: 35 },
} as const;
