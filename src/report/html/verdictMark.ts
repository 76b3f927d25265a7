// A verdict as word and shape, with whether it was put in.
import { h, type Markup } from "./markup.ts";

const SHAPES: Readonly<Record<string, string>> = {
  holds: "●",
  agrees: "●",
  true: "●",
  fails: "✕",
  reverses: "✕",
  disagrees: "✕",
  false: "✕",
  hinges: "◐",
  mixed: "◐",
  partly: "◐",
  "not asked": "–",
  "not tested": "–",
  "no effect": "○",
  undecided: "?",
  "never arises": "–",
};

/** A verdict in a box of its own, dashed where it was put in. */
export const verdictBox = (verdict: string, built = false): Markup =>
  h`<span class="verdict v-${verdict.replaceAll(" ", "-")}${built ? " built" : ""}"><i aria-hidden="true">${SHAPES[verdict] ?? "?"}</i> ${verdict}</span>`;

/** The shape of a verdict alone, so that none is told by colour. */
export const shapeOf = (verdict: string): string => SHAPES[verdict] ?? "?";
