// What `precedent classics` prints with --json: the table of answers, or the demonstration.
import type { CheckedAnswer, EpsteinReport } from "./classics.ts";

export type ClassicsOutput =
  | { readonly format: 1; readonly answers: readonly CheckedAnswer[] }
  | ({ readonly format: 1 } & Omit<EpsteinReport, "lattices">);
