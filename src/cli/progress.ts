// Progress on long work, on the error stream: a bar with the time left where a person looks, a line a stage where none does.
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../run/ensemble.ts";

interface Shown {
  readonly update: (stage: string, progress: Progress) => void;
  readonly stop: () => void;
}

/** `stages` with their shares of the work; several may be under way at once; `unit` is what is counted. */
export function shownProgress(stages: Readonly<Record<string, number>>, unit: string): Shown {
  if (!process.stderr.isTTY) return linesOnly(unit);
  const bar = new SingleBar(
    {
      format: "{stage} ▕{bar}▏ {percentage} % · {left}",
      hideCursor: true,
      barsize: 24,
      stream: process.stderr,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  const done = new Map<string, number>();
  const total = Object.values(stages).reduce((sum, s) => sum + s, 0);
  const began = Date.now();
  bar.start(1000, 0, { stage: (Object.keys(stages)[0] ?? "").padEnd(13), left: "" });
  return {
    update: (stage, p) => {
      done.set(stage, p.of === 0 ? 1 : p.done / p.of);
      const share = [...done].reduce((sum, [name, part]) => sum + (stages[name] ?? 0) * part, 0) / total;
      const passed = (Date.now() - began) / 1000;
      const left = share > 0.02 ? `about ${Math.max(1, Math.round((passed / share) * (1 - share)))} s left` : "";
      bar.update(Math.round(share * 1000), { stage: stage.padEnd(13), left });
    },
    stop: () => bar.stop(),
  };
}

function linesOnly(unit: string): Shown {
  const begun = new Set<string>();
  return {
    update: (stage, { of }) => {
      if (begun.has(stage)) return;
      begun.add(stage);
      process.stderr.write(`${stage}: ${of} ${unit}\n`);
    },
    stop: () => {},
  };
}
