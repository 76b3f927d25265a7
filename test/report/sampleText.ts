// Text and intervals that the samples share.
import type { Interval } from "../../src/claims/result.ts";

export const i = (value: number, low: number, high: number): Interval => ({ value, low, high });

/** Text that must come out as text. */
export const ODD =
  "<script>alert(1)</script> \"onload=alert(2)\" &lt;b&gt; 'x' </details></svg> \u001b[31mred\u001b[0m \u202egnp σ 見る https://example.org/x";
