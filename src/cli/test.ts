// `precedent test`.
import { join } from "node:path";
import { json as toJson } from "../report/data/json.ts";
import type { Tested } from "../questions/test/test.ts";
import type { Document } from "../report/document.ts";
import type { TestReport } from "../claims/result.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { LEAST_WORLDS, QUICK_WORLDS, THOROUGH_WORLDS, WORLDS } from "../questions/test/budgets.ts";
import type { Extras } from "../report/answers/ledger/extras.ts";
import { printable, problemText } from "../scenario/problems/problemText.ts";
import { nearest, some } from "../scenario/problems/nearest.ts";
import { scenarioCommand, together } from "./command.ts";
import { InputError } from "./inputError.ts";
import { shellOption, shellPath } from "../scenario/shellWords.ts";
import { flag, json, out, posterior, queue, seed, several, text, workers, worldsBy, kept } from "./options.ts";
import type { Shard } from "../node/store/shard.ts";
import type { Written } from "./outFolder.ts";
import { testStages } from "./testStages.ts";
import type { TestOutput } from "./outputs.ts";

const STAGES = testStages({
  rounds: 63, repeats: 1, shares: 14, calm: 1, "half ranges": 4, "double ranges": 4, weights: 1, judging: 6, "knock-outs": 6,
}); // prettier-ignore

export const testCommand = scenarioCommand({
  name: "test",
  description: "put every claim of a scenario to the test: the ledger",
  options: {
    claim: several("<id>", "only this claim; its answer is that of the whole ledger"),
    claims: text("<rival>", "the claims of a rival explanation as the ledger, for instance rivals/barriers"),
    quick: flag(`first answers, from ${QUICK_WORLDS} worlds`),
    thorough: flag(`more answers, from ${THOROUGH_WORLDS} worlds`),
    "until-decided": text("<claim>", "this claim alone, until it is answered or can hardly be"),
    worlds: worldsBy(`${WORLDS}; fewer where every claim is answered before`, LEAST_WORLDS),
    posterior,
    seed,
    workers,
    queue,
    ...kept,
    shard: text("<part/of>", "only this part of the work that is known by now, for instance 2/8; goes with --store"),
    together: flag("with --shard: to the end, with the other shards, which use the same store at the same time"),
    json,
    follow: flag("print a line of JSON for each test as it stands after each round, then the result"),
    out: out("folder for report.html, report.json and data/*.csv (default: out/<scenario>)"),
  },
  examples: [
    "test kazakhstan-2022 --quick",
    "test kazakhstan-2022 --worlds 1000 --seed 7",
    "test kazakhstan-2022 --claim C11",
    "test kazakhstan-2022 --until-decided C11",
    "test kazakhstan-2022 --shard 2/8 --store shards/2",
  ],
  load: () =>
    together(
      import("../questions/test/test.ts"),
      import("../questions/test/passes.ts"),
      import("../scenario/map/readMap.ts"),
      import("./posterior.ts"),
      import("../report/answers/ledger/stand.ts"),
      import("../report/terminal/paint.ts"),
      import("../node/store/version.ts"),
    ),
  ask: async (
    { path, options, files, folder, ...loaded },
    { test, timingOf, sizesOfSome, restsOn, readMap, standLines, standJson, palette, resultsVersion },
  ) => {
    const { claim, claims, seed, workers } = options;
    const { worlds, only, words } = budgetOf(options);
    const scenario = chosenClaims(claimsOf(loaded.scenario, claims), only);
    const rests = await restsOn(options.posterior, scenario);
    if (options.together && options.shard === undefined) throw new InputError("error --together goes with --shard");
    const shard = options.shard === undefined ? null : shardOf(options);
    if (shard !== null) {
      const { shardQuestion } = await import("./shard.ts");
      return shardQuestion(scenario, { shard, together: options.together, seed, worlds, files, claims: only, rival: claims }); // prettier-ignore
    }
    const budget = words ?? `--worlds ${worlds}`;
    const { map, remarks } = readMap(scenario, files);
    return {
      remarks: problemText(remarks, files, { folder, kind: "warning" }),
      stages: STAGES,
      out: join("out", scenario.id),
      writes: ["report.html", "report.json"],
      answer: async ({ threads, began, written, stands }) => {
        const tested = await test(scenario, {
          ...(await threads(scenario, files)),
          worlds,
          examples: written,
          seed,
          ...(only.length > 0 && !rests.posterior ? { sizes: sizesOfSome(worlds) } : {}),
          stands: (stand) => {
            const seconds = (performance.now() - began) / 1000;
            stands({
              lines: ({ columns, colour }) => standLines(stand, seconds, columns, palette(colour)),
              objects: () => standJson(stand, seconds),
            });
          },
          ...(rests.posterior ? { posterior: rests.posterior, posteriorFile: options.posterior ?? "" } : {}),
          command: `precedent test ${shellPath(path)}${claims === undefined ? "" : ` ${shellOption("claims", claims)}`}${claim.map((id) => ` ${shellOption("claim", id)}`).join("")}${rests.flag} ${budget} --seed ${seed}`,
        });
        const report: TestReport = {
          ...tested.report,
          code: resultsVersion().version,
          scenario: { ...tested.report.scenario, argument: path },
          timing: timingOf(tested, {
            seconds: (performance.now() - began) / 1000,
            workers,
            peakMemoryMiB: process.resourceUsage().maxRSS / 1024,
          }),
        };
        const { stopped } = report;
        return {
          json: report satisfies TestOutput,
          document: () => documentOf(report, { map, mapRemarks: remarks }, scenario, tested.examples),
          page: "report.html",
          beside: () => filesOf(report),
          stopped: stopped && `this ledger rests on the first ${stopped.worlds} of ${stopped.of} worlds`,
        };
      },
    };
  },
});

