// What is left to judgement, as read.
import { z } from "zod";
import { words } from "../read/schema.ts";
import { readingHalf } from "./readingHalf.ts";

/** What cannot be tested, or not yet, and why. */
export interface JudgementTest {
  readonly kind: "judgement";
  readonly text: string;
  readonly why: string;
}

const schema = z.strictObject({
  text: words.describe("What is left to judgement"),
  why: words.describe("Why it cannot be tested, or not yet"),
});

export const judgement = readingHalf({
  kind: "judgement",
  schema,
  read: (_reader, _path, written): JudgementTest => ({ kind: "judgement", ...written }),
});
