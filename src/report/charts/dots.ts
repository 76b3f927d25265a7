// Every world as a dot, by its effect, coloured by where it stands to the claim; and how many make what counts as an effect, either way.
import * as Plot from "@observablehq/plot";
import type { ModelTest } from "../../claims/result.ts";
import { nothing, type Markup } from "../html/markup.ts";
import { isNumber, number, shareInterval, signed, smallest, unitWord } from "../words/numbers.ts";
import { plain } from "../terminal/lines.ts";
import { chart, dotted, type Drawn } from "./plot.ts";

const TOP = 12;
const BOTTOM = 38;
/** Room for dots: as much as they need between these. */
const LOW = 40;
const HIGH = 134;
const WIDTH = 400;
const COLUMNS = 84;
const LARGEST = 4;

interface Placed {
  readonly value: number;
  readonly level: number;
}

/** Of which a dot is one: a world with its effect, or a run with its outcome. */
const DOTS = { contrast: "world", trend: "world", chance: "run" } as const satisfies Readonly<
  Record<ModelTest["kind"], "world" | "run">
>;

export const dotsHeading = (test: ModelTest): string => `Every ${DOTS[test.kind]} as a dot`;

/** The chart, or nothing where there are no worlds to show or only two values. */
export function dotsChart(test: ModelTest, id: string): Markup {
  const dots = test.dots.filter(isNumber);
  if (dots.length < 2 || (DOTS[test.kind] === "run" && new Set(dots).size <= 2)) return nothing;
  const effects = DOTS[test.kind] === "world";
  const epsilon = effects ? test.atLeast : 0;
  const unit = test.effect?.unit ?? "";
  const scale = unit === "probability" ? 100 : 1;
  const ends = effects ? [...dots, -1.6 * epsilon, 1.6 * epsilon] : dots;
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const pad = 0.03 * (high - low || 1);
  const domain = [scale * (low - pad), scale * (high + pad)];
  const placed = stacked(
    dots.map((d) => scale * d),
    domain,
  );
  const most = Math.max(...placed.map((p) => p.level)) + 1;
  const room = Math.min(HIGH, Math.max(LOW, LARGEST * most + 6));
  const height = TOP + room + BOTTOM;
  const side = (p: Placed): string => (!effects ? "--model" : COLOURS[standOf(p.value / scale, test)]);
  return chart(
    {
      width: WIDTH,
      height,
      marginLeft: 26,
      marginRight: 24,
      marginTop: TOP,
      marginBottom: BOTTOM,
      x: {
        domain,
        ticks: 6,
        tickFormat: (x: number) => (effects ? signed(x) : number(x)),
        label: effects ? `effect${unit === "" ? "" : `, ${unitWord(unit)}`} →` : "value in each run →",
        labelArrow: "none",
        labelAnchor: "right",
      },
      y: { domain: [0, 1], axis: null },
      marks: [
        ...(effects && epsilon > 0
          ? [Plot.rect([0], { x1: -scale * epsilon, x2: scale * epsilon, y1: 0, y2: 1, fill: "var(--faint)" })]
          : []),
        ...(effects ? [Plot.ruleX([0], { stroke: "currentColor", strokeOpacity: 0.5 })] : []),
        Plot.ruleY([0], { stroke: "currentColor", strokeOpacity: 0.5 }),
        ...["--above", "--within", "--below", "--model"].map(
          (name) =>
            (_: unknown, scales: { readonly x?: (value: number) => number }): Drawn => {
              const step = Math.min(LARGEST, (room - 4) / most);
              const points = placed
                .filter((p) => side(p) === name)
                .map((p): readonly [number, number] => [
                  scales.x?.(p.value) ?? 0,
                  height - BOTTOM - 3 - step * p.level,
                ]);
              return dotted(points, `var(${name})`, LARGEST - 0.4);
            },
        ),
      ] as unknown as Plot.Markish[],
    },
    { id, title: effects ? "Every world, by its effect" : "Every run, by its outcome", told: dotsSentence(test) },
  );
}

type Stand = "with" | "neither" | "against";
const COLOURS: Readonly<Record<Stand, string>> = { with: "--above", neither: "--within", against: "--below" };

/** Where an effect of the first arm against the second stands to the claim. */
function standOf(effect: number, { says, atLeast }: ModelTest): Stand {
  const within = effect <= atLeast && effect >= -atLeast;
  const up = says === "above" || says === "not above" ? effect > atLeast : effect < -atLeast;
  if (says === "no difference") return within ? "with" : "against";
  if (says === "above" || says === "below") return within ? "neither" : up ? "with" : "against";
  return up ? "against" : "with";
}

/** Dots of one column stand on each other. */
function stacked(values: readonly number[], [low = 0, high = 1]: readonly number[]): Placed[] {
  const heights = new Map<number, number>();
  return values
    .toSorted((a, b) => a - b)
    .map((value) => {
      const column = Math.round((COLUMNS * (value - low)) / (high - low || 1));
      const level = heights.get(column) ?? 0;
      heights.set(column, level + 1);
      return { value, level };
    });
}

/** The sentence under the chart. */
export function dotsSentence(test: ModelTest): string {
  const dots = test.dots.filter(isNumber);
  if (DOTS[test.kind] === "run") {
    const sorted = dots.toSorted((a, b) => a - b);
    return `Each dot is a run; ${dots.length} runs, from ${number(sorted[0])} to ${number(sorted.at(-1))}, half of them above ${number(sorted[Math.floor(dots.length / 2)])}.`;
  }
  const above = dots.filter((d) => d > test.atLeast).length;
  const below = dots.filter((d) => d < -test.atLeast).length;
  const zero = dots.filter((d) => d === 0).length;
  const exact = zero > dots.length / 10 ? ` (${zero} of them exactly zero)` : "";
  const band = smallest(test.atLeast, test.effect?.unit ?? "");
  const [more, less] = test.known.least ?? [`${band} more`, `${band} less`];
  const first = test.order ? ` ${test.kind === "trend" ? "at" : "with"} ${plain(test.order[0])}` : "";
  const share = test.share ? ` Noise inside a world taken out, ${shareInterval(test.share)} of worlds agree with the claim.` : ""; // prettier-ignore
  return `Each dot is a world's mean effect, noise included: in ${above} of ${dots.length} at least ${plain(more)}${first}, in ${below} at least ${plain(less)}, in ${dots.length - above - below} between${exact}. Blue agrees with the claim, orange goes against it${test.says === "above" || test.says === "below" ? ", grey is neither" : ""}.${share}`;
}
