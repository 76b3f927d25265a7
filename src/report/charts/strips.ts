// Small drawings beside a number in a table: an interval on a scale, and where an observation lies among the runs.
import type { Interval } from "../../claims/result.ts";
import { isWide } from "../../claims/shareWords.ts";
import { h, nothing, type Markup } from "../html/markup.ts";
import { isNumber } from "../words/numbers.ts";

const WIDTH = 200;
const at = (share: number): string => (6 + (WIDTH - 12) * Math.min(1, Math.max(0, share))).toFixed(1);

const frame = (inner: readonly Markup[]): Markup =>
  h`<svg class="strip" viewBox="0 0 200 18" aria-hidden="true">${inner}</svg>`;
const line = (name: string, low: number, high: number, y: number): Markup =>
  h`<line class="${name}" x1="${at(low)}" x2="${at(high)}" y1="${y}" y2="${y}"/>`;

/** Shares on a scale that gives small ones room: square root of the share over `top`. */
export const rooted =
  (top: number) =>
  (share: number): number =>
    Math.sqrt(Math.max(0, share) / top);

/** The model's interval as a line with a round dot, the record's as one with a diamond below it. */
export function besideStrip(model: Interval | null, record: Interval | null, top: number): Markup {
  if (!model && !record) return nothing;
  const x = rooted(top);
  return frame([
    line("rail", 0, 1, 9),
    ...(model
      ? [
          line("model", x(model.low), x(model.high), 6),
          h`<circle class="model" cx="${at(x(model.value))}" cy="6" r="3.5"/>`,
        ]
      : []),
    ...(record ? [line("record", x(record.low), x(record.high), 13), diamond(x(record.value), 13)] : []),
  ]);
}

const diamond = (share: number, y: number): Markup => {
  const x = Number(at(share));
  return h`<path class="record" d="M${x - 4},${y}L${x},${y - 4}L${x + 4},${y}L${x},${y + 4}Z"/>`;
};

/** A share with its interval from 0 to 1, its point unless that would mean nothing, with a tick at one half and at nine tenths. */
export const shareStrip = (share: Interval): Markup =>
  frame([
    line("rail", 0, 1, 9),
    h`<line class="tick" x1="${at(0.5)}" x2="${at(0.5)}" y1="4" y2="14"/><line class="tick" x1="${at(0.9)}" x2="${at(0.9)}" y1="4" y2="14"/>`,
    line("model", share.low, share.high, 9),
    ...(isWide(share) ? [] : [h`<circle class="model" cx="${at(share.value)}" cy="9" r="3.5"/>`]),
  ]);

/** Where an observation lies among the runs: a filled dot inside the middle 90 %, a cross outside, nothing where it can't be said. */
export function placeStrip(percentile: number | null, inside: boolean | null): Markup {
  if (!isNumber(percentile)) return frame([line("rail", 0, 1, 9)]);
  const x = Number(at(percentile));
  const band = h`<rect class="middle" x="${at(0.05)}" y="3" width="${(Number(at(0.95)) - Number(at(0.05))).toFixed(1)}" height="12"/>`;
  const mark = inside
    ? h`<circle class="record" cx="${x}" cy="9" r="4.5"/>`
    : h`<path class="cross" d="M${x - 5},4L${x + 5},14M${x - 5},14L${x + 5},4"/>`;
  return frame([
    band,
    line("rail", 0, 1, 9),
    h`<line class="tick" x1="${at(0.5)}" x2="${at(0.5)}" y1="3" y2="15"/>`,
    mark,
  ]);
}
