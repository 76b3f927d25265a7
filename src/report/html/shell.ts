// What every page of its own is wrapped in: it loads nothing, and runs nothing but the script that it is given with its hash.
import type { PageScript } from "../document.ts";
import { escape, h, nothing, type Markup } from "./markup.ts";
import { STYLE } from "./pageStyle.ts";

const policy = (script: PageScript | undefined): string =>
  `default-src 'none'; style-src 'unsafe-inline';${script ? ` script-src '${script.hash}';` : ""} img-src data:; base-uri 'none'; form-action 'none'`;

/** The line above a page, with links to its parts where it has such. */
export const top = (parts: readonly (readonly [id: string, name: string])[] = []): Markup => {
  const [first] = parts;
  return h`${first ? h`<a class="skip" href="#${first[0]}">To the ${first[1].toLowerCase()}</a>\n` : nothing}<header class="top"><p class="brand">Precedent <span>puts a written argument to the test</span></p>${
    first
      ? h`<nav aria-label="Parts of this page">${parts.map(([id, name]) => h`<a href="#${id}">${name}</a> `)}</nav>`
      : nothing
  }</header>`;
};

/** A whole page. `style` is added to the report's; it runs `script` alone, or nothing. */
export const shell = (title: string, body: Markup, style = "", script?: PageScript): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${escape(title)} · Precedent</title><style>${STYLE}${style}</style></head>
<body>${body.source}${script ? `<script>${script.text}</script>` : ""}</body></html>
`;
