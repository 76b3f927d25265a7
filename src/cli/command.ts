// What a command is, and the one life that every command lives: its line is read, scenario and code are loaded, what can be refused is
// refused, the folder for results is tried, and only then it answers. The answer is printed before anything is written, so that nothing
// that fails then costs it. Ctrl-C keeps what is finished.
import { readFile } from "node:fs/promises";
import { Option, type Command as Parser } from "commander";
import type { Pool } from "../node/pool.ts";
import type { Executors } from "../node/store/store.ts";
import { json } from "../report/data/json.ts";
import type { Document } from "../report/document.ts";
import type { Progress } from "../run/ensemble.ts";
import { shippedNames } from "../node/shipped.ts";
import { nounFor } from "../scenario/counted.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Answer, Terminal, Told, Words } from "./answer.ts";
import { EndedEarly, onInterrupt, type Interrupt } from "./interrupt.ts";
import { InputError, type Refused } from "./inputError.ts";
import { isTight } from "./memory.ts";
import { writableFolder, writeWhole } from "./outFolder.ts";
import type { Opt, Options, Values } from "./options.ts";
import type { Loaded } from "./scenario.ts";
import type { Shown } from "./progress.ts";
import type { Stages } from "./stages.ts";
import type { Kept, Named } from "./store.ts";
import { colour, columns, say, tell, tellAbove } from "./streams.ts";

/** A command as the table of commands holds it. */
export interface Command {
  readonly name: string;
  readonly description: string;
  readonly argument: Argument;
  readonly options: Options;
  /** Command lines that work, without `precedent`. */
  readonly examples: readonly string[];
  /** A last word of its help. */
  readonly note?: string;
  /** Throws InputError for what can be refused before anything runs. */
  readonly question: (line: Line) => Promise<Question>;
}

interface Argument {
  /** "<name>", or "[code]" where it may be left out. */
  readonly takes: string;
  readonly says: string;
}

/** A command line that was read. */
export interface Line {
  /** "" where it was left out. */
  readonly argument: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The list of commands, as --help prints it. */
  readonly overview: () => string;
  /** The same as data. */
  readonly commands: () => readonly {
    readonly name: string;
    readonly description: string;
    /** As they are typed: --seed. */
    readonly options: readonly string[];
  }[];
}

/** What is asked, after all that could be refused. */
export interface Question<A extends Answer = Answer> {
  /** Stages of long work, by the name that `progress` is told; without them it is answered at once and Ctrl-C just ends it. */
  readonly stages?: Stages;
  /** Of work without a pause, which Ctrl-C just ends: told where it takes longer than a reader waits without a word. */
  readonly unbroken?: Stages;
  /** Work that goes on until it is stopped: of it only `state` tells. */
  readonly endless?: boolean;
  /** What progress counts, one of it; worlds unless said otherwise. */
  readonly unit?: string;
  /** Folder for results where none is named; not with --json, which then writes none. */
  readonly out?: string;
  /** Files of the result whose names are known before the work, the page first. */
  readonly writes?: readonly string[];
  /** Files that the answer rests on, by name, where it is to be kept whole; set for every question about a scenario. */
  readonly files?: Readonly<Record<string, string>>;
  /** An answer that is a part of one: it is not kept as a whole one. */
  readonly partial?: boolean;
  /** What was noticed in the scenario's files, said on the error stream before anything runs. */
  readonly remarks?: string;
  readonly answer: (life: Life) => A | Promise<A>;
}

export interface Life {
  /** Whether results go into a folder. */
  readonly written: boolean;
  /** Milliseconds, by performance.now(). */
  readonly began: number;
  readonly progress: (stage: string, progress: Progress) => void;
  /** Prints what stands so far beside the progress: lines for a person, an object a line with --follow, nothing with --json. */
  readonly stands: (of: {
    readonly lines: (terminal: Terminal) => readonly string[];
    readonly objects: () => readonly object[];
  }) => void;
  readonly stopped: () => boolean;
  /** How things stand with those who do the work; `bad` where somebody has to do something. */
  readonly state: (words: string, bad: boolean) => void;
  /** Threads for one scenario, with all that work spread over them needs; they end with the command. With a queue, runs of the files' scenario are done there. */
  readonly threads: (
    scenario: Scenario,
    files?: Readonly<Record<string, string>>,
    between?: Between,
  ) => Promise<Threads>;
  /** The store that is used; null for none. */
  readonly kept: Kept | null;
}

