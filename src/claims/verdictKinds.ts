// What every result of a test has: a verdict, where it comes from, and numbers with their intervals. What is shown of a verdict stands in one
// table: one without its words, shape and colour does not compile.

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is shown of a verdict: its colour's meaning, its shape, the words that explain it, and those that count it. */
export interface VerdictKind {
  readonly tone: "good" | "bad" | "half" | "none" | "open";
  readonly mark: "●" | "✕" | "◐" | "○" | "◌" | "?" | "–";
  readonly meaning: string;
  /** Of one test and of several in the model, "1 holds", "2 hold"; null where the model gives no such verdict. */
  readonly counted: readonly [one: string, several: string] | null;
  /** Whether it says something of what was asked. */
  readonly decides: boolean;
  /** Whether it says of an effect that it is or is not there, so that it may be asked whether the author put that in. */
  readonly affirms: boolean;
  /** Whether there was too little to look at, and no numbers are shown. */
  readonly silent: boolean;
}

/** Every word that a verdict is shown by, in the order in which those of the model are listed. */
const KINDS = {
  holds: {
    tone: "good",
    mark: "●",
    meaning: "at least 90 % of worlds agree with the claim, and at least half of them under every form",
    counted: ["holds", "hold"],
    decides: true,
    affirms: true,
    silent: false,
  },
  hinges: {
    tone: "half",
    mark: "◐",
    meaning: "some worlds agree, and it can be said which",
    counted: ["hinges", "hinge"],
    decides: true,
    affirms: true,
    silent: false,
  },
  mixed: {
    tone: "half",
    mark: "◐",
    meaning: "some worlds agree, and no simple condition says which",
    counted: ["is mixed", "are mixed"],
    decides: true,
    affirms: true,
    silent: false,
  },
  "does not hold": {
    tone: "half",
    mark: "◐",
    meaning: "fewer than 90 % of worlds agree with the claim; whether most show no difference, the opposite or neither is open", // prettier-ignore
    counted: ["does not hold", "do not hold"],
    decides: true,
    affirms: false,
    silent: false,
  },
  fails: {
    tone: "bad",
    mark: "✕",
    meaning: "at least 90 % of worlds go against a claim that there is no difference, or not that way; of a chance, not as the claim asks", // prettier-ignore
    counted: ["fails", "fail"],
    decides: true,
    affirms: true,
    silent: false,
  },
  reverses: {
    tone: "bad",
    mark: "✕",
    meaning: "in at least 90 % of worlds the opposite of what the claim says",
    counted: ["reverses", "reverse"],
    decides: true,
    affirms: true,
    silent: false,
  },
  "no effect": {
    tone: "none",
    mark: "○",
    meaning: "the claim says that there is a difference; in at least 90 % of worlds there is none that matters",
    counted: ["finds no effect", "find no effect"],
    decides: true,
    affirms: true,
    silent: false,
  },
  "leans for": {
    tone: "half",
    mark: "◌",
    meaning: "on average it goes the claim's way; in how many worlds is open",
    counted: ["leans for", "lean for"],
    decides: false,
    affirms: false,
    silent: false,
  },
  "leans against": {
    tone: "half",
    mark: "◌",
    meaning: "on average it does not go the claim's way; in how many worlds is open",
    counted: ["leans against", "lean against"],
    decides: false,
    affirms: false,
    silent: false,
  },
  undecided: {
    tone: "open",
    mark: "?",
    meaning: "in the model: the intervals leave it open; across cases: chance alone could do it",
    counted: ["is undecided", "are undecided"],
    decides: false,
    affirms: false,
    silent: false,
  },
  "too rare": {
    tone: "open",
    mark: "–",
    meaning: "what the claim is about came up, but in too few runs to judge",
    counted: ["is too rare", "are too rare"],
    decides: false,
    affirms: false,
    silent: true,
  },
  "never arises": {
    tone: "open",
    mark: "–",
    meaning: "what the claim is about came up in no run",
    counted: ["never arises", "never arise"],
    decides: false,
    affirms: false,
    silent: true,
  },
  agrees: {
    tone: "good",
    mark: "●",
    meaning: "the cases go the claim's way",
    counted: null,
    decides: true,
    affirms: true,
    silent: false,
  },
  disagrees: {
    tone: "bad",
    mark: "✕",
    meaning: "the cases go against it",
    counted: null,
    decides: true,
    affirms: true,
    silent: false,
  },
  true: { tone: "good", mark: "●", meaning: "came true", counted: null, decides: true, affirms: true, silent: false },
  false: {
    tone: "bad",
    mark: "✕",
    meaning: "came out false",
    counted: null,
    decides: true,
    affirms: true,
    silent: false,
  },
  partly: {
    tone: "half",
    mark: "◐",
    meaning: "came true in part",
    counted: null,
    decides: true,
    affirms: true,
    silent: false,
  },
  "not tested": {
    tone: "open",
    mark: "–",
    meaning: "left to judgement, or not yet open to a test; the row says why",
    counted: null,
    decides: false,
    affirms: false,
    silent: false,
  },
} as const satisfies Readonly<Record<string, VerdictKind>>;

/** A verdict as it is shown. */
export type Standing = keyof typeof KINDS;

/** How an undecided test is shown whose mean effect is known: the verdict stays undecided. */
export type Leaning = "leans for" | "leans against";

export type Verdict = Exclude<Standing, Leaning>;

export const VERDICT_KINDS: Readonly<Record<Standing, VerdictKind>> = KINDS;

/** All of them, those of the model first, in the order in which they are listed. */
export const STANDINGS = Object.keys(VERDICT_KINDS) as readonly Standing[];
