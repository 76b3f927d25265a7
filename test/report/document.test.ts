// One document, two renderings: both say everything, no line is wider than its terminal, and no text is acted upon or becomes markup.
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import {
  code,
  command,
  drawn,
  facts,
  figure,
  fold,
  group,
  heading,
  isShown,
  joined,
  lines,
  link,
  list,
  mark,
  note,
  onPage,
  quiet,
  section,
  strong,
  table,
  text,
  verdict,
  warning,
  type Block,
  type Inline,
  type Item,
} from "../../src/report/document.ts";
import { h, nothing } from "../../src/report/html/markup.ts";
import { width } from "../../src/report/terminal/lines.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { ODD } from "./sampleText.ts";

const shown = (blocks: readonly Block[], columns = 80): string => toTerminal({ title: "", blocks }, columns);
const parsed = (blocks: readonly Block[]) => parseHTML(toHtml({ title: "of a test", blocks })).document;
const SVG = h`<svg viewBox="0 0 1 1" aria-hidden="true"></svg>`;

/** Blocks of every kind, with texts from `word`. */
function blocksOf(word: fc.Arbitrary<string>): fc.Arbitrary<Block[]> {
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((w) => w.join(" "));
  const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 2 },
      words,
      word.map(code),
      word.map((w) => mark(w, "V")),
      fc.constant(verdict("never arises", true)),
      word.map((w) => verdict("hinges", false, w)),
      tie("inline").map(strong),
      tie("inline").map(quiet),
      fc.tuple(tie("inline"), word).map(([t, w]) => link(t, w)),
      fc.array(tie("inline"), { minLength: 1, maxLength: 3 }).map(lines),
      tie("inline").map((t) => joined([t, drawn(SVG, "")])),
    ),
  }));
  const item: fc.Arbitrary<Item> = fc.record({ label: fc.oneof(fc.constant(""), word), text: inline });
  const items = fc.array(
    fc.tuple(item, fc.array(item, { maxLength: 2 })).map(([i, more]) => ({ ...i, items: more })),
    { minLength: 1, maxLength: 4 },
  );
  const tables = fc.integer({ min: 1, max: 6 }).chain((n) => {
    const cells = fc.array(inline, { minLength: n, maxLength: n });
    const column = fc.record({
      head: word,
      align: fc.constantFrom("left" as const, "right" as const),
      yields: fc.nat(3),
      below: fc.boolean(),
    });
    return fc
      .tuple(
        fc.array(column, { minLength: n, maxLength: n }),
        fc.array(fc.record({ cells, chosen: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        word,
        fc.constantFrom("stack" as const, "scroll" as const, "keep" as const),
      )
      .map(([columns, rows, head, narrow]) => table(columns, [{ head, rows }], { narrow }));
  });
  const beside = fc
    .tuple(
      word,
      word,
      fc.array(
        fc.oneof(
          item.map((both) => ({ both })),
          fc.tuple(fc.option(item), item).map(([left, right]) => ({ left, right })),
        ),
        { minLength: 1, maxLength: 5 },
      ),
    )
    .map(([a, b, rows]): Block => ({ kind: "beside", heads: [a, b], rows }));
  const { blocks } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
    blocks: fc.array(tie("block"), { minLength: 1, maxLength: 5 }),
    block: fc.oneof(
      { maxDepth: 2 },
      inline.map((t) => text(t)),
      inline.map((t) => text(t, "quiet")),
      inline.map(note),
      inline.map(warning),
      word.map(command),
      fc
        .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const), inline)
        .map(([l, t]) => heading(l, t)),
      fc.array(fc.tuple(word, inline), { minLength: 1, maxLength: 4 }).map((rows) => facts(rows)[0] ?? text("")),
      tables,
      beside,
      fc
        .tuple(fc.constantFrom("bullets" as const, "numbers" as const, "dated" as const, "tree" as const), items)
        .map(([style, all]) => list(style, all)),
      fc.tuple(inline, tie("blocks")).map(([t, b]) => section(t, b, { id: "part" })),
      tie("blocks").map((b) => group("two", b)),
      fc.tuple(inline, tie("blocks")).map(([t, b]) => fold(t, b)),
      fc
        .tuple(
          word,
          inline,
          fc.array(fc.record({ label: word, text: inline, blocks: tie("blocks") }), { maxLength: 2 }),
        )
        .map(
          ([head, says, rows]): Block => ({
            kind: "board",
            heads: ["", "model"],
            parts: [{ head, says, rows: rows.map((r) => ({ ...r, id: "row", cells: [verdict("holds")] })) }],
          }),
        ),
      inline.map((t) => group("", [...figure(SVG, { title: t, caption: t, instead: [text(t)] })])),
    ),
  }));
  return blocks;
}

