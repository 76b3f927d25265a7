// What `precedent test` finds, as data: the ledger's JSON format 1. Everything that varies between equal runs is in `timing`.

import type { ChanceSays, Intervention, Says, TableName } from "../scenario/scenario.ts";
import type { ToDecide } from "../analysis/shares/toDecide.ts";
import type { ShareResult } from "./share/shareResultShape.ts";
import type { Left, OriginWord } from "./origins.ts";
import type { Interval, Leaning, Verdict } from "./verdictKinds.ts";

export type { Interval, OriginWord, Verdict };

/** What is known beside the verdict, of the mean over worlds with its whole interval. */
export interface Known {
  /**
   * Of the first arm against the second, of a trend the last value against the first; of a chance, against what the claim asks for. More
   * and fewer are told from 0; "not more" and "not fewer" only from ε.
   */
  readonly direction: "more" | "fewer" | "not more" | "not fewer" | "no difference that matters" | "open";
  /** In the effect's unit; of a chance, the chance; of a fit, the logarithm to base 10 of the ratio of likelihoods. */
  readonly size: Interval | null;
  /** Whether that is the claim's way; null where it is open. */
  readonly leans: Leaning | null;
  /** The size in words, the natural way round: "13 points less likely with conceding (9 to 18)"; "" where there is none. */
  readonly words: string;
  /** The smallest effect that matters in words, either way: "5 points likelier", "5 points less likely"; null where none is compared. */
  readonly least: readonly [more: string, less: string] | null;
}

/** A round of a ledger: worlds so far, and tests that it was made for. */
export interface Round {
  readonly worlds: number;
  readonly open: number;
}

/** A test of an earlier claim, or of this one, counted from 1. */
export interface TestName {
  readonly claim: string;
  readonly test: number;
}

/** What the word rests on. */
export interface Origin {
  /** Mechanisms between the input and the outcome on the shortest path; null when there is no path. */
  readonly distance: number | null;
  /** What is left without each quantity that the change works through first, the least first; then, by `together`, without all of them. */
  readonly knockOuts: readonly Left[];
  readonly together: Left | null;
  /** Paths of quantities that the change works through first and that have no value at which they have no effect. */
  readonly fixed: readonly string[];
  /** Smallest direct weight at which the mean effect exceeds ε, beside the decider's largest other consideration. */
  readonly breakEven: {
    readonly path: string;
    readonly value: number | null;
    readonly largestOther: number | null;
    readonly unit: string;
    readonly points: readonly { readonly weight: number; readonly effect: number }[];
  } | null;
  /** Paths of the quantities without which most of the answer is gone, or of the input that it gives back. */
  readonly direct: readonly string[];
  readonly sentence: string;
}

export interface Hinge {
  readonly sentence: string;
  readonly conditions: readonly {
    readonly name: string;
    readonly side: "above" | "below" | "is";
    readonly threshold: number | string;
  }[];
  readonly coverage: number;
  readonly precision: { readonly train: number; readonly heldOut: number; readonly outside: number };
}

