// What drivers are asked of: an outcome, or the first test of a claim that runs in the model. As one number a run, in which scale, and
// which runs a box is looked for.
import { log } from "../../core/log.ts";
import { nearest } from "../../scenario/problems/nearest.ts";
import { meaningOf, parseAsked, unitOf, type Asked } from "../../model/asked.ts";
import { OUTCOMES } from "../../model/outcomes.ts";
import type { Reading } from "../../run/work.ts";
import { readingOf, thresholdOf } from "../../claims/effects.ts";
import { comparedIn } from "../../claims/kinds.ts";
import type { Compared } from "../../claims/ledger.ts";
import type { Claim, Intervention, Scenario } from "../../scenario/scenario.ts";

export interface Subject {
  /** As it was asked for. */
  readonly name: string;
  /** In words: what the number of a run says. */
  readonly meaning: string;
  readonly claim: string;
  readonly outcome: string;
  readonly reading: Reading;
  /** One arm as drawn, or two whose difference counts. */
  readonly arms: readonly (readonly Intervention[])[];
  /** Condition from which on it counts, or "". */
  readonly given: string;
  readonly scale: "yes/no" | "difference" | "ratio" | "number" | "log";
  readonly unit: string;
  /** Of a run, from its outcomes by arm: what varies. */
  readonly value: (outcomes: ArrayLike<number>) => number;
  /** Smallest value that a box is looked for; null: a high one among all runs. */
  readonly target: number | null;
}

/** The subject, or what is wrong with the name in a sentence. */
export function subjectOf(scenario: Scenario, of: string): Subject | { readonly problem: string } {
  const asked = parseAsked(of);
  if (asked) return ofOutcome(asked);
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

function ofOutcome(asked: Asked): Subject {
  const [name, unit] = [asked.text, unitOf(asked)];
  const meaning = meaningOf(asked);
  const plain = { name, meaning, claim: "", outcome: name, reading: { outcome: asked }, arms: [[]], given: "", unit };
  if (unit === "yes/no") return { ...plain, scale: "yes/no", value: (y) => y[0] as number, target: 0.5 };
  if (unit === "people" || unit === "troop-days")
    return { ...plain, scale: "log", value: (y) => ordersOfMagnitude(y[0] as number), target: null };
  return { ...plain, scale: "number", value: (y) => y[0] as number, target: null };
}

function ofClaim(claim: Claim): Subject | { readonly problem: string } {
  for (const test of claim.tests) {
    const compared = comparedIn(test);
    // how well the record fits, and how far futures of a world lie apart, is no number of a run
    if (!compared?.asked || compared.spread) continue;
    const { event, asked } = compared;
    const subject = event ? ofChance(compared, asked, event) : ofContrast(compared, asked);
    return { name: claim.id, claim: claim.id, ...subject };
  }
  return { problem: `claim ${claim.id} has no test that runs in the model, so nothing drives it there` };
}

type SubjectOfClaim = Omit<Subject, "name" | "claim">;

function ofChance(
  { outcome, given, arms }: Compared,
  asked: Asked,
  { above, below }: NonNullable<Compared["event"]>,
): SubjectOfClaim {
  const bounds = [above === null ? "" : `above ${above}`, below === null ? "" : `below ${below}`].filter(
    (b) => b !== "",
  );
  const within = (y: number): number => ((above === null || y > above) && (below === null || y < below) ? 1 : 0);
  // "above 0.5" of a yes/no is the yes itself
  const plain = bounds.length === 0 || (unitOf(asked) === "yes/no" && below === null);
  return {
    meaning: plain
      ? meaningOf(asked)
      : unitOf(asked) === "yes/no"
        ? `not so: ${meaningOf(asked)}`
        : `${meaningOf(asked)}: ${bounds.join(" and ")}`,
    outcome,
    reading: { outcome: asked },
    arms: arms.slice(0, 1),
    given,
    scale: "yes/no",
    unit: "yes/no",
    value: (y) => (plain ? (y[0] as number) : within(y[0] as number)),
    target: 0.5,
  };
}

/** Of a trend its ends; where arms are compared by their ratio, the difference of their logarithms. */
function ofContrast(compared: Compared, asked: Asked): SubjectOfClaim {
  const { outcome, given, names, arms, relative } = compared;
  return {
    meaning: `${meaningOf(asked)}: ${names[0]} against ${names[1]}`,
    outcome,
    reading: readingOf({ asked, relative }),
    arms,
    given,
    scale: relative ? "ratio" : "difference",
    unit: unitOf(asked),
    value: (y) => (y[0] as number) - (y[1] as number),
    target: thresholdOf(compared),
  };
}
