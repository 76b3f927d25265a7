// What weighs in a decision, in words that can be read aloud. Every named part of an option in src/mechanisms has its words here.

const WORDS: Readonly<Record<string, string>> = {
  // the government
  danger: "its own danger",
  standing: "what it costs in standing",
  course: "its usual bent towards such a step",
  dependence: "what it would come to owe the helper",
  home: "disapproval at home",
  answer: "the hope of an answer",
  // the guarantor
  need: "the need: a fall, and who would follow",
  success: "the prospect of success",
  ground: "the legal ground",
  status: "the requester's standing",
  reaction: "the reaction abroad",
  burden: "the burden in troops and time",
  commitments: "forces tied elsewhere",
  resolve: "being watched in talks under way",
};

/** A part of a decision in plain words; one that has none yet as it is named, its capitals taken apart. */
export const considerationWords = (part: string): string =>
  Object.hasOwn(WORDS, part)
    ? (WORDS[part] as string)
    : part.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

/** Parts that have words. */
export const SPOKEN: readonly string[] = Object.keys(WORDS);
