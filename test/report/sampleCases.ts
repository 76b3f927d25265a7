// Made-up comparisons of cases, one of every form.
import type { CasesResult, CasesShares } from "../../src/claims/result.ts";
import { i, ODD } from "./sampleText.ts";

export const cases: CasesShares = {
  kind: "cases",
  form: "shares",
  table: "cases",
  title: "requester_legitimacy = undisputed against requester_legitimacy = contested → request_answered = yes",
  verdict: "agrees",
  finding: "14 of 14 against 11 of 20; Fisher's exact p = 0.0037.",
  origin: null,
  share: null,
  effect: null,
  where: { yes: 14, partial: 0, n: 14, interval: i(1, 0.768, 1) },
  against: { yes: 11, partial: 3, n: 20, interval: i(0.55, 0.315, 0.769) },
  p: 0.0037,
  shuffles: null,
  leftOut: [],
  rows: ["HUN-1956", "CSK-1968", "TJK-1992", "KGZ-2010B", "ARM-2021", "KAZ-2022", "BHR-2011", "GMB-2017"],
  warning: "Famous cases, coded by one person: an association within this list, not a base rate.",
  note: "",
};

const ofCases = { kind: "cases", origin: null, share: null, effect: null, table: "cases", note: "" } as const;
const warning = cases.warning;

/** Every other way of comparing cases, one of each. */
export const comparisons: readonly CasesResult[] = [
  {
    ...ofCases,
    form: "numbers",
    title: "side_taken = incumbent against side_taken = neutral → lag_request_to_deploy_days",
    verdict: "undecided",
    finding: "Median 1 (n = 4) against 33 (n = 3); the first is larger in 17 % of pairs; rank-sum p = 0.2.",
    column: "lag_request_to_deploy_days",
    where: {
      n: 4,
      median: 1,
      low: 0,
      high: 305,
      values: [
        { id: "MDV-1988", value: 0 },
        { id: "KAZ-2022", value: 1 },
      ],
    },
    against: { n: 0, median: null, low: null, high: null, values: [] },
    larger: 0.17,
    p: 0.2,
    shuffles: null,
    rows: ["MDV-1988", "KAZ-2022", ODD],
    leftOut: ["KGZ-2005"],
    warning,
  },
  {
    ...ofCases,
    form: "levels",
    title: "along year in steps of 10 → stability is named, among request_made = yes",
    verdict: "agrees",
    finding: "12 of 40; the share rises along year in steps of 10; exact trend test p = 0.03.",
    levels: [
      { level: "1980 to 1990", yes: 0, partial: 0, n: 4, interval: i(0, 0, 0.6) },
      { level: "1990 to 2000", yes: 3, partial: 1, n: 12, interval: i(0.25, 0.05, 0.57) },
      { level: ODD, yes: 0, partial: 0, n: 0, interval: i(0, 0, 1) },
    ],
    p: 0.03,
    shuffles: 19999,
    rows: Array.from({ length: 40 }, (_, k) => `ROW-${k}`),
    leftOut: [],
    warning,
    note: "A note.",
  },
  {
    ...ofCases,
    form: "ranks",
    title: "along lag → force_size",
    verdict: "disagrees",
    finding: "Rank correlation -0.71 over 9 rows; p = 0.04.",
    columns: ["lag", "force_size"],
    rho: -0.71,
    pairs: [
      { id: "A-1", cells: ["0", "2030"] },
      { id: ODD, cells: [ODD, "air strikes"] },
    ],
    p: 0.04,
    shuffles: null,
    rows: ["A-1", ODD],
    leftOut: ["B-1", "C-1"],
    warning,
  },
  {
    ...ofCases,
    form: "rows",
    table: "states",
    title: "KGZ beside KAZ, row by row",
    verdict: "not tested",
    finding: "Single rows side by side: they show a difference, not its cause, and no test can be made of them.",
    columns: ["requester_legitimacy", ODD],
    cells: [
      ["interim", ""],
      ["undisputed", ODD],
    ],
    rows: ["KGZ", "KAZ"],
    leftOut: [],
    warning,
  },
];
