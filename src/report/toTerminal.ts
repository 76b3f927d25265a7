// A document as lines of a terminal: nothing wider than it, nothing cut off, nothing that it would act on.
import {
  isShown,
  type Block,
  type BesideRow,
  type Column,
  type Document,
  type Inline,
  type Item,
  type OpeningPart,
  type Part,
  type Row,
} from "./document.ts";
import { padded, plain, width, wrap } from "./terminal/lines.ts";
import { sheet, type Sheet } from "./terminal/sheet.ts";

/** Ends in a line break. No line is wider than `columns` (or 40); without `colour` the text is the same, bare. */
export const toTerminal = (document: Document, columns: number, colour = false): string => {
  const s = sheet({ columns, colour });
  const footer = document.footer === undefined ? [] : ["", ...wrap(inline(document.footer, s), s.columns)];
  return `${[...blockLines(document.blocks, s), ...footer].join("\n")}\n`;
};

/** Text without control characters, its spaces at the ends kept so that words of a line don't run together. */
const leaf = (text: string): string =>
  plain(text) === ""
    ? /^ +$/.test(text)
      ? " "
      : ""
    : `${/^\s/.test(text) ? " " : ""}${plain(text)}${/\s$/.test(text) ? " " : ""}`;

/** On one line. */
export function inline(of: Inline, s: Sheet): string {
  if (typeof of === "string") return leaf(of);
  if (!("kind" in of)) return of.map((part) => inline(part, s)).join("");
  switch (of.kind) {
    case "strong":
      return s.paint.bold(inline(of.text, s));
    case "quiet":
      return s.paint.dim(inline(of.text, s));
    case "code":
      return leaf(of.text);
    case "link":
      return inline(of.text, s) + (/^https?:/.test(of.to) ? ` (${plain(of.to)})` : "");
    case "verdict":
      return (
        s.paint.verdict(of.verdict)(plain(of.verdict)) + (of.origin === "" ? "" : `, ${s.paint.bold(plain(of.origin))}`)
      );
    case "mark":
      return of.letter === "-" ? s.paint.warn(plain(of.text)) : `[${plain(of.text)}]`;
    case "lines":
      return of.parts.map((part) => inline(part, s)).join("; ");
    case "drawn":
      return inline(of.instead, s);
  }
}

/** Blocks that stand apart from what is around them. */
const APART: readonly Block["kind"][] = ["table", "facts", "beside", "section", "fold", "heading", "figure", "board"];
const apart = (block: Block): boolean =>
  APART.includes(block.kind) || (block.kind === "list" && block.style !== "bullets");

/** Lines of blocks, one below the other. */
export function blockLines(blocks: readonly Block[], s: Sheet): string[] {
  const all: string[] = [];
  let last: Block | null = null;
  for (const block of blocks.filter(isShown)) {
    const shown = one(block, s);
    if (shown.length === 0) continue;
    if (last && last.kind !== "heading" && (apart(last) || apart(block))) all.push("");
    all.push(...shown);
    last = block;
  }
  return all;
}

/** A sheet that is narrower by what stands before each of its lines. */
const within = (s: Sheet, by: number): Sheet => ({ ...s, columns: s.columns - by });
const indented = (by: number, all: readonly string[]): string[] =>
  all.map((line) => (line === "" ? "" : " ".repeat(by) + line));

