// The table of estimated against analytic indices on docs/drivers.md: computed when the page is made, so that it is what the code gives.
import { correlationRatio, groupsOf } from "../../src/analysis/sensitivity/correlationRatio.ts";
import { sobolIndices, type Index } from "../../src/analysis/sensitivity/sobol.ts";
import { ISHIGAMI, ishigami } from "../../examples/classics/ishigami.ts";
import { MORRIS, morrisFunction } from "../../examples/classics/morrisFunction.ts";
import { sobolG, sobolGIndices } from "../../examples/classics/sobolG.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { table } from "./table.ts";

const ROWS = 1000;
const SEED = 1;

type Model = (x: Float64Array) => number;
interface Known {
  readonly factors: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/** Rows of a design over the unit cube at this stream, evaluated. */
function estimated(model: Model, factors: number) {
  const side = (k: number): Float64Array[] =>
    Array.from({ length: ROWS }, (_, j) =>
      Float64Array.from({ length: factors }, (__, i) => draw(channel(seedKey(SEED), 934, k), j, 0, i)),
    );
  const [a, b] = [side(0), side(1)];
  const mixed = Array.from({ length: factors }, (_, i) =>
    Float64Array.from(a, (x, j) => model(x.map((u, k) => (k === i ? (b[j]?.[i] as number) : u)))),
  );
  const found = sobolIndices({
    a: Float64Array.from(a, model),
    b: Float64Array.from(b, model),
    mixed,
    confidence: 0.95,
    seed: SEED,
  });
  const all = [...a, ...b];
  const y = Float64Array.from(all, model);
  const plain = Array.from({ length: factors }, (_, i) =>
    correlationRatio(y, groupsOf(Float64Array.from(all, (x) => x[i] as number)), 0.95, SEED),
  );
  return { found, plain };
}

const number = (x: number): string =>
  Math.abs(x) < 0.0005
    ? "0"
    : x
        .toFixed(3)
        .replace("-", "−")
        .replace(/^(−?)0\./, "$1.");
const shown = (i: Index): string => `${number(i.value)} (${number(i.low)} to ${number(i.high)})`;

export function indicesTable(): string {
  const rows: string[][] = [];
  const add = (name: string, model: Model, known: Known, factors: readonly number[]): void => {
    const { found, plain } = estimated(model, known.factors);
    for (const i of factors) {
      const f = found?.factors[i];
      const p = plain[i];
      if (!f || !p) continue;
      rows.push([
        name, String(i + 1), number(known.first[i] as number), shown(f.first), shown(p), number(known.total[i] as number), shown(f.total),
      ]); // prettier-ignore
    }
  };
  add("Ishigami", ishigami, ISHIGAMI, [0, 1, 2]);
  add("Sobol's g", (x) => sobolG(x), sobolGIndices(), [0, 1, 2, 4]);
  add("Morris", morrisFunction, MORRIS, [0, 2, 7, 19]);
  return `\n${ROWS} rows, seed ${SEED}, 95 % intervals; plain worlds are the ${2 * ROWS} points a and b.\n\n${table(
    ["function", "factor", "first, known", "first, design", "first, plain worlds", "total, known", "total, design"],
    rows,
  )}\n`;
}
