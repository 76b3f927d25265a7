// What the user can mend, apart from everything heavy, so that `--help` needs no more than this.

/** The user's to mend: exit 2. The message is printed as it is. */
export class InputError extends Error {
  override readonly name = "InputError";
}
