// The one way to the terminal: everything that is printed goes through here, and nothing in it can drive a terminal. A stream that
// cannot take it any more costs a sentence, never the work: what failed is asked for at the end.
import { harmless } from "../report/terminal/lines.ts";
import { printable } from "../scenario/problems/problemText.ts";

let failed: NodeJS.ErrnoException | null = null;
const fail = (error: NodeJS.ErrnoException | null | undefined): void => {
  // a reader that stops early, as `head` does, is no fault
  if (error && error.code !== "EPIPE") failed ??= error;
};
process.stdout.on("error", fail);
// nobody is left to be told
process.stderr.on("error", () => undefined);

/** Resolved when all that was said so far is with whoever reads it, or could not be. */
let said: Promise<void> = Promise.resolve();

/** Prints a result. Colours are left in where a person looks who did not ask for none. */
export function say(text: string): void {
  const written = new Promise<void>((resolve) =>
    process.stdout.write(harmless(text, colour()), (error) => {
      fail(error);
      resolve();
    }),
  );
  said = Promise.all([said, written]).then(() => undefined);
}

/** Says something beside the result, on the error stream. */
export const tell = (text: string): void => void process.stderr.write(text.split("\n").map(printable).join("\n"));

/** Puts lines that stay above what is drawn over itself on the error stream, in colour where a person looks. */
export function tellAbove(lines: readonly string[]): void {
  if (lines.length === 0) return;
  const looked = drawnOn() !== null;
  const text = lines.map((line) => `${harmless(line, looked && colour())}\n`).join("");
  process.stderr.write(looked ? `\r${CLEARED}${text}` : text);
}

/** To the end of the line. */
const CLEARED = "\u001b[K";

/** What kept the output from being printed whole, once all of it was tried; null where nothing did. Forgets it. */
export async function unsaid(): Promise<NodeJS.ErrnoException | null> {
  await said;
  const error = failed;
  failed = null;
  return error;
}

/** Width of the terminal, 80 where there is none. */
export const columns = (): number =>
  process.stdout.isTTY ? Math.max(40, Math.min(process.stdout.columns ?? 80, 120)) : 80;

/** Colour where a person looks and has not asked for none. */
export const colour = (): boolean =>
  process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";

/** Where progress is drawn over itself, null where nobody looks. */
export const drawnOn = (): NodeJS.WriteStream | null => (process.stderr.isTTY ? process.stderr : null);
