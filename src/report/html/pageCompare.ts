// A comparison as a page: over worlds as a table, in one world as two stories.
import type { Scenario } from "../../scenario/scenario.ts";
import type { Compared, OutcomeChange } from "../../questions/compare.ts";
import type { ComparedRun } from "../../questions/compareRun.ts";
import {
  about,
  arm,
  changeInterval,
  flipWords,
  moves,
  narrower,
  unmoved,
  type CompareHead,
} from "../terminal/compareText.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { percent, percentInterval } from "../words/numbers.ts";
import { outcomeLabel } from "../../model/asked.ts";
import { besideStories, BESIDE_STYLE } from "./pageBeside.ts";
import { partingWords } from "../story/partingWords.ts";
import { shell } from "./shell.ts";
import { storyLines } from "../story/storyLines.ts";

export const top = h`<header class="top"><p class="brand">Precedent <span>puts a written argument to the test</span></p></header>`;

export function comparePage(found: Compared, head: CompareHead, command: string): string {
  const moved = found.outcomes.filter(moves);
  const still = found.outcomes.filter((o) => !moves(o));
  const body = h`${top}<main><h1>${head.title}: as drawn against a variant</h1>${changed(head)}
<p>${about(found, head.given)}</p>${head.notes.map((n) => h`<p class="warning">${n}</p>`)}
${moved.length === 0 ? nothing : tables(moved, found)}
${still.length === 0 ? nothing : h`<p>${unmoved(still, found)} ${still.map((o) => outcomeLabel(o.name)).join(", ")}.</p>`}
${found.settled.length === 0 ? nothing : h`<p>Settled when ${head.given} first holds, so not compared: ${found.settled.map(outcomeLabel).join(", ")}.</p>`}
${again(command)}</main>`;
  return shell(`${head.title}: compared`, body);
}

export const changed = ({ variant, given }: { readonly variant: string; readonly given: string }): Markup =>
  h`<p class="says">The variant: <code>${variant}</code>${given === "" ? nothing : h`, from when <b>${given}</b> first holds`}</p>`;

export const again = (command: string): Markup =>
  h`<section><h2>How it was made</h2><p><code>${command}</code></p></section>`;

function tables(moved: readonly OutcomeChange[], found: Compared): Markup {
  const level = `${Math.round(100 * found.level)} %`;
  return h`<section aria-labelledby="change"><h2 id="change">What changes</h2><p class="quiet">Chances in per cent, their changes in points; other numbers are means. Intervals of ${level}. Pairing: how many times narrower the interval is than with worlds and luck of its own for each arm.</p>
<div class="box" tabindex="0"><table><thead><tr><th scope="col">outcome</th><th scope="col">as drawn</th><th scope="col">variant</th><th scope="col">change</th><th scope="col">pairing</th></tr></thead><tbody>${moved.map((o) => h`<tr><th scope="row">${outcomeLabel(o.name)}</th><td>${arm(o, o.base)}</td><td>${arm(o, o.variant)}</td><td>${changeInterval(o)}</td><td>${narrower(o)}</td></tr>`)}</tbody></table></div></section>
<section aria-labelledby="turns"><h2 id="turns">What turns over</h2><p class="quiet">${flipWords(found)}</p>
<div class="box" tabindex="0"><table><thead><tr><th scope="col">outcome</th><th scope="col">futures that go up</th><th scope="col">down</th><th scope="col">worlds that flip up</th><th scope="col">down</th></tr></thead><tbody>${moved.map(({ name, flips: f }) => h`<tr><th scope="row">${outcomeLabel(name)}</th><td>${percent(f.futures.up)}</td><td>${percent(f.futures.down)}</td><td>${percentInterval(f.worlds.up)}</td><td>${percentInterval(f.worlds.down)}</td></tr>`)}</tbody></table></div></section>`;
}

export interface RunPageHead {
  readonly title: string;
  readonly variant: string;
  readonly given: string;
  readonly notes: readonly string[];
  readonly names: readonly [string, string];
}

/** Where two runs part, and both stories. */
export const comparedStories = (found: ComparedRun, scenario: Scenario, names: readonly [string, string]): Markup =>
  h`<section aria-labelledby="part"><h2 id="part">Where they part</h2>${partingWords(found, scenario, names).map((p) => h`<p>${p}</p>`)}</section>
<section aria-labelledby="stories"><h2 id="stories">Both stories from there on</h2><p class="quiet">Every sentence comes from a run’s log. What is in both stands across both columns.</p>${besideStories(storyLines(found.base, scenario), storyLines(found.variant, scenario), names)}</section>`;

export function compareRunPage(found: ComparedRun, scenario: Scenario, head: RunPageHead, command: string): string {
  const body = h`${top}<main><h1>${head.title}: one world in two versions</h1><p>Run ${found.base.id}, seed ${found.base.seed}, the same luck in both.</p>${changed(head)}
${head.notes.map((n) => h`<p class="warning">${n}</p>`)}${comparedStories(found, scenario, head.names)}${again(command)}</main>`;
  return shell(`${head.title}: run ${found.base.id} compared`, body, BESIDE_STYLE);
}
