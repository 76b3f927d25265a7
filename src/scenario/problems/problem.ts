// What is wrong with a scenario file, and where: one entry per mistake, all of them at once.

export interface Span {
  /** From 1; 0 where the problem has no place in a file, such as a missing file. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** What a message says; see messages.ts. */
export interface Message {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** What was probably meant. */
  readonly hint?: string;
  /** Where the mistake lies in one place and shows wherever that is named: it is told once, with how often. */
  readonly once?: true;
}

export interface Problem extends Span, Message {
  readonly file: string;
}

export type Path = readonly (string | number)[];

/** Reading stops at this many: what follows is seldom a mistake of its own. */
export const MOST_PROBLEMS = 200;

export interface Problems {
  readonly list: Problem[];
}

/** Thrown by addProblem when there are enough, and caught by parseScenario alone. */
export class EnoughProblems extends Error {}

export function addProblem(problems: Problems, file: string, span: Span, text: Message): void {
  const { once, ...said } = text;
  if (once && counted(problems, text)) return;
  if (problems.list.length >= MOST_PROBLEMS) throw new EnoughProblems("enough problems");
  problems.list.push({ file, ...span, ...said });
}

const TIMES = / \(named (\d+) times\)$/;

/** Whether the same was told before; then it says there how often. */
function counted({ list }: Problems, { code, message }: Message): boolean {
  const i = list.findIndex((p) => p.code === code && p.message.replace(TIMES, "") === message);
  const before = list[i];
  if (!before) return false;
  const times = Number(TIMES.exec(before.message)?.[1] ?? 1) + 1;
  list[i] = { ...before, message: `${message} (named ${times} times)` };
  return true;
}

export const NOWHERE: Span = { line: 0, column: 0, length: 0 };
