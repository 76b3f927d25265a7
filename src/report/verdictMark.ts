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
  "no effect": "○",
  undecided: "?",
  "never arises": "–",
};

/** Solid where a verdict is earned or isn't the model's, dashed where it was put in. */
export function verdictMark(test: TestResult): Markup {
  const origin = isModel(test) ? originWord(test) : "";
  const built = origin !== "" && origin !== "earned";
  const name = test.verdict.replaceAll(" ", "-");
  const beside = origin === "" ? nothing : h` <span class="origin">${origin}</span>`;
  return h`<span class="verdict v-${name}${built ? " built" : ""}"><i aria-hidden="true">${SHAPES[test.verdict] ?? "?"}</i> ${test.verdict}</span>${beside}`;
}