function one(block: Block, s: Sheet): string[] {
  const say = (of: Inline, first = "", rest?: string): string[] => wrap(inline(of, s), s.columns, first, rest);
  switch (block.kind) {
    case "heading":
      return title(block.text, block.level, s);
    case "text":
      return say(block.tone === "quiet" ? { kind: "quiet", text: block.text } : block.text);
    case "note":
      return wrap(block.warning ? s.paint.warn(inline(block.text, s)) : inline(block.text, s), s.columns, "note ");
    case "facts":
      return factLines(block.rows, s);
    case "table":
      return tableLines(block.columns, block.parts, s);
    case "figure":
      return blockLines(block.instead, s);
    case "fold":
      return block.page
        ? say([block.summary, { kind: "quiet", text: ": on the page" }])
        : [...say(block.summary), ...indented(2, blockLines(block.blocks, within(s, 2)))];
    case "list":
      return listLines(block, s);
    case "command":
      return say(block.text);
    case "beside":
      return besideLines(block.heads, block.rows, s);
    case "board":
      return block.parts.flatMap((part, k) => [...(k === 0 ? [] : [""]), ...openLines(part, s)]);
    case "section": {
      if (block.page) return [];
      if (block.heading === "") return blockLines(block.blocks, s);
      const by = block.level === 2 ? 2 : 0;
      return [...title(block.heading, block.level, s), ...indented(by, blockLines(block.blocks, within(s, by)))];
    }
  }
}

const title = (of: Inline, level: number, s: Sheet): string[] =>
  wrap(
    s.paint.bold(level === 2 ? inline(of, { ...s, paint: BARE }).toUpperCase() : inline(of, { ...s, paint: BARE })),
    s.columns,
  );
const BARE = sheet({ columns: 80, colour: false }).paint;

/** Rows that open on a page stand open; what sums them up is left to what it sums up. */
const openLines = ({ head, says, rows }: OpeningPart, s: Sheet): string[] => [
  ...title(head, 2, s),
  ...(says === "" ? [] : wrap(inline(says, s), s.columns)),
  ...rows.flatMap((row, k) => [
    ...(k === 0 ? [] : [""]),
    ...wrap(
      inline(row.text, s),
      s.columns,
      `${s.paint.bold(plain(row.label))}  `,
      " ".repeat(Math.min(width(plain(row.label)) + 2, LABEL)),
    ),
    ...indented(2, blockLines(row.blocks, within(s, 2))),
  ]),
];

const LABEL = 21;

function factLines(rows: readonly (readonly [string, Inline])[], s: Sheet): string[] {
  const room = Math.min(LABEL, Math.max(...rows.map(([label]) => width(plain(label))))) + 2;
  return rows.flatMap(([label, value]) =>
    wrap(inline(value, s), s.columns, padded(`${plain(label)}  `, room), " ".repeat(room)),
  );
}

const GAP = 2;
/** A column of text is no narrower than this, nor than its longest word up to a limit; ids, which stand first, are not broken at all. */
const LEAST = 10;
const LONGEST = 28;

const longestWord = (text: string): number => Math.max(0, ...text.split(/ +/).map(width));

interface Fitted {
  /** Place in the row. */
  readonly at: number;
  readonly width: number;
  readonly right: boolean;
}

function tableLines(columns: readonly Column[], parts: readonly Part[], s: Sheet): string[] {
  const cellsOf = (row: Row): string[] => columns.map((_, i) => inline(row.cells[i] ?? "", s).trim());
  const marked = parts.some((p) => p.rows.some((r) => r.chosen));
  const rows = parts.map((p) => ({
    head: inline(p.head, s),
    rows: p.rows.map((r) => ({ chosen: r.chosen === true, cells: cellsOf(r) })),
  }));
  const heads = columns.map((c) => (c.short === undefined ? inline(c.head, s) : plain(c.short)));
  const all = rows.flatMap((p) => p.rows.map((r) => r.cells));
  const by = marked ? 2 : 0;
  const shown = columns.map((_, i) => i).filter((i) => i === 0 || all.some((cells) => cells[i] !== ""));
  const inside = fit(columns, heads, all, shown, s.columns - by);
  const beneath = shown.filter((i) => !inside.some((f) => f.at === i));
  const row = (cells: readonly string[], mark: string): string[] => {
    const wrapped = inside.map((f) => wrap(cells[f.at] ?? "", f.width));
    const tall = Math.max(...wrapped.map((w) => w.length));
    return Array.from({ length: tall }, (_, k) => {
      const line = inside.map((f, i) => {
        const part = wrapped[i]?.[k] ?? "";
        return f.right ? " ".repeat(Math.max(0, f.width - width(part))) + part : padded(part, f.width);
      });
      return `${k === 0 ? mark : " ".repeat(by)}${line.join(" ".repeat(GAP))}`.trimEnd();
    });
  };
  const below = (cells: readonly string[]): string[] => {
    const said = beneath
      .filter((i) => cells[i] !== "")
      .map((i) => `${heads[i] === "" ? "" : `${heads[i]} `}${cells[i]}`);
    return said.length === 0 ? [] : wrap(said.join(" · "), s.columns, " ".repeat(by + 2));
  };
  const top = inside.some((f) => heads[f.at] !== "") ? row(heads, " ".repeat(by)).map((line) => s.paint.dim(line)) : [];
  return [
    ...top,
    ...rows.flatMap((p) => [
      ...(p.head === "" ? [] : wrap(p.head, s.columns)),
      ...p.rows.flatMap((r) => [...row(r.cells, marked ? (r.chosen ? "→ " : "  ") : ""), ...below(r.cells)]),
    ]),
  ];
}

