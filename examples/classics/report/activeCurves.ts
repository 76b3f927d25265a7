// Active citizens by tick over all runs, after a sudden loss of legitimacy and a gradual one: medians as lines, the middle nine tenths as bands.
import * as Plot from "@observablehq/plot";
import { LOSS, type StructureResult } from "../epsteinLoss.ts";
import { structureWords } from "./epsteinWords.ts";
import type { Markup } from "../../../src/report/html/markup.ts";
import { count, number } from "../../../src/report/words/numbers.ts";
import { chart } from "../../../src/report/charts/plot.ts";

/** Every how many ticks a point is drawn. */
const EVERY = 2;
const TOP = 700;

export function activeCurves(result: StructureResult, id: string): Markup {
  const points = ([low = [], middle = [], high = []]: readonly (readonly number[])[]) =>
    Array.from({ length: Math.floor(LOSS.ticks / EVERY) + 1 }, (_, i) => i * EVERY).map((t) => ({
      t,
      low: low[t],
      middle: middle[t],
      high: high[t],
    }));
  const [sudden, gradual] = [points(result.sudden.curve), points(result.gradual.curve)];
  return chart(
    {
      width: 400,
      height: 200,
      marginLeft: 40,
      marginRight: 12,
      marginTop: 14,
      marginBottom: 34,
      x: { domain: [0, LOSS.ticks], ticks: 5, label: "tick →", labelArrow: "none", labelAnchor: "right" },
      y: {
        type: "symlog",
        constant: 10,
        domain: [0, TOP],
        ticks: [0, 10, 100, 500],
        tickFormat: (n: number) => number(n),
        label: null,
        grid: true,
      },
      marks: [
        Plot.ruleX([LOSS.at], { stroke: "currentColor", strokeOpacity: 0.5, strokeDasharray: "3 3" }),
        Plot.areaY(gradual, { x: "t", y1: "low", y2: "high", fill: "var(--record)", fillOpacity: 0.2 }),
        Plot.areaY(sudden, { x: "t", y1: "low", y2: "high", fill: "var(--model)", fillOpacity: 0.2 }),
        Plot.line(gradual, { x: "t", y: "middle", stroke: "var(--record)", strokeWidth: 2, strokeDasharray: "5 3" }),
        Plot.line(sudden, { x: "t", y: "middle", stroke: "var(--model)", strokeWidth: 2 }),
      ],
    },
    { id, title: structureWords(result.structure), told: toldOf(result) },
  );
}

const most = (curve: readonly number[] | undefined): number => Math.max(0, ...(curve ?? []));

/** The sentence under the chart. */
export const toldOf = ({ sudden, gradual }: StructureResult): string =>
  `The median by tick reaches ${count(most(sudden.curve[1]))} active after a sudden loss and ${count(most(gradual.curve[1]))} after a gradual one.`;
