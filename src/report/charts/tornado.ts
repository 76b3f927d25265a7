// A tornado: for each assumption a bar from the mean where it is low to the mean where it is high, the widest on top. And shares of the
// variance as bars: what each does alone, and with what it does only together with others.
import * as Plot from "@observablehq/plot";
import type { Drivers } from "../../questions/drivers/driverResult.ts";
import { alone, lowHighText, valueText } from "../words/driversWords.ts";
import { wrap } from "../terminal/lines.ts";
import { nothing, type Markup } from "../html/markup.ts";
import { percent } from "../words/numbers.ts";
import { chart } from "./plot.ts";

const WIDTH = 520;
const LEFT = 190;
const ROW = 28;
const SHOWN = 12;

/** The bars shown, by falling distance between the groups furthest apart. */
const shown = ({ lowHigh }: Drivers): Drivers["lowHigh"] =>
  lowHigh
    .filter((l) => l.told)
    .slice(0, SHOWN)
    .toSorted((a, b) => span(b) - span(a));
const span = ({ groups }: Drivers["lowHigh"][number]): number =>
  Math.max(...groups.map((g) => g.mean)) - Math.min(...groups.map((g) => g.mean));

export function tornadoChart(found: Drivers, id: string): Markup {
  const rows = shown(found);
  if (rows.length === 0) return nothing;
  const scale = found.of.scale === "yes/no" ? 100 : 1;
  const ends = rows.flatMap((l) =>
    l.groups.map((g, i) => ({
      name: l.path,
      at: scale * g.mean,
      high: i === l.groups.length - 1,
      low: scale * g.low,
      top: scale * g.high,
    })),
  );
  const bars = rows.map((l) => {
    const means = l.groups.map((g) => scale * g.mean);
    return { name: l.path, from: Math.min(...means), to: Math.max(...means) };
  });
  return chart(
    {
      width: WIDTH,
      height: 50 + ROW * rows.length,
      marginLeft: LEFT,
      marginRight: 20,
      marginTop: 8,
      marginBottom: 40,
      x: { label: `mean of the outcome${axisUnit(found)} →`, labelArrow: "none", grid: false, ticks: 6 },
      y: { domain: rows.map((l) => l.path), tickFormat: axisLabels(rows), label: null, tickSize: 0 },
      marks: [
        Plot.ruleX([scale * found.mean.value], { stroke: "currentColor", strokeOpacity: 0.5 }),
        Plot.barX(bars, { y: "name", x1: "from", x2: "to", fill: "var(--band-2)", inset: 4 }),
        Plot.ruleY(ends, { y: "name", x1: "low", x2: "top", stroke: "currentColor", strokeOpacity: 0.6 }),
        Plot.dot(ends.filter((e) => !e.high), { y: "name", x: "at", r: 4, fill: "var(--below)" }),
        Plot.dot(ends.filter((e) => e.high), { y: "name", x: "at", r: 4, fill: "var(--above)", symbol: "square" }),
      ],
    },
    { id, title: "Where each assumption is low and where it is high", told: tornadoSentence(found) },
  ); // prettier-ignore
}

/** Letters of a line beside the axis, and lines of a label. */
const LETTERS = 31;
const LINES = 2;

/** What each is, by the beginning of its meaning, instead of its path; on so many lines, cut where it is longer. */
const axisLabels =
  (rows: readonly { readonly path: string; readonly meaning: string }[]) =>
  (path: string): string => {
    const meaning = rows.find((r) => r.path === path)?.meaning.split(/[:;,]/)[0];
    const lines = wrap(meaning === undefined || meaning === "" ? path : meaning, LETTERS);
    return lines.slice(0, LINES).join("\n") + (lines.length > LINES ? " …" : "");
  };

function axisUnit({ of }: Drivers): string {
  if (of.scale === "yes/no") return ", per cent";
  if (of.scale === "ratio") return ", difference of logarithms";
  if (of.scale === "log") return ", log10 of 1 + the number";
  return of.unit === "" || of.unit === "yes/no" ? "" : `, ${of.unit}`;
}

export function tornadoSentence(found: Drivers): string {
  const first = shown(found)[0];
  if (!first) return "";
  return `The line is the mean over all, ${valueText(found.of, found.mean.value)}. Widest: ${first.path}, ${lowHighText(found, first.groups)}. Thin lines are 95 % intervals, one by one.`;
}

export function sharesChart(found: Drivers, id: string): Markup {
  const factors = found.shares?.factors ?? [];
  if (factors.length === 0) return nothing;
  const rows = factors.map((f) => {
    const own = alone(f);
    return {
      name: f.path,
      own: own.told ? 100 * own.value : 0,
      all: 100 * f.total.value,
      low: 100 * f.total.low,
      high: 100 * f.total.high,
    };
  });
  return chart(
    {
      width: WIDTH,
      height: 50 + ROW * rows.length,
      marginLeft: LEFT,
      marginRight: 20,
      marginTop: 8,
      marginBottom: 40,
      x: {
        label: "share of the variance, per cent →",
        labelArrow: "none",
        ticks: 6,
        domain: [0, Math.max(5, ...rows.map((r) => r.high))],
      },
      y: { domain: rows.map((r) => r.name), tickFormat: axisLabels(factors), label: null, tickSize: 0 },
      marks: [
        Plot.barX(rows, { y: "name", x1: 0, x2: "all", fill: "var(--band)", inset: 3 }),
        Plot.barX(rows, { y: "name", x1: 0, x2: "own", fill: "var(--model)", inset: 6 }),
        Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "currentColor", strokeOpacity: 0.7 }),
        Plot.ruleX([0], { stroke: "currentColor", strokeOpacity: 0.5 }),
      ],
    },
    { id, title: "Shares of the variance", told: sharesSentence(found) },
  );
}

export function sharesSentence({ shares }: Drivers): string {
  const factors = shares?.factors ?? [];
  const top = factors.filter((f) => f.path !== "luck" && f.path !== "all others").slice(0, 3);
  const told = factors.filter((f) => alone(f).told).length;
  return `Light bars: with everything that an assumption does together with others, with its 95 % interval; dark bars: alone, only where it can be told from nothing (${told} of ${factors.length}). Largest: ${top.map((f) => `${f.path} ${percent(f.total.value)}`).join(", ")}.`;
}
