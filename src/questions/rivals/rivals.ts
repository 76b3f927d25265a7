// `precedent rivals`: explanations of one crisis side by side, over the same worlds and draws.
//   worlds -> those that come to a request -> futures of each: as drawn, without each explanation, each alone, without all; the
//   explanations' own claims as a ledger beside it
import { whole } from "../../model/asked.ts";
import { describe } from "../../core/ranges.ts";
import type { Rival, Scenario } from "../../scenario/scenario.ts";
import { isIdle } from "../../world/assumptions.ts";
import { compiler, type Compiler } from "../../world/compile.ts";
import { aloneArms, decisionArms, planOf, readOf } from "./rivalArms.ts";
import { circumstancesIn, circumstancesOf, circumstancesPlan } from "./rivalCircumstances.ts";
import { resultsOf, rivalClaims } from "./rivalClaims.ts";
import { DECISION, decisionOf } from "./rivalDecision.ts";
import { effectsOf, effectsPlan } from "./rivalEffects.ts";
import { CHOOSING, isFollowed, watchedIn } from "./rivalObservables.ts";
import { observationsOf } from "./rivalObservations.ts";
import type { Off, Rivals } from "./rivalResult.ts";
import { test, type TestOptions } from "../test/test.ts";

export type RivalsOptions = Omit<TestOptions, "posterior" | "posteriorFile" | "more" | "sizes">;

/** What all futures of one plan may cost, in runs of 30 days: requests are the sample, so most of them go on. Calm worlds say nothing here. */
const SIZES = { futures: 3000, treatedCrises: 60, calm: 20 } as const;
/** Fewest requests that anything is said about. */
const FEWEST = 10;

/** When stopped, rests on the first worlds and says so; throws Stopped when they are too few. */
export async function rivals(scenario: Scenario, options: RivalsOptions): Promise<Rivals> {
  const all = scenario.rivals;
  const watched = watchedIn(scenario);
  const within = watched.filter((w) => !isFollowed(w));
  const followed = watched.filter(isFollowed);
  const asked = circumstancesIn(all);
  const tried = all.flatMap((rival) => (rival.effects ? [{ rival, effects: rival.effects }] : []));
  const more = [
    planOf(decisionArms(all), [{ outcome: whole(DECISION) }]),
    ...[within, followed].map((some) => planOf(aloneArms(all), [...some.map((w) => w.reading), ...CHOOSING])),
    circumstancesPlan(all, asked),
    ...tried.map(({ effects }) => effectsPlan(effects)),
  ];
  // threads know the scenario's own claims, and these are others
  const { judge: _, ...rest } = options;
  const { report, passes, plans } = await test(
    { ...scenario, claims: rivalClaims(all) },
    {
      ...rest,
      more,
      requests: "as they come",
      sizes: SIZES,
    },
  );
  const first = plans.conditional.length - more.length;
  const read = more.map((_, i) => {
    const found = readOf(passes, first + i);
    return found && found.worlds >= FEWEST ? found : null;
  });
  const came = passes.base.result.conditions[plans.conditions.indexOf(more[0]?.given ?? "")] ?? new Uint8Array(0);
  const compiled = compiler(scenario);
  return {
    format: 1,
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    version: report.version,
    seed: options.seed,
    command: options.command,
    ...(report.stopped ? { stopped: report.stopped } : {}),
    worlds: passes.base.result.accepted.length,
    requests: came.reduce((sum, yes) => sum + yes, 0),
    rivals: all.map((rival) => ({
      id: rival.id,
      title: rival.title,
      says: rival.says,
      sources: rival.sources.flatMap((id) => scenario.sources.filter((s) => s.id === id)),
      considerations: rival.considerations.map((c) => offOf(compiled, c)),
      claims: resultsOf(rival, report.claims),
    })),
    decision: read[0] ? decisionOf(all, read[0]) : null,
    observations: observationsOf(
      all,
      [within, followed].flatMap((some, i) => {
        const found = read[1 + i];
        return found ? [{ watched: some, read: found }] : [];
      }),
      options.seed,
    ),
    circumstances: read[3] ? circumstancesOf(all, asked, read[3], options.seed) : [],
    effects: tried.flatMap(({ rival, effects }, i) => {
      const found = read[4 + i];
      return found ? [effectsOf(rival, effects, found)] : [];
    }),
  };
}

function offOf({ assumptions }: Compiler, { set, to, why }: Rival["considerations"][number]): Off {
  const column = assumptions.find((c) => c.path === set);
  const range =
    column === undefined
      ? "a fact"
      : column.kind === "form"
        ? Object.entries(column.options)
            .filter(([, weight]) => weight > 0)
            .map(([name]) => name)
            .join(" or ")
        : describe(column.range);
  const idle = isIdle(assumptions, set, to);
  return { path: set, meaning: column?.meaning ?? "", range, off: String(to), why, idle };
}
