// Charts as SVG text: Observable Plot on a document made of text, so that the same code runs without a browser.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { escape, Markup } from "../html/markup.ts";

/** What is used of an element: there are no browser types here. */
export interface Drawn {
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
  querySelector(selector: string): Drawn | null;
  querySelectorAll(selector: string): Iterable<Drawn>;
  readonly outerHTML: string;
}
interface Blank {
  createElementNS(namespace: string, name: string): Drawn;
}

let made: Blank | undefined;
const blank = (): Blank =>
  (made ??= parseHTML("<!doctype html><html><body></body></html>").document as unknown as Blank);

export interface Told {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, for those who can't see it. */
  readonly told: string;
}

/** A chart with its title and description, colours from the page's style sheet. */
export function chart(options: Plot.PlotOptions, { id, title, told }: Told): Markup {
  const svg = Plot.plot({ ...options, document: blank(), className: "plot" } as Plot.PlotOptions) as unknown as Drawn;
  svg.querySelector("style")?.remove();
  for (const name of ["style", "font-family", "font-size", "width", "height"]) svg.removeAttribute(name);
  for (const inner of svg.querySelectorAll("[aria-label]")) inner.removeAttribute("aria-label");
  const head = `<title id="${id}-t">${escape(title)}</title><desc id="${id}-d">${escape(told)}</desc>`;
  const source = svg.outerHTML.replace(
    /^<svg ([^>]*)>/,
    `<svg role="img" aria-labelledby="${id}-t ${id}-d" $1>${head}`,
  );
  return new Markup(source.replace(/(\d+\.\d{2})\d+/g, "$1"));
}

/** A path of many dots in one element: each a line of no length with round ends. */
export function dotted(points: readonly (readonly [x: number, y: number])[], colour: string, size: number): Drawn {
  const path = blank().createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", points.map(([x, y]) => `M${x.toFixed(1)},${y.toFixed(1)}h0`).join(""));
  path.setAttribute("stroke", colour);
  path.setAttribute("stroke-width", size.toFixed(1));
  path.setAttribute("stroke-linecap", "round");
  path.setAttribute("fill", "none");
  return path;
}
