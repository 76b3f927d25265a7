// What ends the work before its end: Ctrl-C, a request to end, a closed terminal, or that there is nothing left to work with. The first
// asks for an orderly stop, a second signal more than a second later ends at once. A terminal and a parent may each send the same one, so
// what comes within a second is one.
import { constants } from "node:os";
import { tell } from "./streams.ts";

/** How a command ends that was stopped: its exit code, and why where nobody asked for it. */
export interface Ending {
  readonly code: number;
  readonly why?: string;
}

export interface Interrupt {
  readonly stopped: () => boolean;
  /** Stops the work; the first reason counts. */
  readonly stop: (ending: Ending) => void;
  /** Null while nothing stopped it. */
  readonly ending: () => Ending | null;
  readonly release: () => void;
}

/** Nothing was finished yet when the work was stopped. */
export class EndedEarly extends Error {
  override readonly name = "EndedEarly";
  readonly ending: Ending;
  /** What more is to be said of it, beginning with its own mark. */
  readonly more: string;

  constructor(ending: Ending, more = "") {
    super(ending.why ?? "stopped");
    this.ending = ending;
    this.more = more;
  }
}

export const STOPS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export function onInterrupt(): Interrupt {
  let ending: Ending | null = null;
  let first = 0;
  const handler = (signal: NodeJS.Signals): void => {
    const now = Date.now();
    // as a shell counts it: 130 for Ctrl-C, 143 for a request to end, 129 for a closed terminal
    const code = 128 + constants.signals[signal];
    if (first === 0) {
      first = now;
      ending ??= { code };
      tell("\nstopping…\n");
    } else if (now - first > 1000) process.exit(code);
  };
  for (const signal of STOPS) process.on(signal, handler);
  return {
    stopped: () => ending !== null,
    stop: (reason) => void (ending ??= reason),
    ending: () => ending,
    release: () => {
      for (const signal of STOPS) process.off(signal, handler);
    },
  };
}
