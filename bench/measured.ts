// What a measure comes to.

export interface Measured {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /**
   * What is compared with a baseline, less being better: a time over the reference loop's; where there is no time in it the value itself; for two
   * workers their processor time over that of one, as a busy machine alone can halve the speed-up.
   */
  readonly ratio: number;
  /** In the unit of the value, and which way it goes. */
  readonly better: "less" | "more";
  readonly target?: number;
  readonly note?: string;
}
