// How every run ends, as one bar.
import { h, nothing, type Markup } from "../html/markup.ts";
import { percent } from "../words/numbers.ts";
import type { Fate } from "../words/priorWords.ts";

/** Nothing where the shares don't sum to one. */
export function endingsBar(shares: readonly Fate[]): Markup {
  const sum = shares.reduce((total, f) => total + (f.row.model?.value ?? 0), 0);
  if (Math.abs(sum - 1) > 0.02) return nothing;
  let from = 0;
  const parts = shares.map(({ id, row }) => {
    const value = row.model?.value ?? 0;
    const part = h`<rect class="fate-${id}" x="${(100 * from).toFixed(2)}%" width="${(100 * value).toFixed(2)}%" height="26"/>`;
    from += value;
    return part;
  });
  const told = shares.map((f) => `${f.word} ${percent(f.row.model?.value)}`).join(", ");
  return h`<svg class="fates" role="img" aria-labelledby="fates-t fates-d" width="100%" height="26"><title id="fates-t">How runs end</title><desc id="fates-d">${told}</desc>${parts}</svg>`;
}
