// A document as one HTML page that loads nothing, and runs nothing but the one script that a document may bring. Text can't become markup (html/markup.ts).
import {
  isShown,
  type Block,
  type BesideRow,
  type Column,
  type Document,
  type Inline,
  type Item,
  type Level,
  type Opening,
  type Row,
} from "./document.ts";
import { h, nothing, type Markup } from "./html/markup.ts";
import { shell, top } from "./html/shell.ts";
import { verdictBox } from "./html/verdictMark.ts";

/** The whole page. */
export function toHtml(document: Document): string {
  const footer = document.footer === undefined ? nothing : h`<footer><p>${inlineHtml(document.footer)}</p></footer>`;
  const styles = [...new Set(stylesOf(document.blocks))].join("");
  return shell(
    document.title,
    h`${top(navOf(document.blocks))}<main>${blocksHtml(document.blocks)}</main>${footer}`,
    styles,
    document.script,
  );
}

const inner = (block: Block): readonly Block[] =>
  block.kind === "section" || block.kind === "fold"
    ? block.blocks
    : block.kind === "board"
      ? block.parts.flatMap((p) => p.rows.flatMap((r) => r.blocks))
      : [];

const stylesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((b) => [...(b.kind === "figure" && b.style ? [b.style.source] : []), ...stylesOf(inner(b))]);

const navOf = (blocks: readonly Block[]): (readonly [id: string, name: string])[] =>
  blocks.flatMap((b) => [
    ...(b.kind === "section" && isShown(b) && b.nav !== undefined && b.id !== undefined
      ? [[b.id, b.nav] as const]
      : []),
    ...navOf(inner(b)),
  ]);