/** Which part of the work is asked for. */
function shardOf(options: {
  readonly shard: string | undefined;
  readonly store: string | undefined;
  readonly posterior: string | undefined;
  readonly out: string | undefined;
  readonly follow: boolean;
}): Shard {
  const [, part = "", of = ""] = /^(\d{1,6})\/(\d{1,6})$/.exec(options.shard ?? "") ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (shard.part < 1 || shard.part > shard.of)
    throw new InputError(
      `error --shard "${printable(options.shard ?? "").slice(0, 40)}" is no part: the second of eight is 2/8`,
    );
  if (typeof options.store !== "string")
    throw new InputError("error --shard keeps its part in a store of its own: add --store shards/2, for instance");
  if (options.posterior !== undefined) throw new InputError("error --shard takes no --posterior");
  if (options.follow || options.out !== undefined)
    throw new InputError("error --shard is a part of the work and has no ledger yet; leave out --out and --follow");
  return shard;
}

/** How many worlds there are to be at most, for which claims, and the words for it where no number was given. */
function budgetOf(options: {
  readonly claim: readonly string[];
  readonly quick: boolean;
  readonly thorough: boolean;
  readonly "until-decided": string | undefined;
  readonly worlds: number | undefined;
}): { readonly worlds: number; readonly only: readonly string[]; readonly words: string | null } {
  const until = options["until-decided"];
  const given = [
    ...(options.quick ? ["--quick"] : []),
    ...(options.thorough ? ["--thorough"] : []),
    ...(until === undefined ? [] : ["--until-decided"]),
    ...(options.worlds === undefined ? [] : ["--worlds"]),
  ];
  if (given.length > 1) throw new InputError(`error ${given.join(" and ")} each say how far to go; give one of them`);
  if (until !== undefined && options.claim.length > 0)
    throw new InputError("error --until-decided names its claim itself; leave out --claim");
  if (until !== undefined)
    return { worlds: THOROUGH_WORLDS, only: [until], words: shellOption("until-decided", until) };
  if (options.quick) return { worlds: QUICK_WORLDS, only: options.claim, words: "--quick" };
  if (options.thorough) return { worlds: THOROUGH_WORLDS, only: options.claim, words: "--thorough" };
  return { worlds: options.worlds ?? WORLDS, only: options.claim, words: null };
}

/** The scenario with these claims alone, or with all when none is named. */
function chosenClaims(scenario: Scenario, ids: readonly string[]): Scenario {
  if (ids.length === 0) return scenario;
  const known = scenario.claims.map((c) => c.id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const meant = nearest(unknown, known);
    throw new InputError(
      `error there is no claim "${printable(unknown).slice(0, 80)}"${meant === undefined ? "" : `; did you mean ${meant}?`} Claims are: ${some(known)}`,
    );
  }
  return { ...scenario, claims: scenario.claims.filter((c) => ids.includes(c.id)) };
}

/** The scenario with a rival explanation's claims instead of its own. */
function claimsOf(scenario: Scenario, named: string | undefined): Scenario {
  if (named === undefined) return scenario;
  const known = scenario.rivals.map((r) => `rivals/${r.id}`);
  const wanted = named.replace(/^(?:rivals\/)?(.*?)(?:\.yaml)?$/, "rivals/$1");
  const rival = scenario.rivals[known.indexOf(wanted)];
  if (!rival)
    throw new InputError(
      `error there is no rival explanation "${printable(named).slice(0, 80)}"${known.length === 0 ? "; the scenario has none" : `; there are: ${some(known)}`}`,
    );
  return { ...scenario, title: `${scenario.title}: ${rival.title}`, claims: rival.claims };
}

/** What terminal and page show. */
async function documentOf(
  report: TestReport,
  map: Pick<Extras, "map" | "mapRemarks">,
  scenario: Scenario,
  examples: Tested["examples"],
): Promise<Document> {
  // drawing charts takes a quarter of a second to load: only here
  const { ledgerDocument, toldTests } = await together(
    import("../report/answers/ledger/ledger.ts"),
    import("../report/answers/ledger/told.ts"),
  );
  const points = Object.fromEntries(scenario.places.map((p) => [p.name, p.at]));
  return ledgerDocument(report, { ...map, points, stories: toldTests(report, examples, scenario), data: true });
}

/** The report and its tables. */
async function filesOf(report: TestReport): Promise<readonly Written[]> {
  const { DATA, tables, csv } = await together(import("../report/data/tables.ts"), import("../report/data/csv.ts"));
  return [["report.json", toJson(report)], ...tables(report).map((t) => [join(DATA, t.file), csv(t)] as const)];
}
