// How the mean effect grows with the weight that is given to it directly, against what counts as an effect.
import * as Plot from "@observablehq/plot";
import type { ModelTest } from "../../claims/result.ts";
import { plain } from "../terminal/lines.ts";
import { nothing, type Markup } from "../html/markup.ts";
import { isNumber, number, signed, unitWord } from "../words/numbers.ts";
import { chart } from "./plot.ts";

/** The chart, or nothing where no weight was tried. */
export function breakEvenChart(test: ModelTest, id: string): Markup {
  const b = test.builtIn?.breakEven;
  const points = b?.points.filter((p) => isNumber(p.weight) && isNumber(p.effect)) ?? [];
  if (!b || points.length < 2) return nothing;
  const scale = test.effect?.unit === "probability" ? 100 : 1;
  const unit = unitWord(test.effect?.unit ?? "");
  const shown = points.map((p) => ({ weight: p.weight, effect: scale * p.effect }));
  const inside = isNumber(b.largestOther) && b.largestOther <= Math.max(...points.map((p) => p.weight));
  return chart(
    {
      width: 400,
      height: 190,
      marginLeft: 58,
      marginRight: 14,
      marginTop: 22,
      marginBottom: 38,
      x: {
        label: `weight given to it${b.unit === "" ? "" : `, ${unitWord(plain(b.unit))}`} →`,
        labelArrow: "none",
        ticks: 6,
        tickFormat: (x: number) => number(x),
      },
      y: {
        label: `mean effect${unit === "" ? "" : `, ${unit}`}`,
        labelArrow: "none",
        ticks: 4,
        tickFormat: (y: number) => signed(y),
        grid: true,
      },
      marks: [
        Plot.ruleY([scale * test.atLeast], { stroke: "currentColor", strokeDasharray: "4 3" }),
        ...(inside
          ? [Plot.ruleX([b.largestOther], { stroke: "var(--record)", strokeDasharray: "1 3", strokeWidth: 2 })]
          : []),
        Plot.line(shown, { x: "weight", y: "effect", stroke: "var(--model)", strokeWidth: 2 }),
        Plot.dot(shown, { x: "weight", y: "effect", r: 3, fill: "var(--model)" }),
      ],
    },
    { id, title: "Effect by the weight given to it", told: breakEvenSentence(test) },
  );
}

/** The sentence under the chart. */
export function breakEvenSentence(test: ModelTest): string {
  const b = test.builtIn?.breakEven;
  if (!b) return "";
  const dotted = isNumber(b.largestOther)
    ? ` The decider's largest other consideration weighs ${number(b.largestOther)} (dotted, where it fits).`
    : "";
  const where = isNumber(b.value)
    ? `crosses what counts as an effect (dashed) at a weight of ${number(b.value)}`
    : "never reaches what counts as an effect (dashed)";
  return `The mean effect ${where}.${dotted}`;
}