/** Where a link may lead. */
const LEADS = /^(#[\w-]+$|https?:\/\/)/;
/** Letters of the fact base; any other mark has no look of its own. */
const LETTERS = /^[VUDCF]$/;

export function inlineHtml(of: Inline): Markup {
  if (typeof of === "string") return h`${of}`;
  if (!("kind" in of)) return h`${of.map(inlineHtml)}`;
  switch (of.kind) {
    case "strong":
      return h`<b>${inlineHtml(of.text)}</b>`;
    case "quiet":
      return h`<span class="quiet">${inlineHtml(of.text)}</span>`;
    case "code":
      return h`<code>${of.text}</code>`;
    case "link":
      return LEADS.test(of.to) ? h`<a href="${of.to}">${inlineHtml(of.text)}</a>` : inlineHtml(of.text);
    case "verdict":
      return h`${verdictBox(of.verdict, of.built)}${of.origin === "" ? nothing : h` <span class="origin">${of.origin}</span>`}`;
    case "mark":
      return of.letter === "-"
        ? h`<b class="mark mark-assumed">${of.text}</b>`
        : h`<span class="mark mark-${LETTERS.test(of.letter) ? of.letter : "other"}">${of.text}</span>`;
    case "lines":
      return h`${of.parts.map((part) => h`<span class="line">${inlineHtml(part)}</span>`)}`;
    case "drawn":
      return of.markup;
  }
}

export const blocksHtml = (blocks: readonly Block[]): Markup => h`${blocks.filter(isShown).map(one)}`;

const attribute = (name: string, value: string | undefined): Markup =>
  value === undefined || value === "" ? nothing : h` ${name}="${value}"`;

const classes = (...names: readonly (string | undefined)[]): Markup =>
  attribute("class", names.filter((n) => n !== undefined && n !== "").join(" "));

const TAG = { 1: "h1", 2: "h2", 3: "h3", 4: "h4", 5: "h5" } as const satisfies Record<Level, string>;

function title(level: Level, text: Inline, id: string | undefined): Markup {
  const at = attribute("id", id);
  const of = inlineHtml(text);
  switch (TAG[level]) {
    case "h1":
      return h`<h1${at}>${of}</h1>`;
    case "h2":
      return h`<h2${at}>${of}</h2>`;
    case "h3":
      return h`<h3${at}>${of}</h3>`;
    case "h4":
      return h`<h4${at}>${of}</h4>`;
    case "h5":
      return h`<h5${at}>${of}</h5>`;
  }
}

function one(block: Block): Markup {
  switch (block.kind) {
    case "heading":
      return title(block.level, block.text, block.id);
    case "text":
      return h`<p${classes(block.tone === "text" ? "" : block.tone)}>${inlineHtml(block.text)}</p>\n`;
    case "note":
      return h`<p class="${block.warning ? "warning" : "note"}">${inlineHtml(block.text)}</p>\n`;
    case "facts":
      return h`<dl class="facts">${block.rows.map(([label, value]) => h`<div><dt>${label}</dt><dd>${inlineHtml(value)}</dd></div>`)}</dl>\n`;
    case "table":
      return tableHtml(block);
    case "figure":
      return block.title === undefined && block.caption === undefined
        ? block.drawn
        : h`<figure${classes(block.layout)}>${block.title === undefined ? nothing : h`<p class="chart-title">${inlineHtml(block.title)}</p>`}${block.drawn}${block.caption === undefined ? nothing : h`<figcaption>${inlineHtml(block.caption)}</figcaption>`}</figure>\n`;
    case "fold":
      return h`<details${classes(block.layout ?? "more")}${attribute("id", block.id)}><summary>${inlineHtml(block.summary)}</summary>${blocksHtml(block.blocks)}</details>\n`;
    case "list":
      return listHtml(block.style, block.items, block.layout);
    case "command":
      return h`<p><code>${block.text}</code></p>\n`;
    case "beside":
      return h`<div class="beside-stories"><div class="heading">${block.heads[0]}</div><div class="heading">${block.heads[1]}</div>${block.rows.map((r) => besideRow(r, block.heads))}</div>\n`;
    case "board":
      return boardHtml(block);
    case "section":
      return sectionHtml(block);
  }
}

/** A section is named by its heading, so that it can be found by those who don't see it. */
function sectionHtml({ id, heading, level, blocks, layout }: Extract<Block, { kind: "section" }>): Markup {
  if (heading === "" && blocks.length === 0) return nothing;
  if (heading === "") return h`<div${attribute("id", id)}${classes(layout)}>${blocksHtml(blocks)}</div>\n`;
  const named = id === undefined ? undefined : `${id}-h`;
  return h`<section${attribute("id", id)}${classes(layout)}${attribute("aria-labelledby", named)}>${title(level, heading, named)}\n${blocksHtml(blocks)}</section>\n`;
}

/** Rows open by themselves, so that the page needs no script. */
function boardHtml({ heads, parts }: Extract<Block, { kind: "board" }>): Markup {
  const cell = (of: Inline, head: string): Markup =>
    h`<span class="cell${of === "" ? " none" : ""}"><span class="label">${head}</span> ${of === "" ? h`<span class="quiet" aria-label="none">–</span>` : inlineHtml(of)}</span>`;
  const row = ({ id, label, text, cells, blocks }: Opening): Markup =>
    h`<details class="claim" id="${id}"><summary><span class="text"><b class="id">${label}</b> ${inlineHtml(text)}</span>${cells.map((c, k) => cell(c, heads[k + 1] ?? ""))}</summary><div class="evidence">${blocksHtml(blocks)}</div></details>\n`;
  return h`<div class="board"><div class="heads" aria-hidden="true">${heads.map((head) => h`<span>${head}</span>`)}</div>\n${parts.map((p) => h`<h3>${p.head}</h3>\n${p.says === "" ? nothing : h`<p class="quiet">${inlineHtml(p.says)}</p>\n`}${p.rows.map(row)}`)}</div>\n`;
}

type Table = Extract<Block, { kind: "table" }>;

function tableHtml({ columns, parts, narrow, layout }: Table): Markup {
  const heads = columns.map((c) => h`<th scope="col"${right(c)}>${inlineHtml(c.head)}</th>`);
  const body = parts.map(
    (p) =>
      h`<tbody>${p.head === "" ? nothing : h`<tr class="part"><th scope="rowgroup" colspan="${columns.length}">${inlineHtml(p.head)}</th></tr>`}${p.rows.map((r) => rowHtml(r, columns, narrow))}</tbody>`,
  );
  const all = h`<table${classes(narrow === "stack" ? "stack" : "", layout)}><thead><tr>${heads}</tr></thead>${body}</table>`;
  return narrow !== "scroll" ? h`${all}\n` : h`<div class="box" tabindex="0">${all}</div>\n`;
}

const right = ({ align }: Column): Markup => (align === "right" ? h` class="right"` : nothing);

const rowHtml = ({ id, cells, chosen }: Row, columns: readonly Column[], narrow: Table["narrow"]): Markup =>
  h`<tr${attribute("id", id)}${chosen ? h` class="chosen"` : nothing}>${columns.map((column, i) => {
    const cell = inlineHtml(cells[i] ?? "");
    if (i === 0) return h`<th scope="row">${cell}${chosen ? " (chosen)" : ""}</th>`;
    const label =
      narrow === "stack" && typeof column.head === "string" ? attribute("data-label", column.head) : nothing;
    return h`<td${label}${right(column)}>${cell}</td>`;
  })}</tr>`;

type Style = Extract<Block, { kind: "list" }>["style"];
const LIST = { bullets: "", numbers: "", dated: "story", tree: "tree" } as const satisfies Record<Style, string>;

function listHtml(style: Style, items: readonly Item[], layout?: string): Markup {
  const all = items.map(
    (item) =>
      h`<li${attribute("id", item.id)}>${itemHtml(item)}${item.items && item.items.length > 0 ? listHtml(style, item.items) : nothing}</li>`,
  );
  const look = classes(LIST[style], layout);
  return style === "numbers" || style === "dated" ? h`<ol${look}>${all}</ol>\n` : h`<ul${look}>${all}</ul>\n`;
}

const itemHtml = ({ label = "", text }: Item): Markup =>
  h`${label === "" ? nothing : h`<b>${label}</b> `}${inlineHtml(text)}`;

/** Where the two stand one under the other each says which it is. */
function besideRow(row: BesideRow, heads: readonly [string, string]): Markup {
  if (row.both) return h`<div class="both"><span class="who">In both: </span>${itemHtml(row.both)}</div>`;
  const cell = (item: Item | null, head: string): Markup =>
    item ? h`<div><span class="who">${head}: </span>${itemHtml(item)}</div>` : h`<div class="empty"></div>`;
  return h`${cell(row.left, heads[0])}${cell(row.right, heads[1])}`;
}
