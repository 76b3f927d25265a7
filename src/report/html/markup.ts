// Markup that can't be broken by the text in it: whatever goes into a template is escaped unless it is markup already.
import { plain } from "../terminal/lines.ts";

/** A piece of HTML or SVG that is safe to put into a page. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Content = Markup | string | number | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand between tags or inside a quoted attribute: no control or direction-changing characters either. */
export const escape = (text: string): string => plain(text).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? "");

const sourceOf = (content: Content): string => {
  if (content instanceof Markup) return content.source;
  if (typeof content === "string" || typeof content === "number") return spaced(content);
  return content.map(sourceOf).join("");
};

/** Spaces at a text's ends stay, so that words don't run together. */
function spaced(content: string | number): string {
  const text = String(content);
  return `${text.startsWith(" ") ? " " : ""}${escape(text)}${/\S.* $/.test(text) ? " " : ""}`;
}

/** Template tag: h`<p>${text}</p>`. Arrays are joined. Attributes must be quoted. */
export const h = (strings: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(strings.reduce((all, part, k) => all + sourceOf(contents[k - 1] ?? "") + part));

export const nothing: Markup = new Markup("");
