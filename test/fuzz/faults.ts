// What no input may bring about, as sentences; none where all is well.
import { toTerminal } from "../../src/report/toTerminal.ts";
import type { Document } from "../../src/report/document.ts";
import { MOST_PROBLEMS, type Problem } from "../../src/scenario/problems/problem.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { harmless } from "../../src/report/terminal/lines.ts";
import type { Files } from "./edits.ts";

/** Processor time that an input may take, in milliseconds. */
const LONGEST = 5000;
/** Characters of one message. */
const LONGEST_MESSAGE = 2000;

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const SLIPS = /\bundefined\b|\bNaN\b|\bInfinity\b|\[object |\bfunction\b.*\{|\bnative code\b|\n\s+at \S+ \(|\.ts:\d+/;

const short = (text: string): string => JSON.stringify(text.slice(0, 300));

/** Slips of ours in a text: words of the language that the input has not. */
export function slipsIn(text: string, input: string): string[] {
  const found = SLIPS.exec(text)?.[0];
  return found === undefined || input.includes(found.trim()) ? [] : [`"${found}" in ${short(text)}`];
}

/** What a terminal would act on. */
export const activeIn = (text: string): string[] => {
  const at = ACTIVE.exec(text);
  return at ? [`a character that acts, in ${short(text.slice(Math.max(0, at.index - 60), at.index + 60))}`] : [];
};

/** Values that are no result. */
export function noValues(value: unknown, path = ""): string[] {
  if (value === undefined) return [`undefined at ${path}`];
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${value} at ${path}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => noValues(part, `${path}.${key}`));
}

/** Problems without a code, a file, or a place inside it; too many of them, or too long. */
export function problemFaults(problems: readonly Problem[], files: Files, kind: "error" | "warning"): string[] {
  const input = Object.entries(files).flat().join("\n");
  const lines = new Map(Object.entries(files).map(([name, text]) => [name, text.split(/\r\n|\n|\r/)]));
  const printed = problemText(problems, files, { kind });
  const each = problems.flatMap((p) => {
    const written = lines.get(p.file);
    const line = written?.[p.line - 1];
    const nowhere = p.line === 0 && p.column === 0 && p.length === 0;
    const inside =
      line !== undefined && p.column >= 1 && p.length >= 0 && p.column - 1 + p.length <= line.length + 1;
    return [
      ...(/^PR-[A-Z]\d{3}$/.test(p.code) ? [] : [`code "${p.code}"`]),
      ...(p.file === "" ? ["a problem of no file"] : []),
      ...(nowhere || inside
        ? []
        : [`${p.code} at ${p.line}:${p.column}+${p.length}, outside ${short(p.file)}, whose line is ${short(line ?? "not there")}`]), // prettier-ignore
      ...(p.message.length + p.remedy.length + (p.hint ?? "").length > LONGEST_MESSAGE ? [`${p.code} is ${p.message.length}, ${p.remedy.length} and ${(p.hint ?? "").length} characters long: ${short(p.message)}`] : []), // prettier-ignore
      ...slipsIn(`${p.message} ${p.remedy} ${p.hint ?? ""}`, input),
    ];
  }); // prettier-ignore
  return [
    ...each,
    ...(kind === "error" && problems.length > MOST_PROBLEMS ? [`${problems.length} problems`] : []),
    ...activeIn(printed),
  ];
}

/** A document as a terminal gets it. */
export function documentFaults(document: Document, input: string): string[] {
  const text = harmless(toTerminal(document, 80, false), false);
  return [...activeIn(text), ...slipsIn(text, input)];
}

const BUILT_IN = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype, Map.prototype]; // prettier-ignore
const members = (): string => BUILT_IN.map((o) => Reflect.ownKeys(o).map(String).join(" ")).join("\n");
const MEMBERS = members();

/** Tries an input; throws an error that says all that was wrong. */
export async function tried(what: () => readonly string[] | Promise<readonly string[]>): Promise<void> {
  const began = process.cpuUsage();
  const faults = [...(await what())];
  const { user, system } = process.cpuUsage(began);
  const milliseconds = (user + system) / 1000;
  if (milliseconds > LONGEST) faults.push(`took ${Math.round(milliseconds)} ms`);
  if (members() !== MEMBERS) faults.push("a built-in object was changed");
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join("\n"));
}
