// Effects in words, the natural way round: "13 points less likely", "2 days later", "13 % more people". Never a bare sign.
import { labelOf, unitOf, type Asked } from "../model/asked.ts";
import type { Interval } from "./verdictKinds.ts";

/** What effects are on. */
export interface OnWhat {
  readonly asked: Asked;
  readonly relative: boolean;
  /** Whether futures are compared by how far they lie apart. */
  readonly spread: boolean;
}

export interface EffectWords {
  /** "13 points": without a way. */
  readonly amount: (x: number) => string;
  /** "13 points less likely"; "no difference" where rounding leaves none. */
  readonly told: (x: number) => string;
  /** The same with its interval: "13 points less likely (9 to 18)". `between` stands before the ends: "with a than with b". */
  readonly withEnds: (i: Interval, between?: string) => string;
  /** The ends alone: "1 point less likely to 2 points likelier". */
  readonly ends: (i: Interval, between?: string) => string;
}

/** What follows an amount that is more, and one that is less. */
type Ways = readonly [more: string, less: string];

/** Of what happens, a chance; of a share, a level. */
const LIKELY: Ways = ["likelier", "less likely"];
const HIGH: Ways = ["higher", "lower"];
const LONG: Ways = ["longer", "shorter"];
const LATE: Ways = ["later", "earlier"];
const COUNTED: Ways = ["more", "fewer"];

export function effectWords({ asked, relative, spread }: OnWhat): EffectWords {
  const unit = spread ? "share" : unitOf(asked);
  const label = labelOf(asked);
  const points = unit === "yes/no" || unit === "share";
  const scale = points || relative ? 100 : 1;
  const counted = unit === "people" || unit === "places" || unit === "troop-days";
  const ways =
    unit === "yes/no"
      ? LIKELY
      : unit === "share"
        ? HIGH
        : counted
          ? COUNTED
          : /^days (to|until)\b/.test(label)
            ? LATE
            : LONG;
  const bare = (x: number): string => plain(scale * Math.abs(x));
  const noun = (n: string): string =>
    points ? (n === "1" ? "point" : "points") : relative ? "%" : unit === "d" ? (n === "1" ? "day" : "days") : unit;
  const amount = (x: number): string => {
    const n = bare(x);
    return `${n} ${noun(n)}`;
  };
  const told = (x: number): string => {
    const n = bare(x);
    if (n === "0") return "no difference";
    const way = ways[x > 0 ? 0 : 1];
    if (!counted) return `${n} ${noun(n)} ${way}`;
    return relative ? `${n} % ${way} ${unit}` : `${n} ${way} ${unit}`;
  };
  /** Before another that has the noun. */
  const nounless = (x: number): string => (counted ? told(x).replace(` ${unit}`, "") : told(x));
  const withEnds = ({ value, low, high }: Interval, between = ""): string => {
    const than = between === "" ? "" : ` ${between}`;
    if (low === high) return told(value) === "no difference" ? "no difference at all" : `${told(value)}${than}`;
    if (low < 0 && high > 0) return `between ${nounless(low)} and ${told(high)}${than}`;
    const [near, far] = high > 0 ? [low, high] : [high, low];
    return `${told(value)}${than} (${bare(near)} to ${bare(far)})`;
  };
  const ends = ({ low, high }: Interval, between = ""): string => {
    const than = between === "" ? "" : ` ${between}`;
    const [near, far] = high > 0 ? [low, high] : [high, low];
    return `${low < 0 && high > 0 ? nounless(near) : bare(near)} to ${told(far)}${than}`;
  };
  return { amount, told, withEnds, ends };
}

/** At most two digits below a hundred, thousands separated. */
function plain(x: number): string {
  const rounded = x >= 10 ? Math.round(x) : Math.round(10 * x) / 10;
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
}
