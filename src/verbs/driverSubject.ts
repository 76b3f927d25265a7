// What drivers are asked of: an outcome, or the first test of a claim that runs in the model. As one number a run, in which scale, and
// which runs a box is looked for.
import { log } from "../core/log.ts";
import { nearest } from "../scenario/nearest.ts";
import { OUTCOMES } from "../scenario/outcomes.ts";
import type { Claim, Intervention, Scenario } from "../scenario/scenario.ts";

export interface Subject {
  /** As it was asked for. */
  readonly name: string;
  /** In words: what the number of a run says. */
  readonly meaning: string;
  readonly claim: string;
  readonly outcome: string;
  /** One arm as drawn, or two whose difference counts. */
  readonly arms: readonly (readonly Intervention[])[];
  /** Condition from which on it counts, or "". */
  readonly given: string;
  readonly scale: "yes/no" | "difference" | "number" | "log";
  readonly unit: string;
  /** Of a run, from its outcomes by arm: what varies. */
  readonly value: (outcomes: ArrayLike<number>) => number;
  /** Smallest value that a box is looked for; null: a high one among all runs. */
  readonly target: number | null;
}

/** The subject, or what is wrong with the name in a sentence. */
export function subjectOf(scenario: Scenario, of: string): Subject | { readonly problem: string } {
  const outcome = OUTCOMES.find((o) => o.name === of);
  if (outcome) return ofOutcome(outcome.name, outcome.unit, outcome.meaning);
  const claim = scenario.claims.find((c) => c.id === of);
  if (claim) return ofClaim(claim);
  const known = [...OUTCOMES.map((o) => o.name), ...scenario.claims.map((c) => c.id)];
  const near = nearest(of, known);
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  const claims =
    scenario.claims.length === 0 ? "" : ` Claims of this scenario: ${scenario.claims.map((c) => c.id).join(", ")}.`;
  return {
    problem: `there is no outcome or claim "${of}".${meant} Outcomes: ${OUTCOMES.map((o) => o.name).join(", ")}.${claims}`,
  };
}

const LN10 = log(10);
const ordersOfMagnitude = (x: number): number => log(1 + x) / LN10;

function ofOutcome(name: string, unit: string, meaning: string): Subject {
  const plain = { name, meaning, claim: "", outcome: name, arms: [[]], given: "", unit };
  if (unit === "yes/no") return { ...plain, scale: "yes/no", value: (y) => y[0] as number, target: 0.5 };
  if (unit === "people")
    return { ...plain, scale: "log", value: (y) => ordersOfMagnitude(y[0] as number), target: null };
  return { ...plain, scale: "number", value: (y) => y[0] as number, target: null };
}

function ofClaim(claim: Claim): Subject | { readonly problem: string } {
  for (const test of claim.tests) {
    const name = claim.id;
    if (test.kind === "chance") {
      const { above, below, outcome, given } = test;
      const unit = OUTCOMES.find((o) => o.name === outcome)?.unit ?? "";
      const within = (y: number): boolean => (above === null || y > above) && (below === null || y < below);
      const what = meaningOf(outcome);
      const bounds = [above === null ? "" : `above ${above}`, below === null ? "" : `below ${below}`]
        .filter((b) => b !== "")
        .join(" and ");
      return {
        name, claim: claim.id, outcome, given, arms: [[]], scale: "yes/no", unit: "yes/no",
        meaning: unit === "yes/no" && bounds === "" ? what : `${what}: ${bounds}`,
        value: (y) => (bounds === "" ? (y[0] as number) : within(y[0] as number) ? 1 : 0),
        target: 0.5,
      }; // prettier-ignore
    }
    if (test.kind === "contrast" && test.fit.length === 0) {
      const { outcome, given, order, arms, atLeast } = test;
      return {
        name, claim: claim.id, outcome, given, scale: "difference", target: atLeast,
        unit: OUTCOMES.find((o) => o.name === outcome)?.unit ?? "",
        arms: order.map((arm) => arms[arm] ?? []),
        meaning: `${meaningOf(outcome)}: ${order[0]} against ${order[1]}`,
        value: (y) => (y[0] as number) - (y[1] as number),
      }; // prettier-ignore
    }
  }
  return { problem: `claim ${claim.id} has no test that runs in the model, so nothing drives it there` };
}

const meaningOf = (outcome: string): string => OUTCOMES.find((o) => o.name === outcome)?.meaning ?? outcome;
