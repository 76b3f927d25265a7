// Command lines of every command, read as far as the first thing that would run or write.
import fc from "fast-check";
import { CommanderError } from "commander";
import type { Command, Line } from "../../src/cli/command.ts";
import { COMMANDS, parser } from "../../src/cli/commands.ts";
import { InputError } from "../../src/cli/inputError.ts";
import { printable } from "../../src/scenario/problems/problemText.ts";
import { slipsIn } from "./faults.ts";
import { word } from "./words.ts";

const SCENARIO = "scenarios/kyrgyzstan-2010";
const flags = [...new Set(COMMANDS.flatMap((c) => Object.keys(c.options)))];
/** Words of the examples, so that what is sound stands beside what is not. */
const USED = COMMANDS.flatMap((c) => c.examples.flatMap((e) => [...e.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? ""))); // prettier-ignore
const values = fc.oneof(word, fc.constantFrom(...USED, "1", "0.0", "3.1~", "1.0@000000", "1.0.9999999"));
const flag = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...flags).map((f) => `--${f}`) },
  { weight: 1, arbitrary: fc.constantFrom("--wrolds", "--", "-", "-x", "--__proto__", "--constructor", "--no-json", "--help", "--version", "-w9") }, // prettier-ignore
);
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(flag, values).map(([f, v]) => [f, v]) },
  { weight: 3, arbitrary: fc.tuple(flag, values).map(([f, v]) => [`${f}=${v}`]) },
  { weight: 2, arbitrary: flag.map((f) => [f]) },
  { weight: 1, arbitrary: values.map((v) => [v]) },
);

export interface LineInput {
  readonly line: readonly string[];
}

export const lineInput: fc.Arbitrary<LineInput> = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...COMMANDS.map((c) => c.name)) }, { weight: 1, arbitrary: values }),
    fc.oneof({ weight: 9, arbitrary: fc.constant(SCENARIO) }, { weight: 2, arbitrary: values }),
    fc.array(piece, { maxLength: 4 }),
  )
  .map(([command, argument, pieces]) => ({ line: [command, argument, ...pieces.flat()] }))
  // what is read into memory whole, and pipes that wait, are tests of their own
  .filter(({ line }) => !line.some((w) => /^(--posterior=)?\/dev/.test(w))); // prettier-ignore

export async function lineFaults({ line }: LineInput): Promise<readonly string[]> {
  let said = "";
  let read: { command: Command; line: Line } | null = null;
  const input = line.join("\n");
  try {
    const program = parser(
      async (command, found) => void (read = { command, line: found }),
      (text) => (said += text),
    );
    for (const part of [program, ...program.commands]) part.configureOutput({ writeOut: (text) => (said += text) });
    await program.parseAsync(line, { from: "user" });
    const asked = read as { command: Command; line: Line } | null;
    if (!asked) return ["neither refused nor read"];
    await asked.command.question(asked.line);
    return slipsIn(said, input);
  } catch (error) {
    if (error instanceof CommanderError) return slipsIn(said, input);
    if (!(error instanceof InputError)) throw error;
    const told = error.message.split("\n").map(printable).join("\n");
    return [
      ...slipsIn(told, input),
      ...(told === "" ? ["no reason"] : []),
      ...(told.length > 20_000 ? [`${told.length} characters of reason`] : []),
    ];
  }
}
