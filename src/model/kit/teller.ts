// Who tells of a run: what a mechanism's sentence may ask for. The report implements it, so that names, numbers and dates are said in one
// way everywhere; a mechanism knows nothing of the report.
import type { LoggedEvent } from "./events.ts";

export interface Teller {
  /** What the crisis is about: the first shock's name. */
  readonly subject: string;
  /** By name, as prose has it in the middle of a sentence: "the United States". */
  readonly guarantor: string;
  /** With its article: "the CSTO". */
  readonly alliance: string;
  /** Places by index; told apart where two have one name. */
  place(index: number): string;
  /** Members that vote, by index. */
  member(index: number): string;
  /** As prose has it in the middle of a sentence: "the North faction", by index. */
  faction(index: number): string;
  /** A count as people say it: "about 900", "nobody". */
  about(count: number): string;
  /** The same without "about". */
  rounded(count: number): string;
  /** A share in whole per cent. */
  chance(share: number): string;
  /** "a, b and c". */
  listed(parts: readonly string[]): string;
  /** How many are out in the country on a day, as a sentence with a leading space; "" where nobody is. */
  outOn(time: number): string;
  /** A quantity that is imposed, by its name and value. */
  imposed(name: string, value: number): string;
  /** What tipped a decision, as sentences with a leading space; "" where the log does not say what was weighed. */
  tippedBy(event: LoggedEvent, option: string): string;
}

/** At the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
