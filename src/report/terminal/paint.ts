// Colours of the terminal, or none. Every coloured thing is also said in words.
import colours from "picocolors";
import { VERDICT_KINDS, type Standing, type VerdictKind } from "../../claims/verdictKinds.ts";

type Paint = (text: string) => string;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly verdict: (verdict: Standing) => Paint;
  readonly warn: Paint;
}

// Painted word by word, so that wrapping between words never leaves a colour open at a line's end.
const byWord =
  (paint: Paint): Paint =>
  (text) =>
    text.replace(/[^ ]+/g, (word) => paint(word));

/** Whether a person is looking is for the caller to say; nothing is read from the environment. */
export function palette(colour: boolean): Palette {
  const of = colours.createColors(colour);
  const [green, red, yellow] = [byWord(of.green), byWord(of.red), byWord(of.yellow)];
  const [cyan, dim, bold] = [byWord(of.cyan), byWord(of.dim), byWord(of.bold)];
  const tones = { good: green, bad: red, half: yellow, none: cyan, open: dim } satisfies Record<
    VerdictKind["tone"],
    Paint
  >;
  return { bold, dim, warn: yellow, verdict: (v) => tones[VERDICT_KINDS[v].tone] };
}
