// A ledger as it fills in: a line a claim for what stands without a run, then a line a test as it is settled, round by round.
import { VERDICT_KINDS, type Standing } from "../../../claims/verdictKinds.ts";
import type { Stand } from "../../../questions/test/test.ts";
import { counted } from "../../../scenario/counted.ts";
import { padded, plain, width, wrap } from "../../terminal/lines.ts";
import type { Palette } from "../../terminal/paint.ts";
import { count, shareInterval } from "../../words/numbers.ts";
import { whereOf } from "../../words/testKinds.ts";

type Looked = Stand["tests"][number];

/** `seconds`: since the command began. */
export function standLines(stand: Stand, seconds: number, columns: number, paint: Palette): string[] {
  const { round, halfway, worlds, of, tests } = stand;
  if (round === 0) return withoutRuns(stand, columns, paint);
  const closed = tests.filter((t) => t.look !== "open");
  const said = halfway ? halfwayOf(tests) : standing(tests, worlds >= of);
  const head = `${count(worlds)} of ${count(of)} worlds, ${Math.max(1, Math.round(seconds))} s: ${said}`;
  return [
    ...wrap(paint.bold(head), columns),
    ...rows(
      closed.map((t) => [nameOf(t), `${verdict(t, paint)}${paint.dim(beside(t))}`]),
      columns,
    ),
  ];
}

/** How many are settled by this round and how many are not; after the last nothing is open any more but shares, which are asked then. */
function standing(tests: readonly Looked[], isLast: boolean): string {
  const open = tests.filter((t) => t.look === "open");
  const closed = tests.length - open.length;
  if (!isLast) return `${closed === 0 ? "nothing new" : `${closed} settled`}, ${open.length} open`;
  const shares = open.filter((t) => t.kind === "share").length;
  const parts = [
    ...(closed > 0 ? [`${closed} settled`] : []),
    ...(open.length > shares ? [`${open.length - shares} left undecided`] : []),
    ...(shares > 0 ? [`${counted(shares, "share")} left for the end`] : []),
  ];
  return parts.length === 0 ? "nothing was open" : parts.join(", ");
}

/** Of tests that begin in a round, after the first half of their worlds. */
function halfwayOf(tests: readonly Looked[]): string {
  const open = tests.filter((t) => t.look === "open").length;
  const settled = tests.length - open;
  if (tests.length === 1) return `the test that begins is ${settled === 1 ? "" : "not "}settled halfway`;
  return `${settled === 0 ? "none" : settled} of ${tests.length} tests that begin ${settled < 2 ? "is" : "are"} settled halfway`;
}

/** Record and cases, a line a claim. */
function withoutRuns({ tests }: Stand, columns: number, paint: Palette): string[] {
  const claims = new Map<string, string[]>();
  for (const t of tests)
    claims.set(t.claim, [...(claims.get(t.claim) ?? []), `${whereOf(t.kind)} ${verdict(t, paint)}`]);
  if (claims.size === 0) return [];
  const head = `Without a run: what record and cases say of ${counted(claims.size, "claim")}`;
  return [
    ...wrap(paint.bold(head), columns),
    ...rows(
      [...claims].map(([claim, of]) => [plain(claim), of.join(" · ")]),
      columns,
    ),
  ];
}

/** Names take at least so much room, so that rounds of short ones stand below each other. */
const LEAST = 6;

/** Names as wide as the longest, and what is said of each beside it; none is cut, and no line is wider than the terminal. */
function rows(said: readonly (readonly [name: string, text: string])[], columns: number): string[] {
  const room = Math.max(LEAST, ...said.map(([name]) => width(name)));
  return said.flatMap(([name, text]) =>
    wrap(text, columns, `  ${padded(name, room)} `, " ".repeat(room < columns / 3 ? room + 3 : 4)),
  );
}

const nameOf = ({ claim, test }: Looked): string => (test === 1 ? plain(claim) : `${plain(claim)}.${test}`);

const shownAs = ({ verdict, stands }: Looked): Standing =>
  verdict === "undecided" ? (stands?.leans ?? verdict) : verdict;

function verdict(looked: Looked, paint: Palette): string {
  const shown = shownAs(looked);
  return paint.verdict(shown)(`${VERDICT_KINDS[shown].mark} ${shown}`);
}

function beside({ stands, look, kind }: Looked): string {
  const share = stands?.share && kind !== "share" ? ` · ${shareInterval(stands.share)} ${kind === "chance" ? "of runs" : "of worlds agree"}` : ""; // prettier-ignore
  return look === "given up" ? `${share} · more rounds would hardly settle it` : share;
}

/** The same for a program: one object a test that was looked at. */
export const standJson = ({ round, halfway, worlds, of, tests }: Stand, seconds: number): readonly object[] =>
  tests.map((t) => ({
    seconds,
    round,
    halfway,
    worlds,
    of,
    claim: t.claim,
    test: t.test,
    kind: t.kind,
    look: t.look,
    verdict: t.verdict,
    standing: shownAs(t),
    share: t.stands?.share ?? null,
    effect: t.stands?.effect ?? null,
  }));
