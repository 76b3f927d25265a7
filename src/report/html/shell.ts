// What every page of its own is wrapped in: it loads nothing and runs nothing.
import { escape, h, nothing, type Markup } from "./markup.ts";
import { STYLE } from "./pageStyle.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The line above a page, with links to its parts where it has such. */
export const top = (parts: readonly (readonly [id: string, name: string])[] = []): Markup => {
  const [first] = parts;
  return h`${first ? h`<a class="skip" href="#${first[0]}">To the ${first[1].toLowerCase()}</a>\n` : nothing}<header class="top"><p class="brand">Precedent <span>puts a written argument to the test</span></p>${
    first
      ? h`<nav aria-label="Parts of this page">${parts.map(([id, name]) => h`<a href="#${id}">${name}</a> `)}</nav>`
      : nothing
  }</header>`;
};

/** A whole page. `style` is added to the report's. */
export const shell = (title: string, body: Markup, style = ""): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${escape(title)} · Precedent</title><style>${STYLE}${style}</style></head>
<body>${body.source}</body></html>
`;
