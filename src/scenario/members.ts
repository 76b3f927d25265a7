// What a scenario says of the alliance's members that vote, and the ranges that stand where it says nothing.
import type { Range } from "../core/ranges.ts";
import type { ScenarioMember, Treaty, Unknown } from "./parts.ts";

interface MemberValue {
  readonly meaning: string;
  /** Where the scenario is silent: assumed, for this reason. */
  readonly range: Range;
  readonly why: string;
}

const uniform = (low: number, high: number): Range => ({ kind: "uniform", low, high });

/** Single numbers of a member, all shares of one. */
export const MEMBER_VALUES = {
  stake: {
    meaning: "mean of common border, same patron, trade with the state in crisis (1 among the top tenth of pairs)",
    range: uniform(0.2, 0.8),
    why: "the scenario does not say; allies have some stake in each other",
  },
  fear: {
    meaning: "dispute with the guarantor: 0 none, 1 open",
    range: uniform(0, 0.5),
    why: "the scenario does not say; open disputes inside an alliance are rare",
  },
  need: {
    meaning: "own yearly chance of a crisis over 0.2, at most 1",
    range: uniform(0.1, 0.9),
    why: "the scenario does not say; 0.02 to 0.18 a year",
  },
  dependence: {
    meaning: "dependence on the guarantor: 0 none, 1 entire",
    range: uniform(0.2, 0.9),
    why: "the scenario does not say",
  },
  against: {
    meaning: "share of its own public or parliament against sending",
    range: uniform(0.05, 0.5),
    why: "the scenario does not say",
  },
  parliament: {
    meaning: "1 if its parliament must agree before troops leave, else 0",
    range: {
      kind: "oneOf",
      options: [
        { value: 0, weight: 1 },
        { value: 1, weight: 1 },
      ],
    },
    why: "the scenario does not say; constitutions differ",
  },
  offer: {
    meaning: "its contingent as a share of the force that is planned",
    range: uniform(0, 0.1),
    why: "the scenario does not say; contingents beside a guarantor's are small",
  },
} as const satisfies Readonly<Record<string, MemberValue>>;

export type MemberValueName = keyof typeof MEMBER_VALUES;
export const MEMBER_VALUE_NAMES = Object.keys(MEMBER_VALUES) as MemberValueName[];

/** What is taken where a scenario says nothing. */
export const silent = (name: MemberValueName): Unknown => ({
  kind: "unknown",
  range: MEMBER_VALUES[name].range,
  source: "assumed",
  mark: "-",
  why: MEMBER_VALUES[name].why,
});

/** Members that vote, in their order: neither the guarantor nor the state in crisis, for which a scenario holds no values. */
export const votingMembers = (treaty: Treaty): readonly ScenarioMember[] =>
  treaty.members.filter((m) => Object.keys(m.values).length > 0);
