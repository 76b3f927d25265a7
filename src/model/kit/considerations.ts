// What weighs in decisions, by the name of its part of a utility, in words that can be read aloud. An option's parts are typed by these
// names: one without words does not compile.

export const CONSIDERATIONS = {
  // the government
  danger: "its own danger",
  standing: "what it costs in standing",
  course: "its usual bent towards such a step",
  dependence: "what it would come to owe the helper",
  home: "disapproval at home",
  answer: "the hope of an answer",
  route: "the ground that the treaty would give",
  disbelief: "what it costs if nobody believes it",
  example: "what others did before it",
  stay: "the thought that the helper may stay",
  violence: "the violence that it sees",
  custom: "what its police are used to",
  // the guarantor
  need: "the need: a fall, and who would follow",
  success: "the prospect of success",
  ground: "the legal ground",
  status: "the requester's standing",
  reaction: "the reaction abroad",
  burden: "the burden in troops and time",
  commitments: "forces tied elsewhere",
  payoff: "what it stands to gain or lose, given what the others will do",
  // the guarantor, about leaving
  habit: "that missions go on",
  order: "order being back",
  host: "the host's wish",
  post: "what a lasting post is worth",
  elsewhere: "troops wanted elsewhere",
  limit: "the announced date",
  // power holders, and the incumbent about them
  share: "its own share of power",
  purged: "the fear of being purged",
  guarantee: "the guarantor's word for the incumbent",
  others: "what the others do",
  tie: "its tie to the incumbent",
  waiting: "that waiting is cheap",
  bloodshed: "the killing of peaceful people",
  rarity: "that purges are rare",
  threat: "the power that does not back it",
  shield: "the services that it would have to face",
  backed: "the guarantor at its back",
  switching: "the cost of dropping a recognised ally",
  // the members
  stake: "its own stake in the country",
  fear: "its dispute with the guarantor",
  insurance: "the thought of needing such help itself",
  pressure: "a guarantor that has spoken",
  against: "resistance at home",
  middle: "the wish to keep out of it",
  resolve: "being watched in talks under way",
} as const;

export type Part = keyof typeof CONSIDERATIONS;

/** Named parts of a utility, log-odds. */
export type Parts = Readonly<Partial<Record<Part, number>>>;
export const partsOf = (parts: Parts): readonly (readonly [Part, number])[] =>
  Object.entries(parts) as [Part, number][];
