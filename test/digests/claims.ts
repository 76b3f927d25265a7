// Claims on the made-up crisis, with one of every kind of test and of everything that may stand in one.
import { asked, asking } from "../fixture/asked.ts";
import type { ChanceTest, ClaimTest, ContrastTest, ShareTest } from "../../src/scenario/scenario.ts";

type Arms = ContrastTest["arms"];

function contrast(outcome: string, given: string, arms: Arms, more: Partial<ContrastTest> = {}): ContrastTest {
  const [first = "", second = ""] = Object.keys(arms);
  return {
    kind: "contrast", ...(outcome === "" ? { outcome, asked: null, spread: false } : asking(outcome)), given, arms, fit: [], relative: false, levels: [], atLeast: 0.05, note: "", order: [first, second], says: "above", ...more,
  }; // prettier-ignore
}

const chance = (outcome: string, given: string, more: Partial<ChanceTest> = {}): ChanceTest => ({
  kind: "chance", outcome, asked: asked(outcome), given, above: 0.5, below: null, chance: 0.3, says: "at least", byInput: "", note: "", ...more,
}); // prettier-ignore

const share = (outcome: string, given: string, more: Partial<ShareTest> = {}): ShareTest => ({
  kind: "share", outcome, asked: asked(outcome), given, atLeast: 0.01, relative: false, says: "first", levels: [], note: "",
  first: { name: "home", inputs: [{ set: "mobilisation.joinRate", ends: null, source: "", why: "" }] },
  second: { name: "abroad", inputs: [{ set: "scenario.tied", ends: [0, 0.9], source: "assumed", why: "" }] },
  ...more,
}); // prettier-ignore

const set = (path: string, to: number | string) => [{ set: path, to }];
const status: Arms = { undisputed: set("request.status", "undisputed"), contested: set("request.status", "contested") };
const burden: Arms = { none: set("guarantor.burdenWeight", 0), drawn: [] };
const quick: Arms = { quick: set("mobilisation.joinRate", 3), drawn: [] };
const now = { when: null, after: 0 } as const;
const OUT = "people first > 9";

const declared: Arms = {
  declared: [{ force: "government", choose: "emergency", ...now }],
  never: [{ force: "government", never: "emergency" }],
};

const idle: ShareTest["second"] = {
  name: "counting",
  inputs: [{ set: "observation.detainedLag", ends: null, source: "", why: "" }],
};

/** What comes to a verdict in some ninety worlds. */
export const certain: Readonly<Record<string, ClaimTest>> = {
  holds: contrast("emergency", OUT, declared),
  reverses: contrast("emergency", OUT, declared, { order: ["never", "declared"] }),
  // nothing reads the width where people go by what it is worth, form by form
  hinges: contrast(
    "people at +1 d",
    OUT,
    { wide: set("mobilisation.noise", 0.9), narrow: set("mobilisation.noise", 0.2) },
    { relative: true },
  ),
  // what the list is along changes no run
  alike: share("peakPeople", "", {
    second: idle,
    levels: [2, 8].map((to) => ({ name: String(to), set: { set: "observation.deathLag", to } })),
  }),
};

const along = (...values: readonly number[]): Arms =>
  Object.fromEntries(values.map((to) => [String(to), set("scenario.tied", to)]));

/** A made-up table of cases, with answers in part and cells that say nothing. */
export const CASES: readonly Readonly<Record<string, string>>[] = Array.from({ length: 22 }, (_, i) => ({
  id: `case ${i}`,
  standing: ["undisputed", "contested", "interim"][i % 3] as string,
  answered: i % 7 === 3 ? "partial" : i % 3 === 0 || i % 5 === 0 ? "yes" : "no",
  days: i % 9 === 8 ? "not stated" : String((i * 5) % 13),
  income: String(700 * ((i * 7) % 11)),
}));
const cases = { kind: "cases", table: "cases", among: [], note: "" } as const;
const where = (column: string, ...equals: string[]) => [{ column, equals }];
const groups = { where: where("standing", "undisputed"), against: where("standing", "contested", "interim"), says: "more" } as const; // prettier-ignore
const measure = (column: string, step = 0, order: readonly string[] = []) => ({ column, step, order: order.map((o) => [o]) }); // prettier-ignore
const answered = (...equals: string[]) => ({ column: "answered", equals });

/** What has more beside it: knock-outs, mirrors, weights, levels, other widths. */
export const open: Readonly<Record<string, ClaimTest>> = {
  status: contrast("answered", "requested", status),
  burden: contrast("answered", "requested", burden),
  spread: contrast("spread of leverage", "requested", burden, { atLeast: 0.001 }),
  stay: contrast("stay", "requested", status, { atLeast: 1 }),
  legitimacy: contrast(
    "peakPeople",
    "",
    { low: set("hardship.legitimacy", 0.3), high: set("hardship.legitimacy", 0.7) },
    { relative: true },
  ),
  long: contrast("stay", "", quick, { atLeast: 1 }),
  soon: contrast("people at +2 d", "", quick, { relative: true }),
  nothing: contrast("deaths", "", { slow: set("observation.deathLag", 8), drawn: [] }),
  late: contrast(
    "people at +2 d",
    "people first > 100, not yet conceded",
    {
      never: [{ force: "government", never: "concede" }],
      late: [{ force: "government", choose: "concede", when: null, after: 0.25 }],
    },
    { relative: true, atLeast: 0.1 },
  ),
  imposed: contrast(
    "placesByDay4",
    "people first > 100",
    { none: [], control: [{ do: "control", to: 0.2, ...now, hold: 2 }] },
    { atLeast: 0.2 },
  ),
  falls: {
    ...contrast("deployed", "requested", along(0.1, 0.5, 0.9)),
    kind: "trend",
    levels: ["0.1", "0.5", "0.9"],
    order: ["0.1", "0.9"],
    says: "above",
  },
  fit: contrast("", "", quick, { fit: ["d0", "d1", "d2"] }),
  comes: chance("guarantorShare", "deployed", { above: 0.8 }),
  fallen: chance("fallen", ""),
  year: chance("alignmentAfterYear", ""),
  around: chance("askedUnrest", "", { above: null, below: 0.1 }),
  shares: { ...cases, ...groups, form: "shares", outcome: answered("yes"), called: "helped" },
  partly: { ...cases, ...groups, form: "shares", outcome: answered("yes", "partial"), called: "", says: "less" },
  numbers: { ...cases, ...groups, form: "numbers", outcome: measure("days") },
  rises: {
    ...cases,
    form: "levels",
    along: measure("standing", 0, ["interim", "contested", "undisputed"]),
    outcome: answered("yes"),
    called: "",
    says: "rises",
  },
  ranks: { ...cases, form: "ranks", along: measure("income", 1000), outcome: measure("days"), says: "falls" },
  rows: { ...cases, form: "rows", rows: ["case 3", "case 8"], show: ["standing", "days"] },
  sides: share("peakPeople", "", { relative: true }),
  // nobody cares for less than a billion people
  smaller: share("peakPeople", "", {
    atLeast: 1e9,
    levels: [0.5, 4].map((to) => ({ name: String(to), set: { set: "hardship.shockSize", to } })),
  }),
  levels: share("answered", "requested", {
    levels: [0.2, 0.8].map((to) => ({ name: String(to), set: { set: "scenario.hostileSuccessor", to } })),
  }),
};
