// A comparison over worlds: what changes, what flips, what stays as it is, and what pairing bought.
import type { Came, Compared, OutcomeChange } from "../../questions/compare.ts";
import {
  code,
  facts,
  heading,
  list,
  section,
  strong,
  table,
  text,
  warning,
  type Block,
  type Document,
} from "../document.ts";
import { count, NBSP, number, percent, percentInterval, signed } from "../words/numbers.ts";
import { conditionWords } from "../../claims/titles.ts";
import { outcomeLabel } from "../../model/asked.ts";
import { made } from "./made.ts";
import { counted } from "../../scenario/counted.ts";

export interface CompareHead {
  readonly title: string;
  /** The variant in words or flags; "" where it is told otherwise. */
  readonly variant: string;
  readonly given: string;
  readonly notes: readonly string[];
}

const isChance = ({ unit }: OutcomeChange): boolean => unit === "yes/no";
const arm = (o: OutcomeChange, x: number): string => (isChance(o) || o.unit === "share" ? percent(x) : number(x));

/** Below this part of the numbers it is a difference of, a difference is the rounding of doubles. */
const NOISE = 1e-12;

/** What counts as no change: noise of the arms' means, or less than half the second digit of the larger end of the interval. */
function nothing(o: OutcomeChange): number {
  const { low, value, high } = o.change;
  const noise = NOISE * Math.max(1, Math.abs(o.base), Math.abs(o.variant));
  const widest = Math.max(...[low, value, high].filter(Number.isFinite).map(Math.abs));
  return widest > noise ? Math.max(noise, 10 ** (Math.floor(Math.log10(widest)) - 1) / 2) : noise;
}

/** A change in the outcome's unit, chances and shares in points; 0 where it rounds to nothing. */
const changed = (o: OutcomeChange, x: number): string =>
  signed(Math.abs(x) < nothing(o) ? 0 : Number((isChance(o) || o.unit === "share" ? 100 * x : x).toPrecision(2)));
const changeWord = (o: OutcomeChange): string => (isChance(o) || o.unit === "share" ? `${NBSP}points` : "");

/** How many times narrower the paired interval is; "exact" where both arms are always alike. */
function narrower({ half }: OutcomeChange): string {
  if (!Number.isFinite(half.paired) || half.unpaired === 0) return "–";
  if (half.paired === 0) return "exact";
  const times = half.unpaired / half.paired;
  return times >= 10 ? `${Math.round(times)}×` : `${times.toFixed(1)}×`;
}

const changeInterval = (o: OutcomeChange): string =>
  Number.isFinite(o.change.low)
    ? `${changed(o, o.change.value)}${changeWord(o)} (${changed(o, o.change.low)} to ${changed(o, o.change.high)})`
    : `${changed(o, o.change.value)}${changeWord(o)}`;

/** Whether any run of any world differs in it. */
const moves = (o: OutcomeChange): boolean => o.flips.futures.up + o.flips.futures.down > 0;

export function compareDocument(found: Compared, head: CompareHead, command: string): Document {
  const moved = found.outcomes.filter(moves);
  const still = found.outcomes.filter((o) => !moves(o));
  return {
    title: `${head.title}: compared`,
    blocks: [
      heading(1, `${head.title}: as drawn against a variant`),
      ...variantFacts(head),
      text(about(found, head.given)),
      ...head.notes.map(warning),
      ...(moved.length === 0 ? [] : [changes(moved, found), turns(moved, found)]),
      ...same(still, found),
      made(command),
    ],
  };
}

/** What is changed, and from when on. */
export const variantFacts = ({ variant, given }: CompareHead): Block[] =>
  facts([
    ["variant", variant === "" ? "" : code(variant)],
    ["parting", given === "" ? "" : [strong(conditionWords(given)), "; until then both are one run"]],
  ]);

