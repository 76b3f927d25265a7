// Observations as a few classes: yes or no, or fifths of what all explanations together expect. Fewer classes never tell more apart.
import { sortedQuantile } from "../../analysis/quantiles.ts";

export interface Classes {
  /** Values above which the next class begins. */
  readonly edges: readonly number[];
  readonly unit: string;
  readonly classOf: (x: number) => number;
  /** The class or classes of what lies between two values, in words. */
  readonly inWords: (low: number, high: number) => string;
}

const PARTS = 5;

/** Null where all values are the same: nothing could part there. */
export function classesOf(unit: string, values: readonly number[]): Classes | null {
  const known = Float64Array.from(values.filter((x) => !Number.isNaN(x))).sort();
  const [least, most] = [known[0] ?? 0, known.at(-1) ?? 0];
  if (least === most) return null;
  const edges = unit === "yes/no" ? [0.5] : cuts(known, most);
  const classOf = (x: number): number => {
    const at = edges.findIndex((edge) => x <= edge);
    return at < 0 ? edges.length : at;
  };
  return {
    edges,
    unit,
    classOf,
    // the edges between the first and the last class that are touched fall away
    inWords: (low, high) =>
      wordsOf([...edges.slice(0, classOf(low)), ...edges.slice(classOf(high))], unit)[classOf(low)] as string,
  };
}

/** Values at the fifths, each once; the largest value has a class of its own only below it. */
function cuts(sorted: Float64Array, most: number): number[] {
  const at = Array.from({ length: PARTS - 1 }, (_, i) => sortedQuantile(sorted, (i + 1) / PARTS));
  const edges = [...new Set(at)].filter((x) => x < most);
  return edges.length > 0 ? edges : [sorted[0] as number];
}

export const classWords = ({ edges, unit }: Classes): readonly string[] => wordsOf(edges, unit);

function wordsOf(edges: readonly number[], unit: string): string[] {
  if (unit === "yes/no") return ["no", "yes"];
  const shown = (x: number): string => {
    const of = unit === "share" ? 100 * x : x;
    return `${String(Number(of.toPrecision(2)))}${unit === "share" ? " %" : unit === "d" ? " d" : ""}`;
  };
  return Array.from({ length: edges.length + 1 }, (_, k) => {
    const [low, high] = [edges[k - 1], edges[k]];
    if (low === undefined) return high === 0 ? "none" : `up to ${shown(high as number)}`;
    return high === undefined ? `above ${shown(low)}` : `${shown(low)} to ${shown(high)}`;
  });
}
