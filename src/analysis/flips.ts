// How often a change turns an outcome over. An outcome of a world is a chance over its futures, so there are two answers: in what share of
// futures a yes becomes a no or a no a yes, the luck held fixed; and in what share of worlds the likelier answer becomes the other one.
import type { Estimate } from "./interval.ts";
import { wilson } from "./wilson.ts";

export interface Flips {
  /** Shares of paired futures that go up (no to yes, or more) and down. */
  readonly futures: { readonly up: number; readonly down: number; readonly n: number };
  /** Shares of worlds, with their intervals. Yes/no: whose likelier answer turns; else whose mean goes up or down. */
  readonly worlds: { readonly up: Estimate; readonly down: Estimate; readonly n: number };
}

/** World by world the values of both arms' futures; 0 and 1 where `yesNo`. Worlds without any are left out. Null without any world. */
export function flips(
  base: readonly (readonly number[])[],
  variant: readonly (readonly number[])[],
  yesNo: boolean,
  confidence: number,
): Flips | null {
  const futures = { up: 0, down: 0, n: 0 };
  const worlds = { up: 0, down: 0, n: 0 };
  base.forEach((values, i) => {
    const others = variant[i] ?? [];
    if (values.length === 0) return;
    worlds.n++;
    let [first, second] = [0, 0];
    values.forEach((b, r) => {
      const v = others[r] as number;
      futures.n++;
      if (v > b) futures.up++;
      if (v < b) futures.down++;
      first += b;
      second += v;
    });
    // at exactly half there is no likelier answer, and nothing to turn
    const half = yesNo ? values.length / 2 : 0;
    const [from, to] = yesNo ? [first - half, second - half] : [0, second - first];
    if (yesNo ? from < 0 && to > 0 : to > 0) worlds.up++;
    if (yesNo ? from > 0 && to < 0 : to < 0) worlds.down++;
  });
  if (worlds.n === 0) return null;
  const share = (count: number): Estimate => ({ value: count / worlds.n, ...wilson(count, worlds.n, confidence) });
  return {
    futures: { up: futures.up / futures.n, down: futures.down / futures.n, n: futures.n },
    worlds: { up: share(worlds.up), down: share(worlds.down), n: worlds.n },
  };
}
