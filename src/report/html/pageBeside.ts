// Two stories side by side on a page: one under the other where it is narrow.
import type { BesideRow } from "../story/beside.ts";
import { beside } from "../story/beside.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { count } from "../words/numbers.ts";
import type { StoryLine } from "../story/storyLines.ts";

export const BESIDE_STYLE = `.beside-stories{display:grid;grid-template-columns:minmax(0,1fr);gap:0 32px;max-width:1100px}.beside-stories>div{border-left:2px solid var(--line);padding:0 0 8px 12px;font-size:15px}.beside-stories .both{border-left-style:dotted;color:var(--soft)}.beside-stories b{font-variant-numeric:tabular-nums;font-size:13.5px;color:var(--soft)}.beside-stories .heading{border:0;padding-left:0;font-weight:600;display:none}.beside-stories .who{font-size:13px;font-weight:600}.beside-stories .empty{display:none}
@media (min-width:760px){.beside-stories{grid-template-columns:repeat(2,minmax(0,1fr))}.beside-stories .both{grid-column:1/-1}.beside-stories .heading{display:block}.beside-stories .who{display:none}.beside-stories .empty{display:block;border-color:transparent}}
`;

const told = ({ date, text }: StoryLine): Markup => h`${date === "" ? nothing : h`<b>${date}</b> `}${text}`;

/** The lines both share, folded, then row by row. */
export function besideStories(
  base: readonly StoryLine[],
  variant: readonly StoryLine[],
  names: readonly [string, string],
): Markup {
  const { shared, rows } = beside(base, variant);
  const before =
    shared.length === 0
      ? nothing
      : h`<details class="more"><summary>${count(shared.length)} ${shared.length === 1 ? "sentence" : "sentences"} before they part, the same in both</summary><ul class="story">${shared.map((l) => h`<li>${told(l)}</li>`)}</ul></details>`;
  if (rows.length === 0) return h`${before}<p>No sentence of the two stories differs.</p>`;
  return h`${before}<div class="beside-stories"><div class="heading">In ${names[0]}</div><div class="heading">In ${names[1]}</div>${rows.map((r) => row(r, names))}</div>`;
}

const row = ({ base, variant, same }: BesideRow, names: readonly [string, string]): Markup => {
  if (same && base) return h`<div class="both"><span class="who">In both: </span>${told(base)}</div>`;
  const cell = (line: StoryLine | null, name: string): Markup =>
    line ? h`<div><span class="who">In ${name}: </span>${told(line)}</div>` : h`<div class="empty"></div>`;
  return h`${cell(base, names[0])}${cell(variant, names[1])}`;
};
