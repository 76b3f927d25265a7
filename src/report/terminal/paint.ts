// Colours of the terminal, or none. Every coloured thing is also said in words.
import type { Verdict } from "../../claims/result.ts";

type Paint = (text: string) => string;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly verdict: (verdict: Verdict) => Paint;
  readonly warn: Paint;
}

const same: Paint = (text) => text;
// Painted word by word, so that wrapping between words never leaves a colour open at a line's end.
const style =
  (open: number, close: number): Paint =>
  (text) =>
    text.replace(/[^ ]+/g, (word) => `\u001b[${open}m${word}\u001b[${close}m`);

const green = style(32, 39);
const red = style(31, 39);
const yellow = style(33, 39);
const cyan = style(36, 39);
const dim = style(2, 22);

const VERDICTS: Readonly<Record<Verdict, Paint>> = {
  holds: green,
  agrees: green,
  true: green,
  fails: red,
  reverses: red,
  disagrees: red,
  false: red,
  hinges: yellow,
  mixed: yellow,
  partly: yellow,
  "no effect": cyan,
  undecided: dim,
  "never arises": dim,
  "not tested": dim,
};

export const palette = (colour: boolean): Palette =>
  colour
    ? { bold: style(1, 22), dim, warn: yellow, verdict: (v) => VERDICTS[v] ?? same }
    : { bold: same, dim: same, warn: same, verdict: () => same };