/** What the numbers rest on. */
function about(found: Compared, given: string): string {
  const futures = `${counted(found.futures, "future")} each`;
  const worlds =
    given === ""
      ? `Rests on ${counted(found.drawn, "world")}, ${futures}.`
      : `${count(found.arose)} of ${count(found.drawn)} worlds ${found.arose === 1 ? "comes" : "come"} to that moment in their first run. Only these are compared, in ${futures}.`;
  const early =
    found.stoppedOf === null ? "" : ` Stopped early: these are the first of ${count(found.stoppedOf)} worlds.`;
  const few =
    found.arose === 0
      ? " There is nothing to compare. Ask for more worlds, or for a condition that comes more often."
      : found.arose < 2
        ? " One world gives no interval."
        : "";
  return `${worlds} Both arms have the same draws. ${count(found.rejected)} more ${found.rejected === 1 ? "world was" : "worlds were"} left out because ${found.rejected === 1 ? "its" : "their"} streets would ignite without any shock. Not a forecast.${early}${few}`;
}

const changes = (moved: readonly OutcomeChange[], found: Compared): Block =>
  section(
    "What changes",
    [
      text(
        `Chances in per cent, their changes in points; other numbers are means. Intervals of ${Math.round(100 * found.level)} %. Pairing: how many times narrower the interval is because both arms share worlds and luck. Twice as narrow is worth four times the runs; below 1× it is wider.`,
        "quiet",
      ),
      table(
        [
          { head: "outcome" },
          { head: "as drawn", align: "right" },
          { head: "variant", align: "right" },
          { head: "change" },
          { head: "pairing", align: "right", yields: 1 },
        ],
        moved.map((o) => ({
          cells: [outcomeLabel(o.name), arm(o, o.base), arm(o, o.variant), changeInterval(o), narrower(o)],
        })),
      ),
      ...never(moved),
    ],
    { id: "change" },
  );

/** Of days until something comes: how often it comes at all, and when it does. */
function never(moved: readonly OutcomeChange[]): Block[] {
  const items = moved.flatMap(({ name, came }) =>
    came
      ? [
          {
            text: `${outcomeLabel(name)}: as drawn ${cameWords(came.base)}; in the variant ${cameWords(came.variant)}.`,
          },
        ]
      : [],
  );
  return items.length === 0
    ? []
    : [
        text(
          "Some of these days are until something that may never come. Where it does not, the days to the horizon are counted:",
        ),
        list("bullets", items),
      ];
}

const cameWords = ({ share, days }: Came): string =>
  days === null
    ? "it never comes"
    : `it comes in ${percent(share)} of futures, there after ${number(days)}${NBSP}d on average`;

const turns = (moved: readonly OutcomeChange[], found: Compared): Block =>
  section(
    "What flips",
    [
      text(
        `A future flips when, with the same luck, no becomes yes (up) or yes becomes no (down). A number flips up when it is larger, down when it is smaller. ${found.futures === 1 ? "A world has one future here, and flips with it." : `A world flips when most of its ${found.futures} futures said one thing and most now say the other. A world at exactly half flips neither way. For a number it is the mean of its futures that counts.`}`,
        "quiet",
      ),
      table(
        [
          { head: "outcome" },
          { head: "futures that flip up", short: "futures up", align: "right" },
          { head: "futures that flip down", short: "futures down", align: "right" },
          { head: "worlds that flip up", short: "worlds up" },
          { head: "worlds that flip down", short: "worlds down" },
        ],
        moved.map(({ name, flips: { futures, worlds } }) => ({
          cells: [
            outcomeLabel(name),
            percent(futures.up),
            percent(futures.down),
            percentInterval(worlds.up),
            percentInterval(worlds.down),
          ],
        })),
      ),
    ],
    { id: "turns" },
  );

/** Nothing was seen to move; how often it still might. */
function same(still: readonly OutcomeChange[], found: Compared): Block[] {
  const [first] = still;
  const n = first?.worlds ?? 0;
  const most = first?.flips.worlds.up.high ?? 1;
  const might =
    n > 0
      ? ` (at ${Math.round(100 * found.level)} % confidence, each may still flip in up to ${percent(most)} of worlds)`
      : "";
  const said = [
    ...(first
      ? [`The same in every one of these runs${might}: ${still.map((o) => outcomeLabel(o.name)).join(", ")}.`]
      : []),
    ...(found.settled.length > 0
      ? [`Settled by that moment, so not compared: ${found.settled.map(outcomeLabel).join(", ")}.`]
      : []),
  ];
  return said.length === 0
    ? []
    : [
        section(
          "What stays the same",
          said.map((s) => text(s)),
          { id: "same" },
        ),
      ];
}
