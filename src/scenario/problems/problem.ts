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
  if (problems.list.length >= MOST_PROBLEMS) throw new EnoughProblems("enough problems");
  problems.list.push({ file, ...span, ...text });
}

export const NOWHERE: Span = { line: 0, column: 0, length: 0 };
