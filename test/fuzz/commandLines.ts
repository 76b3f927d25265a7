// Command lines of every command, read as far as the first thing that would run or write.
import fc from "fast-check";
import { CommanderError } from "commander";
import type { Command, Line } from "../../src/cli/command.ts";
import { COMMANDS, parser } from "../../src/cli/commands.ts";
import { InputError } from "../../src/cli/inputError.ts";
import { printable } from "../../src/scenario/problems/problemText.ts";
import { slipsIn } from "./faults.ts";
import { ownWord, word } from "./words.ts";

const SCENARIO = "scenarios/kyrgyzstan-2010";
/** Words of a line as a shell takes them apart. */
const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? "");
/** Words of the examples, so that what is sound stands beside what is not. */
const used = fc.constantFrom(...new Set(COMMANDS.flatMap((c) => c.examples.flatMap(wordsOf))));
const anyWord = fc.oneof(word, ownWord);
const value = fc.oneof(
  { weight: 3, arbitrary: anyWord },
  { weight: 3, arbitrary: used },
  { weight: 2, arbitrary: fc.tuple(ownWord, anyWord).map(([path, to]) => `${path}=${to}`) },
  // one of its words is another
  {
    weight: 3,
    arbitrary: fc.tuple(used, fc.nat(20), anyWord).map(([text, at, put]) => {
      const words = text.split(/(?<=[=<> ])/);
      return words.map((w, k) => (k === at % words.length ? put : w)).join("");
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("1", "0.0", "3.1~", "1.0@000000", "1.0.9999999", "package.json", "scenarios", "1,2"),
  },
);
const STRANGE = [
  "--wrolds",
  "--",
  "-",
  "-x",
  "--__proto__",
  "--constructor",
  "--no-json",
  "--help",
  "--version",
  "-w9",
];
const COUNTS = ["0", "1", "2", "60", "256", "1000001", "9007199254740991", "9007199254740992", "007", "1e3", "-1", ""];
const FLAGS = [...new Set(COMMANDS.flatMap((c) => Object.keys(c.options)))].map((f) => `--${f}`);
export interface LineInput {
  readonly line: readonly string[];
}

/** Lines of a command: an example, of which a word may be another, and options. */
function lineOf({ examples, options }: Command): fc.Arbitrary<LineInput> {
  const pieces = Object.entries(options).map(([key, { takes }]) => {
    const flag = `--${key}`;
    if (takes === "") return fc.constant([flag]);
    const given = takes === "<n>" ? fc.oneof(fc.constantFrom(...COUNTS), fc.constantFrom(...COUNTS), value) : value;
    return fc.tuple(given, fc.boolean()).map(([v, joined]) => (joined ? [`${flag}=${v}`] : [flag, v]));
  });
  const strange = fc.oneof(
    fc.constantFrom(...FLAGS, ...STRANGE).map((f) => [f]),
    value.map((v) => [v]),
  );
  const piece = pieces.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.oneof(...pieces) }, { weight: 1, arbitrary: strange }) : strange; // prettier-ignore
  const first = fc.constantFrom(
    ...examples.map((e) => wordsOf(e).map((w) => (w.startsWith("scenarios/") ? SCENARIO : w))),
  );
  const change = fc.option(fc.tuple(fc.nat(20), value), { freq: 2 });
  return fc.tuple(first, change, fc.array(piece, { maxLength: 3 })).map(([words, changed, more]) => {
    const at = changed ? 1 + (changed[0] % Math.max(1, words.length - 1)) : -1;
    return { line: [...words.map((w, k) => (k === at && changed ? changed[1] : w)), ...more.flat()] };
  });
}

export const lineInput: fc.Arbitrary<LineInput> = fc.oneof(
  { weight: 20, arbitrary: fc.oneof(...COMMANDS.map(lineOf)) },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 3 }).map((line) => ({ line })) },
);

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
