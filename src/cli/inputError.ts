// What the user can mend, apart from everything heavy, so that `--help` needs no more than this.

import type { Problem } from "../scenario/problems/problem.ts";

export interface Refused {
  readonly problems: readonly Problem[];
  /** Whether there are more. */
  readonly more: boolean;
  /** The folder with its slash. */
  readonly folder: string;
}

/** The user's to mend: exit 2. The message is printed as it is. */
export class InputError extends Error {
  override readonly name = "InputError";
  /** Where it is a scenario's files that were refused: their mistakes. */
  readonly refused: Refused | undefined;

  constructor(message: string, refused?: Refused) {
    super(message);
    this.refused = refused;
  }
}
