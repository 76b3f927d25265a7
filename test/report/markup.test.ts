// The template that makes markup: text is escaped wherever it goes in, markup is not.
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { plain } from "../../src/report/terminal/lines.ts";
import { h } from "../../src/report/html/markup.ts";

test("text is escaped, markup and lists of it are not", () => {
  expect(h`<p title="${'"<&'}">${"<b>"}${h`<i>${1}</i>`}${[h`<u></u>`, " & "]}</p>`.source).toBe(
    '<p title="&quot;&lt;&amp;">&lt;b&gt;<i>1</i><u></u> &amp; </p>',
  );
});

test("any text comes back as it went in, from an element and from an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      const { document } = parseHTML(`<body>${h`<p title="${text}">${text}</p>`.source}</body>`);
      const p = document.querySelector("p");
      expect(document.querySelectorAll("body *")).toHaveLength(1);
      expect(p?.getAttribute("title")?.trim()).toBe(plain(text));
      expect(p?.textContent?.trim()).toBe(plain(text));
    }),
    { seed: 3, numRuns: 300 },
  );
});
