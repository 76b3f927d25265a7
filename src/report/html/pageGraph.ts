// The causal graph as inline SVG: time from top to bottom, a lane for each who. Every event is a link that can be reached with Tab and
// leads to its sentence below, where its causes are links again. Nothing is said by colour alone, and no script is needed.
import { LANES, type Lane } from "../../model/kit/declareEvent.ts";
import type { GraphNode } from "../story/causeGraph.ts";
import { h, Markup, nothing } from "./markup.ts";
import { count } from "../words/numbers.ts";
import { counted } from "../../scenario/counted.ts";

const STYLE = `.graph{max-width:1000px}.graph svg{display:block;width:100%;min-width:760px;height:auto}.graph rect{fill:var(--card);stroke:var(--soft);stroke-width:1.2}.graph .outcome rect{stroke:var(--ink);stroke-width:3}.graph text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--ink)}.graph .moment,.graph .lane{fill:var(--soft);font-size:12px}.graph .lane{font-weight:600}.graph path{fill:none;stroke:var(--soft);stroke-width:1.2}.graph .tip{fill:var(--soft);stroke:none}.graph a:focus-visible{outline:none}.graph a:focus-visible rect,.graph a:hover rect{stroke:var(--model);stroke-width:3}
.causes{font-size:15px;padding-left:2.4em}.causes li{margin-bottom:6px}.causes li:target{background:var(--card);outline:2px solid var(--model)}.causes b{font-size:13.5px;color:var(--soft);font-variant-numeric:tabular-nums}
@media print{.graph svg{min-width:0}}
`;

const LEFT = 132;
const LANE = 214;
const BOX = 162;
const ROW = 58;
const HEIGHT = 30;
const HEAD = 34;
/** Letters that fit into a box. */
const FITS = 20;

interface Placed {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  /** Whether its date is shown: the first of its row. */
  readonly dated: boolean;
}

/** What the picture needs. With the keyboard on an event, or the mouse, the arrows that lead to it are thick. */
export const graphStyle = (nodes: readonly GraphNode[]): Markup =>
  new Markup(
    STYLE +
      nodes
        .map(
          ({ n }) =>
            `.graph:has(a[href="#event-${n}"]:is(:focus-visible,:hover)) path.to-${n}{stroke:var(--model);stroke-width:3}`,
        )
        .join(""),
  );

/** Events at one time share a row where their lanes differ. Rows follow time, so every cause stands above what it led to. */
function placed(nodes: readonly GraphNode[], lanes: readonly Lane[]): Placed[] {
  let row = -1;
  let last: GraphNode[] = [];
  return nodes.map((node) => {
    const joins =
      last.length > 0 && last.every((o) => o.time === node.time && o.lane !== node.lane && !node.causes.includes(o.n));
    if (!joins) {
      row++;
      last = [];
    }
    last.push(node);
    return { node, x: LEFT + lanes.indexOf(node.lane) * LANE, y: HEAD + row * ROW, dated: last.length === 1 };
  });
}

const short = (label: string): string => (label.length > FITS ? `${label.slice(0, FITS - 1)}…` : label);

/** To the next row straight down; in one lane past others in a bow on the left; to another lane from side to side. */
function edge(from: Placed, to: Placed): Markup {
  const n = to.node.n;
  const [middle, end] = [from.y + HEIGHT / 2, to.y + HEIGHT / 2];
  if (from.x === to.x && to.y - from.y <= ROW) {
    const x = from.x + BOX / 2;
    return h`<path class="to-${n}" d="M${x} ${from.y + HEIGHT}V${to.y - 6}"/>${tip(n, x, to.y, 0, -1)}`;
  }
  const right = to.x > from.x;
  const bow = from.x === to.x ? -Math.min(44, 14 + (end - middle) / 16) : 0;
  const [x1, x2] = [right ? from.x + BOX : from.x, bow < 0 || right ? to.x : to.x + BOX];
  const out = right ? 1 : -1;
  const into = bow < 0 || right ? -1 : 1;
  const reach = bow < 0 ? -bow : 26;
  return h`<path class="to-${n}" d="M${x1} ${middle}C${x1 + out * reach} ${middle} ${x2 + into * reach} ${end} ${x2 + into * 6} ${end}"/>${tip(n, x2, end, into, 0)}`;
}

