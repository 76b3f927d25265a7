// A small scenario with one of everything, from which every mistake is made by changing one line.
export const SMALL: Readonly<Record<string, string>> = {
  "scenario.yaml": `format: 1
id: small
title: A small crisis
start: 2022-01-01T00:00+06:00
horizon: 30 d
state: { id: AAA, name: Steppe, capital: north, largest: south }
requester: undisputed
values:
  adults: { value: 0.65, source: CENSUS, mark: V }
  foreignDisapproval: { between: [0.3, 0.7], likely: 0.6, source: assumed, why: a guess }
  hostileSuccessor: { between: [0.2, 0.8], shape: uniform, source: assumed, why: a guess }
  outsideReaction: { beta: [2, 5], source: assumed, why: a guess }
  tied: { oneOf: [{ value: 0.1, weight: 2 }, { value: 0.5, weight: 1 }], source: assumed, why: a guess }
  watched: 0.5
  capitalWeight: 30 %
  largestWeight: { between: [20 %, 40 %], source: CENSUS, mark: D }
forces:
  police:
    share: { value: 4.48 /1000, source: CENSUS, mark: V }
    discipline: { between: [0.3, 0.9], source: assumed, why: no survey }
treaty: { id: PACT, guarantor: BBB, members: [AAA, BBB], rule: consensus }
shocks:
  price:
    name: price of bread
    from: 2022-01-01T06:00+06:00
    at: north
    relative: { south: 0.5 }
region:
  AAA: { people: 2e6, tenure: 3, likeness: 1 }
  CCC: { people: { value: 5e6, source: CENSUS, mark: V }, generation: { between: [0, 1], source: assumed, why: a guess } }
`,
  "places.csv": `id,name,people,mark,source,lat,lon,utc_offset,map,note
north,North,500000,V,CENSUS,51.2,71.4,6,,
south,"South, the larger",1500000,-,assumed,43.2,76.9,6,,an estimate
`,
  "assumptions.yaml": `mobilisation.joinRate: { between: [0.3 /day, 2 /day], likely: 0.9 /day, source: assumed, why: within a day or so }
contagion.distanceForm: { form: { exponential: 2, power: 1 }, source: assumed, why: distance matters }
`,
  "claims.yaml": `C1:
  text: An undisputed government is helped more often.
  type: comparison
  group: Help
  tests:
    - contrast:
        outcome: deployed
        given: requested
        atLeast: 5 points
        order: [undisputed, contested]
        arms:
          undisputed: [{ set: request.status, to: undisputed }]
          contested: [{ set: request.status, to: contested }]
    - contrast:
        fit: [people-day-2]
        order: [near, far]
        arms:
          near: [{ set: contagion.distanceForm, to: exponential }]
          far: [{ set: contagion.distanceScale, to: 1000 km }]
    - contrast:
        outcome: peakPeople
        atLeast: 500
        order: [poor, rich]
        arms:
          poor: [{ set: hardship.legitimacy, to: 0.3 }]
          rich: []
    - chance: { outcome: guarantorShare, given: deployed, above: 0.5, chance: 0.9, byInput: treaty.members.offer }
    - chance: { outcome: fallen, chance: 5 % }
    - record: { entries: [request], says: true, text: It asked. }
    - cases: { where: standing = undisputed, against: standing = contested | interim, outcome: answered = yes }
    - cases: { where: answered = yes, against: answered = no, outcome: days, says: less }
    - cases:
        along: { column: standing, order: [interim, contested, undisputed] }
        outcome: answered = yes
        called: helped
        says: rises
    - cases: { along: { column: income, step: 1000 }, outcome: tenure, table: states, says: falls, among: calm = yes | no }
    - cases: { rows: [A-1, B-1], show: [standing, days] }
C2:
  text: A late concession does not help.
  type: mechanism
  group: Help
  tests:
    - contrast:
        outcome: people at +3 d
        given: crisis, not yet conceded
        atLeast: 10 %
        order: [never, late]
        says: not above
        arms:
          late: [{ force: government, choose: concede, when: political share first > 0.7, after: 6 h }]
          never: [{ force: government, never: concede }, { do: control, to: 20 %, hold: 2 d }]
    - trend:
        outcome: deployed
        given: requested
        along: { set: given.tied, to: [0.1, 0.3, 0.5] }
        says: falls
    - share:
        outcome: fallen
        given: crisis
        first: { name: home, inputs: [mobilisation.joinRate, given.discipline.police] }
        second: { name: abroad, inputs: [given.tied, { set: request.status, from: ousted, to: undisputed, source: CENSUS }] }
        says: first moves it more
    - judgement: { text: Whether it was right is for the reader., why: No run can say. }
`,
  "record.yaml": `people-day-2:
  outcome: people
  at: 2022-01-02T12:00+06:00
  place: south
  between: [500, 900]
  mark: C
  sources: [PRESS]
  text: Hundreds.
  conflict: ["PRESS: 500 in the morning", "PRESS: 900 in the evening"]
request:
  outcome: requested
  when: [2022-01-05T20:00Z, 2022-01-05T22:00Z]
  mark: V
  sources: [PRESS]
  text: The government asks for help.
`,
  "sources.yaml": `CENSUS: { title: Census of 2020, where: statistics office }
PRESS: { title: The daily paper, where: its archive, note: weak }
`,
  "variants.yaml": `stern:
  text: The government never gives way.
  interventions: [{ force: government, never: concede }, { set: given.discipline.police, to: 0.9 }]
`,
  "baserates.yaml": `protest-exit-90: { condition: any protest, n: 200, rate: 1 %, low: 0.5 %, high: 2 %, source: CENSUS }
`,
  "cases.csv": `id,standing,answered,days
A-1,undisputed,yes,2
B-1,contested,no,9
C-1,interim,no,not stated
`,
  "states.csv": `id,income,tenure,calm
AAA,2500,3,yes
CCC,900,12.5,no
DDD,,7,yes
`,
};