export interface ModelTest {
  readonly kind: "contrast" | "trend" | "chance";
  readonly title: string;
  readonly verdict: Verdict;
  /** Null where the verdict isn't one about the model (undecided, never arises). */
  readonly origin: OriginWord | null;
  readonly builtIn: Origin | null;
  /** One sentence in plain words: verdict, direction, size and how sure each is. */
  readonly finding: string;
  /** What the claim says of the first arm beside the second, of a trend along its values, of a chance beside what it asks for. */
  readonly says: Says | ChanceSays;
  readonly known: Known;
  /** Names of the arms between which effects are told, the first against the second; null for a chance. */
  readonly order: readonly [string, string] | null;
  /** Share of worlds that agree with the claim; level is the interval's confidence. Of a chance, the share of runs with the event. */
  readonly share: (Interval & { readonly level: number }) | null;
  /** Share of worlds that go against it: the opposite way where it says a way. */
  readonly against: Interval | null;
  /** Share of worlds within ±ε, and of those beyond it the other way than the claim speaks of. */
  readonly within: Interval | null;
  readonly below: Interval | null;
  /** Mean effect in the order above. */
  readonly effect: (Interval & { readonly unit: string }) | null;
  /** The test whose runs these are, number by number: then this is no second finding. Null for runs of its own. */
  readonly sameRuns: TestName | null;
  readonly atLeast: number;
  readonly worlds: number;
  readonly replicates: number;
  /** Runs in which the condition arose (Σ a_i × replicates), and the share. */
  readonly arose: { readonly runs: number; readonly of: number } | null;
  /** Where worlds were chosen by the chance of a request: how many equal ones they are worth, and the largest one's share of all. */
  readonly chosen: { readonly worth: number; readonly largest: number } | null;
  /** By form, then option: share of its worlds that agree with the claim, under the name `above`. `n` worlds. */
  readonly byForm: Readonly<Record<string, Readonly<Record<string, { readonly above: Interval; readonly n: number }>>>>;
  readonly dominantForm: string | null;
  /** For a contrast on the fit to the record: first arm over the second. */
  readonly bayes: {
    readonly log10: Interval;
    readonly effectiveRuns: number;
    readonly largestShare: number;
    readonly entries: readonly string[];
    /** Largest strength of the input at which the likelihood is still a tenth of the best; null when none is excluded. */
    readonly notExcluded: number | null;
    readonly unit: string;
  } | null;
  /** The share as each form's weight varies by 1/2 to 2. */
  readonly formRange: { readonly low: number; readonly high: number } | null;
  /** The share with assumed ranges halved and doubled. */
  readonly ranges: { readonly halved: number | null; readonly doubled: number | null } | null;
  readonly hinge: Hinge | null;
  /** The share that agrees among worlds in which the condition arises at least once in all of a world's runs, each counting once; null without a condition. */
  readonly perWorld: Interval | null;
  /**
   * While undecided: worlds that count and futures of each with which there would be a verdict in most repetitions; or that no number can be
   * named, as far as these runs tell; or null, where nothing can be said.
   */
  readonly toDecide: ToDecide;
  /** Worlds to add to those asked for, about, until there is a verdict; null where worlds alone don't bring one. */
  readonly moreWorlds: number | null;
  /** Run ids, replayable: world.replicate, and .branch for another future of it. One that goes the way most do. */
  readonly typical: string | null;
  /** Where the typical run goes: the claim's way, against it, or where the claim says a way, neither. Null without one. */
  readonly typicalIs: "with the claim" | "against the claim" | "neither" | null;
  /** One that goes against the claim, where the typical run does not. */
  readonly counterexample: string | null;
  /** One that goes the claim's way, where the typical run does not. */
  readonly agreeing: string | null;
  /** How to replay the arms of such a run: what to add to `--run ID`. */
  readonly replay: readonly {
    readonly arm: string;
    readonly given: string;
    readonly changes: readonly Intervention[];
    readonly flags: string;
  }[];
  /** Of a chance, what would be said without any model; null where nothing can be said. */
  readonly baseline: Baseline | null;
  /** Of a trend, level by level: mean over worlds, and how far it is above the first level's; ratios minus one where effects are relative. */
  readonly curve: readonly { readonly level: string; readonly mean: number; readonly change: Interval | null }[] | null;
  /** Mean effect of every world that has one, in the order of world, for the evidence chart. */
  readonly dots: readonly number[];
  readonly note: string;
}

/** What is left to judgement, with the reason. */
export interface JudgementResult {
  readonly kind: "judgement";
  readonly title: string;
  readonly verdict: "not tested";
  readonly finding: string;
  readonly origin: null;
  readonly share: null;
  readonly effect: null;
  readonly note: string;
}

export interface RecordResult {
  readonly kind: "record";
  readonly title: string;
  readonly verdict: Verdict;
  readonly finding: string;
  readonly origin: null;
  readonly share: null;
  readonly effect: null;
  readonly entries: readonly {
    readonly id: string;
    readonly text: string;
    readonly mark: string;
    readonly sources: readonly string[];
    readonly conflict: readonly string[];
  }[];
  readonly note: string;
}

interface OfCases {
  readonly kind: "cases";
  readonly title: string;
  readonly verdict: Verdict;
  readonly finding: string;
  readonly origin: null;
  readonly share: null;
  readonly effect: null;
  readonly table: TableName;
  /** Ids of the rows that it rests on. */
  readonly rows: readonly string[];
  /** Ids of rows asked for that have no number to be compared. */
  readonly leftOut: readonly string[];
  /** What no comparison of such a table can show. */
  readonly warning: string;
  readonly note: string;
}

