// Runs told on the page: a typical one beside one that goes the other way. Arms of one run share what comes before they part.
import { h, nothing, type Markup } from "./markup.ts";
import { count } from "../words/numbers.ts";
import type { StoryLine } from "../story/storyLines.ts";

/** One run, as drawn or as an arm of a contrast. */
export interface ToldRun {
  /** Name of the arm, or "" for a run as it was drawn. */
  readonly arm: string;
  readonly command: string;
  readonly lines: readonly StoryLine[];
}

/** What is told for one test: its typical run and its counterexample, each in every arm. */
export interface ToldTest {
  readonly typical: readonly ToldRun[];
  readonly otherwise: readonly ToldRun[];
}

/** Lines of a run that are shown. */
export const STORY_LINES = 24;

/** Both runs, folded, the first under this title; nothing where neither is told. */
export function storiesOf(told: ToldTest | undefined, typical = "A typical run"): Markup {
  if (!told || told.typical.length + told.otherwise.length === 0) return nothing;
  const beside = told.typical.length > 0 && told.otherwise.length > 0;
  return h`<details class="more stories folded"><summary>${beside ? "A typical run beside one that goes the other way, as stories" : "A run as a story"}</summary><p class="quiet">Every sentence comes from the run’s log. Figures in brackets after what weighed are log-odds against doing nothing more: +1 makes a choice 2.7 times likelier.</p><div class="two">${part(typical, told.typical)}${part("A run that goes the other way", told.otherwise)}</div></details>`;
}

function part(title: string, runs: readonly ToldRun[]): Markup {
  const [first] = runs;
  if (!first) return nothing;
  const shared = runs.length > 1 ? alike(runs) : 0;
  if (shared > 0 && runs.every((r) => r.lines.length === shared))
    return h`<section class="told"><h5>${title}</h5><p class="quiet">The same in every arm:</p>${list(first.lines)}${runs.map((r) => h`<p class="arm">${r.arm}: <code>${r.command}</code></p>`)}</section>`;
  const common = shared > 0 ? h`<p class="quiet">In every arm:</p>${list(first.lines.slice(0, shared))}` : nothing;
  return h`<section class="told"><h5>${title}</h5>${common}${runs.map((run) => arm(run, shared))}</section>`;
}

const arm = (run: ToldRun, shared: number): Markup => {
  const rest = run.lines.slice(shared, Math.max(shared, STORY_LINES));
  const more = run.lines.length - shared - rest.length;
  return h`${run.arm === "" ? nothing : h`<p class="arm">${shared > 0 ? "From here in" : "In"} the arm <b>${run.arm}</b></p>`}${rest.length === 0 ? h`<p class="quiet">Nothing more is seen.</p>` : list(rest)}${more > 0 ? h`<p class="quiet">and ${count(more)} more lines in the run itself</p>` : nothing}<p><code>${run.command}</code></p>`;
};

const list = (lines: readonly StoryLine[]): Markup =>
  h`<ol class="story">${lines.slice(0, STORY_LINES).map(({ date, text }) => h`<li>${date === "" ? nothing : h`<b>${date}</b> `}${text}</li>`)}</ol>`;

/** Lines at the start that are the same in every arm. */
function alike(runs: readonly ToldRun[]): number {
  const [first, ...others] = runs.map((r) => r.lines);
  const different = (first ?? []).findIndex((line, k) =>
    others.some((lines) => lines[k]?.date !== line.date || lines[k]?.text !== line.text),
  );
  return different < 0 ? (first?.length ?? 0) : different;
}
