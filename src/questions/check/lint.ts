// Remarks on a sound scenario, each at its place: what is allowed and seldom meant. Never changes what a run does.
import { formatDate, isoDate, parseDate } from "../../core/dates.ts";
import { parseAsked } from "../../model/asked.ts";
import { locator, type Locator } from "../../scenario/read/locate.ts";
import { FITTED, TOLD } from "../../model/outcomes.ts";
import { placeSpan } from "../../scenario/read/placeSpan.ts";
import { readMap } from "../../scenario/map/readMap.ts";
import { addRemark, type Path, type Problem, type Problems } from "../../scenario/problems/problem.ts";
import { mentionsOf } from "../../scenario/claims/kinds.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import { MECHANISM_SOURCES } from "../../model/sources.ts";
import { groupsOf } from "../../claims/kinds.ts";
import type { Compiler } from "../../world/compile.ts";
import { undecidable } from "./lintClaims.ts";
import { lintPlaces } from "./lintPlaces.ts";
import { lintRuns } from "./lintRuns.ts";
import { idleConsiderations, placedInRivals } from "./lintRivals.ts";
import { unreachedRanges } from "./lintReach.ts";
import { rangeRemarks } from "./lintRanges.ts";
import { rivalClaims } from "../rivals/rivalClaims.ts";
import type { Progress } from "../../run/ensemble.ts";
import type { Remark } from "./remark.ts";

/** Fewer cases than this on one side say next to nothing. */
const FEW = 5;

/** All remarks. `files` are those that the scenario was read from. Runs a few hundred worlds where a claim's path is in doubt. */
export function lint(
  scenario: Scenario,
  files: Readonly<Record<string, string>>,
  compiled: Compiler,
  progress: (done: Progress) => void = () => undefined,
): Problem[] {
  const found: Problem[] = [];
  const problems: Problems = { list: found };
  const remark: Remark = (file, span, text) => addRemark(problems, file, span, text);
  const where = locator(files);
  unusedSources(scenario, where, remark);
  rangeRemarks(scenario, where, remark);
  unusedEntries(scenario, where, remark);
  const { map, remarks } = readMap(scenario, files, where);
  found.push(...remarks);
  lintPlaces(scenario, map, where, remark);
  otherDays(scenario, where, remark);
  shocksInTime(scenario, where, remark);
  unshockedPlaces(scenario, where, remark);
  if (scenario.factions.length === 0)
    remark("scenario.yaml", where.key("scenario.yaml", ["factions"]), warnings.noFactions());
  for (const { id } of scenario.claims)
    if (parseAsked(id)) remark("claims.yaml", where.key("claims.yaml", [id]), warnings.claimAsOutcome(id));
  fewCases(scenario, where, remark);
  const runs = lintRuns(compiled, progress);
  undecidable(scenario.claims, runs, where, remark);
  unreachedRanges(scenario, runs, where, remark);
  idleConsiderations(scenario, compiled.assumptions, where, remark);
  const claimed = { ...scenario, claims: rivalClaims(scenario.rivals) };
  const placed = placedInRivals(where, remark);
  fewCases(claimed, placed.where, placed.remark);
  undecidable(claimed.claims, runs, placed.where, placed.remark);
  return found;
}

function unusedSources(scenario: Scenario, where: Locator, remark: Remark): void {
  const values = [
    ...Object.values(scenario.values),
    ...scenario.forces.flatMap((f) => [f.share, f.discipline]),
    ...scenario.shocks.flatMap((s) => Object.values(s.relative)),
    ...scenario.treaty.members.flatMap((m) => Object.values(m.values)),
    ...scenario.factions.flatMap((f) => Object.values(f.values)),
    ...scenario.region.flatMap((n) => Object.values(n.values)),
    ...scenario.overrides.map((o) => ("weights" in o ? o : o.value)),
    ...scenario.places.map((p) => p.people),
    ...scenario.baseRates,
  ];
  const used = new Set([
    ...values.map((v) => v.source),
    ...scenario.record.flatMap((e) => e.sources),
    ...MECHANISM_SOURCES.map((s) => s.id),
    ...scenario.claims.flatMap((c) => c.tests.flatMap((t) => mentionsOf(t).sources)),
    ...scenario.rivals.flatMap((r) => r.sources),
  ]);
  for (const { id } of scenario.sources) {
    const told = scenario.record.some((e) => e.conflict.some((line) => line.startsWith(`${id}:`)));
    if (!used.has(id) && !told) remark("sources.yaml", where.key("sources.yaml", [id]), warnings.unusedSource(id));
  }
}

