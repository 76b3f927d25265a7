// How every piece of evidence begins: the verdict, whether it was put in, and how sure it is.
import type { TestResult } from "../../../claims/result.ts";
import { drawn, joined, text, verdict, type Block, type Inline } from "../../document.ts";
import { h } from "../../html/markup.ts";
import { judgesModel } from "../../words/testKinds.ts";
import { isBuilt, originWord, standingOf } from "../../words/words.ts";

/** Solid where a verdict is not written in or isn't the model's, dashed where it was put in. */
export const verdictOf = (test: TestResult): Inline =>
  verdict(standingOf(test), isBuilt(test), judgesModel(test) ? originWord(test) : "");

export const head = (test: TestResult, beside: readonly string[] = []): Block =>
  text(joined([verdictOf(test), ...beside], " · "), "head");

/** Sentences that may be missing. */
export const said = (of: string, how: (of: string) => Block): Block[] => (of === "" ? [] : [how(of)]);

/** Head of a column that is only drawn, for those who don't see that. */
export const DRAWN: Inline = drawn(h`<span class="hidden">drawn</span>`);
