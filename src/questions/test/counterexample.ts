// From a row of the ledger to what explains its counterexample: which arms, and what happened in which of them.
import { outcomeOf } from "../../run/outcomes.ts";
import { gravestIn, parseHappening, type Happening } from "../../run/happening.ts";
import type { Run } from "../../run/run.ts";
import { askedWords } from "../../claims/titles.ts";
import type { Compared } from "../../claims/ledger.ts";
import { saysWay } from "../../scenario/claims/says.ts";
import type { Intervention, Scenario } from "../../scenario/scenario.ts";
import { asItWas } from "../explain.ts";
import type { GivenWorlds } from "../../world/compile.ts";
import type { RunId } from "../runId.ts";

export interface Counterexample {
  readonly given: string;
  /** The arm that the claim says has more of the outcome, and the other; of a chance the run as drawn, twice. */
  readonly names: readonly [string, string];
  readonly arms: readonly [readonly Intervention[], readonly Intervention[]];
  /** Which of the two is explained, and what of it; null for the gravest thing that happened. */
  readonly explained: 0 | 1;
  readonly happening: Happening | null;
  /** Why this, in a sentence. */
  readonly words: string;
}

const happens = (text: string): Happening | null => {
  const read = parseHappening(text);
  return "problem" in read ? null : read;
};

export function counterexampleOf(
  scenario: Scenario,
  compared: Compared,
  id: RunId,
  seed: number,
  worlds?: GivenWorlds,
): Counterexample | null {
  const { event } = compared;
  return event
    ? ofChance(scenario, compared, event, id, seed, worlds)
    : ofContrast(scenario, compared, id, seed, worlds);
}

/** The run in which the event of a chance does not come, or comes. Null when the run never comes to the condition. */
function ofChance(
  scenario: Scenario,
  { outcome, given, names, arms }: Compared,
  { above, below }: NonNullable<Compared["event"]>,
  id: RunId,
  seed: number,
  worlds?: GivenWorlds,
): Counterexample | null {
  const run = asItWas(scenario, id, seed, { given, sets: [] }, worlds);
  if (!run) return null;
  const yes = happens(outcome) ?? happens(above !== null ? `${outcome} > ${above}` : `${outcome} < ${below ?? 0}`);
  const happening = yes && (yes.holds(run) ? yes : happens(`not ${yes.text}`));
  return {
    given,
    names,
    arms,
    explained: 0,
    happening,
    words: `The claim asks how likely it is; in this run ${happening?.words ?? "something else happens"}.`,
  };
}

/** What a claim is about where that is no event: a level at a moment, how far futures lie apart, or the fit. */
const about = (asked: Compared["asked"], spread: boolean): string =>
  asked ? askedWords(asked, spread) : "the fit to the record";

/** ": at least 10,000 people are out", or nothing where nothing grave happened. */
function gravest(run: Run): string {
  const found = gravestIn(run);
  return found ? `: ${found.words}` : "";
}

/** Both arms' outcome: what happens in only one of them is explained there, else what both come to. Null without the condition. */
function ofContrast(
  scenario: Scenario,
  { outcome, asked, spread, given, names: order, arms, says }: Compared,
  id: RunId,
  seed: number,
  worlds?: GivenWorlds,
): Counterexample | null {
  const runs = arms.map((sets) => asItWas(scenario, id, seed, { given, sets }, worlds));
  const common = { given, names: order, arms };
  const claims = (more: string): string =>
    says === "no difference"
      ? `The claim says that ${order[0]} or ${order[1]} makes no difference to ${outcome}`
      : `The claim says that ${outcome} is ${says === null || saysWay(says) ? "" : "not "}${more} in ${order[0]}`;
  const [first, second] = runs;
  if (!first || !second) return null;
  if (!asked || asked.kind === "moment" || spread)
    return {
      ...common,
      explained: 1,
      happening: null,
      words: `The claim is about ${about(asked, spread)}. That is no event of a run, so what is explained is the gravest thing that happened in ${order[1]}${gravest(second)}.`,
    };
  const [a, b] = [outcomeOf(first, asked), outcomeOf(second, asked)];
  const yesNo = happens(outcome);
  if (yesNo) {
    const explained = b === 1 ? 1 : 0;
    const happening = a === 0 && b === 0 ? happens(`not ${outcome}`) : yesNo;
    const words =
      a === b
        ? `${claims("likelier")}; in this run it ${a === 1 ? "comes in both arms" : "comes in neither arm"}.`
        : `${claims("likelier")}; in this run it comes only in ${order[explained]}.`;
    return { ...common, explained, happening, words };
  }
  const explained = b >= a ? 1 : 0;
  const level = Number(((a + b) / 2).toPrecision(6));
  return {
    ...common,
    explained,
    happening: a === b ? null : happens(`${outcome} > ${level}`),
    words:
      a === b
        ? `${claims("larger")}; in this run it is the same in both, ${Number(a.toPrecision(4))}. What is explained is the gravest thing that happened in ${order[1]}${gravest(second)}.`
        : `${claims("larger")}; in this run it is ${Number(a.toPrecision(4))} there and ${Number(b.toPrecision(4))} in ${order[1]}. What is explained is that it passes the middle between the two in ${order[explained]}.`,
  };
}
