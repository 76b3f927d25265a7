// Drivers for the terminal: bars of text, then what each number says. Every line fits; without colour nothing is lost.
import type { Drivers, Share } from "../../questions/drivers/driverResult.ts";
import {
  alone, BOX_WORDS, boxNumbers, boxText, CANNOT, convergenceText, leafText, lowHighText, lowHighTold, luckText, meanText, SHARE_WORDS, shareLine, workText,
} from "../words/driversWords.ts"; // prettier-ignore
import { padded, plain, width, wrap } from "./lines.ts";
import { count, percent } from "../words/numbers.ts";
import { sheet, type TerminalOptions } from "./sheet.ts";

/** Widest name, and narrowest bar, beside each other. */
const NAME = 34;
const BAR = 8;
/** Bars of means shown. */
const SHOWN = 8;

/** Ends in a line break. */
export function driversText(found: Drivers, options: TerminalOptions): string {
  const { columns, paint } = sheet(options);
  const lines: string[] = [];
  const say = (text: string, first = "", rest?: string): void => void lines.push(...wrap(text, columns, first, rest));
  const heading = (text: string): void => void lines.push("", ...wrap(paint.bold(text), columns));
  const { of, shares, where, stopped } = found;
  const who = of.claim === "" ? plain(of.name) : `claim ${plain(of.claim)}`;
  say(paint.bold(`${plain(found.scenario.title)}: what drives ${who}`));
  say(`${plain(of.meaning)}: ${meanText(found)}`);
  say(workText(found));
  if (stopped) say(paint.warn(`Stopped early: this rests on ${count(stopped.worlds)} of ${count(stopped.of)} worlds.`));
  for (const remark of found.remarks) say(remark);

  if (shares) {
    heading("WHAT MATTERS: SHARES OF THE VARIANCE");
    const names = Math.min(NAME, columns - BAR - 4);
    const room = columns - names - 4;
    const most = Math.max(...shares.factors.map((f) => Math.max(f.total.value, 0)), 0.01);
    say(`█ alone  ▒ only together with others  · the longest bar is ${percent(most)}`);
    for (const share of shares.factors) {
      const name = width(share.path) >= names ? `${share.path.slice(0, names - 2)}…` : share.path;
      lines.push(`  ${paint.bold(padded(name, names))}${bar(share, room, most)}`.trimEnd());
      say(`${shareLine(share)}: ${plain(share.meaning)}`, "    ");
    }
    say(luckText(found));
    say(convergenceText(shares.convergence));
    say(SHARE_WORDS);
  }
  if (found.screening.length > 0) {
    heading("FIRST LOOK: EACH ASSUMPTION MOVED ALONE BY HALF OF ITS RANGE");
    say(screeningText(found));
  }
  if (found.lowHigh.length > 0) {
    heading("WHERE EACH IS LOW AND WHERE IT IS HIGH");
    const told = found.lowHigh.filter((l) => l.told);
    for (const l of told.slice(0, SHOWN)) {
      say(paint.bold(l.path), "  ");
      say(`${lowHighText(found, l.groups)}: ${plain(l.meaning)}`, "    ");
    }
    say(lowHighTold(found));
  }
  heading("WHERE IT HAPPENS");
  say(plain(where.target));
  say(boxText(found), "  ");
  if (where.box) say(boxNumbers(where.box), "  ");
  say(leafText(found), "  ");
  say(BOX_WORDS);
  heading("WHAT THIS CANNOT SHOW");
  for (const line of CANNOT) say(line, "  - ");
  lines.push("");
  if (options.page) say(`page ${options.page}`);
  say(`again: ${plain(found.command)}`);
  return `${lines.join("\n")}\n`;
}

function bar(share: Share, room: number, most: number): string {
  const cells = (x: number): number => Math.round((room * Math.max(0, x)) / most);
  const all = cells(share.total.value);
  const own = alone(share);
  const solid = own.told ? Math.min(all, cells(own.value)) : 0;
  return "█".repeat(solid) + "▒".repeat(Math.max(0, all - solid));
}

/** Who changed runs in the screening, largest first. */
function screeningText({ screening, luck, worlds }: Drivers): string {
  const moved = screening.filter((s) => s.muStar > 0);
  const idle = screening.length - moved.length;
  const size = (x: number): string => String(Number(x.toPrecision(2)));
  const first = moved.slice(0, 6).map((s) => `${s.path} ${size(s.muStar)}`);
  const other = luck && luck.n > 0 ? ` Luck drawn anew: ${size(luck.muStar)}.` : "";
  return `Mean change of a run in the outcome's own scale, over ${worlds.bases} starts: ${first.join(", ")}.${other} ${idle} of ${screening.length} assumptions changed nothing in any of them, which with so few starts does not say that they never do.`;
}
