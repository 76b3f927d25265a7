// `precedent new`: the files of a small commented scenario to start from. It parses, its checks are content, and it runs.
import { COMMON_RATES } from "../scenario/commonRates.ts";
import type { BaseRate } from "../scenario/scenario.ts";

/** File names and their text. `schemas` is where editors find the JSON Schemas, relative to the folder; "" leaves that line out. */
export function newScenario(id: string, schemas: string): Readonly<Record<string, string>> {
  const head = (file: string): string =>
    schemas === "" ? "" : `# yaml-language-server: $schema=${schemas}/${file}.schema.json\n`;
  return {
    "scenario.yaml": head("scenario") + scenario(id),
    "places.csv": PLACES,
    "assumptions.yaml": head("assumptions") + ASSUMPTIONS,
    "claims.yaml": head("claims") + CLAIMS,
    "variants.yaml": head("variants") + VARIANTS,
    "record.yaml": head("record") + RECORD,
    "sources.yaml": head("sources") + SOURCES,
    "baserates.yaml": head("baserates") + baseRates(),
  };
}

const scenario = (
  id: string,
): string => `# Who, where, when, under which treaty. Everything here is invented: replace it by your own crisis.
# A number is a fact (0.65), a fact with its source ({ value: 0.65, source: CENSUS, mark: V }), or an unknown
# ({ between: [low, high], source: assumed, why: … }). Marks: V read in the source, U from memory, D worked out.
format: 1
id: ${id}
title: A price rise in Steppe

# Dates carry their time and zone. A claim can ask about nothing after the horizon.
start: 2022-01-01T00:00+06:00
horizon: 30 d

state: { id: STP, name: Steppe, capital: centre, largest: harbour }

# How lawful the government is seen to be: undisputed, contested, interim or ousted.
requester: undisputed

# What is true of the whole country. All are shares from 0 to 1; \`precedent check\` says what each means.
values:
  adults: { value: 0.65, source: CENSUS, mark: V }
  foreignDisapproval: { between: [0.3, 0.7], likely: 0.5, source: assumed, why: nobody has asked people }
  hostileSuccessor: { between: [0.1, 0.9], likely: 0.5, source: assumed, why: it is open who would follow }
  outsideReaction: { between: [0, 0.7], likely: 0.3, source: assumed, why: others have said little so far }
  tied: { between: [0.05, 0.5], source: assumed, why: what else the guarantor is busy with is secret }
  watched: { between: [0.3, 0.9], source: assumed, why: talks are planned but not dated }
  capitalWeight: { between: [0.2, 0.35], source: assumed, why: seat of government }
  largestWeight: { between: [0.2, 0.4], source: assumed, why: trade and most newspapers }

# Staff per head of population, and discipline: 0 dissolves when told to disperse a crowd, 1 obeys any order.
forces:
  police:
    share: { value: 3.2 /1000, source: YEARBOOK, mark: V }
    discipline: { between: [0.3, 0.9], likely: 0.6, source: assumed, why: no survey exists }
  army:
    share: { between: [1.5 /1000, 2.5 /1000], source: YEARBOOK, mark: D, why: the yearbook counts the border guard in }
    discipline: { between: [0.3, 0.9], likely: 0.6, source: assumed, why: no survey exists }

# Who may be asked for troops, who would send most of them, and how they decide. What bears on each member's vote may be said member by
# member: docs/scenarios.md; here it is left to the model's own wide ranges.
treaty: { id: PACT, guarantor: BIG, members: [STP, BIG, ISL], rule: consensus }

# What starts it. \`relative\` says how hard other places are hit beside the first; places left out are drawn from a range.
shocks:
  bread:
    name: price of bread
    from: 2022-01-01T06:00+06:00
    at: mines
    relative: { harbour: { between: [0.2, 0.8], source: assumed, why: bread is half as dear where ships land } }
`;

