// Numbers as people and spreadsheets write them, with full stops, commas, spaces and apostrophes, made into the one form that units.ts reads. A
// numeral that two readers would take for two numbers is none: no convention is guessed, as a wrong guess is wrong a thousandfold.

/** What a mark inside the numbers of one column stands for. */
export type Marking = "decimal" | "thousands";

/** Marks whose meaning is known, from a column's other cells for instance. */
export type Convention = Readonly<Partial<Record<"." | ",", Marking>>>;

/** A numeral in digits, with a full stop before decimals; or both numbers that it may be. */
export type Numeral =
  | { readonly digits: string }
  | { readonly mark: "." | ","; readonly decimal: string; readonly thousands: string };

// spaces (plain, no-break, narrow no-break, thin, figure), underscores and apostrophes
const GAP = String.raw`[ \u00a0\u202f\u2009\u2007_'’]`;
const SIGN = String.raw`[+\-−]?`;
const NUMERAL = new RegExp(String.raw`^(${SIGN})((?:\d|[.,](?=\d)|(?<=\d)${GAP}(?=\d{3}(?!\d)))+)([eE][+-]?\d+)?`);
const PARTED = new RegExp(String.raw`^\d{1,3}(?:(${GAP})\d{3})(?:\1\d{3})*`);

/** The numeral that a text begins with, and what follows it; null where it begins with none, or with figures that are not parted as numbers are. */
export function numeralAt(
  text: string,
  known: Convention = {},
): { readonly numeral: Numeral; readonly rest: string } | null {
  const match = NUMERAL.exec(text);
  if (!match) return null;
  const [all, written, figures = "", exponent = ""] = match;
  const sign = written === "−" ? "-" : (written ?? "");
  const rest = text.slice(all.length);
  const made = (digits: string): string => `${sign}${digits}${exponent}`;
  const read = figuresOf(figures, exponent === "" ? known : { ".": "decimal", ",": "decimal" });
  if (read === null) return null;
  const numeral: Numeral =
    "digits" in read
      ? { digits: made(read.digits) }
      : { mark: read.mark, decimal: made(read.decimal), thousands: made(read.thousands) };
  return { numeral, rest };
}

/** Unsigned figures with their marks. `null` where marks and figures are those of no number: 1.2.3, 1,23,456, 12 34. */
function figuresOf(figures: string, known: Convention): Numeral | null {
  if (/^\d+$/.test(figures)) return { digits: figures };
  const gaps = PARTED.exec(figures);
  if (gaps) {
    const whole = gaps[0].replaceAll(/\D/g, "");
    const tail = figures.slice(gaps[0].length);
    if (tail === "") return { digits: whole };
    return /^[.,]\d+$/.test(tail) ? { digits: `${whole}.${tail.slice(1)}` } : null;
  }
  const match = /^(\d*)((?:[.,]\d+)+)$/.exec(figures);
  if (!match) return null;
  const [, head = "", tail = ""] = match;
  const parts = tail.match(/[.,]\d+/g) as string[];
  const last = parts.at(-1) as string;
  const mark = last[0] as "." | ",";
  const before = parts.slice(0, -1);
  const grouped = (groups: readonly string[], by: string): boolean =>
    /^[1-9]\d{0,2}$/.test(head) && groups.every((g) => g[0] === by && g.length === 4);
  const whole = head + before.map((g) => g.slice(1)).join("");
  const decimal = `${whole}.${last.slice(1)}`;
  const thousands = whole + last.slice(1);
  if (before.length > 0) {
    const by = before[0]?.[0] as "." | ",";
    if (!grouped(before, by) || known[by] === "decimal") return null;
    if (by !== mark) return known[mark] === "thousands" ? null : { digits: decimal };
    return last.length === 4 ? { digits: thousands } : null;
  }
  if (!grouped(parts, mark)) return known[mark] === "thousands" ? null : { digits: decimal };
  if (known[mark] === "thousands") return { digits: thousands };
  return known[mark] === "decimal" || known[mark === "." ? "," : "."] === "thousands"
    ? { digits: decimal }
    : { mark, decimal, thousands };
}

/**
 * What full stop and comma stand for in a column, told by the cells that leave no choice: 1.858.683 has stops between thousands, 51,2 a comma
 * before decimals. A mark that is used either way has no meaning.
 */
export function conventionOf(cells: Iterable<string>): Convention {
  const seen: Record<"." | ",", Set<Marking>> = { ".": new Set(), ",": new Set() };
  for (const cell of cells) {
    const text = cell.trim();
    const found = numeralAt(text);
    if (!found || !("digits" in found.numeral)) continue;
    const marks = (text.slice(0, text.length - found.rest.length).match(/[.,]/g) ?? []) as ("." | ",")[];
    const decimals = found.numeral.digits.includes(".");
    marks.forEach((mark, i) => seen[mark].add(decimals && i === marks.length - 1 ? "decimal" : "thousands"));
  }
  const one = (mark: "." | ","): Convention => {
    const [only, other] = [...seen[mark]];
    return only === undefined || other !== undefined ? {} : { [mark]: only };
  };
  const found = { ...one("."), ...one(",") };
  // what parts thousands is never what comes before decimals; where both marks seem to do the same, nothing is known
  return found["."] !== undefined && found["."] === found[","] ? {} : found;
}