interface WithP {
  readonly p: number;
  /** Shuffles that p rests on; null where it is exact. */
  readonly shuffles: number | null;
}

export interface GroupShare {
  readonly yes: number;
  readonly partial: number;
  readonly n: number;
  readonly interval: Interval;
}

/** A group's numbers; the median and the ends are null where there are none. */
export interface GroupNumbers {
  readonly n: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly values: readonly { readonly id: string; readonly value: number }[];
}

/** Two groups, and the share with an outcome in each. */
export interface CasesShares extends OfCases, WithP {
  readonly form: "shares";
  readonly where: GroupShare;
  readonly against: GroupShare;
}

/** Two groups, and a number in each. */
export interface CasesNumbers extends OfCases, WithP {
  readonly form: "numbers";
  readonly column: string;
  readonly where: GroupNumbers;
  readonly against: GroupNumbers;
  /** Share of pairs, one from each group, in which the first is larger. */
  readonly larger: number;
}

/** The share with an outcome, level by level of a number or of an order. */
export interface CasesLevels extends OfCases, WithP {
  readonly form: "levels";
  readonly levels: readonly (GroupShare & { readonly level: string })[];
}

/** A number along another. */
export interface CasesRanks extends OfCases, WithP {
  readonly form: "ranks";
  readonly columns: readonly [string, string];
  readonly rho: number;
  /** Cells as they stand in the table, lowest first. */
  readonly pairs: readonly { readonly id: string; readonly cells: readonly [string, string] }[];
}

/** Rows side by side. */
export interface CasesRows extends OfCases {
  readonly form: "rows";
  readonly columns: readonly string[];
  /** Of each row a cell for every column. */
  readonly cells: readonly (readonly string[])[];
}

export type CasesResult = CasesShares | CasesNumbers | CasesLevels | CasesRanks | CasesRows;

export type TestResult = ModelTest | RecordResult | CasesResult | JudgementResult | ShareResult;

export interface ClaimResult {
  readonly id: string;
  readonly text: string;
  readonly group: string;
  readonly placebo: string;
  readonly tests: readonly TestResult[];
}

/** False answers among placebos; the share's interval is exact, at 95 %, and 0 to 1 where there is none. */
export interface FalseRate {
  readonly count: number;
  readonly of: number;
  readonly share: Interval;
}

/** Placebos of one kind, and what came out. */
export interface PlaceboCount {
  /** Tests of claims that they were made of. */
  readonly tests: number;
  /** Verdicts that say that something follows: none can be right. */
  readonly falseVerdicts: FalseRate;
  /** Mean effects whose interval, at the ledger's own confidence, leaves out zero; and at 95 %, where more can be seen. */
  readonly falseMeans: FalseRate;
  readonly falseMeansAt95: FalseRate;
  /** Verdicts that nothing follows, which are right. The rest are undecided. */
  readonly noEffect: number;
}

/** The ledger's own contrasts and trends on their own runs, with every effect taken out. */
export interface PlaceboRates {
  /** Arms' names dealt out future by future, `times` a test; and one arm beside itself with other luck, once an arm. */
  readonly all: PlaceboCount;
  readonly dealt: PlaceboCount;
  readonly otherLuck: PlaceboCount;
  readonly times: number;
  /** Share of false answers that each interval of the ledger allows at most. */
  readonly allowed: number;
}

/** What would be said of an event without any model. */
export interface Baseline {
  /** Whether the event is so if nothing changes. */
  readonly likeToday: boolean;
  /** How often the event is so on public record, and of what that is known; null and "" where no public record tells. */
  readonly onRecord: RecordRate | null;
  readonly condition: string;
  /** Why a rate that there is was left out by the scenario. */
  readonly absent: string;
  /** Whether both, as far as there are both, are what the claim asks for. */
  readonly answers: boolean;
}

/** What the public record has: a share, or days. Ends are those of 95 %, of days the points below which 10 and 90 % lie; null where not known. */
export interface RecordRate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Cases that it rests on, where that is known, and what they are. */
  readonly n: number | null;
  readonly per: string;
  /** Days within which it happens; null without such a limit. */
  readonly days: number | null;
  readonly source: string;
  readonly mark: string;
}

