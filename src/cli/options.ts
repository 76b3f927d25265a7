// Options of commands: what one takes, what help says of it, how its text is read. Those that several commands share are declared here,
// once. An option's name is the name under which a command lists it.
import { availableParallelism } from "node:os";
import { InvalidArgumentError } from "commander";

/** An option whose value is a V. */
export interface Opt<V> {
  /** What stands after its name, "<n>"; "" for one that is there or not. */
  readonly takes: string;
  readonly says: string;
  /** Throws InvalidArgumentError for a text that is no value. */
  readonly read?: (text: string) => unknown;
  /** The value where it is left out. */
  readonly byDefault: V;
  readonly required?: boolean;
  /** May be given again: its value is a list. */
  readonly several?: boolean;
  /** Left out of help. */
  readonly hidden?: boolean;
}

export type Options = Readonly<Record<string, Opt<unknown>>>;
export type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Opt<infer V> ? V : never };

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed.`);
    return value;
  };

export const number = (says: string, least: number, most: number, byDefault: number): Opt<number> => ({
  takes: "<n>",
  says,
  read: whole(least, most),
  byDefault,
});
/** The same where it may be left out, and then means something else. */
export const numberOrNone = (says: string, least: number, most: number): Opt<number | undefined> => ({
  takes: "<n>",
  says,
  read: whole(least, most),
  byDefault: undefined,
});
export const text = (takes: string, says: string): Opt<string | undefined> => ({ takes, says, byDefault: undefined });
export const required = (takes: string, says: string): Opt<string> => ({ takes, says, byDefault: "", required: true });
export const several = (takes: string, says: string): Opt<readonly string[]> => ({
  takes,
  says: `${says}; may be repeated`,
  byDefault: [],
  several: true,
});
export const hidden = <V>(option: Opt<V>): Opt<V> => ({ ...option, hidden: true });

/** More would not fit into memory. */
const MOST_WORLDS = 1_000_000;
const DRAWN = "plausible worlds to draw";
export const worlds = (byDefault: number, least = 1): Opt<number> => number(DRAWN, least, MOST_WORLDS, byDefault);
/** Where the number left out depends on the other options; `byDefault` says how. */
export const worldsBy = (byDefault: string, least: number): Opt<number | undefined> => ({
  takes: "<n>",
  says: `${DRAWN} (default: ${byDefault})`,
  read: whole(least, MOST_WORLDS),
  byDefault: undefined,
});
export const seed = number("seed of every draw; 0 is a seed", 0, Number.MAX_SAFE_INTEGER, 1);
export const workers = number("threads; results do not depend on it", 1, 256, availableParallelism());
export const queue = text(
  "<url>",
  "have the runs done by precedent worker, through this server: redis://, rediss:// or postgres://",
);
export const posterior = text("<file>", "instead of worlds as drawn, those that precedent fit kept");
/** One that is there or not. */
export const flag = (says: string): Opt<boolean> => ({ takes: "", says, byDefault: false });
export const json: Opt<boolean> = flag("print the result as JSON and nothing else");
export const out = (says: string): Opt<string | undefined> => text("<dir>", says);

/**
 * Where results are kept that are not to be computed twice. Both options set the one value: a folder, or false for none; neither is the usual
 * folder (store.ts).
 */
export const kept = {
  store: text("<dir>", "folder that keeps what was computed (default: in your cache folder)"),
  "no-store": flag("compute everything, and keep nothing for the next time"),
} as const;

/** What is changed in a run. `when` stands before their descriptions: "with --run: ". */
export const changes = (when = "") => ({
  given: text("<condition>", `${when}change things from when this first holds, as a contrast does`),
  set: several("<path=value>", `${when}a value to set, as an arm of a contrast does`),
  force: several(
    "<choice>",
    `${when}impose a choice: "government concede when people first > 1000", "government never concede"`,
  ),
  variant: text("<name>", `${when}a change that the scenario's variants.yaml names`),
  do: several("<state>", `${when}impose a state: "control = 0.2 when requested hold 2 d"`),
});
export type Changes = Values<ReturnType<typeof changes>>;
