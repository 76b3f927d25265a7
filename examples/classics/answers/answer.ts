// One known answer of a published model.

/**
 * read: the number stands in a source that was read. computed: it was computed apart from this code, from the formula. not verified: the
 * formula or the number is from memory, and agreement says only that the code does what is remembered.
 */
export type Standing = "read" | "computed" | "not verified";

export interface KnownAnswer {
  readonly model: string;
  readonly what: string;
  readonly expected: number;
  readonly got: number;
  /** Largest difference that passes. */
  readonly within: number;
  readonly source: string;
  readonly standing: Standing;
}

export const agrees = ({ expected, got, within }: KnownAnswer): boolean => Math.abs(got - expected) <= within;

/** Answers of one model that share their source. */
export const answersOf =
  (model: string, source: string, standing: Standing) =>
  (what: string, expected: number, got: number, within: number): KnownAnswer => ({
    model,
    what,
    expected,
    got,
    within,
    source,
    standing,
  });

/** Half a unit in this decimal place: what a printed number leaves open. */
export const toDecimals = (places: number): number => {
  let unit = 0.5;
  for (let i = 0; i < places; i++) unit /= 10;
  return unit * (1 + 1e-9);
};
