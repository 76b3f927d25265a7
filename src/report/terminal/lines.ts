// Lines of a terminal: how wide a text is there, and how it wraps. Words move to the next line whole; only a word longer than a line is
// broken, and nothing is ever cut off. Text from files can't move the cursor or change colours: control characters are taken out.

// Control and direction-changing characters, which a terminal or a reader would act on instead of showing.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ACTIVE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ESCAPES = /\u001b(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(\u0007|\u001b\\)?)/g;

/** A text from a file as it may be shown: one line, nothing active in it, never empty of meaning by accident. */
export const plain = (text: string): string =>
  String(text)
    .replace(ESCAPES, "")
    .replace(/[\t\n\r]+/g, " ")
    .replace(ACTIVE, "")
    .replace(/ {2,}/g, " ")
    .trim();

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const COLOUR = /\u001b\[[0-9;]*m/g;

/** A whole text as it may be printed: lines stay, and colours where they are wanted, nothing else that a terminal would act on. */
export const harmless = (text: string, colour: boolean): string => {
  const bare = (part: string): string => part.replace(ESCAPES, "").replace(ACTIVE, "");
  if (!colour) return bare(text);
  const colours = text.match(COLOUR) ?? [];
  return text
    .split(COLOUR)
    .map((part, k) => bare(part) + (colours[k] ?? ""))
    .join("");
};

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Printable characters of which each takes one column, whatever stands beside it. */
const NARROW = /^[ -~]*$/;

/** Columns that a text takes on a terminal; colours take none. */
export function width(text: string): number {
  // nearly every word; to take a text apart costs a hundred times as much
  if (NARROW.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text.replace(COLOUR, ""))) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** A text in lines of at most `columns`: the first begins with `first`, the others with `rest`. No-break spaces hold words together. */
export function wrap(text: string, columns: number, first = "", rest = " ".repeat(width(first))): string[] {
  if (width(first) > columns / 2) return wrap(`${first.trim()} ${text}`, columns, "", rest);
  const lines: string[] = [];
  let line = first;
  let used = width(first);
  let empty = true;
  const turn = (): void => {
    lines.push(line);
    line = rest;
    used = width(rest);
    empty = true;
  };
  for (let word of text.split(/ +/).filter((w) => w !== "")) {
    if (!empty && used + 1 + width(word) > columns) turn();
    while (width(word) > columns - used - (empty ? 0 : 1)) {
      const [head, tail] = broken(word.replace(COLOUR, ""), columns - used);
      line += head;
      word = tail;
      turn();
    }
    line += (empty ? "" : " ") + word;
    used += (empty ? 0 : 1) + width(word);
    empty = false;
  }
  if (!empty || lines.length === 0) lines.push(line);
  return lines.map((l) => l.replaceAll("\u00a0", " ").trimEnd());
}

/** As much of a word as fits, at a no-break space, slash, dot, comma or dash where there is one, and the rest. */
function broken(word: string, room: number): [string, string] {
  let head = "";
  let columns = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = width(segment);
    if (columns + wide > Math.max(room, 2)) break;
    head += segment;
    columns += wide;
  }
  const good = Math.max(...["\u00a0", "/", ".", ",", "-", "–", "_", ":"].map((c) => head.lastIndexOf(c)));
  if (good > head.length / 3) head = head.slice(0, good + 1);
  return [head, word.slice(head.length)];
}

/** A text padded with spaces to a width. */
export const padded = (text: string, columns: number): string => text + " ".repeat(Math.max(0, columns - width(text)));
