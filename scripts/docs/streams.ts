// The table of streams on docs/randomness.md: what each draws, and what of it is settled at a fork, as src/core/streams.ts declares it.
import { STREAM, STREAM_NAMES, type AtFork } from "../../src/core/streams.ts";
import { table } from "./table.ts";

const SETTLED: Readonly<Record<AtFork["settled"], string>> = {
  all: "all: no run draws it",
  nothing: "nothing",
  "no wait": "nothing: the wait begins anew",
  "what is kept": "what has come up",
  "slots begun": "slots that have begun",
  "days over": "days that are over",
};

/** Tests of test/run/futures.test.ts that hold more than the draws themselves. */
const ALSO: Readonly<Record<string, string>> = {
  quietEntry: "a quiet place waits anew",
  fall: "an exponential wait has no memory",
  decisionShock: "leanings",
  hostAccepts: "a host",
  countError: "counts of days that are over",
};

/** What of a stream is settled, with the fields of the state that hold it. */
function settled(atFork: AtFork): string {
  const fields = "anew" in atFork ? atFork.anew : "kept" in atFork ? atFork.kept : [];
  return SETTLED[atFork.settled] + (fields.length > 0 ? ` (${fields.map((f) => `\`${f}\``).join(", ")})` : "");
}

const heldBy = (name: string, atFork: AtFork): string =>
  atFork.settled === "all"
    ? "does not compile where a run draws it"
    : [`every stream is as it is declared: ${name}`, ...(ALSO[name] ? [ALSO[name]] : [])].join("; ");

export const streamsTable = (): string =>
  `\n${table(
    ["stream", "draws", "settled at a fork", "why", "held by"],
    STREAM_NAMES.map((name) => {
      const { draws, atFork, because } = STREAM[name];
      return [`\`${name}\``, draws, settled(atFork), because, heldBy(name, atFork)];
    }),
  )}\n`;