/** An arrow's head at a point, from the side that it comes from. */
function tip(n: number, x: number, y: number, fromX: number, fromY: number): Markup {
  const [bx, by] = [x + 7 * fromX, y + 7 * fromY];
  const [wx, wy] = [fromY === 0 ? 0 : 4, fromX === 0 ? 0 : 4];
  return h`<path class="tip to-${n}" d="M${bx - wx} ${by - wy}L${bx + wx} ${by + wy}L${x} ${y}Z"/>`;
}

/** The picture, a sentence under it, and the numbered list in which it can be read without the picture. `hidden` earlier events had no room. */
export function causeFigure(nodes: readonly GraphNode[], hidden: number, outcome: string): Markup {
  if (nodes.length === 0) return nothing;
  const used = LANES.filter((lane) => nodes.some((n) => n.lane === lane));
  const all = placed(nodes, used);
  const at = new Map(all.map((p) => [p.node.n, p]));
  const tall = Math.max(...all.map((p) => p.y)) + HEIGHT + 10;
  const lanes = used.map(
    (lane, i) => h`<text class="lane" x="${LEFT + i * LANE + BOX / 2}" y="16" text-anchor="middle">${lane}</text>`,
  );
  // arrows first, so that boxes lie over them
  const edges = all.map((p) =>
    p.node.causes.flatMap((c) => {
      const from = at.get(c);
      return from ? [edge(from, p)] : [];
    }),
  );
  const drawn = all.map((p) => {
    const { n, label, date, causes } = p.node;
    const told = `${n}: ${label}, ${date}${causes.length > 0 ? `; led to by ${causes.join(", ")}` : ""}`;
    return h`<g class="node${p.node.outcome ? " outcome" : ""}">${p.dated ? h`<text class="moment" x="0" y="${p.y + 19}">${date.replaceAll(/ +/g, " ")}</text>` : nothing}<a href="#event-${n}" aria-label="${told}"><rect x="${p.x}" y="${p.y}" width="${BOX}" height="${HEIGHT}" rx="4"/><text x="${p.x + 8}" y="${p.y + 20}">${n} ${short(label)}</text></a></g>`;
  });
  return h`<figure class="graph"><div class="box"><svg viewBox="0 0 ${LEFT + used.length * LANE} ${tall}" role="group" aria-label="What led to what; every event is a link to its sentence">${lanes}${edges}${drawn}</svg></div>
<figcaption>${graphWords(nodes, hidden, outcome)}</figcaption></figure>
<ol class="causes">${nodes.map((n) => h`<li id="event-${n.n}"><b>${n.date}</b> ${n.sentence}${n.outcome ? h` <strong>This is what is explained.</strong>` : nothing}${n.causes.length > 0 ? h` <span class="quiet">Led to by ${n.causes.map((c, i) => h`${i > 0 ? ", " : ""}<a href="#event-${c}">${c}</a>`)}.</span>` : nothing}</li>`)}</ol>`;
}

/** What the picture shows, and what it does not say. */
export function graphWords(nodes: readonly GraphNode[], hidden: number, outcome: string): string {
  const roots = nodes.filter((n) => n.causes.length === 0).length;
  const more = hidden > 0 ? ` ${count(hidden)} earlier ones are left out.` : "";
  const lead = nodes.some((n) => n.outcome)
    ? `lead to: ${outcome}.`
    : `are all that was logged up to then; none of them is what is explained: ${outcome}.`;
  return `${counted(nodes.length, "event")} from ${counted(roots, "beginning")}, top to bottom in time, ${lead} What led to an event is what the step that logged it looked at; that does not say that the one would not have happened without the other.${more}`;
}
