// A verdict as word and shape, with whether it was put in.
import type { TestResult } from "../../claims/result.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { judgesModel, originWord } from "../words/words.ts";

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

/** Solid where a verdict is earned or isn't the model's, dashed where it was put in. */
export function verdictMark(test: TestResult): Markup {
  const origin = judgesModel(test) ? originWord(test) : "";
  const built = origin !== "" && origin !== "earned";
  const beside = origin === "" ? nothing : h` <span class="origin">${origin}</span>`;
  return h`${verdictBox(test.verdict, built)}${beside}`;
}

/** The shape of a verdict alone, so that none is told by colour. */
export const shapeOf = (verdict: string): string => SHAPES[verdict] ?? "?";
