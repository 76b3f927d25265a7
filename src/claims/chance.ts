// A chance: in what share of the runs in which the condition arose the event happened, against what the claim asks for.
import { clopperPearson } from "../analysis/clopperPearson.ts";
import { clusteredShare } from "../analysis/clusteredShare.ts";
import type { MomentName } from "../model/kit/names.ts";
import { byRun, nameOf, Readings, type FutureName } from "../run/readings.ts";
import { OFFERS } from "../scenario/paths.ts";
import type { ChanceTest } from "../scenario/scenario.ts";
import { baselineOf } from "./baseline.ts";
import { requesting, worthOf } from "./arrivals.ts";
import { mayBeDecided, plain } from "./interim.ts";
import { judging, type Ledger } from "./ledger.ts";
import type { OriginWord } from "./origins.ts";
import type { Interval, Known, ModelTest, Origin, Verdict } from "./result.ts";
import { shareWords, silenceSentence } from "./shareWords.ts";
import { chanceVerdict, moreAsked, worldsToDecide } from "./verdict.ts";
import { VERDICT_KINDS } from "./verdictKinds.ts";
import { chanceTitle } from "./titles.ts";

/** What can come only after a request: too rare to be met in runs from the start, so that futures of requests are looked at. */
const AFTER_REQUEST: readonly string[] = [
  "deployed", "consented", "decided", "arrived", "withdrawn",
] satisfies readonly MomentName[]; // prettier-ignore

interface PlacedChance {
  readonly test: ChanceTest;
  /** Among the futures of requests, readings of the condition and of the outcome; null where every world is read. */
  readonly afterRequest: { readonly came: number; readonly reading: number } | null;
}

export const chance = judging<ChanceTest, PlacedChance>({
  kind: "chance",
  plan(test, planner) {
    const { given, asked } = test;
    planner.condition(given);
    if (!AFTER_REQUEST.includes(given)) {
      planner.outcome(asked);
      return { test, afterRequest: null };
    }
    // what has futures of its own is not read off every world: some of it costs more than the world itself
    const plan = planner.afterRequest();
    const arm = plan.arm([]);
    const came = plan.reading({ event: given as MomentName });
    const reading = plan.reading({ outcome: asked, after: given as MomentName });
    const number = planner.test();
    for (const wanted of [came, reading]) plan.want(number, [arm], wanted);
    return { test, afterRequest: { came, reading } };
  },
  judge: judgeChance,
  interim(placed, ledger) {
    const { verdict, worlds, share } = judgeChance(placed, ledger);
    return { verdict, open: null, worlds, share: share && plain(share), against: null, within: null, effect: null, leans: null, more: mayBeDecided(verdict) }; // prettier-ignore
  },
  compared: ({ outcome, asked, given, above, below, chance: atLeast }) => ({
    outcome,
    asked,
    spread: false,
    given,
    names: ["the run as drawn", "the run as drawn"],
    arms: [[], []],
    says: null,
    event: { above, below },
    atLeast,
    relative: false,
  }),
});

function judgeChance(placed: PlacedChance, ledger: Ledger): ModelTest {
  const { occasions, looked } = occasionsOf(placed, ledger);
  const { passes } = ledger;
  const byChance = placed.afterRequest !== null && passes.futures.job.requests === "by chance";
  const weights = byChance ? requesting(passes.base) : null;
  const { scenario, sizes, confidence } = ledger;
  const result = chanceResult(placed.test, occasions, looked, sizes.worlds, confidence, weights);
  return { ...result, baseline: baselineOf(placed.test, scenario) };
}

/** Outcomes that are read straight off an assumption. */
const INPUT_OF: Readonly<Record<string, string>> = { guarantorShare: OFFERS };

/** One run in which the condition arose, or any run without a condition. Several futures of one arrival share its world. */
export interface Occasion {
  readonly id: string;
  readonly world: number;
  readonly value: number;
}

/**
 * Fewest worlds on which a chance may rest, whose interval is the exact one, or that of clusters: both cover from twenty on (docs/estimators.md).
 * Where worlds were chosen, so many must they be worth.
 */
const LEAST_WORLDS = 30;

/** Runs in which a chance's condition arose: of all worlds, or for what comes only after a request, futures of the requests. */
function occasionsOf(
  { test: { given, outcome }, afterRequest }: PlacedChance,
  { passes, plans }: Ledger,
): { readonly occasions: readonly Occasion[]; readonly looked: number } {
  const occasions: Occasion[] = [];
  const add = (future: FutureName, came: boolean, value: number): void => {
    if (came && !Number.isNaN(value)) occasions.push({ id: nameOf(future), world: future.world, value });
  };
  if (afterRequest) {
    const readings = new Readings(passes.futures, plans.afterRequest);
    let looked = 0;
    for (const future of readings.futures) {
      const came = readings.of(future, 0, 0, afterRequest.came);
      if (!Number.isNaN(came)) looked++;
      add(future, came === 1, readings.of(future, 0, 0, afterRequest.reading));
    }
    return { occasions, looked };
  }
  const { base } = passes;
  const arose = given === "" ? null : base.result.conditions[plans.conditions.indexOf(given)];
  const came = arose && byRun(base, arose);
  const values = byRun(
    base,
    base.result.outcomes[plans.outcomes.findIndex(({ text }) => text === outcome)] as Float64Array,
  );
  values.forEach(({ value, ...run }, i) => add({ ...run, branch: 0 }, !came || came[i]?.value === 1, value));
  return { occasions, looked: values.length };
}

