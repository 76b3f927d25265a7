// The commands, each with what the list of commands says of it; the rest is loaded when a command is used, because it takes time.
import type { Command } from "commander";

export interface Listed {
  readonly name: string;
  readonly usage: string;
  readonly description: string;
  /** Adds the whole command. */
  readonly load: () => Promise<(program: Command) => void>;
}

export const COMMANDS: readonly Listed[] = [
  {
    name: "test",
    usage: "[options] <scenario>",
    description: "put every claim of a scenario to the test: the ledger",
    load: async () => (await import("./test.ts")).testCommand,
  },
  {
    name: "run",
    usage: "[options] <scenario>",
    description: "outcomes over plausible worlds, or with --run one run as a dated story",
    load: async () => (await import("./run.ts")).runCommand,
  },
  {
    name: "compare",
    usage: "[options] <scenario>",
    description:
      "a change against the world as drawn, in worlds that share every draw; with --run in one world, as two stories",
    load: async () => (await import("./compare.ts")).compareCommand,
  },
  {
    name: "explain",
    usage: "[options] <scenario>",
    description: "why a run came out as it did: what its outcome needed, every decision, how one thing led to another",
    load: async () => (await import("./explain.ts")).explainCommand,
  },
  {
    name: "drivers",
    usage: "[options] <scenario>",
    description: "what an outcome or a claim hangs on: shares of its variance, and where it happens",
    load: async () => (await import("./drivers.ts")).driversCommand,
  },
  {
    name: "rivals",
    usage: "[options] <scenario>",
    description:
      "rival explanations side by side: what each needs to be true, which moves the decision more, what would tell them apart",
    load: async () => (await import("./rivals.ts")).rivalsCommand,
  },
  {
    name: "fit",
    usage: "[options] <scenario>",
    description: "the worlds that agree with the dated record up to a moment, and what they foresaw of the days after",
    load: async () => (await import("./fit.ts")).fitCommand,
  },
  {
    name: "check",
    usage: "[options] <scenario>",
    description: "read a scenario, list every assumption with range, source and sign, and show one compiled world",
    load: async () => (await import("./check.ts")).checkCommand,
  },
  {
    name: "classics",
    usage: "[options] [model]",
    description: "published models beside their known answers; `classics epstein` shows one of them moving",
    load: async () => (await import("../../examples/classics/command.ts")).classicsCommand,
  },
  {
    name: "new",
    usage: "<name>",
    description: "write a small commented scenario to start from",
    load: async () => (await import("./new.ts")).newCommand,
  },
  {
    name: "help",
    usage: "[code]",
    description: "explain an error code, or list the commands",
    load: async () => (await import("./help.ts")).helpCommand,
  },
];

/**
 * Adds the command that the arguments name, whole, and the others as a line each: enough for the list, for "unknown command" and for
 * "did you mean".
 */
export async function addCommands(program: Command, args: readonly string[]): Promise<void> {
  const used = args.find((arg) => !arg.startsWith("-"));
  for (const { name, usage, description, load } of COMMANDS) {
    if (name === used) (await load())(program);
    else program.command(name).usage(usage).description(description);
  }
}
