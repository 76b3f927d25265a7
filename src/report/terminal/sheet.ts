// The sheet that text for a terminal is set on: its width and its colours.
import { isNumber } from "../words/numbers.ts";
import { palette, type Palette } from "./paint.ts";

export interface TerminalOptions {
  /** Width of the terminal; at least 40 is assumed. */
  readonly columns: number;
  readonly colour: boolean;
  /** Where the report was written, for the last line. */
  readonly page?: string;
}

export interface Sheet {
  readonly columns: number;
  readonly paint: Palette;
}

const LEAST = 40;
export const sheet = ({ columns, colour }: TerminalOptions): Sheet => ({
  columns: Math.max(LEAST, isNumber(columns) ? Math.floor(columns) : 80),
  paint: palette(colour),
});