/** Observations that reports compare with runs: series by day, dates, and the largest force. */
const SERIES: readonly string[] = [...FITTED, "dead", "detained"];

/** Counts that are held against another day than the one they are written on. */
function otherDays({ record, offset }: Scenario, where: Locator, remark: Remark): void {
  for (const e of record) {
    const written = SERIES.includes(e.outcome) ? parseDate(e.dated) : null;
    if (!written || "problem" in written) continue;
    const dayIn = (zone: number): number => Math.floor(written.days + zone / 1440);
    if (dayIn(written.offset) === dayIn(offset)) continue;
    const day = formatDate(written.days, offset, false).replaceAll(/ +/g, " ");
    const zone = isoDate(written.days, offset).slice(-6);
    remark("record.yaml", where.key("record.yaml", [e.id, "at"], "value"), warnings.otherDay(e.dated, day, zone));
  }
}

function unusedEntries({ record, claims, rivals, days }: Scenario, where: Locator, remark: Remark): void {
  const tests = [...claims, ...rivalClaims(rivals)].flatMap((c) => c.tests);
  const named = new Set(tests.flatMap((t) => mentionsOf(t).entries));
  for (const e of record) {
    const span = where.key("record.yaml", [e.id]);
    const series = SERIES.includes(e.outcome);
    const dated = e.at !== null && e.at >= 0 && e.at < days;
    const reason = series
      ? e.at === null
        ? "it has no date"
        : dated
          ? ""
          : "its date is outside the horizon"
      : e.outcome === "troops" || (e.unit === "d" && !TOLD.includes(e.outcome))
        ? ""
        : "runs give nothing that it could be compared with";
    if (reason !== "" && !named.has(e.id)) remark("record.yaml", span, warnings.notCompared(e.id, reason));
    if (series && e.place !== "")
      remark("record.yaml", where.key("record.yaml", [e.id, "place"]), warnings.ofOnePlace(e.id));
  }
}

/** Days before the start after which a shock is mostly gone, whatever fades it. */
const FADED = 60;

/** Whether there is a shock, and whether each is felt in the runs. */
function shocksInTime({ shocks, days }: Scenario, where: Locator, remark: Remark): void {
  if (shocks.length === 0) remark("scenario.yaml", where.key("scenario.yaml", ["shocks"]), warnings.noShock());
  for (const { id, from } of shocks)
    if (from < -FADED || from >= days)
      remark(
        "scenario.yaml",
        where.key("scenario.yaml", ["shocks", id, "from"], "value"),
        warnings.shockOutside(id, from, days),
      );
}

function unshockedPlaces(scenario: Scenario, where: Locator, remark: Remark): void {
  const shocks = scenario.shocks.filter((s) => s.from < scenario.days);
  if (shocks.length === 0) return; // said once, of the shocks
  for (const { id } of scenario.places) {
    const reached = shocks.some((s) => {
      const size = Object.hasOwn(s.relative, id) ? s.relative[id] : undefined;
      return s.source === id || size === undefined || size.kind === "unknown" || size.value !== 0;
    });
    if (reached) continue;
    const { file, span } = placeSpan(where, id, "id");
    remark(file, span, warnings.unshocked(id));
  }
}

function fewCases(scenario: Scenario, where: Locator, remark: Remark): void {
  for (const claim of scenario.claims)
    claim.tests.forEach((test, i) => {
      for (const { key, words, rows } of groupsOf(test, scenario)) {
        const path: Path = [claim.id, "tests", i, test.kind, key];
        if (rows < FEW) remark("claims.yaml", where.key("claims.yaml", path, "value"), warnings.fewCases(words, rows));
      }
    });
}