/**
 * `weights`: by world how much its occasions count, where worlds were chosen by the chance of a request; else all alike.
 * `of`: runs in which the condition might have arisen, one a world; `asked`: worlds that the user asked for. An outcome that is an
 * assumption itself is answered by input, whether or not the claim says so.
 */
export function chanceResult(
  test: ChanceTest,
  occasions: readonly Occasion[],
  of: number,
  asked: number,
  confidence: number,
  weights: ReadonlyMap<number, number> | null = null,
): ModelTest {
  const happens = (value: number): boolean =>
    (test.above === null || value > test.above) && (test.below === null || value < test.below);
  const n = occasions.length;
  const k = occasions.filter((o) => happens(o.value)).length;
  const worlds = new Map<number, { yes: number; n: number }>();
  for (const o of occasions) {
    const known = worlds.get(o.world) ?? { yes: 0, n: 0 };
    worlds.set(o.world, { yes: known.yes + (happens(o.value) ? 1 : 0), n: known.n + 1 });
  }
  const alone = worlds.size === n;
  const chosen = weights && worthOf([...worlds.keys()].map((world) => weights.get(world) ?? 0));
  // many futures of a few worlds are not many answers
  const rests = chosen ? chosen.worth : worlds.size;
  const silent = test.given === "" ? null : n === 0 ? "never arises" : rests < LEAST_WORLDS ? "too rare" : null;
  const chance =
    n === 0
      ? null
      : alone
        ? { value: k / n, ...clopperPearson(k, n, confidence) }
        : clusteredShare(
            [...worlds].map(([world, c]) => ({ ...c, weight: weights?.get(world) ?? 1 })),
            confidence,
          );
  const verdict: Verdict =
    silent !== null || !chance ? (silent ?? "never arises") : chanceVerdict(chance, test.chance, test.says);
  const { decides } = VERDICT_KINDS[verdict];
  // futures of one request are alike: what narrows the interval is more of them
  const each = worlds.size > 0 ? Math.max(1, Math.round(n / worlds.size)) : 1;
  const needed = chance && verdict === "undecided" ? worldsToDecide(chance, worlds.size, test.chance, each) : null;
  const byInput = test.byInput === "" ? (INPUT_OF[test.outcome] ?? "") : test.byInput;
  const word: OriginWord | null = !decides || byInput === "" ? null : "by input";
  const usual = k * 2 >= n;
  const agrees = test.says === "at least";
  const one = (wanted: boolean): string | null => occasions.find((o) => happens(o.value) === wanted)?.id ?? null;
  const futures = alone ? "" : `, which are futures of ${worlds.size} worlds`;
  const builtIn: Origin = {
    distance: byInput === "" ? null : 0,
    knockOuts: [],
    together: null,
    fixed: [],
    breakEven: null,
    direct: byInput === "" ? [] : [byInput],
    sentence:
      byInput === ""
        ? "How often a thing happens follows from the ranges that were assumed; nothing was taken away to see whether it stands without them."
        : `The answer is what was put in as ${byInput}.`,
  };
  return {
    kind: "chance",
    title: chanceTitle(test),
    verdict,
    origin: word,
    builtIn,
    finding:
      silent !== null || !chance
        ? silenceSentence({ runs: n, of }, AFTER_REQUEST.includes(test.given) ? "futures of requests" : "runs")
        : `It is so in ${k} of ${n} runs${futures}, ${chosen ? "each counted by the chance of its request, " : ""}${shareWords(chance)}; the claim asks for ${test.says} ${percent(test.chance)}.`,
    says: test.says,
    known:
      silent === null && chance
        ? knownOf(chance, test)
        : { direction: "open", size: null, leans: null, words: "", least: null },
    order: null,
    share: chance ? { value: chance.value, low: chance.low, high: chance.high, level: confidence } : null,
    against: null,
    within: null,
    below: null,
    effect: null,
    sameRuns: null,
    atLeast: test.chance,
    worlds: worlds.size,
    replicates: 1,
    arose: test.given === "" ? null : { runs: n, of },
    chosen,
    byForm: {},
    dominantForm: null,
    formRange: null,
    bayes: null,
    ranges: null,
    hinge: null,
    perWorld: null,
    toDecide: needed,
    moreWorlds:
      silent !== null || !chance
        ? n > 0
          ? Math.max(0, Math.ceil((LEAST_WORLDS / rests - 1) * asked))
          : null
        : moreAsked(needed, worlds.size, each, asked),
    typical: one(usual),
    typicalIs: n === 0 ? null : usual === agrees ? "with the claim" : "against the claim",
    counterexample: usual === agrees ? one(!agrees) : null,
    agreeing: usual === agrees ? null : one(agrees),
    replay: alone ? [] : [{ arm: "", given: "requested", changes: [], flags: "--given requested" }],
    baseline: null,
    curve: null,
    dots: occasions.map((o) => o.value),
    note: test.note,
  };
}

/** Of a chance beside what the claim asks for. */
function knownOf({ value, low, high }: Interval, { chance, says }: ChanceTest): Known {
  const [agrees, disagrees] =
    says === "at least" ? (["leans for", "leans against"] as const) : (["leans against", "leans for"] as const);
  const base = { size: { value, low, high }, words: "", least: null };
  if (low > chance) return { ...base, direction: "more", leans: agrees };
  return high < chance
    ? { ...base, direction: "fewer", leans: disagrees }
    : { ...base, direction: "open", leans: null };
}

const percent = (x: number): string => `${Number((100 * x).toPrecision(3))} %`;
