// A ledger as it fills in: a line a claim for what stands without a run, then a line a test as it is settled, round by round.
import { VERDICT_KINDS, type Standing } from "../../../claims/verdictKinds.ts";
import type { Stand } from "../../../questions/test/test.ts";
import { counted } from "../../../scenario/counted.ts";
import { plain } from "../../terminal/lines.ts";
import type { Palette } from "../../terminal/paint.ts";
import { count, shareInterval } from "../../words/numbers.ts";
import { whereOf } from "../../words/testKinds.ts";

type Looked = Stand["tests"][number];

/** `seconds`: since the command began. */
export function standLines(stand: Stand, seconds: number, paint: Palette): string[] {
  const { round, worlds, of, tests } = stand;
  if (round === 0) return withoutRuns(stand, paint);
  const closed = tests.filter((t) => t.look !== "open");
  const settled = closed.length === 0 ? "nothing new" : `${closed.length} settled`;
  const head = `${count(worlds)} of ${count(of)} worlds, ${Math.max(1, Math.round(seconds))} s: ${settled}, ${tests.length - closed.length} open`;
  return [paint.bold(head), ...closed.map((t) => `  ${name(t)} ${verdict(t, paint)}${paint.dim(beside(t))}`)];
}

/** Record and cases, a line a claim. */
function withoutRuns({ tests }: Stand, paint: Palette): string[] {
  const claims = new Map<string, string[]>();
  for (const t of tests)
    claims.set(t.claim, [...(claims.get(t.claim) ?? []), `${whereOf(t.kind)} ${verdict(t, paint)}`]);
  if (claims.size === 0) return [];
  const head = `Without a run: what record and cases say of ${counted(claims.size, "claim")}`;
  return [paint.bold(head), ...[...claims].map(([claim, of]) => `  ${plain(claim).padEnd(WIDTH)} ${of.join(" · ")}`)];
}

const WIDTH = 6;
const name = ({ claim, test }: Looked): string => (test === 1 ? plain(claim) : `${plain(claim)}.${test}`).padEnd(WIDTH);

const standing = ({ verdict, stands }: Looked): Standing =>
  verdict === "undecided" ? (stands?.leans ?? verdict) : verdict;

function verdict(looked: Looked, paint: Palette): string {
  const shown = standing(looked);
  return paint.verdict(shown)(`${VERDICT_KINDS[shown].mark} ${shown}`);
}

function beside({ stands, look, kind }: Looked): string {
  const share = stands?.share && kind !== "share" ? ` · ${shareInterval(stands.share)} ${kind === "chance" ? "of runs" : "of worlds agree"}` : ""; // prettier-ignore
  return look === "given up" ? `${share} · more rounds would hardly settle it` : share;
}

/** The same for a program: one object a test that was looked at. */
export const standJson = ({ round, worlds, of, tests }: Stand, seconds: number): readonly object[] =>
  tests.map((t) => ({
    seconds,
    round,
    worlds,
    of,
    claim: t.claim,
    test: t.test,
    kind: t.kind,
    look: t.look,
    verdict: t.verdict,
    standing: standing(t),
    share: t.stands?.share ?? null,
    effect: t.stands?.effect ?? null,
  }));
