// A comparison on the terminal: what changes, what turns over, what pairing bought.
import type { Compared, OutcomeChange } from "../../questions/compare.ts";
import { padded, plain, wrap } from "./lines.ts";
import { count, NBSP, number, percent, percentInterval, signed } from "../words/numbers.ts";
import { outcomeLabel } from "../../model/asked.ts";

export interface CompareHead {
  readonly title: string;
  /** The variant in words or flags. */
  readonly variant: string;
  readonly given: string;
  readonly notes: readonly string[];
}

const isChance = ({ unit }: OutcomeChange): boolean => unit === "yes/no";
export const arm = (o: OutcomeChange, x: number): string =>
  isChance(o) || o.unit === "share" ? percent(x) : number(x);

/** A change in the outcome's unit, chances and shares in points. */
export const changed = (o: OutcomeChange, x: number): string =>
  signed(Number((isChance(o) || o.unit === "share" ? 100 * x : x).toPrecision(2)));
const changeWord = (o: OutcomeChange): string => (isChance(o) || o.unit === "share" ? `${NBSP}points` : "");

/** How many times narrower the paired interval is; "exact" where both arms are always alike. */
export function narrower({ half }: OutcomeChange): string {
  if (!Number.isFinite(half.paired) || half.unpaired === 0) return "–";
  if (half.paired === 0) return "exact";
  const times = half.unpaired / half.paired;
  return times >= 10 ? `${Math.round(times)}×` : `${times.toFixed(1)}×`;
}

export const changeInterval = (o: OutcomeChange): string =>
  Number.isFinite(o.change.low)
    ? `${changed(o, o.change.value)}${changeWord(o)} (${changed(o, o.change.low)} to ${changed(o, o.change.high)})`
    : `${changed(o, o.change.value)}${changeWord(o)}`;

/** Whether any run of any world differs in it. */
export const moves = (o: OutcomeChange): boolean => o.flips.futures.up + o.flips.futures.down > 0;

/** Lines of at most `columns`, ending in a line break. */
export function compareText(found: Compared, head: CompareHead, columns: number): string {
  const lines: string[] = [
    ...wrap(`${plain(head.title)}: as drawn against a variant`, columns),
    ...wrap(plain(head.variant), columns, "  variant  ", "           "),
    ...(head.given === ""
      ? []
      : wrap(`${plain(head.given)} first holds; before that both are one`, columns, "  parting  when ", "           ")),
    "",
    ...wrap(about(found, head.given), columns),
    ...head.notes.flatMap((n) => wrap(plain(n), columns, "note ", "     ")),
  ];
  if (found.outcomes.length === 0) return [...lines, ""].join("\n");
  const moved = found.outcomes.filter(moves);
  const still = found.outcomes.filter((o) => !moves(o));
  if (moved.length > 0)
    lines.push(
      "",
      `  ${padded("", 22)}${padded("as drawn", 9)}${padded("variant", 9)}${padded(`change (${Math.round(100 * found.level)} %)`, 31)}pairing`,
      ...moved.map(row),
      ...wrap(
        "Chances in per cent, their changes in points; other numbers are means. “Pairing” says how many times narrower the interval is than with worlds and luck of its own for each arm; twice as narrow is worth four times the runs.",
        columns,
      ),
      "",
      `  ${padded("", 22)}${padded("futures that turn", 18)}worlds that flip`,
      `  ${padded("", 22)}${padded("up", 9)}${padded("down", 9)}${padded("up", 19)}down`,
      ...moved.map(turned),
      ...wrap(flipWords(found), columns),
    );
  if (still.length > 0)
    lines.push("", ...wrap(`${unmoved(still, found)} ${still.map((o) => outcomeLabel(o.name)).join(", ")}.`, columns));
  if (found.settled.length > 0)
    lines.push(
      ...wrap(
        `Settled when ${plain(head.given)} first holds, so not compared: ${found.settled.map(outcomeLabel).join(", ")}.`,
        columns,
      ),
    );
  return [...lines, ""].join("\n");
}

/** What the numbers rest on. */
export function about(found: Compared, given: string): string {
  const worlds =
    given === ""
      ? `${count(found.drawn)} worlds`
      : `${count(found.arose)} of ${count(found.drawn)} worlds, those in whose first run it comes`;
  const early =
    found.stoppedOf === null ? "" : ` Stopped early: these are the first of ${count(found.stoppedOf)} worlds.`;
  const few =
    found.arose === 0
      ? " It never came: there is nothing to compare. Ask for more worlds, or for a condition that comes more often."
      : found.arose < 2
        ? " One world gives no interval."
        : "";
  return `Rests on ${worlds}, ${found.futures} ${found.futures === 1 ? "future" : "futures"} each, the same draws in both arms; ${count(found.rejected)} more were left out because their streets would ignite without any shock. Not a forecast.${early}${few}`;
}

function row(o: OutcomeChange): string {
  const cells = [padded(arm(o, o.base), 9), padded(arm(o, o.variant), 9), padded(changeInterval(o), 31)].join("");
  return `  ${padded(outcomeLabel(o.name), 22)}${cells}${narrower(o)}`;
}

function turned(o: OutcomeChange): string {
  const { futures, worlds } = o.flips;
  return `  ${padded(outcomeLabel(o.name), 22)}${padded(percent(futures.up), 9)}${padded(percent(futures.down), 9)}${padded(percentInterval(worlds.up), 19)}${percentInterval(worlds.down)}`;
}

export const flipWords = (found: Compared): string =>
  `A future turns over when, with the same luck, no becomes yes (up) or yes becomes no (down); a number, when it is larger or smaller. An outcome of a world is a chance over its ${found.futures} futures: a world flips when what was the likelier answer no longer is; a world at exactly half flips neither way. For a number it is its mean that goes up or down.`;

/** Nothing was seen to move; how often it still might. */
export function unmoved(still: readonly OutcomeChange[], found: Compared): string {
  const n = still[0]?.worlds ?? 0;
  const most = still[0]?.flips.worlds.up.high ?? 1;
  return `The same in every one of these runs${n > 0 ? ` (so in fewer than ${percent(most)} of worlds it may still flip, at ${Math.round(100 * found.level)} %)` : ""}:`;
}
