// What every result of a test has: a verdict, where it comes from, and numbers with their intervals.

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export type Verdict =
  | "holds"
  | "fails"
  | "reverses"
  | "no effect"
  | "hinges"
  | "mixed"
  | "undecided"
  | "never arises"
  | "agrees"
  | "disagrees"
  | "true"
  | "false"
  | "partly"
  | "not tested";
