// Progress on long work, on the error stream: a bar with the time left where a person looks, where none does a line as a stage begins and
// one with the share that is done: as soon as there is a hundredth of it, every tenth, and whenever nothing was said for a while.
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../run/ensemble.ts";
import { counted } from "../scenario/counted.ts";
import { printable } from "../scenario/problems/problemText.ts";
import type { Stages } from "./stages.ts";
import { drawnOn, tell, tellAbove } from "./streams.ts";

export interface Shown {
  readonly update: (stage: string, progress: Progress) => void;
  /** Prints lines that stay, above what is redrawn. */
  readonly note: (lines: readonly string[]) => void;
  /** How things stand with those who do the work, told again and again; "" for nothing to be said. */
  readonly state: (words: string) => void;
  readonly stop: () => void;
}

/** Several stages may be under way at once; `unit` is one of what is counted. `began` by performance.now(). */
export function shownProgress(stages: Stages, unit: string, began = performance.now()): Shown {
  const whole = wholeOf(stages, began);
  const terminal = drawnOn();
  const label = (stage: string): string => stages[stage]?.label ?? stage;
  const unitOf = (stage: string): string => stages[stage]?.unit ?? unit;
  return terminal ? bar(whole, label, Object.keys(stages)[0] ?? "", terminal) : lines(whole, label, unitOf);
}

/** Share of all the work that is done, 0 to 1, and the time left in words, "" while nothing can be said of it. */
type Whole = (stage: string, progress: Progress) => { readonly share: number; readonly left: string };

function wholeOf(stages: Stages, began: number): Whole {
  const done = new Map<string, number>();
  const total = Object.values(stages).reduce((sum, s) => sum + s.share, 0);
  return (stage, p) => {
    done.set(stage, p.of === 0 ? 1 : p.done / p.of);
    const share = [...done].reduce((sum, [name, part]) => sum + (stages[name]?.share ?? 0) * part, 0) / total;
    const passed = (performance.now() - began) / 1000;
    const left = share > 0.02 ? `about ${duration((passed / share) * (1 - share))} left` : "";
    return { share, left };
  };
}

/** "9 s", "3 min", "2 h 10 min". */
function duration(seconds: number): string {
  if (seconds < 100) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function bar(whole: Whole, label: (stage: string) => string, first: string, terminal: NodeJS.WritableStream): Shown {
  const shown = new SingleBar(
    {
      format: "▕{bar}▏ {percentage} % · {left}{stage}{state}",
      hideCursor: true,
      barsize: 24,
      stream: terminal,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  shown.start(1000, 0, { stage: label(first), left: "", state: "" });
  let state = "";
  return {
    update: (stage, p) => {
      const { share, left } = whole(stage, p);
      shown.update(Math.round(share * 1000), { stage: label(stage), left: left === "" ? "" : `${left} · `, state });
    },
    note: (lines) => {
      tellAbove(lines);
      // the bar is drawn anew below them
      shown.render();
    },
    state: (words) => {
      state = words === "" ? "" : ` · ${printable(words)}`;
      shown.update({ state });
    },
    stop: () => shown.stop(),
  };
}

/** Milliseconds of silence after which a line says where the work is. */
const QUIET = 20_000;

function lines(whole: Whole, label: (stage: string) => string, unitOf: (stage: string) => string): Shown {
  const begun = new Set<string>();
  let next = 1;
  let last: ReturnType<Whole> = { share: 0, left: "" };
  const said = (): void => {
    quiet.refresh();
    const percent = Math.floor(last.share * 100);
    if (percent >= 100) tell("all runs are done; what they say is worked out\n");
    else tell(`${percent} % done${last.left === "" ? "" : `, ${last.left}`}\n`);
  };
  const quiet = setInterval(said, QUIET).unref();
  return {
    update: (stage, p) => {
      // a stage that has nothing to do does not begin
      if (p.of > 0 && !begun.has(stage)) {
        tell(`${label(stage)}: ${counted(p.of, unitOf(stage))}\n`);
        quiet.refresh();
        begun.add(stage);
      }
      last = whole(stage, p);
      const percent = Math.floor(last.share * 100);
      if (percent < next || percent >= 100) return;
      said();
      next = Math.floor(percent / 10) * 10 + 10;
    },
    note: tellAbove,
    state: stateLines(() => void quiet.refresh()),
    stop: () => clearInterval(quiet),
  };
}

/** Milliseconds between two lines of how things stand. */
const STATE = 2000;

/** Says how things stand in lines: at once where it is new, and often enough that nobody wonders. `said` is called with each. */
function stateLines(said: () => void): Shown["state"] {
  let last = -STATE;
  return (words) => {
    const now = performance.now();
    // told once a second, so a line is due a little early
    if (words === "" || now - last < STATE - STATE / 4) return;
    tell(`${words}\n`);
    last = now;
    said();
  };
}

/** Of work without an end, which has no share that is done: only how things stand. */
export function shownState(): Pick<Shown, "state" | "stop"> {
  const terminal = drawnOn();
  if (!terminal) return { state: stateLines(() => undefined), stop: () => undefined };
  const shown = new SingleBar({ format: "{state}", hideCursor: true, stream: terminal }, Presets.shades_classic);
  shown.start(1, 0, { state: "" });
  return { state: (words) => shown.update({ state: printable(words) }), stop: () => shown.stop() };
}
