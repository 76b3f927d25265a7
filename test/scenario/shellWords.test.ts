// Words of commands as a shell takes them: what is quoted arrives as it was, and nothing in it runs.
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shellOption, shellPath, shellWord, shellWords } from "../../src/scenario/shellWords.ts";
import { plain } from "../../src/report/terminal/lines.ts";
import { sources } from "../repository/files.ts";

const arrived = (command: string): string[] =>
  execFileSync("bash", ["-c", `set -- ${command}; for word; do printf '%s\\0' "$word"; done`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

const HARD = [
  "plain/path-1.yaml", "two words", "it's", 'say "no"', "$(touch x)", "`touch x`", "a;b|c&d>e<f", "!!", "~", "*", "\\", "back\\slash it's",
  "two  blanks", " at the ends ", "new\nline", "tab\tbed", "\u001b[31mred", "\u009b31m", "\u202eturned", "Қазақстан", "a\u00a0b", "", "#no", "{a,b}", "a=b", "x'\u0007y",
]; // prettier-ignore

describe("a word", () => {
  test.each(HARD)("%j arrives as it was, also once it was printed", (text) => {
    expect(arrived(shellWord(text))).toEqual([text]);
    expect(plain(`x ${shellWord(text)} y`)).toBe(`x ${shellWord(text)} y`);
  });
  test("is left alone where nothing has to be quoted, and is quoted as people do where it has", () => {
    expect(shellWord("scenarios/kazakhstan-2022")).toBe("scenarios/kazakhstan-2022");
    expect(shellOption("force", "government never concede")).toBe('--force "government never concede"');
    expect(shellOption("given", "requested")).toBe("--given requested");
  });
  test("that begins with a dash is taken for no option", () => {
    expect(shellPath("-mine")).toBe("./-mine");
    expect(shellPath("--out")).toBe("./--out");
    expect(shellOption("of", "-x")).toBe("--of=-x");
  });
});

test("every command that names a path or an option's value has it from there", () => {
  for (const { path, text } of sources()) {
    expect(text, path).not.toMatch(
      /`[^`\n]*precedent (?:test|run|compare|explain|drivers|rivals|fit|check|new) \$\{(?!shell)/,
    );
    expect(text, path).not.toMatch(
      /(?<!error in )--(?:of|claims?|posterior|report|given|until|score|set|force|do|out) "?\$\{/,
    );
  }
});

describe("a line that was written so is read back", () => {
  test("word by word", () => {
    expect(shellWords(HARD.map(shellWord).join(" "))).toEqual(HARD);
    expect(shellWords(`${shellPath("-a b")} ${shellOption("claims", "-x'y")}`)).toEqual(["./-a b", "--claims=-x'y"]);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (words) => {
        expect(shellWords(words.map(shellWord).join(" "))).toEqual(words);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
  test.each(["a $(b)", "a `b`", "a $b", 'a "b', "a 'b", "a $'b", "a\\b", "a $'\\U00'", 'a "$b"', "a;b"])(
    "but %s is none",
    (line) => {
      expect(shellWords(line)).toBe(null);
    },
  );
});