/** Columns that have room beside each other, with their widths. The first always has. */
function fit(
  columns: readonly Column[],
  heads: readonly string[],
  all: readonly (readonly string[])[],
  shown: readonly number[],
  room: number,
): Fitted[] {
  const sized = shown.map((at) => {
    const cells = all.map((c) => c[at] ?? "");
    const head = heads[at] ?? "";
    const natural = Math.max(1, ...cells.map(width), Math.min(width(head), Math.max(LEAST, longestWord(head))));
    const least = Math.min(
      natural,
      Math.max(
        LEAST,
        Math.min(at === shown[0] ? room : LONGEST, Math.max(longestWord(head), ...cells.map(longestWord))),
      ),
    );
    return { at, natural, least, column: columns[at] as Column };
  });
  let kept = sized.filter(({ at, column }) => at === shown[0] || column.below !== true);
  const gaps = (): number => GAP * (kept.length - 1);
  while (kept.length > 1 && kept.reduce((sum, c) => sum + c.least, gaps()) > room) {
    const others = kept.slice(1);
    const most = Math.max(...others.map((c) => c.column.yields ?? 0));
    const leaves = others.findLast((c) => (c.column.yields ?? 0) === most);
    kept = kept.filter((c) => c !== leaves);
  }
  // what is left over goes to the narrowest first, so that numbers stay on one line and long text wraps
  const free = room - gaps();
  const widthAt = (cap: number, c: (typeof kept)[number]): number => Math.min(c.natural, Math.max(c.least, cap));
  let cap = free;
  while (cap > 1 && kept.reduce((sum, c) => sum + widthAt(cap, c), 0) > free) cap--;
  return kept.map((c) => ({ at: c.at, width: Math.min(widthAt(cap, c), free), right: c.column.align === "right" }));
}

/** Widest label that stands before its text. */
const WIDEST = 20;

function listLines({ style, items }: Extract<Block, { kind: "list" }>, s: Sheet): string[] {
  if (style === "dated") {
    const widest = Math.max(0, ...items.map((i) => width(spread(i.label ?? ""))));
    return items.flatMap((item, k) => [
      ...(k > 0 && (item.label ?? "") === "" ? [""] : []),
      ...labelled(item, Math.min(WIDEST, widest), s),
      ...nested(item, style, 2, s),
    ]);
  }
  return items.flatMap((item, k) => {
    const first = style === "numbers" ? `${k + 1}. ` : style === "tree" ? "– " : "· ";
    const label = plain(item.label ?? "");
    return [
      ...wrap(`${label === "" ? "" : `${label} `}${inline(item.text, s)}`, s.columns, first),
      ...nested(item, style, style === "numbers" ? 3 : 2, s),
    ];
  });
}

const nested = (item: Item, style: Extract<Block, { kind: "list" }>["style"], by: number, s: Sheet): string[] =>
  item.items === undefined || item.items.length === 0
    ? []
    : indented(by, listLines({ kind: "list", style, items: item.items }, within(s, by)));

