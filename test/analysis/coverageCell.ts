// Bias, coverage and width of both estimators of a share in one cell of the coverage table.
import { effectMixture } from "../../src/analysis/shares/effectMixture.ts";
import { fitMixture } from "../../src/analysis/shares/mixture.ts";
import { prescribedShares } from "../../src/analysis/shares/prescribed.ts";
import { profileShare, shareAllowed, shareOf } from "../../src/analysis/shares/profileShare.ts";
import { strataOf } from "../../src/analysis/shares/strata.ts";
import { groupByForm, worldMeans } from "../../src/analysis/shares/worldMeans.ts";
import { spanning } from "../../src/analysis/interval.ts";
import type { Estimate } from "../../src/analysis/interval.ts";
import type { Cell } from "./plantedWorlds.ts";
import { EPSILON, plant } from "./plantedWorlds.ts";

export const CONFIDENCE = 0.95;

/** Mean of value − truth, share of repetitions whose interval holds the truth, mean width (NaN when none was computed). */
export interface Performance {
  bias: number;
  coverage: number;
  width: number;
}

/** What is asked of one cell: worlds × 4 replicates, `repeats` draws, of which the chosen estimator's ends are sought in the first `widths`. */
export interface CellOptions {
  worlds: number;
  repeats: number;
  widths: number;
  bootstraps: number;
}

class Tally {
  bias = 0;
  covered = 0;
  n = 0;
  width = 0;
  widths = 0;
  add(error: number, covered: boolean): void {
    this.bias += error;
    this.covered += covered ? 1 : 0;
    this.n++;
  }
  addWidth({ low, high }: Estimate): void {
    this.width += high - low;
    this.widths++;
  }
  result(): Performance {
    return { bias: this.bias / this.n, coverage: this.covered / this.n, width: this.width / this.widths };
  }
}

/**
 * Share above ε of planted worlds by the chosen estimator (the same steps as shareOfWorlds, asked whether its interval holds the truth, which
 * is quicker than finding its ends) and by the prescribed one.
 */
export function coverageOf(cell: Cell, options: CellOptions): { chosen: Performance; prescribed: Performance } {
  const { worlds, repeats, widths, bootstraps } = options;
  const chosen = new Tally();
  const prescribed = new Tally();
  const even = new Float64Array(worlds).fill(1);
  for (let seed = 0; seed < repeats; seed++) {
    const { differences, form, columns } = plant(cell, worlds, 10000 + seed);
    const summary = worldMeans(differences);
    const groups = groupByForm(form, summary.replicates, even);
    const strata = strataOf(groups, summary.means, columns, seed).map(({ members }) => members);
    const { kind, data, sides } = effectMixture(differences, strata, even, EPSILON);
    const best = fitMixture(data);
    const { above } = prescribedShares(
      groups.map(({ members }) => members),
      summary,
      columns,
      even,
      { epsilon: EPSILON, confidence: CONFIDENCE, seed, repeats: bootstraps },
    );
    const linear = above.low <= cell.share && cell.share <= above.high;
    prescribed.add(above.value - cell.share, linear);
    prescribed.addWidth(above);
    // Where replicates jump the chosen estimator shows the linear one, with an interval that spans both.
    const any = () => profileShare(data, sides.above, best, worlds, CONFIDENCE);
    if (kind === "jumps") {
      const both = spanning(above, any());
      chosen.add(above.value - cell.share, both.low <= cell.share && cell.share <= both.high);
      chosen.addWidth(both);
      continue;
    }
    const held = shareAllowed(data, sides.above, best, worlds, CONFIDENCE, cell.share);
    chosen.add(shareOf(best, sides.above) - cell.share, held);
    if (seed < widths) chosen.addWidth(any());
  }
  return { chosen: chosen.result(), prescribed: prescribed.result() };
}