/** Stands between what computes and the store around it. */
type Between = (executors: Executors) => Executors;

interface Threads extends Omit<Pool, "close">, Pick<Life, "progress" | "stopped"> {
  readonly atOnce: number;
}

/** An answer to a command with --json has JSON. */
type AnswerTo<O extends Options> = Answer &
  ("json" extends keyof O ? { readonly json: object } : { readonly json?: never });

interface Declared<O extends Options, Code> extends Omit<Command, "question" | "options" | "argument"> {
  readonly options: O;
  /** The code behind it, which takes time to load. */
  readonly load: () => Promise<Code>;
}

type Awaitable<T> = T | Promise<T>;

export const command = <O extends Options, Code>(
  told: Declared<O, Code> & {
    readonly argument: Argument;
    readonly ask: (
      line: Omit<Line, "options"> & { readonly options: Values<O> },
      code: Code,
    ) => Awaitable<Question<AnswerTo<O>>>;
  },
): Command => ({
  ...told,
  question: async (line) => told.ask({ ...line, options: line.options as Values<O> }, await told.load()),
});

interface Asked<O extends Options> extends Loaded {
  /** The scenario's folder as it was typed. */
  readonly path: string;
  readonly options: Values<O>;
}

/** A command that asks something of a scenario; `folder` says what its folder has. */
export const scenarioCommand = <O extends Options, Code>(
  told: Declared<O, Code> & {
    readonly folder?: string;
    /** What else is done where the scenario's files are refused, before the refusal is told. */
    readonly refused?: (refused: Refused, options: Values<O>) => void;
    readonly ask: (asked: Asked<O>, code: Code) => Awaitable<Question<AnswerTo<O>>>;
  },
): Command => ({
  ...told,
  argument: {
    takes: "<scenario>",
    says: `${told.folder ?? "folder with scenario.yaml"}, or what comes with Precedent: ${shippedNames().join(", ")}`,
  },
  question: async ({ argument: path, options }) => {
    const { loadFiles } = await import("./scenario.ts");
    const loaded = await loadFiles(path).catch((error: unknown) => {
      if (error instanceof InputError && error.refused) told.refused?.(error.refused, options as Values<O>);
      throw error;
    });
    // after the scenario, so that a mistake in it is told before the model is loaded
    const question = await told.ask({ ...loaded, path, options: options as Values<O> }, await told.load());
    const posterior = (options as Readonly<Record<string, unknown>>)["posterior"];
    const named = typeof posterior === "string" ? { "--posterior": await readFile(posterior, "utf8") } : {};
    return { ...question, files: { ...loaded.files, ...named } };
  },
});

type Merged<M> = (M extends unknown ? (m: M) => void : never) extends (m: infer I) => void ? I : never;

/** Several modules as one. */
export const together = async <M extends object[]>(...modules: { [K in keyof M]: Promise<M[K]> }) =>
  Object.assign({}, ...(await Promise.all(modules))) as Merged<M[number]>;

/** Adds a command to what reads command lines; `live` gets the line that was read. */
export function declare(
  program: Parser,
  command: Command,
  live: (command: Command, line: Line) => Promise<void>,
): void {
  const { name, description, argument, examples, note } = command;
  const options = Object.entries(command.options);
  const parser = program.command(name).description(description).argument(argument.takes, argument.says);
  for (const [key, option] of options) parser.addOption(optionOf(key, option));
  parser
    .addHelpText(
      "after",
      `\n${nounFor(examples.length, "Example")}:\n${examples.map((e) => `  precedent ${e}\n`).join("")}${note === undefined ? "" : `\n${note}\n`}`,
    )
    .action((text: string | undefined, read: Readonly<Record<string, unknown>>) =>
      live(command, {
        argument: text ?? "",
        options: Object.fromEntries(
          options.map(([key, option]) => [key, read[optionOf(key, option).attributeName()] ?? option.byDefault]),
        ),
        overview: () => overviewOf(program),
        commands: () =>
          program.commands.map((c) => ({
            name: c.name(),
            description: c.description(),
            options: c.options.filter((o) => !o.hidden).map((o) => o.long ?? o.flags),
          })),
      }),
    );
}

