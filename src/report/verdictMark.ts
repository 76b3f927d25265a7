// A verdict as word and shape, with whether it was put in.
import type { TestResult } from "../ledger/result.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { isModel, originWord } from "./words.ts";

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
  "no effect": "○",
  undecided: "?",
  "never arises": "–",
};

/** The shape of a verdict, so that none is told by colour alone. */
export const shapeOf = (verdict: string): string =>
  Object.hasOwn(SHAPES, verdict) ? (SHAPES[verdict] as string) : "?";

/** Solid where a verdict is earned or isn't the model's, dashed where it was put in. */
export function verdictMark(test: TestResult): Markup {
  const origin = isModel(test) ? originWord(test) : "";
  const built = origin !== "" && origin !== "earned";
  const name = test.verdict.replaceAll(" ", "-");
  const beside = origin === "" ? nothing : h` <span class="origin">${origin}</span>`;
  return h`<span class="verdict v-${name}${built ? " built" : ""}"><i aria-hidden="true">${shapeOf(test.verdict)}</i> ${test.verdict}</span>${beside}`;
}
