// What an experimenter may impose on a run, as data; src/model/directives.ts does it.
import type { Passage, QuantityName } from "./passages.ts";

export const ACTORS = ["government", "guarantor"] as const;
export type Actor = (typeof ACTORS)[number];

/** When: at a passage, on a date (days since the start), or null for the moment at which arms part. */
export type When = Passage | { readonly kind: "date"; readonly at: number } | null;

export type Directive =
  | { readonly force: Actor; readonly choose: string; readonly when: When; readonly after: number }
  | { readonly force: Actor; readonly never: string }
  | {
      readonly do: QuantityName;
      readonly to: number;
      readonly when: When;
      readonly after: number;
      readonly hold: number;
    };
