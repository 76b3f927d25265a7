// One run as a dated story.
import type { Scenario } from "../../scenario/scenario.ts";
import type { SingleRun } from "../../questions/run.ts";
import { heading, list, text, type Document, type Item } from "../document.ts";
import { storyLines, type StoryLine } from "../story/storyLines.ts";

export const item = ({ date, text }: StoryLine): Item => ({ label: date, text });
export const items = (lines: readonly StoryLine[]): Item[] => lines.map(item);

/** `rests` stands above: what its world was drawn by, where that is not the prior. */
export function storyDocument(run: SingleRun, scenario: Scenario, rests = ""): Document {
  const [world = "", replicate = "", branch] = run.id.split(".");
  const name = `world ${world} · run ${replicate}${branch === undefined ? "" : ` · future ${branch}`} · seed ${run.seed}`;
  return {
    title: `${scenario.title}: run ${run.id}`,
    blocks: [...(rests === "" ? [] : [text(rests)]), heading(1, name), list("dated", items(storyLines(run, scenario)))],
  };
}