/** Every text in blocks that both renderings have to show. */
const leaves = (of: unknown): string[] =>
  typeof of === "string"
    ? [of]
    : Array.isArray(of)
      ? of.filter((one) => !isBlock(one) || isShown(one)).flatMap(leaves)
      : typeof of === "object" && of !== null
        ? Object.entries(of).flatMap(([name, value]) =>
            UNSEEN.includes(name) || (name === "head" && "below" in of && !of.below) ? [] : leaves(value),
          )
        : [];
const isBlock = (of: unknown): of is Block =>
  typeof of === "object" &&
  of !== null &&
  "kind" in of &&
  ("blocks" in of || "parts" in of || "items" in of || "rows" in of);
const UNSEEN = ["kind", "to", "letter", "tone", "level", "align", "layout", "id", "style", "narrow", "markup", "drawn", "heads", "verdict"]; // prettier-ignore

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme" }),
  fc.constant(ODD),
);
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const COLOUR = /\u001b\[\d+m/g;

describe("any document", () => {
  test("has no line wider than the terminal and no control character, coloured or not", () => {
    fc.assert(
      fc.property(blocksOf(anyText), fc.integer({ min: 40, max: 140 }), (blocks, columns) => {
        const bare = shown(blocks, columns);
        for (const line of bare.split("\n")) expect(width(line), line).toBeLessThanOrEqual(columns);
        expect(bare).not.toMatch(ACTIVE);
        const coloured = toTerminal({ title: "", blocks }, columns, true);
        for (const line of coloured.split("\n")) expect(width(line), line).toBeLessThanOrEqual(columns);
        expect(coloured.replace(COLOUR, "")).not.toMatch(ACTIVE);
      }),
      { seed: 5, numRuns: 120 },
    );
  });

  test("is a page on which no text became markup or a link out of its own making", () => {
    fc.assert(
      fc.property(blocksOf(anyText), (blocks) => {
        const html = toHtml({ title: ODD, blocks, footer: ODD });
        const { document } = parseHTML(html);
        expect(document.querySelectorAll("script,img,iframe,object,base,form")).toHaveLength(0);
        for (const element of document.querySelectorAll("*"))
          for (const { name, value } of element.attributes) {
            expect(name.startsWith("on")).toBe(false);
            if (name === "href") expect(value).toMatch(/^(#|https?:)/);
          }
        expect(html).toContain("Content-Security-Policy");
        for (const active of ["\u202e", "\u001b"]) expect(html).not.toContain(active);
      }),
      { seed: 5, numRuns: 80 },
    );
  });

  test("says every word of every cell, fact, item and heading on the terminal and on the page", () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(blocksOf(word), fc.integer({ min: 60, max: 140 }), (blocks, columns) => {
        const terminal = shown(blocks, columns).toLowerCase();
        const page = parsed(blocks).querySelector("main")?.textContent?.toLowerCase() ?? "";
        for (const said of leaves(blocks).flatMap((t) => t.split(" "))) {
          expect(terminal).toContain(said);
          expect(page).toContain(said);
        }
      }),
      { seed: 5, numRuns: 120 },
    );
  });

  test("is the same text with colour and without", () => {
    fc.assert(
      fc.property(blocksOf(fc.stringMatching(/^[a-z]{1,9}$/)), (blocks) => {
        expect(toTerminal({ title: "", blocks }, 80, true).replace(COLOUR, "")).toBe(shown(blocks));
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

const COLUMNS = [
  { head: "outcome" },
  { head: "how often", align: "right" as const },
  { head: "median", yields: 2 },
  { head: "why", below: true, short: "" },
];
const ROWS = [
  { cells: ["killed", "94 %", "225 (4 to 2,000)", "because"] },
  { cells: ["arrested", "4 %", "2,700", ""], chosen: true },
];

describe("a table", () => {
  test("stands in columns on a terminal, the long text under its row", () => {
    expect(shown([table(COLUMNS, ROWS)])).toBe(
      [
        "  outcome   how often  median",
        "  killed         94 %  225 (4 to 2,000)",
        "    because",
        "→ arrested        4 %  2,700",
        "",
      ].join("\n"),
    );
  });
  test("where there is no room, what yields most stands under its row with its name", () => {
    const wide = { cells: ["some outcome that has a long name, said in many words", "94 %", "7 January at noon to 9 January", ""] }; // prettier-ignore
    const narrow = [{ head: "outcome" }, { head: "how often", align: "right" as const }, { head: "from one day to another", yields: 2 }]; // prettier-ignore
    const out = shown([table([...narrow, { head: "troops", yields: 1 }], [{ cells: [...wide.cells.slice(0, 3), "2,500"] }])], 40); // prettier-ignore
    expect(out).toContain("from one day to another 7 January");
    expect(out.split("\n")[0]).toMatch(/^outcome +how often/);
  });
  test("has headers for rows, columns and parts on a page, and its own scroll or a stack", () => {
    const document = parsed([
      table(COLUMNS, [{ head: "Without any shock", rows: ROWS }], { narrow: "stack" }),
      table(COLUMNS, ROWS),
    ]);
    expect([...document.querySelectorAll("thead th[scope=col]")].slice(0, 4).map((t) => t.textContent)).toEqual([
      "outcome",
      "how often",
      "median",
      "why",
    ]);
    expect(document.querySelector("tr.part th[scope=rowgroup]")?.getAttribute("colspan")).toBe("4");
    expect([...document.querySelectorAll("tbody th[scope=row]")].map((t) => t.textContent)[1]).toBe(
      "arrested (chosen)",
    );
    expect(document.querySelector("table.stack td")?.getAttribute("data-label")).toBe("how often");
    expect(document.querySelectorAll("div.box[tabindex='0'] > table")).toHaveLength(1);
  });
  test("a column that is only drawn has no place on a terminal", () => {
    const drawing = [{ head: "what" }, { head: "drawn" }];
    expect(shown([table(drawing, [{ cells: ["killed", drawn(SVG)] }])])).toBe("what\nkilled\n");
  });
});

describe("on a terminal", () => {
  test("parts stand apart, their headings in capitals, their blocks further in", () => {
    const blocks = [
      heading(1, "Why it fell"),
      text("Rests on one run."),
      section("What it needed", [text("Luck."), ...facts([["run", "40.0"], ["left out", ""]])]), // prettier-ignore
    ];
    expect(shown(blocks)).toBe("Why it fell\nRests on one run.\n\nWHAT IT NEEDED\n  Luck.\n\n  run  40.0\n");
  });
  test("dated sentences hang behind their dates, and what has no date sums up", () => {
    const items = [
      { label: "Wed  5 Jan 14:30", text: "Control falls below a third and the city hall is lost for the night." },
      { text: "It is over." },
    ];
    expect(shown([list("dated", items)], 60)).toBe(
      "Wed  5 Jan 14:30  Control falls below a third and the city\n                  hall is lost for the night.\n\nIt is over.\n",
    );
  });
  test("a tree stands move by move, what follows further in", () => {
    expect(shown([list("tree", [{ text: "hold 75 %" }, { text: "ask 25 %", items: [{ text: "send 50 %" }] }])])).toBe(
      "– hold 75 %\n– ask 25 %\n  – send 50 %\n",
    );
  });
  test("what is folded is open, but for what is too long, which is named", () => {
    const blocks = [fold("Every number", [text("seven")], { page: true }), fold("In words", [text("eight")])];
    expect(shown(blocks)).toBe("Every number: on the page\n\nIn words\n  eight\n");
    expect(parsed(blocks).querySelector("details")?.textContent?.trim()).toBe("Every numberseven");
  });
  test("rows that open stand open, without the cells that sum them up; what is for the page alone is not there", () => {
    const blocks: Block[] = [
      {
        kind: "board",
        heads: ["claim", "in the model"],
        parts: [
          {
            head: "Who gets help",
            says: "",
            rows: [
              {
                id: "claim-1",
                label: "C01",
                text: "Help comes.",
                cells: [verdict("holds", true)],
                blocks: [text(verdict("holds", true, "by input"), "head"), onPage([text("every world")])],
              },
            ],
          },
        ],
      },
    ];
    expect(shown(blocks)).toBe("WHO GETS HELP\nC01  Help comes.\n  holds, by input\n");
    const document = parsed(blocks);
    expect(document.querySelector("details#claim-1 > summary")?.textContent).toBe(
      "C01 Help comes.in the model ● holds",
    );
    expect(document.querySelector(".head .verdict.built")?.nextElementSibling?.textContent).toBe("by input");
    expect(document.querySelector(".evidence")?.textContent).toContain("every world");
  });
  test("two things stand beside each other where there is room, else one after the other", () => {
    const blocks: Block[] = [
      {
        kind: "beside",
        heads: ["as drawn", "the variant"],
        rows: [
          { both: { label: "1 Jan", text: "It begins." } },
          { left: { label: "2 Jan", text: "It grows." }, right: { label: "2 Jan", text: "It ends." } },
        ],
      },
    ];
    const wide = shown(blocks, 100).split("\n");
    expect(wide[0]).toMatch(/^AS DRAWN +│ THE VARIANT$/);
    expect(wide.find((l) => l.includes("It grows"))).toMatch(/It grows\. +│ {3}It ends\./);
    expect(shown(blocks, 80)).toBe(
      "AS DRAWN\n= 1 Jan  It begins.\n  2 Jan  It grows.\n\nTHE VARIANT\n= one sentence as above, 1 Jan\n  2 Jan  It ends.\n\n= the same in both\n",
    );
  });
  test("a verdict is a word, a mark stands in brackets, and only a link out is written out", () => {
    const said = text([verdict("holds"), " ", mark("read in a source", "V"), " ", link("map", "#where"), " ", link("data", "https://example.org/d")]); // prettier-ignore
    expect(shown([said])).toBe("holds [read in a source] map data (https://example.org/d)\n");
  });
});

describe("on a page", () => {
  test("a section is named by its heading, and its name in the list of parts leads to it", () => {
    const document = parsed([section("The ledger, in full", [text("…")], { id: "ledger", nav: "Ledger" })]);
    const part = document.querySelector("section#ledger");
    expect(document.getElementById(part?.getAttribute("aria-labelledby") ?? "")?.textContent).toBe(
      "The ledger, in full",
    );
    expect(document.querySelector("nav a")?.outerHTML).toBe('<a href="#ledger">Ledger</a>');
    expect(document.querySelector("a.skip")?.getAttribute("href")).toBe("#ledger");
  });
  test("a link that leads neither to a place of the page nor out is its text", () => {
    const hrefs = ["javascript:alert(1)", "data:text/html,x", "//example.org", "#a b", "file.html"];
    const document = parsed(hrefs.map((to) => text(link("here", to))));
    expect(document.querySelectorAll("main a")).toHaveLength(0);
    expect(document.querySelector("main")?.textContent).toContain("here");
  });
  test("a drawing's style stands on the page once, and a drawing of nothing is not there", () => {
    const style = h`.of-a-test{fill:none}`;
    const blocks = [group("", [...figure(SVG, { style, caption: "a" }), ...figure(SVG, { style, caption: "b" })])];
    expect(toHtml({ title: "", blocks }).split(".of-a-test").length).toBe(2);
    expect(figure(nothing, { caption: "c" })).toEqual([]);
  });
});
