// A bar for every input of a share: the size of what it does when it is moved alone, by side, the strongest of each on top.
import * as Plot from "@observablehq/plot";
import type { ShareResult } from "../../claims/share/shareResultShape.ts";
import { plain } from "../terminal/lines.ts";
import { nothing, type Markup } from "../html/markup.ts";
import { number, shareInterval, unitWord } from "../words/numbers.ts";
import { amount, strongest } from "../words/shareFacts.ts";
import { chart } from "./plot.ts";

const ROW = 18;

/** Nothing where no input makes a difference. */
export function shareBars(test: ShareResult, id: string): Markup {
  const scale = ["probability", "share", "relative"].includes(test.unit) ? 100 : 1;
  const rows = test.sides.flatMap((side, k) =>
    strongest(side).map((i) => ({ name: plain(i.path), size: scale * i.size, named: k === 0 })),
  );
  if (rows.every((r) => r.size === 0)) return nothing;
  const unit = unitWord(test.unit === "share" ? "probability" : test.unit);
  return chart(
    {
      width: 520,
      height: 50 + ROW * rows.length,
      marginLeft: 200,
      marginRight: 20,
      marginTop: 8,
      marginBottom: 40,
      x: {
        label: `size of its effect${unit === "" ? "" : `, ${unit}`} →`,
        labelArrow: "none",
        ticks: 6,
        tickFormat: (x: number) => number(x),
      },
      y: { domain: rows.map((r) => r.name), label: null, tickSize: 0 },
      marks: [
        Plot.barX(rows.filter((r) => r.named), { y: "name", x1: 0, x2: "size", fill: "var(--model)", inset: 3 }),
        Plot.barX(rows.filter((r) => !r.named), { y: "name", x1: 0, x2: "size", fill: "none", stroke: "currentColor", strokeWidth: 1.2, inset: 3 }),
        Plot.ruleX([0], { stroke: "currentColor", strokeOpacity: 0.5 }),
      ],
    },
    { id, title: "What each input does, moved alone", told: shareBarsSentence(test) },
  ); // prettier-ignore
}

export function shareBarsSentence(test: ShareResult): string {
  const [a, b] = test.sides;
  const of = (side: typeof a): string => `${plain(side.name)} ${amount(test, side.size.value)}`;
  const share = test.share ? `; its share is ${shareInterval(test.share)}` : "";
  return `Filled: ${of(a)} together; outlined: ${of(b)}. Together is the root of the sum of squares${share}. Inputs without a bar do nothing that can be told from luck.`;
}