/** Two rival explanations for it; in a folder of their own, so that tests which write plain files need not know of them. */
export const RIVALS: Readonly<Record<string, string>> = {
  "rivals/fear.yaml": `title: Fear of a hostile successor
says: Help comes where a fall is likely and help can still work.
sources: [PRESS]
considerations:
  guarantor.needWeight: { off: 0, why: a likely fall then weighs nothing }
  guarantor.successWeight: { off: 0, why: whether help works then weighs nothing }
claims:
  F1:
    text: The likelier the fall, the more often the request is answered.
    type: mechanism
    group: Fear
    tests:
      - trend:
          outcome: answered
          given: requested
          along: { do: survival, to: [0.9, 0.5, 0.1], hold: 5 d }
          says: rises
`,
  "rivals/order.yaml": `title: A show of order
says: What counts is that help is seen to be promised.
considerations:
  guarantor.needWeight: { off: 0, why: a likely fall then weighs nothing }
effects:
  given: consented
  arms: { silent: [{ set: survival.signalPromise, to: 0 }], heard: [] }
  outcomes: [fallen, survival at +5 d]
claims:
  O1:
    text: It asked.
    type: premise
    group: Order
    tests:
      - record: { entries: [request], says: true, text: It asked. }
`,
};

/** The text of one of these files with parts of it replaced, one after the other. Throws where it does not have them. */
export function changed(
  files: Readonly<Record<string, string>>,
  name: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${name} of the small scenario no longer says "${from}"`);
    return text.replace(from, () => to);
  }, files[name] ?? "");
}

/** The small scenario for ten days instead of thirty: for tests that run many worlds and ask nothing of what comes late. */
export const BRIEF: typeof SMALL = {
  ...SMALL,
  "scenario.yaml": changed(SMALL, "scenario.yaml", ["horizon: 30 d", "horizon: 10 d"]),
};