function optionOf(key: string, { takes, says, read, byDefault, required, several, hidden }: Opt<unknown>): Option {
  const option = new Option(`--${key} ${takes}`.trim(), says)
    .makeOptionMandatory(required === true)
    .hideHelp(hidden === true);
  if (several) option.argParser((text, before: readonly string[] | undefined) => [...(before ?? []), text]);
  else if (read) option.argParser(read);
  // a default that help should not name is filled in afterwards
  return typeof byDefault === "number" ? option.default(byDefault) : option;
}

function overviewOf(program: Parser): string {
  let text = "";
  program.configureOutput({ writeOut: (piece) => (text += piece) }).outputHelp();
  return text;
}

/**
 * Asks and answers; the exit code is left in process.exitCode. Throws InputError for what the user can mend, also after the answer was
 * printed, and EndedEarly where the work was stopped with nothing finished.
 */
export async function live(command: Command, line: Line): Promise<void> {
  const began = performance.now();
  const { options } = line;
  const follows = options["follow"] === true;
  const asJson = follows || options["json"] === true;
  const interrupt = onInterrupt();
  const closing: (() => unknown)[] = [interrupt.release];
  let stored = false;
  try {
    const question = await command.question(line);
    const folder = (options["out"] as string | undefined) ?? (asJson ? undefined : question.out);
    if (folder !== undefined) await writableFolder(folder, question.writes ?? []);
    if (question.remarks) tell(`${question.remarks}\n`);
    // what is answered without a pause would never see Ctrl-C
    if (!question.stages && !question.endless) interrupt.release();
    const shown =
      asJson || !question.stages
        ? null
        : (await import("./progress.ts")).shownProgress(question.stages, question.unit ?? "world");
    const standing = question.endless && !asJson ? (await import("./progress.ts")).shownState() : shown;
    if (standing) closing.push(standing.stop);
    const state = stateTold(standing);
    const late =
      asJson || !question.unbroken ? null : await shownLate(question.unbroken, question.unit ?? "world", began);
    if (late) closing.push(late.stop);
    // opened before anything runs, so that a folder that is no store costs nothing
    const kept = question.stages && "store" in command.options ? await keptFor(options["store"] as Named, interrupt) : null; // prettier-ignore
    stored = kept !== null;
    const threads = options["workers"] as number;
    const work = {
      progress: (stage: string, done: Progress) => (shown ?? late)?.update(stage, done),
      stopped: () => {
        if (isTight()) interrupt.stop({ code: 2, why: NO_MEMORY });
        return interrupt.stopped();
      },
    };
    const whole = kept && question.files && !follows && question.partial !== true ? kept.answers({ command: command.name, argument: line.argument, options, files: question.files }) : null; // prettier-ignore
    const found = await whole?.find({ json: asJson, files: folder !== undefined });
    const answer: Answer =
      found ??
      (await question.answer({
        began,
        state,
        kept,
        stands: ({ lines, objects }) => {
          if (follows) for (const object of objects()) say(json(object, true));
          else shown?.note(lines({ columns: columns(), colour: colour() }));
        },
        written: folder !== undefined,
        ...work,
        threads: async (scenario, files, between = (own) => own) => {
          const { pool } = await import("../node/pool.ts");
          const lost = (why: string): void => interrupt.stop({ code: 2, why });
          const { close, ...execute } = pool(scenario, threads, lost);
          closing.push(close);
          const here = { ...execute, ...work, atOnce: threads * 2 };
          if (options["queue"] === undefined || !files) return { ...here, ...kept?.around(scenario, between(here)) };
          const { askThrough } = await import("./queue.ts");
          const asked = await askThrough(options["queue"] as string, { scenario, files, told: state, lost, stopped: work.stopped }); // prettier-ignore
          closing.push(asked.close);
          const there = { ...here, ...asked.executors };
          return { ...there, ...kept?.around(scenario, between(there)) };
        },
      }));
    standing?.stop();
    late?.stop();
    const words: Rendered | null = !("document" in answer)
      ? answer
      : asJson && folder === undefined
        ? null
        : await wordsOf(answer);
    if (!asJson) for (const note of answer.notes ?? []) tell(`note ${note}\n`);
    say(
      words === null || asJson
        ? json(answer.json, answer.compact === true || follows)
        : words.text({ columns: columns(), colour: colour() }),
    );
    const used = kept && !asJson ? kept.inWords((performance.now() - began) / 1000) : null;
    if (used !== null) tell(`${used}\n`);
    const ending = answer.stopped ? interrupt.ending() : null;
    if (answer.stopped) tell(`stopped early: ${answer.stopped}${stored ? GOES_ON : ""}\n${ending?.why === undefined ? "" : `${ending.why}\n`}`); // prettier-ignore
    process.exitCode = answer.stopped ? (ending?.code ?? 130) : (answer.code ?? 0);
    const files = folder === undefined ? [] : ((await words?.files?.()) ?? []);
    // a signal late in the work cuts what stands beside the answers short, which an answer need not say
    if (!found && !answer.stopped && interrupt.ending() === null && "document" in answer)
      await whole?.keep(answer, words?.document, folder === undefined ? undefined : files);
    if (folder === undefined) return;
    const page = await writeWhole(folder, files);
    if (page !== "" && !asJson) say(`\n${page.endsWith(".html") ? "page" : "file"}  ${page}\n`);
  } catch (error) {
    const ending = interrupt.ending();
    throw ending && error instanceof Error && error.name === "Stopped"
      ? new EndedEarly(ending, stored ? GOES_ON : "")
      : error;
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

/** Where only JSON is printed, what somebody has to mend is said all the same, on the error stream and once. */
function stateTold(shown: Pick<Shown, "state"> | null): Life["state"] {
  let last = "";
  return (words, bad) => {
    if (shown) return shown.state(words);
    const kind = words.replaceAll(/\d+/g, "");
    if (bad && kind !== last) tell(`${words}\n`);
    last = bad ? kind : "";
  };
}

/** Said where the work was stopped and its finished pieces are in a store. */
const GOES_ON = "; what was finished is kept, and the same command goes on from there";

async function keptFor(named: Named, interrupt: Interrupt): Promise<Kept | null> {
  const { openStore } = await import("./store.ts");
  return openStore(named, (sentence) => tellAbove([`note ${sentence}`]), interrupt.stop);
}

/** Milliseconds without a word. */
const WAITED = 2000;

async function shownLate(stages: Stages, unit: string, began: number): Promise<Pick<Shown, "update" | "stop">> {
  const { shownProgress } = await import("./progress.ts");
  let shown: Shown | null = null;
  return {
    update: (stage, done) => {
      if (performance.now() - began > WAITED) (shown ??= shownProgress(stages, unit, began)).update(stage, done);
    },
    stop: () => shown?.stop(),
  };
}

const NO_MEMORY =
  "memory is nearly used up; ask for fewer --worlds, or give Node more: NODE_OPTIONS=--max-old-space-size=8000, in MB";

/** An answer's words, with the document that they are made of. */
type Rendered = Words & { readonly document?: Document };

async function wordsOf({ document, page: name, beside }: Told): Promise<Rendered> {
  const { toTerminal } = await import("../report/toTerminal.ts");
  const told = typeof document === "function" ? await document() : document;
  return {
    document: told,
    text: ({ columns, colour }) => toTerminal(told, columns, colour),
    files: async () =>
      name === undefined
        ? []
        : [[name, (await import("../report/toHtml.ts")).toHtml(told)], ...((await beside?.()) ?? [])],
  };
}