/** The label before the text, or above it on a narrow terminal. */
function labelled(item: Item, widest: number, s: Sheet): string[] {
  const label = spread(item.label ?? "");
  const text = inline(item.text, s);
  if (label === "") return wrap(text, s.columns);
  const room = widest + 2;
  if (room > s.columns / 3 || width(label) > widest) return [...wrap(label, s.columns), ...wrap(text, s.columns, "  ")];
  const [first = "", ...rest] = wrap(text, s.columns, " ".repeat(room));
  return [padded(label, room) + first.slice(room), ...rest];
}

/** A label as it came, but for what a terminal would act on: spaces inside a date keep dates below each other. */
const spread = (label: string): string =>
  label
    .split(/( {2})/)
    .map((part) => (part === "  " ? part : plain(part)))
    .join("")
    .trimEnd();

/** From so many columns on two things fit beside each other. */
const TWO = 98;

function besideLines(heads: readonly [string, string], rows: readonly BesideRow[], s: Sheet): string[] {
  const names = heads.map((head) => plain(head)) as [string, string];
  const body = s.columns >= TWO ? twoColumns(names, rows, s) : stacked(names, rows, s);
  return rows.some((r) => r.both) ? [...body, ...(s.columns >= TWO ? [] : [""]), "= the same in both"] : body;
}

const upper = (name: string, s: Sheet): string => s.paint.bold(name.toUpperCase());

function twoColumns(heads: readonly [string, string], rows: readonly BesideRow[], s: Sheet): string[] {
  const room = Math.floor((s.columns - 3) / 2);
  const cell = (item: Item | null): string[] => {
    if (!item) return [];
    const label = plain(item.label ?? "");
    return [...(label === "" ? [] : wrap(label, room)), ...wrap(inline(item.text, s), room, "  ")];
  };
  const row = (left: readonly string[], right: readonly string[], bar: string): string[] =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
      `${padded(left[i] ?? "", room)} ${bar} ${right[i] ?? ""}`.trimEnd(),
    );
  return [
    ...row(wrap(upper(heads[0], s), room), wrap(upper(heads[1], s), room), "│"),
    ...rows.flatMap((r) => (r.both ? row(cell(r.both), cell(r.both), "=") : row(cell(r.left), cell(r.right), "│"))),
  ];
}

/** One after the other; what is in both is marked by "=", and in the second only counted. */
function stacked(heads: readonly [string, string], rows: readonly BesideRow[], s: Sheet): string[] {
  const inner = within(s, 2);
  const widest = Math.min(
    WIDEST,
    Math.max(
      0,
      ...rows.flatMap((r) => (r.both ? [r.both] : [r.left, r.right])).map((i) => width(spread(i?.label ?? ""))),
    ),
  );
  const put = (item: Item | null, mark: string): string[] =>
    item ? labelled(item, widest, inner).map((line, i) => `${i === 0 ? mark : "  "}${line}`.trimEnd()) : [];
  const second: string[] = [];
  let same: Item[] = [];
  const count = (): void => {
    const [first, last] = [plain(same[0]?.label ?? ""), plain(same.at(-1)?.label ?? "")];
    const when = first === "" || last === "" ? "" : first === last ? `, ${first}` : `, ${first} to ${last}`;
    if (same.length > 0)
      second.push(
        ...wrap(`${same.length === 1 ? "one sentence" : `${same.length} sentences`} as above${when}`, s.columns, "= "),
      );
    same = [];
  };
  for (const row of rows)
    if (row.both) same.push(row.both);
    else if (row.right) {
      count();
      second.push(...put(row.right, "  "));
    }
  count();
  return [
    ...wrap(upper(heads[0], s), s.columns),
    ...rows.flatMap((r) => (r.both ? put(r.both, "= ") : put(r.left, "  "))),
    "",
    ...wrap(upper(heads[1], s), s.columns),
    ...second,
  ];
}
