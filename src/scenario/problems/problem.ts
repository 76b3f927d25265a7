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
  /** Where the mistake lies in one place and shows in many: it is told once, with how often, or with what it is in the other places. */
  readonly once?: true | Slip;
}

/** One slip of which every place is told another thing. */
export interface Slip {
  /** Alike for all that the slip shows in. */
  readonly of: string;
  /** What it is here: `in line 4`, or a word in quotes. */
  readonly here: string;
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
  if (again(problems, text)) return;
  if (problems.list.length >= MOST_PROBLEMS) throw new EnoughProblems("enough problems");
  add(problems, file, span, text);
}

/** As addProblem, of remarks, of which there may be any number. */
export function addRemark(problems: Problems, file: string, span: Span, text: Message): void {
  if (!again(problems, text)) add(problems, file, span, text);
}

function add(problems: Problems, file: string, span: Span, text: Message): void {
  const { once, ...said } = text;
  const problem = { file, ...span, ...said };
  problems.list.push(problem);
  if (once === undefined) return;
  const here = new Set(once === true ? [] : [once.here]);
  slipsOf(problems).set(keyOf(text, once), { told: problem, message: text.message, here, times: 1 });
}

interface Told {
  told: Problem;
  readonly message: string;
  /** What it is in each place. */
  readonly here: Set<string>;
  times: number;
}

const slips = new WeakMap<Problems, Map<string, Told>>();

function slipsOf(problems: Problems): Map<string, Told> {
  const known = slips.get(problems) ?? new Map<string, Told>();
  slips.set(problems, known);
  return known;
}

const keyOf = ({ code, message }: Message, once: true | Slip): string => JSON.stringify([code, once === true ? message : [once.of]]); // prettier-ignore

/** As many others are named. */
const MOST_NAMED = 4;

/** Whether the same was told before; then it says there how often, or where else. */
function again(problems: Problems, text: Message): boolean {
  const { once } = text;
  if (once === undefined) return false;
  const before = slipsOf(problems).get(keyOf(text, once));
  if (!before) return false;
  before.times++;
  if (once !== true) before.here.add(once.here);
  const others = [...before.here].slice(1, 1 + MOST_NAMED);
  const more = before.here.size - 1 - others.length;
  const tail =
    before.here.size < 2 ? ` (named ${before.times} times)` : `; also ${others.join(", ")}${more > 0 ? ` and ${more} more` : ""}`; // prettier-ignore
  const { list } = problems;
  const i = list.indexOf(before.told);
  before.told = { ...before.told, message: before.message + tail };
  if (i >= 0) list[i] = before.told;
  return true;
}

export const NOWHERE: Span = { line: 0, column: 0, length: 0 };
