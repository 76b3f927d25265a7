// An answer as plain data, from which the terminal (toTerminal.ts) and the page (toHtml.ts) are both made, so that they say the same.
//
// To turn an answer into a document:
// - One function makes its blocks; sentences come from words/ and story/. It knows neither columns nor tags.
// - Strings go in as they came from a file: both renderers take out what a terminal or a page would act on. Only `drawn` takes markup.
// - A table gives its columns an order in which they leave a narrow terminal (`yields`). What leaves stands under its row, so nothing
//   is lost. A column without text on a terminal (a drawing) has no place there.
// - A fold stands open on a terminal. One with `page: true` is too long for it; the terminal says that it is on the page.
// - A section with `page: true` is on the page alone: detail of which there is so much that its owner says once where it is.
// - A figure gives what a terminal shows in its place, which may be nothing where the text around it says the same.
// - `layout` is a class of the page's style sheet (pageStyle.ts); a terminal knows none.
import type { Standing } from "../claims/verdictKinds.ts";
import type { Markup } from "./html/markup.ts";

/** Text with what it means inside a line. */
export type Inline = string | Span | readonly Inline[];

export type Span =
  | { readonly kind: "strong" | "quiet"; readonly text: Inline }
  /** Something to type, or a name from a file. */
  | { readonly kind: "code"; readonly text: string }
  /** `to` is a place of the page ("#claim-1") or begins with "https://" or "http://"; anything else leads nowhere. */
  | { readonly kind: "link"; readonly text: Inline; readonly to: string }
  /** Word and shape of a verdict, in a dashed box where it was put in; beside it where it comes from, "" where that is not asked. */
  | { readonly kind: "verdict"; readonly verdict: Standing; readonly built: boolean; readonly origin: string }
  /** How well something is known, in a box: "read in a source", "assumed". `letter` is that of the fact base. */
  | { readonly kind: "mark"; readonly text: string; readonly letter: string }
  /** Each on a line of its own on the page; one after the other on a terminal. */
  | { readonly kind: "lines"; readonly parts: readonly Inline[] }
  /** A small drawing inside a line, such as a strip. A terminal says `instead`. */
  | { readonly kind: "drawn"; readonly markup: Markup; readonly instead: Inline };

/** How a paragraph stands: as text, as what comes first, as the head of what follows, as the finding, or smaller beside what it is about. */
export type Tone = "text" | "head" | "lead" | "finding" | "quiet" | "says";

export interface Column {
  readonly head: Inline;
  /** Head on a terminal; "" leaves it out where the cell stands under its row. */
  readonly short?: string;
  readonly align?: "left" | "right";
  /** Where a terminal is too narrow, columns with the largest number go under their row first; equal ones from the right. */
  readonly yields?: number;
  /** Long text, always under its row on a terminal. */
  readonly below?: boolean;
}

export interface Row {
  readonly id?: string;
  /** As many as there are columns. The first is the row's header. */
  readonly cells: readonly Inline[];
  /** The one of the rows that was chosen or is pointed at. */
  readonly chosen?: boolean;
}

/** Rows under a header of their own; "" for none. */
export interface Part {
  readonly head: Inline;
  readonly rows: readonly Row[];
}

export interface Item {
  readonly id?: string;
  /** A date or a number before it. */
  readonly label?: string;
  readonly text: Inline;
  readonly items?: readonly Item[];
}

/** A row that opens: a few cells that sum up what stands behind it. */
export interface Opening {
  readonly id: string;
  /** A short name before the text. */
  readonly label: string;
  readonly text: Inline;
  /** One for each head but the first. A terminal, on which every row stands open, leaves them to the blocks. */
  readonly cells: readonly Inline[];
  readonly blocks: readonly Block[];
}

/** Rows that open, under a header of their own, with a remark about them. */
export interface OpeningPart {
  readonly head: string;
  readonly says: Inline;
  readonly rows: readonly Opening[];
}

/** In both of two, or in one of them or each. */
export type BesideRow =
  | { readonly both: Item }
  | { readonly both?: undefined; readonly left: Item | null; readonly right: Item | null };

export type Level = 1 | 2 | 3 | 4 | 5;

export type Block =
  | { readonly kind: "heading"; readonly level: Level; readonly text: Inline; readonly id?: string }
  | { readonly kind: "text"; readonly text: Inline; readonly tone: Tone }
  /** A remark; a warning is one that no reader may miss. */
  | { readonly kind: "note"; readonly text: Inline; readonly warning: boolean }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: Inline])[] }
  | {
      readonly kind: "table";
      readonly columns: readonly Column[];
      readonly parts: readonly Part[];
      /** On a narrow page rows become blocks, or the table scrolls by itself, or it is narrow enough as it is. */
      readonly narrow: "stack" | "scroll" | "keep";
      readonly layout?: string;
    }
  /** Without title and caption the drawing stands bare, with what it says inside it. */
  | {
      readonly kind: "figure";
      readonly drawn: Markup;
      readonly title?: Inline;
      readonly caption?: Inline;
      /** What a terminal shows in its place. */
      readonly instead: readonly Block[];
      /** Style that the drawing needs, once a page. */
      readonly style?: Markup;
      readonly layout?: string;
    }
  | {
      readonly kind: "fold";
      readonly summary: Inline;
      readonly blocks: readonly Block[];
      readonly page: boolean;
      readonly id?: string;
      readonly layout?: string;
    }
  | {
      readonly kind: "list";
      readonly style: "bullets" | "numbers" | "dated" | "tree";
      readonly items: readonly Item[];
      readonly layout?: string;
    }
  /** A command to type. */
  | { readonly kind: "command"; readonly text: string }
  /** Two things of one kind row by row: beside each other where there is room, else one after the other. */
  | { readonly kind: "beside"; readonly heads: readonly [string, string]; readonly rows: readonly BesideRow[] }
  /** A board whose rows open. */
  | { readonly kind: "board"; readonly heads: readonly string[]; readonly parts: readonly OpeningPart[] }
  /** Blocks that belong together; with a heading they are a section of the page, else only a part of its layout. */
  | {
      readonly kind: "section";
      readonly id?: string;
      readonly heading: Inline;
      readonly level: Exclude<Level, 1>;
      readonly blocks: readonly Block[];
      readonly layout?: string;
      /** On the page alone. */
      readonly page?: boolean;
      /** Its name in the page's list of parts. */
      readonly nav?: string;
    };