export interface PriorRow {
  readonly id: string;
  readonly label: string;
  readonly model: Interval | null;
  /** Beside it, as recorded, or null where nothing is, with the reason unless it is that nothing public gives it. */
  readonly record: RecordRate | null;
  readonly absent: string;
  /** The model's share over the record's where the two are far apart: intervals that don't meet, and more than twice or less than half; else null. */
  readonly off: number | null;
  readonly unit: string;
  /** Days within which it happens in the model; null: as long as the horizon. */
  readonly days: number | null;
  readonly n: number;
  readonly note: string;
}

export interface Band {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** 5, 50, 95 % of runs that had a crisis; quantiles of those that happen for dates, with the chance that they do. */
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
  readonly chance: number | null;
  readonly recordLow: number;
  readonly recordHigh: number;
  readonly percentile: number | null;
  readonly inside: boolean | null;
  readonly mark: string;
  readonly text: string;
}

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** By day: 5, 25, 50, 75, 95 % over runs. */
  readonly quantiles: readonly (readonly number[])[];
  readonly record: readonly {
    readonly day: number;
    readonly low: number;
    readonly high: number;
    readonly mark: string;
    readonly text: string;
  }[];
}

export interface PriorPredictive {
  readonly worlds: number;
  readonly replicates: number;
  readonly rejected: { readonly share: number; readonly of: number; readonly why: string };
  /** What was changed in the model because of this page, and why. */
  readonly changed: readonly string[];
  readonly rows: readonly PriorRow[];
  readonly calm: readonly PriorRow[];
  readonly bands: readonly Band[];
  readonly bandsOver: string;
  readonly allInside: { readonly runs: number; readonly of: number };
  /** Of the observations that are judged, so many are inside; any prior that is wide enough has so many inside: nine in ten. */
  readonly inside: { readonly seen: number; readonly of: number; readonly wideEnough: number };
  readonly series: readonly Series[];
  /** By place, then day: share of the runs in `bandsOver` in which protest is seen there. `map` is the key of its outline, or "". */
  readonly byPlace: readonly { readonly place: string; readonly map: string; readonly days: readonly number[] }[];
}

export interface AssumptionRow {
  readonly path: string;
  readonly symbol: string;
  readonly meaning: string;
  readonly unit: string;
  readonly range: string;
  readonly sign: string;
  readonly source: string;
  readonly mark: string;
  readonly why: string;
}

export interface TestReport {
  readonly format: 1;
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly hash: string;
    readonly start: string;
    readonly days: number;
    /** As the command that made the report names it; absent where no command did. */
    readonly argument?: string;
    /** What run ids of this scenario and version end in, after an @. */
    readonly runs?: string;
  };
  /**
   * Only where the work was stopped before its end: worlds of those asked for that were run. Where that is all of them, what stands beside the
   * answers was not all asked.
   */
  readonly stopped?: { readonly worlds: number; readonly of: number };
  /** Only where worlds are those that agree with the record up to a date: then everything about the record is in-sample. */
  readonly given?: {
    readonly until: string;
    readonly worlds: number;
    readonly fitted: readonly string[];
    readonly file: string;
  };
  readonly version: string;
  /** Digest of the code that runs were made by; absent where no command made the report. */
  readonly code?: string;
  readonly seed: number;
  readonly facts: { readonly total: number; readonly byMark: Readonly<Record<string, number>> };
  readonly unknowns: { readonly total: number; readonly assumed: number; readonly forms: number };
  readonly absent: readonly { readonly name: string; readonly instead: string }[];
  readonly prior: PriorPredictive;
  /** Rounds that were made, in order; absent from a ledger of before there were any. */
  readonly rounds?: readonly Round[];
  readonly claims: readonly ClaimResult[];
  /** Absent from a ledger of before there were any. */
  readonly placebos?: PlaceboRates;
  readonly assumptions: readonly AssumptionRow[];
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly where: string;
    readonly note: string;
  }[];
  readonly command: string;
  /** Varies between equal runs; the rest is byte-comparable. */
  readonly timing: {
    readonly seconds: number;
    readonly workers: number;
    readonly runs: number;
    readonly forks: number;
    readonly slotsSimulated: number;
    readonly slotsSaved: number;
    readonly peakMemoryMiB: number;
  };
}
