// A command as it can be typed: what a shell would take apart, expand or run is quoted, for any shell of the POSIX family; what cannot be
// seen is written as $'\\u…', which bash and zsh know.
import { printable } from "./problems/problemText.ts";

/** One word of a command line. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  // what printing leaves out, and blanks that it joins, would be another word when it is copied
  if (printable(text) !== text || /  |^ | $|\u00a0/.test(text)) return `$'${Array.from(text, escaped).join("")}'`;
  return /["$`\\!]/.test(text) || text === "" ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `"${text}"`;
}

function escaped(character: string): string {
  if (/[\\']/.test(character)) return `\\${character}`;
  if (/[ -~]/.test(character) && character !== " ") return character;
  if (/^[\p{L}\p{N}]$/u.test(character)) return character;
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
}

/** A path or another argument that is no option, whatever it begins with. */
export const shellPath = (path: string): string => shellWord(path.startsWith("-") ? `./${path}` : path);

/** An option with its value, as one word where the value could be taken for an option. */
export const shellOption = (name: string, value: string | number): string =>
  `--${name}${String(value).startsWith("-") ? "=" : " "}${shellWord(String(value))}`;

/** A word as it is written here: plain, in quotes of either kind, or with what cannot be seen escaped; nothing is expanded or run. */
const WORD = /\s*((?:[\w@%+=:,./-]|"[^"$`\\!]*"|\$'(?:[^'\\]|\\[^U]|\\U[0-9a-f]{8})*'|'[^']*'|\\')+)/uy;
const PART = /"([^"]*)"|\$'((?:[^'\\]|\\[^U]|\\U[0-9a-f]{8})*)'|'([^']*)'|\\(')|([\w@%+=:,./-]+)/gu;

/** The words of a command line that was written by these functions; null for any other text. */
export function shellWords(line: string): readonly string[] | null {
  const found: string[] = [];
  const pattern = new RegExp(WORD);
  while (pattern.lastIndex < line.length) {
    const [, word] = pattern.exec(line) ?? [];
    if (word === undefined) return null;
    found.push([...word.matchAll(PART)].map(([, double, seen, single, quote, plain]) => double ?? single ?? quote ?? plain ?? unescaped(seen ?? "")).join("")); // prettier-ignore
  }
  return found;
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:U([0-9a-f]{8})|(.))/gu, (_, code: string | undefined, plain: string) => {
    if (code === undefined) return plain;
    const point = parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : "";
  });
