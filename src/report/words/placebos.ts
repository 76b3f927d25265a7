// Tests in which nothing can follow, and how many came out false; claims that must come out a certain way if the plumbing works, and whether
// they did.
import type { ClaimResult, FalseRate, TestReport } from "../../claims/result.ts";
import { plain } from "../terminal/lines.ts";
import { count, NBSP, percent } from "./numbers.ts";
import { judgesModel } from "./testKinds.ts";
import { isDecided } from "./words.ts";
import { counted, nounFor } from "../../scenario/counted.ts";

/** What placebos that a file writes are for. */
export const PLUMBING =
  "Claims that must come out a certain way. They try the plumbing, how claims are read and runs are paired; how often a verdict is false is told by the placebos below.";

const TOO_MANY = "Even the lower end of a range is above what the level allows: something is wrong with the tests.";
const TOO_FEW = "That is above the level, but so few tests can't tell it from luck.";

/** The rate of false answers in a ledger's own tests with every effect taken out, a thought a sentence; none in a ledger of before. */
export function placeboSentences({ placebos }: Pick<TestReport, "placebos">): readonly string[] {
  if (placebos === undefined) return [];
  const { all, dealt, otherLuck, allowed } = placebos;
  if (all.tests === 0)
    return ["Placebos: none could be tried, for no contrast has runs enough in which its arms differ."];
  const { falseVerdicts: verdicts, falseMeans: means, falseMeansAt95: wide } = all;
  const [n, others] = [verdicts.of, verdicts.of - all.noEffect - verdicts.count];
  const right = all.noEffect === 0 ? "" : `${count(all.noEffect)} found no effect, which is right. `;
  return [
    `Placebos: ${counted(n, "test")} in which nothing can follow gave ${count(verdicts.count)} false ${nounFor(verdicts.count, "verdict")} (${range(verdicts)}); the level allows ${percent(allowed)}.`,
    `They are the ledger's own comparisons on their own runs: in ${count(dealt.falseVerdicts.of)} a coin dealt the arms' names future by future, in ${count(otherLuck.falseVerdicts.of)} an arm stood beside itself with other luck.`,
    ...(others === 0 && right === ""
      ? []
      : [`${right}${others === 0 ? "" : `${count(others)} stayed undecided, which is no error.`}`.trim()]),
    ...(means.of === 0
      ? []
      : [
          `The mean was put on one side of zero in ${count(means.count)} of ${count(means.of)} (${range(means)}); at 95${NBSP}% in ${count(wide.count)} (${range(wide)}), where 5${NBSP}% are allowed.`,
        ]),
    ...alarm([verdicts, allowed], [means, allowed], [wide, 0.05]),
  ];
}

/** Says that tests are wrong only where a rate is above its level with the whole of its interval. */
function alarm(...rates: readonly (readonly [rate: FalseRate, level: number])[]): readonly string[] {
  if (rates.some(([{ share }, level]) => share.low > level)) return [TOO_MANY];
  return rates.some(([{ share }, level]) => share.value > level) ? [TOO_FEW] : [];
}

const range = ({ share }: FalseRate): string => `${percent(share.low)} to ${percent(share.high)}`;

/** What a placebo is and whether it came out as it must, in a sentence. */
export function placeboSentence(claim: ClaimResult): string {
  const tests = claim.tests.filter(judgesModel);
  const verdicts = tests.map((t) => t.verdict);
  const silent = tests.every((t) => !isDecided(t));
  if (claim.placebo === "no path") {
    const exact = tests.every((t) =>
      t.kind === "share"
        ? t.sides.every((s) => s.inputs.every((i) => i.idle))
        : t.dots.every((d) => d === 0) && (t.effect === null || t.effect.value === 0),
    );
    if (exact && silent)
      return "Nothing leads from the one to the other; no verdict yet, but every difference so far is exactly zero, as it must be.";
    return verdicts.every((v) => v === "no effect") && exact
      ? "Nothing leads from the one to the other, and the difference is exactly zero, as it must be."
      : "Nothing leads from the one to the other, yet a difference came out: something is wrong with the model or the tests.";
  }
  if (claim.placebo === "reversed") {
    if (verdicts.includes("holds"))
      return "This is a claim the other way round, and it holds: something is wrong if that claim holds too.";
    // a placebo need not be decided to have come out: it must not hold, and the interval says how far it is from that
    const most = Math.max(...tests.map((t) => t.share?.high ?? 1));
    if (silent && most < 0.5)
      return `This is a claim the other way round; it holds in at most ${Math.ceil(100 * most)} % of worlds, as it must.`;
    return silent
      ? "This is a claim the other way round; there is no verdict on it."
      : "This is a claim the other way round, and it does not hold, as it must be where that claim does.";
  }
  return `Placebo: ${plain(claim.placebo)}.`;
}
