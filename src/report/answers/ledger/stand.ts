// A ledger as it fills in: a line a claim for what stands without a run, then a line a test as it is answered, round by round.
import type { TestResult } from "../../../claims/result.ts";
import { VERDICT_KINDS } from "../../../claims/verdictKinds.ts";
import type { Stand } from "../../../questions/test/test.ts";
import { plain } from "../../terminal/lines.ts";
import type { Palette } from "../../terminal/paint.ts";
import { headline } from "../../words/evidence.ts";
import { count } from "../../words/numbers.ts";
import { column, isModel } from "../../words/testKinds.ts";
import { standingOf } from "../../words/words.ts";

/** `seconds`: since the command began. */
export function standLines(stand: Stand, before: Stand | null, seconds: number, paint: Palette): string[] {
  const { round, worlds, of, tests } = stand;
  if (round === 0) return withoutRuns(stand, paint);
  const closed = tests.filter((t) => t.look !== "open");
  const left = tests.length - closed.length;
  const told = closed.map(
    ({ claim, test, result, look }) => `  ${name(claim)} ${verdict(result, paint)}${beside(result)}${look === "given up" ? paint.dim(" · more rounds would hardly settle it") : ""}${test > 1 ? paint.dim(` · test ${test}`) : ""}`, // prettier-ignore
  );
  const first = before === null || before.round === 0;
  const head = `${count(worlds)} of ${count(of)} worlds, ${Math.max(1, Math.round(seconds))} s: ${closed.length === 0 ? "nothing new" : `${closed.length}${first ? "" : " more"} settled`}, ${left} open`;
  return [paint.bold(head), ...told];
}

/** Record and cases, a line a claim. */
function withoutRuns({ tests }: Stand, paint: Palette): string[] {
  const claims = new Map<string, string[]>();
  for (const { claim, result } of tests)
    claims.set(claim, [...(claims.get(claim) ?? []), `${column(result)} ${verdict(result, paint)}`]);
  if (claims.size === 0) return [];
  return [
    paint.bold(`Without a run: what record and cases say of ${claims.size} ${claims.size === 1 ? "claim" : "claims"}`),
    ...[...claims].map(([claim, of]) => `  ${name(claim)} ${of.join(" · ")}`),
  ];
}

const WIDTH = 5;
const name = (claim: string): string => plain(claim).padEnd(WIDTH);

function verdict(result: TestResult, paint: Palette): string {
  const standing = standingOf(result);
  return paint.verdict(standing)(`${VERDICT_KINDS[standing].mark} ${standing}`);
}

const beside = (result: TestResult): string => {
  const [first = ""] = isModel(result) && !VERDICT_KINDS[result.verdict].silent ? headline(result) : [];
  return first === "" ? "" : ` · ${first}`;
};

/** The same for a program: one object a test that is new or was looked at. */
export function standJson({ round, worlds, of, tests }: Stand, seconds: number): readonly object[] {
  return tests.map(({ claim, test, look, result }) => ({
    at: seconds,
    round,
    worlds,
    of,
    claim,
    test,
    kind: result.kind,
    look,
    verdict: result.verdict,
    standing: standingOf(result),
    ...("share" in result ? { share: result.share } : {}),
    ...("known" in result ? { known: result.known.words } : {}),
  }));
}
