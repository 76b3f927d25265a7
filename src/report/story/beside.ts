// Two stories side by side: what they share at first, then row by row what is in both, or in one of them.
import type { StoryLine } from "./storyLines.ts";

/** A line of both stories, or one of either or of each. */
export interface BesideRow {
  readonly base: StoryLine | null;
  readonly variant: StoryLine | null;
  readonly same: boolean;
}

export interface Beside {
  /** Lines before the two part. */
  readonly shared: readonly StoryLine[];
  readonly rows: readonly BesideRow[];
}

const alike = (a: StoryLine | undefined, b: StoryLine | undefined): boolean =>
  a !== undefined && b !== undefined && a.date === b.date && a.text === b.text;

/** Lines that are alike stand in one row, in order, as many as there can be; the others between them fill rows from the top. */
export function beside(base: readonly StoryLine[], variant: readonly StoryLine[]): Beside {
  let first = 0;
  while (first < Math.min(base.length, variant.length) && alike(base[first], variant[first])) first++;
  const [a, b] = [base.slice(first), variant.slice(first)];
  const longest = longestCommon(a, b);
  const rows: BesideRow[] = [];
  let [i, j] = [0, 0];
  const upTo = (p: number, q: number): void => {
    while (i < p || j < q)
      rows.push({
        base: i < p ? (a[i++] as StoryLine) : null,
        variant: j < q ? (b[j++] as StoryLine) : null,
        same: false,
      });
  };
  for (const [p, q] of longest) {
    upTo(p, q);
    rows.push({ base: a[i++] as StoryLine, variant: b[j++] as StoryLine, same: true });
  }
  upTo(a.length, b.length);
  return { shared: base.slice(0, first), rows };
}

/** Places of the lines of a longest common subsequence. Stories have tens of lines. */
function longestCommon(a: readonly StoryLine[], b: readonly StoryLine[]): [number, number][] {
  const n = b.length + 1;
  const length = new Int32Array((a.length + 1) * n);
  const at = (i: number, j: number): number => length[i * n + j] as number;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * n + j] = alike(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (alike(a[i], b[j])) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return pairs;
}