const PLACES = `id,name,people,mark,source,lat,lon,utc_offset,map,note
centre,Centre,900000,V,CENSUS,51.2,71.4,6,,the capital
harbour,Harbour,1600000,V,CENSUS,45.1,70.2,6,,the largest city
mines,Mines,400000,V,CENSUS,47.8,67.7,6,,where bread comes by road
plains,Plains,700000,-,assumed,50.3,66.9,6,,the census missed the villages; a round number
`;

const ASSUMPTIONS = `# What you believe against the model's own ranges. \`precedent check\` lists them all; this changes one.
# Nothing public says how fast people join. Make the range narrower and see which verdicts move.
mobilisation.joinRate: { between: [0.3 /day, 1.5 /day], likely: 0.8 /day, source: assumed, why: word spreads within a day here }
`;

const CLAIMS = `# What the argument says, one claim an entry, in your own words, each with at least one test.
# A contrast runs every plausible world twice, once with each arm, and compares an outcome.
discipline:
  text: With disciplined police the crowds stay smaller.
  type: mechanism
  group: The street
  tests:
    - contrast:
        outcome: peakPeople
        # Less than this does not matter to you. Counts need it; for a chance it is 5 points unless you say otherwise.
        atLeast: 1000
        # The claim says that the first arm has more of the outcome.
        order: [slack, firm]
        arms:
          slack: [{ set: given.discipline.police, to: 0.3 }]
          firm: [{ set: given.discipline.police, to: 0.9 }]
    # The record has a say of its own. The two answers stand side by side.
    - record: { entries: [crowd], says: partly, text: One paper counted 2 January and gave a wide range. }
# A chance asks how often something happens. It needs no second arm.
survives:
  text: A price rise alone hardly ever brings the government down.
  type: forecast
  group: The outcome
  tests:
    - chance: { outcome: fallen, below: 0.5, chance: 90 % }
`;

const VARIANTS = `# Changes with a name, for \`precedent compare FOLDER --variant stern\`: the same interventions as in an arm of a contrast.
stern:
  text: The government neither gives way nor asks for help.
  interventions: [{ force: government, never: concede }, { force: government, never: ask }]
`;

const RECORD = `# What was seen, with date and source. Keep both ends where sources differ: a range is honest, an average is not.
crowd:
  outcome: people
  at: 2022-01-02T12:00+06:00
  between: [200, 2000]
  mark: V
  sources: [PAPER]
  text: Several hundred to two thousand in front of the town hall of Mines.
`;

const perCent = (x: number): string => `${Number((100 * x).toPrecision(3))} %`;

/** A common rate as a comment: what it is, of how many, from where. */
function rateLine({ id, condition, rate, low, high, n, per, source, mark, note }: BaseRate): string {
  const interval = low === null || high === null ? "" : ` (${perCent(low)} to ${perCent(high)})`;
  const of = n === null ? `of ${per}, their number is not known` : `of ${n} ${per}`;
  return `#   ${id}: ${condition}, ${perCent(rate)}${interval} ${of}; ${source}, ${mark}${note === "" ? "" : `; ${note}`}\n`;
}

const baseRates = (): string =>
  `# How often it happens at all, beside what comes out of the runs; \`precedent test\` says before any verdict where the two are far apart.
# You need not copy these, every scenario has them (D: worked out from public records):
${COMMON_RATES.map(rateLine).join("")}# Say why one is about something else than your crisis; a rate of any protest then stands in its place where there is one:
# price-exit-30: { not: nobody asked about prices }
# A better one for your country takes the place of the common one. Give its number of cases, so that it has an interval:
# protest-exit-30: { condition: any protest here, per: episodes, n: 40, days: 30, rate: 2.5 %, source: YEARBOOK, mark: U }
`;

const SOURCES = `# Every source named above: what it is, and where a reader finds it.
CENSUS: { title: Census of 2020, where: statistics office of Steppe, note: invented }
YEARBOOK: { title: Yearbook of the interior ministry, where: its 2021 edition, note: invented }
PAPER: { title: The daily paper of Mines, where: its edition of 3 January 2022, note: invented }
`;