export interface PageScript {
  readonly text: string;
  readonly hash: string;
}

export interface Document {
  /** Of the page's tab. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Under everything. */
  readonly footer?: Inline;
  /** The one script that the page may run, and its hash as a content policy names it (sha256-…). Without it no page runs any. */
  readonly script?: PageScript;
}

// Inside a line.
export const strong = (text: Inline): Span => ({ kind: "strong", text });
export const quiet = (text: Inline): Span => ({ kind: "quiet", text });
export const code = (text: string): Span => ({ kind: "code", text });
export const link = (text: Inline, to: string): Span => ({ kind: "link", text, to });
export const verdict = (of: Standing, built = false, origin = ""): Span => ({
  kind: "verdict",
  verdict: of,
  built,
  origin,
});
export const mark = (text: string, letter: string): Span => ({ kind: "mark", text, letter });
export const lines = (parts: readonly Inline[]): Span => ({ kind: "lines", parts });
export const drawn = (markup: Markup, instead: Inline = ""): Span => ({ kind: "drawn", markup, instead });
/** The parts with something between them. */
export const joined = (parts: readonly Inline[], between = ", "): Inline =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [between, part]));

// Blocks.
type Of<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;
type Rest<K extends Block["kind"], Given extends keyof Of<K>> = Partial<Omit<Of<K>, "kind" | Given>>;

export const heading = (level: Level, text: Inline, id?: string): Block => ({
  kind: "heading",
  level,
  text,
  ...(id === undefined ? {} : { id }),
});
export const text = (of: Inline, tone: Tone = "text"): Block => ({ kind: "text", text: of, tone });
export const note = (of: Inline): Block => ({ kind: "note", text: of, warning: false });
export const warning = (of: Inline): Block => ({ kind: "note", text: of, warning: true });
/** Rows without a value are left out; nothing where none is left. */
export function facts(rows: readonly (readonly [label: string, value: Inline])[]): Block[] {
  const kept = rows.filter(([, value]) => value !== "");
  return kept.length === 0 ? [] : [{ kind: "facts", rows: kept }];
}
export const table = (
  columns: readonly Column[],
  rows: readonly Row[] | readonly Part[],
  more: Rest<"table", "columns" | "parts"> = {},
): Block => ({
  kind: "table",
  columns,
  parts: rows.every((r): r is Part => "rows" in r) ? rows : [{ head: "", rows: rows as readonly Row[] }],
  narrow: "scroll",
  ...more,
});
/** Nothing where nothing is drawn. */
export const figure = (of: Markup, more: Rest<"figure", "drawn"> = {}): Block[] =>
  of.source === "" ? [] : [{ kind: "figure", drawn: of, instead: [], ...more }];
export const fold = (
  summary: Inline,
  blocks: readonly Block[],
  more: Rest<"fold", "summary" | "blocks"> = {},
): Block => ({ kind: "fold", summary, blocks, page: false, ...more });
export const list = (style: Of<"list">["style"], items: readonly (Item | string)[], layout?: string): Block => ({
  kind: "list",
  style,
  items: items.map((item) => (typeof item === "string" ? { text: item } : item)),
  ...(layout === undefined ? {} : { layout }),
});
export const command = (of: string): Block => ({ kind: "command", text: of });
export const section = (
  of: Inline,
  blocks: readonly Block[],
  more: Rest<"section", "heading" | "blocks"> = {},
): Block => ({ kind: "section", heading: of, level: 2, blocks, ...more });
/** Whether a block shows anything: a table without a row and what holds nothing else do not, nor do their headings. */
export function isShown(block: Block): boolean {
  switch (block.kind) {
    case "table":
      return block.parts.some((part) => part.rows.length > 0);
    case "list":
      return block.items.length > 0;
    case "facts":
    case "beside":
      return block.rows.length > 0;
    case "board":
      return block.parts.some((part) => part.rows.length > 0);
    case "section":
    case "fold":
      return block.blocks.some(isShown);
    default:
      return true;
  }
}
/** Blocks that the page's layout takes together, without a heading. */
export const group = (layout: string, blocks: readonly Block[]): Block => section("", blocks, { layout });
/** Blocks that a terminal leaves to the page. */
export const onPage = (blocks: readonly Block[], layout = ""): Block => section("", blocks, { layout, page: true });
