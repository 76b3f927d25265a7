// Decisions of a run as tables: what each actor could do, how likely each option was on what weighed, and what weighed.
import { formatDate } from "../../core/dates.ts";
import { CONSIDERATIONS, partsOf } from "../../model/kit/considerations.ts";
import type { Consideration, LoggedEvent } from "../../model/kit/events.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { SingleRun } from "../../questions/run.ts";
import { sentenceOf } from "./storyWords.ts";

export interface OptionRow {
  readonly option: string;
  readonly chosen: boolean;
  /** On what weighed alone, without any leaning. */
  readonly chance: number;
  /** Sum of everything that weighed, log-odds. */
  readonly weight: number;
  readonly leaning: number;
  /** Largest first, those of under 0.05 left out. */
  readonly parts: readonly { readonly words: string; readonly weight: number }[];
}

export interface DecisionRow {
  readonly date: string;
  readonly sentence: string;
  readonly event: LoggedEvent;
  /** One menu, or several asked one after the other. */
  readonly menus: readonly (readonly OptionRow[])[];
}

const WORTH_SAYING = 0.05;

/** Every event whose log holds what was weighed. */
export function decisionRows(run: SingleRun, scenario: Scenario): DecisionRow[] {
  return run.events.flatMap((event) => {
    if (!event.considerations || event.considerations.length === 0) return [];
    const { considerations, ...bare } = event;
    return [
      {
        date: formatDate(scenario.start + event.time, scenario.offset, true),
        sentence: sentenceOf(bare, { run, scenario }),
        event,
        menus: menusOf(considerations).map(rowsOf),
      },
    ];
  });
}

/** Menus that were asked one after the other stand in one list: each one's chances add up to one. */
function menusOf(considerations: readonly Consideration[]): Consideration[][] {
  const menus: Consideration[][] = [[]];
  let sum = 0;
  for (const c of considerations) {
    if (sum > 1 - 1e-9) {
      menus.push([]);
      sum = 0;
    }
    menus.at(-1)?.push(c);
    sum += c.chance;
  }
  return menus;
}

function rowsOf(menu: readonly Consideration[]): OptionRow[] {
  const weight = (c: Consideration): number => Object.values(c.parts).reduce((sum, x) => sum + x, 0);
  const best = menu.reduce((most, c) => (weight(c) + c.shock > weight(most) + most.shock ? c : most));
  return menu.map((c) => ({
    option: c.option,
    chosen: c === best,
    chance: c.chance,
    weight: weight(c),
    leaning: c.shock,
    parts: partsOf(c.parts)
      .filter(([, x]) => Math.abs(x) >= WORTH_SAYING)
      .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .map(([part, x]) => ({ words: CONSIDERATIONS[part], weight: x })),
  }));
}
