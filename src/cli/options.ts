// Options that several commands share, with their checks.
import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option } from "commander";

export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed.`);
    return value;
  };

/** More would not fit into memory. */
const MOST_WORLDS = 1_000_000;
export const worldsOption = (byDefault: number, least = 1): Option =>
  new Option("--worlds <n>", "plausible worlds to draw").argParser(whole(least, MOST_WORLDS)).default(byDefault);
export const seedOption = (): Option =>
  new Option("--seed <n>", "seed of every draw; 0 is a seed").argParser(whole(0, Number.MAX_SAFE_INTEGER)).default(1);
export const workersOption = (): Option =>
  new Option("--workers <n>", "threads; results do not depend on it")
    .argParser(whole(1, 256))
    .default(availableParallelism());
export const jsonOption = (): Option => new Option("--json", "print the result as JSON and nothing else");

/** Width of the terminal, 80 where there is none. */
export const columns = (): number =>
  process.stdout.isTTY ? Math.max(40, Math.min(process.stdout.columns ?? 80, 120)) : 80;

/** Colour where a person looks and has not asked for none. */
export const colour = (): boolean =>
  process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";
