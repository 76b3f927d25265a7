// Drawn values, as every mechanism looks up its own.

/** Anything that holds drawn values by mechanism and parameter. */
export interface Drawn {
  readonly p: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
}
