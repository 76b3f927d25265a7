// Progress on long work, on the error stream: a bar with the time left where a person looks, a line a stage where none does.
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../run/ensemble.ts";

export interface Shown {
  readonly update: (stage: string, progress: Progress) => void;
  readonly stop: () => void;
}

export const silent: Shown = { update: () => {}, stop: () => {} };

/** `stages` in the order in which they come, each with its share of the work; `unit` is what is counted. */
export function shownProgress(stages: Readonly<Record<string, number>>, unit = "worlds"): Shown {
  if (!process.stderr.isTTY) return linesOnly(unit);
  const bar = new SingleBar({ format: "{stage} ▕{bar}▏ {percentage} % · {left}", hideCursor: true, barsize: 24, stream: process.stderr, etaBuffer: 50 }, Presets.shades_classic);
  const names = Object.keys(stages);
  const total = Object.values(stages).reduce((sum, s) => sum + s, 0);
  const began = Date.now();
  bar.start(1000, 0, { stage: "worlds".padEnd(13), left: "" });
  return {
    update: (stage, { done, of }) => {
      const at = names.indexOf(stage);
      const before = names.slice(0, Math.max(0, at)).reduce((sum, name) => sum + (stages[name] ?? 0), 0);
      const share = (before + ((stages[stage] ?? 0) * done) / Math.max(1, of)) / total;
      const passed = (Date.now() - began) / 1000;
      const left = share > 0.02 ? `about ${Math.max(1, Math.round((passed / share) * (1 - share)))} s left` : "";
      bar.update(Math.round(share * 1000), { stage: stage.padEnd(13), left });
    },
    stop: () => bar.stop(),
  };
}

function linesOnly(unit: string): Shown {
  let last = "";
  return {
    update: (stage, { of }) => {
      if (stage === last) return;
      last = stage;
      process.stderr.write(`${stage}: ${of} ${unit}\n`);
    },
    stop: () => {},
  };
}
