// Problems as a terminal shows them: code, place, the author's own line with a caret, what was meant, what to do.
import type { Problem } from "./problem.ts";
import { counted } from "../counted.ts";

const WIDTH = 80;

/**
 * Control characters, which could drive a terminal, and characters that reorder text, which could hide what a line says.
 * Public so that every text from a scenario can be printed safely.
 */
export function printable(text: string): string {
  return text.replaceAll("\t", " ").replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "");
}

interface Shown {
  /** Put before file names: the scenario's folder, with its slash. */
  readonly folder?: string;
  /** Whether there were more than are listed. */
  readonly more?: boolean;
  /** Errors unless said otherwise. */
  readonly kind?: "error" | "warning";
}

/** All problems, in the order of files and lines, with a last line that counts them. "" when there are none. */
export function problemText(
  problems: readonly Problem[],
  files: Readonly<Record<string, string>>,
  shown: Shown = {},
): string {
  if (problems.length === 0) return "";
  const order = [...problems].sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  );
  const split = new Map<string, readonly string[]>();
  for (const file of new Set(order.map((p) => p.file)))
    split.set(file, Object.hasOwn(files, file) ? (files[file] as string).split(/\r\n|\n|\r/) : []);
  const kind = shown.kind ?? "error";
  const blocks = order.map((p) => one(kind, p, split.get(p.file) ?? [], shown.folder ?? ""));
  const names = new Set(problems.map((p) => p.file)).size;
  const more = shown.more === true ? "at least " : "";
  return `${blocks.join("\n")}\n${more}${counted(problems.length, kind)} in ${counted(names, "file")}; ${kind === "error" ? "nothing was run" : "nothing is refused for them"}\n`;
}

function one(kind: string, p: Problem, lines: readonly string[], folder: string): string {
  const place = p.line > 0 ? `${folder}${p.file}:${p.line}:${p.column}` : `${folder}${p.file}`;
  const shown = [...headLines(`${kind} ${p.code}  `, printable(p.message)), `  ${printable(place)}`];
  const hint = p.hint === undefined ? "" : `did you mean \`${printable(p.hint)}\`?`;
  if (p.line > 0) shown.push(...excerpt(p, lines, hint));
  else if (hint !== "") shown.push(`  ${hint}`);
  shown.push(...remedyLines(printable(p.remedy), `more: precedent help ${p.code}`));
  return shown.join("\n");
}

/** Longer lines are looked at around the mistake only. */
const AROUND = 400;

function excerpt(p: Problem, lines: readonly string[], hint: string): string[] {
  const line = lines[p.line - 1];
  if (line === undefined) return hint === "" ? [] : [`  ${hint}`];
  const cut = Math.max(0, p.column - 1 - AROUND);
  const written = line.slice(cut, cut + 2 * AROUND);
  const column = p.column - 1 - cut;
  const gutter = String(p.line).length + 4;
  const room = WIDTH - gutter - 3;
  // columns are counted in characters that stay after cleaning, so that the caret stands under what it means
  const before = Array.from(printable(written.slice(0, column)));
  const meant = Array.from(printable(written.slice(column, column + p.length)));
  const whole = Array.from(printable(written));
  const from = before.length + Math.min(meant.length, 20) > room ? Math.max(0, before.length - 20) : 0;
  const row = (n: string, content: string): string => `${n.padStart(gutter)} | ${content}`.trimEnd();
  const above =
    p.line > 1
      ? [row(String(p.line - 1), clip(Array.from(printable((lines[p.line - 2] ?? "").slice(0, AROUND))), 0, room))]
      : [];
  const caret = "^".repeat(Math.max(1, Math.min(meant.length, room - (before.length - from))));
  const under = `${" ".repeat(before.length - from + (from > 0 ? 1 : 0))}${caret}`;
  const beside = gutter + 3 + under.length + 1 + hint.length <= WIDTH;
  const said = beside ? [`${under} ${hint}`] : [under, hint];
  return [...above, row(String(p.line), clip(whole, from, room)), ...said.map((words) => row("", words))];
}

function clip(characters: readonly string[], from: number, room: number): string {
  const head = from > 0 ? "…" : "";
  const rest = characters.slice(from);
  return rest.length > room ? `${head}${rest.slice(0, room - 2).join("")}…` : head + rest.join("");
}

/** What is wrong, from the code's end on; its further lines stand below its own first word. */
function headLines(code: string, message: string): string[] {
  const rest = filled(message, WIDTH - code.length);
  return rest.map((line, k) => (k === 0 ? code : " ".repeat(code.length)) + line);
}

function filled(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  // what stands in backticks stays on one line
  for (const word of words.split(/ (?=(?:[^`]*`[^`]*`)*[^`]*$)/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}

function remedyLines(remedy: string, more: string): string[] {
  const lines = filled(remedy, WIDTH - 2).map((l) => `  ${l}`);
  const line = lines.pop() ?? "";
  if (line.length + 3 + more.length <= WIDTH) lines.push(`${line}   ${more}`);
  else lines.push(line, `  ${more}`);
  return lines;
}
