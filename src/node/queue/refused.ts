// What a queue refuses in words, for whoever may mend it. No address's password ever stands in them.

/** The user's to mend: a wrong address or password, a server that cannot be used, other versions. `remedy` is a sentence. */
export class QueueRefused extends Error {
  override readonly name = "QueueRefused";
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}
