// Sentences that stand in a file without quotes and that YAML takes apart: which sign it took for its own, and where.
import type { Message, Span } from "../problems/problem.ts";
import { messages } from "../problems/messages.ts";

export interface Slip {
  readonly span: Span;
  readonly text: Message;
  readonly sign: string;
  /** Told once a file. */
  readonly once?: true;
}

/** Signs with which a text cannot begin: they begin something of YAML's own. */
const SIGNS = /^(?:[@`%&*!|>'"[{\]},]|[-?](?=\s))/;
/** No sentence of a file is longer: what stands behind is not looked at. */
const LONGEST = 4000;
/** List marks and a key, then what they hold. */
const ITEM = /^(\s*(?:- +)*(?:[^\s:,'"{}[\]#&*!][^:,'"{}[\]#]*: +)?)(\S.*)$/;

/**
 * The slip that explains why YAML cannot read a line, or one above it in the same entry: what is missing at the end of a sentence is often missed
 * only further on. Of a quote that is not closed it is missed anywhere below. Null where there is none. Lines are counted from 1.
 */
export function slipAbove(lines: readonly string[], line: number, openQuote = false): Slip | null {
  for (let n = Math.min(line, lines.length); n > 0; n--) {
    const slip = slipIn((lines[n - 1] as string).slice(0, LONGEST), n);
    if (slip && (!openQuote || /["']/.test(slip.sign))) return slip;
    if (!openQuote && n < line && /^[^\s#]/.test(lines[n - 1] as string)) return null;
  }
  return null;
}

function slipIn(line: string, number: number): Slip | null {
  const at = (column: number, length: number): Span => ({ line: number, column: column + 1, length });
  const tab = /^ *\t/.exec(line);
  if (tab) return { span: at(tab[0].length - 1, 1), text: messages.tab(), sign: "\t", once: true };
  const [, before = "", held = ""] = ITEM.exec(line) ?? [];
  if (held === "" || /^[^\s:]+:(?:\s+#.*)?\s*$/.test(held)) return null; // a key alone
  const tight = before.trim() === "" ? /^[A-Za-z][\w.-]*(:)[^\s/:]/.exec(held) : null;
  if (tight) return { span: at(line.indexOf(":"), 1), text: messages.tightColon(), sign: ":" };
  const found = /^[[{]/.test(held) && closes(held) ? inFlow(held) : inText(held);
  if (!found) return null;
  const { sign } = found;
  return { span: at(before.length + found.at, sign.length), text: messages.unquoted(sign), sign };
}

interface Found {
  readonly at: number;
  readonly sign: string;
}

/** In a text that stands alone. */
function inText(text: string): Found | null {
  const sign = SIGNS.exec(text)?.[0];
  if (sign !== undefined) {
    if (/^(["'])(?:(?!\1).|\\.|'')*\1\s*(?:#.*)?$/.test(text) || /^[|>][-+\d]*\s*(?:#.*)?$/.test(text)) return null;
    return { at: 0, sign };
  }
  const colon = /(?<=\S):(?=\s|$)/.exec(text);
  if (colon) return { at: colon.index, sign: ":" };
  const hash = /\s#(?=\S)/.exec(text);
  return hash ? { at: hash.index + 1, sign: "#" } : null;
}

/** Whether nothing but a comment stands behind the bracket that closes the first. */
const closes = (text: string): boolean => !/^\[[^\]{[]*\]\s+[^\s#,}\]]/.test(text);

/** In a map or list in brackets: in what stands between its commas, after a key if there is one. */
function inFlow(text: string): Found | null {
  const piece = /(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,{}[\]"']|(?<=[\w ])['"])+/g;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [whole] = match;
    const key = /^\s*(?:[\w.-]+|"[^"]*"|'[^']*'): +/.exec(whole)?.[0] ?? /^\s*/.exec(whole)?.[0] ?? "";
    const held = whole.slice(key.length).trimEnd();
    if (held === "") continue;
    const found = inText(held);
    if (found) return { at: match.index + key.length + found.at, sign: found.sign };
  }
  return null;
}

/** Whether a comment that has no space before its first word cuts a sentence short. */
export function cutShort(text: string, comment: string | null | undefined): boolean {
  return typeof comment === "string" && /^\S/.test(comment) && /^\p{L}.*\s/u.test(text);
}
