// A box in two of its dimensions: every world a dot, filled where it is so, the box as a frame. A third condition is not seen here, so some
// dots inside the frame lie outside the box.
import * as Plot from "@observablehq/plot";
import type { Condition } from "../../analysis/boxes/discovery.ts";
import type { Drivers, Where } from "../../questions/drivers/driverResult.ts";
import { nothing, type Markup } from "../html/markup.ts";
import { count, number } from "../words/numbers.ts";
import { chart, dotted, type Drawn } from "./plot.ts";

const WIDTH = 520;
const HEIGHT = 400;
/** From here on a world counts as one in which it is so. */
const YES = 0.5;

export function boxChart({ where }: Drivers, id: string): Markup {
  const { dots, box } = where;
  if (!dots || !box) return nothing;
  const xs = dots.points.map((p) => p[0]);
  const ys = dots.points.map((p) => p[1]);
  const x = extent(xs);
  const y = extent(ys);
  const frame = { ...within(box.conditions, dots.x, x, "x"), ...within(box.conditions, dots.y, y, "y") };
  const marked =
    (yes: boolean) =>
    (_: unknown, scales: { readonly x?: (value: number) => number; readonly y?: (value: number) => number }): Drawn =>
      dotted(
        dots.points
          .filter((p) => p[2] >= YES === yes)
          .map((p) => [scales.x?.(p[0]) ?? 0, scales.y?.(p[1]) ?? 0] as const),
        yes ? "var(--below)" : "var(--within)",
        yes ? 6 : 2.6,
      );
  return chart(
    {
      width: WIDTH,
      height: HEIGHT,
      marginLeft: 56,
      marginRight: 16,
      marginTop: 24,
      marginBottom: 40,
      x: { domain: x, label: `${dots.x} →`, labelArrow: "none", ticks: 6 },
      y: { domain: y, label: `↑ ${dots.y}`, labelArrow: "none", ticks: 6 },
      marks: [
        Plot.rect([frame], {
          x1: "x1",
          x2: "x2",
          y1: "y1",
          y2: "y2",
          fill: "var(--band)",
          stroke: "var(--model)",
          strokeWidth: 1.5,
        }),
        marked(false),
        marked(true),
      ] as unknown as Plot.Markish[],
    },
    { id, title: "Where it happens", told: boxSentence(where) },
  );
}

function extent(values: readonly number[]): [number, number] {
  const low = values.reduce((least, v) => Math.min(least, v), Infinity);
  const high = values.reduce((most, v) => Math.max(most, v), -Infinity);
  return [low, high > low ? high : low + 1];
}

/** The frame's ends in one dimension: the conditions on it, else all there is. */
function within(
  conditions: readonly Condition[],
  name: string,
  [low, high]: readonly [number, number],
  axis: "x" | "y",
) {
  let [from, to] = [low, high];
  for (const c of conditions) {
    if (c.name !== name || typeof c.threshold !== "number") continue;
    if (c.side === "above") from = c.threshold;
    if (c.side === "below") to = c.threshold;
  }
  return { [`${axis}1`]: from, [`${axis}2`]: to };
}

export function boxSentence({ dots, box, worlds }: Where): string {
  if (!dots || !box) return "";
  const yes = dots.points.filter((p) => p[2] >= YES).length;
  const unseen = box.conditions.filter((c) => c.name !== dots.x && c.name !== dots.y);
  const more =
    unseen.length === 0
      ? ""
      : ` The condition on ${unseen.map((c) => c.name).join(" and ")} is not seen here, so dots inside the frame may lie outside the box.`;
  const part =
    dots.points.length < worlds ? ` The first ${count(dots.points.length)} of ${count(worlds)} worlds are drawn.` : "";
  return `Each dot is a world; ${number(yes)} large ones are those in which it is so, ${number(dots.points.length - yes)} small grey ones those in which it is not. The frame is the box.${more}${part}`;
}
