// Where a verdict of the model comes from: the words, and what each says. Rules: docs/verdicts.md.

export const ORIGINS = {
  "not written in directly":
    "stays when every quantity that the change works through first is taken away, alone and all together",
  "written in": "goes when quantities that the change works through first are taken away",
  "by definition": "what is changed is what is looked at: not a finding",
  "by construction": "nothing leads from what is changed to what is looked at: not a finding",
  "by input": "gives back a number that was put in: not a finding",
  "left open": "too few runs tell whether it stays when what the change works through first is taken away",
} as const;

export type OriginWord = keyof typeof ORIGINS;

export const ORIGIN_WORDS = Object.keys(ORIGINS) as readonly OriginWord[];

/** What is left without some quantities, beside the answer as drawn in the same worlds and futures. */
export interface Left {
  readonly paths: readonly string[];
  readonly worlds: number;
  readonly futures: number;
  /** Share of these worlds in which the effect goes the answer's way and matters, and the mean effect that way: as drawn, and without. */
  readonly share: { readonly drawn: number; readonly left: number };
  readonly effect: { readonly drawn: number; readonly left: number };
  /** Whether less than half of the mean effect is left, or more, with the whole interval; else null. */
  readonly most: "gone" | "left" | null;
}
